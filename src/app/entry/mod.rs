//! Laying down a case: the working copy of a real case, the form for its events, undo and redo.
//!
//! One form holds every activity, made from the vocabulary. What is not filled in is not known, and
//! nothing is told while somebody types: only what cannot be kept, and only when it was to be kept.

mod draft;
mod filled;
mod head;
mod when;
mod working;

use super::action::Effect;
use super::state::{Page, State};
use super::vault::{Is, Room};
use crate::protocol::Bilingual;
use crate::record::{ActivityKind, Real};
use crate::text;

pub use draft::{Draft, Missing};
pub use filled::{FactorRow, FilledIn, PartyRow, TaskRow};
pub use head::{Head, ParentRow};
pub use when::{read_day, read_time};
use working::free_id;
pub use working::{Laying, Working};

/// An act of the user in laying down a case.
#[derive(Debug, Clone)]
pub enum Entry {
    /// To the page for a new case.
    Begin,
    /// Typing or choosing on the page of who it is about.
    Describe(Box<Head>),
    /// Done with that page.
    Described,
    /// To the page of who it is about, of the case that is open.
    Edit,
    /// Typing or choosing in the form.
    Draft(Box<Draft>),
    /// Another activity in the form.
    Kind(ActivityKind),
    /// The whole form, open or shut.
    Whole,
    /// Saving what the form holds, and starting the next.
    Save,
    /// Putting an event in the form.
    Change(String),
    /// Taking an event out of the case.
    Remove(String),
    /// Leaving the form as it was.
    Clear,
    /// One step back.
    Undo,
    /// One step on again.
    Redo,
    /// The findings, shown or folded.
    Findings,
    /// Asking whether to let the working copy go; or no longer.
    AskLetGo,
    /// Letting it go.
    LetGo,
    /// Leaving the page of who it is about as it was.
    Leave,
    /// Asking for the sheet of the case.
    Print,
    /// Where the sheet went; or why it did not.
    Printed(Result<String, Bilingual>),
    /// Asking for the days to come as a calendar file.
    Remind,
    /// Where that file is, or that no day lies ahead; or why it could not be made.
    Reminded(Result<Option<String>, Bilingual>),
}

/// What an act makes of the state.
pub(super) fn update(state: &mut State, action: Entry) -> Vec<Effect> {
    let today = state.norm.shown_on;
    match action {
        Entry::Begin if state.unsaved() => {
            state.opening.failed = Some(text::still_open());
            state.page = Page::Open;
        }
        Entry::Begin => {
            state.laying.head = Some(Head::default());
            state.page = Page::Describe;
        }
        Entry::Edit => {
            let Some(working) = &state.laying.working else { return Vec::new() };
            state.laying.head = Some(Head::of(&working.real));
            state.page = Page::Describe;
        }
        Entry::Describe(head) => state.laying.head = Some(*head),
        Entry::Described => return described(state),
        Entry::Leave => {
            let there = state.laying.head.take().is_some_and(|head| head.existing);
            state.page = if there { Page::Case } else { Page::Home };
        }
        // What was saved goes without asking; all else is asked first.
        Entry::AskLetGo if !state.unsaved() => let_go(state),
        Entry::LetGo if state.laying.working.as_ref().is_some_and(|it| it.letting_go) => let_go(state),
        Entry::Printed(how) => {
            let done = how.is_ok();
            if let Some(working) = &mut state.laying.working {
                working.printed = Some(how);
            }
            return if done { super::vault::printed(state) } else { Vec::new() };
        }
        other => return on_the_case(state, other, today),
    }
    Vec::new()
}

fn let_go(state: &mut State) {
    state.laying = Laying::default();
    state.clear_case();
    state.vault.enter(Room::Door);
    state.page = if matches!(state.vault.is, Is::Open(_)) { Page::Vault } else { Page::Home };
}

/// Takes what stands on the page of who it is about.
fn described(state: &mut State) -> Vec<Effect> {
    let Some(mut head) = state.laying.head.take() else { return Vec::new() };
    let Some(about) = head.read() else {
        head.refused = true;
        state.laying.head = Some(head);
        return Vec::new();
    };
    let mut working = match state.laying.working.take().filter(|_| head.existing) {
        Some(working) => working,
        None => Working { fresh: true, ..Working::of(Real::begin(about.0.clone())) },
    };
    let (pupil, parents, route) = about;
    let linked = working.real.linked.clone();
    if head.existing {
        working.change(|real| real.describe(pupil, parents, route, linked));
    } else {
        working.real.describe(pupil, parents, route, linked);
        working.begun = 1;
        state.clear_case();
    }
    let real = working.real.clone();
    state.laying.working = Some(working);
    state.page = Page::Case;
    vec![Effect::CheckCase(Box::new(real))]
}

fn on_the_case(state: &mut State, action: Entry, today: crate::record::Date) -> Vec<Effect> {
    let may_print = state.may_print();
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    let changed = match action {
        Entry::Draft(draft) => {
            working.draft = Draft { missing: Vec::new(), ..*draft };
            false
        }
        Entry::Kind(kind) => {
            working.draft.kind = kind;
            working.draft.missing.clear();
            false
        }
        Entry::Whole => {
            working.draft.whole = !working.draft.whole;
            false
        }
        Entry::Save => save(working, today),
        Entry::Change(id) => {
            if let Some(event) = working.real.events.iter().find(|it| it.id == id) {
                working.draft = Draft::of(event);
                working.begun = working.begun.wrapping_add(1);
                state.event = None;
            }
            false
        }
        Entry::Remove(id) => {
            if working.draft.editing.as_ref() == Some(&id) {
                working.begin_anew(false);
            }
            state.event = None;
            working.change(|real| real.take_out(&id))
        }
        Entry::Clear => {
            working.begin_anew(false);
            false
        }
        Entry::Undo => step(working, Working::undo),
        Entry::Redo => step(working, Working::redo),
        Entry::Findings => {
            working.findings = !working.findings;
            false
        }
        // The sheet says what the record indicates: it waits for the user's own weighing as that does.
        Entry::Print if !may_print => false,
        Entry::Print => {
            (working.printed, working.reminded) = (None, None);
            let lang = state.lang;
            return vec![Effect::PrintCase(Box::new(working.real.clone()), lang)];
        }
        Entry::Remind => {
            (working.printed, working.reminded) = (None, None);
            return vec![Effect::Remind(Box::new(working.real.clone()), state.lang)];
        }
        Entry::Reminded(how) => {
            working.reminded = Some(how);
            false
        }
        Entry::AskLetGo => {
            working.letting_go = !working.letting_go;
            false
        }
        Entry::Begin
        | Entry::Describe(_)
        | Entry::Described
        | Entry::Edit
        | Entry::Leave
        | Entry::LetGo
        | Entry::Printed(_) => false,
    };
    if changed { vec![Effect::CheckCase(Box::new(working.real.clone()))] } else { Vec::new() }
}

/// One step; a form that changes an event that is no longer there becomes one for a new event.
fn step(working: &mut Working, go: impl FnOnce(&mut Working) -> bool) -> bool {
    let went = go(working);
    let there = |id: &String| working.real.events.iter().any(|it| it.id == *id);
    working.draft.editing = working.draft.editing.take().filter(there);
    went
}

fn save(working: &mut Working, today: crate::record::Date) -> bool {
    let id = working.draft.editing.clone().unwrap_or_else(|| free_id(&working.real));
    match working.draft.event(id, &working.real, today) {
        Ok(event) => {
            let changed = working.change(|real| real.put(event));
            let more = working.draft.editing.is_none();
            working.begin_anew(more);
            changed
        }
        Err(missing) => {
            working.draft.missing = missing;
            false
        }
    }
}

#[cfg(test)]
mod tests;
