//! Which steps are owed: replaying the record over the guarded graph.

use super::case::Case;
use super::eval::{Ask, Moment};
use super::trace::{Leaf, leaves};
use crate::protocol::{Graph, Node, Step, Truth, Ways};
use crate::record::Event;

/// Whether a step had to come before another one.
pub enum Owed<'p, 'r> {
    /// Every way that may be open leads through it.
    Yes,
    /// A way that is open leads past it.
    No,
    /// Whether a way leads past it hangs on these answers.
    Unclear(Vec<Leaf<'p, 'r>>),
}

/// Whether `step` was owed when `reached` was reached by an event, or is owed at the moment.
pub fn owed<'p, 'r>(ask: Ask<'p, 'r>, step: &str, reached: &str, moment: Moment<'r>) -> Owed<'p, 'r> {
    let graph = &ask.protocol.graph;
    let guards: Vec<Truth> = graph
        .ways
        .edge_weights()
        .map(|edge| edge.when.as_ref().map_or(Truth::True, |guard| ask.truth(guard, moment)))
        .collect();
    if !graph.reachable(reached, step, &guards, Ways::NotShut) {
        return Owed::Yes;
    }
    if graph.reachable(reached, step, &guards, Ways::Open) {
        return Owed::No;
    }
    Owed::Unclear(deciding(ask, step, reached, &guards, moment))
}

/// The unknown answers that decide: those of the guards without which no way leads past.
fn deciding<'p, 'r>(
    ask: Ask<'p, 'r>,
    step: &str,
    reached: &str,
    guards: &[Truth],
    moment: Moment<'r>,
) -> Vec<Leaf<'p, 'r>> {
    let graph: &'p Graph = &ask.protocol.graph;
    let unknown: Vec<usize> = (0..guards.len()).filter(|&edge| guards[edge].is_unknown()).collect();
    let decides = |&edge: &usize| {
        let mut shut = guards.to_vec();
        shut[edge] = Truth::False;
        !graph.reachable(reached, step, &shut, Ways::NotShut)
    };
    let alone: Vec<usize> = unknown.iter().copied().filter(|edge| decides(edge)).collect();
    let edges = if alone.is_empty() { unknown } else { alone };
    let mut found = Vec::new();
    for edge in edges {
        let weight = graph.ways.edge_weights().nth(edge);
        if let Some(guard) = weight.and_then(|edge| edge.when.as_ref()) {
            found.extend(leaves(ask, guard, moment));
        }
    }
    found
}

/// The events that do a listed step and count, in a round (or in the record), step by step.
pub fn reached<'p, 'r>(
    ask: Ask<'p, 'r>,
    steps: impl Iterator<Item = &'p Step>,
    round: Option<usize>,
    counts: impl Fn(&Event) -> bool,
) -> Vec<(&'p Step, Vec<&'r Event>)> {
    let moment = Moment { round, ..Moment::default() };
    let events = |step| {
        let does = |event: &&Event| counts(event) && ask.does(event, step, moment).is_true();
        ask.visible(moment).filter(does).collect()
    };
    steps.map(|step| (step, events(step))).collect()
}

/// The nodes the record passes, in order: its path, the last one being where it stands.
#[must_use]
pub fn path<'p>(ask: Ask<'p, '_>) -> Vec<&'p Node> {
    let graph = &ask.protocol.graph;
    let mut path: Vec<&Node> = graph.start().map(|start| &graph.ways[start]).into_iter().collect();
    for round in 0..ask.case.rounds.len() {
        round_path(ask, round, &mut path);
    }
    path
}

fn round_path<'p>(ask: Ask<'p, '_>, round: usize, path: &mut Vec<&'p Node>) {
    let graph = &ask.protocol.graph;
    let moment = Moment { round: Some(round), ..Moment::default() };
    for event in ask.case.in_round(round) {
        for step in &graph.steps {
            if !ask.does(event, step, moment).is_true() {
                continue;
            }
            // Of a step's nodes, the one a way leads to from where the record stands.
            let here = path.last().map(|node| node.id.as_str());
            let follows = |node: &&Node| {
                graph.ways.edge_weights().any(|edge| Some(edge.from.as_str()) == here && edge.to == node.id)
            };
            let nodes: Vec<&Node> = graph.nodes_of(&step.id).map(|node| &graph.ways[node]).collect();
            let next = nodes.iter().copied().find(follows).or_else(|| nodes.first().copied());
            if let Some(next) = next
                && here != Some(next.id.as_str())
                && !(nodes.iter().any(|node| Some(node.id.as_str()) == here))
            {
                path.push(next);
            }
        }
    }
}

/// Whether the latest round is still open: nothing was decided, reported or closed in it.
#[must_use]
pub fn still_open(case: &Case<'_>) -> bool {
    use crate::record::Activity::{CaseClosed, Decision, Report};
    let last = case.rounds.len() - 1;
    !case.in_round(last).any(|event| matches!(event.what, CaseClosed(_) | Decision(_) | Report(_)))
}
