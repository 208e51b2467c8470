//! The page of who a case is about.

use egui::{Key, ScrollArea, Ui};

use super::choose::choose;
use super::entry::{column, field};
use super::theme::{size, space};
use super::widgets::{self, Look, Press};
use crate::app::entry::{Head, ParentRow};
use crate::app::view::{Choices, DescribeView};
use crate::app::{Action, Entry};
use crate::record::{ParentKind, Value};

/// Paints the page of who a case is about.
pub(super) fn show(ui: &mut Ui, view: &DescribeView, actions: &mut Vec<Action>) {
    let mut head = view.head.clone();
    let (texts, before) = (view.texts, view.head.clone());
    let mut done = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widgets::heading(ui, texts.about, size::TITLE);
        widgets::reading(ui, |ui| {
            widgets::lead(ui, texts.about_lead);
            ui.add_space(space::TIGHT);
            widgets::strong(ui, texts.pupil_alias);
            let alias = field(ui, texts.pupil_alias, texts.pupil_alias_hint, &mut head.alias, 320.0);
            if ui.memory(|memory| memory.focused().is_none()) && head.alias.is_empty() {
                alias.request_focus();
            }
            if alias.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                done = Some(Entry::Described);
            }
            if head.refused {
                let told = widgets::strong(ui, texts.alias_needed);
                ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
            }
        });
        ui.add_space(space::WITHIN);
        let wide = if ui.available_width() > 700.0 { 320.0 } else { ui.available_width() };
        ui.horizontal_wrapped(|ui| {
            one_of(
                ui,
                &view.school.0,
                &view.school.1,
                &mut head.school,
                wide,
                crate::record::SchoolType::ALL,
            );
            one_of(ui, &view.route.0, &view.route.1, &mut head.route, wide, crate::record::Route::ALL);
            for (label, answer) in view.answers.iter().zip(&mut head.answers) {
                one_of(ui, label, &view.answer, answer, wide, crate::record::Answer::ALL);
            }
        });
        ui.add_space(space::WITHIN);
        parents(ui, view, &mut head);
        ui.add_space(space::BETWEEN);
        ui.horizontal(|ui| {
            if Press::new(texts.to_case, Look::Main).show(ui) {
                done = Some(Entry::Described);
            }
            if Press::new(texts.cancel, Look::Quiet).show(ui) {
                done = Some(Entry::Leave);
            }
        });
    });
    if head != before {
        head.refused = false;
        actions.push(Action::Entry(Entry::Describe(Box::new(head))));
    }
    actions.extend(done.map(Action::Entry));
}

fn parents(ui: &mut Ui, view: &DescribeView, head: &mut Head) {
    let texts = view.texts;
    widgets::heading(ui, texts.parents, size::LEAD);
    let mut away = None;
    let (kinds, labels) = &view.parent;
    for (place, row) in head.parents.iter_mut().enumerate() {
        let name = format!("{} {}", texts.parent, place + 1);
        ui.push_id(("parent", place), |ui| {
            ui.horizontal_wrapped(|ui| {
                let label = format!("{name}: {}", texts.alias);
                column(ui, &label, 150.0, |ui, name| field(ui, name, "", &mut row.alias, 150.0));
                let kind = format!("{name}: {}", labels[0]);
                one_of(ui, &kind, kinds, &mut row.kind, 240.0, ParentKind::ALL);
                let authority = format!("{name}: {}", labels[1]);
                one_of(ui, &authority, &view.answer, &mut row.authority, 200.0, crate::record::Answer::ALL);
                let take = format!("{}: {name}", texts.take_away);
                if Press::new(texts.take_away, Look::Quiet).named(&take).show(ui) {
                    away = Some(place);
                }
            });
        });
    }
    if let Some(place) = away {
        head.parents.remove(place);
    }
    if Press::new(texts.add_parent, Look::Plain).show(ui) {
        head.parents.push(ParentRow::default());
    }
}

/// One of a closed set, under its label.
fn one_of<V: Value>(ui: &mut Ui, label: &str, options: &Choices, value: &mut V, wide: f32, all: &[V]) {
    let mut chosen = value.name().to_owned();
    if column(ui, label, wide, |ui, name| choose(ui, name, options, &mut chosen, wide)) {
        *value = all.iter().copied().find(|it| it.name() == chosen).unwrap_or(*value);
    }
}
