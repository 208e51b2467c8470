//! The vault for the window: what is unlocked is here and nowhere else, and goes when it is locked.

use std::path::{Path, PathBuf};

use crate::app::vault::{
    Ask, CaseFile, List, Opened, Rest, Said, SavedCase, Told, TrailLine, Unlocked, groups,
};
use crate::app::{Secret, VaultAt};
use crate::cli::{now, today};
use crate::protocol::{Lang, Protocol};
use crate::record::{Date, Real};
use crate::sheet;
use crate::store::{self, CaseId, Disk, Entry, Fault, Kept, Key, Saved, SecretString, Vault};

/// What stands behind the pages of the vault.
#[derive(Debug, Default)]
pub struct Strongroom {
    vault: Option<Vault>,
    case: Option<store::OpenCase>,
    /// What was open when it was locked, and what was being typed then, sealed.
    left: Option<(Option<CaseId>, Option<Vec<u8>>)>,
    /// The folder of the vault that was locked: only that one takes up what was left.
    folder: PathBuf,
    /// After so many months without anything new it reminds.
    months: u16,
}

impl Strongroom {
    /// With nothing unlocked; a case is due after so many months without anything new.
    #[must_use]
    pub fn new(months: u16) -> Self {
        Self { months, ..Self::default() }
    }

    /// Does what the window asks of the vault; what comes of it, where something does.
    pub fn perform(&mut self, protocol: &Protocol, ask: Ask) -> Option<Said> {
        Some(match ask {
            Ask::SetUp(folder, passphrase) => Said::Made(self.set_up(Path::new(&folder), &passphrase)),
            Ask::PrintKey(key, lang) => Said::KeyPrinted(self.print_key(&key, lang)),
            Ask::Unlock(folder, passphrase) => {
                Said::Unlocked(self.unlock(protocol, Path::new(&folder), &passphrase).map(Box::new))
            }
            Ask::Recover { folder, key, new } => {
                Said::Unlocked(self.recover(protocol, Path::new(&folder), &key, &new).map(Box::new))
            }
            Ask::Change(old, new) => Said::Made(self.change(&old, &new)),
            Ask::List(months) => {
                self.months = months;
                Said::Listed(self.list().map(Box::new))
            }
            Ask::Open(id) => {
                Said::Opened(self.open(protocol, &id).map(Box::new).map_err(|fault| (id, fault)))
            }
            Ask::Save(real) => Said::Saved(self.save(&real).map(Box::new)),
            Ask::Printed(sheet) => Said::Saved(self.printed(&sheet).map(Box::new)),
            Ask::Elsewhere(real, folder) => {
                let sealed = self.elsewhere(&real, Path::new(&folder));
                Said::Elsewhere(sealed.map(|path| (path, real)))
            }
            Ask::LetGo => {
                self.case = None;
                return None;
            }
            Ask::Lock { save, rest } => Said::Locked(self.lock(save.as_deref(), rest.as_deref())),
            Ask::Erase(id, why) => Said::Done(self.changing(|vault| {
                vault.erase(&id, why, &now())?;
                Ok(Told::Erased)
            })),
            Ask::BackUp(to) => Said::Done(self.changing(|vault| {
                let path = PathBuf::from(&to);
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                let cases = vault.back_up(&path, &now())?;
                Ok(Told::BackedUp(cases, to))
            })),
            Ask::TryBackup(file) => Said::Done(self.vault().and_then(|vault| {
                let tried = vault.try_backup(Path::new(&file))?;
                Ok((Told::Tried(tried), None))
            })),
            Ask::Restore(file, passphrase, folder) => {
                let key = Key::new(secret(&passphrase));
                let restored = store::restore(&Disk::real(), Path::new(&file), &key, Path::new(&folder));
                if restored.is_ok() {
                    self.shut();
                }
                Said::Restored(restored.map(|cases| (cases, folder)))
            }
            Ask::Receive(file, passphrase) => Said::Done(self.receive(Path::new(&file), &passphrase)),
            Ask::CheckCode(code) => {
                let case = self.case.as_ref();
                let line = case.and_then(|case| case.trail().printed_after(&code)).and_then(line);
                Said::Done(Ok((Told::Code(line), None)))
            }
        })
    }

    fn set_up(&mut self, folder: &Path, passphrase: &Secret) -> Result<(Box<List>, Secret), Fault> {
        let (vault, key) = Vault::set_up(folder, &secret(passphrase), &now())?;
        self.take(vault);
        Ok((Box::new(self.list()?), typed(&key)))
    }

    fn unlock(&mut self, protocol: &Protocol, folder: &Path, passphrase: &Secret) -> Result<Unlocked, Fault> {
        let mut vault = Vault::unlock(folder, secret(passphrase))?;
        // A change of passphrase that broke off is carried on; where that cannot be now, it waits.
        let key = vault.finish_change(&secret(passphrase)).ok().flatten();
        self.unlocked(protocol, vault, key.as_ref().map(typed))
    }

    /// Takes an unlocked vault, with what was left when it was locked.
    fn unlocked(
        &mut self,
        protocol: &Protocol,
        vault: Vault,
        key: Option<Secret>,
    ) -> Result<Unlocked, Fault> {
        let same = self.folder == vault.folder();
        self.take(vault);
        let list = self.list()?;
        let (mut opened, mut rest) = (None, None);
        if let Some((id, sealed)) = self.left.take().filter(|_| same) {
            rest = sealed.and_then(|sealed| {
                let plain = self.vault().ok()?.open_aside(&sealed).ok()?;
                serde_json::from_slice::<Rest>(&plain).ok()
            });
            // One that does not open by now is still in the list, with why when somebody opens it.
            opened = id.and_then(|id| self.open(protocol, &id).ok());
        }
        Ok(Unlocked { list, key, opened, rest })
    }

    fn recover(
        &mut self,
        protocol: &Protocol,
        folder: &Path,
        key: &Secret,
        new: &Secret,
    ) -> Result<Unlocked, Fault> {
        let passphrase = store::recover(&Disk::real(), folder, &secret(key))?;
        let mut vault = Vault::unlock(folder, passphrase.clone())?;
        let key = vault.change_passphrase(&passphrase, &secret(new), &now())?;
        // What was left is sealed with the passphrase that is lost: the case itself is in the vault.
        if let Some((_, sealed)) = &mut self.left {
            *sealed = None;
        }
        self.unlocked(protocol, vault, Some(typed(&key)))
    }

    fn change(&mut self, old: &Secret, new: &Secret) -> Result<(Box<List>, Secret), Fault> {
        let vault = self.vault.as_mut().ok_or(Fault::Gone)?;
        let held = self.case.take().map(|case| case.id().clone());
        // Who walks by an open window cannot take the vault over: the old one is asked.
        let changed = vault.change_passphrase(&secret(old), &secret(new), &now());
        // The case that was open goes on being held.
        if let Some(id) = held
            && let Ok(store::Opened::Case(case)) = vault.open(&id)
        {
            self.case = Some(*case);
        }
        let key = changed?;
        Ok((Box::new(self.list()?), typed(&key)))
    }

    fn open(&mut self, protocol: &Protocol, id: &CaseId) -> Result<Opened, Fault> {
        // The one before is free first: it may be the same.
        self.case = None;
        let vault = self.vault.as_ref().ok_or(Fault::Gone)?;
        match vault.open(id)? {
            store::Opened::Newer(text) => Ok(Opened::Newer(Secret::of(&String::from_utf8_lossy(&text)))),
            store::Opened::Case(case) => {
                let open = super::records::checked(protocol, &case.real().clone().into(), String::new());
                let file = file_of(&case, None);
                // What can only be read is not held.
                self.case = case.read_only().is_none().then_some(*case);
                Ok(Opened::Case(Box::new(file), Box::new(open)))
            }
        }
    }

    fn save(&mut self, real: &Real) -> Result<SavedCase, Fault> {
        let vault = self.vault.as_mut().ok_or(Fault::Gone)?;
        let now = now();
        let kept = if let Some(case) = &mut self.case {
            vault.save(case, real, &now)?
        } else {
            let (case, kept) = vault.add(real, &now)?;
            self.case = Some(case);
            kept
        };
        let case = self.case.as_ref().ok_or(Fault::Gone)?;
        let at = format!("{:02}:{:02}", now.hour(), now.minute());
        let file = file_of(case, Some(at));
        Ok(SavedCase { file, told: told(&kept), list: self.list().ok() })
    }

    /// The control code of the case that is open, where it is saved as it is.
    pub(super) fn code(&self, real: &Real) -> Option<String> {
        let case = self.case.as_ref().filter(|case| case.real() == real)?;
        Some(case.trail().control_code())
    }

    fn printed(&mut self, sheet: &str) -> Result<SavedCase, Fault> {
        let (vault, case) = (self.vault.as_mut().ok_or(Fault::Gone)?, self.case.as_mut());
        let case = case.ok_or(Fault::Gone)?;
        let kept = vault.printed(case, sheet, &now())?;
        Ok(SavedCase { file: file_of(case, None), told: told(&kept), list: None })
    }

    fn elsewhere(&self, real: &Real, folder: &Path) -> Result<String, Fault> {
        let path = self.vault()?.seal_elsewhere(self.case.as_ref(), real, folder, &now())?;
        Ok(path.display().to_string())
    }

    fn lock(&mut self, save: Option<&Real>, rest: Option<&Rest>) -> Result<(), Fault> {
        if let Some(real) = save {
            self.save(real)?;
        }
        let vault = self.vault()?;
        let sealed = match rest {
            Some(rest) => {
                let plain = zeroize::Zeroizing::new(serde_json::to_vec(rest)?);
                Some(vault.seal_aside(&plain)?)
            }
            None => None,
        };
        let id = self.case.as_ref().map(|case| case.id().clone());
        self.folder = vault.folder().to_owned();
        self.left = Some((id, sealed));
        self.shut();
        Ok(())
    }

    fn receive(&mut self, file: &Path, passphrase: &Secret) -> Result<(Told, Option<Box<List>>), Fault> {
        let most = 2 * crate::load::MAX_RECORD;
        let sealed = store::read_whole(&Disk::real(), file, most)?.ok_or(Fault::Gone)?;
        let vault = self.vault.as_mut().ok_or(Fault::Gone)?;
        vault.receive(&sealed, &Key::new(secret(passphrase)), &now())?;
        Ok((Told::Received, Some(Box::new(self.list()?))))
    }

    /// Writes the page with the recovery key where this user's documents are.
    fn print_key(&self, key: &Secret, lang: Lang) -> Result<String, Fault> {
        let folder = self.vault()?.folder().display().to_string();
        let page = sheet::of_recovery_key(&groups(key.told()), &folder, lang);
        let bytes = sheet::pdf(&[page], lang).map_err(|_| Fault::Disk)?;
        let name = match lang {
            Lang::Nl => "herstelsleutel-kluis",
            Lang::En => "recovery-key-vault",
        };
        let path = store::write_beside(&documents(), name, &[("pdf", &bytes)])?;
        Ok(path.display().to_string())
    }

    /// Changes the vault, and tells its list with what came of it.
    fn changing(
        &mut self,
        change: impl FnOnce(&mut Vault) -> Result<Told, Fault>,
    ) -> Result<(Told, Option<Box<List>>), Fault> {
        let told = change(self.vault.as_mut().ok_or(Fault::Gone)?)?;
        Ok((told, Some(Box::new(self.list()?))))
    }

    fn vault(&self) -> Result<&Vault, Fault> {
        self.vault.as_ref().ok_or(Fault::Gone)
    }

    fn take(&mut self, vault: Vault) {
        self.case = None;
        self.vault = Some(vault);
    }

    /// Drops the keys, the passphrase and the case.
    fn shut(&mut self) {
        self.case = None;
        self.vault = None;
    }

    fn list(&self) -> Result<List, Fault> {
        let vault = self.vault()?;
        let due = vault.due(today(), u32::from(self.months));
        let backup = documents().join(format!("ECHTE-CASUS-reservekopie-{}.age", today()));
        Ok(List {
            folder: vault.folder().display().to_string(),
            cases: vault.cases()?,
            due: due.into_iter().map(|case| case.id).collect(),
            trail: vault.trail().iter().filter_map(line).collect(),
            broken: vault.broken().is_some(),
            newer: vault.newer(),
            recovery: vault.recovery_there(),
            backup: backup.display().to_string(),
        })
    }
}

/// Where the vault is: where the settings say, else in this user's documents.
pub(super) fn found(kept: Option<&str>) -> VaultAt {
    // A stick that is not in the computer is told when somebody unlocks it.
    if let Some(folder) = kept {
        return VaultAt { folder: folder.to_owned(), there: true };
    }
    let folder = documents().join("kluis");
    VaultAt { there: folder.join("register.age").is_file(), folder: folder.display().to_string() }
}

/// The folder of the program in this user's documents.
fn documents() -> PathBuf {
    let users = directories::UserDirs::new();
    let documents = users.as_ref().and_then(|users| users.document_dir()).filter(|folder| folder.is_dir());
    let folder = documents.or_else(|| users.as_ref().map(directories::UserDirs::home_dir));
    folder.map_or_else(|| PathBuf::from("."), Path::to_owned).join("Niet-pluis")
}

fn secret(typed: &Secret) -> SecretString {
    SecretString::from(typed.told().to_owned())
}

fn typed(secret: &SecretString) -> Secret {
    use crate::store::ExposeSecret as _;
    Secret::of(secret.expose_secret())
}

fn file_of(case: &store::OpenCase, at: Option<String>) -> CaseFile {
    CaseFile {
        id: case.id().clone(),
        saved: case.real().clone(),
        at,
        read_only: case.read_only(),
        broken: case.broken().is_some(),
        trail: case.trail().entries().iter().filter_map(line).collect(),
        code: case.trail().control_code(),
    }
}

/// A line of a trail by the clock of this machine; none where its time cannot be read.
fn line(entry: &Entry) -> Option<TrailLine> {
    let at = entry.at.parse::<jiff::Timestamp>().ok()?.to_zoned_datetime(now().time_zone().clone());
    let clock = format!("{:02}:{:02}", at.hour(), at.minute());
    Some(TrailLine { on: Date::from(at.date()), at: clock, act: entry.act.clone() })
}

fn told(kept: &Kept) -> Vec<Told> {
    let mut told = Vec::new();
    if let Saved::Beside(path) = &kept.saved {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        told.push(Told::Beside(name.unwrap_or_default()));
    }
    told.extend(kept.unlisted.map(Told::Unlisted));
    told.extend(kept.clock_back.then_some(Told::ClockBack));
    told
}
