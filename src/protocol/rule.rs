//! A rule: one duty of the protocol, with its words, its source and its cases.
//!
//! One rule, one file. A rule says when a duty applies, what meets it, and by when; the engine
//! makes of it met, broken, pending, undetermined or not applicable.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::slot::Of;
use super::text::{Bilingual, SourceLine};
use crate::record::{Date, Event, EventId, Omission, Parent, Pupil, Route};

/// What sort of thing a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// A step not taken.
    SkippedStep,
    /// A step taken after what should have followed it.
    OutOfOrder,
    /// Not on file, or not in full.
    MissingDocumentation,
    /// A term passed.
    MissedDeadline,
    /// Danger, refusal or failing help not acted on.
    Escalation,
    /// Answers that contradict the record or each other.
    InconsistentWeighing,
    /// A repeated pattern; a question to the team.
    NormDrift,
    /// Unanswered questions that decide something.
    MissingInformation,
    /// Anything else worth a thought.
    Advice,
}

/// How much weight a finding has. Ordered: `consider` is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Severity {
    /// Something to think about; claims no breach.
    Consider,
    /// The protocol advises or prefers it.
    Should,
    /// An obligation or an exception of the protocol.
    Must,
}

/// How settled a rule is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RuleStatus {
    /// Not agreed with a domain expert yet.
    Preview,
    /// Agreed.
    Stable,
    /// Replaced by another rule.
    Deprecated {
        /// Its id.
        by: String,
    },
}

/// That a domain expert has agreed with a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Their function.
    pub by: String,
    /// When.
    pub on: Date,
}

/// What a rule speaks about, once for each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Per {
    /// The record as a whole, from its first supporting signal.
    #[default]
    Record,
    /// Each round.
    Round,
    /// Each parent the record lists.
    Parent,
    /// Each such event.
    Event(Box<Of>),
}

/// By when a duty must be met, beside its term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Due {
    /// At once: it is broken as soon as it applies.
    #[default]
    Now,
    /// Before any later step, or the closing.
    LaterSteps,
    /// Before these steps.
    Before(Vec<String>),
    /// When its term ends, not sooner.
    Term,
}

/// A part of a duty, named by its own statements: the finding names only what is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The statements it carries.
    pub statements: Vec<String>,
    /// What it is, in a few words.
    pub says: Bilingual,
    /// What meets it.
    pub require: Condition,
}

/// How much a step weighs where it was passed over, when that differs from the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// The steps reached without it.
    pub before: Vec<String>,
    /// The weight there.
    pub severity: Severity,
    /// The statements there.
    pub statements: Vec<String>,
}

/// A rule as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, which is also its file's name.
    pub id: String,
    /// How settled it is.
    pub status: RuleStatus,
    /// Since when it is in the pack, `2026-11`.
    pub since: String,
    /// Who agreed with it; nobody yet where it is left out.
    #[serde(default)]
    pub review: Option<Review>,
    /// The statements it guards.
    pub statements: Vec<String>,
    /// What its findings are.
    pub kind: Kind,
    /// How much they weigh.
    pub severity: Severity,
    /// The step they are shown under: 0 general, 6 after.
    pub step: u8,
    /// What it speaks about.
    #[serde(default)]
    pub per: Per,
    /// Whether it also speaks where the home is not in question.
    #[serde(default)]
    pub every_route: bool,
    /// When it applies; always where it is left out.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The step that is owed where the graph says so.
    #[serde(default)]
    pub owed: Option<String>,
    /// What meets the duty.
    #[serde(default)]
    pub require: Option<Condition>,
    /// The parts that each must be met.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// By when.
    #[serde(default)]
    pub due: Due,
    /// Other weights at some steps.
    #[serde(default)]
    pub weights: Vec<Weight>,
    /// The term it must be met in, by the name the pack gives it.
    #[serde(default)]
    pub term: Option<String>,
    /// Where this holds, the duty is not put forward as something to do next.
    #[serde(default)]
    pub not_yet: Option<Condition>,
    /// Where this is known to hold, the finding is only something to consider.
    #[serde(default)]
    pub lightened: Option<Condition>,
    /// The rule that gathers this one's unclear findings into one a record.
    #[serde(default)]
    pub gathered_by: Option<String>,
    /// What was seen, as an observation.
    pub title: Bilingual,
    /// What was seen where it was done too late.
    #[serde(default)]
    pub title_late: Option<Bilingual>,
    /// Why it matters.
    pub why: Bilingual,
    /// What to do now.
    pub remedy: Bilingual,
    /// Where it comes from.
    pub source: Vec<SourceLine>,
    /// Examples with what must come of them.
    #[serde(default)]
    pub cases: Vec<Case>,
}

/// What a rule must say of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Expect {
    /// There is a finding.
    Fires,
    /// There is none.
    Silent,
    /// There is one that says it cannot tell.
    Unclear,
}

/// An invented case beside a rule, or beside something that is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the rule must say.
    pub expect: Expect,
    /// What the case shows.
    pub shows: String,
    /// The day of the check; the day of the last event where it is left out.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// What the finding must be, where that is worth fixing.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// The statements the finding must name, exactly, where that is worth fixing.
    #[serde(default)]
    pub statements: Vec<String>,
    /// The route.
    #[serde(default)]
    pub route: Route,
    /// The child.
    #[serde(default)]
    pub pupil: Option<Pupil>,
    /// The parents.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// Linked records.
    #[serde(default)]
    pub linked: Vec<String>,
    /// What happened.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Of a permission: the events that make use of it, by their ids. With them nothing is found
    /// that is not found without them.
    #[serde(default)]
    pub uses: Vec<EventId>,
    /// What is said not to have been done.
    #[serde(default)]
    pub not_done: Vec<Omission>,
}
