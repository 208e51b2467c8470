//! The pages of the vault: making and unlocking it, its cases, backups, trails.

use egui::{Key, ScrollArea, TextEdit, Ui, Vec2};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::vault::{Form, VaultAct};
use crate::app::view::{CaseRow, Field, FieldView, ListView, VaultView};
use crate::app::{Action, Entry, Page};

/// How wide a field is.
const FIELD: f32 = 460.0;
/// How wide a day and a time are.
const WHEN: f32 = 150.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &VaultView, actions: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("vault").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 8.0);
        widgets::heading(ui, &view.title, size::TITLE);
        widgets::reading(ui, |ui| {
            for line in &view.lead {
                widgets::body(ui, line);
            }
            for line in &view.told {
                spoken(ui, line);
            }
        });
        if let Some([title, says]) = view.busy {
            ui.add_space(space::WITHIN);
            spoken(ui, title);
            widgets::body(ui, says);
            return;
        }
        if let Some(list) = &view.list {
            if let Some(refused) = view.refused {
                spoken(ui, refused);
            }
            begin(ui, list, actions);
            cases(ui, list, actions);
        }
        if let Some(text) = &view.text {
            ui.add_space(space::WITHIN);
            widgets::body(ui, text.told());
        }
        form(ui, view, actions);
        links(ui, view, actions);
        trail(ui, view);
    });
}

/// A line that a screen reader says as soon as it comes.
fn spoken(ui: &mut Ui, line: &str) {
    let told = widgets::strong(ui, line);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

fn begin(ui: &mut Ui, list: &ListView, actions: &mut Vec<Action>) {
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        let [new, file] = list.begin;
        if Press::new(new, Look::Main).show(ui) {
            actions.push(Action::Entry(Entry::Begin));
        }
        if Press::new(file, Look::Plain).show(ui) {
            actions.push(Action::Go(Page::Open));
        }
    });
    ui.add_space(space::WITHIN);
}

fn cases(ui: &mut Ui, list: &ListView, actions: &mut Vec<Action>) {
    if let Some(empty) = list.empty {
        widgets::reading(ui, |ui| widgets::soft(ui, empty));
    }
    for row in &list.rows {
        ui.push_id(("case", &row.name), |ui| case(ui, row, actions));
    }
    ui.add_space(space::WITHIN);
}

fn case(ui: &mut Ui, row: &CaseRow, actions: &mut Vec<Action>) {
    let wide = ui.available_width().min(860.0);
    let buttons = 190.0;
    ui.allocate_ui_with_layout(Vec2::new(wide, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(
                Vec2::new(wide - buttons, 0.0),
                egui::Layout::top_down(egui::Align::Min),
                |ui| {
                    ui.set_width(wide - buttons);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    widgets::strong(ui, &row.name);
                    for line in &row.says {
                        widgets::soft(ui, line);
                    }
                },
            );
            for (it, look) in [(&row.open, Look::Plain), (&row.erase, Look::Quiet)] {
                if let Some((label, name, act)) = it
                    && Press::new(label, look).named(name).show(ui)
                {
                    actions.push(Action::Vault(act.clone()));
                }
            }
        });
        ui.add_space(space::HAIR);
        widgets::rule(ui);
        ui.add_space(space::HAIR);
    });
}

/// What is typed and chosen, and what is to be done with it.
fn form(ui: &mut Ui, view: &VaultView, actions: &mut Vec<Action>) {
    let mut form = view.form.clone();
    let mut entered = false;
    if !view.signs.is_empty() {
        signs(ui, &view.signs);
    }
    // The keyboard begins at the first field that is empty.
    let mut there = false;
    for (index, it) in view.fields.iter().enumerate() {
        let last = index + 1 == view.fields.len();
        let empty = text_is_empty(it.field, &form);
        entered |= field(ui, it, &mut form, empty && !there, view.show.is_some()) && last;
        there |= empty;
    }
    if let Some(label) = view.show
        && Press::new(label, Look::Quiet).on(form.shown).show(ui)
    {
        form.shown = !form.shown;
    }
    if let Some((title, choices)) = &view.why {
        ui.add_space(space::WITHIN);
        widgets::strong(ui, title);
        for (label, why) in choices {
            if Press::new(label, Look::Plain).on(form.why == Some(*why)).show(ui) {
                form.why = Some(*why);
            }
        }
    }
    if let Some(refused) = view.refused.filter(|_| view.list.is_none()) {
        ui.add_space(space::HAIR);
        spoken(ui, refused);
    }
    if form != view.form {
        actions.push(Action::Vault(VaultAct::Fill(Box::new(form))));
    }
    if view.does.is_empty() {
        return;
    }
    ui.add_space(space::WITHIN);
    ui.horizontal_wrapped(|ui| {
        for (index, (label, act)) in view.does.iter().enumerate() {
            let look = if index == 0 { Look::Main } else { Look::Plain };
            if Press::new(label, look).show(ui) || (index == 0 && entered) {
                actions.push(Action::Vault(act.clone()));
            }
        }
    });
}

/// A field under its label; whether Enter was pressed in it.
fn field(ui: &mut Ui, view: &FieldView, form: &mut Form, first: bool, hides: bool) -> bool {
    ui.add_space(space::WITHIN);
    let label = widgets::strong(ui, view.label);
    let shown = form.shown || !hides;
    // The recovery key is long and typed from paper: one must see what one types.
    let secret = matches!(view.field, Field::Passphrase | Field::New | Field::Again);
    let text = match view.field {
        Field::Folder => &mut form.folder,
        Field::File => &mut form.file,
        Field::Code => &mut form.code,
        Field::Passphrase => form.passphrase.typed(),
        Field::New => form.new.typed(),
        Field::Again => form.again.typed(),
        Field::Key => form.key.typed(),
    };
    let wide = FIELD.min(ui.available_width() - 12.0);
    let edit = TextEdit::singleline(text)
        .id_salt(("vault field", view.label))
        .hint_text(view.hint)
        .margin(egui::Margin::symmetric(10, 8))
        .password(secret && !shown)
        .desired_width(wide);
    let response = ui.add(edit).labelled_by(label.id);
    if secret || view.field == Field::Key {
        // No step back to a passphrase: what was typed before is not kept.
        if let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), response.id) {
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
        }
    }
    if first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if let Some(says) = view.says {
        widgets::reading(ui, |ui| widgets::soft(ui, says));
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn text_is_empty(field: Field, form: &Form) -> bool {
    match field {
        Field::Folder => form.folder.is_empty(),
        Field::File => form.file.is_empty(),
        Field::Code => form.code.is_empty(),
        Field::Passphrase => form.passphrase.is_blank(),
        Field::New => form.new.is_blank(),
        Field::Again => form.again.is_blank(),
        Field::Key => form.key.is_blank(),
    }
}

/// Signs to copy by hand: in groups, large, each group to be read by itself.
fn signs(ui: &mut Ui, groups: &[String]) {
    ui.add_space(space::WITHIN);
    let fill = palette(ui).sheet;
    widgets::card(ui, fill, |ui| {
        ui.set_max_width(FIELD + 160.0);
        egui::Grid::new("signs").spacing(Vec2::new(28.0, 10.0)).show(ui, |ui| {
            for (index, group) in groups.iter().enumerate() {
                ui.label(egui::RichText::new(group).font(theme::bold(size::TITLE)).extra_letter_spacing(2.0));
                if index % 5 == 4 {
                    ui.end_row();
                }
            }
        });
    });
}

fn links(ui: &mut Ui, view: &VaultView, actions: &mut Vec<Action>) {
    if view.links.is_empty() {
        return;
    }
    ui.add_space(space::WITHIN);
    ui.horizontal_wrapped(|ui| {
        for (label, act) in &view.links {
            if Press::new(label, Look::Quiet).show(ui) {
                actions.push(Action::Vault(act.clone()));
            }
        }
    });
}

/// Lines of a trail, the latest first.
fn trail(ui: &mut Ui, view: &VaultView) {
    if view.trail.is_empty() {
        return;
    }
    ui.add_space(space::BETWEEN);
    for (when, what) in view.trail.iter().rev() {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(Vec2::new(WHEN, 22.0), |ui| {
                ui.set_width(WHEN);
                widgets::soft(ui, when);
            });
            widgets::body(ui, what);
        });
    }
}
