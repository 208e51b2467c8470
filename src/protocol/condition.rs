//! Conditions: the small closed language that guards, rules and the indication are written in.
//!
//! A new rule is RON; a new *kind* of condition is a variant here, an arm in
//! [`crate::check`]'s evaluator and a row in its table test.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::graph::Definition;
use super::pattern::Pattern;
use super::slot::{Name, Of};
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
    Is(Name),

    /// There is such an event by then.
    Happened(Of),
    /// There are at least so many by then.
    AtLeast {
        /// How many.
        times: usize,
        /// Of what.
        of: Of,
    },
    /// There are such events by then on at least so many different days, of which it holds where
    /// that is asked: what repeats.
    OnDays {
        /// On how many days.
        days: usize,
        /// Of what.
        of: Of,
        /// What holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is: Option<Box<Condition>>,
    },
    /// Such events, those who did them and those they name, are of more people than so many. Of
    /// one role without aliases there is one person; where somebody is not known there may be more.
    MorePeople {
        /// Than how many.
        than: usize,
        /// In what.
        of: Of,
    },
    /// On at least so many days the school's own words hold one of the pack's phrases: notes,
    /// reasons, and signals seen or interpreted, not what others said.
    Phrases(usize),
    /// The latest event of that activity is like this; unknown where there is none.
    Last(Of),
    /// For at least one such event, something holds of it.
    Some {
        /// Of what.
        of: Of,
        /// What holds.
        is: Box<Condition>,
    },
    /// For every such event, something holds of it; does not apply where there is none.
    Every {
        /// Of what.
        of: Of,
        /// What holds.
        is: Box<Condition>,
    },

    /// This event is such a one.
    This(Of),
    /// This event was done by one of these.
    By(Vec<Role>),
    /// This event is on file in one of these places.
    Recorded(Vec<Place>),
    /// This event tells something in a field.
    Answered(String),
    /// This weighing gives a reason for a field.
    Reasoned(String),
    /// This weighing names every earlier event of the kind among its inputs.
    WeighsAll(Of),
    /// There is such an event no later than this one (or on its day, where no clock tells).
    ByThen(Of),
    /// There is such an event earlier than this one; unknown on one day without clock times.
    Before(Of),
    /// There is such an event no earlier than this one.
    FromThen(Of),
    /// There is such an event no earlier than this one, with all the people this one names.
    FromThenWithThem(Of),
    /// There is such an event between the one of this one's activity that came before and this one,
    /// both days included; where none came before, by this one.
    Since(Of),
    /// There is such an event from this one on, within a term of the pack, or that term still runs.
    InTime {
        /// The term, by the name the pack gives it.
        term: String,
        /// Of what.
        of: Of,
    },
    /// This event came later than a term of the pack after the latest such event on an earlier day.
    LongAfter {
        /// The term, by the name the pack gives it.
        term: String,
        /// Of what.
        of: Of,
    },
    /// This weighing answers a field lower than the weighing before it; false where none came before.
    Lower(String),
    /// This waiver covers every parent who may have authority: it names none, or there are others.
    CoversParents,
    /// There is such an event on the day of this one.
    SameDay(Of),
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

/// The answers of a weighing of which [`Condition::Lower`] can be asked, an afweging by its own name.
pub const RANKED: [&str; 8] = [
    "safety_at_stake",
    "risk",
    "severity",
    "report_needed",
    "other_help_needed",
    "real_chance_of_harm",
    "suspicion",
    "unsafe",
];

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

/// The conditions that speak of a pattern: one list, for reading it and for giving it a place.
macro_rules! speaks_of {
    ($of:ident) => {
        Self::Happened($of)
            | Self::Last($of)
            | Self::This($of)
            | Self::WeighsAll($of)
            | Self::ByThen($of)
            | Self::Before($of)
            | Self::FromThen($of)
            | Self::FromThenWithThem($of)
            | Self::SameDay($of)
            | Self::Since($of)
            | Self::InTime { of: $of, .. }
            | Self::LongAfter { of: $of, .. }
            | Self::AtLeast { of: $of, .. }
            | Self::OnDays { of: $of, .. }
            | Self::MorePeople { of: $of, .. }
            | Self::Some { of: $of, .. }
            | Self::Every { of: $of, .. }
    };
}

impl Condition {
    /// Its direct parts.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Surely(part) => std::slice::from_ref(part),
            Self::Some { is, .. } | Self::Every { is, .. } | Self::OnDays { is: Some(is), .. } => {
                std::slice::from_ref(is)
            }
            _ => &[],
        }
    }

    /// The pattern it speaks of, if it speaks of one.
    #[must_use]
    pub fn pattern(&self) -> Option<&Pattern> {
        self.of().map(|of| &**of)
    }

    /// The same, with its place.
    #[must_use]
    pub const fn of(&self) -> Option<&Of> {
        match self {
            speaks_of!(of) => Some(of),
            _ => None,
        }
    }

    /// The same, to be given its place.
    pub(super) const fn of_mut(&mut self) -> Option<&mut Of> {
        match self {
            speaks_of!(of) => Some(of),
            _ => None,
        }
    }

    /// Its direct parts, to be given their places.
    pub(super) fn parts_mut(&mut self) -> &mut [Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Surely(part) => std::slice::from_mut(part),
            Self::Some { is, .. } | Self::Every { is, .. } | Self::OnDays { is: Some(is), .. } => {
                std::slice::from_mut(is)
            }
            _ => &mut [],
        }
    }

    /// Visits the condition and all below it.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }

    /// Whether what it comes to hangs on "this event" or on the parent a rule is about.
    #[must_use]
    pub fn is_about_this(&self, definitions: &[Definition]) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|it| it.is_about_this(definitions)),
            Self::Not(part) | Self::Surely(part) => part.is_about_this(definitions),
            Self::Is(name) => definitions
                .iter()
                .find(|it| *it.name == **name)
                .is_none_or(|it| it.is.is_about_this(definitions)),
            // Within these, this event is one of theirs.
            Self::Some { is, .. } | Self::Every { is, .. } => is.is_about_parent(definitions),
            Self::Happened(_)
            | Self::Last(_)
            | Self::MorePeople { .. }
            | Self::Phrases(_)
            | Self::Pupil(_)
            | Self::Route(_)
            | Self::Linked
            | Self::Round(_) => false,
            _ => true,
        }
    }

    /// Whether it hangs on the parent a rule is about.
    fn is_about_parent(&self, definitions: &[Definition]) -> bool {
        match self {
            Self::OfParent | Self::Authority(_) => true,
            Self::Is(name) => definitions
                .iter()
                .find(|it| *it.name == **name)
                .is_none_or(|it| it.is.is_about_parent(definitions)),
            _ => self.parts().iter().any(|part| part.is_about_parent(definitions)),
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
