//! `check`: records against the protocol.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::before::Before;
use super::inputs::{Input, Reading, What, records};
use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs, day, today};
use crate::check::Case;
use crate::explain::{Origin, checked, linked, since};
use crate::load;
use crate::protocol::{Lang, Severity};
use crate::record::{Date, Record};
use crate::sheet;

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
    /// An earlier copy of the record, or what `--format json` wrote of it: says what changed
    #[arg(long, value_name = "FILE")]
    since: Option<PathBuf>,
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
    let earlier = match &args.since {
        Some(path) => Some(Before::read(path, args.passphrase_file.as_deref())?),
        None => None,
    };
    output::to(args.out.out.as_deref(), |out| {
        let settings = Settings { as_of, lang, format: args.format, earlier: earlier.as_ref() };
        let mut pages: Vec<sheet::Sheet> = Vec::new();
        let mut batch: Vec<Input> = Vec::new();
        let mut take = |input: Option<Input>, out: &mut dyn Write| -> Result<(), Failure> {
            let full = input.is_none() || batch.len() + 1 >= BATCH;
            batch.extend(input);
            if full {
                judge(std::mem::take(&mut batch), &mut packs, settings, &mut summary, &mut pages, out)?;
            }
            Ok(())
        };
        for file in &args.files {
            records(file, args.passphrase_file.as_deref(), &mut |input| take(Some(input), out))?;
        }
        take(None, out)?;
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
    summary.end()
}

/// How many records are read before they are checked, side by side; what is told of them stands in
/// memory until they are written in their order.
const BATCH: usize = 128;

/// How a run checks.
#[derive(Clone, Copy)]
struct Settings<'a> {
    as_of: Date,
    lang: Lang,
    format: Format,
    earlier: Option<&'a Before>,
}

/// Why a record cannot be compared.
const NOT_BEFORE: &str = "the file given with `--since` holds nothing of this record";

/// The same of an input that may be sealed.
type Opened = Result<Reading, Failure>;

/// What came of an input.
enum Told {
    /// What is written of it, and how many of its findings must be looked at.
    Bytes(Vec<u8>, usize),
    /// A page, and the same.
    Page(Box<sheet::Sheet>, usize),
    /// Why it was not checked.
    Faults(Exit, Vec<String>),
}

/// Checks a batch on all cores and writes what came of it in the order it came in: the same bytes
/// as on one core.
fn judge(
    batch: Vec<Input>,
    packs: &mut Packs,
    settings: Settings<'_>,
    summary: &mut Summary,
    pages: &mut Vec<sheet::Sheet>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let read: Vec<(String, usize, Opened)> = batch
        .into_par_iter()
        .map(|input| {
            let reading = match input.what {
                What::Line(text) => {
                    Ok(load::record_from_json_line(&input.file, &text, input.line).map(Box::new))
                }
                What::Read(reading) => Ok(reading),
                What::Unopened(failure) => Err(failure),
            };
            (input.file, input.line, reading)
        })
        .collect();
    // Packs are loaded once, one after the other.
    for (.., reading) in &read {
        if let Ok(Ok(record)) = reading {
            packs.load(record.pack.as_deref());
        }
    }
    let packs: &Packs = packs;
    // What is read together is looked at together: a record may name another.
    let others: Vec<&Record> = read
        .iter()
        .filter_map(|(.., reading)| Some(reading.as_ref().ok()?.as_ref().ok()?.as_ref()))
        .collect();
    let told: Vec<Told> = read
        .par_iter()
        .map(|(file, line, reading)| match reading {
            Err(failure) => Ok(Told::Faults(failure.exit, vec![failure.message.clone()])),
            Ok(Err(faults)) => {
                Ok(Told::Faults(Exit::Unreadable, faults.iter().map(ToString::to_string).collect()))
            }
            Ok(Ok(record)) => tell_record(record, Origin { file, line: *line }, packs, settings, &others),
        })
        .collect::<Result<_, Failure>>()?;
    for it in told {
        match it {
            Told::Bytes(bytes, must) => {
                summary.count(must);
                out.write_all(&bytes)?;
            }
            Told::Page(page, must) => {
                summary.count(must);
                pages.push(*page);
            }
            Told::Faults(exit, lines) => {
                for line in &lines {
                    tell(line);
                }
                summary.faults += 1;
                summary.exit = summary.exit.graver(exit);
            }
        }
    }
    Ok(())
}

/// Checks one record and puts it in the form that was asked for.
fn tell_record(
    record: &Record,
    origin: Origin<'_>,
    packs: &Packs,
    settings: Settings<'_>,
    others: &[&Record],
) -> Result<Told, Failure> {
    let protocol = match packs.get(record.pack.as_deref()) {
        Ok(protocol) => protocol,
        Err(failure) => {
            let line = format!("{}:{}: {}", origin.file, origin.line, failure.message);
            return Ok(Told::Faults(failure.exit, vec![line]));
        }
    };
    let Settings { as_of, lang, .. } = settings;
    let mut checked = checked(&Case::new(protocol, record, as_of), origin, lang);
    checked.linked = linked(record, others, as_of, lang);
    if let Some(before) = settings.earlier {
        let Some(earlier) = before.of(record, protocol, as_of, lang) else {
            let line = format!("{}:{}: {NOT_BEFORE}", origin.file, origin.line);
            return Ok(Told::Faults(Exit::Unreadable, vec![line]));
        };
        checked.since = Some(since(&earlier, &checked, lang));
    }
    let must = checked.findings.iter().filter(|finding| finding.severity == Severity::Must).count();
    let mut bytes = Vec::new();
    match settings.format {
        Format::Json => {
            serde_json::to_writer(&mut bytes, &checked).map_err(std::io::Error::from)?;
            bytes.push(b'\n');
        }
        Format::Text => sheet::text(&sheet::of_check(&checked, settings.lang), settings.lang, &mut bytes)?,
        Format::Html | Format::Pdf => {
            return Ok(Told::Page(Box::new(sheet::of_check(&checked, settings.lang)), must));
        }
    }
    Ok(Told::Bytes(bytes, must))
}

/// What a run came to.
struct Summary {
    exit: Exit,
    must: usize,
    records: usize,
    faults: usize,
}

impl Summary {
    /// Counts a record that was checked.
    fn count(&mut self, must: usize) {
        self.records += 1;
        self.must += must;
        if must > 0 {
            self.exit = self.exit.graver(Exit::Found);
        }
    }

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

#[allow(clippy::print_stderr, reason = "faults go to stderr")]
fn tell(line: &str) {
    eprintln!("{line}");
}
