//! A pack as it was read and not yet checked: values with the files they came from.

use super::graph::GraphFile;
use super::pack::{PackFile, Statement, WeighingFile};
use super::rule::Rule;
use crate::diagnostic::{Place, place_of_quoted};

/// A pack and the packs it is laid over.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The pack itself.
    pub top: PackDraft,
    /// The packs it is laid over, the nearest first.
    pub below: Vec<PackDraft>,
}

impl Draft {
    /// All packs, the lowest first.
    pub fn packs(&self) -> impl Iterator<Item = &PackDraft> {
        self.below.iter().rev().chain([&self.top])
    }
}

/// One pack.
#[derive(Debug, Clone)]
pub struct PackDraft {
    /// `pack.ron`.
    pub pack: Placed<PackFile>,
    /// `graph.ron`.
    pub graph: Option<Placed<GraphFile>>,
    /// `weighing.ron`.
    pub weighing: Option<Placed<WeighingFile>>,
    /// `statements.ron`.
    pub statements: Option<Placed<Vec<Statement>>>,
    /// The rules, by file.
    pub rules: Vec<Placed<Rule>>,
    /// The text of each file, for finding places.
    pub texts: Vec<(String, String)>,
}

/// A value and its file.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// How the file is called in messages.
    pub file: String,
    /// What was read from it.
    pub value: T,
}

impl PackDraft {
    /// Where `file` first quotes a name.
    #[must_use]
    pub fn place_of(&self, file: &str, name: &str) -> Option<Place> {
        let (_, text) = self.texts.iter().find(|(name, _)| name == file)?;
        place_of_quoted(text, name, 0)
    }
}
