//! Choosing a record file: type its path, pick it from a folder, or drop it on the window.

use egui::accesskit::Role;
use egui::{CornerRadius, CursorIcon, Key, Pos2, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::Action;
use crate::app::view::{FolderView, OpeningView};

/// The height of a row of the folder.
const ROW: f32 = 34.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &OpeningView, actions: &mut Vec<Action>) {
    if let Some((title, says)) = view.empty {
        let fill = palette(ui).sheet;
        widgets::card(ui, fill, |ui| {
            ui.set_width((ui.available_width() - 32.0).min(space::READING));
            widgets::heading(ui, title, size::LEAD);
            widgets::body(ui, says);
        });
        ui.add_space(space::WITHIN);
    }
    widgets::heading(ui, view.title, size::TITLE);
    widgets::reading(ui, |ui| {
        widgets::body(ui, view.lead);
        ui.add_space(space::WITHIN);
        field(ui, view, actions);
        if let Some((title, why)) = &view.failed {
            failed(ui, title, why);
        }
        widgets::soft(ui, view.drop);
    });
    if let Some(it) = &view.folder {
        ui.add_space(space::WITHIN);
        folder(ui, it, actions);
    }
}

fn field(ui: &mut Ui, view: &OpeningView, actions: &mut Vec<Action>) {
    let label = widgets::strong(ui, view.field);
    ui.horizontal(|ui| {
        let mut path = view.path.clone();
        let edit = TextEdit::singleline(&mut path)
            .hint_text(view.hint)
            .margin(egui::Margin::symmetric(10, 8))
            .desired_width(ui.available_width() - 110.0);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            actions.push(Action::PathTyped(path.clone()));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let pressed = Press::new(view.open, Look::Main).enabled(!path.trim().is_empty()).show(ui);
        if entered || pressed {
            actions.push(Action::Open(path));
        }
    });
}

/// What went wrong, in ink: red is for danger to a child.
fn failed(ui: &mut Ui, title: &str, why: &str) {
    let colours = palette(ui);
    let frame = egui::Frame::new()
        .fill(colours.sheet)
        .stroke(Stroke::new(1.0, colours.edge))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(egui::Margin::same(12));
    frame.show(ui, |ui| {
        let title = widgets::strong(ui, title);
        ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(egui::accesskit::Live::Polite));
        widgets::body(ui, why);
    });
}

fn folder(ui: &mut Ui, view: &FolderView, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, view.title, size::LEAD);
        if let Some((label, path)) = &view.above
            && Press::new(label, Look::Quiet).show(ui)
        {
            actions.push(Action::Browse(path.clone()));
        }
    });
    widgets::caption(ui, &view.path);
    if let Some(empty) = view.empty {
        widgets::reading(ui, |ui| widgets::soft(ui, empty));
    }
    let rows = view.folders.len() + view.files.len();
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, rows, |ui, shown| {
        for index in shown {
            let (is_folder, row) = match index.checked_sub(view.folders.len()) {
                None => (true, view.folders.get(index)),
                Some(index) => (false, view.files.get(index)),
            };
            let Some((name, label, path)) = row else { continue };
            if entry(ui, is_folder, name, label) {
                actions.push(if is_folder {
                    Action::Browse(path.clone())
                } else {
                    Action::Open(path.clone())
                });
            }
        }
    });
}

fn entry(ui: &mut Ui, is_folder: bool, name: &str, label: &str) -> bool {
    let colours = palette(ui);
    let wide = ui.available_width().min(space::READING);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, ROW), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), colours.shade);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.rule));
    let (sign, ink) = if is_folder { ("▸", colours.soft) } else { ("→", colours.accent) };
    let middle = rect.center().y;
    ui.painter().text(
        Pos2::new(rect.left() + 10.0, middle),
        egui::Align2::LEFT_CENTER,
        sign,
        theme::regular(size::BODY),
        ink,
    );
    let galley = widgets::one_line(ui, label, theme::regular(size::BODY), colours.ink, wide - 40.0);
    let at = Pos2::new(rect.left() + 32.0, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colours.ink);
    widgets::ring(ui, &response, 4);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
