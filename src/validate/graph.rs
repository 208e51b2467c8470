//! The order can be walked: no unreachable node, no dead end, no undeclared way round in circles,
//! and each step has a rule that speaks for it.

use petgraph::Direction::Outgoing;
use petgraph::algo::tarjan_scc;
use petgraph::visit::{Dfs, EdgeFiltered};

use super::Faults;
use crate::diagnostic::suggest;
use crate::protocol::{GraphFile, NodeKind, Placed, Protocol};

/// Checks the graph of one pack, laid over what is below it.
pub(super) fn check(placed: &Placed<GraphFile>, protocol: &Protocol, faults: &mut Faults<'_>) {
    let file = placed.file.as_str();
    let ways = &protocol.graph.ways;
    let ids: Vec<&str> = ways.node_weights().map(|node| node.id.as_str()).collect();

    for edge in &placed.value.edges {
        for end in [&edge.from, &edge.to] {
            if !ids.contains(&end.as_str()) {
                let message =
                    format!("the way from `{}` to `{}` names `{end}`, which is no node", edge.from, edge.to);
                faults.error("edge-to-nowhere", file, end, message, suggest(end, &ids));
            }
        }
    }
    for node in &placed.value.nodes {
        match &node.step {
            Some(step) if protocol.graph.step(step).is_none() => {
                let steps: Vec<&str> = protocol.graph.steps.iter().map(|step| step.id.as_str()).collect();
                faults.error(
                    "no-such-name",
                    file,
                    step,
                    format!("there is no step `{step}`"),
                    suggest(step, &steps),
                );
            }
            None if node.kind == NodeKind::Step => {
                let message = format!("node `{}` is a step and does not say which", node.id);
                faults.error(
                    "node-without-step",
                    file,
                    &node.id,
                    message,
                    Some("add `step: \"…\"`".to_owned()),
                );
            }
            _ => {}
        }
    }
    let starts: Vec<_> = ways.node_indices().filter(|&node| ways[node].kind == NodeKind::Start).collect();
    let [start] = starts[..] else {
        let message = format!("a graph has one start, and this one has {}", starts.len());
        faults.error("start", file, "start", message, None);
        return;
    };

    let mut reached = Dfs::new(ways, start);
    let mut seen = vec![false; ways.node_count()];
    while let Some(node) = reached.next(ways) {
        seen[node.index()] = true;
    }
    for node in ways.node_indices() {
        let it = &ways[node];
        if !seen[node.index()] {
            let message = format!("no way leads to node `{}`", it.id);
            faults.error(
                "unreachable-node",
                file,
                &it.id,
                message,
                Some("add an edge to it, or take it out".to_owned()),
            );
        }
        let ends = ways.edges_directed(node, Outgoing).next().is_none();
        if ends && it.kind != NodeKind::Outcome {
            let message = format!("node `{}` is a dead end: nothing follows it, and it is no outcome", it.id);
            faults.error("dead-end", file, &it.id, message, None);
        }
    }

    let forward = EdgeFiltered::from_fn(ways, |edge| !edge.weight().again);
    for circle in tarjan_scc(&forward) {
        if circle.len() > 1 {
            let mut names: Vec<&str> = circle.iter().map(|&node| ways[node].id.as_str()).collect();
            names.sort_unstable();
            let message = format!("the ways between {} lead round in a circle", names.join(", "));
            let help = Some("a declared way back has `again: true`".to_owned());
            faults.error("cycle", file, names[0], message, help);
        }
    }
    for edge in ways.edge_weights().filter(|edge| edge.from == edge.to && !edge.again) {
        let message = format!("node `{}` leads to itself", edge.from);
        faults.error(
            "cycle",
            file,
            &edge.from,
            message,
            Some("a declared way back has `again: true`".to_owned()),
        );
    }
    if !protocol.pack.base_only {
        steps_have_rules(placed, protocol, faults);
    }
}

/// Each step with nodes must be spoken for: by a rule that owes it, or because it is an outcome, a
/// beginning or an end that rules refer to.
fn steps_have_rules(placed: &Placed<GraphFile>, protocol: &Protocol, faults: &mut Faults<'_>) {
    for step in &placed.value.steps {
        if protocol.rules_of(step).is_empty() {
            let message = format!("no rule speaks of step `{}`", step.id);
            let help = Some(format!("add a rule with `owed: \"{}\"`", step.id));
            faults.error("step-without-rule", &placed.file, &step.id, message, help);
        }
    }
}
