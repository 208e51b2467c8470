//! `seal`: a record into an encrypted file.
//!
//! The record is left as it was. A file that is there already is replaced only where it is a sealed
//! one that the same passphrase opens; two older ones are kept beside it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::LangArg;
use super::output::{self, Exit, Failure};
use super::passphrase::{self, For};
use crate::load::{self, MAX_RECORD};
use crate::store::{self, Disk, Held, Key, Saved};
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
    let (_, json) = load::read_record_as_json(&args.record).map_err(|faults| {
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
    if let Some(there) = held.read(&disk, 2 * MAX_RECORD)?.filter(|there| !there.is_empty()) {
        opens_with_the_same(&args.out, &there, &key)?;
    }
    if let Saved::Beside(other) = held.save(&disk, &key.seal(json.as_bytes())?)? {
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

/// Only who could open the file that is there may put another in its place.
fn opens_with_the_same(path: &Path, sealed: &[u8], key: &Key) -> Result<(), Failure> {
    key.open(sealed, MAX_RECORD).map(drop).map_err(|_| {
        let message = format!(
            "{}: this passphrase does not open the sealed file that is here, so it is left as it is",
            path.display()
        );
        Failure::new(Exit::Sealed, message)
    })
}
