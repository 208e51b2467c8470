//! Anchor vignettes: short cases a team answers every year, each with a key and its reasons. The
//! distance of answers to the key over the years shows whether a norm drifts.
//!
//! A vignette's facts stand beside its text as a record, so that the rules can be tried on them:
//! they react to severity and history, and not to social status.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::protocol::{Bilingual, SourceLine};
use crate::record::{Event, Nature, Parent, Pupil, Record};

/// What one would do, on a scale from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Response {
    /// Nothing beside the care that every child gets.
    NoAction,
    /// Observe on purpose, and consult a colleague.
    ObserveAndConsult,
    /// Organise help.
    OrganiseHelp,
    /// Organise help, and ask Veilig Thuis for advice.
    HelpAndAdvice,
    /// Report.
    Report,
    /// Report now.
    ReportNow,
}

impl Response {
    /// From least to most.
    pub const ALL: [Self; 6] = [
        Self::NoAction,
        Self::ObserveAndConsult,
        Self::OrganiseHelp,
        Self::HelpAndAdvice,
        Self::Report,
        Self::ReportNow,
    ];

    /// Its place on the scale, from 1.
    #[must_use]
    pub const fn rating(self) -> u8 {
        self as u8 + 1
    }
}

/// What is answered for, and what can be defended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The key.
    pub answer: Response,
    /// The least that can be defended.
    pub low: Response,
    /// The most that can be defended.
    pub high: Response,
}

/// In what a member of a family differs from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Differs {
    /// It is the base.
    Base,
    /// The child has a diagnosis.
    Diagnosis,
    /// Work, house, neighbourhood or way of speaking of the family.
    SocialStatus,
    /// Whether agreements were kept.
    AgreementsKept,
    /// Who tells it.
    Source,
    /// A fact that speaks against it comes late.
    LateContraryFact,
}

impl Differs {
    /// Whether the key must be that of the base: what differs is no reason to do more or less.
    #[must_use]
    pub const fn keeps_key(self) -> bool {
        matches!(self, Self::Base | Self::Diagnosis | Self::SocialStatus)
    }
}

/// Why the key is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyReason {
    /// In a sentence or two.
    pub text: Bilingual,
    /// Where that comes from.
    pub source: Vec<SourceLine>,
}

/// A vignette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vignette {
    /// Its id.
    pub id: String,
    /// Changes with its text: answers to two versions are not compared.
    pub version: u32,
    /// The year it came in.
    pub since: u16,
    /// Whether it comes back every year and stays hidden between rounds.
    #[serde(default)]
    pub core: bool,
    /// The family it belongs to.
    #[serde(default)]
    pub family: Option<String>,
    /// In what it differs from its family's base.
    #[serde(default)]
    pub variant: Option<Differs>,
    /// What is told.
    pub text: Bilingual,
    /// What is answered for.
    pub key: Answered,
    /// Why.
    pub reasons: Vec<KeyReason>,
    /// Why what lies within the band can be defended.
    pub spread: Bilingual,
    /// The child, as in a record.
    pub pupil: Pupil,
    /// The parents, as in a record.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// The facts, as in a record.
    #[serde(default)]
    pub events: Vec<Event>,
}

impl Vignette {
    /// Its facts as a record of practice.
    #[must_use]
    pub fn record(&self) -> Record {
        let mut record = Record::of(Nature::Practice, self.pupil.clone());
        record.parents.clone_from(&self.parents);
        record.events.clone_from(&self.events);
        record
    }
}
