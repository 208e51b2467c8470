//! Plays that were left before their end: quiet rows, each to go on with or to let go.

use egui::{Align, Layout, Ui, Vec2};

use super::theme::{size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{KeptRow, KeptView};
use crate::app::{Action, Lead, Practise};

/// The room for the two buttons of a row.
const BUTTONS: f32 = 190.0;

/// Paints the plays.
pub(super) fn show(ui: &mut Ui, view: &KeptView, actions: &mut Vec<Action>) {
    widgets::heading(ui, view.title, size::LEAD);
    let wide = ui.available_width().min(space::READING);
    ui.allocate_ui_with_layout(Vec2::new(wide, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_max_width(wide);
        ui.spacing_mut().item_spacing.y = space::HAIR;
        for it in &view.rows {
            widgets::rule(ui);
            row(ui, it, actions);
        }
        widgets::rule(ui);
    });
}

fn row(ui: &mut Ui, row: &KeptRow, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - BUTTONS);
            ui.spacing_mut().item_spacing.y = 0.0;
            widgets::strong(ui, &row.title);
            widgets::caption(ui, &row.says);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (label, name) = &row.remove;
            if Press::new(label, Look::Quiet).named(name).small().show(ui) {
                actions.push(if row.group {
                    Action::Lead(Lead::LetGo(row.index))
                } else {
                    Action::Practise(Practise::LetGo(row.index))
                });
            }
            if let Some((label, name)) = &row.go_on
                && Press::new(label, Look::Plain).named(name).small().show(ui)
            {
                actions.push(if row.group {
                    Action::Lead(Lead::Resume(row.index))
                } else {
                    Action::Practise(Practise::Resume(row.index))
                });
            }
        });
    });
}
