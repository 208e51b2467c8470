//! What the record indicates: folded until asked for, in red and at once where a report comes now.

use egui::{CornerRadius, Frame, Margin, Stroke, Ui};

use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::Action;
use crate::app::view::IndicationView;

/// Paints the indication.
pub(super) fn show(ui: &mut Ui, view: &IndicationView, actions: &mut Vec<Action>) {
    let colours = palette(ui);
    let (ground, line) = if view.danger {
        (colours.danger_ground, Stroke::new(2.0, colours.danger))
    } else {
        (colours.sheet, Stroke::NONE)
    };
    let frame = Frame::new()
        .fill(ground)
        .stroke(line)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        if view.danger {
            widgets::danger_heading(ui, view.title, size::LEAD);
        } else {
            widgets::heading(ui, view.title, size::LEAD);
        }
        if let Some(says) = &view.says {
            widgets::strong(ui, says);
        }
        for line in [view.caution, view.met, view.weigh_first].into_iter().flatten() {
            widgets::body(ui, line);
        }
        for group in &view.arguments {
            ui.add_space(space::HAIR);
            widgets::caption(ui, group.title);
            widgets::bullets(ui, &group.reasons);
        }
        if let Some(advice) = view.advice {
            ui.add_space(space::HAIR);
            widgets::soft(ui, advice);
        }
        if let Some(label) = view.toggle
            && Press::new(label, Look::Plain).keyed("indication").show(ui)
        {
            actions.push(Action::Indication);
        }
    });
}
