//! The vault: a folder the user chooses, with one sealed file a case, the list of them, and the side
//! file of the recovery key.
//!
//! ```text
//! ECHTE-CASUS-3f9a2c1b.age      a real case and its trail; .age.1 and .age.2 the two saves before
//! register.age                  which cases there are, and the trail of the vault
//! recovery.age                  the passphrase, sealed to the recovery key
//! changing.age                  only while a change of passphrase is under way
//! .ECHTE-CASUS-3f9a2c1b.age.lock   held while somebody has the case open
//! ```
//!
//! All of it is opened by the passphrase alone, here or with the stock `age` tool; no name or alias
//! stands in a file's name. The clock is handed in.
//!
//! Only real cases come in, and no practice case can be made one:
//!
//! ```no_run
//! use nietpluis::{record::Real, store::Vault};
//!
//! fn keep(vault: &mut Vault, real: &Real, now: &jiff::ZonedDateTime) { let _ = vault.add(real, now); }
//! ```
//!
//! ```compile_fail
//! use nietpluis::{record::Practice, store::Vault};
//!
//! fn keep(vault: &mut Vault, played: &Practice, now: &jiff::ZonedDateTime) { let _ = vault.add(played, now); }
//! ```

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use jiff::ZonedDateTime;
use serde::{Deserialize, Serialize};

use super::atomic::Disk;
use super::fault::Fault;
use super::lock::sweep;
use super::recovery;
use super::register::{REGISTER_FILE, Register};
use super::sealed::Key;
use super::trail::{Act, Break, Entry};
use crate::record::Date;

/// How the file of a case begins, so that nobody takes it for practice.
const PREFIX: &str = "ECHTE-CASUS-";
/// How it ends.
const ENDING: &str = ".age";

/// The number of a case in a vault: it says nothing of the child.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseId(String);

impl CaseId {
    /// The number of a file in a vault, by its name.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let number = name.strip_prefix(PREFIX)?.strip_suffix(ENDING)?;
        Self::try_from(number.to_owned()).ok()
    }

    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{PREFIX}{}{ENDING}", self.0)
    }
}

impl TryFrom<String> for CaseId {
    type Error = &'static str;

    fn try_from(number: String) -> Result<Self, Self::Error> {
        let plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let fits = (1..=80).contains(&number.len()) && number.bytes().all(plain);
        if fits { Ok(Self(number)) } else { Err("not the number of a case") }
    }
}

impl From<CaseId> for String {
    fn from(id: CaseId) -> Self {
        id.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A case as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub id: CaseId,
    /// The pupil's alias; none of a file that the list does not know, such as a conflict copy that was
    /// not saved since.
    pub alias: Option<String>,
    /// The day of its last event.
    pub last: Option<Date>,
    /// Whether its file is there.
    pub there: bool,
}

/// An unlocked vault. Dropping it wipes the passphrase.
#[derive(Debug)]
pub struct Vault {
    pub(super) folder: PathBuf,
    pub(super) key: Key,
    pub(super) disk: Disk,
    pub(super) register: Register,
    /// The key before this one, while a change of passphrase has not come to its end.
    pub(super) former: Option<Key>,
}

impl Vault {
    /// Makes a vault in a folder, and its recovery key: to be printed, for it is kept nowhere.
    ///
    /// # Errors
    /// Where there is a vault already, or the folder cannot be written in.
    pub fn set_up(
        folder: &Path,
        passphrase: &SecretString,
        now: &ZonedDateTime,
    ) -> Result<(Self, SecretString), Fault> {
        Self::set_up_with(folder, Key::new(passphrase.clone()), passphrase, now)
    }

    pub(super) fn set_up_with(
        folder: &Path,
        key: Key,
        passphrase: &SecretString,
        now: &ZonedDateTime,
    ) -> Result<(Self, SecretString), Fault> {
        let disk = Disk::real();
        fs::create_dir_all(folder)?;
        if folder.join(REGISTER_FILE).exists() {
            return Err(Fault::VaultThere);
        }
        // The list last: with it the vault is one.
        let recovery_key = recovery::make(&disk, folder, passphrase)?;
        let register = Register::make(&disk, folder, &key, now)?;
        Ok((Self { folder: folder.to_owned(), key, disk, register, former: None }, recovery_key))
    }

    /// Unlocks the vault of a folder, and sweeps what broken saves left there.
    ///
    /// # Errors
    /// Where there is none, or the passphrase does not open its list.
    pub fn unlock(folder: &Path, passphrase: SecretString) -> Result<Self, Fault> {
        let mut vault = Self::unlock_with(folder, Key::new(passphrase))?;
        vault.former = vault.former(Key::new);
        Ok(vault)
    }

    pub(super) fn unlock_with(folder: &Path, key: Key) -> Result<Self, Fault> {
        let disk = Disk::real();
        if !folder.is_dir() {
            return Err(Fault::Gone);
        }
        let register = Register::read(&disk, folder, &key)?;
        sweep(&disk, folder);
        Ok(Self { folder: folder.to_owned(), key, disk, register, former: None })
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The cases, by alias; files that the list does not know last.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn cases(&self) -> Result<Vec<Listed>, Fault> {
        let files = self.files()?;
        let mut cases: Vec<Listed> = self
            .register
            .rows
            .iter()
            .map(|row| Listed {
                id: row.id.clone(),
                alias: Some(row.alias.clone()),
                last: Some(row.last),
                there: files.contains(&row.id),
            })
            .collect();
        let unlisted = files.into_iter().filter(|id| self.register.rows.iter().all(|row| row.id != *id));
        cases.extend(unlisted.map(|id| Listed { id, alias: None, last: None, there: true }));
        Ok(cases)
    }

    /// The cases whose last event is at least so many months ago, the longest first: a reminder to
    /// decide on. Nothing is ever removed for it.
    #[must_use]
    pub fn due(&self, today: Date, months: u32) -> Vec<Listed> {
        // A term longer than there are months has nothing due.
        let Ok(span) = jiff::Span::new().try_months(i64::from(months)) else { return Vec::new() };
        let limit = Date::from(today.day().saturating_sub(span));
        let mut due = self.cases().unwrap_or_default();
        due.retain(|case| case.last.is_some_and(|last| last <= limit));
        due.sort_by(|a, b| (a.last, &a.id).cmp(&(b.last, &b.id)));
        due
    }

    /// What was done with the vault: its cases that came in, and the stubs of those that were erased.
    #[must_use]
    pub fn trail(&self) -> &[Entry] {
        self.register.trail.entries()
    }

    /// What is wrong with that trail.
    #[must_use]
    pub const fn broken(&self) -> Option<Break> {
        self.register.broken
    }

    /// Whether a later version of the program made its list: then it is read, never written.
    #[must_use]
    pub const fn newer(&self) -> bool {
        self.register.newer
    }

    /// Whether the side file of the recovery key is there.
    #[must_use]
    pub fn recovery_there(&self) -> bool {
        self.folder.join(recovery::RECOVERY_FILE).is_file()
    }

    /// The cases whose files are there, by number.
    pub(super) fn files(&self) -> Result<Vec<CaseId>, Fault> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            files.extend(entry?.file_name().to_str().and_then(CaseId::of_file));
        }
        files.sort();
        Ok(files)
    }

    pub(super) fn path(&self, id: &CaseId) -> PathBuf {
        self.folder.join(id.file())
    }

    pub(super) fn change(
        &mut self,
        now: &ZonedDateTime,
        act: Act,
        change: impl FnOnce(&mut Vec<super::register::Row>),
    ) -> Result<bool, Fault> {
        self.register.change(&self.disk, &self.key, now, act, change)
    }
}
