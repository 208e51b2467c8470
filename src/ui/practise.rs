//! Choosing a scenario, and what to know before it begins.

use egui::{Align, Layout, ScrollArea, TextEdit, Ui, Vec2};

use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{AheadView, NumberView, PractiseView, ScenarioView};
use crate::app::{Action, Lead, Practise};

/// The width of the field for the number.
const NUMBER: f32 = 90.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &PractiseView, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widgets::heading(ui, view.title, size::TITLE);
        widgets::reading(ui, |ui| {
            widgets::body(ui, view.lead);
        });
        ui.add_space(space::WITHIN);
        if let Some(it) = &view.kept {
            super::kept::show(ui, it, actions);
            ui.add_space(space::BETWEEN);
        }
        if let Some((title, says)) = view.empty {
            let fill = palette(ui).sheet;
            widgets::card(ui, fill, |ui| {
                ui.set_width((ui.available_width() - 32.0).min(space::READING));
                widgets::heading(ui, title, size::LEAD);
                widgets::body(ui, says);
            });
        }
        if let Some((name, says)) = view.group {
            ui.horizontal(|ui| {
                if Press::new(name, Look::Plain).show(ui) {
                    actions.push(Action::Lead(Lead::SetUp));
                }
                widgets::caption(ui, says);
            });
            ui.add_space(space::WITHIN);
        }
        for it in &view.scenarios {
            ui.push_id(it.index, |ui| scenario(ui, it, actions));
            ui.add_space(space::WITHIN);
        }
        if view.empty.is_none() {
            number(ui, &view.number, actions);
        }
        ui.add_space(space::WITHIN);
    });
}

fn scenario(ui: &mut Ui, view: &ScenarioView, actions: &mut Vec<Action>) {
    let fill = palette(ui).sheet;
    let wide = (ui.available_width()).min(space::READING) - 40.0;
    let frame = egui::Frame::new().fill(fill).corner_radius(8).inner_margin(egui::Margin::same(20));
    frame.show(ui, |ui| {
        ui.set_width(wide);
        widgets::heading(ui, &view.title, size::LEAD);
        widgets::body(ui, &view.about);
        ui.add_space(space::HAIR);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            widgets::caption(ui, &view.role);
            widgets::caption(ui, &view.asks);
        });
        ui.add_space(space::HAIR);
        let (label, name, open) = &view.goals;
        ui.horizontal(|ui| {
            let (begin, begin_name) = &view.begin;
            if Press::new(begin, Look::Main).named(begin_name).show(ui) {
                actions.push(Action::Practise(Practise::Begin(view.index)));
            }
            if Press::new(label, Look::Quiet).named(name).open(*open).show(ui) {
                actions.push(Action::Practise(Practise::Goals(view.index)));
            }
        });
        widgets::bullets(ui, &view.goal_lines);
    });
}

fn number(ui: &mut Ui, view: &NumberView, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let label = widgets::strong(ui, view.label);
        let mut typed = view.typed.clone();
        let edit = TextEdit::singleline(&mut typed)
            .hint_text(view.hint)
            .char_limit(9)
            .margin(egui::Margin::symmetric(10, 7))
            .desired_width(NUMBER);
        if ui.add(edit).labelled_by(label.id).changed() {
            actions.push(Action::Practise(Practise::NumberTyped(typed)));
        }
    });
    widgets::reading(ui, |ui| {
        // In ink and words: red is for danger to a child.
        let says = if view.wrong { widgets::strong(ui, view.says) } else { widgets::caption(ui, view.says) };
        if view.wrong {
            ui.ctx().accesskit_node_builder(says.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
    });
}

/// Paints what to know before a scenario begins.
pub(super) fn ahead(ui: &mut Ui, view: &AheadView, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(space::BETWEEN);
        widgets::heading(ui, &view.title, size::TITLE);
        ui.add_space(space::WITHIN);
        widgets::reading(ui, |ui| {
            widgets::strong(ui, view.before);
            widgets::lead(ui, &view.says);
            ui.add_space(space::TIGHT);
            widgets::body(ui, view.turn);
            ui.add_space(space::BETWEEN);
            ui.allocate_ui_with_layout(
                Vec2::new(ui.available_width(), 0.0),
                Layout::left_to_right(Align::Center),
                |ui| {
                    if Press::new(view.go_on, Look::Main).show(ui) || widgets::enter(ui) {
                        actions.push(Action::Practise(Practise::GoOn));
                    }
                    if Press::new(view.back, Look::Quiet).show(ui) {
                        actions.push(Action::Practise(Practise::Choose));
                    }
                },
            );
        });
    });
}
