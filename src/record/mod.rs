//! What happened: the record of a case, real or practised.
//!
//! The serde types here are format 1. The room knows no files, no screen, no clock and no dice;
//! what ought to have happened is in [`crate::protocol`].

mod activity;
mod calendar;
mod date;
mod form;
mod nature;
mod timeline;
mod values;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use activity::for_each_activity;
pub use activity::{
    ActionPlan, Activity, ActivityKind, AgreementsReviewed, AlternativeCauses, CareTeamMeeting, CaseClosed,
    ChildCheck, Consultation, Conversation, ConversationAttempted, ConversationPrepared, ConversationWaived,
    Decision, EmergencyCall, EventId, ExternalWeighing, Factor, Feedback, FollowUp, Framework, GutFeeling,
    HelpEvaluated, InformationGiven, Instrument, ManagementInformed, NeighbourhoodTeamContact, Party,
    Referral, ReferralCheck, Report, ReportAnnounced, ReportFeedback, RoleAgreed, SafeHomeAdvice,
    SecondWeighing, Signal, Task, Weighing,
};
pub use calendar::{Calendar, Holiday};
pub use date::{Date, Time};
pub use form::{FRAMEWORK, FieldKind, ValueSet};
pub use nature::{Practice, Real, Sorted};
pub use timeline::Instant;
pub use values::*;

/// The format this program writes.
pub const FORMAT: u32 = 1;

/// One case as a timeline of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The version of the format; see [`FORMAT`].
    pub format: u32,
    /// What findings call the record by; else the pupil's alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Practice or real; nothing changes it. See [`Practice`] and [`Real`].
    nature: Nature,
    /// The rule pack it is checked with; else the school's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// Which way the case goes; `unknown` is handled as home.
    #[serde(default)]
    pub route: Route,
    /// The child.
    pub pupil: Pupil,
    /// Parents and carers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<Parent>,
    /// Records of siblings, and earlier ones of this child.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<String>,
    /// What happened, in any order.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What is said not to have been done, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_done: Vec<Omission>,
}

/// The child the record is about, by an alias.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pupil {
    /// Never a real name.
    pub alias: String,
    /// The kind of school.
    #[serde(default)]
    pub school_type: SchoolType,
    /// Are there brothers or sisters?
    #[serde(default)]
    pub siblings: Answer,
    /// Is one of them at this school?
    #[serde(default)]
    pub siblings_at_school: Answer,
    /// Was there a teacher last year?
    #[serde(default)]
    pub previous_teacher: Answer,
    /// Is a disability, illness or disorder known?
    #[serde(default)]
    pub known_condition: Answer,
    /// Is the neighbourhood team already involved?
    #[serde(default)]
    pub neighbourhood_team_involved: Answer,
}

/// A parent or carer, by an alias.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// Never a real name.
    pub alias: String,
    /// What they are to the child.
    #[serde(default)]
    pub kind: ParentKind,
    /// Do they have authority (gezag)?
    #[serde(default)]
    pub authority: Answer,
}

/// One event of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Unique within the record.
    pub id: EventId,
    /// The day it happened.
    pub on: Date,
    /// The clock time, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Party>,
    /// Whether and where it is on file.
    #[serde(default)]
    pub recorded: Recorded,
    /// What happened.
    pub what: Activity,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Whether an event is on file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Recorded {
    /// It is, since a day and at a place.
    Yes {
        /// The day it was written down.
        on: Date,
        /// Where.
        #[serde(default)]
        place: Place,
    },
    /// It is not.
    No,
    /// Not known.
    #[default]
    Unknown,
}

/// Something said not to have been done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Omission {
    /// What was not done.
    pub activity: ActivityKind,
    /// With whom it was not done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Role>,
    /// When it would have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Why not, in words.
    pub reason: String,
}

/// Why a record that could be read is still not one: told with the value it is about, so that a
/// loader can find its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// Two events share an id.
    #[error("event id `{0}` is used twice")]
    DuplicateEvent(EventId),
    /// An event refers to one that is not there.
    #[error("`{field}` of event `{event}` names `{missing}`, which is not an event of this record")]
    MissingEvent {
        /// The event that refers.
        event: EventId,
        /// The field that does.
        field: &'static str,
        /// What it names.
        missing: EventId,
    },
    /// A waiver names a parent the record does not list.
    #[error("event `{event}` names parent `{missing}`, who is not listed under `parents`")]
    MissingParent {
        /// The event that refers.
        event: EventId,
        /// The alias it names.
        missing: String,
    },
    /// An id or alias without a single visible character.
    #[error("`{0}` is empty")]
    Empty(&'static str),
}

impl Unsound {
    /// The text in the file the fault is about, if it is a particular one.
    #[must_use]
    pub fn needle(&self) -> Option<&str> {
        match self {
            Self::DuplicateEvent(id) => Some(id),
            Self::MissingEvent { missing, .. } | Self::MissingParent { missing, .. } => Some(missing),
            Self::Empty(_) => None,
        }
    }
}

impl Record {
    /// An empty record.
    #[must_use]
    pub const fn of(nature: Nature, pupil: Pupil) -> Self {
        Self {
            format: FORMAT,
            id: None,
            nature,
            pack: None,
            route: Route::Unknown,
            pupil,
            parents: Vec::new(),
            linked: Vec::new(),
            events: Vec::new(),
            not_done: Vec::new(),
        }
    }

    /// Practice or real.
    #[must_use]
    pub const fn nature(&self) -> Nature {
        self.nature
    }

    /// What findings call this record.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.pupil.alias)
    }

    /// What serde cannot see: ids used twice, references to nothing. Empty for a sound record.
    #[must_use]
    pub fn unsound(&self) -> Vec<Unsound> {
        let mut faults = Vec::new();
        if self.pupil.alias.trim().is_empty() {
            faults.push(Unsound::Empty("pupil.alias"));
        }
        let mut ids: Vec<&str> = self.events.iter().map(|event| event.id.as_str()).collect();
        ids.sort_unstable();
        if ids.first().is_some_and(|id| id.trim().is_empty()) {
            faults.push(Unsound::Empty("id"));
        }
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let mut twice: Vec<&str> = twice.collect();
        twice.dedup();
        faults.extend(twice.into_iter().map(|id| Unsound::DuplicateEvent(id.to_owned())));
        for event in &self.events {
            let (field, named) = event.what.references();
            let missing = named.iter().filter(|id| ids.binary_search(&id.as_str()).is_err());
            faults.extend(missing.map(|id| Unsound::MissingEvent {
                event: event.id.clone(),
                field,
                missing: id.clone(),
            }));
            if let Activity::ConversationWaived(waived) = &event.what
                && let Some(alias) = &waived.parent
                && !self.parents.iter().any(|parent| parent.alias == *alias)
            {
                faults.push(Unsound::MissingParent { event: event.id.clone(), missing: alias.clone() });
            }
        }
        faults
    }
}

impl Event {
    /// When it happened.
    #[must_use]
    pub const fn when(&self) -> Instant {
        Instant { on: self.on, at: self.at }
    }
}
