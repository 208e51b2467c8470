//! Exit codes, and where results are written.

use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;

use crate::load::MAX_RECORD;

/// How a command ends when it did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing that must be repaired.
    Clean,
    /// At least one finding that must be repaired, or an error in a pack.
    Found,
    /// Some input could not be read.
    Unreadable,
    /// A rule pack could not be loaded.
    BadPack,
    /// A wrong passphrase, or a damaged sealed file.
    Sealed,
    /// A file is in use by another.
    InUse,
    /// The words of the command are off.
    Usage,
}

impl Exit {
    /// The code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::Usage => 2,
            Self::Unreadable => 3,
            Self::BadPack => 4,
            Self::Sealed => 5,
            Self::InUse => 6,
        }
    }

    /// The graver of two: 4 before 5, 6, 3 and 1.
    #[must_use]
    pub const fn graver(self, other: Self) -> Self {
        if self.rank() >= other.rank() { self } else { other }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::Unreadable => 2,
            Self::InUse => 3,
            Self::Sealed => 4,
            Self::BadPack => 5,
            Self::Usage => 6,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// How it ends.
    pub exit: Exit,
    /// One plain sentence, or one a line.
    pub message: String,
}

impl Failure {
    /// A failure with its sentence.
    #[must_use]
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into() }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::PermissionDenied => "the result may not be written there",
            io::ErrorKind::NotFound => "the folder for the result does not exist",
            io::ErrorKind::StorageFull => "the disk is full, so the result was not written",
            _ => "the result could not be written",
        };
        Self::new(Exit::Unreadable, message)
    }
}

/// Writes a result with `write`: to stdout, or whole to a file or not at all.
///
/// # Errors
/// When it cannot be written. A reader that stops reading stdout is no fault.
pub fn to(
    out: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    let Some(path) = out else {
        let mut stdout = BufWriter::new(Stdout(io::stdout().lock()));
        let exit = write(&mut stdout)?;
        stdout.flush()?;
        return Ok(exit);
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = BufWriter::new(tempfile::NamedTempFile::new_in(folder)?);
    let exit = write(&mut file)?;
    let file = file.into_inner().map_err(|error| Failure::from(error.into_error()))?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| Failure::from(error.error))?;
    Ok(exit)
}

/// What stands in the place of a file that is to be made: nothing (or an empty file), or its first
/// bytes, as many as a sealed case may have.
pub(super) fn there(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let usage = |why: &str| Failure::new(Exit::Usage, format!("{}: {why}", path.display()));
    match std::fs::metadata(path) {
        Ok(it) if it.is_dir() => return Err(usage("this is a folder; give `--out` the name of a file")),
        Ok(it) if !it.is_file() => return Err(usage("this is not a file; give `--out` another name")),
        Ok(it) if it.len() > 0 => {}
        _ => return Ok(None),
    }
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(2 * MAX_RECORD).read_to_end(&mut bytes));
    read.map_err(|_| usage("the file that is here cannot be read; give `--out` another name"))?;
    Ok(Some(bytes))
}

/// Says something beside a result, on stderr.
#[allow(clippy::print_stderr, reason = "results go to stdout, notes beside them")]
pub(super) fn note(line: &str) {
    eprintln!("nietpluis: {line}");
}

/// Stdout, whose reader may have stopped reading: what it did not want is no fault.
struct Stdout<'a>(io::StdoutLock<'a>);

impl Write for Stdout<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}
