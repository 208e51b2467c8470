//! What the tables of a group session chose, moment by moment: as numbers together, never one
//! table beside another.

use super::session::{BarView, OpenView};
use crate::app::session::Group;
use crate::app::state::State;
use crate::text;
use crate::train::ToldSession;

/// What the tables chose, moment by moment.
#[derive(Debug, Clone, serde::Serialize)]
pub struct TablesView {
    /// The heading.
    pub title: &'static str,
    /// Which moment of how many, and its place.
    pub moment: Option<(String, usize)>,
    /// What was chosen.
    pub open: Option<OpenView>,
    /// What it says where there was nothing to choose.
    pub empty: &'static str,
    /// What the group did, as a mark beside its option.
    pub group: &'static str,
    /// The button to the moment before and to the next, where there are any: name and place.
    pub before: Option<(&'static str, usize)>,
    /// The same for the next.
    pub after: Option<(&'static str, usize)>,
    /// The button to the debrief.
    pub debrief: &'static str,
    /// The button that prints.
    pub print: &'static str,
    /// Where the sheet was written, or why it was not.
    pub printed: Option<String>,
    /// The keys, as one small line.
    pub keys: String,
}

impl TablesView {
    pub(super) fn of(state: &State, group: &Group, told: &ToldSession) -> Self {
        let (lang, own) = (state.lang, text::session_texts(state.lang));
        let (at, all) = (group.looking, told.rounds.len());
        let round = told.rounds.get(at);
        let open = round.map(|it| OpenView {
            title: it.title.clone(),
            spread: it.missing.iter().fold(it.spread.clone(), |says, more| format!("{says} {more}")),
            bars: it
                .options
                .iter()
                .map(|it| BarView {
                    text: it.text.clone(),
                    tables: it.tables,
                    says: it.says.clone(),
                    group: it.group,
                })
                .collect(),
            of: told.tables.len(),
            asks: None,
            next: own.to_debrief,
        });
        let moment =
            round.map(|it| (format!("{} {} {} {all} · {}", own.moment, at + 1, own.of, it.clock), at));
        Self {
            title: own.looked_back,
            moment,
            open,
            empty: own.no_rounds,
            group: own.group_did,
            before: at.checked_sub(1).map(|place| (own.before, place)),
            after: (at + 1 < all).then_some((own.after, at + 1)),
            debrief: own.to_debrief,
            print: own.print,
            printed: group.printed.as_ref().map(|it| match it {
                Ok(path) => format!("{} {path}", own.printed),
                Err(why) => why.get(lang).to_owned(),
            }),
            keys: [own.key_next, own.key_moments, own.key_black, own.key_back, "F1"].join(" · "),
        }
    }
}
