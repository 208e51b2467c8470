//! The events as a list, with the one being looked at in full. Only the rows in sight are painted.

use egui::accesskit::Role;
use egui::{
    Align, Color32, CornerRadius, CursorIcon, Layout, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, Vec2,
    WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{EventDetail, EventRow, EventView};
use crate::app::{Action, Entry};

/// The height of a row.
const ROW: f32 = 30.0;
/// Where the columns begin, as parts of the width.
const COLUMNS: [f32; 4] = [0.0, 0.17, 0.52, 0.78];

/// Paints the list, no higher than `most`.
pub(super) fn show(ui: &mut Ui, view: &EventView, most: f32, actions: &mut Vec<Action>) {
    if let Some(it) = &view.detail {
        detail(ui, it, actions);
        ui.add_space(space::TIGHT);
    }
    widgets::heading(ui, view.title, size::LEAD);
    if let Some(empty) = view.empty {
        widgets::soft(ui, empty);
    } else {
        let colours = palette(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width() - 12.0, 24.0), Sense::hover());
        cells(ui, rect, view.columns, [colours.soft; 4], size::SMALL);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("events").max_height(most).auto_shrink(false).show_rows(
        ui,
        ROW,
        view.rows.len(),
        |ui, shown| {
            for it in view.rows.get(shown).unwrap_or_default() {
                if row(ui, it) {
                    actions.push(Action::Look(it.id.clone()));
                }
            }
        },
    );
}

fn row(ui: &mut Ui, row: &EventRow) -> bool {
    let colours = palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width() - 4.0, ROW), Sense::click());
    if row.chosen || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), colours.shade);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.rule));
    let texts = [row.when.as_str(), &row.what, &row.who, &row.recorded];
    let last = if row.missing { colours.ink } else { colours.soft };
    cells(ui, rect, texts, [colours.soft, colours.ink, colours.soft, last], 14.0);
    widgets::ring(ui, &response, 4);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, row.chosen, &row.name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn cells(ui: &Ui, rect: Rect, texts: [&str; 4], colours: [Color32; 4], points: f32) {
    for (index, (text, colour)) in texts.into_iter().zip(colours).enumerate() {
        let left = COLUMNS[index] * rect.width();
        let right = COLUMNS.get(index + 1).map_or(rect.width(), |part| part * rect.width());
        let galley = widgets::one_line(ui, text, theme::regular(points), colour, right - left - 10.0);
        let at = Pos2::new(rect.left() + left + 4.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }
}

fn detail(ui: &mut Ui, detail: &EventDetail, actions: &mut Vec<Action>) {
    let fill = palette(ui).sheet;
    widgets::card(ui, fill, |ui| {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        ui.horizontal(|ui| {
            widgets::strong(ui, &detail.title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Press::new("✕", Look::Quiet).named(&detail.close).show(ui) {
                    actions.push(Action::Look(detail.id.clone()));
                }
            });
        });
        for (name, value) in &detail.lines {
            ui.horizontal_top(|ui| {
                ui.allocate_ui_with_layout(
                    Vec2::new(96.0, 22.0),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.set_min_width(96.0);
                        widgets::caption(ui, name);
                    },
                );
                ui.vertical(|ui| widgets::body(ui, value));
            });
        }
        if let Some([change, remove]) = &detail.work {
            let doing =
                [(change, Entry::Change(detail.id.clone())), (remove, Entry::Remove(detail.id.clone()))];
            ui.horizontal(|ui| {
                for ((label, name), entry) in doing {
                    if Press::new(label, Look::Plain).named(name).small().show(ui) {
                        actions.push(Action::Entry(entry));
                    }
                }
            });
        }
        for title in &detail.named_by {
            widgets::caption(ui, title);
        }
    });
}
