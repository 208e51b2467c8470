//! The main way in columns, left to right: what dagre places.

use std::collections::BTreeMap;

use dagre::graph::{Graph as Layered, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};
use petgraph::visit::EdgeRef;

use super::{Line, LineKind, Tile, text_width};
use crate::protocol::{Edge, Graph, Lang, NodeKind};

/// Space between boxes of one column.
const BETWEEN_ROWS: f32 = 22.0;
/// Space between columns.
const BETWEEN_COLUMNS: f64 = 15.0;
/// Space between two questions of a column: room for a label.
const BETWEEN_QUESTIONS: f32 = 26.0;

/// A point of the drawing.
type Point = (f32, f32);

/// Boxes with their places, and the gutters between the columns.
pub(super) struct Columns {
    /// The boxes; exceptions are added later.
    pub(super) tiles: Vec<Tile>,
    /// By column: left and right edge.
    edges: Vec<(f32, f32)>,
    /// The bends dagre gave a line, by source and target.
    bends: BTreeMap<(String, String), Vec<(f32, f32)>>,
    /// Questions that stand in one column: node to the first of its column.
    stacked: BTreeMap<String, String>,
}

impl Columns {
    /// Places every node but the exceptions.
    pub(super) fn of(graph: &Graph, lang: Lang) -> Self {
        let tiles: Vec<Tile> = (graph.ways.node_weights())
            .filter(|node| node.kind != NodeKind::Exception)
            .map(|node| Tile::new(&node.id, node.kind, node.label.get(lang)))
            .collect();
        let stacked = stacks(graph);
        let mut columns = Self { tiles, edges: Vec::new(), bends: BTreeMap::new(), stacked };
        columns.arrange(graph, lang);
        columns
    }

    /// The box of a node.
    pub(super) fn tile(&self, id: &str) -> Option<&Tile> {
        self.tiles.iter().find(|tile| tile.id == id)
    }

    /// The left and right edge of the column a box stands in.
    pub(super) fn column(&self, tile: &Tile) -> (f32, f32) {
        let middle = tile.middle().0;
        let found = self.edges.iter().find(|(left, right)| *left <= middle && middle <= *right);
        found.copied().unwrap_or((tile.at.0, tile.right()))
    }

    /// The left edge of the column after the one a box stands in.
    pub(super) fn next_column(&self, tile: &Tile) -> f32 {
        let right = self.column(tile).1;
        self.edges.iter().map(|edge| edge.0).find(|left| *left > right).unwrap_or(right + 20.0)
    }

    /// Moves everything down.
    pub(super) fn shift(&mut self, down: f32, lines: &mut [Line]) {
        for tile in &mut self.tiles {
            tile.at.1 += down;
        }
        for line in lines {
            for point in &mut line.points {
                point.1 += down;
            }
            if let Some((_, at)) = &mut line.label {
                at.1 += down;
            }
        }
    }

    /// The name dagre knows a node by: its own, or that of the first question of its column.
    fn block<'a>(&'a self, id: &'a str) -> &'a str {
        self.stacked.get(id).map_or(id, String::as_str)
    }

    fn members(&self, block: &str) -> Vec<usize> {
        let tiles = self.tiles.iter().enumerate();
        tiles.filter(|(_, tile)| self.block(&tile.id) == block).map(|(index, _)| index).collect()
    }

    #[allow(clippy::cast_possible_truncation, reason = "points on a screen")]
    fn arrange(&mut self, graph: &Graph, lang: Lang) {
        let mut layered: Layered<NodeLabel, EdgeLabel> =
            Layered::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
        let blocks: Vec<String> = (self.tiles.iter())
            .filter(|tile| self.block(&tile.id) == tile.id)
            .map(|tile| tile.id.clone())
            .collect();
        for block in &blocks {
            let members = self.members(block);
            let sizes = members.iter().map(|&index| self.tiles[index].size);
            let (width, height) = sizes.fold((0.0_f32, -BETWEEN_QUESTIONS), |(w, h), size| {
                (w.max(size.0), h + size.1 + BETWEEN_QUESTIONS)
            });
            let label = NodeLabel { width: width.into(), height: height.into(), ..NodeLabel::default() };
            layered.set_node(block.as_str(), Some(label));
        }
        for edge in main_edges(graph) {
            let (from, to) = (self.block(&edge.from), self.block(&edge.to));
            if from == to {
                continue;
            }
            let mut label = EdgeLabel::default();
            // Only the answers of stacked questions need room of their own.
            if self.stacked.contains_key(&edge.from)
                && let Some(text) = &edge.label
            {
                label.width = f64::from(text_width(text.get(lang)));
                label.height = 1.0;
                label.labelpos = dagre::layout::types::LabelPos::Center;
            }
            let wider = layered.edge(from, to, None).is_none_or(|known| known.width < label.width);
            if wider {
                layered.set_edge(from, to, Some(label), None);
            }
        }
        let options = LayoutOptions {
            rankdir: RankDir::LR,
            nodesep: BETWEEN_ROWS.into(),
            ranksep: BETWEEN_COLUMNS,
            edgesep: 14.0,
            ..LayoutOptions::default()
        };
        dagre::layout(&mut layered, Some(options));

        for block in &blocks {
            let Some((x, y, height)) = layered.node(block).and_then(|it| Some((it.x?, it.y?, it.height)))
            else {
                continue;
            };
            let (x, mut top) = (x as f32, (y - height / 2.0) as f32);
            for index in self.members(block) {
                let tile = &mut self.tiles[index];
                tile.at = (x - tile.size.0 / 2.0, top);
                top += tile.size.1 + BETWEEN_QUESTIONS;
            }
        }
        for edge in layered.edges() {
            if let Some(label) = layered.edge_by_obj(&edge) {
                let points = label.points.iter().map(|p| (p.x as f32, p.y as f32)).collect();
                self.bends.insert((edge.v.clone(), edge.w.clone()), points);
            }
        }
        self.measure();
    }

    /// Finds the columns: boxes that share a middle.
    fn measure(&mut self) {
        let mut found: Vec<(f32, f32, f32)> = Vec::new();
        for tile in &self.tiles {
            let middle = tile.middle().0;
            match found.iter_mut().find(|(at, ..)| (*at - middle).abs() < 1.0) {
                Some((_, left, right)) => {
                    *left = left.min(tile.at.0);
                    *right = right.max(tile.right());
                }
                None => found.push((middle, tile.at.0, tile.right())),
            }
        }
        self.edges = found.into_iter().map(|(_, left, right)| (left, right)).collect();
        self.edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    }

    /// The lines of the main way.
    pub(super) fn lines(&self, graph: &Graph, lang: Lang) -> Vec<Line> {
        let lines = main_edges(graph).filter_map(|edge| {
            let (from, to) = (self.tile(&edge.from)?, self.tile(&edge.to)?);
            let text = edge.label.as_ref().map(|label| label.get(lang));
            let (points, label) = self.route(from, to, text);
            Some(Line {
                from: edge.from.clone(),
                to: edge.to.clone(),
                kind: LineKind::Main,
                points,
                label: text.and_then(|text| Some((text.to_owned(), label?))),
            })
        });
        lines.collect()
    }

    /// The corners of a line and the middle of its label.
    fn route(&self, from: &Tile, to: &Tile, text: Option<&str>) -> (Vec<Point>, Option<Point>) {
        let (start, end) = (from.middle(), to.middle());
        let wide = text.map_or(0.0, text_width);
        let same_column = self.block(&from.id) == self.block(&to.id);
        if same_column {
            let points = vec![(start.0, from.bottom()), (end.0, to.at.1)];
            return (points, Some((start.0 + 6.0 + wide / 2.0, f32::midpoint(from.bottom(), to.at.1))));
        }
        if self.stacked.contains_key(&from.id) {
            // Every answer of a stack meets in one line before the box it leads to.
            let trunk = self.column(to).0 - 10.0;
            let points = vec![(from.right(), start.1), (trunk, start.1), (trunk, end.1), (to.at.0, end.1)];
            return (points, Some((from.right() + 6.0 + wide / 2.0, start.1 - 9.0)));
        }
        if self.stacked.contains_key(&to.id) {
            let trunk = self.column(to).0 - 10.0;
            let points = vec![(from.right(), start.1), (trunk, start.1), (trunk, end.1), (to.at.0, end.1)];
            return (points, None);
        }
        let points = self.bends.get(&(from.id.clone(), to.id.clone())).cloned().unwrap_or_default();
        let label = room(&points, wide);
        (points, label)
    }
}

/// The middle of the longest level stretch, if a label fits there.
pub(super) fn room(points: &[(f32, f32)], wide: f32) -> Option<(f32, f32)> {
    let stretch = (points.windows(2))
        .filter(|pair| (pair[1].1 - pair[0].1).abs() < (pair[1].0 - pair[0].0).abs() / 3.0)
        .max_by(|a, b| (a[1].0 - a[0].0).abs().total_cmp(&(b[1].0 - b[0].0).abs()))?;
    let (a, b) = (stretch[0], stretch[1]);
    ((b.0 - a.0).abs() >= wide + 6.0).then(|| (f32::midpoint(a.0, b.0), f32::midpoint(a.1, b.1)))
}

/// The ways on, between nodes that are not exceptions.
fn main_edges(graph: &Graph) -> impl Iterator<Item = &Edge> {
    graph.ways.edge_references().filter_map(|edge| {
        let exception = |index: petgraph::graph::NodeIndex| graph.ways[index].kind == NodeKind::Exception;
        let on = !edge.weight().again && !exception(edge.source()) && !exception(edge.target());
        on.then(|| edge.weight())
    })
}

/// Questions that lead to a question, each mapped to the first of its row of questions.
fn stacks(graph: &Graph) -> BTreeMap<String, String> {
    let question =
        |id: &str| graph.ways.node_weights().any(|node| node.id == id && node.kind == NodeKind::Decision);
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for edge in main_edges(graph).filter(|edge| question(&edge.from) && question(&edge.to)) {
        let head = first.get(&edge.from).cloned().unwrap_or_else(|| edge.from.clone());
        first.insert(edge.from.clone(), head.clone());
        first.insert(edge.to.clone(), head);
    }
    first
}
