//! Three questions to 112 or Veilig Thuis.

use egui::{CornerRadius, Frame, Margin, Stroke, Ui};

use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::Action;
use crate::app::view::{AcuteView, Call, CallKind};

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &AcuteView, actions: &mut Vec<Action>) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widgets::danger_heading(ui, view.title, size::TITLE);
        widgets::reading(ui, |ui| {
            widgets::lead(ui, view.lead);
            ui.add_space(space::WITHIN);
            for question in &view.questions {
                ui.horizontal_top(|ui| {
                    widgets::heading(ui, &format!("{}", question.index + 1), size::LEAD);
                    ui.add_space(space::HAIR);
                    ui.vertical(|ui| {
                        widgets::heading(ui, question.asks, size::LEAD);
                        widgets::soft(ui, question.explains);
                        ui.horizontal(|ui| {
                            for &(reply, label, on) in &question.replies {
                                let name = format!("{label}: {}", question.asks);
                                if Press::new(label, Look::Plain).named(&name).on(on).show(ui) {
                                    actions.push(Action::Reply(question.index, reply));
                                }
                            }
                        });
                    });
                });
                ui.add_space(space::WITHIN);
            }
            if let Some(it) = &view.call {
                call(ui, it);
            }
            if let Some(again) = view.again {
                ui.add_space(space::TIGHT);
                if Press::new(again, Look::Quiet).show(ui) {
                    actions.push(Action::ReplyAgain);
                }
            }
        });
    });
}

fn call(ui: &mut Ui, call: &Call) {
    let colours = palette(ui);
    let urgent = call.kind != CallKind::Advice;
    let (ground, line) = if urgent {
        (colours.danger_ground, Stroke::new(2.0, colours.danger))
    } else {
        (colours.sheet, Stroke::new(1.0, colours.rule))
    };
    let frame = Frame::new()
        .fill(ground)
        .stroke(line)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(20));
    frame.show(ui, |ui| {
        if urgent {
            widgets::danger_heading(ui, call.title, size::TITLE);
        } else {
            widgets::heading(ui, call.title, size::LEAD);
        }
        widgets::body(ui, call.says);
    });
}
