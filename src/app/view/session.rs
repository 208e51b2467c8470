//! A group session: setting it up, what stands on the wall one thing at a time, what the tables
//! chose. While tables still answer, nothing here says what any of them chose.

use super::play::{StoryLine, story_line};
use crate::app::session::{Group, SetUp};
use crate::app::state::State;
use crate::protocol::Lang;
use crate::text::{self, SessionTexts};
use crate::train::{PlayerAnswer, Stage, TABLES, Teller, option_texts, spread, wall_parts};

/// Setting a session up.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SetUpView {
    /// The heading.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// The heading of the scenarios, and the scenarios: name and whether it is the chosen one.
    pub scenarios: (&'static str, Vec<(String, bool)>),
    /// What the chosen one is about.
    pub about: String,
    /// How many tables: the heading, the number, the names of the buttons for one fewer and one
    /// more; nothing where there can be none.
    pub tables: (&'static str, usize, Option<&'static str>, Option<&'static str>),
    /// The heading of the names, and the names: that of the field and what stands in it.
    pub names: (&'static str, Vec<(String, String)>),
    /// What a name is; or what is wrong with these.
    pub says: &'static str,
    /// Whether something is wrong with them.
    pub wrong: bool,
    /// The button that begins.
    pub begin: &'static str,
    /// The button back.
    pub back: &'static str,
}

/// What to know before a heavy case.
#[derive(Debug, Clone, serde::Serialize)]
pub struct BeforehandView {
    /// What the scenario is called.
    pub title: String,
    /// What to know, how one steps out, where to turn: heading and text.
    pub parts: [(&'static str, String); 3],
    /// The button onwards.
    pub go_on: &'static str,
    /// The button back.
    pub back: &'static str,
    /// The keys, as one small line.
    pub keys: String,
}

/// What stands on the wall.
#[derive(Debug, Clone, serde::Serialize)]
pub struct WallView {
    /// What there is to see.
    pub shows: Wall,
    /// The keys, as one small line.
    pub keys: String,
    /// That it could not be kept, and why.
    pub unkept: Option<String>,
}

/// One thing at a time.
#[derive(Debug, Clone, serde::Serialize)]
pub enum Wall {
    /// Nothing but that it is blank.
    Blank(&'static str),
    /// A part of the story.
    Story {
        /// The heading.
        title: &'static str,
        /// The lines.
        lines: Vec<StoryLine>,
        /// The button onwards.
        next: &'static str,
    },
    /// A pause.
    Pause {
        /// The heading.
        title: &'static str,
        /// What for.
        says: &'static str,
        /// The button onwards.
        next: &'static str,
    },
    /// Each table answers for itself.
    Answering(AnsweringView),
    /// What they chose.
    Open(OpenView),
    /// The group answers at once.
    Together {
        /// The question.
        title: String,
        /// Who answers.
        says: &'static str,
        /// What can be answered.
        options: Vec<String>,
    },
    /// The case has ended.
    Ended {
        /// How.
        title: String,
        /// That it has.
        says: &'static str,
        /// The button onwards.
        next: &'static str,
    },
}

/// Each table answers for itself.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AnsweringView {
    /// The question.
    pub title: String,
    /// That each answers for itself.
    pub says: &'static str,
    /// What can be chosen, in the order of its numbers.
    pub options: Vec<String>,
    /// The tables: name, state in a word, whether it locked, whether it is its turn.
    pub tables: Vec<(String, &'static str, bool, bool)>,
    /// What the table whose turn it is does now.
    pub prompt: String,
    /// The buttons of how sure, while that is asked.
    pub sure: Option<[&'static str; 3]>,
    /// The button that locks, once it can.
    pub lock: Option<&'static str>,
    /// The button that takes back what was keyed in.
    pub undo: Option<&'static str>,
    /// The button that opens without the rest.
    pub close: Option<&'static str>,
}

/// What the tables chose.
#[derive(Debug, Clone, serde::Serialize)]
pub struct OpenView {
    /// The heading.
    pub title: String,
    /// How far they agree, and that some did not answer.
    pub spread: String,
    /// The options.
    pub bars: Vec<BarView>,
    /// Of how many tables.
    pub of: usize,
    /// What the group is asked; nothing afterwards.
    pub asks: Option<&'static str>,
    /// The button that decides, or goes on.
    pub next: &'static str,
}

/// An option and how many chose it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct BarView {
    /// What it is.
    pub text: String,
    /// How many tables chose it.
    pub tables: usize,
    /// How many and how sure, in words.
    pub says: String,
    /// Whether the group is about to do it, or did.
    pub group: bool,
}

impl SetUpView {
    pub(super) fn of(state: &State, set_up: &SetUp) -> Self {
        let (lang, own) = (state.lang, text::session_texts(state.lang));
        let worlds = &state.training.worlds;
        let scenarios = worlds
            .iter()
            .enumerate()
            .map(|(place, world)| (world.scenario().title.get(lang).to_owned(), place == set_up.scenario));
        let about = worlds.get(set_up.scenario).map(|world| world.scenario());
        let count = set_up.names.len();
        let names = set_up.names.iter().zip(1..);
        let wrong = set_up.refused.is_some();
        Self {
            title: own.set_up,
            lead: own.set_up_lead,
            scenarios: (own.scenario, scenarios.collect()),
            about: about.map_or_else(String::new, |it| {
                format!("{} {}.", it.about.get(lang), text::about_minutes(it.minutes, lang))
            }),
            tables: (
                own.tables,
                count,
                (count > *TABLES.start()).then_some(own.fewer),
                (count < *TABLES.end()).then_some(own.more),
            ),
            names: (
                own.names,
                names.map(|(name, number)| (format!("{} {number}", own.name), name.clone())).collect(),
            ),
            says: if wrong { own.names_wrong } else { own.names_says },
            wrong,
            begin: own.begin,
            back: text::texts(lang).back,
        }
    }
}

impl BeforehandView {
    /// What is heavy, once the session stands ready.
    pub(super) fn of(state: &State, set_up: &SetUp) -> Option<Self> {
        set_up.ready.as_ref()?;
        let (lang, own, texts) = (state.lang, text::session_texts(state.lang), text::texts(state.lang));
        let scenario = state.training.worlds.get(set_up.scenario)?.scenario();
        Some(Self {
            title: scenario.title.get(lang).to_owned(),
            parts: [
                (texts.warning, scenario.warning.as_ref()?.get(lang).to_owned()),
                (own.step_out, own.step_out_says.to_owned()),
                (own.turn, own.turn_says.to_owned()),
            ],
            go_on: texts.go_on,
            back: texts.back,
            keys: [own.key_next, own.key_back, "F1"].join(" · "),
        })
    }
}

impl WallView {
    pub(super) fn of(state: &State, group: &Group) -> Self {
        let (lang, own) = (state.lang, text::session_texts(state.lang));
        let shows = wall(group, lang);
        let unkept = group.unkept.as_ref().map(|why| why.get(lang).to_owned());
        let own_keys: &[&str] = match &shows {
            Wall::Answering(_) => &[own.key_choose, own.key_tables],
            Wall::Open(_) | Wall::Together { .. } => &[own.key_choose],
            Wall::Blank(_) | Wall::Story { .. } | Wall::Pause { .. } | Wall::Ended { .. } => &[],
        };
        Self { keys: keys(own, own_keys), shows, unkept }
    }
}

fn keys(own: &SessionTexts, more: &[&str]) -> String {
    let first = [own.key_next].into_iter().chain(more.iter().copied());
    let always = [own.key_pause, own.key_black, own.key_back, "F1"];
    first.chain(always).collect::<Vec<_>>().join(" · ")
}

fn wall(group: &Group, lang: Lang) -> Wall {
    let (own, texts) = (text::session_texts(lang), text::texts(lang));
    let (world, play) = (&group.world, group.session.play());
    if group.black {
        return Wall::Blank(own.black);
    }
    if group.held {
        return Wall::Pause { title: own.pause, says: own.pause_says, next: texts.go_on };
    }
    let parts = wall_parts(world, play, lang);
    if let Some(part) = group.reading.and_then(|part| parts.get(part).or(parts.last())) {
        let first = play.answers().is_empty();
        return Wall::Story {
            title: if first { texts.play_story } else { own.goes_on },
            lines: part.iter().cloned().map(|line| story_line(line, false, texts)).collect(),
            next: texts.go_on,
        };
    }
    let moment = Teller::new(world, play, lang).moment();
    let options = option_texts(world, play, lang);
    match group.stage() {
        Stage::Paused => Wall::Pause { title: own.pause, says: own.pause_scene, next: texts.go_on },
        Stage::Answering => Wall::Answering(answering(group, moment.asks, options, lang)),
        Stage::Open => Wall::Open(open(group, &options, lang)),
        Stage::Together => Wall::Together {
            title: moment.asks,
            says: own.together,
            options: options.into_iter().map(|it| it.1).collect(),
        },
        Stage::Ended => Wall::Ended {
            title: moment.ended.unwrap_or_default(),
            says: texts.play_ended,
            next: own.looked_back,
        },
    }
}

fn answering(
    group: &Group,
    title: String,
    options: Vec<(PlayerAnswer, String)>,
    lang: Lang,
) -> AnsweringView {
    let own = text::session_texts(lang);
    let names = group.session.tables();
    let tables = names.iter().enumerate().map(|(place, name)| {
        let (locked, turn) = (group.session.locked(place), place == group.table);
        let word = match (locked, turn) {
            (true, _) => own.locked,
            (false, true) => own.chooses,
            (false, false) => own.waiting,
        };
        (name.clone(), word, locked, turn)
    });
    let (asks, sure, lock) = match &group.draft {
        (None, _) => (own.prompt_choose, None, None),
        (Some(_), None) => (own.prompt_sure, Some(()), None),
        (Some(_), Some(_)) => (own.prompt_lock, None, Some(own.lock)),
    };
    let somebody = (0..names.len()).any(|it| group.session.locked(it));
    AnsweringView {
        title,
        says: own.answering,
        options: options.into_iter().map(|it| it.1).collect(),
        tables: tables.collect(),
        prompt: format!("{}: {asks}", names.get(group.table).map_or("", String::as_str)),
        sure: sure.map(|()| crate::train::Sure::ALL.map(|it| text::how_sure(it, lang))),
        lock,
        undo: group.draft.0.as_ref().map(|_| own.undo),
        close: somebody.then_some(own.close),
    }
}

fn open(group: &Group, options: &[(PlayerAnswer, String)], lang: Lang) -> OpenView {
    let own = text::session_texts(lang);
    let shares = group.session.shares(&group.world).unwrap_or_default();
    let bars = shares.iter().zip(options).map(|(share, (answer, text))| BarView {
        text: text.clone(),
        tables: share.tables.len(),
        says: text::share(share.sure, lang),
        group: group.decision.as_ref() == Some(answer),
    });
    let votes = group.session.open_votes(&group.world);
    let none = votes.iter().filter(|vote| vote.is_none()).count();
    let spread = text::spread_says(spread(votes), lang);
    OpenView {
        title: own.chosen.to_owned(),
        spread: [Some(spread), text::missing(none, lang)].into_iter().flatten().collect::<Vec<_>>().join(" "),
        bars: bars.collect(),
        of: votes.len(),
        asks: Some(own.group_does),
        next: own.decide,
    }
}
