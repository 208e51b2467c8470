//! What a play is made of: what happened, what was told, what is asked now, and why an answer does
//! not fit.

use super::clock::Clock;
use super::scene::{Passage, Wording};
use super::script::PlayerAnswer;
use crate::record::{Activity, ActivityKind, Date, EventId, Party, Place, Recorded, Source, Time};

/// The most school days one waits at once.
pub(super) const MOST_WAIT: u32 = 60;

/// How somebody stands towards the player.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bond {
    /// How much they trust you.
    pub trust: i8,
    /// How tense it is between you.
    pub tension: i8,
}

/// An event as it happened: its texts are filled in when the record is told in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Happened {
    /// Its id in the record.
    pub(super) id: EventId,
    /// What the scenario calls it; nothing for an act of the player's own.
    pub(super) name: Option<String>,
    pub(super) on: Date,
    pub(super) at: Time,
    pub(super) by: Vec<Party>,
    pub(super) what: Activity,
    pub(super) recorded: Recorded,
    pub(super) wordings: Vec<Wording>,
    /// Which wording was written down; the first where nothing was.
    pub(super) wording: Option<usize>,
    /// When its tasks are due.
    pub(super) due: Vec<Date>,
    /// Whether writing it down is up to the player.
    pub(super) mine: bool,
}

impl Happened {
    /// Where it is on file.
    pub(super) const fn place(&self) -> Option<Place> {
        match self.recorded {
            Recorded::Yes { place, .. } => Some(place),
            Recorded::No | Recorded::Unknown => None,
        }
    }

    /// As what it was written down.
    pub(super) fn written(&self) -> Option<Source> {
        self.place()?;
        self.wordings.get(self.wording.unwrap_or_default()).map(|it| it.source)
    }
}

/// A line of the story so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A new day began, or a later hour.
    Clock(Clock),
    /// Something is told or said.
    Passage(Box<Passage>),
    /// What the player chose.
    Chose { scene: usize, choice: usize },
    /// What the player did of their own accord.
    Did(ActivityKind),
    /// What the world says to an act it has no answer of its own for.
    Standard(ActivityKind),
    /// The player waited so many school days.
    Waited(u32),
    /// The player wrote something down, or left it.
    Kept(Option<Place>),
}

/// What the player is asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asking {
    /// Whether and where these are written down.
    Where(Vec<usize>),
    /// As what this one is written down.
    How(usize),
}

/// A decision that was made: for the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) scene: usize,
    pub(super) clock: Clock,
    pub(super) open: Vec<usize>,
    pub(super) chosen: usize,
}

/// An answer and the moment it was given at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Taken {
    /// The scene.
    pub scene: String,
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
    /// The answer.
    pub answer: PlayerAnswer,
}

/// Why an answer does not fit this moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The case has ended.
    #[error("the case had already ended")]
    Ended,
    /// There is no such option now.
    #[error("there is no option `{id}` here; there are {}", quoted(.open))]
    NoSuchOption {
        /// What was chosen.
        id: String,
        /// What could be.
        open: Vec<String>,
    },
    /// Something must be decided first.
    #[error("first decide what is written down: {}", quoted(.open))]
    WritingDown {
        /// What could be.
        open: Vec<String>,
    },
    /// This moment does not wait.
    #[error("this moment cannot be waited out")]
    CannotWait,
    /// Waiting takes a day at least and not for ever.
    #[error("one waits from 1 to {MOST_WAIT} school days")]
    WaitTooLong,
    /// There is no event with this id that still has to be written down.
    #[error("there is nothing `{0}` that still has to be written down")]
    NothingToRecord(String),
    /// An act that refers to what is not there.
    #[error("this act names `{0}`, which is not an event of this case")]
    NoSuchEvent(String),
}

fn quoted(ids: &[String]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}
