//! What ought to happen: the protocol as data.
//!
//! A [`Protocol`] is made by [`crate::validate`] and exists only for packs without errors. The room
//! knows no files, no screen, no clock and no dice.

mod condition;
mod draft;
mod graph;
mod pack;
pub mod pattern;
mod phrase;
mod plan;
mod rule;
mod slot;
mod tested;
mod text;
pub mod truth;

pub use condition::{Condition, PupilTest, RANKED, RoundStart};
pub use draft::{Draft, PackDraft, Placed};
pub use graph::{Definition, Done, Edge, Graph, GraphFile, Node, NodeKind, Step, Ways};
pub use pack::{
    Argument, Beside, Choice, Contact, Direction, Document, Origin, PackFile, Question, Row, Side, Statement,
    StatementState, Term, Unit, WeighingFile,
};
pub use pattern::{Filled, Pattern, TaskTest};
pub use phrase::Phrase;
pub(crate) use plan::Plan;
pub use rule::{Case, Due, Expect, Kind, Part, Per, Review, Rule, RuleStatus, Severity, Weight};
pub use slot::{Name, Of};
pub use text::{Bilingual, Lang, SourceLine};
pub use truth::Truth;

use crate::record::{Calendar, Date};

/// A protocol without errors: a pack laid over its base.
#[derive(Debug, Clone)]
pub struct Protocol {
    /// The pack itself, base's documents, contacts, terms and days included.
    pub pack: PackFile,
    /// The base's id and version, if there is one.
    pub base: Option<String>,
    /// The graph.
    pub graph: Graph,
    /// Conditions with a name, sorted by name.
    pub definitions: Vec<Definition>,
    /// Where rules speak, if not everywhere.
    pub applies: Option<Condition>,
    /// Where skipped steps and terms of steps 1 to 4 are suspended.
    pub suspended: Option<Condition>,
    /// The rules, sorted by id.
    pub rules: Vec<Rule>,
    /// The rule that tells which answers are missing.
    pub unanswered: Option<usize>,
    /// The weighing and the indication.
    pub weighing: WeighingFile,
    /// Every statement, in the order of their numbers.
    pub statements: Vec<Statement>,
    /// All of it laid out for checking.
    pub(crate) plan: Plan,
}

impl Protocol {
    /// The condition with this name.
    #[must_use]
    pub fn definition(&self, name: &str) -> Option<&Definition> {
        let found = self.definitions.binary_search_by(|it| it.name.as_str().cmp(name));
        found.ok().map(|index| &self.definitions[index])
    }

    /// The definition that a condition names.
    #[must_use]
    pub fn named(&self, name: &Name) -> Option<&Definition> {
        match name.place() {
            Some(place) => self.definitions.get(place),
            None => self.definition(name),
        }
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.binary_search_by(|it| it.id.as_str().cmp(id)).ok().map(|index| &self.rules[index])
    }

    /// The rules that speak of a step: that owe it, wait for it, or look at an event that does it.
    #[must_use]
    pub fn rules_of(&self, step: &Step) -> Vec<&Rule> {
        let does = |of: &Pattern| step.done.iter().any(|done| done.event.kind() == of.kind());
        let speaks = |rule: &&Rule| {
            let due = matches!(&rule.due, Due::Before(ids) if ids.contains(&step.id));
            let each = matches!(&rule.per, Per::Event(of) if does(of));
            let mut asked = false;
            for condition in rule.require.iter().chain(rule.parts.iter().map(|part| &part.require)) {
                condition.walk(&mut |part| asked |= part.pattern().is_some_and(does));
            }
            rule.owed.as_ref() == Some(&step.id) || each || asked || due
        };
        self.rules.iter().filter(speaks).collect()
    }

    /// The term with this name.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.pack.terms.iter().find(|term| term.id == id)
    }

    /// The days that count.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.pack.calendar
    }

    /// Whether the pack should have been reviewed by `as_of`.
    #[must_use]
    pub fn review_due(&self, as_of: Date) -> bool {
        self.pack.review_by < as_of
    }
}
