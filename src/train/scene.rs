//! What a scenario's scenes are made of: texts, choices, what happens and how it can be written
//! down, news and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::when::When;
use crate::protocol::{Bilingual, Pattern, SourceLine};
use crate::record::{Activity, Answer, Party, Place, Source, Time};

/// A moment of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// What routes call it.
    pub id: String,
    /// What the debrief calls it.
    pub title: Bilingual,
    /// How long after the moment before.
    #[serde(default)]
    pub later: Later,
    /// What happens.
    #[serde(default)]
    pub text: Vec<Passage>,
    /// What of it belongs in the record.
    #[serde(default)]
    pub adds: Vec<Happening>,
    /// The flags it sets.
    #[serde(default)]
    pub sets: Vec<String>,
    /// What one can do. None where the case ends.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Whether a group session stops here for the talk.
    #[serde(default)]
    pub pause: bool,
    /// What comes of waiting here; without it this moment cannot be waited out.
    #[serde(default)]
    pub lapses: Option<Lapse>,
    /// For the debrief: what one could know at this moment.
    #[serde(default)]
    pub known: Option<Bilingual>,
    /// For the debrief: why this moment counts.
    #[serde(default)]
    pub why: Option<Bilingual>,
    /// Where that comes from.
    #[serde(default)]
    pub source: Vec<SourceLine>,
    /// How the case ends here.
    #[serde(default)]
    pub ends: Option<Ending>,
}

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// In a few words.
    pub title: Bilingual,
    /// What became of the child, in a sentence.
    pub child: Bilingual,
}

/// What comes of waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lapse {
    /// After how many school days of waiting.
    pub after: u32,
    /// The scene that follows.
    pub to: String,
}

/// Something one can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What answers call it; unique within its scene.
    pub id: String,
    /// Open only where this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// What it is.
    pub text: Bilingual,
    /// How much later it is done.
    #[serde(default)]
    pub later: Later,
    /// How the world answers.
    #[serde(default)]
    pub answer: Vec<Passage>,
    /// What of it belongs in the record.
    #[serde(default)]
    pub adds: Vec<Happening>,
    /// The flags it sets.
    #[serde(default)]
    pub sets: Vec<String>,
    /// What it does between people.
    #[serde(default)]
    pub moves: Vec<Move>,
    /// The pitfalls it steps into.
    #[serde(default)]
    pub pitfalls: Vec<String>,
    /// For the debrief: what came of choosing it.
    #[serde(default)]
    pub after: Option<Bilingual>,
    /// Where the story goes: the first that holds. Nowhere where there is none: the moment goes on
    /// without this choice, as in a talk where one thing is said after the other.
    #[serde(default)]
    pub to: Vec<Way>,
}

/// Where the story goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Only where this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// The scene.
    pub scene: String,
}

/// What an act does between people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// With whom.
    pub who: String,
    /// More trust, or less.
    #[serde(default)]
    pub trust: i8,
    /// More tension, or less.
    #[serde(default)]
    pub tension: i8,
}

/// A piece of the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Shown only where this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// Who says it; else it is told.
    #[serde(default)]
    pub who: Option<String>,
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// How much later.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Later {
    /// School days: weekends and holidays do not count.
    pub school_days: u32,
    /// The clock time on that day.
    pub at: Option<Time>,
    /// Minutes, where no clock time is given.
    pub minutes: u32,
}

impl Later {
    /// Whether no time passes.
    #[must_use]
    pub const fn is_now(&self) -> bool {
        self.school_days == 0 && self.minutes == 0 && self.at.is_none()
    }
}

/// Something that happens and belongs in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// Its id in the record; unique within the scenario.
    pub id: String,
    /// Only where this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// Who did it; the player where nobody is named.
    #[serde(default)]
    pub by: Vec<Party>,
    /// What happened. Among a weighing's `inputs`, `*` is every signal, consultation, advice and
    /// talk so far.
    pub what: Activity,
    /// For a signal: the ways to write it down. Where there are more, the player chooses.
    #[serde(default)]
    pub wordings: Vec<Wording>,
    /// In how many school days its tasks are due, in their order; for a referral its term last.
    #[serde(default)]
    pub due: Vec<u32>,
    /// Who sees to it that it is written down.
    #[serde(default)]
    pub keep: Keep,
}

/// A way to write a signal down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// As fact, hearsay or interpretation.
    pub source: Source,
    /// Whether the concrete situation is described.
    #[serde(default)]
    pub specific: Answer,
    /// The sentence, Dutch.
    pub nl: String,
    /// The sentence, English.
    pub en: String,
}

/// Who sees to it that something is written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Keep {
    /// The player decides.
    #[default]
    Ask,
    /// Somebody else wrote it down.
    By(Place),
    /// It is never written down.
    Never,
}

/// What one comes to know when the time is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// Its name.
    pub id: String,
    /// When it comes.
    pub when: When,
    /// What one hears.
    pub text: Vec<Passage>,
    /// What of it belongs in the record.
    #[serde(default)]
    pub adds: Vec<Happening>,
    /// The flags it sets.
    #[serde(default)]
    pub sets: Vec<String>,
}

/// How a world answers an act that is no choice of the scene.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// The acts it answers.
    pub to: Pattern,
    /// Only where this holds.
    #[serde(default)]
    pub when: Option<When>,
    /// The answer.
    pub answer: Vec<Passage>,
    /// What else happens.
    #[serde(default)]
    pub adds: Vec<Happening>,
    /// The flags it sets.
    #[serde(default)]
    pub sets: Vec<String>,
    /// What it does between people.
    #[serde(default)]
    pub moves: Vec<Move>,
    /// Where the story goes; nowhere where none holds.
    #[serde(default)]
    pub leads: Vec<Way>,
}
