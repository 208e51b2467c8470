//! Two writers at one file: a lock beside it, and its content compared at each save.
//!
//! The lock is on a file of its own (`.NAME.lock`, empty, left where it is): a lock on the data file
//! would go with it when a save puts a new one in its place. A program that does not ask for the
//! lock, or a folder that is kept alike on two machines, can still change the file; then both
//! versions are kept, and the save says so.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::atomic::{self, Disk, Step, folder_of, older};
use super::digest::Digest;

/// How long is waited between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// A file that this process alone may write, for as long as this value lives.
#[derive(Debug)]
pub struct Held {
    path: PathBuf,
    /// Let go when it is dropped, or when the process ends in whatever way.
    lock: File,
    /// What the file held when it was last read or saved here; none where it was not there.
    known: Option<Digest>,
    /// What a save that failed may yet have put in its place.
    tried: Option<Digest>,
}

/// Where a save went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// To the file.
    InPlace,
    /// To another one beside it: somebody else had changed the file. Both versions are there; what
    /// is saved from now on goes to this one.
    Beside(PathBuf),
}

impl Held {
    /// Takes hold of a file, which need not be there yet, and sweeps what a broken save left of it.
    /// None where another holds it, still after some tries of 5 milliseconds.
    ///
    /// # Errors
    /// Where the lock cannot be made: the folder is gone, or may not be written in.
    pub fn take(disk: &Disk, path: &Path, tries: u32) -> io::Result<Option<Self>> {
        // Through a link, so that two names of one file have one lock.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        disk.may(Step::Make)?;
        let mut options = File::options();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let lock = options.open(lock_of(&path)?)?;
        let mut left = tries.max(1);
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                // A disk that knows no locks: what the file holds is still compared.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => break,
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) => left -= 1,
            }
            if left == 0 {
                return Ok(None);
            }
            std::thread::sleep(PAUSE);
        }
        sweep_held(disk, &path);
        Ok(Some(Self { path, lock, known: None, tried: None }))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the file holds, at most `most` bytes; none where it is not there. A later save goes in
    /// its place as long as it still holds this.
    ///
    /// # Errors
    /// See [`atomic::read`].
    pub fn read(&mut self, disk: &Disk, most: u64) -> io::Result<Option<Vec<u8>>> {
        let bytes = atomic::read(disk, &self.path, most)?;
        self.known = bytes.as_deref().map(Digest::of);
        self.tried = None;
        Ok(bytes)
    }

    /// Saves; see [`atomic::save`] and [`Saved`].
    ///
    /// # Errors
    /// What the machine says; saving again is then safe.
    pub fn save(&mut self, disk: &Disk, bytes: &[u8]) -> io::Result<Saved> {
        let there = atomic::read(disk, &self.path, u64::MAX - 1)?.as_deref().map(Digest::of);
        if there == self.known || (there.is_some() && there == self.tried) {
            self.tried = Some(Digest::of(bytes));
            atomic::save(disk, &self.path, bytes)?;
            self.known = self.tried.take();
            return Ok(Saved::InPlace);
        }
        let beside = free_beside(&self.path)?;
        let mut copy = Self::take(disk, &beside, 1)?.ok_or(io::ErrorKind::ResourceBusy)?;
        copy.save(disk, bytes)?;
        *self = copy;
        Ok(Saved::Beside(beside))
    }

    /// Removes the file, what was kept of it, and its lock.
    ///
    /// # Errors
    /// What the machine says; the file itself goes last, so that erasing can be done again.
    pub fn erase(self, disk: &Disk) -> io::Result<()> {
        for path in [older(&self.path, 2), older(&self.path, 1), self.path.clone()] {
            disk.may(Step::Remove)?;
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        // Without its file, a lock that stays behind is only an empty file.
        let _ = lock_of(&self.path).map(fs::remove_file);
        atomic::sync_folder(disk, folder_of(&self.path))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Closing alone is not enough: a program that is being started may have the file open too, for
        // a moment.
        let _ = self.lock.unlock();
    }
}

/// Sweeps what broken saves left in a folder, where nobody is saving at this moment.
pub fn sweep(disk: &Disk, folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if let Some(target) = name.to_str().and_then(atomic::orphan_of) {
            // Taking hold of it sweeps; of a copy of an older one, of the file itself.
            let target = target.strip_suffix(".1").unwrap_or(target);
            let _ = Held::take(disk, &folder.join(target), 1);
        }
    }
}

/// The same for one file that is held.
fn sweep_held(disk: &Disk, path: &Path) {
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let target = name.to_str().and_then(atomic::orphan_of);
        // Also of a copy that was being made of an older one.
        let of_ours = target.is_some_and(|target| {
            let ours = [path.to_owned(), older(path, 1)];
            ours.iter().any(|it| it.file_name().is_some_and(|name| name == target))
        });
        if of_ours && disk.may(Step::Remove).is_ok() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn lock_of(path: &Path) -> io::Result<PathBuf> {
    let mut name = OsString::from(".");
    name.push(path.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    name.push(".lock");
    Ok(path.with_file_name(name))
}

/// The first free name for a version beside a file: `case-conflict-1.age`.
fn free_beside(path: &Path) -> io::Result<PathBuf> {
    let stem = path.file_stem().unwrap_or_default();
    let name = |number: u32| {
        let mut name = stem.to_owned();
        name.push(format!("-conflict-{number}"));
        if let Some(ending) = path.extension() {
            name.push(".");
            name.push(ending);
        }
        path.with_file_name(name)
    };
    (1..10_000).map(name).find(|path| !path.exists()).ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISK: Disk = Disk::real();

    fn take(path: &Path) -> Held {
        Held::take(&DISK, path, 1).expect("a lock").expect("free")
    }

    #[test]
    fn one_holds_a_file_until_it_lets_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.age");
        let held = take(&path);
        assert!(Held::take(&DISK, &path, 3).expect("a lock").is_none());
        assert!(Held::take(&DISK, &folder.path().join("other.age"), 1).expect("a lock").is_some());
        drop(held);
        take(&path);
        let nowhere = Held::take(&DISK, &folder.path().join("no/case.age"), 1);
        assert_eq!(nowhere.expect_err("no folder").kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_clash_keeps_both_versions_and_goes_on_beside() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.age");
        let mut held = take(&path);
        assert_eq!(held.save(&DISK, b"ours").expect("saved"), Saved::InPlace);
        assert_eq!(held.save(&DISK, b"ours 2").expect("saved"), Saved::InPlace);
        fs::write(&path, "theirs").expect("written");
        let beside = folder.path().join("case-conflict-1.age");
        assert_eq!(held.save(&DISK, b"ours 3").expect("saved"), Saved::Beside(beside.clone()));
        assert_eq!(held.save(&DISK, b"ours 4").expect("saved"), Saved::InPlace);
        assert_eq!(fs::read(&path).expect("theirs"), b"theirs");
        assert_eq!(fs::read(&beside).expect("ours"), b"ours 4");
        // Removed by another is a change too, and so is a file that was never read here.
        fs::remove_file(&beside).expect("removed");
        let second = folder.path().join("case-conflict-1-conflict-1.age");
        assert_eq!(held.save(&DISK, b"ours 5").expect("saved"), Saved::Beside(second));
        let mut unread = take(&path);
        assert!(matches!(unread.save(&DISK, b"new"), Ok(Saved::Beside(_))));
    }

    #[test]
    fn orphans_are_swept_but_not_those_of_a_save_that_is_going_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let orphan = |name: &str| folder.path().join(format!(".{name}.a1B2c3.tmp"));
        for name in ["case.age", "case.age.1", "other.age", "held.age"] {
            fs::write(orphan(name), "half").expect("written");
        }
        fs::write(folder.path().join(".mine.tmp"), "kept").expect("written");
        let held_orphan = orphan("held.age");
        let _held = take(&folder.path().join("held.age"));
        fs::write(&held_orphan, "half").expect("written");
        drop(take(&folder.path().join("case.age")));
        assert!(!orphan("case.age").exists() && !orphan("case.age.1").exists());
        sweep(&DISK, folder.path());
        assert!(!orphan("other.age").exists() && held_orphan.exists());
        assert!(folder.path().join(".mine.tmp").exists());
    }

    #[test]
    fn erasing_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.age");
        let mut held = take(&path);
        for text in ["one", "two", "three"] {
            held.save(&DISK, text.as_bytes()).expect("saved");
        }
        held.erase(&DISK).expect("erased");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }
}
