//! The decision graph, painted where [`crate::drawing::Drawing`] placed it. Each box is a button with a
//! name; the list beside it says the same.

use egui::accesskit::Role;
use egui::{
    Align, CornerRadius, CursorIcon, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::theme::{self, palette, size};
use super::widgets;
use crate::app::Action;
use crate::app::view::{NodeView, ProtocolView};
use crate::drawing::{Line, LineKind, Tile};
use crate::protocol::NodeKind;

/// Space round the drawing.
const MARGIN: f32 = 4.0;

/// Paints the drawing.
pub(super) fn show(ui: &mut Ui, view: &ProtocolView, actions: &mut Vec<Action>) {
    let drawing = &view.drawing;
    let whole = Vec2::new(drawing.size.0, drawing.size.1) + Vec2::splat(2.0 * MARGIN);
    let (rect, response) = ui.allocate_exact_size(whole, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, view.name));
    let origin = rect.min + Vec2::splat(MARGIN);
    let place = |(x, y): (f32, f32)| origin + Vec2::new(x, y);
    let walked = |it: &Line| view.walked.iter().any(|(from, to)| *from == it.from && *to == it.to);
    // The path lies on top of everything it crosses.
    for it in drawing.lines.iter().filter(|it| !walked(it)) {
        line(ui, it, false, place);
    }
    for it in drawing.lines.iter().filter(|it| walked(it)) {
        line(ui, it, true, place);
    }
    for (tile, node) in drawing.tiles.iter().zip(&view.nodes) {
        let at = Rect::from_min_size(place(tile.at), Vec2::new(tile.size.0, tile.size.1));
        if box_of(ui, at, tile, node) {
            actions.push(Action::Node(node.id.clone()));
        }
    }
}

fn line(ui: &Ui, line: &Line, walked: bool, place: impl Fn((f32, f32)) -> Pos2) {
    let colours = palette(ui);
    let (colour, width) = match (walked, line.kind) {
        (true, _) => (colours.ink, 3.0),
        (false, LineKind::Main) => (colours.soft, 1.2),
        (false, LineKind::Exception | LineKind::Again) => (colours.edge, 1.0),
    };
    let points: Vec<Pos2> = line.points.iter().map(|&point| place(point)).collect();
    let painter = ui.painter();
    if let [.., before, end] = points[..] {
        let towards = (end - before).normalized();
        let side = Vec2::new(-towards.y, towards.x);
        let (long, wide) = if walked { (9.0, 5.0) } else { (7.0, 3.5) };
        let back = end - towards * long;
        let head = vec![end, back + side * wide, back - side * wide];
        let mut shaft = points.clone();
        if let Some(last) = shaft.last_mut() {
            *last = back;
        }
        if line.kind == LineKind::Exception && !walked {
            painter.extend(Shape::dashed_line(&shaft, Stroke::new(width, colour), 4.0, 3.0));
        } else {
            painter.line(shaft, Stroke::new(width, colour));
        }
        painter.add(Shape::convex_polygon(head, colour, Stroke::NONE));
    }
    if let Some((text, at)) = &line.label {
        let galley = widgets::one_line(ui, text, theme::regular(size::SMALL), colours.soft, 160.0);
        let rect = Rect::from_center_size(place(*at), galley.size());
        painter.rect_filled(rect.expand2(Vec2::new(3.0, 0.0)), CornerRadius::ZERO, colours.paper);
        painter.galley(rect.min, galley, colours.soft);
    }
}

/// A step is a box, a question is round, an exception is dashed, an outcome is heavy.
fn box_of(ui: &Ui, at: Rect, tile: &Tile, node: &NodeView) -> bool {
    let colours = palette(ui);
    let response = ui.interact(at, ui.scope_id().with(("node", &node.id)), Sense::click());
    let fill = match (node.here, node.chosen || response.hovered(), node.passed) {
        (true, ..) => colours.ink,
        (false, true, _) | (false, false, true) => colours.shade,
        (false, false, false) => colours.sheet,
    };
    let ink = if node.here { colours.paper } else { colours.ink };
    let edge = match (node.chosen, node.passed || node.here, tile.kind) {
        (true, ..) => Stroke::new(2.5, colours.accent),
        (false, true, _) => Stroke::new(2.5, colours.ink),
        (false, false, NodeKind::Outcome) => Stroke::new(2.0, colours.soft),
        (false, false, _) => Stroke::new(1.0, colours.edge),
    };
    let painter = ui.painter();
    let radius = match tile.kind {
        NodeKind::Decision | NodeKind::Start => 16,
        NodeKind::Step => 4,
        NodeKind::Exception | NodeKind::Outcome => 0,
    };
    if tile.kind == NodeKind::Exception && !node.passed && !node.chosen {
        painter.rect_filled(
            at,
            CornerRadius::ZERO,
            if response.hovered() { colours.shade } else { colours.paper },
        );
        let corners = [at.left_top(), at.right_top(), at.right_bottom(), at.left_bottom(), at.left_top()];
        painter.extend(Shape::dashed_line(&corners, edge, 4.0, 3.0));
    } else {
        painter.rect(at, CornerRadius::same(radius), fill, edge, StrokeKind::Inside);
    }
    let font = theme::regular(size::SMALL);
    let mut job = egui::text::LayoutJob::simple(tile.text.join("\n"), font, ink, f32::INFINITY);
    job.halign = Align::Center;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    painter.galley(Pos2::new(at.center().x, at.center().y - galley.size().y / 2.0), galley, ink);
    widgets::ring(ui, &response, radius);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, node.chosen, &node.name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
