//! What a scenario file holds: a case that can be played.
//!
//! Nothing here is code: a trainer reads and writes it. What happens is written in the record's
//! own vocabulary, so that what is played is checked by the same rules as what is real. A text may
//! name `{a word}` between braces: a draw, a person or a word of the scenario, or `{pupil}`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scene::{Happening, News, Passage, Reaction, Scene, Way};
use super::when::When;
use crate::protocol::{Bilingual, SourceLine};
use crate::record::{Activity, Date, Parent, Party, Pupil, Route, Time};

/// The format of scenario files this program reads.
pub const FORMAT: u32 = 1;

/// A case that can be played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The version of the format; see [`FORMAT`].
    pub format: u32,
    /// The name of its folder.
    pub id: String,
    /// Changes with every change that a saved play would notice.
    pub version: String,
    /// What people call it.
    pub title: Bilingual,
    /// What it is about, without giving it away.
    pub about: Bilingual,
    /// Whom one plays, in a few words.
    pub role: Bilingual,
    /// Who that is in the record.
    pub player: Party,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// How much it asks.
    pub level: Difficulty,
    /// What one learns.
    pub goals: Vec<Bilingual>,
    /// What to know beforehand, where the content is heavy.
    #[serde(default)]
    pub warning: Option<Bilingual>,
    /// The days it may begin on; the seed draws one.
    pub starts: Vec<Date>,
    /// The clock time it begins at.
    pub at: Time,
    /// The way the case goes, as in the record.
    #[serde(default)]
    pub route: Route,
    /// The child, as in the record.
    pub pupil: Pupil,
    /// The parents, as in the record.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// The records of brothers, sisters and earlier years.
    #[serde(default)]
    pub linked: Vec<String>,
    /// The people one meets.
    #[serde(default)]
    pub people: Vec<Person>,
    /// What the seed decides.
    #[serde(default)]
    pub draws: Vec<Draw>,
    /// Texts with a name, to use in other texts and in what is recorded.
    #[serde(default)]
    pub words: Vec<Word>,
    /// The first scene.
    pub begins: String,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// What one comes to know when the time is there.
    #[serde(default)]
    pub news: Vec<News>,
    /// How this world answers what one does of one's own accord.
    #[serde(default)]
    pub acts: Vec<Reaction>,
    /// What was going on for the child all along, in a sentence.
    pub truth: Bilingual,
    /// The pitfalls laid in it.
    pub pitfalls: Vec<Pitfall>,
    /// What one may take along; three are shown.
    pub lessons: Vec<Lesson>,
    /// Ways to play it: good ones, and ones that step into the pitfalls.
    pub courses: Vec<Course>,
}

impl Scenario {
    /// Everything that can happen in it.
    pub(crate) fn happenings(&self) -> impl Iterator<Item = &Happening> {
        let choices = self.scenes.iter().flat_map(|scene| &scene.choices);
        (self.scenes.iter().flat_map(|scene| &scene.adds))
            .chain(choices.flat_map(|choice| &choice.adds))
            .chain(self.news.iter().flat_map(|news| &news.adds))
            .chain(self.acts.iter().flat_map(|act| &act.adds))
    }

    /// The conditions on which it hangs where a play can go: not those of texts alone.
    pub(crate) fn steering(&self) -> Vec<&When> {
        let mut found: Vec<&When> = self.happenings().filter_map(|it| it.when.as_ref()).collect();
        for choice in self.scenes.iter().flat_map(|scene| &scene.choices) {
            found.extend(choice.when.iter().chain(choice.to.iter().filter_map(|way| way.when.as_ref())));
        }
        found.extend(self.news.iter().map(|news| &news.when));
        for act in &self.acts {
            found.extend(act.when.iter().chain(act.leads.iter().filter_map(|way| way.when.as_ref())));
        }
        found.into_iter().flat_map(When::parts).collect()
    }

    /// Every condition of the scenario, in the order of the file, with all there is within them.
    pub(crate) fn conditions(&self) -> Vec<&When> {
        fn ways(ways: &[Way]) -> impl Iterator<Item = &When> {
            ways.iter().filter_map(|way| way.when.as_ref())
        }
        fn passages(said: &[Passage]) -> impl Iterator<Item = &When> {
            said.iter().filter_map(|it| it.when.as_ref())
        }
        fn adds(adds: &[Happening]) -> impl Iterator<Item = &When> {
            adds.iter().filter_map(|it| it.when.as_ref())
        }
        let mut found: Vec<&When> = Vec::new();
        found.extend(self.draws.iter().flat_map(|draw| &draw.pool).filter_map(|it| it.when.as_ref()));
        found.extend(self.words.iter().filter_map(|it| it.when.as_ref()));
        for scene in &self.scenes {
            found.extend(passages(&scene.text).chain(adds(&scene.adds)));
            for choice in &scene.choices {
                found.extend(choice.when.iter().chain(passages(&choice.answer)).chain(adds(&choice.adds)));
                found.extend(ways(&choice.to));
            }
        }
        for news in &self.news {
            found.push(&news.when);
            found.extend(passages(&news.text).chain(adds(&news.adds)));
        }
        for act in &self.acts {
            found.extend(act.when.iter().chain(passages(&act.answer)).chain(adds(&act.adds)));
            found.extend(ways(&act.leads));
        }
        found.extend(self.pitfalls.iter().filter_map(|it| it.when.as_ref()));
        found.into_iter().flat_map(When::parts).collect()
    }
}

/// How much a scenario asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Difficulty {
    /// For a first time.
    Basic,
    /// For who knows the steps.
    Practised,
    /// For who has done this before.
    Advanced,
}

/// Somebody one meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What texts and conditions call them.
    pub id: String,
    /// What people call them.
    pub name: Bilingual,
    /// How much they trust you at first.
    #[serde(default)]
    pub trust: i8,
    /// How tense it is between you at first.
    #[serde(default)]
    pub tension: i8,
}

/// Something the seed decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// What texts and conditions call it.
    pub id: String,
    /// What it can be. Only those whose condition holds take part, so that every draw is coherent.
    pub pool: Vec<Variant>,
}

/// One thing a draw can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// What conditions call it.
    pub id: String,
    /// Takes part only where this holds of earlier draws.
    #[serde(default)]
    pub when: Option<When>,
    /// In texts, Dutch.
    pub nl: String,
    /// In texts, English.
    pub en: String,
}

/// A text with a name. Of more with one name, the first whose condition holds is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// Its name.
    pub id: String,
    /// When it is this one.
    #[serde(default)]
    pub when: Option<When>,
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// A human temptation, laid in the scenario on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pitfall {
    /// What choices call it.
    pub id: String,
    /// What it is, as an observation.
    pub title: Bilingual,
    /// Why it counts.
    pub why: Bilingual,
    /// Where that comes from.
    pub source: Vec<SourceLine>,
    /// One stepped into it where this holds at the end, beside the choices that name it.
    #[serde(default)]
    pub when: Option<When>,
    /// The rules that show it in the check; none where no record can show it.
    #[serde(default)]
    pub shown_by: Vec<String>,
}

/// Something to take along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// It comes first after one of these pitfalls.
    #[serde(default)]
    pub about: Vec<String>,
    /// What it says.
    pub text: Bilingual,
}

/// A way to play the scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its name.
    pub id: String,
    /// What makes it what it is.
    pub title: Bilingual,
    /// Whether it is a good one: its record breaks no rule and it steps into no pitfall.
    pub good: bool,
    /// The answers, as in an answers file.
    pub answers: Vec<PlayerAnswer>,
}

/// What a player does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PlayerAnswer {
    /// One of the options shown, by its id.
    Choice(String),
    /// An act of one's own accord.
    Act(Box<Activity>),
    /// Waiting, in school days.
    Wait(u32),
    /// Writing down now what was not written down before, by the id of the event.
    Record(String),
}
