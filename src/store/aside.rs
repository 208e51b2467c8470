//! What is sealed with the key of a vault and stands beside it: a case in another folder, where the
//! vault itself cannot take it, and what was being typed when the vault was locked.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use zeroize::Zeroizing;

use super::atomic;
use super::backup::{Tried, try_backup};
use super::case::OpenCase;
use super::contents::Contents;
use super::digest::Digest;
use super::fault::Fault;
use super::recovery::die;
use super::trail::{Act, Trail};
use super::vault::{CaseId, Vault};
use crate::load::MAX_RECORD;
use crate::record::Real;

impl Vault {
    /// Seals bytes, to be opened again by whoever unlocks this vault.
    ///
    /// # Errors
    /// None is known: only memory is read and written.
    pub fn seal_aside(&self, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        Ok(self.key.seal(plain)?)
    }

    /// Opens what [`Self::seal_aside`] sealed.
    ///
    /// # Errors
    /// Where another passphrase sealed it, or it was damaged.
    pub fn open_aside(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        Ok(self.key.open(sealed, MAX_RECORD)?)
    }

    /// Seals a case as it is now in another folder, with its trail; where the vault itself cannot take
    /// it. Replaces nothing. [`Vault::receive`] takes it in again.
    ///
    /// # Errors
    /// See [`Fault`]; the case is the caller's still.
    pub fn seal_elsewhere(
        &self,
        case: Option<&OpenCase>,
        real: &Real,
        folder: &Path,
        now: &ZonedDateTime,
    ) -> Result<PathBuf, Fault> {
        fs::create_dir_all(folder)?;
        let inside = fs::canonicalize(&self.folder)
            .is_ok_and(|vault| fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with(vault)));
        if inside {
            return Err(Fault::BackupInside);
        }
        let text = Zeroizing::new(serde_json::to_vec_pretty(&**real)?);
        let mut trail = case.map_or_else(Trail::default, |case| case.trail().clone());
        let act = if case.is_some() { Act::Saved } else { Act::Begun };
        trail.append(now, act, Digest::of(&text))?;
        let bytes = Contents { text, trail }.bytes()?;
        if bytes.len() as u64 > MAX_RECORD {
            return Err(Fault::TooLarge);
        }
        let path = free(folder, case.map(OpenCase::id))?;
        atomic::save(&self.disk, &path, &self.key.seal(&bytes)?)?;
        Ok(path)
    }

    /// Tries a backup of this vault; see [`try_backup`].
    ///
    /// # Errors
    /// Where it cannot be read, or another passphrase sealed it.
    pub fn try_backup(&self, file: &Path) -> Result<Tried, Fault> {
        try_backup(&self.disk, file, &self.key)
    }
}

/// A name in a folder that nothing has: the case's own, or another number.
fn free(folder: &Path, id: Option<&CaseId>) -> Result<PathBuf, Fault> {
    let die = die().to_string();
    let numbers = (0..die.len() / 8).filter_map(|at| die.get(8 * at..8 * at + 8));
    let others = numbers.filter_map(|number| CaseId::try_from(number.to_owned()).ok());
    let mut paths = id.cloned().into_iter().chain(others).map(|id| folder.join(id.file()));
    paths.find(|path| !path.exists()).ok_or(Fault::NotEmpty)
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::super::sealed::Key;
    use super::*;
    use crate::record::{Pupil, Sorted};
    use crate::store::SecretString;

    #[test]
    fn a_case_the_vault_cannot_take_is_sealed_elsewhere_and_taken_in_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
        let at = |name: &str| folder.path().join(name);
        let passphrase = SecretString::from("open sesam".to_owned());
        let (mut vault, _) =
            Vault::set_up_with(&at("vault"), Key::light("open sesam"), &passphrase, &now).expect("a vault");
        let pupil: Pupil = serde_json::from_str(r#"{"alias":"K-7"}"#).expect("a pupil");
        let real = Real::begin(pupil);
        let inside = vault.seal_elsewhere(None, &real, &at("vault"), &now);
        assert_eq!(inside, Err(Fault::BackupInside));
        // The vault is gone, and the case is still to be had.
        let moved = fs::rename(at("vault"), at("away"));
        assert!(moved.is_ok() && matches!(vault.add(&real, &now), Err(Fault::Gone)));
        let path = vault.seal_elsewhere(None, &real, &at("stick"), &now).expect("sealed");
        let second = vault.seal_elsewhere(None, &real, &at("stick"), &now).expect("sealed");
        assert_ne!(path, second, "nothing is replaced");
        fs::rename(at("away"), at("vault")).expect("back");
        let sealed = fs::read(&path).expect("there");
        let (case, _) = vault.receive(&sealed, &Key::light("open sesam"), &now).expect("taken in");
        assert_eq!(Sorted::Real(case.real().clone()), Sorted::Real(real));
        assert_eq!(case.broken(), None);
    }

    #[test]
    fn what_was_being_typed_opens_with_the_same_passphrase_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
        let make = |name: &str, words: &str| {
            let passphrase = SecretString::from(words.to_owned());
            Vault::set_up_with(&folder.path().join(name), Key::light(words), &passphrase, &now)
                .expect("a vault")
                .0
        };
        let (ours, other) = (make("a", "open sesam"), make("b", "open sesame"));
        let sealed = ours.seal_aside(b"half a sentence").expect("sealed");
        assert_eq!(ours.open_aside(&sealed).expect("opened").as_slice(), b"half a sentence");
        assert!(other.open_aside(&sealed).is_err());
    }
}
