//! What does not belong to the main way: exceptions in lanes above it, ways back in lanes below.
//! Their upright lines run in the gutters between the columns, so that they never cross a box.

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::columns::{Columns, room};
use super::{Line, LineKind, Tile, text_width};
use crate::protocol::{Graph, Lang, NodeKind};

/// From one lane of an exception to the next.
const EXCEPTION_LANE: f32 = 33.0;
/// From one lane of a way back to the next.
const BACK_LANE: f32 = 20.0;
/// From one upright line in a gutter to the next.
const IN_GUTTER: f32 = 2.5;

/// Places the exceptions and their lines; gives the height so far.
pub(super) fn exceptions(graph: &Graph, lang: Lang, columns: &mut Columns, lines: &mut Vec<Line>) -> f32 {
    let mut nodes: Vec<NodeIndex> =
        (graph.ways.node_indices()).filter(|&node| graph.ways[node].kind == NodeKind::Exception).collect();
    // Those that begin farthest to the left go on top, so that no way up crosses a box.
    let begins = |node: &NodeIndex| {
        let from = graph.ways.neighbors_directed(*node, Direction::Incoming);
        let left = from.filter_map(|it| columns.tile(&graph.ways[it].id)).map(|tile| tile.at.0);
        left.fold(f32::INFINITY, f32::min)
    };
    nodes.sort_by(|a, b| begins(a).total_cmp(&begins(b)));

    #[allow(clippy::cast_precision_loss, reason = "a handful of exceptions")]
    let down_to = |index: usize| index as f32 * EXCEPTION_LANE;
    let top = columns.tiles.iter().map(|tile| tile.at.1).fold(f32::INFINITY, f32::min);
    let bend = lines.iter().flat_map(|line| &line.points).map(|point| point.1).fold(top, f32::min);
    columns.shift(down_to(nodes.len()) + 8.0 - bend.min(0.0), lines);

    for (index, &node) in nodes.iter().enumerate() {
        let mut tile = Tile::new(&graph.ways[node].id, NodeKind::Exception, graph.ways[node].label.get(lang));
        let sources: Vec<Tile> = (graph.ways.neighbors_directed(node, Direction::Incoming))
            .filter_map(|it| columns.tile(&graph.ways[it].id).cloned())
            .collect();
        tile.at.0 = sources.iter().map(|from| columns.next_column(from)).fold(0.0, f32::max);
        tile.at.1 = down_to(index);
        let middle = tile.middle().1;
        for from in &sources {
            let up = from.middle().0;
            let points = vec![(up, from.at.1), (up, middle), (tile.at.0, middle)];
            lines.push(line(&from.id, &tile.id, LineKind::Exception, points));
        }
        for edge in graph.ways.edges(node) {
            let Some(to) = columns.tile(&graph.ways[edge.target()].id) else { continue };
            let offset = down_to(index) / EXCEPTION_LANE;
            let down = offset.mul_add(-IN_GUTTER, columns.column(to).0 - 4.0);
            let enters = offset.mul_add(4.0, to.at.1 + 6.0).min(to.bottom() - 4.0);
            let points = vec![(tile.right(), middle), (down, middle), (down, enters), (to.at.0, enters)];
            let mut drawn = line(&tile.id, &to.id, LineKind::Exception, points);
            drawn.label = edge.weight().label.as_ref().and_then(|label| {
                let text = label.get(lang);
                Some((text.to_owned(), room(&drawn.points, text_width(text))?))
            });
            lines.push(drawn);
        }
        columns.tiles.push(tile);
    }
    let boxes = columns.tiles.iter().map(Tile::bottom).fold(0.0, f32::max);
    lines.iter().flat_map(|line| &line.points).map(|point| point.1).fold(boxes, f32::max)
}

/// Draws the ways back below `height`; gives the height of the whole.
pub(super) fn ways_back(
    graph: &Graph,
    lang: Lang,
    columns: &Columns,
    height: f32,
    lines: &mut Vec<Line>,
) -> f32 {
    let mut bottom = height + 14.0;
    let back = graph.ways.edge_references().filter(|edge| edge.weight().again);
    for (index, edge) in back.enumerate() {
        let (Some(from), Some(to)) = (columns.tile(&edge.weight().from), columns.tile(&edge.weight().to))
        else {
            continue;
        };
        #[allow(clippy::cast_precision_loss, reason = "a handful of ways back")]
        let offset = index as f32;
        let out = offset.mul_add(IN_GUTTER, columns.column(from).1 + 4.0);
        let up = offset.mul_add(-IN_GUTTER, columns.column(to).0 - 4.0);
        let leaves = offset.mul_add(-4.0, from.bottom() - 6.0).max(from.at.1 + 4.0);
        let enters = offset.mul_add(-4.0, to.bottom() - 6.0).max(to.at.1 + 4.0);
        let points = vec![
            (from.right(), leaves),
            (out, leaves),
            (out, bottom),
            (up, bottom),
            (up, enters),
            (to.at.0, enters),
        ];
        let mut drawn = line(&from.id, &to.id, LineKind::Again, points);
        if let Some(label) = &edge.weight().label {
            drawn.label = Some((label.get(lang).to_owned(), (f32::midpoint(out, up), bottom)));
        }
        lines.push(drawn);
        bottom += BACK_LANE;
    }
    bottom
}

fn line(from: &str, to: &str, kind: LineKind, points: Vec<(f32, f32)>) -> Line {
    Line { from: from.to_owned(), to: to.to_owned(), kind, points, label: None }
}
