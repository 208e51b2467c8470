//! What an action makes of the state.

use super::action::{Action, Effect};
use super::entry::Working;
use super::settings::Settings;
use super::state::{Acute, OpenCase, Page, Size, State};
use super::vault::{Room, VaultAct};
use super::{entry, session, settings, training, vault, weigh};
use crate::record::Sorted;

/// Changes the state and says what the outside must do.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let (held, settled) = (state.vault.case.is_some(), Settings::of(state));
    let mut effects = act(state, action);
    // A case of the vault that is no longer shown is free for others to write.
    if held && state.vault.case.is_none() {
        effects.push(Effect::Vault(vault::Ask::LetGo));
    }
    let settings = Settings::of(state);
    if settings != settled {
        effects.push(Effect::KeepSettings(settings));
    }
    effects
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    // Nothing is done to a case that nobody sees: one is led to its cover.
    let about_case = matches!(
        action,
        Action::Entry(_)
            | Action::Weigh(_)
            | Action::Open(_)
            | Action::Vault(VaultAct::Save | VaultAct::Elsewhere)
    );
    if state.covered && about_case {
        state.page = Page::Case;
        return Vec::new();
    }
    match action {
        Action::Go(page) => return go(state, page),
        Action::Speak(lang) => state.lang = lang,
        Action::Paint(theme) => state.theme = theme,
        Action::Bigger => state.size = next_size(state.size, Size::ALL.iter()),
        Action::Smaller => state.size = next_size(state.size, Size::ALL.iter().rev()),
        Action::Help => state.help = !state.help,
        Action::Dismiss => dismiss(state),
        Action::Reply(question, reply) => {
            // An earlier answer that changes makes the later ones stale.
            for (index, slot) in state.acute.replies.iter_mut().enumerate().skip(question) {
                *slot = (index == question).then_some(reply);
            }
        }
        Action::ReplyAgain => state.acute = Acute::default(),
        Action::PathTyped(path) => {
            state.opening.path = path;
            state.opening.failed = None;
        }
        // A file that is dropped on a page of the vault is the one it asks for.
        Action::Open(path)
            if state.page == Page::Vault
                && matches!(state.vault.room, Room::Backup | Room::Restore | Room::Receive) =>
        {
            state.vault.form.file = path;
        }
        Action::Open(path) => return open(state, &path),
        Action::Browse(path) => {
            state.opening.failed = None;
            return vec![Effect::ListFolder { path }];
        }
        Action::FolderListed(Ok(folder)) => state.opening.folder = Some(folder),
        Action::FolderListed(Err(why)) => state.opening.failed = Some(why),
        Action::CaseRead(Ok(case)) => show(state, *case),
        Action::CaseRead(Err(why)) => {
            state.opening.failed = Some(why);
            return go(state, Page::Open);
        }
        Action::Fold(finding, part) if state.page == Page::Debrief => training::fold(state, finding, part),
        Action::Fold(finding, part) => toggle(&mut state.folds, (finding, part)),
        Action::Look(event) => choose(&mut state.event, event),
        // Of a working copy it waits for the user's own weighing.
        Action::Indication if state.waits() => {}
        Action::Indication => state.indication_shown = !state.indication_shown,
        Action::Draw(mode) => state.graph_mode = mode,
        Action::Node(node) => choose(&mut state.node, node),
        Action::Entry(action) => return entry::update(state, action),
        Action::Lock => return vault::lock(state),
        Action::Vault(act) => return vault::update(state, act),
        Action::VaultSaid(said) => return vault::said(state, said),
        Action::AskClose => return vault::ask_close(state),
        Action::Close(choice) => return vault::close(state, choice),
        Action::Settle(settings) => return settings::settle(state, settings),
        Action::Settled(how) => state.settled = how.err(),
        Action::Uncover => state.covered = false,
        Action::Weigh(action) => return weigh::update(state, action),
        // Of a case that was locked or let go meanwhile nothing comes back.
        Action::CaseChecked(case) => {
            if state.laying.working.is_some() {
                state.open = Some(*case);
            }
        }
        Action::Lead(lead) => return session::update(state, lead),
        Action::Practise(action) => return training::update(state, action),
    }
    Vec::new()
}

fn go(state: &mut State, page: Page) -> Vec<Effect> {
    state.help = false;
    // The questions are about this moment: who comes back starts anew.
    if page == Page::Acute && state.page != Page::Acute {
        state.acute = Acute::default();
    }
    if page == Page::Practise {
        state.training.ahead = None;
    }
    if page != Page::Describe && !state.laying.typed() {
        state.laying.head = None;
    }
    // Back to what was being typed about whom the case is.
    let page = if page == Page::Case && state.laying.head.is_some() { Page::Describe } else { page };
    // From another page the vault begins at its door.
    if page == Page::Vault && state.vault.busy.is_none() {
        state.vault.enter(Room::Door);
        state.vault.saving = false;
    }
    state.page = page;
    let chooses = page == Page::Open || (page == Page::Case && state.open.is_none());
    if chooses && state.opening.folder.is_none() {
        return vec![Effect::ListFolder { path: String::new() }];
    }
    Vec::new()
}

fn open(state: &mut State, path: &str) -> Vec<Effect> {
    let path = path.trim().to_owned();
    if path.is_empty() {
        return Vec::new();
    }
    if state.unsaved() {
        state.opening.failed = Some(crate::text::still_open());
        return go(state, Page::Open);
    }
    state.opening.path.clone_from(&path);
    state.opening.failed = None;
    vec![Effect::ReadRecord { path }]
}

/// Shows a case that was read, with nothing of an earlier one left.
fn show(state: &mut State, case: OpenCase) {
    state.opening.failed = None;
    state.clear_case();
    // A real case is worked on from the start, so that its indication waits for the user's own weighing; a
    // practice case never is.
    state.laying.working = match &case.record {
        Sorted::Real(real) => Some(Working::opened(real.clone())),
        Sorted::Practice(_) => None,
    };
    state.open = Some(case);
    state.page = Page::Case;
}

fn dismiss(state: &mut State) {
    if state.help {
        state.help = false;
    } else if state.page == Page::Session {
        session::update(state, session::Lead::Back);
    } else if matches!(state.page, Page::Practise | Page::Play) {
        training::dismiss(state);
    } else {
        state.event = None;
        state.node = None;
    }
}

fn next_size<'a>(now: Size, mut order: impl Iterator<Item = &'a Size>) -> Size {
    order.by_ref().find(|size| **size == now);
    order.next().copied().unwrap_or(now)
}

pub(super) fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

/// Chooses one; choosing it again lets it go.
fn choose(now: &mut Option<String>, chosen: String) {
    *now = (now.as_ref() != Some(&chosen)).then_some(chosen);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stop_at_both_ends() {
        assert_eq!(next_size(Size::Normal, Size::ALL.iter()), Size::Large);
        assert_eq!(next_size(Size::Double, Size::ALL.iter()), Size::Double);
        assert_eq!(next_size(Size::Normal, Size::ALL.iter().rev()), Size::Normal);
    }
}
