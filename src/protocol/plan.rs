//! A protocol laid out for checking: what can be worked out once, before there is a case.

use std::sync::OnceLock;

use super::condition::Condition;
use super::graph::{Definition, Graph, Ways};
use super::pattern::Pattern;
use super::phrase::Phrases;
use super::rule::{Per, Rule};
use super::slot::Numbering;
use super::truth::Truth;
use super::{Protocol, graph};
use crate::record::ActivityKind;

/// What a check looks up instead of working it out.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The patterns of each activity, by their place.
    pub(crate) patterns: Vec<Vec<Pattern>>,
    /// Of each definition, whether it hangs on "this event" or a parent.
    pub(crate) about_this: Vec<bool>,
    /// Of each activity, the rules that say nothing where it did not happen.
    triggered: Vec<Vec<u32>>,
    /// The rules that always have something to say.
    always: Vec<u32>,
    /// The graph in rows.
    pub(crate) ways: Rows,
    /// The pack's phrases, made ready for looking.
    pub(crate) phrases: Phrases,
    /// The rows of the indication in words, by language: told with every check, the same each time.
    pub(crate) rows_in_words: [OnceLock<Vec<String>>; 2],
}

impl Protocol {
    /// Lays the protocol out. Called once, when it has been found sound.
    pub(crate) fn lay_out(&mut self) {
        let mut numbering = Numbering::new(&self.definitions);
        for definition in &mut self.definitions {
            numbering.condition(&mut definition.is);
        }
        for condition in self.applies.iter_mut().chain(&mut self.suspended) {
            numbering.condition(condition);
        }
        for done in self.graph.steps.iter_mut().flat_map(|step| &mut step.done) {
            numbering.of(&mut done.event);
            done.valid.iter_mut().for_each(|valid| numbering.condition(valid));
        }
        for guard in self.graph.ways.edge_weights_mut().filter_map(|edge| edge.when.as_mut()) {
            numbering.condition(guard);
        }
        for rule in &mut self.rules {
            if let Per::Event(of) = &mut rule.per {
                numbering.of(of);
            }
            let own = rule.when.iter_mut().chain(&mut rule.require).chain(&mut rule.not_yet);
            let parts = rule.parts.iter_mut().map(|part| &mut part.require);
            own.chain(&mut rule.lightened).chain(parts).for_each(|it| numbering.condition(it));
        }
        for row in &mut self.weighing.indication {
            numbering.condition(&mut row.when);
            numbering.condition(&mut row.met);
        }
        for argument in &mut self.weighing.arguments {
            numbering.condition(&mut argument.when);
        }
        let mut plan = Plan {
            patterns: numbering.patterns,
            about_this: self.definitions.iter().map(|it| it.is.is_about_this(&self.definitions)).collect(),
            triggered: vec![Vec::new(); ActivityKind::ALL.len()],
            always: Vec::new(),
            ways: Rows::of(&self.graph),
            phrases: Phrases::of(&self.pack.phrases),
            rows_in_words: [OnceLock::new(), OnceLock::new()],
        };
        for (index, rule) in self.rules.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            match trigger(rule, &self.definitions) {
                Some(kind) => plan.triggered[kind as usize].push(index),
                None => plan.always.push(index),
            }
        }
        self.plan = plan;
    }

    /// The rules that may have something to say of a case in which these activities happened.
    pub(crate) fn rules_for(&self, happened: impl Fn(ActivityKind) -> bool) -> Vec<&Rule> {
        let present = ActivityKind::ALL.iter().filter(|kind| happened(**kind));
        let triggered = present.flat_map(|kind| &self.plan.triggered[*kind as usize]);
        let mut rules: Vec<u32> = self.plan.always.iter().chain(triggered).copied().collect();
        rules.sort_unstable();
        rules.into_iter().filter_map(|index| self.rules.get(index as usize)).collect()
    }
}

/// An activity without which a rule says nothing.
fn trigger(rule: &Rule, definitions: &[Definition]) -> Option<ActivityKind> {
    match &rule.per {
        Per::Event(of) => Some(of.kind()),
        Per::Record | Per::Round | Per::Parent => {
            rule.when.as_ref().and_then(|when| needs(when, definitions))
        }
    }
}

/// An activity without which a condition is false.
fn needs(condition: &Condition, definitions: &[Definition]) -> Option<ActivityKind> {
    match condition {
        Condition::Happened(of) | Condition::Some { of, .. } => Some(of.kind()),
        Condition::AtLeast { times, of } if *times > 0 => Some(of.kind()),
        Condition::OnDays { days, of, .. } if *days > 0 => Some(of.kind()),
        Condition::All(parts) => parts.iter().find_map(|part| needs(part, definitions)),
        Condition::Surely(part) => needs(part, definitions),
        Condition::Is(name) => {
            definitions.iter().find(|it| *it.name == **name).and_then(|it| needs(&it.is, definitions))
        }
        _ => None,
    }
}

/// The graph in rows of numbers: what is asked of it at each step of each case is one walk over
/// a few words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    /// The start.
    start: Option<usize>,
    /// The ways, by edge: from and to.
    edges: Vec<(usize, usize)>,
    /// The step of each node, by its place in the graph's list; none where it does none.
    steps: Vec<Option<usize>>,
}

impl Rows {
    fn of(graph: &Graph) -> Self {
        let step = |node: &graph::Node| graph.steps.iter().position(|it| Some(&it.id) == node.step.as_ref());
        let ends = |edge| graph.ways.edge_endpoints(edge);
        Self {
            start: graph.start().map(petgraph::graph::NodeIndex::index),
            edges: (graph.ways.edge_indices())
                .filter_map(ends)
                .map(|(from, to)| (from.index(), to.index()))
                .collect(),
            steps: graph.ways.node_weights().map(step).collect(),
        }
    }

    /// Whether a node of `target` can be reached from the start without passing a node of
    /// `without`. `guards` holds the truth of each edge's guard, by edge.
    pub(crate) fn reachable(&self, target: usize, without: usize, guards: &[Truth], ways: Ways) -> bool {
        let Some(start) = self.start else { return false };
        let passable = |node: usize| self.steps[node] != Some(without);
        let mut reached = vec![false; self.steps.len()];
        let mut open = vec![start];
        reached[start] = passable(start);
        while let Some(node) = open.pop() {
            if !passable(node) {
                continue;
            }
            if self.steps[node] == Some(target) {
                return true;
            }
            for (&(from, to), guard) in self.edges.iter().zip(guards) {
                let passes = from == node && !reached[to] && passable(to) && guard.lets_pass(ways);
                if passes {
                    reached[to] = true;
                    open.push(to);
                }
            }
        }
        false
    }
}

impl Truth {
    /// Whether a way with this guard is open.
    const fn lets_pass(self, ways: Ways) -> bool {
        match self {
            Self::True | Self::NotApplicable => true,
            Self::Unknown => matches!(ways, Ways::NotShut),
            Self::False => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use petgraph::algo::has_path_connecting;
    use petgraph::graph::DiGraph;

    use super::*;

    /// The same question, asked of petgraph with the shut ways and the step's nodes taken away.
    fn by_petgraph(rows: &Rows, target: usize, without: usize, guards: &[Truth], ways: Ways) -> bool {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        let nodes: Vec<_> = rows.steps.iter().map(|_| graph.add_node(())).collect();
        let open = |node: usize| rows.steps[node] != Some(without);
        for (&(from, to), guard) in rows.edges.iter().zip(guards) {
            let passes = match guard {
                Truth::True | Truth::NotApplicable => true,
                Truth::Unknown => ways == Ways::NotShut,
                Truth::False => false,
            };
            if passes && open(from) && open(to) {
                graph.add_edge(nodes[from], nodes[to], ());
            }
        }
        let start = rows.start.expect("a start");
        (0..nodes.len()).any(|node| {
            rows.steps[node] == Some(target)
                && open(node)
                && open(start)
                && has_path_connecting(&graph, nodes[start], nodes[node], None)
        })
    }

    #[test]
    fn the_rows_reach_what_petgraph_reaches() {
        let mut state = 7_u64;
        let mut throw = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % sides).expect("small")
        };
        let (mut yes, mut no) = (0, 0);
        for _ in 0..3000 {
            let nodes = 3 + throw(8);
            let rows = Rows {
                start: Some(throw(nodes as u64)),
                edges: (0..throw(20)).map(|_| (throw(nodes as u64), throw(nodes as u64))).collect(),
                steps: (0..nodes).map(|_| Some(throw(5)).filter(|step| *step < 4)).collect(),
            };
            let all = [Truth::True, Truth::False, Truth::Unknown, Truth::NotApplicable];
            let guards: Vec<Truth> = rows.edges.iter().map(|_| all[throw(4)]).collect();
            for ways in [Ways::NotShut, Ways::Open] {
                let (target, without) = (throw(4), throw(4));
                let reached = rows.reachable(target, without, &guards, ways);
                assert_eq!(
                    reached,
                    by_petgraph(&rows, target, without, &guards, ways),
                    "{rows:?} {guards:?}"
                );
                if reached { yes += 1 } else { no += 1 }
            }
        }
        assert!(yes > 500 && no > 500, "{yes} reached, {no} not");
    }
}
