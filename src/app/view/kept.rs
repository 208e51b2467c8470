//! Plays that were left before their end, as Home and the page for practising list them.

use crate::app::state::State;
use crate::app::training::Kept;
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
        let kept = &state.training.kept;
        let rows = kept.iter().enumerate().map(|(index, it)| row(state, index, it)).collect();
        (!kept.is_empty()).then(|| Self { title: text::texts(state.lang).kept, rows })
    }
}

fn row(state: &State, index: usize, kept: &Kept) -> KeptRow {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let world = kept.scenario.and_then(|place| state.training.worlds.get(place));
    let title =
        world.map_or_else(|| kept.play.scenario.clone(), |world| world.scenario().title.get(lang).to_owned());
    let called = format!("{title}, {} {}", texts.play_number, kept.play.seed);
    let says = match kept.day {
        Ok(day) => {
            let on = kept.play.on.map_or_else(
                || texts.kept_today.to_owned(),
                |on| format!("{} {}", texts.kept_on, text::day(on, lang)),
            );
            format!("{} · {} {} · {on}", text::day_number(day, lang), texts.play_number, kept.play.seed)
        }
        Err(Lost::Gone) => texts.kept_gone.to_owned(),
        Err(Lost::Changed) => texts.kept_changed.to_owned(),
    };
    KeptRow {
        index,
        go_on: kept.day.is_ok().then(|| (texts.go_on, format!("{}: {called}", texts.go_on))),
        remove: (texts.kept_remove, format!("{}: {called}", texts.kept_remove)),
        title,
        says,
    }
}
