//! The list of a vault: which cases it holds, by alias and last event, so that no case need be opened
//! to find one; and the trail of the vault, in which a stub of every erased case stays.
//!
//! The list forgets a case that is erased; the trail names cases by their number alone.

use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::atomic::{Disk, older};
use super::contents::Contents;
use super::digest::Digest;
use super::fault::Fault;
use super::lock::{Held, Saved};
use super::sealed::Key;
use super::trail::{Act, Break, Trail};
use super::vault::CaseId;
use crate::record::Date;

/// The file in the folder of the vault.
pub(super) const REGISTER_FILE: &str = "register.age";
/// The format of the list that this program writes.
const REGISTER_FORMAT: u32 = 1;
/// The most it holds.
const MOST: u64 = 20 * 1024 * 1024;
/// How often it is tried while another writes it: for two seconds.
const TRIES: u32 = 400;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) id: CaseId,
    pub(super) alias: String,
    /// The day of the last event; of a case without events, the day it came in.
    pub(super) last: Date,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    register: u32,
    cases: Vec<Row>,
}

/// The list and the trail, as they were last read or saved.
#[derive(Debug)]
pub(super) struct Register {
    path: PathBuf,
    pub(super) rows: Vec<Row>,
    pub(super) trail: Trail,
    pub(super) broken: Option<Break>,
    /// A later version of the program made it: never written here.
    pub(super) newer: bool,
    /// The sealed file it was read from.
    seen: Option<Digest>,
}

impl Register {
    /// A new one, saved.
    pub(super) fn make(disk: &Disk, folder: &Path, key: &Key, now: &ZonedDateTime) -> Result<Self, Fault> {
        let mut new = Self {
            path: folder.join(REGISTER_FILE),
            rows: Vec::new(),
            trail: Trail::default(),
            broken: None,
            newer: false,
            seen: None,
        };
        let mut held = Held::take(disk, &new.path, 1)?.ok_or(Fault::InUse)?;
        if held.read(disk, 2 * MOST)?.is_some() {
            return Err(Fault::VaultThere);
        }
        new.write(disk, key, &mut held, now, Act::Begun)?;
        Ok(new)
    }

    /// The one of a folder.
    pub(super) fn read(disk: &Disk, folder: &Path, key: &Key) -> Result<Self, Fault> {
        let path = folder.join(REGISTER_FILE);
        let sealed = super::atomic::read(disk, &path, 2 * MOST)?.ok_or(Fault::NoVault)?;
        Self::opened(path, &sealed, key)
    }

    /// The one in a backup.
    pub(super) fn of_backup(sealed: &[u8], key: &Key) -> Result<Self, Fault> {
        Self::opened(PathBuf::new(), sealed, key)
    }

    /// Changes the list, from what it is on the disk by now, and adds to its trail. Tells whether the
    /// clock was set back.
    pub(super) fn change(
        &mut self,
        disk: &Disk,
        key: &Key,
        now: &ZonedDateTime,
        act: Act,
        change: impl FnOnce(&mut Vec<Row>),
    ) -> Result<bool, Fault> {
        let mut held = Held::take(disk, &self.path, TRIES)?.ok_or(Fault::InUse)?;
        let sealed = held.read(disk, 2 * MOST)?.ok_or(Fault::Gone)?;
        if self.seen != Some(Digest::of(&sealed)) {
            *self = Self::opened(self.path.clone(), &sealed, key)?;
        }
        if self.newer {
            return Err(Fault::Newer);
        }
        // On a copy, so that a save that fails leaves this as it is on the disk.
        let mut new =
            Self { path: self.path.clone(), rows: self.rows.clone(), trail: self.trail.clone(), ..*self };
        change(&mut new.rows);
        new.rows.sort_by(|a, b| (&a.alias, &a.id).cmp(&(&b.alias, &b.id)));
        let back = new.write(disk, key, &mut held, now, act)?;
        *self = new;
        Ok(back)
    }

    /// Whether a key opens it.
    pub(super) fn opens_with(&self, disk: &Disk, key: &Key) -> Result<(), Fault> {
        let sealed = super::atomic::read(disk, &self.path, 2 * MOST)?.ok_or(Fault::Gone)?;
        key.open(&sealed, MOST)?;
        Ok(())
    }

    /// Seals it with another key, from what it is on the disk by now.
    pub(super) fn rekey(
        &mut self,
        disk: &Disk,
        old: &Key,
        new: &Key,
        now: &ZonedDateTime,
    ) -> Result<(), Fault> {
        let mut held = Held::take(disk, &self.path, TRIES)?.ok_or(Fault::InUse)?;
        let sealed = held.read(disk, 2 * MOST)?.ok_or(Fault::Gone)?;
        let mut list = Self::opened(self.path.clone(), &sealed, old)?;
        if list.newer {
            return Err(Fault::Newer);
        }
        list.write(disk, new, &mut held, now, Act::PassphraseChanged)?;
        *self = list;
        Ok(())
    }

    /// Removes the two older ones: they list a case that is erased.
    pub(super) fn forget_older(&self, disk: &Disk) -> Result<(), Fault> {
        for back in [1, 2] {
            disk.may(super::atomic::Step::Remove)?;
            match std::fs::remove_file(older(&self.path, back)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    fn opened(path: PathBuf, sealed: &[u8], key: &Key) -> Result<Self, Fault> {
        let contents = Contents::read(&key.open(sealed, MOST)?);
        let seen = Some(Digest::of(sealed));
        let broken = contents.broken();
        let later = format_of(&contents.text).ok_or(Fault::NotACase)? > REGISTER_FORMAT;
        let newer = later || contents.trail.broken() == Some(Break::Newer);
        let list: Option<List> = serde_json::from_slice(&contents.text).ok();
        // Of a later format perhaps nothing can be read but that it is one.
        let rows = match list {
            Some(list) => list.cases,
            None if newer => Vec::new(),
            None => return Err(Fault::NotACase),
        };
        Ok(Self { path, rows, trail: contents.trail, broken, newer, seen })
    }

    fn write(
        &mut self,
        disk: &Disk,
        key: &Key,
        held: &mut Held,
        now: &ZonedDateTime,
        act: Act,
    ) -> Result<bool, Fault> {
        let list = List { register: REGISTER_FORMAT, cases: self.rows.clone() };
        let text = Zeroizing::new(serde_json::to_vec(&list)?);
        let back = self.trail.append(now, act, Digest::of(&text))?;
        let sealed = key.seal(&Contents { text, trail: self.trail.clone() }.bytes()?)?;
        match held.save(disk, &sealed)? {
            Saved::InPlace => {
                self.seen = Some(Digest::of(&sealed));
                Ok(back)
            }
            // Somebody who does not ask for the lock; theirs stands, and this can be done again.
            Saved::Beside(_) => Err(Fault::InUse),
        }
    }
}

fn format_of(text: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct OnlyFormat {
        register: u32,
    }
    serde_json::from_slice(text).ok().map(|OnlyFormat { register }| register)
}
