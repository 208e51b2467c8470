//! Lines of the file: what happened, as what it was written down and where. A shape and words.

use egui::{Align, Color32, Layout, Pos2, Sense, Stroke, Ui, Vec2};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{FileMark, FileRow};
use crate::app::{Action, Practise};

/// The room for the button of a line.
const BUTTON: f32 = 84.0;

/// Paints the lines; no text longer than `most` rows.
pub(super) fn rows(ui: &mut Ui, rows: &[FileRow], most: usize, actions: &mut Vec<Action>) {
    for (index, it) in rows.iter().enumerate() {
        ui.push_id(("file", index), |ui| row(ui, it, most, actions));
    }
}

fn row(ui: &mut Ui, row: &FileRow, most: usize, actions: &mut Vec<Action>) {
    ui.horizontal_top(|ui| {
        let (sign, _) = ui.allocate_exact_size(Vec2::new(16.0, 22.0), Sense::hover());
        mark(ui, sign.center(), row.mark);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.set_min_width(ui.available_width());
            let head = head(ui, row, theme::bold(size::BODY));
            // The button has its own column, at the end of the line.
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                if let Some((label, name, answer)) = &row.record {
                    if Press::new(label, Look::Quiet).named(name).small().show(ui) {
                        actions.push(Action::Practise(Practise::Answer(answer.clone())));
                    }
                } else if row.mark != FileMark::OnFile {
                    // Nothing moves when the button comes back.
                    ui.add_space(BUTTON);
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(egui::Label::new(head).wrap()));
            });
            text(ui, &row.text, most);
            widgets::caption(ui, &row.about);
        });
    });
    ui.add_space(space::HAIR);
}

/// Paints what others wrote down, in short: where it is says the heading above it.
pub(super) fn short(ui: &mut Ui, rows: &[FileRow], most: usize) {
    for row in rows {
        ui.horizontal_top(|ui| {
            let (sign, _) = ui.allocate_exact_size(Vec2::new(16.0, 22.0), Sense::hover());
            mark(ui, sign.center(), row.mark);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.set_min_width(ui.available_width());
                ui.add(egui::Label::new(head(ui, row, theme::regular(size::BODY))).wrap());
                text(ui, &row.text, most);
            });
        });
    }
}

/// The day, and what it was.
fn head(ui: &Ui, row: &FileRow, font: egui::FontId) -> egui::text::LayoutJob {
    let colours = palette(ui);
    let mut head = egui::text::LayoutJob::default();
    head.append(&format!("{} ", row.when), 0.0, format(theme::regular(size::BODY), colours.soft));
    head.append(&row.what, 2.0, format(font, colours.ink));
    head
}

fn format(font: egui::FontId, colour: Color32) -> egui::TextFormat {
    egui::TextFormat { line_height: Some(22.0), ..egui::TextFormat::simple(font, colour) }
}

/// What is written, no longer than `most` rows; all of it under the pointer.
fn text(ui: &mut Ui, text: &str, most: usize) {
    if text.is_empty() {
        return;
    }
    let font = egui::TextFormat::simple(theme::regular(14.0), palette(ui).ink);
    let format = egui::TextFormat { line_height: Some(20.0), ..font };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = most;
    let label = ui.add(egui::Label::new(job).wrap());
    if most < usize::MAX {
        label.on_hover_text(text);
    }
}

/// On file: a filled circle. In own notes: a circle with a dot. Nowhere: a circle.
fn mark(ui: &Ui, at: Pos2, mark: FileMark) {
    let (ink, painter) = (palette(ui).ink, ui.painter());
    match mark {
        FileMark::OnFile => {
            painter.circle_filled(at, 5.5, ink);
        }
        FileMark::Notes => {
            painter.circle_stroke(at, 5.0, Stroke::new(1.5, ink));
            painter.circle_filled(at, 2.0, ink);
        }
        FileMark::Nowhere => {
            painter.circle_stroke(at, 5.0, Stroke::new(1.5, ink));
        }
    }
}
