//! The protocol as a graph: steps, decisions, exceptions and outcomes, and the guarded ways
//! between them.
//!
//! The order of the protocol stands here and nowhere else. A step may have several nodes, so that
//! steps can interleave; a step is owed at another one when every open way there leads through it
//! (none is left with the step's nodes taken out).

use petgraph::graph::{DiGraph, NodeIndex};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::slot::Of;
use super::text::Bilingual;

/// `graph.ron`, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GraphFile {
    /// Conditions with a name, for guards and rules.
    pub definitions: Vec<Definition>,
    /// What can be owed and done.
    pub steps: Vec<Step>,
    /// The nodes, left to right.
    pub nodes: Vec<Node>,
    /// The ways between them.
    pub edges: Vec<Edge>,
    /// Rules speak only where this holds, unless they say they speak on every route.
    pub applies: Option<Condition>,
    /// Where this holds, skipped steps and terms of steps 1 to 4 are not held against anybody.
    pub suspended: Option<Condition>,
    /// The rule whose texts tell which answers are missing.
    pub unanswered: Option<String>,
}

/// A condition with a name and words for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The name, used as `is("name")`.
    pub name: String,
    /// What it means, as a short sentence that can be true, false or unknown.
    pub says: Bilingual,
    /// What it is.
    pub is: Condition,
}

/// A step: something the protocol asks for, with the events that do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name, as nodes and rules use it.
    pub id: String,
    /// The step of the protocol it is part of: 1 to 5, 6 for after.
    pub number: u8,
    /// What people call it.
    pub label: Bilingual,
    /// The events that do it, each sufficient.
    pub done: Vec<Done>,
}

/// An event that does a step, and what must hold of it to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The event.
    pub event: Of,
    /// What must hold of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Condition>,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum NodeKind {
    /// Where every case begins.
    Start,
    /// Doing a step.
    Step,
    /// A question that the way depends on.
    Decision,
    /// A way round the steps.
    Exception,
    /// Where a way leads.
    Outcome,
}

/// A node of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Its name.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// The step that is done here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What people call it.
    pub label: Bilingual,
}

/// A way from one node to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// The guard; an edge without one is always open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What the guard means, in a word or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Bilingual>,
    /// A declared way back.
    #[serde(default, skip_serializing_if = "is_false")]
    pub again: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// The checked graph of a protocol.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The steps, in the pack's order.
    pub steps: Vec<Step>,
    /// Nodes and edges; indices follow the pack's order.
    pub ways: DiGraph<Node, Edge>,
}

/// How open the ways of the graph are to a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ways {
    /// Those whose guard is not false.
    NotShut,
    /// Those whose guard is true.
    Open,
}

impl Graph {
    /// The start.
    #[must_use]
    pub fn start(&self) -> Option<NodeIndex> {
        self.ways.node_indices().find(|&node| self.ways[node].kind == NodeKind::Start)
    }

    /// The nodes at which a step is done.
    pub fn nodes_of<'a>(&'a self, step: &'a str) -> impl Iterator<Item = NodeIndex> + 'a {
        self.ways.node_indices().filter(move |&node| self.ways[node].step.as_deref() == Some(step))
    }

    /// The step of this name.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }
}
