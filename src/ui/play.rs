//! The page of a play: on the left the story and what is asked, on the right what is on file and
//! the five steps. What can be answered stands in the same place from moment to moment.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align, CornerRadius, CursorIcon, Event, Galley, Key, Layout, Pos2, Rect, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use super::{file, story};
use crate::app::view::{AskView, PlayStep, PlayView, StepState};
use crate::app::{Action, Practise};

/// Below this size everything stands under each other: a small window, or large type.
const NARROW: Vec2 = Vec2::new(820.0, 420.0);
/// The part of the height that the question and its options have at least, and at most.
const ASK: (f32, f32) = (0.46, 0.66);
/// The width of the story and its options at most.
const LEFT: f32 = 680.0;
/// The width of what is on file at most.
const RIGHT: f32 = 460.0;
/// The height of the row below the options.
const FOOT: f32 = 40.0;
/// The most rows that a text of the file takes here.
const MOST: usize = 3;
/// The room for the number of an option.
const NUMBER: f32 = 40.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &PlayView, actions: &mut Vec<Action>) {
    actions.extend(keys(ui, &view.ask));
    let before = actions.len();
    let size = ui.available_size();
    if size.x < NARROW.x || size.y < NARROW.y {
        narrow(ui, view, actions);
    } else {
        wide(ui, view, actions);
    }
    // A key that is held down presses once.
    if held(ui) {
        actions.truncate(before);
    }
}

fn narrow(ui: &mut Ui, view: &PlayView, actions: &mut Vec<Action>) {
    let bring = bring(ui, view);
    ScrollArea::vertical().id_salt("play").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 6.0);
        let newest = story::show(ui, &view.story);
        ui.add_space(space::WITHIN);
        widgets::rule(ui);
        question(ui, view);
        options(ui, &view.ask, actions);
        ui.horizontal(|ui| foot(ui, &view.ask, actions));
        if bring {
            into_view(ui, newest);
        }
        ui.add_space(space::BETWEEN);
        on_file(ui, view, actions);
        ui.add_space(space::WITHIN);
        steps(ui, view.steps.0, &view.steps.1);
        ui.add_space(space::WITHIN);
    });
}

fn wide(ui: &mut Ui, view: &PlayView, actions: &mut Vec<Action>) {
    let whole = ui.available_rect_before_wrap();
    let left_wide = (whole.width() * 0.57).round().min(LEFT);
    let left = Rect::from_min_size(whole.min, Vec2::new(left_wide, whole.height()));
    let right_wide = (whole.width() - left_wide - 2.0 * space::BETWEEN).min(RIGHT);
    let right = Rect::from_min_size(
        Pos2::new(left.right() + 2.0 * space::BETWEEN, whole.top()),
        Vec2::new(right_wide, whole.height()),
    );
    let between = left.right() + space::BETWEEN;
    ui.painter().vline(between, whole.y_range(), Stroke::new(1.0, palette(ui).rule));

    let needed = needed(ui, view, left.width()) + FOOT + space::TIGHT;
    let high = needed.clamp(whole.height() * ASK.0, whole.height() * ASK.1);
    let (above, asked) = left.split_top_bottom_at_y(left.bottom() - high);
    let bring = bring(ui, view);
    part(ui, above, "story", |ui| {
        ScrollArea::vertical().id_salt("story").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 6.0);
            let newest = story::show(ui, &view.story);
            if bring {
                into_view(ui, newest);
            }
        });
    });
    let (asked, below) = asked.split_top_bottom_at_y(asked.bottom() - FOOT);
    part(ui, asked, "ask", |ui| {
        widgets::rule(ui);
        question(ui, view);
        ScrollArea::vertical().id_salt("options").auto_shrink(false).show(ui, |ui| {
            options(ui, &view.ask, actions);
        });
    });
    part(ui, below, "foot", |ui| {
        ui.with_layout(Layout::left_to_right(Align::Max), |ui| foot(ui, &view.ask, actions));
    });

    let line = steps_high(ui, &view.steps.1, right.width());
    let (filed, stepped) = right.split_top_bottom_at_y(right.bottom() - line);
    part(ui, filed, "file", |ui| {
        ScrollArea::vertical().id_salt("file").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 6.0);
            let own = on_file(ui, view, actions);
            if bring {
                // The newest of one's own stays in sight.
                ui.scroll_to_rect(Rect::from_min_size(own, Vec2::ZERO), Some(Align::BOTTOM));
            }
        });
    });
    part(ui, stepped, "steps", |ui| steps(ui, view.steps.0, &view.steps.1));
    ui.advance_cursor_after_rect(whole);
}

/// A part of the page in its own place.
fn part(ui: &mut Ui, rect: Rect, name: &str, contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.set_clip_rect(rect.expand(4.0));
        contents(ui);
    });
}

/// Whether there is something new to bring into view: another moment, language or width.
fn bring(ui: &Ui, view: &PlayView) -> bool {
    #[allow(clippy::cast_possible_truncation, reason = "points on a screen")]
    let now = (view.turn, ui.available_width() as i32);
    let id = ui.scope_id().with("turn");
    let before = ui.data_mut(|data| data.get_temp::<((u64, usize, crate::protocol::Lang), i32)>(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    before != Some(now)
}

/// Brings what was painted since `top` into view: all of it, or else its beginning.
fn into_view(ui: &Ui, top: f32) {
    let rect = Rect::from_x_y_ranges(ui.max_rect().x_range(), top - 6.0..=ui.cursor().top());
    let align = if rect.height() > ui.clip_rect().height() { Align::TOP } else { Align::BOTTOM };
    ui.scroll_to_rect(rect, Some(align));
}

/// Whether a key is being held down.
fn held(ui: &Ui) -> bool {
    let repeats = |event: &Event| matches!(event, Event::Key { repeat: true, pressed: true, .. });
    ui.input(|input| input.events.iter().any(repeats))
}

/// The keys 1 to 9 give the options; Enter leads on once the case has ended.
fn keys(ui: &Ui, ask: &AskView) -> Option<Action> {
    const KEYS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let pressed = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none() => {
                KEYS.iter().position(|it| it == key)
            }
            _ => None,
        })
    });
    if ask.debrief.is_some() && widgets::enter(ui) {
        return Some(Action::Practise(Practise::LookBack));
    }
    let option = ask.options.get(pressed?)?;
    Some(Action::Practise(Practise::Answer(option.answer.clone())))
}

/// What is asked, or how the case ended.
fn question(ui: &mut Ui, view: &PlayView) {
    if let Some(ended) = view.ask.ended {
        widgets::caption(ui, ended);
    }
    widgets::heading(ui, &view.ask.title, size::LEAD);
    if let Some(why) = &view.unkept {
        widgets::caption(ui, why);
    }
}

fn options(ui: &mut Ui, ask: &AskView, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    for (index, it) in ask.options.iter().enumerate() {
        if option(ui, index, it.key, &it.text) {
            actions.push(Action::Practise(Practise::Answer(it.answer.clone())));
        }
    }
    if let Some(label) = ask.debrief {
        ui.add_space(space::HAIR);
        if Press::new(label, Look::Main).show(ui) {
            actions.push(Action::Practise(Practise::LookBack));
        }
    }
}

/// Waiting and acts of one's own on the left, leaving on the right.
fn foot(ui: &mut Ui, ask: &AskView, actions: &mut Vec<Action>) {
    if let Some(it) = &ask.wait
        && Press::new(&it.text, Look::Plain).small().show(ui)
    {
        actions.push(Action::Practise(Practise::Answer(it.answer.clone())));
    }
    if let Some(label) = ask.acts
        && Press::new(label, Look::Plain).small().show(ui)
    {
        actions.push(Action::Practise(Practise::Acts));
    }
    ui.with_layout(Layout::right_to_left(Align::Max), |ui| {
        if Press::new(ask.stop, Look::Quiet).show(ui) {
            actions.push(Action::Practise(Practise::Stop));
        }
    });
}

/// The words of an option, wrapped.
fn words(ui: &Ui, text: &str, wide: f32) -> Arc<Galley> {
    let format = egui::TextFormat {
        line_height: Some(21.0),
        ..egui::TextFormat::simple(theme::regular(size::BODY), palette(ui).ink)
    };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = wide - NUMBER - 16.0;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn option_high(words: &Galley) -> f32 {
    (words.size().y + 19.0).max(40.0)
}

/// How high the question and its options are.
fn needed(ui: &Ui, view: &PlayView, wide: f32) -> f32 {
    let head = 44.0 + if view.ask.ended.is_some() { 24.0 } else { 0.0 };
    let head = head + if view.unkept.is_some() { 24.0 } else { 0.0 };
    let options = view.ask.options.iter();
    let high = options.map(|it| option_high(&words(ui, &it.text, wide - 6.0)) + space::TIGHT);
    high.fold(head, |sum, high| sum + high)
}

/// A wide button with its number and its words; whether it was pressed.
pub(super) fn option(ui: &mut Ui, index: usize, key: Option<u8>, text: &str) -> bool {
    let colours = palette(ui);
    let wide = ui.available_width() - 6.0;
    let words = words(ui, text, wide);
    let (_, rect) = ui.allocate_space(Vec2::new(wide, option_high(&words)));
    // Known by its place: the keyboard stays where it is when the next moment comes.
    let response = ui.interact(rect, ui.scope_id().with(("option", index)), Sense::click());
    let (fill, line) = if response.hovered() {
        (colours.shade, Stroke::new(1.0, colours.accent))
    } else {
        (colours.paper, Stroke::new(1.0, colours.edge))
    };
    ui.painter().rect(rect, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    if let Some(key) = key {
        let at = Pos2::new(rect.left() + NUMBER / 2.0, rect.center().y);
        let font = theme::bold(size::BODY);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, key.to_string(), font, colours.soft);
    }
    let at = Pos2::new(rect.left() + NUMBER, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, colours.ink);
    widgets::ring(ui, &response, 6);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    if let Some(key) = key {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key.to_string()));
    }
    // The second half of a double click would answer the next question too.
    let again = response.double_clicked() || response.triple_clicked();
    response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !again
}

/// What is on file; where one's own part ends.
fn on_file(ui: &mut Ui, view: &PlayView, actions: &mut Vec<Action>) -> Pos2 {
    widgets::heading(ui, view.file.title, size::LEAD);
    if let Some(empty) = view.file.empty {
        widgets::soft(ui, empty);
    }
    file::rows(ui, &view.file.rows, MOST, actions);
    let own = ui.cursor().left_top();
    if let Some((title, rows)) = &view.file.others {
        ui.add_space(space::WITHIN);
        widgets::heading(ui, title, size::BODY);
        file::short(ui, rows, MOST);
    }
    own
}

/// The space a step needs beside the next.
const STEP_GAP: f32 = 8.0;
/// The height of a step under the others.
const STEP_ROW: f32 = 26.0;

/// The widths of the steps beside each other; nothing where they do not fit.
fn across(ui: &Ui, steps: &[PlayStep], wide: f32) -> Option<Vec<f32>> {
    let ink = palette(ui).ink;
    let width = |text, font| widgets::one_line(ui, text, font, ink, f32::INFINITY).size().x;
    // In bold, so that nothing moves when a step begins.
    let needs = |step: &PlayStep| {
        let word = width(step.word, theme::regular(size::SMALL));
        width(step.name, theme::bold(size::SMALL)).max(word)
    };
    let widths: Vec<f32> = steps.iter().map(needs).collect();
    #[allow(clippy::cast_precision_loss, reason = "five steps")]
    let gap = (wide - widths.iter().sum::<f32>()) / steps.len() as f32;
    (gap >= STEP_GAP).then(|| widths.iter().map(|it| it + gap).collect())
}

/// How high the steps are in a width.
fn steps_high(ui: &Ui, steps: &[PlayStep], wide: f32) -> f32 {
    if across(ui, steps, wide).is_some() { 112.0 } else { 5.0_f32.mul_add(STEP_ROW, 48.0) }
}

/// The five steps as a line, each with its state in a shape and a word.
fn steps(ui: &mut Ui, title: &str, steps: &[PlayStep]) {
    let colours = palette(ui);
    widgets::rule(ui);
    widgets::heading(ui, title, size::BODY);
    let wide = ui.available_width();
    let across = across(ui, steps, wide);
    let high = if across.is_some() { 66.0 } else { 5.0 * STEP_ROW };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, high), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, title));
    let mut at = rect.min;
    let mut before: Option<Pos2> = None;
    for (index, step) in steps.iter().enumerate() {
        let place = match &across {
            Some(widths) => Rect::from_min_size(at, Vec2::new(widths[index], high)),
            None => Rect::from_min_size(at, Vec2::new(wide, STEP_ROW)),
        };
        at = if across.is_some() { place.right_top() } else { place.left_bottom() };
        let sign = Pos2::new(place.left() + 9.0, place.top() + STEP_ROW / 2.0);
        if let Some(before) = before {
            let gap = (sign - before).normalized() * 10.0;
            ui.painter().line_segment([before + gap, sign - gap], Stroke::new(1.0, colours.edge));
        }
        before = Some(sign);
        widgets::state_shape(ui, sign, if step.begun { StepState::Found } else { StepState::NotYet });
        let font = if step.begun { theme::bold(size::SMALL) } else { theme::regular(size::SMALL) };
        let name = widgets::one_line(ui, step.name, font, colours.ink, wide);
        let word = widgets::one_line(ui, step.word, theme::regular(size::SMALL), colours.soft, wide);
        let (name_at, word_at) = if across.is_some() {
            (Vec2::new(2.0, 26.0), Vec2::new(2.0, 43.0))
        } else {
            let top = (STEP_ROW - name.size().y) / 2.0;
            (Vec2::new(28.0, top), Vec2::new(36.0 + name.size().x, top))
        };
        ui.painter().galley(place.min + name_at, name, colours.ink);
        ui.painter().galley(place.min + word_at, word, colours.soft);
        let spoken = ui.interact(place, ui.scope_id().with(("step", step.number)), Sense::hover());
        spoken.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &step.says));
    }
}
