//! Conditions: the small closed language that guards, rules and the indication are written in.
//!
//! A new rule is RON; a new *kind* of condition is a variant here, an arm in
//! [`crate::check`]'s evaluator and a row in its table test.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::record::{Answer, Place, Role, Route, SchoolType};

/// A condition over the record. Where it speaks of "this event", a rule or a quantifier has set
/// one; "by then" is up to the moment at which the condition is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// It is known to hold: unknown counts as not. Only where doubt must not count.
    Surely(Box<Condition>),
    /// A condition that the pack gives a name to.
    Is(String),

    /// There is such an event by then.
    Happened(Pattern),
    /// There are at least so many by then.
    AtLeast {
        /// How many.
        times: usize,
        /// Of what.
        of: Pattern,
    },
    /// The latest event of that activity is like this; unknown where there is none.
    Last(Pattern),
    /// For at least one such event, something holds of it.
    Some {
        /// Of what.
        of: Pattern,
        /// What holds.
        is: Box<Condition>,
    },
    /// For every such event, something holds of it; does not apply where there is none.
    Every {
        /// Of what.
        of: Pattern,
        /// What holds.
        is: Box<Condition>,
    },

    /// This event is such a one.
    This(Pattern),
    /// This event was done by one of these.
    By(Vec<Role>),
    /// This event is on file in one of these places.
    Recorded(Vec<Place>),
    /// This event tells something in a field.
    Answered(String),
    /// This weighing gives a reason for a field.
    Reasoned(String),
    /// This weighing names every earlier event of the kind among its inputs.
    WeighsAll(Pattern),
    /// There is such an event no later than this one (or on its day, where no clock tells).
    ByThen(Pattern),
    /// There is such an event earlier than this one; unknown on one day without clock times.
    Before(Pattern),
    /// There is such an event no earlier than this one.
    FromThen(Pattern),
    /// There is such an event no earlier than this one, with all the people this one names.
    FromThenWithThem(Pattern),
    /// This waiver covers every parent who may have authority: it names none, or there are others.
    CoversParents,
    /// There is such an event on the day of this one.
    SameDay(Pattern),
    /// This event involves the parent the rule is about.
    OfParent,
    /// Of the parents this event involves, at least one may have authority.
    WithAuthority,

    /// The pupil is like this.
    Pupil(PupilTest),
    /// The parent the rule is about has authority.
    Authority(Vec<Answer>),
    /// The record takes one of these routes.
    Route(Vec<Route>),
    /// The record names linked records.
    Linked,
    /// The round began like this.
    Round(Vec<RoundStart>),
}

/// What a condition can ask about the pupil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PupilTest {
    /// Brothers or sisters.
    Siblings(Vec<Answer>),
    /// One of them at this school.
    SiblingsAtSchool(Vec<Answer>),
    /// A teacher last year.
    PreviousTeacher(Vec<Answer>),
    /// A known condition.
    KnownCondition(Vec<Answer>),
    /// The neighbourhood team already involved.
    NeighbourhoodTeamInvolved(Vec<Answer>),
    /// The kind of school.
    SchoolType(Vec<SchoolType>),
}

/// How a round began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RoundStart {
    /// The first of the record.
    First,
    /// After a report.
    AfterReport,
    /// After a decision to report that was not carried out yet.
    AfterDecisionToReport,
    /// After a decision without a report.
    AfterHelp,
    /// After the case was closed.
    AfterClosing,
}

impl Condition {
    /// Its direct parts.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Surely(part) => std::slice::from_ref(part),
            Self::Some { is, .. } | Self::Every { is, .. } => std::slice::from_ref(is),
            _ => &[],
        }
    }

    /// The pattern it speaks of, if it speaks of one.
    #[must_use]
    pub const fn pattern(&self) -> Option<&Pattern> {
        match self {
            Self::Happened(of)
            | Self::Last(of)
            | Self::This(of)
            | Self::WeighsAll(of)
            | Self::ByThen(of)
            | Self::Before(of)
            | Self::FromThen(of)
            | Self::FromThenWithThem(of)
            | Self::SameDay(of)
            | Self::AtLeast { of, .. }
            | Self::Some { of, .. }
            | Self::Every { of, .. } => Some(of),
            _ => None,
        }
    }

    /// Visits the condition and all below it.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }

    /// The patterns whose presence can make it true.
    #[must_use]
    pub fn wants(&self) -> Vec<&Pattern> {
        match self {
            Self::Not(_) | Self::Every { .. } | Self::This(_) => Vec::new(),
            Self::Some { of, .. } => vec![of],
            _ => self.pattern().into_iter().chain(self.parts().iter().flat_map(Self::wants)).collect(),
        }
    }
}
