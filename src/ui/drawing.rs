//! The decision graph, painted where [`crate::drawing::Drawing`] placed it. Each box is a button with a
//! name; the list beside it says the same.

use egui::accesskit::Role;
use egui::{
    Align, CornerRadius, CursorIcon, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::theme::{self, palette, size};
use super::widgets;
use crate::app::view::{GraphView, NodeOn, NodeView};
use crate::drawing::{Line, LineKind, Tile};
use crate::protocol::NodeKind;

/// Space round the drawing.
const MARGIN: f32 = 4.0;
/// How thick a path is.
const PATH: f32 = 3.0;

/// Paints the drawing; the node that was pressed.
pub(super) fn show(ui: &mut Ui, view: &GraphView) -> Option<String> {
    let drawing = &view.drawing;
    let whole = Vec2::new(drawing.size.0, drawing.size.1) + Vec2::splat(2.0 * MARGIN);
    let (rect, response) = ui.allocate_exact_size(whole, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, view.name));
    let origin = rect.min + Vec2::splat(MARGIN);
    let place = |(x, y): (f32, f32)| origin + Vec2::new(x, y);
    let on =
        |ways: &[(String, String)], it: &Line| ways.iter().any(|(from, to)| *from == it.from && *to == it.to);
    let drawn = |it: &Line| {
        let beside = view.beside.as_deref();
        match (on(&view.walked, it), beside.is_some_and(|beside| on(beside, it))) {
            (true, true) => Drawn::Both,
            (true, false) => Drawn::Walked,
            (false, true) => Drawn::Beside,
            (false, false) if beside.is_some() => Drawn::Behind,
            (false, false) => Drawn::Plain,
        }
    };
    // A path lies on top of everything it crosses, the own one on top of the other.
    let mut lines: Vec<(Drawn, &Line)> = drawing.lines.iter().map(|it| (drawn(it), it)).collect();
    lines.sort_by_key(|(drawn, _)| *drawn);
    for (drawn, it) in lines {
        line(ui, it, drawn, place);
    }
    for (drawn, from, to) in leaps(view) {
        let rect = |tile: &Tile| Rect::from_min_size(place(tile.at), Vec2::new(tile.size.0, tile.size.1));
        leap(ui, rect(from), rect(to), drawn);
    }
    let mut pressed = None;
    for (tile, node) in drawing.tiles.iter().zip(&view.nodes) {
        let at = Rect::from_min_size(place(tile.at), Vec2::new(tile.size.0, tile.size.1));
        // Beside another path the boxes are to be looked at, and the lists below say the same.
        if box_of(ui, at, tile, node, view.beside.is_none()) {
            pressed = Some(node.id.clone());
        }
    }
    pressed
}

/// How a line is drawn, the quietest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Drawn {
    /// Behind two paths.
    Behind,
    /// As it is.
    Plain,
    /// The path beside: thin.
    Beside,
    /// The path: thick.
    Walked,
    /// Both: thick with a light core.
    Both,
}

/// The shaft of a path, also for its legend.
pub(super) fn shaft(ui: &Ui, points: &[Pos2], drawn: Drawn) {
    let colours = palette(ui);
    let painter = ui.painter();
    match drawn {
        Drawn::Walked => {
            painter.line(points.to_vec(), Stroke::new(PATH, colours.ink));
        }
        Drawn::Both => {
            painter.line(points.to_vec(), Stroke::new(PATH + 2.0, colours.ink));
            painter.line(points.to_vec(), Stroke::new(1.5, colours.paper));
        }
        Drawn::Beside => {
            painter.line(points.to_vec(), Stroke::new(1.8, colours.accent));
        }
        Drawn::Behind | Drawn::Plain => {
            painter.line(points.to_vec(), Stroke::new(1.0, colours.edge));
        }
    }
}

/// The ways of a path that no line of the graph goes, the quietest first.
fn leaps(view: &GraphView) -> Vec<(Drawn, &Tile, &Tile)> {
    let drawing = &view.drawing;
    let beside = view.beside.as_deref().unwrap_or_default();
    let tile = |id: &String| drawing.tiles.iter().find(|tile| tile.id == *id);
    let others = beside.iter().filter(|way| !view.walked.contains(way)).map(|way| (Drawn::Beside, way));
    let own = view.walked.iter().map(|way| {
        let both = view.beside.is_some() && beside.contains(way);
        (if both { Drawn::Both } else { Drawn::Walked }, way)
    });
    let ways = others
        .chain(own)
        .filter(|(_, (from, to))| !drawing.lines.iter().any(|line| line.from == *from && line.to == *to));
    ways.filter_map(|(drawn, (from, to))| Some((drawn, tile(from)?, tile(to)?))).collect()
}

/// Straight from box to box, behind what lies between.
fn leap(ui: &Ui, from: Rect, to: Rect, drawn: Drawn) {
    let (start, end) = (edge_towards(from, to.center()), edge_towards(to, from.center()));
    let towards = (end - start).normalized();
    let side = Vec2::new(-towards.y, towards.x);
    let back = end - towards * 9.0;
    shaft(ui, &[start, back], drawn);
    let colour = if drawn == Drawn::Beside { palette(ui).accent } else { palette(ui).ink };
    let head = vec![end, back + side * 5.0, back - side * 5.0];
    ui.painter().add(Shape::convex_polygon(head, colour, Stroke::NONE));
}

/// Where the line from a box's middle towards a point leaves the box.
fn edge_towards(rect: Rect, point: Pos2) -> Pos2 {
    let (half, towards) = (rect.size() / 2.0, point - rect.center());
    let part = |half: f32, way: f32| if way.abs() < 0.5 { f32::INFINITY } else { half / way.abs() };
    rect.center() + towards * part(half.x, towards.x).min(part(half.y, towards.y)).min(1.0)
}

fn line(ui: &Ui, line: &Line, drawn: Drawn, place: impl Fn((f32, f32)) -> Pos2) {
    let colours = palette(ui);
    let (colour, width) = match (drawn, line.kind) {
        (Drawn::Walked | Drawn::Both, _) => (colours.ink, PATH),
        (Drawn::Beside, _) => (colours.accent, 1.8),
        (Drawn::Plain, LineKind::Main) => (colours.soft, 1.2),
        (Drawn::Plain, LineKind::Exception | LineKind::Again) | (Drawn::Behind, LineKind::Main) => {
            (colours.edge, 1.0)
        }
        (Drawn::Behind, LineKind::Exception | LineKind::Again) => (colours.rule, 1.0),
    };
    let quiet = matches!(drawn, Drawn::Plain | Drawn::Behind);
    let points: Vec<Pos2> = line.points.iter().map(|&point| place(point)).collect();
    let painter = ui.painter();
    if let [.., before, end] = points[..] {
        let towards = (end - before).normalized();
        let side = Vec2::new(-towards.y, towards.x);
        let (long, wide) = if quiet { (7.0, 3.5) } else { (9.0, 5.0) };
        let back = end - towards * long;
        let head = vec![end, back + side * wide, back - side * wide];
        let mut corners = points.clone();
        if let Some(last) = corners.last_mut() {
            *last = back;
        }
        if line.kind == LineKind::Exception && quiet {
            painter.extend(Shape::dashed_line(&corners, Stroke::new(width, colour), 4.0, 3.0));
        } else if quiet {
            painter.line(corners, Stroke::new(width, colour));
        } else {
            shaft(ui, &corners, drawn);
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
fn box_of(ui: &Ui, at: Rect, tile: &Tile, node: &NodeView, opens: bool) -> bool {
    let colours = palette(ui);
    let sense = if opens { Sense::click() } else { Sense::hover() };
    let response = ui.interact(at, ui.scope_id().with(("node", &node.id)), sense);
    let passed = matches!(node.on, NodeOn::Path | NodeOn::Here | NodeOn::Both);
    let looked_at = node.chosen || (opens && response.hovered());
    let fill = match node.on {
        NodeOn::Here => colours.ink,
        _ if looked_at || passed => colours.shade,
        _ => colours.sheet,
    };
    let ink = if node.on == NodeOn::Here { colours.paper } else { colours.ink };
    let edge = match (node.chosen, passed, tile.kind) {
        (true, ..) => Stroke::new(2.5, colours.accent),
        (false, true, _) => Stroke::new(2.5, colours.ink),
        (false, false, _) if node.on == NodeOn::Beside => Stroke::new(1.8, colours.accent),
        (false, false, NodeKind::Outcome) => Stroke::new(2.0, colours.soft),
        (false, false, _) => Stroke::new(1.0, colours.edge),
    };
    let painter = ui.painter();
    let radius = match tile.kind {
        NodeKind::Decision | NodeKind::Start => 16,
        NodeKind::Step => 4,
        NodeKind::Exception | NodeKind::Outcome => 0,
    };
    if tile.kind == NodeKind::Exception && node.on == NodeOn::None && !node.chosen {
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
    if !opens {
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &node.name));
        return false;
    }
    widgets::ring(ui, &response, radius);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, node.chosen, &node.name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
