//! The decision graph: drawn, as a list, and the node one looks at.

use super::findings::{agreed, cite};
use super::graph::{GraphView, NodeView};
use crate::app::state::{GraphMode, State};
use crate::protocol::Contact;
use crate::text;

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
    /// The graph.
    pub graph: GraphView,
    /// The node being looked at.
    pub detail: Option<NodeDetail>,
    /// What to do to see one.
    pub pick: &'static str,
    /// Whom to call: the heading and a line for each.
    pub contacts: (&'static str, Vec<String>),
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
    /// Where it comes from, and whether an expert agreed with it.
    pub source: String,
}

impl ProtocolView {
    pub(super) fn of(state: &State) -> Self {
        let (lang, texts) = (state.lang, text::texts(state.lang));
        let graph = GraphView::of_case(state);
        let detail = graph.nodes.iter().find(|node| node.chosen).map(|node| detail(state, node));
        Self {
            title: state.norm.name.get(lang).to_owned(),
            version: version(state),
            lead: texts.protocol_lead,
            path: state.open.as_ref().map_or_else(
                || texts.no_path.to_owned(),
                |open| format!("{} {}.", texts.path_of, open.record.name()),
            ),
            mode: state.graph_mode,
            modes: [(GraphMode::Picture, texts.as_picture), (GraphMode::List, texts.as_list)]
                .map(|(mode, name)| (mode, name, mode == state.graph_mode)),
            graph,
            detail,
            pick: texts.graph_pick,
            contacts: (texts.contacts, state.norm.contacts.iter().map(|it| contact(state, it)).collect()),
        }
    }
}

/// The version, since when it holds, and by when it must be reviewed.
fn version(state: &State) -> String {
    let (lang, texts, norm) = (state.lang, text::texts(state.lang), &state.norm);
    let review = if norm.review_by <= norm.shown_on { texts.review_overdue } else { texts.review_before };
    let since = text::version_since(&norm.version, norm.valid_from, lang);
    format!("{since} · {review} {}", text::day(norm.review_by, lang))
}

/// A number to call, with what one should know. One that nobody checked for a year may be wrong.
fn contact(state: &State, it: &Contact) -> String {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let mut line = format!("{}: {}", it.name.get(lang), it.reach);
    let remark = it.remark.as_ref().map(|remark| remark.get(lang));
    let old = (it.checked_on.plus_days(365) < state.norm.shown_on).then_some(texts.contact_old);
    for more in remark.into_iter().chain(old) {
        line.push_str(" · ");
        line.push_str(more);
    }
    line
}

fn detail(state: &State, node: &NodeView) -> NodeDetail {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let rules: Vec<RuleView> = (state.norm.rules.iter())
        .filter(|rule| rule.node == node.id)
        .map(|rule| RuleView {
            title: rule.title.get(lang).to_owned(),
            source: (rule.source.iter())
                .map(|line| cite(line, &state.norm.documents, lang))
                .chain([agreed(rule.review.as_ref(), lang)])
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
