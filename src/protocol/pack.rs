//! A pack's own data: who it is, whom to call, which terms and days count.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::phrase::Phrase;
use super::rule::Case;
use super::text::{Bilingual, SourceLine};
use crate::record::{Calendar, Date, Role};

/// `pack.ron`, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Its id, which is also its folder's name.
    pub id: String,
    /// What people call it.
    pub name: Bilingual,
    /// Its version.
    pub version: String,
    /// The pack it is laid over.
    #[serde(default)]
    pub base: Option<String>,
    /// Whether it is only there to be laid under a school's pack, which completes it.
    #[serde(default)]
    pub base_only: bool,
    /// The day it holds from.
    pub valid_from: Date,
    /// The day by which it must be reviewed.
    pub review_by: Date,
    /// The documents its rules cite.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// The roles that are the coordinator at this school (S15).
    #[serde(default)]
    pub coordinator: Vec<Role>,
    /// Whom to call.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// The terms.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Where this pack's own document says something else than the base on the same point. The
    /// stricter leads, and its findings show both sources.
    #[serde(default)]
    pub beside: Vec<Beside>,
    /// Phrases that may hide that a norm has shifted.
    #[serde(default)]
    pub phrases: Vec<Phrase>,
    /// The days that count.
    #[serde(default)]
    pub calendar: Calendar,
}

/// What a school's own document says on the point of a rule of the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The base's rule, which leads.
    pub rule: String,
    /// Where the school's document speaks of it.
    pub source: Vec<SourceLine>,
}

/// A document that rules cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The id rules use.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Whom one reaches.
    pub name: Bilingual,
    /// The number or address.
    pub reach: String,
    /// When somebody last checked that it still holds.
    pub checked_on: Date,
    /// What one should know, as that a body no longer exists.
    #[serde(default)]
    pub remark: Option<Bilingual>,
}

/// The days a term is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Unit {
    /// Every day.
    CalendarDays,
    /// Days with school.
    SchoolDays,
    /// Monday to Friday without public holidays.
    WorkingDays,
}

/// Who set a term. Only `protocol` and `national` are norms; the rest is the school's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Origin {
    /// The protocol names it.
    Protocol,
    /// The law or the national frame names it.
    National,
    /// The school set it.
    School,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The name rules use.
    pub id: String,
    /// How many days.
    pub days: u32,
    /// Which days.
    pub unit: Unit,
    /// Who set it.
    pub origin: Origin,
    /// The day, counted like the term, from which to remind.
    #[serde(default)]
    pub remind_from: Option<u32>,
    /// What it is for.
    pub label: Bilingual,
}

impl Term {
    /// The last day of the term when it begins after `from`.
    #[must_use]
    pub fn ends(&self, from: Date, calendar: &Calendar) -> Date {
        self.day(self.days, from, calendar)
    }

    /// The `number`-th day after `from`, counted like the term.
    #[must_use]
    pub fn day(&self, number: u32, from: Date, calendar: &Calendar) -> Date {
        match self.unit {
            Unit::CalendarDays => from.plus_days(i32::try_from(number).unwrap_or(i32::MAX)),
            Unit::SchoolDays => calendar.after_school_days(from, number),
            Unit::WorkingDays => calendar.after_working_days(from, number),
        }
    }
}

/// What the record indicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names of the format")]
pub enum Direction {
    ReportNow,
    ConsultSafeHome,
    OtherRoute,
    ReportAndHelp,
    Report,
    OrganiseHelp,
    CloseAndRecord,
    NotEnoughInformation,
}

/// `weighing.ron`, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WeighingFile {
    /// The guiding questions and afwegingen, in the order people answer them.
    pub questions: Vec<Question>,
    /// The table of the indication, strictest first; the first row that holds gives the direction.
    pub indication: Vec<Row>,
    /// Arguments for and against each option.
    pub arguments: Vec<Argument>,
    /// What a check never judges.
    pub not_judged: Vec<Bilingual>,
}

/// A question of the weighing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The field that holds its answer; `framework.` before an afweging's.
    pub field: String,
    /// The question.
    pub asks: Bilingual,
    /// The words it uses, explained.
    pub explains: Bilingual,
    /// Its statement.
    pub statement: String,
}

/// A row of the indication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The direction.
    pub direction: Direction,
    /// When it is indicated.
    pub when: Condition,
    /// When it was done.
    pub met: Condition,
    /// What it comes to, for people.
    pub says: Bilingual,
    /// Where it comes from.
    pub source: Vec<SourceLine>,
}

/// One of the options people weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Choice {
    /// A report.
    Report,
    /// Help.
    Help,
    /// Closing.
    Close,
}

/// Which side an argument is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Side {
    /// For the option.
    For,
    /// Against it.
    Against,
}

/// An argument for or against an option, shown where its condition holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// The option.
    pub option: Choice,
    /// The side.
    pub side: Side,
    /// When it counts.
    pub when: Condition,
    /// The argument.
    pub says: Bilingual,
}

/// What becomes of a statement that no rule guards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum StatementState {
    /// A rule guards it.
    Guarded,
    /// It allows something, which is never flagged.
    Permission,
    /// It is a setting of the pack or of the school.
    Configuration,
    /// It explains; there is nothing to check in a record.
    Background,
    /// It can be guarded and is not yet.
    Open,
}

/// A statement of the protocol (`statements.ron`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its id: `S1` to `S137`, `A1`, `N1`, `F1`.
    pub id: String,
    /// The norm in a line, in our own words.
    pub says: Bilingual,
    /// What is to become of it: `guarded` where a rule must guard it.
    pub state: StatementState,
    /// Why no rule guards it.
    #[serde(default)]
    pub reason: Option<Bilingual>,
    /// A statement that says the same; naming one suffices.
    #[serde(default)]
    pub same_as: Vec<String>,
    /// Where it allows something: cases that make use of it.
    #[serde(default)]
    pub cases: Vec<Case>,
}
