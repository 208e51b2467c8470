//! A backup: all files of a vault in one, sealed once more with the same passphrase.
//!
//! By hand: `age -d backup.age | tar x` gives the files of the vault.

use std::io::Read as _;
use std::path::Path;

use jiff::ZonedDateTime;

use super::atomic::{self, Disk};
use super::fault::Fault;
use super::lock::{Held, Saved};
use super::recovery::RECOVERY_FILE;
use super::register::{REGISTER_FILE, Register};
use super::sealed::{Key, is_sealed};
use super::trail::Act;
use super::vault::{CaseId, Vault};
use crate::load::MAX_RECORD;

/// The most a backup may hold: what a machine can have in memory.
const MOST: u64 = 4 * 1024 * 1024 * 1024;

/// What a test of a backup came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// How many cases in it open.
    pub sound: usize,
    /// The cases that do not.
    pub damaged: Vec<CaseId>,
    /// The cases of its list whose files it lacks.
    pub missing: Vec<CaseId>,
    /// Whether the side file of the recovery key is in it.
    pub recovery: bool,
}

impl Vault {
    /// Makes a backup, in place of an earlier one of the same name; two older ones are kept. Gives the
    /// number of cases in it.
    ///
    /// # Errors
    /// Where the file is in the folder of the vault, or is no backup; see [`Fault`].
    pub fn back_up(&mut self, to: &Path, now: &ZonedDateTime) -> Result<usize, Fault> {
        let folder = std::fs::canonicalize(atomic::folder_of(to))?;
        if folder.starts_with(std::fs::canonicalize(&self.folder)?) {
            return Err(Fault::BackupInside);
        }
        let mut held = Held::take(&self.disk, to, 1)?.ok_or(Fault::InUse)?;
        if held.read(&self.disk, MOST)?.is_some_and(|bytes| !is_sealed(&bytes)) {
            return Err(Fault::NotEmpty);
        }
        let ids = self.files()?;
        // In the list the backup is there before it is made: so it is in the backup itself too.
        if !self.newer() {
            self.change(now, Act::BackedUp(ids.len()), |_| {})?;
        }
        let mut archive = tar::Builder::new(Vec::new());
        let cases = ids.iter().map(CaseId::file);
        for name in [REGISTER_FILE, RECOVERY_FILE].map(str::to_owned).into_iter().chain(cases) {
            let Some(bytes) = atomic::read(&self.disk, &self.folder.join(&name), MOST)? else { continue };
            let mut header = tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o600);
            header.set_mtime(u64::try_from(now.timestamp().as_second()).unwrap_or_default());
            archive.append_data(&mut header, &name, bytes.as_slice())?;
        }
        match held.save(&self.disk, &self.key.seal(&archive.into_inner()?)?)? {
            Saved::InPlace => Ok(ids.len()),
            Saved::Beside(_) => Err(Fault::InUse),
        }
    }
}

/// Tries a backup: opens every case in it, in memory.
///
/// # Errors
/// Where it cannot be read, or its list does not open; see [`Fault`].
pub fn try_backup(disk: &Disk, file: &Path, key: &Key) -> Result<Tried, Fault> {
    let mut tried = Tried { sound: 0, damaged: Vec::new(), missing: Vec::new(), recovery: false };
    let mut register = None;
    let mut seen = Vec::new();
    each_file(disk, file, key, &mut |name, bytes| {
        match CaseId::of_file(name) {
            Some(id) => {
                seen.push(id.clone());
                match key.open(bytes, MAX_RECORD) {
                    Ok(_) => tried.sound += 1,
                    Err(_) => tried.damaged.push(id),
                }
            }
            None if name == REGISTER_FILE => register = Some(Register::of_backup(bytes, key)?),
            None => tried.recovery = true,
        }
        Ok(())
    })?;
    let rows = register.ok_or(Fault::NoVault)?.rows;
    tried.missing = rows.into_iter().map(|row| row.id).filter(|id| !seen.contains(id)).collect();
    Ok(tried)
}

/// Puts a backup back, in a folder that is empty or not there yet. Gives the number of cases.
///
/// # Errors
/// Where the folder holds anything, or the backup cannot be read; see [`Fault`].
pub fn restore(disk: &Disk, file: &Path, key: &Key, folder: &Path) -> Result<usize, Fault> {
    std::fs::create_dir_all(folder)?;
    if std::fs::read_dir(folder)?.next().is_some() {
        return Err(Fault::NotEmpty);
    }
    let mut cases = 0;
    each_file(disk, file, key, &mut |name, bytes| {
        cases += usize::from(CaseId::of_file(name).is_some());
        Ok(atomic::save(disk, &folder.join(name), bytes)?)
    })?;
    Ok(cases)
}

type Take<'a> = dyn FnMut(&str, &[u8]) -> Result<(), Fault> + 'a;

/// Hands over the files of a backup, each by a name that a vault has.
fn each_file(disk: &Disk, file: &Path, key: &Key, take: &mut Take<'_>) -> Result<(), Fault> {
    let sealed = atomic::read(disk, file, MOST)?.ok_or(Fault::Gone)?;
    let opened = key.open(&sealed, MOST)?;
    let mut archive = tar::Archive::new(opened.as_slice());
    for entry in archive.entries().map_err(|_| Fault::NotACase)? {
        let mut entry = entry.map_err(|_| Fault::NotACase)?;
        let path = entry.path().map_err(|_| Fault::NotACase)?.into_owned();
        // A name that leads elsewhere is no name of a vault's file.
        let name = path
            .to_str()
            .filter(|name| [REGISTER_FILE, RECOVERY_FILE].contains(name) || CaseId::of_file(name).is_some());
        let name = name.ok_or(Fault::NotACase)?.to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|_| Fault::NotACase)?;
        take(&name, &bytes)?;
    }
    Ok(())
}
