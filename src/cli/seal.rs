//! `seal`: a record into an encrypted file.
//!
//! The record is left as it was. A file that is there already is replaced only where it is a sealed
//! one that the same passphrase opens, of the same nature and of no newer format; its trail goes on,
//! and two older ones are kept beside it.

use std::path::{Path, PathBuf};

use clap::Args;
use zeroize::Zeroizing;

use super::output::{self, Exit, Failure};
use super::passphrase::{self, For};
use super::{LangArg, now};
use crate::diagnostic::Diagnostic;
use crate::load::{self, MAX_RECORD};
use crate::record::{Record, Sorted};
use crate::store::{self, Act, Break, Contents, Digest, Disk, Held, Key, Saved, Trail};
use crate::text;

/// How often a file that another holds is tried, 5 milliseconds apart: somebody's save, not their day.
const TRIES: u32 = 400;

/// The arguments of `seal`.
#[derive(Debug, Args)]
pub struct SealArgs {
    /// The record: `.json` or `.ron`; `-` is stdin
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// The encrypted file to make, such as `case.age`
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A file with the passphrase; its first line counts [default: it is asked]
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// The language of texts
    #[arg(long, value_enum, default_value_t)]
    lang: LangArg,
}

pub(super) fn run(args: &SealArgs) -> Result<Exit, Failure> {
    let (record, json) = load::read_record_as_json(&args.record).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::new(Exit::Unreadable, lines.join("\n"))
    })?;
    already_there(&args.out)?;
    let lang = args.lang.into();
    let key = passphrase::key(args.passphrase_file.as_deref(), For::Sealing, lang)?;
    let disk = Disk::real();
    let held = Held::take(&disk, &args.out, TRIES)?;
    let mut held = held.ok_or_else(|| {
        let message = format!("{}: this file is in use by another", args.out.display());
        Failure::new(Exit::InUse, message)
    })?;
    let there = held.read(&disk, 2 * MAX_RECORD)?.filter(|there| !there.is_empty());
    let bytes = match there {
        None => json.as_bytes().to_vec().into(),
        Some(there) => {
            let contents = Contents {
                text: json.as_bytes().to_vec().into(),
                trail: trail_of(&args.out, &there, &key, record)?,
            };
            gone_on(contents).map_err(|_| unwritten())?
        }
    };
    if bytes.len() as u64 > MAX_RECORD {
        let message = format!("{}: with its trail the case is larger than 20 MB", args.out.display());
        return Err(Failure::new(Exit::Unreadable, message));
    }
    if let Saved::Beside(other) = held.save(&disk, &key.seal(&bytes)?)? {
        output::note(&format!("{}: {}", other.display(), text::saved_beside(lang)));
    }
    if args.record != Path::new("-") {
        output::note(&format!("{}: {}", args.record.display(), text::still_readable(lang)));
    }
    Ok(Exit::Clean)
}

/// What stands in the place of the new file may only be a sealed one.
fn already_there(path: &Path) -> Result<(), Failure> {
    match output::there(path)? {
        Some(bytes) if !store::is_sealed(&bytes) => {
            let message = format!(
                "{}: there is a file here that is not sealed; give `--out` another name",
                path.display()
            );
            Err(Failure::new(Exit::Usage, message))
        }
        _ => Ok(()),
    }
}

/// The trail of the case that is replaced. Only who can open it may put another in its place, a real
/// one for a real one, and never for what a newer version made.
fn trail_of(path: &Path, sealed: &[u8], key: &Key, record: Record) -> Result<Trail, Failure> {
    let refused =
        |exit, why: &str| Failure::new(exit, format!("{}: {why}, so it is left as it is", path.display()));
    let opened = key
        .open(sealed, MAX_RECORD)
        .map_err(|_| refused(Exit::Sealed, "this passphrase does not open the sealed file that is here"))?;
    let contents = Contents::read(&opened);
    let there = load::record_from_bytes("", &contents.text);
    let future = |faults: &Vec<Diagnostic>| faults.iter().any(|fault| fault.code == "future-format");
    match there.map(Record::sorted) {
        _ if contents.broken() == Some(Break::Newer) => {
            Err(refused(Exit::Unreadable, "a newer version of the program made the case that is here"))
        }
        Err(faults) if future(&faults) => {
            Err(refused(Exit::Unreadable, "a newer version of the program made the case that is here"))
        }
        Err(_) => Err(refused(Exit::Usage, "the sealed file that is here holds no case")),
        Ok(there) => match (there, record.sorted()) {
            (Sorted::Real(_), Sorted::Real(_)) | (Sorted::Practice(_), Sorted::Practice(_)) => {
                as_found(contents)
            }
            (Sorted::Real(_), Sorted::Practice(_)) => {
                Err(refused(Exit::Usage, "a real case is here, and this record is practice"))
            }
            (Sorted::Practice(_), Sorted::Real(_)) => {
                Err(refused(Exit::Usage, "a practice case is here, and this record is a real one"))
            }
        },
    }
}

/// The trail of what is there, with a note where its record is not the one it tells of.
fn as_found(contents: Contents) -> Result<Trail, Failure> {
    let (told, content) = (contents.told(), Digest::of(&contents.text));
    let mut trail = contents.trail;
    if !told && trail != Trail::default() {
        trail.append(&now(), Act::FoundChanged, content).map_err(|_| unwritten())?;
    }
    Ok(trail)
}

fn unwritten() -> Failure {
    Failure::new(Exit::Unreadable, "the record could not be written")
}

/// The new contents with the trail gone on; of a case without one, without one.
fn gone_on(mut contents: Contents) -> serde_json::Result<Zeroizing<Vec<u8>>> {
    if contents.trail == Trail::default() {
        return Ok(contents.text);
    }
    contents.trail.append(&now(), Act::Saved, Digest::of(&contents.text))?;
    contents.bytes()
}
