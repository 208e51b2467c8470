//! Another passphrase for a vault: all of it is sealed anew, and gets another recovery key.
//!
//! The list goes first: from then on the new passphrase opens the vault. Until the last case is sealed
//! anew, `changing.age` stands in the folder and holds the old passphrase, sealed with the new one; so
//! a change that broke off is carried on when the vault is unlocked, and no case is lost on the way.

use std::fs;
use std::path::Path;

use age::secrecy::{ExposeSecret as _, SecretString};
use jiff::ZonedDateTime;
use zeroize::Zeroizing;

use super::atomic::{self, Step, older};
use super::fault::Fault;
use super::lock::Held;
use super::recovery::{self, RECOVERY_FILE};
use super::sealed::Key;
use super::vault::{CaseId, Vault};
use crate::load::MAX_RECORD;

/// Stands in the folder while a change is under way.
pub(super) const CHANGING_FILE: &str = "changing.age";
/// The most it holds.
const MOST: u64 = 64 * 1024;

impl Vault {
    /// Gives the vault another passphrase, and a recovery key to go with it: to be printed, for it is
    /// kept nowhere. A file that the old passphrase does not open is left as it is.
    ///
    /// # Errors
    /// Where `old` is not its passphrase, or somebody has a case open: then nothing was changed. Where
    /// the disk fails on the way, the new passphrase holds, every case still opens here, and the next
    /// unlocking carries the change on.
    pub fn change_passphrase(
        &mut self,
        old: &SecretString,
        new: &SecretString,
        now: &ZonedDateTime,
    ) -> Result<SecretString, Fault> {
        self.change_with(Key::new(old.clone()), old, Key::new(new.clone()), new, now)
    }

    pub(super) fn change_with(
        &mut self,
        old_key: Key,
        old: &SecretString,
        new_key: Key,
        new: &SecretString,
        now: &ZonedDateTime,
    ) -> Result<SecretString, Fault> {
        let held = self.hold_all()?;
        let changing = self.folder.join(CHANGING_FILE);
        self.register.opens_with(&self.disk, &old_key)?;
        atomic::save(&self.disk, &changing, &new_key.seal(old.expose_secret().as_bytes())?)?;
        self.register.rekey(&self.disk, &old_key, &new_key, now)?;
        self.key = new_key;
        self.former = Some(old_key);
        self.seal_anew(held, new)
    }

    /// Carries on a change that broke off; the new recovery key where there was one.
    ///
    /// # Errors
    /// As [`Self::change_passphrase`]; the cases still open, and it can be done again.
    pub fn finish_change(&mut self, passphrase: &SecretString) -> Result<Option<SecretString>, Fault> {
        if self.former.is_none() || self.newer() {
            return Ok(None);
        }
        let held = self.hold_all()?;
        self.seal_anew(held, passphrase).map(Some)
    }

    /// The key before this one, while a change is under way. What stands there for another reason goes.
    pub(super) fn former(&self, make: impl FnOnce(SecretString) -> Key) -> Option<Key> {
        let path = self.folder.join(CHANGING_FILE);
        let sealed = atomic::read(&self.disk, &path, MOST).ok()??;
        let Ok(plain) = self.key.open(&sealed, MOST) else {
            // The change never came to the list, so the passphrase is still this one.
            let _ = fs::remove_file(path);
            return None;
        };
        Some(make(SecretString::from(std::str::from_utf8(&plain).ok()?.to_owned())))
    }

    /// What a sealed case holds, by the key of now or the one before.
    pub(super) fn opened(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let opened = self.key.open(sealed, MAX_RECORD);
        match (&self.former, opened) {
            (Some(former), Err(_)) => Ok(former.open(sealed, MAX_RECORD)?),
            (_, opened) => Ok(opened?),
        }
    }

    /// All cases, so that nobody changes one meanwhile.
    fn hold_all(&self) -> Result<Vec<Held>, Fault> {
        let hold = |id: &CaseId| Held::take(&self.disk, &self.path(id), 1)?.ok_or(Fault::InUse);
        if self.newer() {
            return Err(Fault::Newer);
        }
        self.files()?.iter().map(hold).collect()
    }

    /// Seals every case with the key of now, makes the recovery key, and removes what the old
    /// passphrase still opens.
    fn seal_anew(&mut self, held: Vec<Held>, passphrase: &SecretString) -> Result<SecretString, Fault> {
        let Some(former) = &self.former else { return Err(Fault::Gone) };
        for mut case in held {
            let Some(sealed) = case.read(&self.disk, 2 * MAX_RECORD)? else { continue };
            if let Ok(plain) = former.open(&sealed, MAX_RECORD) {
                case.save(&self.disk, &self.key.seal(&plain)?)?;
            }
            // The older ones of a case that opens are not needed to get it back.
            if self.key.open(&case.read(&self.disk, 2 * MAX_RECORD)?.unwrap_or_default(), MAX_RECORD).is_ok()
            {
                self.forget_older(case.path())?;
            }
        }
        let recovery_key = recovery::make(&self.disk, &self.folder, passphrase)?;
        self.forget_older(&self.folder.join(RECOVERY_FILE))?;
        self.register.forget_older(&self.disk)?;
        let changing = self.folder.join(CHANGING_FILE);
        self.forget_older(&changing)?;
        self.remove(&changing)?;
        self.former = None;
        Ok(recovery_key)
    }

    fn forget_older(&self, path: &Path) -> Result<(), Fault> {
        [1, 2].into_iter().try_for_each(|back| self.remove(&older(path, back)))
    }

    fn remove(&self, path: &Path) -> Result<(), Fault> {
        self.disk.may(Step::Remove)?;
        match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
