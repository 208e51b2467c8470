//! The timeline, painted: a lane a step, a mark an event. The list of events says the same.

use egui::accesskit::Role;
use egui::{
    Align2, CornerRadius, CursorIcon, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets;
use crate::app::Action;
use crate::app::view::{Mark, MarkShape, TimelineView};

/// The height of a lane.
const LANE: f32 = 26.0;
/// The room for the lanes' names.
const NAMES: f32 = 112.0;
/// The room for the days.
const DAYS: f32 = 24.0;

/// Paints the timeline.
pub(super) fn show(ui: &mut Ui, view: &TimelineView, actions: &mut Vec<Action>) {
    let colours = palette(ui);
    ui.horizontal(|ui| {
        widgets::heading(ui, view.title, size::LEAD);
    });
    #[allow(clippy::cast_precision_loss, reason = "seven lanes at most")]
    let high = LANE.mul_add(view.lanes.len() as f32, DAYS);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), high), Sense::hover());
    let name = format!("{}. {}", view.title, view.says);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    let track = Rect::from_min_max(
        Pos2::new(rect.left() + NAMES + 10.0, rect.top()),
        Pos2::new(rect.right() - 24.0, rect.bottom() - DAYS),
    );
    let across = |at: f32| track.left() + at * track.width();
    let painter = ui.painter();

    let mut top = rect.top();
    for lane in &view.lanes {
        let middle = top + LANE / 2.0;
        let label = widgets::one_line(ui, &lane.label, theme::regular(size::BODY), colours.ink, NAMES);
        painter.galley(Pos2::new(rect.left(), middle - label.size().y / 2.0), label, colours.ink);
        painter.hline(track.left() - 10.0..=rect.right(), middle, Stroke::new(1.0, colours.rule));
        // Marks of one day stand beside each other.
        let mut last = f32::NEG_INFINITY;
        for it in &lane.marks {
            let x = across(it.at).max(last + 13.0);
            last = x;
            if mark(ui, Pos2::new(x, middle), it) {
                actions.push(Action::Look(it.id.clone()));
            }
        }
        top += LANE;
    }
    // On top of the lanes, so that no line runs through the words.
    for gap in &view.gaps {
        let x = across(gap.at);
        painter.vline(x, track.y_range(), Stroke::new(1.0, colours.rule));
        let galley = widgets::one_line(ui, &gap.label, theme::regular(size::SMALL), colours.soft, 90.0);
        let at = Pos2::new(x - galley.size().x / 2.0, track.bottom() - LANE / 2.0 - galley.size().y / 2.0);
        let behind = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(4.0, 1.0));
        painter.rect_filled(behind, CornerRadius::same(2), colours.paper);
        painter.galley(at, galley, colours.soft);
    }
    let mut free = f32::NEG_INFINITY;
    for tick in &view.ticks {
        let x = across(tick.at);
        painter.vline(x, track.bottom()..=track.bottom() + 4.0, Stroke::new(1.0, colours.edge));
        let galley = widgets::one_line(ui, &tick.label, theme::regular(size::SMALL), colours.soft, 80.0);
        let left = x - galley.size().x / 2.0;
        // Days that would lie on each other keep their tick and lose their words.
        if left > free {
            free = left + galley.size().x + space::TIGHT;
            painter.galley(Pos2::new(left, track.bottom() + 6.0), galley, colours.soft);
        }
    }
}

fn mark(ui: &Ui, at: Pos2, mark: &Mark) -> bool {
    let colours = palette(ui);
    let rect = Rect::from_center_size(at, Vec2::splat(18.0));
    // For the pointer alone: the list below holds the same event for keyboard and screen reader.
    let response = ui.interact(rect, ui.scope_id().with(("mark", &mark.id)), Sense::CLICK);
    let painter = ui.painter();
    if mark.chosen || response.hovered() {
        painter.circle(at, 11.0, colours.shade, Stroke::new(1.5, colours.accent));
    }
    let ink = colours.ink;
    match mark.shape {
        MarkShape::Recorded => {
            painter.circle_filled(at, 5.5, ink);
        }
        MarkShape::NotRecorded => {
            painter.circle(at, 5.0, colours.paper, Stroke::new(1.5, ink));
        }
        MarkShape::SafeHome => {
            let plate = Rect::from_center_size(at, Vec2::new(24.0, 16.0));
            painter.rect(
                plate,
                CornerRadius::same(3),
                colours.paper,
                Stroke::new(1.5, ink),
                StrokeKind::Inside,
            );
            painter.text(at, Align2::CENTER_CENTER, "VT", theme::bold(size::SMALL), ink);
        }
        MarkShape::Danger => {
            let corners = [(0.0, -7.0), (7.0, 6.0), (-7.0, 6.0)].map(|(x, y)| at + Vec2::new(x, y));
            painter.add(Shape::convex_polygon(corners.to_vec(), colours.danger, Stroke::NONE));
        }
    }
    response.on_hover_text(&mark.name).on_hover_cursor(CursorIcon::PointingHand).clicked()
}
