//! The decision graph with a path laid over it, or two: what the protocol page and the debrief
//! draw.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::app::state::State;
use crate::drawing::Drawing;
use crate::protocol::NodeKind;
use crate::text::{self, Texts};

/// The graph.
#[derive(Debug, Clone, serde::Serialize)]
pub struct GraphView {
    /// The drawing's accessible name.
    pub name: &'static str,
    /// Where everything is drawn.
    pub drawing: Drawing,
    /// The nodes, in the order of the drawing's boxes.
    pub nodes: Vec<NodeView>,
    /// The ways that the path took, as pairs of nodes.
    pub walked: Vec<(String, String)>,
    /// The ways of the path beside it: drawn as a thin line.
    pub beside: Option<Vec<(String, String)>>,
}

/// A node.
#[derive(Debug, Clone, serde::Serialize)]
pub struct NodeView {
    /// The node.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it is, in a word.
    pub kind: &'static str,
    /// Its accessible name: what it is and whether the path passes it.
    pub name: String,
    /// Which path passes it.
    pub on: NodeOn,
    /// That a path passes it or the case stands here, in words.
    pub mark: Option<&'static str>,
    /// Whether it is being looked at.
    pub chosen: bool,
    /// Where it leads.
    pub ways: Vec<WayView>,
    /// Before the ways, or instead of them.
    pub leads: &'static str,
    /// How many rules it has.
    pub rules: usize,
}

/// How a node lies to the paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum NodeOn {
    /// On none.
    None,
    /// On the path.
    Path,
    /// On the path, and the case stands here.
    Here,
    /// On the path beside it.
    Beside,
    /// On both.
    Both,
}

/// A way to another node.
#[derive(Debug, Clone, serde::Serialize)]
pub struct WayView {
    /// The other node's label.
    pub to: String,
    /// When, in a word or two; and whether it goes back.
    pub when: Option<String>,
}

impl GraphView {
    /// The graph with the path of the open case, where there is one.
    pub(super) fn of_case(state: &State) -> Self {
        let (lang, texts) = (state.lang, text::texts(state.lang));
        let passed = state.open.as_ref().map_or(&[][..], |open| &open.passed[..]);
        let here = state.open.as_ref().map(|open| open.checked(lang).position.node.as_str());
        let nodes = nodes(state, |node| {
            let (on, mark) = if here == Some(node.id.as_str()) {
                (NodeOn::Here, Some(texts.here_now))
            } else if passed.contains(&node.id) {
                (NodeOn::Path, Some(texts.on_path))
            } else {
                (NodeOn::None, None)
            };
            let chosen = state.node.as_deref() == Some(node.id.as_str());
            NodeView { chosen, ..node.marked(on, mark) }
        });
        Self {
            name: texts.graph_name,
            drawing: state.drawing().clone(),
            nodes,
            walked: ways(state, passed),
            beside: None,
        }
    }

    /// The graph with two paths, each by its nodes.
    pub(super) fn of_two(state: &State, own: &[String], good: &[String]) -> Self {
        let texts = text::texts(state.lang);
        let nodes = nodes(state, |node| {
            let (on, mark) = match (own.contains(&node.id), good.contains(&node.id)) {
                (true, true) => (NodeOn::Both, Some(texts.on_both_ways)),
                (true, false) => (NodeOn::Path, Some(texts.on_own_way)),
                (false, true) => (NodeOn::Beside, Some(texts.on_good_way)),
                (false, false) => (NodeOn::None, None),
            };
            node.marked(on, mark)
        });
        Self {
            name: texts.debrief_way_name,
            drawing: state.drawing().clone(),
            nodes,
            walked: ways(state, own),
            beside: Some(ways(state, good)),
        }
    }
}

/// The ways of a path, as pairs of nodes: from each to the one that was new after it, and every way
/// of the graph that was gone. Turning back to an earlier step is in the list, not in the drawing.
fn ways(state: &State, path: &[String]) -> Vec<(String, String)> {
    let graph = &state.norm.graph.ways;
    let leads = |from: &str, to: &str| graph.edge_weights().any(|edge| edge.from == from && edge.to == to);
    let mut first: Vec<&String> = Vec::new();
    for node in path {
        if !first.contains(&node) {
            first.push(node);
        }
    }
    let mut found: Vec<(String, String)> =
        first.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    for pair in path.windows(2) {
        let way = (pair[0].clone(), pair[1].clone());
        if leads(&way.0, &way.1) && !found.contains(&way) {
            found.push(way);
        }
    }
    found
}

/// The nodes in the order of the drawing's boxes, marked.
fn nodes(state: &State, mark: impl Fn(NodeView) -> NodeView) -> Vec<NodeView> {
    let graph = &state.norm.graph.ways;
    let placed = state.drawing().tiles.iter();
    let indices = placed.filter_map(|tile| graph.node_indices().find(|&index| graph[index].id == tile.id));
    indices.map(|index| mark(node(state, index))).collect()
}

/// A node without a mark.
fn node(state: &State, index: NodeIndex) -> NodeView {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let graph = &state.norm.graph.ways;
    let node = &graph[index];
    let kind = kind(node.kind, texts);
    let label = node.label.get(lang).to_owned();
    // Edges come newest first; the pack's order is the one people wrote.
    let mut edges: Vec<_> = graph.edges(index).collect();
    edges.sort_by_key(EdgeRef::id);
    let ways: Vec<WayView> = (edges.iter())
        .map(|edge| WayView {
            to: graph[edge.target()].label.get(lang).to_owned(),
            when: match (&edge.weight().label, edge.weight().again) {
                (Some(label), _) => Some(label.get(lang).to_owned()),
                (None, true) => Some(texts.again.to_owned()),
                (None, false) => None,
            },
        })
        .collect();
    NodeView {
        id: node.id.clone(),
        name: format!("{label}, {kind}"),
        label,
        kind,
        on: NodeOn::None,
        mark: None,
        chosen: false,
        leads: if ways.is_empty() { texts.ends_here } else { texts.leads_to },
        ways,
        rules: state.norm.rules.iter().filter(|rule| rule.node == node.id).count(),
    }
}

impl NodeView {
    /// With how it lies to the paths, in its name too.
    fn marked(mut self, on: NodeOn, mark: Option<&'static str>) -> Self {
        if let Some(mark) = mark {
            self.name = format!("{}, {mark}", self.name);
        }
        Self { on, mark, ..self }
    }

    /// `Gaat verder naar: Weging; Afgesloten (geen vermoeden)`.
    #[must_use]
    pub fn leads_in_words(&self) -> String {
        if self.ways.is_empty() {
            return self.leads.to_owned();
        }
        let ways = self.ways.iter().map(|way| match &way.when {
            Some(when) => format!("{} ({when})", way.to),
            None => way.to.clone(),
        });
        format!("{}: {}", self.leads, ways.collect::<Vec<_>>().join("; "))
    }
}

const fn kind(kind: NodeKind, texts: &Texts) -> &'static str {
    match kind {
        NodeKind::Start => texts.kind_start,
        NodeKind::Step => texts.kind_step,
        NodeKind::Decision => texts.kind_decision,
        NodeKind::Exception => texts.kind_exception,
        NodeKind::Outcome => texts.kind_outcome,
    }
}
