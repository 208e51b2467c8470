//! A group session: setting it up, and what stands on the wall. Everything goes by keys; the same
//! stands as buttons with names.

use egui::accesskit::Role;
use egui::{
    Align, CentralPanel, Color32, CornerRadius, Event, Frame, Key, Label, Layout, Rect, RichText, ScrollArea,
    Sense, Stroke, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use super::{play, story};
use crate::app::view::{AnsweringView, BeforehandView, PageView, SetUpView, View, Wall, WallView};
use crate::app::{Action, Lead, Towards};

/// Below this width the tables stand under the options.
const NARROW: f32 = 640.0;
/// The width of the list of tables.
const TABLES: f32 = 264.0;
/// The width of the field for a name.
const NAME: f32 = 210.0;
/// The height of the line of keys and the button onwards.
const KEYS: f32 = 38.0;

/// Paints the page that sets a session up.
pub(super) fn set_up(ui: &mut Ui, view: &SetUpView, actions: &mut Vec<Action>) {
    let mut lead = |it| actions.push(Action::Lead(it));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        widgets::heading(ui, view.title, size::TITLE);
        widgets::reading(ui, |ui| widgets::body(ui, view.lead));
        ui.add_space(space::WITHIN);
        widgets::heading(ui, view.scenarios.0, size::LEAD);
        ui.horizontal_wrapped(|ui| {
            for (place, (name, chosen)) in view.scenarios.1.iter().enumerate() {
                if Press::new(name, Look::Plain).on(*chosen).show(ui) {
                    lead(Lead::Scenario(place));
                }
            }
        });
        widgets::reading(ui, |ui| widgets::soft(ui, &view.about));
        ui.add_space(space::WITHIN);
        let (title, count, fewer, more) = view.tables;
        ui.horizontal(|ui| {
            widgets::heading(ui, title, size::LEAD);
            ui.add_space(space::TIGHT);
            let press = |sign, name: Option<&'static str>| {
                Press::new(sign, Look::Plain).named(name.unwrap_or(sign)).keyed(sign).enabled(name.is_some())
            };
            if press("−", fewer).show(ui) {
                lead(Lead::Tables(count - 1));
            }
            widgets::strong(ui, &count.to_string());
            if press("+", more).show(ui) {
                lead(Lead::Tables(count + 1));
            }
        });
        ui.add_space(space::WITHIN);
        widgets::heading(ui, view.names.0, size::LEAD);
        let says = if view.wrong { widgets::strong(ui, view.says) } else { widgets::soft(ui, view.says) };
        if view.wrong {
            ui.ctx().accesskit_node_builder(says.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
        ui.horizontal_wrapped(|ui| {
            for (table, (label, typed)) in view.names.1.iter().enumerate() {
                let mut typed = typed.clone();
                let field = TextEdit::singleline(&mut typed)
                    .id_salt(("table", table))
                    .char_limit(crate::train::TABLE_NAME)
                    .margin(egui::Margin::symmetric(10, 7))
                    .desired_width(NAME);
                let response = ui.add(field);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label.as_str()));
                if response.changed() {
                    lead(Lead::Name(table, typed));
                }
            }
        });
        ui.add_space(space::BETWEEN);
        ui.horizontal(|ui| {
            if Press::new(view.begin, Look::Main).show(ui) || widgets::enter(ui) {
                lead(Lead::Begin);
            }
            if Press::new(view.back, Look::Quiet).show(ui) {
                lead(Lead::Back);
            }
        });
        ui.add_space(space::WITHIN);
    });
}

/// Paints what a group knows before a heavy case.
pub(super) fn beforehand(ui: &mut Ui, view: &BeforehandView, actions: &mut Vec<Action>) {
    actions.extend(keys(ui));
    on_the_wall(ui, &view.keys, Some(view.go_on), actions, |ui, actions| {
        ui.horizontal(|ui| {
            widgets::heading(ui, &view.title, size::TITLE);
            if Press::new(view.back, Look::Quiet).show(ui) {
                actions.push(Action::Lead(Lead::Back));
            }
        });
        widgets::reading(ui, |ui| {
            for (title, says) in &view.parts {
                ui.add_space(space::HAIR);
                widgets::heading(ui, title, size::LEAD);
                widgets::body(ui, says);
            }
        });
    });
}

/// Paints nothing: the screen is blank, and says so to who cannot see it.
pub(super) fn blank(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    CentralPanel::no_frame().frame(Frame::new().fill(Color32::BLACK)).show(ui, |ui| {
        actions.extend(keys(ui));
        let response = ui.allocate_response(ui.available_size(), Sense::hover());
        if let PageView::Wall(wall) = &view.page
            && let Wall::Blank(says) = wall.shows
        {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, says));
        }
    });
}

/// Paints what stands on the wall.
pub(super) fn wall(ui: &mut Ui, view: &WallView, actions: &mut Vec<Action>) {
    actions.extend(keys(ui));
    let next = match view.shows {
        Wall::Story { next, .. } => Some(next),
        _ => None,
    };
    on_the_wall(ui, &view.keys, next, actions, |ui, actions| {
        if let Some(why) = &view.unkept {
            widgets::caption(ui, why);
        }
        match &view.shows {
            Wall::Blank(_) => {}
            Wall::Story { title, lines, .. } => {
                widgets::heading(ui, title, size::TITLE);
                ui.add_space(space::TIGHT);
                widgets::reading(ui, |ui| story::large(ui, lines));
            }
            Wall::Pause { title, says, next } => still(ui, title, says, next, actions),
            Wall::Ended { title, says, next } => still(ui, title, says, next, actions),
            Wall::Answering(it) => answering(ui, it, actions),
            Wall::Open(it) => super::session_open::show(ui, it, None, actions),
            Wall::Together { title, says, options } => {
                widgets::heading(ui, title, size::TITLE);
                widgets::soft(ui, says);
                ui.add_space(space::TIGHT);
                ui.set_max_width(ui.available_width().min(space::READING + 60.0));
                choices(ui, options, actions);
            }
        }
    });
}

/// What stands on the wall, above the small line of keys and the button onwards where it belongs to
/// the whole page: what is long never hides that.
pub(super) fn on_the_wall(
    ui: &mut Ui,
    keys: &str,
    next: Option<&str>,
    actions: &mut Vec<Action>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let whole = ui.available_rect_before_wrap();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - KEYS);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(above.expand(6.0));
        ScrollArea::vertical().id_salt("wall").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            contents(ui, actions);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.with_layout(Layout::right_to_left(Align::Max), |ui| {
            if let Some(next) = next {
                onwards(ui, next, actions);
            }
            ui.with_layout(Layout::left_to_right(Align::Max), |ui| {
                let text = RichText::new(keys).font(theme::regular(size::SMALL)).color(palette(ui).soft);
                ui.add(Label::new(text).truncate());
            });
        });
    });
    ui.advance_cursor_after_rect(whole);
}

/// A sentence with room around it.
fn still(ui: &mut Ui, title: &str, says: &str, next: &str, actions: &mut Vec<Action>) {
    ui.add_space(ui.available_height() * 0.2);
    widgets::heading(ui, title, size::DISPLAY);
    ui.add_space(space::TIGHT);
    widgets::reading(ui, |ui| widgets::lead(ui, says));
    ui.add_space(space::BETWEEN);
    onwards(ui, next, actions);
}

pub(super) fn onwards(ui: &mut Ui, name: &str, actions: &mut Vec<Action>) {
    if Press::new(name, Look::Main).show(ui) {
        actions.push(Action::Lead(Lead::Next));
    }
}

/// What can be chosen, each with its number.
fn choices(ui: &mut Ui, options: &[String], actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    for (index, text) in options.iter().enumerate() {
        let number = u8::try_from(index + 1).ok().filter(|number| *number <= 9);
        if play::option(ui, index, number, text) {
            actions.push(Action::Lead(Lead::Digit(index + 1)));
        }
    }
}

fn answering(ui: &mut Ui, view: &AnsweringView, actions: &mut Vec<Action>) {
    widgets::heading(ui, &view.title, size::TITLE);
    let prompt = widgets::strong(ui, &view.prompt);
    ui.ctx().accesskit_node_builder(prompt.id, |node| node.set_live(egui::accesskit::Live::Polite));
    ui.add_space(space::HAIR);
    if ui.available_width() < NARROW {
        choices(ui, &view.options, actions);
        ui.add_space(space::WITHIN);
        tables(ui, view, actions);
        return;
    }
    ui.horizontal_top(|ui| {
        let wide = ui.available_width() - TABLES - space::BETWEEN;
        let column = |ui: &mut Ui, wide: f32, contents: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(Vec2::new(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(wide);
                contents(ui);
            });
        };
        column(ui, wide, &mut |ui| choices(ui, &view.options, actions));
        ui.add_space(space::WITHIN);
        column(ui, TABLES, &mut |ui| tables(ui, view, actions));
    });
}

/// The tables, each with its state in a shape and a word, and what can be done now.
fn tables(ui: &mut Ui, view: &AnsweringView, actions: &mut Vec<Action>) {
    widgets::soft(ui, view.says);
    ui.spacing_mut().item_spacing.y = 2.0;
    for (index, (name, word, locked, turn)) in view.tables.iter().enumerate() {
        table(ui, index, (name, word), (*locked, *turn));
    }
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    ui.add_space(space::HAIR);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        for (place, name) in view.sure.iter().flatten().enumerate() {
            if Press::new(name, Look::Plain).small().show(ui) {
                actions.push(Action::Lead(Lead::Digit(place + 1)));
            }
        }
        if let Some(name) = view.lock
            && Press::new(name, Look::Main).show(ui)
        {
            actions.push(Action::Lead(Lead::Next));
        }
    });
    ui.horizontal(|ui| {
        for (name, lead) in [(view.undo, Lead::Undo), (view.close, Lead::Digit(0))] {
            if let Some(name) = name
                && Press::new(name, Look::Quiet).small().show(ui)
            {
                actions.push(Action::Lead(lead));
            }
        }
    });
}

/// Locked: a filled square. Its turn: a filled circle and a plate. Not yet: a circle.
fn table(ui: &mut Ui, index: usize, (name, word): (&str, &str), (locked, turn): (bool, bool)) {
    let colours = palette(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), 26.0));
    let turn = turn && !locked;
    if turn {
        ui.painter().rect_filled(rect, CornerRadius::same(4), colours.shade);
    }
    let at = rect.left_center() + Vec2::new(12.0, 0.0);
    let line = Stroke::new(1.5, colours.ink);
    if locked {
        let square = Rect::from_center_size(at, Vec2::splat(11.0));
        ui.painter().rect_filled(square, CornerRadius::ZERO, colours.ink);
    } else if turn {
        ui.painter().circle_filled(at, 5.5, colours.ink);
    } else {
        ui.painter().circle_stroke(at, 5.0, line);
    }
    let font = if turn { theme::bold(size::BODY) } else { theme::regular(size::BODY) };
    let state = widgets::one_line(ui, word, theme::regular(size::SMALL), colours.soft, rect.width());
    let room = rect.width() - state.size().x - 44.0;
    let name_shown = widgets::one_line(ui, name, font, colours.ink, room);
    let middle = |high: f32| rect.center().y - high / 2.0;
    let left = egui::Pos2::new(rect.left() + 26.0, middle(name_shown.size().y));
    let right = egui::Pos2::new(rect.right() - state.size().x - 8.0, middle(state.size().y));
    ui.painter().galley(left, name_shown, colours.ink);
    ui.painter().galley(right, state, colours.soft);
    let spoken = ui.interact(rect, ui.scope_id().with(("table", index)), Sense::hover());
    spoken.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{name}: {word}")));
}

/// The keys of the trainer. A key that is held down presses once; where the keyboard stands on a
/// button, Enter and space press that.
pub(super) fn keys(ui: &Ui) -> Vec<Action> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let nowhere = ui.memory(|memory| memory.focused().is_none());
    let lead = |key: &Key| match key {
        Key::Enter | Key::Space if nowhere => Some(Lead::Next),
        Key::ArrowRight | Key::ArrowDown => Some(Lead::Move(Towards::Next)),
        Key::ArrowLeft | Key::ArrowUp => Some(Lead::Move(Towards::Before)),
        Key::P => Some(Lead::Pause),
        Key::B => Some(Lead::Black),
        Key::Backspace => Some(Lead::Undo),
        key => DIGITS.iter().position(|it| it == key).map(Lead::Digit),
    };
    ui.input(|input| {
        let pressed = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none() => {
                lead(key)
            }
            _ => None,
        });
        pressed.map(Action::Lead).collect()
    })
}
