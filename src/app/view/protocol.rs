//! The decision graph: drawn, as a list, and the node one looks at.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::findings::cite;
use crate::app::state::{GraphMode, State};
use crate::drawing::Drawing;
use crate::protocol::NodeKind;
use crate::text::{self, Texts};

/// The protocol page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ProtocolView {
    /// The heading.
    pub title: String,
    /// Its version.
    pub version: String,
    /// How to read the drawing.
    pub lead: &'static str,
    /// Whose path is drawn; or how to see one.
    pub path: String,
    /// Picture or list.
    pub mode: GraphMode,
    /// The two buttons: mode, name, whether it is on.
    pub modes: [(GraphMode, &'static str, bool); 2],
    /// The drawing's accessible name.
    pub name: &'static str,
    /// Where everything is drawn.
    pub drawing: Drawing,
    /// The nodes, in the order of the drawing's boxes.
    pub nodes: Vec<NodeView>,
    /// The ways that the path took, as pairs of nodes.
    pub walked: Vec<(String, String)>,
    /// The node being looked at.
    pub detail: Option<NodeDetail>,
    /// What to do to see one.
    pub pick: &'static str,
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
    /// Whether the path passes it.
    pub passed: bool,
    /// Whether the case stands here.
    pub here: bool,
    /// That the path passes it or stands here, in words.
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

/// A way to another node.
#[derive(Debug, Clone, serde::Serialize)]
pub struct WayView {
    /// The other node's label.
    pub to: String,
    /// When, in a word or two; and whether it goes back.
    pub when: Option<String>,
}

/// The node being looked at.
#[derive(Debug, Clone, serde::Serialize)]
pub struct NodeDetail {
    /// The node.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its rules' heading.
    pub rules_title: &'static str,
    /// Its rules.
    pub rules: Vec<RuleView>,
    /// What it says where there are none.
    pub empty: Option<&'static str>,
    /// Where it leads.
    pub ways: String,
    /// The button that closes it.
    pub close: String,
}

/// A rule of a node.
#[derive(Debug, Clone, serde::Serialize)]
pub struct RuleView {
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub source: String,
}

impl ProtocolView {
    pub(super) fn of(state: &State) -> Self {
        let (lang, texts) = (state.lang, text::texts(state.lang));
        let drawing = state.drawing().clone();
        let passed = state.open.as_ref().map_or(&[][..], |open| &open.passed[..]);
        let here = state.open.as_ref().map(|open| open.checked(lang).position.node.as_str());
        let graph = &state.norm.graph.ways;
        let nodes: Vec<NodeView> = (drawing.tiles.iter())
            .filter_map(|tile| graph.node_indices().find(|&index| graph[index].id == tile.id))
            .map(|index| node(state, index, passed, here))
            .collect();
        let detail = nodes.iter().find(|node| node.chosen).map(|node| detail(state, node));
        Self {
            title: state.norm.name.get(lang).to_owned(),
            version: text::version_since(&state.norm.version, state.norm.valid_from, lang),
            lead: texts.protocol_lead,
            path: state.open.as_ref().map_or_else(
                || texts.no_path.to_owned(),
                |open| format!("{} {}.", texts.path_of, open.record.name()),
            ),
            mode: state.graph_mode,
            modes: [(GraphMode::Picture, texts.as_picture), (GraphMode::List, texts.as_list)]
                .map(|(mode, name)| (mode, name, mode == state.graph_mode)),
            name: texts.graph_name,
            drawing,
            nodes,
            walked: passed.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect(),
            detail,
            pick: texts.graph_pick,
        }
    }
}

fn node(state: &State, index: NodeIndex, passed: &[String], here: Option<&str>) -> NodeView {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let graph = &state.norm.graph.ways;
    let node = &graph[index];
    let (passed, here) = (passed.contains(&node.id), here == Some(node.id.as_str()));
    let mark = match (here, passed) {
        (true, _) => Some(texts.here_now),
        (false, true) => Some(texts.on_path),
        (false, false) => None,
    };
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
        name: mark.map_or_else(|| format!("{label}, {kind}"), |mark| format!("{label}, {kind}, {mark}")),
        label,
        kind,
        passed,
        here,
        mark,
        chosen: state.node.as_deref() == Some(node.id.as_str()),
        leads: if ways.is_empty() { texts.ends_here } else { texts.leads_to },
        ways,
        rules: state.norm.rules.iter().filter(|rule| rule.node == node.id).count(),
    }
}

fn detail(state: &State, node: &NodeView) -> NodeDetail {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let rules: Vec<RuleView> = (state.norm.rules.iter())
        .filter(|rule| rule.node == node.id)
        .map(|rule| RuleView {
            title: rule.title.get(lang).to_owned(),
            source: (rule.source.iter())
                .map(|line| cite(line, &state.norm.documents, lang))
                .collect::<Vec<_>>()
                .join("; "),
        })
        .collect();
    NodeDetail {
        id: node.id.clone(),
        title: format!("{} · {}", node.label, node.kind),
        rules_title: texts.rules,
        empty: rules.is_empty().then_some(texts.no_rules),
        rules,
        ways: node.leads_in_words(),
        close: format!("{} {}", texts.close, node.label),
    }
}

impl NodeView {
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
