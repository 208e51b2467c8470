//! What an answer of the outside makes of the state.

use super::update::save_at_last;
use super::{CaseFile, Is, NewKey, Opened, Rest, Room, Said, SavedCase, Told, Unlocked};
use crate::app::action::Effect;
use crate::app::entry::{Laying, Working};
use crate::app::state::{Page, State};
use crate::record::Sorted;
use crate::store::{Fault, Unopened};

/// What the outside answered.
pub(in crate::app) fn said(state: &mut State, said: Said) -> Vec<Effect> {
    let vault = &mut state.vault;
    vault.busy = None;
    match said {
        Said::Made(Ok((list, key))) => {
            vault.open(*list);
            vault.key = Some(NewKey { key, printed: None });
        }
        Said::KeyPrinted(printed) => {
            if let Some(new) = &mut vault.key {
                new.printed = Some(printed);
            }
        }
        Said::Unlocked(Ok(unlocked)) => {
            let saving = vault.saving && state.laying.working.is_some();
            unlocked_now(state, *unlocked);
            if saving {
                return save_at_last(state);
            }
        }
        Said::Listed(Ok(list)) => vault.is = Is::Open(list),
        Said::Opened(Ok(opened)) => show(state, *opened, None),
        Said::Saved(Ok(saved)) => {
            saved_now(state, *saved);
            return super::leaving::saved(state);
        }
        Said::Elsewhere(Ok((path, real))) => {
            vault.told = vec![Told::Sealed(path)];
            if let Some(case) = &mut vault.case {
                case.saved = *real;
            } else if let Some(working) = state.laying.working.as_mut().filter(|it| *it.real() == *real) {
                working.kept();
            }
        }
        Said::Locked(Ok(())) => state.wipe(),
        Said::Restored(Ok((cases, folder))) => {
            vault.folder = folder;
            vault.is = Is::Locked;
            vault.enter(Room::Door);
            vault.told = vec![Told::Restored(cases)];
        }
        Said::Done(Ok((told, list))) => {
            vault.told = vec![told];
            if let Some(list) = list {
                vault.is = Is::Open(list);
                // What was asked for is done: back to the list.
                if matches!(vault.room, Room::Erase(_) | Room::Receive) {
                    let told = std::mem::take(&mut vault.told);
                    vault.enter(Room::Door);
                    vault.told = told;
                }
            }
        }
        // The passphrase is the right one: it opened the vault.
        Said::Opened(Err((id, Fault::Unopened(Unopened::WrongOrDamaged)))) => {
            vault.told = vec![Told::Damaged(id.file())];
        }
        Said::Opened(Err((_, fault))) => vault.told = vec![Told::Failed(fault)],
        Said::Made(Err(fault))
        | Said::Unlocked(Err(fault))
        | Said::Listed(Err(fault))
        | Said::Saved(Err(fault))
        | Said::Elsewhere(Err(fault))
        | Said::Restored(Err(fault))
        | Said::Locked(Err(fault))
        | Said::Done(Err(fault)) => {
            vault.told = vec![Told::Failed(fault)];
            // Another try types anew: nothing that was refused stays.
            vault.form.wipe();
            state.closing = None;
        }
    }
    Vec::new()
}

fn unlocked_now(state: &mut State, unlocked: Unlocked) {
    let Unlocked { list, key, opened, rest } = unlocked;
    state.vault.open(list);
    state.vault.key = key.map(|key| NewKey { key, printed: None });
    // Nothing that is being laid down gives way to what was open before.
    if state.laying.working.is_some() || state.laying.head.is_some() {
        return;
    }
    let new = rest.as_ref().is_some_and(|rest| rest.head.as_ref().is_some_and(|head| !head.existing));
    match opened {
        Some(opened) => show(state, opened, rest),
        None if new => {
            state.laying.head = rest.and_then(|rest| rest.head);
            state.page = Page::Describe;
        }
        None => {}
    }
    if state.vault.key.is_some() {
        // A recovery key is shown this once, before anything else.
        state.page = Page::Vault;
    }
}

/// Shows a case of the vault.
fn show(state: &mut State, opened: Opened, rest: Option<Rest>) {
    let (file, open) = match opened {
        Opened::Newer(text) => {
            state.vault.newer = Some(text);
            return;
        }
        Opened::Case(file, open) => (file, open),
    };
    state.clear_case();
    state.laying = Laying::default();
    state.covered = false;
    if let (Sorted::Real(real), None) = (&open.record, file.read_only) {
        let mut working = Working::opened(real.clone());
        if let Some(rest) = rest {
            state.laying.head = rest.head.filter(|head| head.existing);
            working.draft = rest.draft;
            working.weigh = rest.weigh;
        }
        state.laying.working = Some(working);
    }
    state.page = if state.laying.head.is_some() { Page::Describe } else { Page::Case };
    state.open = Some(*open);
    state.vault.enter(Room::Door);
    state.vault.case = Some(*file);
}

fn saved_now(state: &mut State, saved: SavedCase) {
    let vault = &mut state.vault;
    vault.told = saved.told;
    // A note in the trail is no save of what was laid down: the time of that stays.
    let before = vault.case.take().and_then(|case| case.at);
    let file = CaseFile { at: saved.file.at.clone().or(before), ..saved.file };
    // A case that came in beside another version, or for the first time, has a number of its own.
    vault.case = state.laying.working.is_some().then_some(file);
    if let Some(list) = saved.list {
        vault.is = Is::Open(Box::new(list));
    }
}
