//! `check`: records against the protocol.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs, day, today};
use crate::check::Case;
use crate::diagnostic::Diagnostic;
use crate::explain::{Checked, Origin, checked};
use crate::load::{self, MAX_RECORD};
use crate::protocol::{Lang, Severity};
use crate::record::{Date, Record};
use crate::{sheet, store};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Records: `.json`, `.ron`, many in one `.jsonl`; `-` is stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    pack: PackArgs,
    /// A file with the passphrase of sealed cases; its first line counts
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// The day the check is made for [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// As text for people, one JSON object a record, or a page to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
    Html,
    Pdf,
}

pub(super) fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    let mut packs = Packs::new(args.pack.pack.as_deref())?;
    let as_of = args.as_of.unwrap_or_else(today);
    let lang = args.out.lang.into();
    let mut summary = Summary { exit: Exit::Clean, must: 0, records: 0, faults: 0 };
    if let Some(out) = &args.out.out {
        let same = |file: &&PathBuf| {
            std::fs::canonicalize(file).ok().is_some_and(|it| std::fs::canonicalize(out).ok() == Some(it))
        };
        if let Some(file) = args.files.iter().find(same) {
            let message = format!(
                "{}: the result would replace this record; give `--out` another name",
                file.display()
            );
            return Err(Failure::new(Exit::Usage, message));
        }
    }
    let mut unopened: Vec<Exit> = Vec::new();
    output::to(args.out.out.as_deref(), |out| {
        let mut pages: Vec<sheet::Sheet> = Vec::new();
        let mut each = |record: Result<Record, Vec<Diagnostic>>,
                        origin: Origin<'_>,
                        out: &mut dyn Write|
         -> Result<(), Failure> {
            let Some(checked) = judged(record, origin, &mut packs, as_of, lang, &mut summary) else {
                return Ok(());
            };
            match args.format {
                Format::Json => {
                    serde_json::to_writer(&mut *out, &checked).map_err(std::io::Error::from)?;
                    writeln!(out)?;
                }
                Format::Text => sheet::text(&sheet::of_check(&checked, lang), lang, out)?,
                Format::Html | Format::Pdf => pages.push(sheet::of_check(&checked, lang)),
            }
            Ok(())
        };
        for file in &args.files {
            if let Some(sealed) = sealed_bytes(file) {
                let name = file.display().to_string();
                match unsealed(&name, &sealed, args.passphrase_file.as_deref()) {
                    Ok(record) => each(record, Origin { file: &name, line: 1 }, out)?,
                    Err(failure) => {
                        tell(&failure.message);
                        unopened.push(failure.exit);
                    }
                }
                continue;
            }
            records(file, |record, origin| each(record, origin, out))?;
        }
        match args.format {
            Format::Html => out.write_all(sheet::html(&pages, lang).as_bytes())?,
            Format::Pdf => {
                let pdf = sheet::pdf(&pages, lang)
                    .map_err(|_| Failure::new(Exit::Unreadable, "the page could not be typeset"))?;
                out.write_all(&pdf)?;
            }
            Format::Text | Format::Json => {}
        }
        Ok(Exit::Clean)
    })?;
    summary.faults += unopened.len();
    summary.exit = unopened.into_iter().fold(summary.exit, Exit::graver);
    summary.end()
}

/// The bytes of a file that is sealed; none for any other file.
fn sealed_bytes(path: &Path) -> Option<Vec<u8>> {
    // A pipe can be read only once: what is sealed rests in a file.
    if !std::fs::metadata(path).is_ok_and(|it| it.is_file()) {
        return None;
    }
    let mut file = std::fs::File::open(path).ok()?;
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(32).read_to_end(&mut bytes).ok()?;
    if !store::is_sealed(&bytes) {
        return None;
    }
    // A sealed file is a little larger than what it holds.
    file.take(2 * MAX_RECORD).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The record of a sealed file.
fn unsealed(name: &str, sealed: &[u8], passphrase_file: Option<&Path>) -> Result<load::Reading, Failure> {
    let Some(path) = passphrase_file else {
        let message = format!("{name}: this case is sealed; give its passphrase with `--passphrase-file`");
        return Err(Failure::new(Exit::Sealed, message));
    };
    let text = std::fs::read_to_string(path).map_err(|_| {
        Failure::new(Exit::Unreadable, format!("{}: this file cannot be read", path.display()))
    })?;
    let passphrase = text.lines().next().unwrap_or_default();
    match store::open(sealed, passphrase, MAX_RECORD) {
        Ok(bytes) => Ok(load::record_from_bytes(name, bytes)),
        Err(unopened) => Err(Failure::new(Exit::Sealed, format!("{name}: {unopened}"))),
    }
}

/// What a run came to.
struct Summary {
    exit: Exit,
    must: usize,
    records: usize,
    faults: usize,
}

impl Summary {
    fn end(self) -> Result<Exit, Failure> {
        match self.exit {
            Exit::Clean => Ok(Exit::Clean),
            // The faults themselves have been told already.
            exit if self.faults > 0 => Err(Failure::new(
                exit,
                format!("{} input(s) could not be checked, {} record(s) were", self.faults, self.records),
            )),
            exit => Err(Failure::new(
                exit,
                format!("{} finding(s) that must be looked at, in {} record(s)", self.must, self.records),
            )),
        }
    }
}

/// Checks one record, or tells on stderr why it cannot be.
fn judged(
    record: Result<Record, Vec<Diagnostic>>,
    origin: Origin<'_>,
    packs: &mut Packs,
    as_of: Date,
    lang: Lang,
    summary: &mut Summary,
) -> Option<Checked> {
    let record = match record {
        Ok(record) => record,
        Err(faults) => {
            for fault in &faults {
                tell(&fault.to_string());
            }
            summary.faults += 1;
            summary.exit = summary.exit.graver(Exit::Unreadable);
            return None;
        }
    };
    let protocol = match packs.get(record.pack.as_deref()) {
        Ok(protocol) => protocol,
        Err(failure) => {
            tell(&format!("{}:{}: {}", origin.file, origin.line, failure.message));
            summary.faults += 1;
            summary.exit = summary.exit.graver(failure.exit);
            return None;
        }
    };
    let checked = checked(protocol, &Case::new(&record, as_of), origin, lang);
    let must = checked.findings.iter().filter(|finding| finding.severity == Severity::Must).count();
    summary.records += 1;
    summary.must += must;
    if must > 0 {
        summary.exit = summary.exit.graver(Exit::Found);
    }
    Some(checked)
}

#[allow(clippy::print_stderr, reason = "faults go to stderr")]
fn tell(line: &str) {
    eprintln!("{line}");
}

type Each<'a> = dyn FnMut(Result<Record, Vec<Diagnostic>>, Origin<'_>) -> Result<(), Failure> + 'a;

/// Hands over the records of a file, one by one.
fn records(
    path: &Path,
    mut each: impl FnMut(Result<Record, Vec<Diagnostic>>, Origin<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let name = path.display().to_string();
    let origin = Origin { file: &name, line: 1 };
    if path == Path::new("-") {
        return stream(BufReader::new(std::io::stdin().lock()), &name, &mut each);
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")) {
        return match std::fs::File::open(path) {
            Ok(file) => stream(BufReader::new(file), &name, &mut each),
            // Reading it as a record gives the plain sentence for what is wrong.
            Err(_) => each(load::read_record(path), origin),
        };
    }
    each(load::read_record(path), origin)
}

/// Records one a line; a stream that begins with a record over several lines is that one record.
fn stream(mut input: impl BufRead, file: &str, each: &mut Each<'_>) -> Result<(), Failure> {
    let mut line = Vec::new();
    let mut number = 0;
    let mut any = false;
    loop {
        line.clear();
        number += 1;
        let read = input.by_ref().take(MAX_RECORD + 1).read_until(b'\n', &mut line);
        let origin = Origin { file, line: number };
        let place = Some(crate::diagnostic::Place { line: number, column: 1 });
        let fault = |code, message: &str| Err(vec![Diagnostic::error(code, file, message).at(place)]);
        match read {
            Err(_) => return each(fault("unreadable", "this cannot be read"), origin),
            Ok(0) => break,
            Ok(length) if length as u64 > MAX_RECORD => {
                each(fault("too-large", "this line is larger than 20 MB"), origin)?;
                if line.last() != Some(&b'\n') {
                    skip_line(&mut input);
                }
                any = true;
                continue;
            }
            Ok(_) => {}
        }
        let Ok(text) = std::str::from_utf8(&line) else {
            any = true;
            each(fault("not-utf8", "this line is not in UTF-8"), origin)?;
            continue;
        };
        let text = if number == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        if text.trim().is_empty() {
            continue;
        }
        if !any && file == "-" && begins_a_longer_record(text) {
            let mut whole = text.to_owned();
            let rest = input.take(MAX_RECORD).read_to_string(&mut whole);
            let record = match rest {
                Ok(_) => load::record_from_json_line(file, &whole, number),
                Err(_) => fault("not-utf8", "the input is not in UTF-8"),
            };
            return each(record, origin);
        }
        any = true;
        each(load::record_from_json_line(file, text, number), origin)?;
    }
    if any {
        return Ok(());
    }
    let fault = Diagnostic::error("empty", file, "the file is empty");
    each(Err(vec![fault]), Origin { file, line: 1 })
}

/// Whether a line is only the beginning of a JSON value.
fn begins_a_longer_record(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_err_and(|error| error.is_eof())
}

fn skip_line(input: &mut impl BufRead) {
    loop {
        let Ok(buffer) = input.fill_buf() else { return };
        if buffer.is_empty() {
            return;
        }
        let (used, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(used);
        if ended {
            return;
        }
    }
}
