//! What the window shows of a protocol.

use crate::protocol::{Bilingual, Contact, Document, Graph, Node, Protocol, Question, Review, SourceLine};
use crate::record::Date;

/// A rule as the decision graph shows it beside its node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeRule {
    /// The node it belongs to.
    pub node: String,
    /// Its id.
    pub rule: String,
    /// Its title.
    pub title: Bilingual,
    /// Where it comes from.
    pub source: Vec<SourceLine>,
    /// Which expert agreed with it.
    pub review: Option<Review>,
}

/// What the window shows of the protocol.
#[derive(Debug, Clone)]
pub struct Norm {
    /// What people call it.
    pub name: Bilingual,
    /// Its version.
    pub version: String,
    /// Since when it holds.
    pub valid_from: Date,
    /// The graph.
    pub graph: Graph,
    /// The rules by node, in the order they are shown.
    pub rules: Vec<NodeRule>,
    /// The documents that sources cite.
    pub documents: Vec<Document>,
    /// By when it must be reviewed.
    pub review_by: Date,
    /// Whom to call.
    pub contacts: Vec<Contact>,
    /// The day it is shown on.
    pub shown_on: Date,
    /// The questions of the weighing, with their definitions.
    pub questions: Vec<Question>,
}

impl Norm {
    /// What the window shows of a protocol on a day.
    #[must_use]
    pub fn of(protocol: &Protocol, shown_on: Date) -> Self {
        let graph = &protocol.graph;
        let of_node = |node: &Node| {
            let step = node.step.as_deref().and_then(|step| graph.step(step));
            let rules = step.map(|step| protocol.rules_of(step)).unwrap_or_default();
            let node = node.id.clone();
            rules.into_iter().map(move |rule| NodeRule {
                node: node.clone(),
                rule: rule.id.clone(),
                title: rule.title.clone(),
                source: rule.source.clone(),
                review: rule.review.clone(),
            })
        };
        Self {
            name: protocol.pack.name.clone(),
            version: protocol.pack.version.clone(),
            valid_from: protocol.pack.valid_from,
            graph: graph.clone(),
            rules: graph.ways.node_weights().flat_map(of_node).collect(),
            documents: protocol.pack.documents.clone(),
            review_by: protocol.pack.review_by,
            contacts: protocol.pack.contacts.clone(),
            shown_on,
            questions: protocol.weighing.questions.clone(),
        }
    }
}
