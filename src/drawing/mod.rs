//! The decision graph laid out for drawing: where each box and line goes, in points.
//!
//! The main way is laid out left to right by dagre. Three things are ours, because they make the
//! drawing readable in the width of a window: questions that follow one another stand in one
//! column, exceptions run in lanes above, ways back run in lanes below. It is done once a language.

mod columns;
mod lanes;

use crate::protocol::{Graph, Lang, NodeKind};
use columns::Columns;

/// Height of a line of text in a box.
const TEXT_LINE: f32 = 17.0;
/// Space around the text of a box.
const PADDING: (f32, f32) = (6.0, 6.0);
/// How wide a character is, on the safe side, since the fonts are not known here.
const CHARACTER: f32 = 6.6;
/// Longest line in a box, in characters.
const WRAP: usize = 11;

/// The graph with a place for everything.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Drawing {
    /// The boxes, in the pack's order.
    pub tiles: Vec<Tile>,
    /// The lines between them.
    pub lines: Vec<Line>,
    /// The size of the whole.
    pub size: (f32, f32),
}

/// A node's box.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Tile {
    /// The node.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its label, in lines.
    pub text: Vec<String>,
    /// Its left top corner.
    pub at: (f32, f32),
    /// Its width and height.
    pub size: (f32, f32),
}

impl Tile {
    /// A box with its label, not placed yet.
    fn new(id: &str, kind: NodeKind, label: &str) -> Self {
        let text = match kind {
            NodeKind::Exception => vec![label.to_owned()],
            _ => wrap(label),
        };
        let longest = text.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        #[allow(clippy::cast_precision_loss, reason = "a label is short")]
        let size = (
            (longest as f32).mul_add(CHARACTER, 2.0 * PADDING.0).max(52.0),
            (text.len() as f32).mul_add(TEXT_LINE, 2.0 * PADDING.1),
        );
        Self { id: id.to_owned(), kind, text, at: (0.0, 0.0), size }
    }

    /// Its right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.at.0 + self.size.0
    }

    /// Its bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.at.1 + self.size.1
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> (f32, f32) {
        (self.at.0 + self.size.0 / 2.0, self.at.1 + self.size.1 / 2.0)
    }
}

/// Which way a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum LineKind {
    /// From or to an exception.
    Exception,
    /// Back.
    Again,
    /// On.
    Main,
}

/// A line between two boxes.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Line {
    /// The node it leaves.
    pub from: String,
    /// The node it reaches.
    pub to: String,
    /// Which way it runs.
    pub kind: LineKind,
    /// Its corners, the last one at the arrow's point.
    pub points: Vec<(f32, f32)>,
    /// Its label and the middle of it, where there is room.
    pub label: Option<(String, (f32, f32))>,
}

impl Drawing {
    /// Lays a graph out with its labels in one language.
    #[must_use]
    pub fn of(graph: &Graph, lang: Lang) -> Self {
        let mut columns = Columns::of(graph, lang);
        let mut lines = columns.lines(graph, lang);
        let height = lanes::exceptions(graph, lang, &mut columns, &mut lines);
        let height = lanes::ways_back(graph, lang, &columns, height, &mut lines);
        // Quiet lines first, so that the main way lies on top.
        lines.sort_by_key(|line| line.kind);
        let right = columns.tiles.iter().map(Tile::right).fold(0.0, f32::max);
        let farthest = lines.iter().flat_map(|line| &line.points).map(|p| p.0).fold(right, f32::max);
        Self { tiles: columns.tiles, lines, size: (farthest + 4.0, height) }
    }
}

/// How wide a text is, about.
fn text_width(text: &str) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "a label is short")]
    let characters = text.chars().count() as f32;
    characters * CHARACTER
}

/// Breaks a label into lines; a number stays with its word.
fn wrap(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line)
                if line.chars().all(|c| c.is_ascii_digit())
                    || line.chars().count() + word.chars().count() < WRAP =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_word() {
        assert_eq!(wrap("5 Aankondigen"), ["5 Aankondigen"]);
        assert_eq!(wrap("3 Eerst gesprek"), ["3 Eerst", "gesprek"]);
        assert_eq!(wrap("Hulp mogelijk?"), ["Hulp", "mogelijk?"]);
    }
}
