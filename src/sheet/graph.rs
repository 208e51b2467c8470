//! The decision graph as dot, mermaid and SVG.

use std::fmt::Write as _;

use crate::drawing::{Drawing, LineKind};
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
            "  \"{}\" [label=\"{}\", shape={shape}{passed}];",
            node.id,
            escaped(node.label.get(lang))
        );
    }
    for edge in graph.ways.edge_weights() {
        let passed = if on_path(edge, path) { ", penwidth=3" } else { "" };
        let style = if edge.again { ", style=dashed" } else { "" };
        let _ = writeln!(
            out,
            "  \"{}\" -> \"{}\" [label=\"{}\"{passed}{style}];",
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
                let _ = writeln!(out, "  {} {arrow}|\"{}\"| {}", edge.from, text.replace('"', "'"), edge.to);
            }
        }
    }
    for node in graph.ways.node_weights().filter(|node| path.contains(&node.id)) {
        let _ = writeln!(out, "  style {} stroke-width:4px", node.id);
    }
    out
}

/// As a drawing, laid out like the window's.
#[must_use]
pub fn svg(graph: &Graph, path: &[String], lang: Lang) -> String {
    const MARGIN: f32 = 12.0;
    let drawing = Drawing::of(graph, lang);
    let (width, height) = (drawing.size.0 + 2.0 * MARGIN, drawing.size.1 + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"{:.0} {:.0} {width:.0} {height:.0}\" font-family=\"DejaVu Sans, sans-serif\" font-size=\"12\">\n\
         <rect x=\"{:.0}\" y=\"{:.0}\" width=\"100%\" height=\"100%\" fill=\"#faf7f0\"/>\n\
         <defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto-start-reverse\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n",
        -MARGIN, -MARGIN, -MARGIN, -MARGIN
    );
    for line in &drawing.lines {
        let walked = path.windows(2).any(|pair| pair[0] == line.from && pair[1] == line.to);
        let points: Vec<String> = line.points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let (colour, wide) = if walked { ("#1b2333", 3.0) } else { ("#8a8577", 1.0) };
        let dashes = match line.kind {
            LineKind::Exception => " stroke-dasharray=\"4 3\"",
            LineKind::Main | LineKind::Again => "",
        };
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{wide}\"{dashes} marker-end=\"url(#tip)\"/>",
            points.join(" ")
        );
        if let Some((text, (x, y))) = &line.label {
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"10\" fill=\"#5c5850\" \
                 stroke=\"#faf7f0\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>",
                y + 3.5,
                escaped_xml(text)
            );
        }
    }
    for tile in &drawing.tiles {
        let passed = path.contains(&tile.id);
        let radius = match tile.kind {
            NodeKind::Decision | NodeKind::Start => 16,
            NodeKind::Step => 4,
            NodeKind::Exception | NodeKind::Outcome => 0,
        };
        let wide = if passed {
            3.0
        } else if tile.kind == NodeKind::Outcome {
            2.0
        } else {
            1.0
        };
        let dashes = if tile.kind == NodeKind::Exception { " stroke-dasharray=\"4 3\"" } else { "" };
        let _ = writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius}\" fill=\"#ffffff\" \
             stroke=\"#1b2333\" stroke-width=\"{wide}\"{dashes}/>",
            tile.at.0, tile.at.1, tile.size.0, tile.size.1
        );
        let (x, middle) = tile.middle();
        #[allow(clippy::cast_precision_loss, reason = "a label has a few lines")]
        let first = middle - (tile.text.len() as f32 - 1.0) * 7.5 + 4.0;
        let spans: Vec<String> = tile
            .text
            .iter()
            .enumerate()
            .map(|(line, text)| {
                let down = if line == 0 { 0 } else { 15 };
                format!("<tspan x=\"{x:.1}\" dy=\"{down}\">{}</tspan>", escaped_xml(text))
            })
            .collect();
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{first:.1}\" text-anchor=\"middle\" fill=\"#1b2333\">{}</text>",
            spans.join("")
        );
    }
    out.push_str("</svg>\n");
    out
}

fn escaped_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
