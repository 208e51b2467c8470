//! Which steps are owed: replaying the record over the guarded graph.

use std::cell::RefCell;
use std::rc::Rc;

use super::case::{Case, ends_round};
use super::eval::{Ask, Moment};
use super::trace::{Leaf, leaves};
use crate::protocol::{Node, Step, Truth, Ways};
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

/// A record replayed over the graph: which events do which step, worked out once a check, and the
/// guards as they stood when each was done.
pub struct Replay<'p, 'r> {
    ask: Ask<'p, 'r>,
    done: Vec<(&'p Step, Vec<(&'r Event, usize)>)>,
    guards: RefCell<Vec<(Then, Rc<[Truth]>)>>,
}

/// The moments guards are asked at: an event's, or now, in a round.
type Then = (Option<*const Event>, Option<usize>);

impl<'p, 'r> Replay<'p, 'r> {
    /// Replays a case.
    #[must_use]
    pub fn of(ask: Ask<'p, 'r>) -> Self {
        let done = ask.protocol.graph.steps.iter().map(|step| {
            let mut events: Vec<(&Event, usize)> = Vec::new();
            for (event, round) in step.done.iter().flat_map(|done| ask.case.of_kind(done.event.kind())) {
                let moment = Moment { round: Some(*round), ..Moment::default() };
                let known = events.iter().any(|(other, _)| std::ptr::eq(*other, *event));
                if !known && ask.does(event, step, moment).is_true() {
                    events.push((event, *round));
                }
            }
            events.sort_by(|(a, _), (b, _)| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
            (step, events)
        });
        Self { ask, done: done.collect(), guards: RefCell::default() }
    }

    /// The steps, each with the events that do it in a round (or in the record).
    pub fn steps(&self, round: Option<usize>) -> impl Iterator<Item = (&'p Step, Vec<&'r Event>)> + '_ {
        self.done.iter().map(move |(step, events)| {
            let counts = |(_, of): &&(&'r Event, usize)| round.is_none_or(|round| round == *of);
            (*step, events.iter().filter(counts).map(|(event, _)| *event).collect())
        })
    }

    /// Whether `step` was owed when `reached` was reached by the moment's event, or is owed now.
    pub fn owed(&self, step: &'p Step, reached: &'p Step, moment: Moment<'r>) -> Owed<'p, 'r> {
        let place = |step: &Step| self.done.iter().position(|(it, _)| std::ptr::eq(*it, step));
        let (Some(step), Some(reached)) = (place(step), place(reached)) else { return Owed::Yes };
        let rows = &self.ask.protocol.plan.ways;
        let guards = self.guards(moment);
        if !rows.reachable(reached, step, &guards, Ways::NotShut) {
            return Owed::Yes;
        }
        if rows.reachable(reached, step, &guards, Ways::Open) {
            return Owed::No;
        }
        Owed::Unclear(deciding(self.ask, step, reached, &guards, moment))
    }

    /// The truth of each edge's guard at a moment.
    fn guards(&self, moment: Moment<'r>) -> Rc<[Truth]> {
        let then: Then = (moment.event.map(std::ptr::from_ref), moment.round);
        let known =
            self.guards.borrow().iter().find(|(of, _)| *of == then).map(|(_, guards)| Rc::clone(guards));
        known.unwrap_or_else(|| {
            let edges = self.ask.protocol.graph.ways.edge_weights();
            let truth = |guard| self.ask.truth(guard, moment);
            let guards: Rc<[Truth]> =
                edges.map(|edge| edge.when.as_ref().map_or(Truth::True, truth)).collect();
            self.guards.borrow_mut().push((then, Rc::clone(&guards)));
            guards
        })
    }

    /// The nodes the record passes, in order: its path, the last one being where it stands.
    #[must_use]
    pub fn path(&self) -> Vec<&'p Node> {
        let graph = &self.ask.protocol.graph;
        let mut path: Vec<&Node> = graph.start().map(|start| &graph.ways[start]).into_iter().collect();
        for &event in &self.ask.case.events {
            let does = |(_, events): &&(&Step, Vec<(&Event, usize)>)| {
                events.iter().any(|(it, _)| std::ptr::eq(*it, event))
            };
            for (step, _) in self.done.iter().filter(does) {
                let here = path.last().map(|node| node.id.as_str());
                let nodes: Vec<&Node> = graph.nodes_of(&step.id).map(|node| &graph.ways[node]).collect();
                if nodes.iter().any(|node| Some(node.id.as_str()) == here) {
                    continue;
                }
                // Of a step's nodes, the one a way leads to from where the record stands.
                let follows = |node: &&&Node| {
                    graph
                        .ways
                        .edge_weights()
                        .any(|edge| Some(edge.from.as_str()) == here && edge.to == node.id)
                };
                path.extend(nodes.iter().find(follows).or_else(|| nodes.first()));
            }
        }
        path
    }
}

/// The unknown answers that decide: those of the guards without which no way leads past.
fn deciding<'p, 'r>(
    ask: Ask<'p, 'r>,
    step: usize,
    reached: usize,
    guards: &[Truth],
    moment: Moment<'r>,
) -> Vec<Leaf<'p, 'r>> {
    let (graph, rows) = (&ask.protocol.graph, &ask.protocol.plan.ways);
    let unknown: Vec<usize> = (0..guards.len()).filter(|&edge| guards[edge].is_unknown()).collect();
    let decides = |&edge: &usize| {
        let mut shut = guards.to_vec();
        shut[edge] = Truth::False;
        !rows.reachable(reached, step, &shut, Ways::NotShut)
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

/// Whether the latest round is still open: nothing was decided, reported or closed in it.
#[must_use]
pub fn still_open(case: &Case<'_, '_>) -> bool {
    let last = case.rounds.len() - 1;
    !case.in_round(last).any(ends_round)
}
