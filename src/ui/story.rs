//! The story of a play: what happened earlier steps back, the newest part is clear and in view.
//! Speech is set off from what is told; what the player did is marked as theirs.

use egui::accesskit::Live;
use egui::{Color32, CornerRadius, Frame, Label, Margin, Rect, Response, TextFormat, Ui, Vec2};

use super::theme::{self, palette, size, space};
use super::widgets;
use crate::app::view::{StoryLine, StoryView};
use crate::train::ToldKind;

/// Paints the story in a reading column; where the newest part begins.
pub(super) fn show(ui: &mut Ui, view: &StoryView) -> f32 {
    widgets::reading(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let mut newest = None;
        for (index, it) in view.lines.iter().enumerate() {
            let response = line(ui, it, index == 0, size::BODY);
            if index >= view.fresh {
                newest.get_or_insert(response.rect.top());
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
            }
        }
        ui.add_space(space::TIGHT);
        newest.unwrap_or_else(|| ui.cursor().top())
    })
}

/// Paints lines large, to read together.
pub(super) fn large(ui: &mut Ui, lines: &[StoryLine]) {
    ui.spacing_mut().item_spacing.y = space::WITHIN;
    for (index, it) in lines.iter().enumerate() {
        let response = line(ui, it, index == 0, size::LEAD);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    }
}

fn line(ui: &mut Ui, line: &StoryLine, first: bool, points: f32) -> Response {
    let colours = palette(ui);
    let ink = if line.past { colours.soft } else { colours.ink };
    match line.kind {
        ToldKind::Clock => {
            if !first {
                ui.add_space(space::TIGHT);
            }
            text(ui, &[(&line.text, theme::bold(size::SMALL), colours.soft)])
        }
        ToldKind::Story => text(ui, &[(&line.text, theme::regular(points), ink)]),
        ToldKind::Speech => {
            let who = line.who.as_ref().map(|who| format!("{who}: ")).unwrap_or_default();
            let parts =
                [(who.as_str(), theme::bold(points), ink), (line.text.as_str(), theme::regular(points), ink)];
            let set_off = Frame::new().inner_margin(Margin { left: 16, right: 0, top: 2, bottom: 2 });
            let shown = set_off.show(ui, |ui| text(ui, &parts));
            let rect = shown.response.rect;
            let side = Rect::from_min_size(rect.min + Vec2::new(4.0, 0.0), Vec2::new(2.0, rect.height()));
            ui.painter().rect_filled(side, CornerRadius::ZERO, colours.edge);
            shown.inner
        }
        ToldKind::You => {
            let who = line.who.as_ref().map(|who| format!("{who}: ")).unwrap_or_default();
            let parts =
                [(who.as_str(), theme::bold(points), ink), (line.text.as_str(), theme::regular(points), ink)];
            let plate = Frame::new()
                .fill(colours.sheet)
                .corner_radius(CornerRadius::same(6))
                .inner_margin(Margin::symmetric(14, 8));
            plate
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    text(ui, &parts)
                })
                .inner
        }
        ToldKind::File => {
            let parts = [(line.text.as_str(), theme::regular(size::SMALL), colours.soft)];
            widgets::hanging(ui, "–", |ui| text(ui, &parts))
        }
    }
}

/// Running text of parts in their own face and colour: one label to a reader.
fn text(ui: &mut Ui, parts: &[(&str, egui::FontId, Color32)]) -> Response {
    let mut job = egui::text::LayoutJob::default();
    for (text, font, colour) in parts {
        let format = TextFormat {
            line_height: Some(font.size * 22.0 / size::BODY),
            ..TextFormat::simple(font.clone(), *colour)
        };
        job.append(text, 0.0, format);
    }
    ui.add(Label::new(job).wrap())
}
