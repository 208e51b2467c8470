//! `open`: an encrypted file back into a record that can be read.

use std::path::{Path, PathBuf};

use clap::Args;

use super::LangArg;
use super::inputs;
use super::output::{self, Exit, Failure};
use super::passphrase::{self, For};
use crate::load;
use crate::store::{self, Contents};
use crate::text;

/// The arguments of `open`.
#[derive(Debug, Args)]
pub struct OpenArgs {
    /// The encrypted file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The record to write: `.json`, or `.ron`
    #[arg(long, value_name = "RECORD")]
    out: PathBuf,
    /// A file with the passphrase; its first line counts [default: it is asked]
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// The language of texts
    #[arg(long, value_enum, default_value_t)]
    lang: LangArg,
}

pub(super) fn run(args: &OpenArgs) -> Result<Exit, Failure> {
    let name = args.file.display().to_string();
    let sealed = inputs::sealed_file(&args.file)?;
    nothing_there(&args.out)?;
    let lang = args.lang.into();
    let key = passphrase::key(args.passphrase_file.as_deref(), For::Opening, lang)?;
    let bytes = key
        .open(&sealed, load::MAX_RECORD)
        .map_err(|unopened| Failure::new(Exit::Sealed, format!("{name}: {unopened}")))?;
    let unreadable = |faults: Vec<crate::diagnostic::Diagnostic>| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::new(Exit::Unreadable, lines.join("\n"))
    };
    let text = load::record_text(&name, store::record_of(&bytes), &args.out).map_err(unreadable)?;
    output::to(Some(&args.out), |out| {
        out.write_all(text.as_bytes())?;
        Ok(Exit::Clean)
    })?;
    if Contents::read(&bytes).broken().is_some() {
        output::note(&format!("{name}: {}", text::trail_broken(lang)));
    }
    output::note(&format!("{}: {}", args.out.display(), text::readable_now(lang)));
    Ok(Exit::Clean)
}

/// A record that is there may hold work of its own: it is never replaced.
fn nothing_there(path: &Path) -> Result<(), Failure> {
    if output::there(path)?.is_none() {
        return Ok(());
    }
    let message = format!("{}: there is a file here already; give `--out` another name", path.display());
    Err(Failure::new(Exit::Usage, message))
}
