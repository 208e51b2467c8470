//! What a check tells, in words: the shape other programs read.

use schemars::JsonSchema;
use serde::Serialize;

use super::linked::Linked;
use super::since::Since;
use crate::check::Status;
use crate::protocol::{Direction, Kind, Review, Severity, SourceLine, Truth};
use crate::record::{Date, Nature};

/// What a check of one record tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Checked {
    /// The version of this shape.
    pub format: u32,
    /// The file the record came from, as it was given.
    pub file: String,
    /// The line it began at.
    pub line: usize,
    /// What the record is called.
    pub record: String,
    /// Practice or real.
    pub nature: Nature,
    /// The pack it was checked with.
    pub pack: PackName,
    /// The day it was checked for.
    pub as_of: Date,
    /// How many events lie after that day.
    pub left_out: usize,
    /// Where in the protocol the record stands.
    pub position: Position,
    /// What the record indicates.
    pub indication: Indication,
    /// What was found, by step, date and rule.
    pub findings: Vec<Finding>,
    /// What was not judged.
    pub not_judged: Vec<String>,
    /// What comes next.
    pub next: Vec<Next>,
    /// What the records it names hold, where they were looked at together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<Linked>,
    /// What changed since an earlier check, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
}

/// The pack a record was checked with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PackName {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Since when it holds.
    pub valid_from: Date,
    /// The pack it is laid over.
    pub base: Option<String>,
}

/// Where in the protocol a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Position {
    /// The step: 1 to 5; 0 before anything was done, 6 after.
    pub step: u8,
    /// The node of the graph.
    pub node: String,
}

/// What a record indicates, with what speaks for and against each option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Indication {
    /// The direction.
    pub direction: Direction,
    /// Whether it was done.
    pub met: bool,
    /// The direction in a sentence.
    pub says: String,
    /// Why.
    pub because: Vec<Reason>,
    /// What speaks for each option.
    #[serde(rename = "for")]
    pub speaks_for: Options,
    /// What speaks against each option.
    pub against: Options,
    /// Why no stricter direction is given, and when it would be.
    pub stricter: Vec<Stricter>,
}

/// A direction that is stricter than the one given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stricter {
    /// The direction.
    pub direction: Direction,
    /// When it would be given.
    #[serde(rename = "if")]
    pub when: String,
    /// What of that is not so, or not known.
    pub why_not: Vec<Reason>,
}

/// Arguments by option.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Options {
    /// On a report.
    pub report: Vec<Reason>,
    /// On help.
    pub help: Vec<Reason>,
    /// On closing.
    pub close: Vec<Reason>,
}

/// An observation on a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The rule that makes it.
    pub rule: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
    /// What became of the duty.
    pub status: Status,
    /// The step it belongs to.
    pub step: u8,
    /// The statements it shows broken.
    pub statements: Vec<String>,
    /// The events it looked at.
    pub events: Vec<String>,
    /// The last day of its term.
    pub due: Option<Date>,
    /// The observation.
    pub title: String,
    /// Why it was made, from the trace.
    pub why: Vec<Reason>,
    /// Why it matters.
    pub matters: String,
    /// What to do now.
    pub remedy: String,
    /// The smallest changes to the record that would close it.
    pub would_close: Vec<Vec<Change>>,
    /// Where it comes from.
    pub source: Vec<SourceLine>,
    /// Which domain expert agreed with the rule; nobody yet where it is null.
    pub review: Option<Review>,
}

/// A part of the trace, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reason {
    /// What was asked of the record.
    pub text: String,
    /// What the record says.
    pub value: Truth,
    /// The events it looked at.
    pub events: Vec<String>,
}

/// A change to the record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Change {
    /// The change in words.
    pub text: String,
    /// The activity it is about; empty where it is about the record itself.
    pub activity: String,
    /// The field; empty where the activity itself is missing.
    pub field: String,
    /// What it would be.
    pub to: String,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Next {
    /// What to do.
    pub action: String,
    /// By when.
    pub due: Option<Date>,
    /// The day from which to remind of it.
    pub remind_from: Option<Date>,
    /// Where it comes from.
    pub statements: Vec<String>,
}
