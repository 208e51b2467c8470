//! What the tables chose: a bar for each option with its count in words, on the wall and afterwards
//! moment by moment. A bar is a length and a sentence; colour says nothing alone.

use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::session::{keys, on_the_wall, onwards};
use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{BarView, OpenView, TablesView};
use crate::app::{Action, Lead};

/// The height of a bar.
const BAR: f32 = 12.0;
/// The room for the number of an option.
const NUMBER: f32 = 34.0;

/// Paints what the tables chose; `group` marks what the group did, afterwards.
pub(super) fn show(ui: &mut Ui, view: &OpenView, group: Option<&str>, actions: &mut Vec<Action>) {
    widgets::heading(ui, &view.title, if group.is_some() { size::LEAD } else { size::TITLE });
    widgets::lead(ui, &view.spread);
    ui.add_space(space::HAIR);
    ui.spacing_mut().item_spacing.y = space::HAIR;
    for (index, it) in view.bars.iter().enumerate() {
        if bar(ui, index, it, view.of, group) {
            actions.push(Action::Lead(Lead::Digit(index + 1)));
        }
    }
    if let Some(asks) = view.asks {
        ui.add_space(space::TIGHT);
        ui.horizontal(|ui| {
            widgets::strong(ui, asks);
            ui.add_space(space::TIGHT);
            onwards(ui, view.next, actions);
        });
    }
}

/// An option, how many chose it and how sure; whether it was pressed.
fn bar(ui: &mut Ui, index: usize, view: &BarView, of: usize, group: Option<&str>) -> bool {
    let colours = palette(ui);
    let wide = ui.available_width() - 4.0;
    let chosen = view.group;
    let font = if chosen { theme::bold(size::BODY) } else { theme::regular(size::BODY) };
    let mut job = egui::text::LayoutJob::simple(view.text.clone(), font, colours.ink, wide - NUMBER - 12.0);
    job.break_on_newline = true;
    let text = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let says = match group.filter(|_| chosen) {
        Some(mark) => format!("{} · {mark}", view.says),
        None => view.says.clone(),
    };
    let line = widgets::one_line(ui, &says, theme::regular(size::BODY), colours.soft, wide * 0.6);
    let high = text.size().y + line.size().y.max(BAR) + 16.0;
    let (_, rect) = ui.allocate_space(Vec2::new(wide, high));
    let sense = if group.is_some() { Sense::hover() } else { Sense::click() };
    let response = ui.interact(rect, ui.scope_id().with(("bar", index)), sense);
    if chosen {
        ui.painter().rect(
            rect,
            CornerRadius::same(6),
            colours.sheet,
            Stroke::new(2.0, colours.ink),
            StrokeKind::Inside,
        );
    } else if response.hovered() && group.is_none() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), colours.sheet);
    }
    let number = egui::Pos2::new(rect.left() + NUMBER / 2.0, rect.top() + 8.0 + 9.0);
    let font = theme::bold(size::BODY);
    ui.painter().text(number, egui::Align2::CENTER_CENTER, (index + 1).to_string(), font, colours.soft);
    let at = egui::Pos2::new(rect.left() + NUMBER, rect.top() + 7.0);
    let under = at.y + text.size().y + 3.0;
    ui.painter().galley(at, text, colours.ink);
    // The whole is as long for every option, so that lengths compare.
    let room = wide * 0.3;
    #[allow(clippy::cast_precision_loss, reason = "at most eight tables")]
    let part = if of == 0 { 0.0 } else { view.tables as f32 / of as f32 };
    let middle = under + line.size().y / 2.0;
    let track = Rect::from_min_size(egui::Pos2::new(at.x, middle - BAR / 2.0), Vec2::new(room, BAR));
    let filled = Rect::from_min_size(track.min, Vec2::new(room * part, BAR));
    ui.painter().rect_filled(filled, CornerRadius::ZERO, colours.ink);
    ui.painter().rect_stroke(track, CornerRadius::ZERO, Stroke::new(1.0, colours.edge), StrokeKind::Inside);
    ui.painter().galley(egui::Pos2::new(track.right() + space::WITHIN, under), line, colours.soft);
    widgets::ring(ui, &response, 6);
    let name = format!("{}: {says}", view.text);
    let role = if group.is_some() { Role::ListItem } else { Role::Button };
    response.widget_info(|| WidgetInfo::selected(role, true, chosen, &name));
    response.clicked()
}

/// Paints what the tables chose, moment by moment.
pub(super) fn tables(ui: &mut Ui, view: &TablesView, actions: &mut Vec<Action>) {
    actions.extend(keys(ui));
    on_the_wall(ui, &view.keys, None, actions, |ui, actions| {
        ui.horizontal(|ui| {
            widgets::heading(ui, view.title, size::TITLE);
            ui.add_space(space::WITHIN);
            if let Some((moment, _)) = &view.moment {
                widgets::soft(ui, moment);
            }
        });
        match &view.open {
            Some(open) => show(ui, open, Some(view.group), actions),
            None => {
                widgets::lead(ui, view.empty);
            }
        }
        ui.add_space(space::WITHIN);
        ui.horizontal_wrapped(|ui| {
            for (name, place) in [view.before, view.after].into_iter().flatten() {
                if Press::new(name, Look::Plain).show(ui) {
                    actions.push(Action::Lead(Lead::LookAt(place)));
                }
            }
            let look = if view.after.is_none() { Look::Main } else { Look::Plain };
            if Press::new(view.debrief, look).show(ui) {
                actions.push(Action::Lead(Lead::Debrief));
            }
            if Press::new(view.print, Look::Quiet).show(ui) {
                actions.push(Action::Lead(Lead::Print));
            }
        });
        if let Some(printed) = &view.printed {
            let says = widgets::body(ui, printed);
            ui.ctx().accesskit_node_builder(says.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
    });
}
