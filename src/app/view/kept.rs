//! Plays that were left before their end, as Home and the page for practising list them.

use crate::app::session::KeptOne;
use crate::app::state::State;
use crate::app::training::Kept;
use crate::record::Date;
use crate::text;
use crate::train::Lost;

/// Plays one can go on with.
#[derive(Debug, Clone, serde::Serialize)]
pub struct KeptView {
    /// The heading.
    pub title: &'static str,
    /// The plays, newest first.
    pub rows: Vec<KeptRow>,
}

/// A play one can go on with, or let go.
#[derive(Debug, Clone, serde::Serialize)]
pub struct KeptRow {
    /// Its place.
    pub index: usize,
    /// Whether it is a group session.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub group: bool,
    /// What the scenario is called.
    pub title: String,
    /// The day it stands at and when it was kept; or why it cannot go on.
    pub says: String,
    /// The button to go on: its label and its name.
    pub go_on: Option<(&'static str, String)>,
    /// The button to let it go: its label and its name.
    pub remove: (&'static str, String),
}

impl KeptView {
    /// The plays that were kept; nothing where there are none.
    pub(super) fn of(state: &State) -> Option<Self> {
        let (plays, sessions) = (&state.training.kept, &state.training.sessions.kept);
        let sessions = sessions.iter().enumerate().map(|(index, it)| session(state, index, it));
        let plays = plays.iter().enumerate().map(|(index, it)| play(state, index, it));
        let rows: Vec<KeptRow> = sessions.chain(plays).collect();
        (!rows.is_empty()).then(|| Self { title: text::texts(state.lang).kept, rows })
    }
}

/// What was kept, whichever it is.
struct Of<'a> {
    group: bool,
    scenario: (&'a str, Option<usize>),
    seed: u64,
    on: Option<Date>,
    day: Result<u32, Lost>,
    more: Option<String>,
}

fn play(state: &State, index: usize, kept: &Kept) -> KeptRow {
    let it = &kept.play;
    let scenario = (it.scenario.as_str(), kept.scenario);
    row(state, index, &Of { group: false, scenario, seed: it.seed, on: it.on, day: kept.day, more: None })
}

fn session(state: &State, index: usize, kept: &KeptOne) -> KeptRow {
    let it = &kept.session;
    let more = Some(text::tables(it.tables.len(), state.lang));
    let scenario = (it.scenario.as_str(), kept.scenario);
    row(state, index, &Of { group: true, scenario, seed: it.seed, on: it.on, day: kept.day, more })
}

fn row(state: &State, index: usize, kept: &Of<'_>) -> KeptRow {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let (id, place) = kept.scenario;
    let world = place.and_then(|place| state.training.worlds.get(place));
    let mut title = world.map_or_else(|| id.to_owned(), |world| world.scenario().title.get(lang).to_owned());
    if kept.group {
        title = format!("{}: {title}", text::session_texts(lang).kept);
    }
    let called = format!("{title}, {} {}", texts.play_number, kept.seed);
    let says = match kept.day {
        Ok(day) => {
            let on = kept.on.map_or_else(
                || texts.kept_today.to_owned(),
                |on| format!("{} {}", texts.kept_on, text::day(on, lang)),
            );
            let parts = [text::day_number(day, lang), format!("{} {}", texts.play_number, kept.seed)];
            let parts = parts.into_iter().chain(kept.more.clone()).chain([on]);
            parts.collect::<Vec<_>>().join(" · ")
        }
        Err(Lost::Gone) => texts.kept_gone.to_owned(),
        Err(Lost::Changed) => texts.kept_changed.to_owned(),
    };
    KeptRow {
        index,
        group: kept.group,
        go_on: kept.day.is_ok().then(|| (texts.go_on, format!("{}: {called}", texts.go_on))),
        remove: (texts.kept_remove, format!("{}: {called}", texts.kept_remove)),
        title,
        says,
    }
}
