//! One case of the vault: opened, saved, erased.

use jiff::ZonedDateTime;
use zeroize::Zeroizing;

use super::atomic;
use super::contents::Contents;
use super::digest::Digest;
use super::fault::Fault;
use super::lock::{Held, Saved};
use super::recovery;
use super::register::Row;
use super::sealed::Key;
use super::trail::{Act, Break, Erasure, Trail};
use super::vault::{CaseId, Vault};
use crate::load::{self, MAX_RECORD};
use crate::record::{Date, Real, Sorted};

/// A case that is open. Nobody else can write it until this is dropped.
#[derive(Debug)]
pub struct OpenCase {
    id: CaseId,
    real: Real,
    trail: Trail,
    broken: Option<Break>,
    /// What the next save must tell of the file as it was found.
    found: Option<(Act, Digest)>,
    file: Result<Held, Fault>,
}

/// What is in a case's file.
#[derive(Debug)]
pub enum Opened {
    /// A case.
    Case(Box<OpenCase>),
    /// A case of a later format, as text to read; there is no way to write it.
    Newer(Zeroizing<Vec<u8>>),
}

/// How a save went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it went; see [`Saved`].
    pub saved: Saved,
    /// Why the list of the vault does not show it as it is now; the case itself is saved.
    pub unlisted: Option<Fault>,
    /// The clock stands before the save that was last: it was set back, and days may be off.
    pub clock_back: bool,
}

impl OpenCase {
    /// Its number.
    #[must_use]
    pub const fn id(&self) -> &CaseId {
        &self.id
    }

    /// The case, as it was opened or last saved.
    #[must_use]
    pub const fn real(&self) -> &Real {
        &self.real
    }

    /// What was done with it.
    #[must_use]
    pub const fn trail(&self) -> &Trail {
        &self.trail
    }

    /// What is wrong with that, or between it and the case: somebody changed it by another way.
    #[must_use]
    pub const fn broken(&self) -> Option<Break> {
        self.broken
    }

    /// Why it can only be read: another has it open, a later version made it, or the folder is
    /// read-only.
    #[must_use]
    pub fn read_only(&self) -> Option<Fault> {
        self.file.as_ref().err().copied()
    }
}

impl Vault {
    /// Puts a new case in the vault.
    ///
    /// # Errors
    /// See [`Fault`]; the case is the caller's still.
    pub fn add(&mut self, real: &Real, now: &ZonedDateTime) -> Result<(OpenCase, Kept), Fault> {
        self.put(real, Trail::default(), None, Act::Begun, now)
    }

    /// Puts a case in the vault that was sealed elsewhere, with its trail, such as at a hand-over.
    ///
    /// # Errors
    /// Where it does not open or is no real case; see [`Fault`].
    pub fn receive(
        &mut self,
        sealed: &[u8],
        key: &Key,
        now: &ZonedDateTime,
    ) -> Result<(OpenCase, Kept), Fault> {
        let contents = Contents::read(&key.open(sealed, MAX_RECORD)?);
        match real_of(&contents)? {
            Some(real) => {
                let bare = contents.trail == Trail::default();
                let found = found_of(&contents, Act::FoundChanged).filter(|_| !bare);
                self.put(&real, contents.trail, found, Act::Received, now)
            }
            None => Err(Fault::Newer),
        }
    }

    /// Opens a case: to write in it, or only to read; see [`OpenCase::read_only`].
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn open(&self, id: &CaseId) -> Result<Opened, Fault> {
        let path = self.path(id);
        if !path.exists() && self.folder.is_dir() {
            return Err(Fault::NoSuchCase);
        }
        let mut file = match Held::take(&self.disk, &path, 1) {
            Ok(Some(held)) => Ok(held),
            Ok(None) => Err(Fault::InUse),
            Err(error) => Err(Fault::from(error)),
        };
        let most = 2 * MAX_RECORD;
        let sealed = match &mut file {
            Ok(held) => held.read(&self.disk, most)?,
            Err(Fault::InUse | Fault::NotAllowed | Fault::Full) => atomic::read(&self.disk, &path, most)?,
            Err(fault) => return Err(*fault),
        };
        let contents = Contents::read(&self.opened(&sealed.ok_or(Fault::NoSuchCase)?)?);
        let Some(real) = real_of(&contents)? else { return Ok(Opened::Newer(contents.text)) };
        let known = self.register.rows.iter().any(|row| row.id == *id);
        let bare = contents.trail == Trail::default();
        let broken = contents.broken().or((bare && known).then_some(Break::At(1)));
        if broken == Some(Break::Newer) {
            file = Err(Fault::Newer);
        }
        let act = if bare && !known { Act::Received } else { Act::FoundChanged };
        let found = found_of(&contents, act);
        let case = OpenCase { id: id.clone(), real, trail: contents.trail, broken, found, file };
        Ok(Opened::Case(Box::new(case)))
    }

    /// Saves a case as it is now.
    ///
    /// # Errors
    /// See [`Fault`]; what is in memory stays as it is, and saving again is safe.
    pub fn save(&mut self, case: &mut OpenCase, real: &Real, now: &ZonedDateTime) -> Result<Kept, Fault> {
        self.write(case, real, Act::Saved, now)
    }

    /// Notes in a case's trail that a sheet of it was printed. The control code on the sheet is the one
    /// from before this note.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn printed(&mut self, case: &mut OpenCase, sheet: &str, now: &ZonedDateTime) -> Result<Kept, Fault> {
        let real = case.real.clone();
        self.write(case, &real, Act::Printed(sheet.to_owned()), now)
    }

    /// Erases a case: its file, the older ones, its line in the list; a stub stays in the vault's
    /// trail. The keys are in the file and go with it; what a disk keeps of removed files is beyond
    /// this program, and so are backups. Can be done again where it did not come to its end.
    ///
    /// # Errors
    /// Where somebody has it open, or there is no such case; see [`Fault`].
    pub fn erase(&mut self, id: &CaseId, why: Erasure, now: &ZonedDateTime) -> Result<(), Fault> {
        let known = self.register.rows.iter().any(|row| row.id == *id);
        if self.newer() {
            return Err(Fault::Newer);
        }
        if !known && !self.files()?.contains(id) {
            let stub = |act: &Act| matches!(act, Act::Erased(number, _) if *number == id.to_string());
            let erased = self.trail().iter().any(|entry| stub(&entry.act));
            return if erased { self.register.forget_older(&self.disk) } else { Err(Fault::NoSuchCase) };
        }
        Held::take(&self.disk, &self.path(id), 1)?.ok_or(Fault::InUse)?.erase(&self.disk)?;
        self.change(now, Act::Erased(id.to_string(), why), |rows| rows.retain(|row| row.id != *id))?;
        self.register.forget_older(&self.disk)
    }

    /// Begins a file for a case, under a number that is free.
    fn put(
        &mut self,
        real: &Real,
        trail: Trail,
        found: Option<(Act, Digest)>,
        act: Act,
        now: &ZonedDateTime,
    ) -> Result<(OpenCase, Kept), Fault> {
        let die = recovery::die().to_string();
        let ids = (0..die.len() / 8).filter_map(|at| die.get(8 * at..8 * at + 8));
        for id in ids.filter_map(|id| CaseId::try_from(id.to_owned()).ok()) {
            let Some(mut held) = Held::take(&self.disk, &self.path(&id), 1)? else { continue };
            if held.read(&self.disk, u64::MAX - 1)?.is_none() {
                let broken = trail.broken();
                let mut case = OpenCase { id, real: real.clone(), trail, broken, found, file: Ok(held) };
                let kept = self.write(&mut case, real, act, now)?;
                return Ok((case, kept));
            }
        }
        Err(Fault::InUse)
    }

    fn write(
        &mut self,
        case: &mut OpenCase,
        real: &Real,
        act: Act,
        now: &ZonedDateTime,
    ) -> Result<Kept, Fault> {
        let held = case.file.as_mut().map_err(|fault| *fault)?;
        let text = Zeroizing::new(serde_json::to_vec_pretty(&**real)?);
        let mut trail = case.trail.clone();
        let mut clock_back = false;
        if let Some((found, content)) = &case.found {
            clock_back |= trail.append(now, found.clone(), *content)?;
        }
        clock_back |= trail.append(now, act, Digest::of(&text))?;
        let contents = Contents { text, trail };
        let bytes = contents.bytes()?;
        // What could not be opened again is not saved.
        if bytes.len() as u64 > MAX_RECORD {
            return Err(Fault::TooLarge);
        }
        let saved = held.save(&self.disk, &self.key.seal(&bytes)?)?;
        if let Saved::Beside(path) = &saved {
            let name = path.file_name().and_then(|name| name.to_str());
            case.id = name.and_then(CaseId::of_file).unwrap_or_else(|| case.id.clone());
        }
        case.real = real.clone();
        case.broken = case.broken.or_else(|| contents.broken());
        case.trail = contents.trail;
        case.found = None;
        let unlisted = self.enlist(&case.id, real, now).err();
        Ok(Kept { saved, unlisted, clock_back })
    }

    /// Has the list show a case as it is, where it does not yet.
    fn enlist(&mut self, id: &CaseId, real: &Real, now: &ZonedDateTime) -> Result<(), Fault> {
        let today = Date::from(now.date());
        let before = self.register.rows.iter().find(|row| row.id == *id);
        // An event that is yet to come, or has a wrong year, does not put the reminder off.
        let last = real.events.iter().map(|event| event.on).filter(|on| *on <= today).max();
        let last = last.or(before.map(|row| row.last)).unwrap_or(today);
        let row = Row { id: id.clone(), alias: real.pupil.alias.clone(), last };
        if before == Some(&row) {
            return Ok(());
        }
        let act = Act::Listed(id.to_string());
        self.change(now, act, |rows| {
            rows.retain(|it| it.id != row.id);
            rows.push(row);
        })
        .map(drop)
    }
}

/// What a save must tell of a text that is not the one of its trail's last entry.
fn found_of(contents: &Contents, act: Act) -> Option<(Act, Digest)> {
    (!contents.told()).then(|| (act, Digest::of(&contents.text)))
}

/// The real case in a file; none of a later format.
fn real_of(contents: &Contents) -> Result<Option<Real>, Fault> {
    match load::record_from_bytes("", &contents.text).map(crate::record::Record::sorted) {
        Ok(Sorted::Real(real)) => Ok(Some(real)),
        Ok(Sorted::Practice(_)) => Err(Fault::Practice),
        Err(faults) if faults.iter().any(|fault| fault.code == "future-format") => Ok(None),
        Err(_) => Err(Fault::NotACase),
    }
}
