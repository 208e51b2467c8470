//! Every scene can be reached and left, a case ends, and time passes on every way round.

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, Reversed};

use super::super::Faults;
use crate::protocol::Placed;
use crate::train::{Later, Scenario};

/// Checks how scenes lead to each other, whatever their conditions.
pub(super) fn check(draft: &Placed<Scenario>, faults: &mut Faults<'_>) {
    let (file, it) = (&draft.file, &draft.value);
    let ways = ways(it);
    for scene in &it.scenes {
        let (ends, goes_on) = (scene.ends.is_some(), !scene.choices.is_empty());
        if ends && goes_on {
            let message = format!("scene `{}` ends the case and has choices", scene.id);
            faults.error("ends-and-goes-on", file, &scene.id, message, None);
        }
        if !ends && !goes_on && scene.lapses.is_none() {
            let message = format!("there is no way out of scene `{}`", scene.id);
            faults.error(
                "no-way",
                file,
                &scene.id,
                message,
                Some("give it choices, or let it end".to_owned()),
            );
        }
    }
    if !it.scenes.iter().any(|scene| scene.ends.is_some()) {
        faults.error("no-ending", file, "scenes", "the case never ends".to_owned(), None);
        return;
    }
    let Some(begin) = ways.node_indices().find(|&node| it.scenes[node.index()].id == it.begins) else {
        return;
    };
    let mut reached = vec![false; it.scenes.len()];
    let mut bfs = Bfs::new(&ways, begin);
    while let Some(node) = bfs.next(&ways) {
        reached[node.index()] = true;
    }
    let mut home = vec![false; it.scenes.len()];
    for end in ways.node_indices().filter(|node| it.scenes[node.index()].ends.is_some()) {
        let mut bfs = Bfs::new(Reversed(&ways), end);
        while let Some(node) = bfs.next(Reversed(&ways)) {
            home[node.index()] = true;
        }
    }
    for (index, scene) in it.scenes.iter().enumerate() {
        if !reached[index] {
            let message = format!("no way leads to scene `{}`", scene.id);
            faults.error("unreachable", file, &scene.id, message, None);
        } else if !home[index] {
            let message = format!("from scene `{}` no ending can be reached", scene.id);
            faults.error("no-way", file, &scene.id, message, None);
        }
    }
    let timeless = ways.filter_map(|node, ()| Some(node), |_, passes| (!*passes).then_some(()));
    for circle in tarjan_scc(&timeless) {
        let itself = |node: NodeIndex| timeless.find_edge(node, node).is_some();
        if circle.len() > 1 || circle.iter().any(|&node| itself(node)) {
            let mut names: Vec<&str> =
                circle.iter().map(|node| it.scenes[node.index()].id.as_str()).collect();
            names.sort_unstable();
            let message = format!("one can go round in {} without time passing", names.join(", "));
            let first = names.first().copied().unwrap_or_default();
            let help = "give one of the ways `later`".to_owned();
            faults.error("no-time", file, first, message, Some(help));
        }
    }
}

/// The scenes and the ways between them: whether time passes on a way.
fn ways(it: &Scenario) -> DiGraph<(), bool> {
    let mut graph = DiGraph::new();
    for _ in &it.scenes {
        graph.add_node(());
    }
    let place = |id: &str| it.scenes.iter().position(|scene| scene.id == id).map(NodeIndex::new);
    let mut add = |from: usize, to: &str, before: bool| {
        if let Some(to) = place(to) {
            let passes = before || !Later::is_now(&it.scenes[to.index()].later);
            graph.add_edge(NodeIndex::new(from), to, passes);
        }
    };
    for (from, scene) in it.scenes.iter().enumerate() {
        for choice in &scene.choices {
            for way in &choice.to {
                add(from, &way.scene, !choice.later.is_now());
            }
        }
        if let Some(lapse) = &scene.lapses {
            add(from, &lapse.to, true);
        }
        // An act of the player's own takes time.
        for way in it.acts.iter().flat_map(|act| &act.leads) {
            add(from, &way.scene, true);
        }
    }
    graph
}
