//! What pages are made of: text in its sizes, buttons that show where the keyboard is, cards,
//! folds, the shapes of findings.

use egui::accesskit::Role;
use egui::{
    Align, Color32, CornerRadius, CursorIcon, Frame, Galley, Label, Margin, Painter, Pos2, Rect, Response,
    RichText, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use std::sync::Arc;

use super::theme::{self, palette, size, space};
use crate::app::view::StepState;
use crate::protocol::Severity;

/// Running text.
pub(super) fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(theme::regular(size::BODY)).line_height(Some(22.0))).wrap())
}

/// Running text that steps back.
pub(super) fn soft(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).soft;
    let text = RichText::new(text).font(theme::regular(size::BODY)).line_height(Some(22.0)).color(colour);
    ui.add(Label::new(text).wrap())
}

/// A caption.
pub(super) fn caption(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).soft;
    ui.add(Label::new(RichText::new(text).font(theme::regular(size::SMALL)).color(colour)).wrap())
}

/// A line of running text in bold.
pub(super) fn strong(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(theme::bold(size::BODY)).line_height(Some(22.0))).wrap())
}

/// A sentence that leads.
pub(super) fn lead(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(theme::regular(size::LEAD)).line_height(Some(27.0))).wrap())
}

/// A heading: bold, in a size of the scale, and a heading to a screen reader too.
pub(super) fn heading(ui: &mut Ui, text: &str, size: f32) -> Response {
    let colour = palette(ui).ink;
    headed(ui, text, size, colour)
}

/// A heading in the colour of danger.
pub(super) fn danger_heading(ui: &mut Ui, text: &str, size: f32) -> Response {
    let colour = palette(ui).danger;
    headed(ui, text, size, colour)
}

fn headed(ui: &mut Ui, text: &str, size: f32, colour: Color32) -> Response {
    let response = ui.add(Label::new(RichText::new(text).font(theme::bold(size)).color(colour)).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.clear_value();
        node.set_label(text);
    });
    response
}

/// A card: what belongs together, on a sheet.
pub(super) fn card<R>(ui: &mut Ui, fill: Color32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(6)).inner_margin(Margin::same(16));
    frame.show(ui, contents).inner
}

/// A list of sentences, each with a quiet dot.
pub(super) fn bullets(ui: &mut Ui, lines: &[String]) {
    for line in lines {
        hanging(ui, "·", |ui| body(ui, line));
    }
}

/// A sign with text hanging beside it.
pub(super) fn hanging<R>(ui: &mut Ui, sign: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 22.0), Sense::hover());
        let colour = palette(ui).soft;
        ui.painter().text(
            rect.left_center(),
            egui::Align2::LEFT_CENTER,
            sign,
            theme::bold(size::BODY),
            colour,
        );
        ui.vertical(contents).inner
    })
    .inner
}

/// A quiet line across.
pub(super) fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, palette(ui).rule));
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// The thing to do on this page.
    Main,
    /// One of several.
    Plain,
    /// A word one can press.
    Quiet,
}

/// A button.
pub(super) struct Press<'a> {
    label: &'a str,
    name: &'a str,
    key: &'a str,
    look: Look,
    on: Option<bool>,
    open: Option<bool>,
    small: bool,
    enabled: bool,
}

impl<'a> Press<'a> {
    /// A button whose name is what it shows.
    pub(super) const fn new(label: &'a str, look: Look) -> Self {
        Self { label, name: label, key: label, look, on: None, open: None, small: false, enabled: true }
    }

    /// Its accessible name, where it must say more than is shown.
    pub(super) const fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self.key = name;
        self
    }

    /// What it is known by while its name changes, so that the keyboard stays on it.
    pub(super) const fn keyed(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// One of a choice, and whether it is the chosen one.
    pub(super) const fn on(mut self, on: bool) -> Self {
        self.on = Some(on);
        self
    }

    /// It opens something, and whether that is open.
    pub(super) const fn open(mut self, open: bool) -> Self {
        self.open = Some(open);
        self
    }

    /// In small type.
    pub(super) const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Whether it can be pressed now.
    pub(super) const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Shows it; whether it was pressed.
    pub(super) fn show(self, ui: &mut Ui) -> bool {
        let colours = palette(ui);
        let chosen = self.on == Some(true);
        let shown = match self.open {
            Some(true) => format!("▾ {}", self.label),
            Some(false) => format!("▸ {}", self.label),
            None => self.label.to_owned(),
        };
        let points = if self.small { size::SMALL } else { size::BODY };
        let font =
            if self.look == Look::Main || chosen { theme::bold(points) } else { theme::regular(points) };
        let ink = match (self.look, chosen, self.enabled) {
            (.., false) => colours.soft,
            (Look::Main, ..) | (Look::Plain, true, _) => colours.on_accent,
            (Look::Plain, false, _) => colours.ink,
            (Look::Quiet, ..) => colours.accent,
        };
        let padding = match self.look {
            Look::Quiet => Vec2::new(6.0, if self.small { 3.0 } else { 5.0 }),
            Look::Main | Look::Plain => Vec2::new(14.0, if self.small { 4.0 } else { 7.0 }),
        };
        let room = (ui.available_width() - 2.0 * padding.x).max(40.0);
        let galley = one_line(ui, &shown, font, ink, room);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        // Known by its key, not by its place: what opens above it must not take the keyboard away.
        let (_, rect) = ui.allocate_space(galley.size() + 2.0 * padding);
        let response = ui.interact(rect, ui.scope_id().with(("press", self.key)), sense);
        let (fill, line) = match (self.look, chosen) {
            (Look::Main, _) if !self.enabled => (colours.shade, Stroke::NONE),
            (Look::Main, _) | (Look::Plain, true) => (colours.accent, Stroke::NONE),
            (Look::Plain, false) => (Color32::TRANSPARENT, Stroke::new(1.0, colours.edge)),
            (Look::Quiet, _) => (Color32::TRANSPARENT, Stroke::NONE),
        };
        let hovered = response.hovered() && self.enabled;
        let fill = match (hovered, fill) {
            (true, Color32::TRANSPARENT) => colours.shade,
            (true, fill) => fill.gamma_multiply(0.9),
            (false, fill) => fill,
        };
        ui.painter().rect(rect, CornerRadius::same(4), fill, line, StrokeKind::Inside);
        ui.painter().galley(rect.min + padding, galley, ink);
        ring(ui, &response, 4);
        let (enabled, on) = (self.enabled, self.on);
        response.widget_info(|| match on {
            Some(on) => WidgetInfo::selected(Role::Button, enabled, on, self.name),
            None => WidgetInfo::labeled(Role::Button, enabled, self.name),
        });
        if let Some(open) = self.open {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
        }
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }
}

/// Whether Enter was pressed while the keyboard is nowhere: it does the one main thing of the page.
pub(super) fn enter(ui: &Ui) -> bool {
    let nowhere = ui.memory(|memory| memory.focused().is_none());
    let pressed = |event: &egui::Event| {
        matches!(event, egui::Event::Key { key: egui::Key::Enter, pressed: true, repeat: false, .. })
    };
    nowhere && ui.input(|input| input.events.iter().any(pressed))
}

/// Shows where the keyboard is, and brings it into view.
pub(super) fn ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        let line = Stroke::new(2.0, palette(ui).accent);
        ui.painter().rect_stroke(
            response.rect.expand(3.0),
            CornerRadius::same(radius + 2),
            line,
            StrokeKind::Inside,
        );
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// A text on one line, shortened with … where it does not fit.
pub(super) fn one_line(ui: &Ui, text: &str, font: egui::FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The shape of a severity: filled square, half square, circle.
pub(super) fn severity_shape(painter: &Painter, at: Pos2, severity: Severity, ink: Color32) {
    let square = Rect::from_center_size(at, Vec2::splat(11.0));
    let line = Stroke::new(1.5, ink);
    match severity {
        Severity::Must => {
            painter.rect_filled(square, CornerRadius::ZERO, ink);
        }
        Severity::Should => {
            let mut half = square;
            half.max.x = at.x;
            painter.rect_filled(half, CornerRadius::ZERO, ink);
            painter.rect_stroke(square, CornerRadius::ZERO, line, StrokeKind::Inside);
        }
        Severity::Consider => {
            painter.circle_stroke(at, 5.0, line);
        }
    }
}

/// A column no wider than reads well.
pub(super) fn reading<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width().min(space::READING);
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), egui::Layout::top_down(Align::Min), |ui| {
        ui.set_max_width(width);
        contents(ui)
    })
    .inner
}

/// Found: a tick. Now: a filled circle. Not yet: a circle. Not found: an empty square.
pub(super) fn state_shape(ui: &Ui, at: Pos2, state: StepState) {
    let colours = palette(ui);
    let painter = ui.painter();
    let line = Stroke::new(1.5, colours.soft);
    match state {
        StepState::Found => {
            let corners = [(-6.0, 0.0), (-2.0, 4.5), (6.0, -5.0)];
            let corners = corners.map(|(x, y)| at + Vec2::new(x, y)).to_vec();
            painter.line(corners, Stroke::new(2.0, colours.ink));
        }
        StepState::Now => {
            painter.circle_filled(at, 6.0, colours.ink);
        }
        StepState::NotYet => {
            painter.circle_stroke(at, 5.5, line);
        }
        StepState::NotFound => {
            painter.rect_stroke(
                Rect::from_center_size(at, Vec2::splat(11.0)),
                CornerRadius::ZERO,
                line,
                StrokeKind::Inside,
            );
        }
    }
}
