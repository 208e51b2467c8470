//! What stands out, by step: a shape, words, the observation, and what opens under it.

use egui::{CornerRadius, Frame, Margin, Rect, Sense, Ui, Vec2};

use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::Action;
use crate::app::view::{FindingView, FindingsView, TraceLine};
use crate::protocol::Truth;

/// Paints the findings.
pub(super) fn show(ui: &mut Ui, view: &FindingsView, actions: &mut Vec<Action>) {
    widgets::heading(ui, view.title, size::LEAD);
    widgets::caption(ui, view.lead);
    if let Some((title, says)) = view.empty {
        widgets::strong(ui, title);
        widgets::body(ui, says);
    }
    for group in &view.groups {
        ui.add_space(space::WITHIN);
        widgets::strong(ui, &group.title);
        widgets::rule(ui);
        for finding in &group.findings {
            ui.push_id(finding.index, |ui| one(ui, finding, actions));
        }
    }
}

fn one(ui: &mut Ui, finding: &FindingView, actions: &mut Vec<Action>) {
    let colours = palette(ui);
    ui.add_space(space::HAIR);
    ui.horizontal_top(|ui| {
        let (sign, _) = ui.allocate_exact_size(Vec2::new(16.0, 20.0), Sense::hover());
        widgets::severity_shape(ui.painter(), sign.center(), finding.severity, colours.ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let words = match &finding.due {
                Some(due) => format!("{} · {due}", finding.words),
                None => finding.words.clone(),
            };
            widgets::caption(ui, &words);
            widgets::strong(ui, &finding.title);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.spacing_mut().interact_size.y = 24.0;
                // The words line up with the title, not the buttons' edges.
                ui.add_space(-6.0);
                for (part, label, name, open) in &finding.folds {
                    if Press::new(label, Look::Quiet).named(name).open(*open).show(ui) {
                        actions.push(Action::Fold(finding.index, *part));
                    }
                }
            });
            opened(ui, finding, actions);
        });
    });
    ui.add_space(space::HAIR);
}

fn opened(ui: &mut Ui, finding: &FindingView, actions: &mut Vec<Action>) {
    if let Some((says, ways)) = &finding.would_close {
        section(ui, |ui| {
            widgets::body(ui, says);
            widgets::bullets(ui, ways);
        });
    }
    if let Some((title, lines)) = &finding.trace {
        section(ui, |ui| {
            widgets::caption(ui, title);
            for (index, line) in lines.iter().enumerate() {
                ui.push_id(index, |ui| trace(ui, line, actions));
            }
        });
    }
    for (title, text) in finding.matters.iter().chain(&finding.remedy) {
        section(ui, |ui| {
            widgets::caption(ui, title);
            widgets::body(ui, text);
        });
    }
    if let Some((title, lines)) = &finding.source {
        section(ui, |ui| {
            widgets::caption(ui, title);
            for line in lines {
                widgets::body(ui, line);
            }
        });
    }
}

/// A part that opened: set off by a line along its side.
fn section(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let colours = palette(ui);
    let frame = Frame::new().inner_margin(Margin { left: 14, right: 0, top: 4, bottom: 4 });
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        contents(ui);
    });
    let rect = shown.response.rect;
    let side = Rect::from_min_size(rect.min, Vec2::new(2.0, rect.height()));
    ui.painter().rect_filled(side, CornerRadius::ZERO, colours.rule);
}

fn trace(ui: &mut Ui, line: &TraceLine, actions: &mut Vec<Action>) {
    let sign = match line.value {
        Truth::True => "✓",
        Truth::False => "✗",
        Truth::Unknown => "?",
        Truth::NotApplicable => "–",
    };
    widgets::hanging(ui, sign, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        widgets::body(ui, &format!("{}: {}", line.text, line.word));
        if !line.events.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.add_space(-6.0);
                for event in &line.events {
                    if Press::new(&event.label, Look::Quiet).named(&event.name).small().show(ui) {
                        actions.push(Action::Look(event.id.clone()));
                    }
                }
            });
        }
    });
}
