//! The doors.

use egui::accesskit::Role;
use egui::{CornerRadius, CursorIcon, Pos2, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::theme::{self, palette, size, space};
use super::widgets;
use crate::app::view::{Door, DoorKind, HomeView};
use crate::app::{Action, Entry, Page, Practise};

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &HomeView, actions: &mut Vec<Action>) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(space::BETWEEN);
        widgets::heading(ui, view.title, size::DISPLAY);
        ui.add_space(space::WITHIN);
        widgets::reading(ui, |ui| {
            widgets::lead(ui, view.does);
            ui.add_space(space::HAIR);
            widgets::soft(ui, view.does_not);
        });
        ui.add_space(space::BETWEEN);
        for it in &view.doors {
            if door(ui, it) {
                actions.push(match it.kind {
                    DoorKind::Acute => Action::Go(Page::Acute),
                    DoorKind::Practise => Action::Practise(Practise::Choose),
                    DoorKind::Begin => Action::Entry(Entry::Begin),
                    DoorKind::Check => Action::Go(Page::Open),
                });
            }
            ui.add_space(space::HAIR);
        }
        if let Some(it) = &view.kept {
            ui.add_space(space::WITHIN);
            super::kept::show(ui, it, actions);
        }
        ui.add_space(space::WITHIN);
    });
}

/// A wide door with its name and what is behind it; whether it was opened.
fn door(ui: &mut Ui, door: &Door) -> bool {
    let colours = palette(ui);
    let acute = door.kind == DoorKind::Acute;
    let (ink, ground) =
        if acute { (colours.danger, colours.danger_ground) } else { (colours.ink, colours.sheet) };
    let wide = ui.available_width().min(space::READING);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, 84.0), Sense::click());
    let line = match (acute, response.hovered()) {
        (true, _) => Stroke::new(1.5, colours.danger),
        (false, true) => Stroke::new(1.5, colours.accent),
        (false, false) => Stroke::new(1.0, colours.rule),
    };
    ui.painter().rect(rect, CornerRadius::same(8), ground, line, StrokeKind::Inside);
    let inner = wide - 72.0;
    let name = widgets::one_line(ui, door.name, theme::bold(size::LEAD), ink, inner);
    let says = widgets::one_line(
        ui,
        door.says,
        theme::regular(size::BODY),
        if acute { colours.ink } else { colours.soft },
        inner,
    );
    let left = rect.left() + 20.0;
    ui.painter().galley(Pos2::new(left, rect.top() + 17.0), name, ink);
    ui.painter().galley(Pos2::new(left, rect.top() + 46.0), says, ink);
    let arrow = Pos2::new(rect.right() - 24.0, rect.center().y);
    ui.painter().text(arrow, egui::Align2::CENTER_CENTER, "→", theme::bold(size::LEAD), ink);
    widgets::ring(ui, &response, 8);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, door.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(door.says));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
