//! What shows while a case is covered, while it is being locked, and while the window is being closed.

use super::told::{said, waits};
use crate::app::state::State;
use crate::app::vault::{Choice, Is};
use crate::text;

/// A page that lies over everything of a case.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CoverView {
    /// The heading.
    pub title: &'static str,
    /// What it says.
    pub says: Vec<String>,
    /// The button to go on; none while something is being done.
    pub go_on: Option<&'static str>,
}

/// What to do as the window closes with something that is saved nowhere.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ClosingView {
    /// The heading.
    pub title: &'static str,
    /// What it says.
    pub says: Vec<&'static str>,
    /// What can be chosen, the safest first.
    pub choices: Vec<(&'static str, Choice)>,
}

impl CoverView {
    pub(super) fn of(state: &State) -> Self {
        let (desk, safe) = (text::desk(state.lang), text::safe(state.lang));
        if let Some(busy) = state.vault.busy {
            return Self { title: safe.wait, says: vec![waits(busy, safe).to_owned()], go_on: None };
        }
        let mut says: Vec<String> = state.vault.told.iter().flat_map(|it| said(it, state.lang)).collect();
        if !says.is_empty() {
            says.push(safe.failed_kept.to_owned());
        }
        says.push(desk.covered_says.to_owned());
        Self { title: desk.covered, says, go_on: Some(desk.uncover) }
    }
}

impl ClosingView {
    pub(super) fn of(state: &State) -> Self {
        let texts = text::safe(state.lang);
        let open = matches!(state.vault.is, Is::Open(_));
        let weighs = state.laying.working.as_ref().is_some_and(|it| it.weigh.going_on());
        let unsaved = state.unsaved();
        let mut says = Vec::new();
        says.extend(unsaved.then_some(if open { texts.close_says } else { texts.close_nowhere }));
        says.extend(state.vault.key.is_some().then_some(texts.close_key));
        says.extend(weighs.then_some(texts.close_weighing));
        let mut choices = Vec::new();
        // Without an open vault there is nowhere to save to yet: one goes on, and chooses Save there.
        choices.extend((open && unsaved).then_some((texts.close_save, Choice::Save)));
        choices.push((texts.close_stay, Choice::Stay));
        choices.push((texts.close_without, Choice::Without));
        Self { title: texts.close_title, says, choices }
    }
}
