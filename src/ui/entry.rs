//! The form for an event.

use egui::{Context, Key, KeyboardShortcut, Modifiers, TextEdit, Ui, Vec2};

use super::choose::choose;
use super::theme::{palette, space};
use super::widgets::{self, Look, Press};
use crate::app::entry::{FactorRow, FilledIn, PartyRow, TaskRow};
use crate::app::view::{Choices, EntryView, FormRow, Takes};
use crate::app::{Action, Draft, Entry, VaultAct};
use crate::record::{ActivityKind, FieldKind};

/// The keys of a working copy, wherever the keyboard is.
pub(super) fn keys(ctx: &Context, actions: &mut Vec<Action>) {
    let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
    ctx.input_mut(|input| {
        for (keys, action) in [
            (command(Key::S), Action::Vault(VaultAct::Save)),
            (command(Key::Enter), Action::Entry(Entry::Save)),
            (command(Key::Y), Action::Entry(Entry::Redo)),
            (command(Key::Z), Action::Entry(Entry::Undo)),
        ] {
            if input.consume_shortcut(&keys) {
                actions.push(action);
            }
        }
    });
}

/// Paints the line that opens to the form.
pub(super) fn show(ui: &mut Ui, view: &EntryView, actions: &mut Vec<Action>) {
    let fill = palette(ui).sheet;
    let mut form = Form::of(view);
    widgets::card(ui, fill, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            widgets::strong(ui, &view.title);
            widgets::soft(ui, &view.count);
        });
        ui.horizontal_wrapped(|ui| form.line(ui, view));
        for line in &view.missing {
            let told = widgets::strong(ui, line);
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
        ui.horizontal_wrapped(|ui| {
            if Press::new(view.texts.record, Look::Main).show(ui) {
                form.save = true;
            }
            if Press::new(view.texts.whole_form, Look::Plain).open(view.draft.whole).show(ui) {
                form.then = Some(Entry::Whole);
            }
            let plain = [
                (view.texts.clear, Entry::Clear, true),
                (view.texts.undo, Entry::Undo, view.steps[0]),
                (view.texts.redo, Entry::Redo, view.steps[1]),
            ];
            for (label, entry, enabled) in plain {
                if Press::new(label, Look::Quiet).enabled(enabled).show(ui) {
                    form.then = Some(entry);
                }
            }
        });
        widgets::caption(ui, view.texts.keys);
    });
    form.done(actions);
}

/// Paints the whole form.
pub(super) fn whole(ui: &mut Ui, view: &EntryView, actions: &mut Vec<Action>) {
    let mut form = Form::of(view);
    form.text(ui, &view.when[1], view.texts.time_hint, |draft| &mut draft.at);
    form.text(ui, view.texts.filed_on, view.texts.day_hint, |draft| &mut draft.filed_on);
    form.people(ui, view, view.texts.who);
    for row in &view.rows {
        form.row(ui, view, row);
    }
    form.text(ui, &view.note, "", |draft| &mut draft.note);
    ui.add_space(space::BETWEEN);
    form.done(actions);
}

/// The form while it is painted: a copy that changes, and what is to be done with it.
pub(super) struct Form {
    draft: Draft,
    changed: bool,
    save: bool,
    then: Option<Entry>,
}

impl Form {
    pub(super) fn of(view: &EntryView) -> Self {
        Self { draft: view.draft.clone(), changed: false, save: false, then: None }
    }

    /// What it has become, where something changed.
    pub(super) fn changed(self) -> Option<Draft> {
        self.changed.then_some(self.draft)
    }

    /// The people who did it.
    pub(super) fn people(&mut self, ui: &mut Ui, view: &EntryView, label: &str) {
        labelled(ui, label);
        self.changed |= people(ui, view, label, true, &mut self.draft.by);
    }

    fn done(self, actions: &mut Vec<Action>) {
        if self.changed {
            actions.push(Action::Entry(Entry::Draft(Box::new(self.draft))));
        }
        if self.save {
            actions.push(Action::Entry(Entry::Save));
        }
        actions.extend(self.then.map(Action::Entry));
    }

    /// The one line: date, who, what, text, source, where it is on file.
    fn line(&mut self, ui: &mut Ui, view: &EntryView) {
        let begun = egui::Id::unique("form begun");
        let on = column(ui, &view.when[0], 104.0, |ui, name| {
            field(ui, name, view.texts.day_hint, &mut self.draft.on, 104.0)
        });
        if ui.data(|data| data.get_temp(begun)) != Some(view.begun) {
            ui.data_mut(|data| data.insert_temp(begun, view.begun));
            on.request_focus();
        }
        self.typed(ui, &on);
        let mut who = self.draft.by.first().cloned().unwrap_or_default();
        if who.role.is_empty() {
            "unknown".clone_into(&mut who.role);
        }
        if column(ui, view.texts.who, 170.0, |ui, name| choose(ui, name, &view.roles, &mut who.role, 170.0)) {
            match self.draft.by.first_mut() {
                Some(first) => *first = who,
                None => self.draft.by.push(who),
            }
            self.changed = true;
        }
        let mut kind = self.draft.kind.name().to_owned();
        if column(ui, view.texts.what, 230.0, |ui, name| choose(ui, name, &view.kinds, &mut kind, 230.0))
            && let Some(kind) = ActivityKind::ALL.iter().find(|it| it.name() == kind)
        {
            self.draft.kind = *kind;
            self.changed = true;
        }
        let mut text = match &view.text_field {
            Some(name) => match self.draft.field(name, FieldKind::Text) {
                FilledIn::Text(text) => text,
                _ => String::new(),
            },
            None => self.draft.note.clone(),
        };
        let wide = 250.0;
        let typed = column(ui, view.texts.text, wide, |ui, name| field(ui, name, "", &mut text, wide));
        if typed.changed() {
            match &view.text_field {
                Some(name) => self.draft.fill(name, FilledIn::Text(text)),
                None => self.draft.note = text,
            }
        }
        self.typed(ui, &typed);
        if let Some(sources) = &view.sources {
            let mut source = match self.draft.fields.get("signal.source") {
                Some(FilledIn::One(name)) => name.clone(),
                _ => "unknown".to_owned(),
            };
            if column(ui, view.texts.fact, 170.0, |ui, name| choose(ui, name, sources, &mut source, 170.0)) {
                self.draft.fill("source", FilledIn::One(source));
                self.changed = true;
            }
        }
        self.changed |= column(ui, view.texts.filed, 170.0, |ui, name| {
            choose(ui, name, &view.places, &mut self.draft.place, 170.0)
        });
    }

    /// What typing in a field of the line does: Enter saves.
    fn typed(&mut self, ui: &Ui, response: &egui::Response) {
        self.changed |= response.changed();
        self.save |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    }

    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        label: &str,
        hint: &str,
        of: impl FnOnce(&mut Draft) -> &mut String,
    ) {
        labelled(ui, label);
        let wide = ui.available_width().min(space::READING);
        self.changed |= field(ui, label, hint, of(&mut self.draft), wide).changed();
    }

    /// A field under its label.
    pub(super) fn row(&mut self, ui: &mut Ui, view: &EntryView, row: &FormRow) {
        // The one line holds these already.
        if view.text_field.as_ref() == Some(&row.name) || (row.name == "source" && view.sources.is_some()) {
            return;
        }
        labelled(ui, &row.label);
        self.answer(ui, view, row);
    }

    /// A field without its label.
    pub(super) fn answer(&mut self, ui: &mut Ui, view: &EntryView, row: &FormRow) {
        let kind = self.draft.kind.form().into_iter().find(|(name, _)| *name == row.name).map(|it| it.1);
        let Some(kind) = kind else { return };
        let mut filled = self.draft.field(&row.name, kind);
        let wide = ui.available_width().min(space::READING);
        let changed = match (&row.takes, &mut filled) {
            // Also somebody who has an alias only: a choice among the parents.
            (Takes::One(options), FilledIn::One(chosen) | FilledIn::Text(chosen)) => {
                choose(ui, &row.label, options, chosen, wide.min(320.0))
            }
            (Takes::Text, FilledIn::Text(text)) => field(ui, &row.label, "", text, wide).changed(),
            (Takes::Day, FilledIn::Text(text)) => {
                field(ui, &row.label, view.texts.day_hint, text, 140.0).changed()
            }
            (Takes::People { many }, FilledIn::People(rows)) => people(ui, view, &row.label, *many, rows),
            (Takes::Ticks(options), FilledIn::Names(names)) => ticks(ui, view, options, names),
            (Takes::Tasks(labels), FilledIn::Tasks(rows)) => tasks(ui, view, labels, &row.label, rows),
            (Takes::Factors(levels), FilledIn::Factors(rows)) => factors(ui, view, levels, &row.label, rows),
            (Takes::Instrument(labels), FilledIn::Instrument(name, outcome)) => {
                let first = named_field(ui, &row.label, &labels[0], name, wide);
                let second = named_field(ui, &row.label, &labels[1], outcome, wide);
                first || second
            }
            _ => false,
        };
        if changed {
            self.draft.fill(&row.name, filled);
            self.changed = true;
        }
    }
}

fn labelled(ui: &mut Ui, label: &str) {
    ui.add_space(space::HAIR);
    widgets::caption(ui, label);
}

/// A small label over a field.
pub(super) fn column<R>(ui: &mut Ui, label: &str, wide: f32, field: impl FnOnce(&mut Ui, &str) -> R) -> R {
    ui.allocate_ui(Vec2::new(wide, 54.0), |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            widgets::caption(ui, label);
            field(ui, label)
        })
        .inner
    })
    .inner
}

/// A field to type in, by its accessible name.
pub(super) fn field(ui: &mut Ui, name: &str, hint: &str, text: &mut String, wide: f32) -> egui::Response {
    let edit = TextEdit::singleline(text)
        .id(ui.scope_id().with(("field", name)))
        .hint_text(hint)
        .margin(egui::Margin::symmetric(8, 7))
        .desired_width((wide - 18.0).max(60.0));
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

fn named_field(ui: &mut Ui, of: &str, label: &str, text: &mut String, wide: f32) -> bool {
    widgets::caption(ui, label);
    field(ui, &format!("{of}: {label}"), "", text, wide).changed()
}

/// Rows one can add to and take from.
fn rows<T: Default>(
    ui: &mut Ui,
    view: &EntryView,
    label: &str,
    many: bool,
    rows: &mut Vec<T>,
    mut one: impl FnMut(&mut Ui, &str, &mut T) -> bool,
) -> bool {
    let mut changed = false;
    let mut away = None;
    for (place, row) in rows.iter_mut().enumerate() {
        let name = if many { format!("{label} {}", place + 1) } else { label.to_owned() };
        ui.push_id((label, place), |ui| {
            ui.horizontal_wrapped(|ui| {
                changed |= one(ui, &name, row);
                let take = format!("{}: {name}", view.texts.take_away);
                if Press::new(view.texts.take_away, Look::Quiet).named(&take).show(ui) {
                    away = Some(place);
                }
            });
        });
    }
    if let Some(place) = away {
        rows.remove(place);
        changed = true;
    }
    if (many || rows.is_empty())
        && Press::new(view.texts.add, Look::Quiet).named(&format!("{}: {label}", view.texts.add)).show(ui)
    {
        rows.push(T::default());
        changed = true;
    }
    changed
}

fn person(ui: &mut Ui, view: &EntryView, name: &str, row: &mut PartyRow) -> bool {
    if row.role.is_empty() {
        "unknown".clone_into(&mut row.role);
    }
    let chosen = choose(ui, name, &view.roles, &mut row.role, 200.0);
    let alias = format!("{name}: {}", view.texts.alias);
    field(ui, &alias, view.texts.alias, &mut row.alias, 120.0).changed() || chosen
}

fn people(ui: &mut Ui, view: &EntryView, label: &str, many: bool, list: &mut Vec<PartyRow>) -> bool {
    rows(ui, view, label, many, list, |ui, name, row| person(ui, view, name, row))
}

fn ticks(
    ui: &mut Ui,
    view: &EntryView,
    options: &Choices,
    names: &mut std::collections::BTreeSet<String>,
) -> bool {
    if options.is_empty() {
        widgets::soft(ui, view.texts.nothing);
    }
    let mut changed = false;
    for (name, label) in options {
        let mut on = names.contains(name);
        if ui.checkbox(&mut on, label).changed() {
            changed = true;
            if on {
                names.insert(name.clone())
            } else {
                names.remove(name)
            };
        }
    }
    changed
}

fn tasks(ui: &mut Ui, view: &EntryView, labels: &[String; 4], label: &str, list: &mut Vec<TaskRow>) -> bool {
    rows(ui, view, label, true, list, |ui, name, row| {
        let [what, owner, due, done] = labels;
        let mut changed = field(ui, &format!("{name}: {what}"), what, &mut row.what, 240.0).changed();
        changed |= person(ui, view, &format!("{name}: {owner}"), &mut row.owner);
        changed |= field(ui, &format!("{name}: {due}"), due, &mut row.due, 110.0).changed();
        changed | field(ui, &format!("{name}: {done}"), done, &mut row.done_on, 110.0).changed()
    })
}

fn factors(ui: &mut Ui, view: &EntryView, levels: &Choices, label: &str, list: &mut Vec<FactorRow>) -> bool {
    rows(ui, view, label, true, list, |ui, name, row| {
        if row.level.is_empty() {
            "unknown".clone_into(&mut row.level);
        }
        let chosen = choose(ui, name, levels, &mut row.level, 150.0);
        field(ui, &format!("{name}: {}", view.texts.text), view.texts.text, &mut row.text, 280.0).changed()
            || chosen
    })
}
