//! A protocol laid out for checking: what can be worked out once, before there is a case.

use super::condition::Condition;
use super::graph::{Definition, Graph, Ways};
use super::pattern::Pattern;
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
