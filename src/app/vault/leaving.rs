//! Walking away: locking, and closing the window. What was laid down is saved first, or asked about;
//! nothing of it is ever lost by itself.

use super::super::action::Effect;
use super::super::entry::{Entry, Laying};
use super::super::state::{Opening, Page, State};
use super::{Ask, Busy, Form, Is, Rest, Room, Told};

/// How far closing the window has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Closing {
    /// It is being asked what to do.
    Asked,
    /// The case is being saved.
    Saving,
    /// The window may close.
    Now,
}

/// What to do with a case that is saved nowhere, as the window closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Choice {
    /// Save it first.
    Save,
    /// Close without.
    Without,
    /// Go on working.
    Stay,
}

/// Locks the vault; or, where none is open, covers a real case.
pub(in crate::app) fn lock(state: &mut State) -> Vec<Effect> {
    if state.vault.busy.is_some() {
        return Vec::new();
    }
    if !matches!(state.vault.is, Is::Open(_)) {
        state.covered = state.real_is_open();
        return Vec::new();
    }
    let working = state.laying.working.as_ref();
    let unsaved = working.filter(|working| match &state.vault.case {
        Some(case) => *working.real() != case.saved,
        None => working.is_new() || working.can_undo(),
    });
    let save = unsaved.map(|working| Box::new(working.real().clone()));
    let rest = state.laying.typed().then(|| {
        let working = state.laying.working.as_ref();
        Box::new(Rest {
            draft: working.map(|it| it.draft.clone()).unwrap_or_default(),
            weigh: working.map(|it| it.weigh.clone()).unwrap_or_default(),
            head: state.laying.head.clone(),
        })
    });
    // Nobody reads along while it is being sealed.
    state.covered = state.real_is_open();
    state.vault.form = Form::default();
    state.vault.busy = Some(Busy::Locking);
    state.closing = None;
    vec![Effect::Vault(Ask::Lock { save, rest })]
}

/// Somebody closes the window.
pub(in crate::app) fn ask_close(state: &mut State) -> Vec<Effect> {
    if state.closing == Some(Closing::Saving) {
        return Vec::new();
    }
    state.closing = Some(if state.asks_before_closing() { Closing::Asked } else { Closing::Now });
    Vec::new()
}

/// What was chosen then.
pub(in crate::app) fn close(state: &mut State, choice: Choice) -> Vec<Effect> {
    if state.closing != Some(Closing::Asked) {
        return Vec::new();
    }
    match choice {
        Choice::Stay => state.closing = None,
        Choice::Without => state.closing = Some(Closing::Now),
        Choice::Save => return save(state),
    }
    Vec::new()
}

/// Saves what there is, the line that is being typed with it, and closes then.
fn save(state: &mut State) -> Vec<Effect> {
    state.closing = None;
    state.covered = false;
    let mut effects = Vec::new();
    if state.laying.working.as_ref().is_some_and(super::super::entry::Working::types) {
        effects = super::super::entry::update(state, Entry::Save);
        if state.laying.working.as_ref().is_some_and(|it| !it.draft.missing.is_empty()) {
            // The line cannot be taken as it is: it is shown, with what is missing.
            state.page = Page::Case;
            return effects;
        }
    }
    if state.laying.head.is_some() {
        effects.extend(super::super::entry::update(state, Entry::Described));
        if state.laying.head.is_some() {
            return effects;
        }
    }
    let saves = super::update::save(state);
    if !saves.is_empty() {
        state.closing = Some(Closing::Saving);
    }
    effects.extend(saves);
    effects
}

/// The case was saved: if that was to close the window, it may.
pub(super) fn saved(state: &mut State) -> Vec<Effect> {
    if state.closing == Some(Closing::Saving) {
        state.closing = Some(Closing::Now);
    }
    Vec::new()
}

impl State {
    /// Wipes all of cases and the vault: what is left is what anybody may see.
    pub(super) fn wipe(&mut self) {
        self.clear_case();
        self.laying = Laying::default();
        self.opening = Opening::default();
        self.vault.is = Is::Locked;
        let unkept = self.vault.key.take().is_some();
        self.vault.enter(Room::Door);
        self.vault.told.extend(unkept.then_some(Told::KeyUnkept));
        self.covered = false;
        self.closing = None;
        if self.page.of_a_case() {
            self.page = Page::Vault;
        }
    }

    /// Whether the window asks before it closes: work is not saved, or a recovery key is not kept.
    #[must_use]
    pub fn asks_before_closing(&self) -> bool {
        self.unsaved() || self.vault.key.is_some()
    }

    /// Whether there is work that closing or opening another case would lose.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.record_unsaved() || self.laying.typed()
    }

    /// Whether the record of the case itself is not saved as it is.
    pub(in crate::app) fn record_unsaved(&self) -> bool {
        match (&self.laying.working, &self.vault.case) {
            (Some(working), Some(case)) => *working.real() != case.saved,
            _ => self.laying.unkept(),
        }
    }
}
