//! Choosing one of a list, with one stop of the keyboard: arrows go along it, letters go to what begins
//! with them, Enter or a click opens it.

use egui::accesskit::Role;
use egui::{
    CornerRadius, CursorIcon, Event, EventFilter, Key, Modifiers, Pos2, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};

/// Letters typed within so many seconds belong together.
const TOGETHER: f64 = 1.2;

/// Shows the choice; whether another was chosen.
pub(super) fn choose(
    ui: &mut Ui,
    name: &str,
    options: &[(String, String)],
    chosen: &mut String,
    wide: f32,
) -> bool {
    let colours = palette(ui);
    let before = options.iter().position(|(value, _)| value == chosen);
    let (_, rect) = ui.allocate_space(Vec2::new(wide.min(ui.available_width().max(80.0)), 34.0));
    let id = ui.scope_id().with(("choose", name));
    // A space between letters is one of them, and opens nothing.
    if ui.memory(|memory| memory.has_focus(id)) && typed(ui, id).is_some() {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
    }
    let response = ui.interact(rect, id, Sense::click());
    let mut now = before;
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        now = by_keyboard(ui, &response, options, now);
    }
    let line = if response.hovered() { colours.ink } else { colours.edge };
    let ground = ui.visuals().text_edit_bg_color();
    ui.painter().rect(rect, CornerRadius::same(4), ground, Stroke::new(1.0, line), StrokeKind::Inside);
    let label = now.and_then(|at| options.get(at)).map_or("", |(_, label)| label.as_str());
    let galley = widgets::one_line(ui, label, theme::regular(size::BODY), colours.ink, rect.width() - 34.0);
    let at = Pos2::new(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colours.ink);
    let sign = Pos2::new(rect.right() - 14.0, rect.center().y);
    ui.painter().text(sign, egui::Align2::CENTER_CENTER, "▾", theme::regular(size::SMALL), colours.soft);
    widgets::ring(ui, &response, 4);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(label));
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(rect.width().max(180.0));
        egui::ScrollArea::vertical().max_height(340.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, (_, label)) in options.iter().enumerate() {
                let said = format!("{name}: {label}");
                ui.push_id(place, |ui| {
                    if Press::new(label, Look::Quiet).named(&said).on(now == Some(place)).show(ui) {
                        now = Some(place);
                        ui.close();
                    }
                });
            }
            ui.add_space(space::HAIR);
        });
    });
    response.on_hover_cursor(CursorIcon::PointingHand);
    let Some((value, _)) = now.and_then(|at| options.get(at)) else { return false };
    if now == before {
        return false;
    }
    chosen.clone_from(value);
    true
}

/// The letters typed just now.
fn typed(ui: &Ui, id: egui::Id) -> Option<String> {
    let time = ui.input(|input| input.time);
    let (typed, at): (String, f64) = ui.data(|data| data.get_temp(id.with("letters")))?;
    (time - at <= TOGETHER).then_some(typed)
}

/// Where the keyboard goes in the list.
fn by_keyboard(
    ui: &Ui,
    response: &egui::Response,
    options: &[(String, String)],
    mut now: Option<usize>,
) -> Option<usize> {
    let last = options.len().saturating_sub(1);
    let events = ui.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Key { key: Key::ArrowDown, pressed: true, modifiers, .. } if modifiers.is_none() => {
                now = Some(now.map_or(0, |at| (at + 1).min(last)));
            }
            Event::Key { key: Key::ArrowUp, pressed: true, modifiers, .. } if modifiers.is_none() => {
                now = Some(now.map_or(0, |at| at.saturating_sub(1)));
            }
            Event::Text(letters) => {
                let before = typed(ui, response.id).unwrap_or_default();
                if before.is_empty() && letters.trim().is_empty() {
                    continue;
                }
                let typed = format!("{before}{}", letters.to_lowercase());
                let time = ui.input(|input| input.time);
                let begins = |(_, label): &(String, String)| label.to_lowercase().starts_with(&typed);
                now = options.iter().position(begins).or(now);
                ui.data_mut(|data| data.insert_temp(response.id.with("letters"), (typed, time)));
            }
            _ => {}
        }
    }
    now
}
