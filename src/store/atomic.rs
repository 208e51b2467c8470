//! Saving a file whole or not at all, with two older ones kept beside it.
//!
//! A temporary file in the same folder is written, flushed and brought to the disk; what is there
//! becomes `NAME.1`, and that `NAME.2`; the new file takes the name in one step, and the folder is
//! brought to the disk. Whatever goes wrong on the way, under the name stands the old or the new.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// How the name of a temporary file ends.
const TEMPORARY: &str = ".tmp";

/// What is about to be done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Find out whether a file is there, and read it.
    Read,
    /// Make a temporary file, or a lock.
    Make,
    /// Write it.
    Write,
    /// Bring it to the disk.
    Sync,
    /// Keep an older file under another name.
    Keep,
    /// Put the new file in its place.
    Replace,
    /// Bring the folder to the disk.
    SyncFolder,
    /// Remove a file.
    Remove,
}

/// The way to the disk, on which a test can let any step fail.
pub struct Disk {
    refuses: Option<Box<Refuses>>,
}

type Refuses = dyn Fn(Step) -> Option<io::Error> + Send + Sync;

impl Disk {
    /// The disk of this machine.
    #[must_use]
    pub const fn real() -> Self {
        Self { refuses: None }
    }

    /// A disk that lets steps fail.
    #[cfg(test)]
    pub(super) fn refusing(refuses: impl Fn(Step) -> Option<io::Error> + Send + Sync + 'static) -> Self {
        Self { refuses: Some(Box::new(refuses)) }
    }

    /// Asked before each step.
    pub(super) fn may(&self, step: Step) -> io::Result<()> {
        match self.refuses.as_ref().and_then(|refuses| refuses(step)) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Disk")
    }
}

/// Saves bytes under a name, mode 0600.
///
/// # Errors
/// What the machine says. Under the name then stands what stood there before; or, where the folder
/// alone could not be brought to the disk, already the new.
pub fn save(disk: &Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = written(disk, path, bytes)?;
    keep_older(disk, path)?;
    put(disk, new, path)?;
    sync_folder(disk, folder_of(path))
}

/// The bytes of a file, at most `most`; none where there is no file.
///
/// # Errors
/// What the machine says; [`io::ErrorKind::FileTooLarge`] where it holds more.
pub fn read(disk: &Disk, path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    disk.may(Step::Read)?;
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(Some(bytes)) }
}

/// The name of the file kept one (`1`) or two (`2`) saves back.
#[must_use]
pub fn older(path: &Path, back: u8) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{back}"));
    PathBuf::from(name)
}

/// Which file a temporary one was for, if it is one that a save left behind.
#[must_use]
pub fn orphan_of(name: &str) -> Option<&str> {
    let (target, random) = name.strip_prefix('.')?.strip_suffix(TEMPORARY)?.rsplit_once('.')?;
    let random = random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (random && !target.is_empty()).then_some(target)
}

/// The folder a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file in the same folder that has reached the disk. It goes when it is dropped.
fn written(disk: &Disk, path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    disk.may(Step::Make)?;
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    prefix.push(".");
    // Mode 0600 is how `tempfile` makes its files.
    let mut file = tempfile::Builder::new().prefix(&prefix).suffix(TEMPORARY).tempfile_in(folder_of(path))?;
    if let Err(error) = disk.may(Step::Write) {
        // A disk that refuses may have taken a part.
        file.write_all(&bytes[..bytes.len() / 2])?;
        return Err(error);
    }
    file.write_all(bytes)?;
    file.flush()?;
    disk.may(Step::Sync)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Keeps what is there under its older name, and the one before under the next.
fn keep_older(disk: &Disk, path: &Path) -> io::Result<()> {
    let Some(now) = read(disk, path, u64::MAX - 1)? else { return Ok(()) };
    let (one, two) = (older(path, 1), older(path, 2));
    match read(disk, &one, u64::MAX - 1)? {
        // An earlier save came this far and no further: what it kept is not pushed out.
        Some(kept) if kept == now => return Ok(()),
        Some(_) => {
            disk.may(Step::Keep)?;
            fs::rename(&one, two)?;
        }
        None => {}
    }
    // A second name for the same file; where the disk knows no such thing, a copy.
    if disk.may(Step::Keep).and_then(|()| fs::hard_link(path, &one)).is_ok() {
        return Ok(());
    }
    put(disk, written(disk, &one, &now)?, &one)
}

fn put(disk: &Disk, new: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    disk.may(Step::Replace)?;
    new.persist(path).map(drop).map_err(|error| error.error)
}

/// Makes sure that the names in a folder have reached the disk.
pub(super) fn sync_folder(disk: &Disk, folder: &Path) -> io::Result<()> {
    disk.may(Step::SyncFolder)?;
    // Elsewhere a folder cannot be opened as a file.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_saves_before_are_kept_and_all_is_private() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.age");
        let disk = Disk::real();
        assert_eq!(read(&disk, &path, 10).expect("nothing there"), None);
        for text in ["one", "two", "three", "four"] {
            save(&disk, &path, text.as_bytes()).expect("saved");
        }
        let text = |path: &Path| String::from_utf8(fs::read(path).expect("there")).expect("utf-8");
        assert_eq!(text(&path), "four");
        assert_eq!((text(&older(&path, 1)), text(&older(&path, 2))), ("three".to_owned(), "two".to_owned()));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3);
        assert_eq!(read(&disk, &path, 3).expect_err("too large").kind(), io::ErrorKind::FileTooLarge);
        #[cfg(unix)]
        for path in [&path, &older(&path, 1), &older(&path, 2)] {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(path).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_disk_without_second_names_gets_a_copy() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.age");
        save(&Disk::real(), &path, b"one").expect("saved");
        let no_links = Disk::refusing(|step| (step == Step::Keep).then(|| io::ErrorKind::Unsupported.into()));
        save(&no_links, &path, b"two").expect("saved");
        assert_eq!(fs::read(older(&path, 1)).expect("kept"), b"one");
    }

    #[test]
    fn only_what_a_save_left_behind_is_an_orphan() {
        assert_eq!(orphan_of(".case.age.a1B2c3.tmp"), Some("case.age"));
        for other in
            ["case.age", ".case.age.lock", ".case.age.tmp", ".notes.tmp", "..a1B2c3.tmp", "a.a1B2c3.tmp"]
        {
            assert_eq!(orphan_of(other), None, "{other}");
        }
    }
}
