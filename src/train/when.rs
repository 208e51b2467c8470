//! Conditions of a scenario: of what was drawn, what happened, what was written down and how
//! people stand towards each other. The world knows itself, so an answer is yes or no.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::player::Play;
use crate::protocol::{Pattern, Truth};
use crate::record::{Place, Source};

/// When something in a scenario holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum When {
    /// All of them.
    All(Vec<When>),
    /// One of them at least.
    Any(Vec<When>),
    /// Not this.
    Not(Box<When>),
    /// The flag is set.
    Set(String),
    /// The draw came out so.
    Drawn(String, String),
    /// An event like this is in the record.
    Happened(Box<Pattern>),
    /// The happening with this id took place.
    Was(String),
    /// It is on file there.
    Kept(String, Place),
    /// It is on file anywhere, in this way.
    Written(String, Source),
    /// At least so many school days have passed since the first.
    After(u32),
    /// Somebody trusts you at least so much.
    Trust(String, i8),
    /// Between you it is at least so tense.
    Tension(String, i8),
}

impl When {
    /// Whether it holds.
    pub(super) fn holds(&self, play: &Play) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(play)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(play)),
            Self::Not(part) => !part.holds(play),
            Self::Set(flag) => play.flags.contains(flag),
            Self::Drawn(draw, variant) => play.drawn.get(draw).is_some_and(|it| it == variant),
            Self::Happened(pattern) => {
                play.happened.iter().any(|it| pattern.matches(&it.what) == Truth::True)
            }
            Self::Was(id) => play.named(id).next().is_some(),
            Self::Kept(id, place) => play.named(id).any(|it| it.place() == Some(*place)),
            Self::Written(id, source) => play.named(id).any(|it| it.written() == Some(*source)),
            Self::After(days) => play.clock.school_days >= *days,
            Self::Trust(who, least) => play.bond(who).trust >= *least,
            Self::Tension(who, least) => play.bond(who).tension >= *least,
        }
    }

    /// The person it asks about.
    pub(crate) fn about(&self) -> Option<&str> {
        match self {
            Self::Trust(who, _) | Self::Tension(who, _) => Some(who),
            _ => None,
        }
    }

    /// Every condition within, itself first.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        let mut found = vec![self];
        match self {
            Self::All(parts) | Self::Any(parts) => found.extend(parts.iter().flat_map(Self::parts)),
            Self::Not(part) => found.extend(part.parts()),
            _ => {}
        }
        found
    }
}
