//! What an act of the user about the vault makes of the state.

use super::{Ask, Busy, Form, Is, List, Refused, Room, Vault, VaultAct, VaultAt};
use crate::app::action::Effect;
use crate::app::secret::Secret;
use crate::app::state::{Page, State};

/// What an act of the user makes of the state.
pub(in crate::app) fn update(state: &mut State, act: VaultAct) -> Vec<Effect> {
    let vault = &mut state.vault;
    if vault.busy.is_some() {
        return Vec::new();
    }
    match act {
        VaultAct::Go(room) => {
            vault.enter(room);
            state.help = false;
            state.page = Page::Vault;
            Vec::new()
        }
        VaultAct::Fill(form) => {
            vault.form = Form { refused: None, ..*form };
            Vec::new()
        }
        VaultAct::Heard => {
            vault.told.clear();
            vault.newer = None;
            Vec::new()
        }
        VaultAct::ToCase => {
            vault.enter(Room::Door);
            state.page = Page::Case;
            Vec::new()
        }
        VaultAct::SetUp => set_up(vault),
        VaultAct::PrintKey => match &vault.key {
            Some(new) => vec![Effect::Vault(Ask::PrintKey(new.key.clone(), state.lang))],
            None => Vec::new(),
        },
        VaultAct::KeyKept => {
            let saving = vault.saving;
            key_kept(vault);
            if saving && vault.key.is_none() { save_at_last(state) } else { Vec::new() }
        }
        VaultAct::Unlock => match vault.passphrase() {
            Some(passphrase) => {
                let typed = vault.form.folder.trim().to_owned();
                let folder = if vault.room == Room::Another { typed } else { vault.folder.clone() };
                vault.ask(Busy::Unlocking, Ask::Unlock(folder, passphrase))
            }
            None => Vec::new(),
        },
        VaultAct::Recover => {
            if vault.form.key.is_blank() {
                vault.form.refused = Some(Refused::Empty);
                return Vec::new();
            }
            match vault.new_passphrase() {
                Some(new) => {
                    let (folder, key) = (vault.folder.clone(), vault.form.key.clone());
                    vault.ask(Busy::Making, Ask::Recover { folder, key, new })
                }
                None => Vec::new(),
            }
        }
        VaultAct::Change => match (vault.passphrase(), vault.new_passphrase()) {
            (Some(old), Some(new)) => vault.ask(Busy::Making, Ask::Change(old, new)),
            _ => Vec::new(),
        },
        VaultAct::CheckCode if vault.form.code.trim().is_empty() => Vec::new(),
        VaultAct::CheckCode => {
            vault.told.clear();
            vec![Effect::Vault(Ask::CheckCode(vault.form.code.clone()))]
        }
        other => on_cases(state, other),
    }
}

/// What has to do with the cases and files.
fn on_cases(state: &mut State, act: VaultAct) -> Vec<Effect> {
    let unsaved = state.unsaved();
    let vault = &mut state.vault;
    let mut place = || {
        let given = vault.form.file.trim().to_owned();
        vault.form.refused = given.is_empty().then_some(Refused::NoPlace);
        (!given.is_empty()).then_some(given)
    };
    match act {
        VaultAct::Open(_) | VaultAct::Receive if unsaved => {
            vault.form.refused = Some(Refused::StillOpen);
            Vec::new()
        }
        VaultAct::Open(id) => vault.ask(Busy::Opening, Ask::Open(id)),
        VaultAct::Save => save(state),
        VaultAct::Elsewhere => {
            let folder = vault.form.folder.trim().to_owned();
            vault.form.refused = folder.is_empty().then_some(Refused::NoPlace);
            match &state.laying.working {
                Some(working) if !folder.is_empty() => {
                    let real = Box::new(working.real().clone());
                    vault.ask(Busy::Saving, Ask::Elsewhere(real, folder))
                }
                _ => Vec::new(),
            }
        }
        VaultAct::Erase(id, why) => {
            // Only from its own page, and never the one that is being worked on.
            let there = vault.room == Room::Erase(id.clone());
            let open = vault.case.as_ref().is_some_and(|case| case.id == id);
            if there && !open { vault.ask(Busy::Working, Ask::Erase(id, why)) } else { Vec::new() }
        }
        VaultAct::BackUp => match place() {
            Some(to) => vault.ask(Busy::Working, Ask::BackUp(to)),
            None => Vec::new(),
        },
        VaultAct::TryBackup => match place() {
            Some(file) => vault.ask(Busy::Working, Ask::TryBackup(file)),
            None => Vec::new(),
        },
        VaultAct::Restore => {
            let (file, folder) = (place(), vault.form.folder.trim().to_owned());
            if folder.is_empty() {
                vault.form.refused = Some(Refused::NoPlace);
                return Vec::new();
            }
            match (file, vault.passphrase()) {
                (Some(file), Some(passphrase)) => {
                    vault.ask(Busy::Working, Ask::Restore(file, passphrase, folder))
                }
                _ => Vec::new(),
            }
        }
        VaultAct::Receive => match (place(), vault.passphrase()) {
            (Some(file), Some(passphrase)) => vault.ask(Busy::Opening, Ask::Receive(file, passphrase)),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Notes in the trail of a case of the vault that its sheet was printed. A case with changes that are not
/// saved has no control code, and nothing to note.
pub(in crate::app) fn printed(state: &mut State) -> Vec<Effect> {
    let kept = state.vault.case.is_some() && matches!(state.vault.is, Is::Open(_));
    if !kept || state.record_unsaved() || state.vault.busy.is_some() {
        return Vec::new();
    }
    state.vault.ask(Busy::Saving, Ask::Printed("casusblad".to_owned()))
}

/// Saves the case that is open; where the vault is not, leads to it.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    let Some(working) = &state.laying.working else { return Vec::new() };
    if !matches!(state.vault.is, Is::Open(_)) {
        state.vault.enter(Room::Door);
        state.vault.saving = true;
        state.page = Page::Vault;
        return Vec::new();
    }
    let real = Box::new(working.real().clone());
    state.vault.told.clear();
    state.vault.ask(Busy::Saving, Ask::Save(real))
}

/// Saves the case that waited for the vault, and goes back to it.
pub(super) fn save_at_last(state: &mut State) -> Vec<Effect> {
    state.vault.saving = false;
    if state.laying.working.is_some() {
        state.page = Page::Case;
    }
    save(state)
}

fn set_up(vault: &mut Vault) -> Vec<Effect> {
    let folder = vault.form.folder.trim().to_owned();
    if folder.is_empty() {
        vault.form.refused = Some(Refused::NoPlace);
        return Vec::new();
    }
    match vault.new_passphrase() {
        Some(new) => vault.ask(Busy::Making, Ask::SetUp(folder, new)),
        None => Vec::new(),
    }
}

/// The key goes once somebody has shown that it stands somewhere else: by typing its last group, or by
/// saying that it is printed, which can be said only after that was done.
fn key_kept(vault: &mut Vault) {
    let Some(new) = &vault.key else { return };
    let printed = matches!(new.printed, Some(Ok(_)));
    let typed = plain(vault.form.key.told());
    let last = last_group(new.key.told());
    if typed == plain(&last) || (printed && typed.is_empty()) {
        vault.key = None;
        vault.enter(Room::Door);
    } else {
        vault.form.refused = Some(Refused::OtherGroup);
    }
}

/// The last group of a recovery key, as it is shown.
pub(in crate::app) fn last_group(key: &str) -> String {
    groups(key).pop().unwrap_or_default()
}

/// A recovery key in groups that one can copy by hand.
#[must_use]
pub fn groups(key: &str) -> Vec<String> {
    let signs: Vec<char> = key.chars().collect();
    signs.chunks(5).map(|group| group.iter().collect()).collect()
}

fn plain(typed: &str) -> String {
    typed.chars().filter(|sign| !sign.is_whitespace()).map(|sign| sign.to_ascii_uppercase()).collect()
}

impl Vault {
    /// As the window opens.
    #[must_use]
    pub fn at(at: VaultAt) -> Self {
        let is = if at.there { Is::Locked } else { Is::Absent };
        let mut vault = Self { folder: at.folder, is, ..Self::default() };
        vault.enter(Room::Door);
        vault
    }

    /// To a page of it, with nothing typed there yet.
    pub(in crate::app) fn enter(&mut self, room: Room) {
        self.form = Form::default();
        if room == Room::Backup
            && let Is::Open(list) = &self.is
        {
            self.form.file.clone_from(&list.backup);
        }
        if matches!(room, Room::Another) || (room == Room::Door && self.is == Is::Absent) {
            self.form.folder.clone_from(&self.folder);
        }
        self.told.clear();
        self.newer = None;
        self.room = room;
    }

    /// It is open now.
    pub(super) fn open(&mut self, list: List) {
        self.folder.clone_from(&list.folder);
        self.is = Is::Open(Box::new(list));
        self.enter(Room::Door);
    }

    /// Asks the outside for what takes a moment; what was typed for it is wiped here.
    fn ask(&mut self, busy: Busy, ask: Ask) -> Vec<Effect> {
        self.busy = Some(busy);
        self.told.clear();
        self.form.wipe();
        vec![Effect::Vault(ask)]
    }

    /// The passphrase that was typed; nothing where there is none.
    fn passphrase(&mut self) -> Option<Secret> {
        if self.form.passphrase.is_blank() {
            self.form.refused = Some(Refused::Empty);
            return None;
        }
        Some(self.form.passphrase.clone())
    }

    /// The new passphrase, typed twice alike.
    fn new_passphrase(&mut self) -> Option<Secret> {
        let form = &mut self.form;
        form.refused = match (form.new.is_blank(), form.new == form.again) {
            (true, _) => Some(Refused::Empty),
            (_, false) => Some(Refused::Differ),
            _ => None,
        };
        form.refused.is_none().then(|| form.new.clone())
    }
}

impl Form {
    /// Wipes what nobody else may read.
    pub(super) fn wipe(&mut self) {
        for secret in [&mut self.passphrase, &mut self.new, &mut self.again, &mut self.key] {
            *secret = Secret::default();
        }
        self.shown = false;
    }
}
