//! `export`: records for other systems.
//!
//! What somebody typed is left out unless it is asked for, since a name may be in it; a calendar never
//! holds any of it. Statements for a learning record store are made of practice alone.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::inputs::{Input, Reading, What, records};
use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs, day, today};
use crate::check::{Case, reminders};
use crate::explain::{Origin, checked};
use crate::load::{self, SavedPlay};
use crate::protocol::Lang;
use crate::record::{Date, Record, Sorted};
use crate::sheet::{self, FreeText, Log, Played, Table};

/// The arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(subcommand)]
    to: To,
}

#[derive(Debug, Subcommand)]
enum To {
    /// Reminders as a calendar file, without names: the term of a referral, agreements, follow-up
    Ics(IcsArgs),
    /// A table: one row an event, or one row a finding
    Csv(CsvArgs),
    /// An event log for process mining (IEEE XES)
    Xes(XesArgs),
    /// Practice as xAPI statements for a learning record store; nothing is sent
    Xapi(XapiArgs),
}

/// What every export takes.
#[derive(Debug, Args)]
struct Common {
    /// Records: `.json`, `.ron`, sealed, many in one `.jsonl`; `-` is stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    pack: PackArgs,
    /// A file with the passphrase of sealed cases; its first line counts
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    out: OutArgs,
}

/// What may hold what somebody typed.
#[derive(Debug, Args)]
struct WordsArgs {
    /// With what people typed; look first whether there are names in it
    #[arg(long)]
    with_text: bool,
}

#[derive(Debug, Args)]
struct IcsArgs {
    #[command(flatten)]
    common: Common,
    /// The day from which reminders lie ahead [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// Also days that have passed and are not done
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Args)]
struct CsvArgs {
    #[command(flatten)]
    common: Common,
    /// Of what
    #[arg(long, value_enum, default_value_t)]
    what: Rows,
    /// The day findings are made for [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    #[command(flatten)]
    words: WordsArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Rows {
    /// One row an event
    #[default]
    Events,
    /// One row a finding of the check
    Findings,
}

#[derive(Debug, Args)]
struct XesArgs {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    words: WordsArgs,
}

#[derive(Debug, Args)]
struct XapiArgs {
    #[command(flatten)]
    common: Common,
    /// What the player is called in the statements: a number or a name of your own, never a real one
    #[arg(long, value_name = "NAME", default_value = "speler")]
    actor: String,
    /// The day the check is made for [default: that of a play's debrief, else today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    #[command(flatten)]
    words: WordsArgs,
}

impl WordsArgs {
    const fn kept(&self) -> FreeText {
        if self.with_text { FreeText::Kept } else { FreeText::LeftOut }
    }
}

pub(super) fn run(args: &ExportArgs) -> Result<Exit, Failure> {
    match &args.to {
        To::Ics(args) => ics(args),
        To::Csv(args) => csv(args),
        To::Xes(args) => xes(args),
        To::Xapi(args) => xapi(args),
    }
}

fn ics(args: &IcsArgs) -> Result<Exit, Failure> {
    let mut packs = Packs::new(args.common.pack.pack.as_deref())?;
    let (as_of, lang) = (args.as_of.unwrap_or_else(today), args.common.out.lang.into());
    exported(&args.common, |out, told| {
        let mut cases: Vec<Record> = Vec::new();
        each(&args.common, told, &mut |_, record, _| {
            if let Err(failure) = packs.loaded(record.pack.as_deref()) {
                return Ok(Some(failure));
            }
            cases.push(record);
            Ok(None)
        })?;
        let mut ahead = Vec::new();
        for record in &cases {
            let mut days = reminders(packs.loaded(record.pack.as_deref())?, record, as_of);
            days.retain(|reminder| args.all || reminder.on >= as_of);
            ahead.push((record, days));
        }
        Ok(out.write_all(sheet::ics(&ahead, as_of, lang).as_bytes())?)
    })
}

fn csv(args: &CsvArgs) -> Result<Exit, Failure> {
    if args.what == Rows::Findings && args.words.with_text {
        let message = "findings hold nothing that somebody typed; leave `--with-text` out";
        return Err(Failure::new(Exit::Usage, message));
    }
    let mut packs = Packs::new(args.common.pack.pack.as_deref())?;
    let (as_of, lang) = (args.as_of.unwrap_or_else(today), args.common.out.lang.into());
    exported(&args.common, |out, told| {
        let mut table = match args.what {
            Rows::Events => Table::of_events(out, args.words.kept())?,
            Rows::Findings => Table::of_findings(out)?,
        };
        each(&args.common, told, &mut |origin, record, _| {
            match args.what {
                Rows::Events => table.events(&record)?,
                Rows::Findings => match packs.loaded(record.pack.as_deref()) {
                    Err(failure) => return Ok(Some(failure)),
                    Ok(protocol) => {
                        table.findings(&checked(&Case::new(protocol, &record, as_of), origin, lang))?;
                    }
                },
            }
            Ok(None)
        })?;
        Ok(table.end()?)
    })
}

fn xes(args: &XesArgs) -> Result<Exit, Failure> {
    exported(&args.common, |out, told| {
        let mut log = Log::begin(out, args.words.kept())?;
        each(&args.common, told, &mut |_, record, _| {
            log.record(&record)?;
            Ok(None)
        })?;
        Ok(log.end()?)
    })
}

fn xapi(args: &XapiArgs) -> Result<Exit, Failure> {
    if args.actor.trim().is_empty() {
        return Err(Failure::new(Exit::Usage, "`--actor` is empty; give a number or a name of your own"));
    }
    let mut packs = Packs::new(args.common.pack.pack.as_deref())?;
    exported(&args.common, |out, told| {
        let mut statements = Vec::new();
        each(&args.common, told, &mut |origin, record, play| {
            let protocol = match packs.loaded(record.pack.as_deref()) {
                Err(failure) => return Ok(Some(failure)),
                Ok(protocol) => protocol,
            };
            let Sorted::Practice(practice) = record.sorted() else {
                let message = "this is a real case, and only practice goes to a learning record store";
                return Ok(Some(Failure::new(Exit::Unreadable, message)));
            };
            let of_play = play.as_ref().map(|it| it.as_of);
            let as_of = args.as_of.or(of_play).unwrap_or_else(today);
            let debrief = checked(&Case::new(protocol, &practice, as_of), origin, Lang::Nl);
            let kept = args.words.kept();
            statements.extend(sheet::xapi(&practice, play.as_ref(), &debrief, args.actor.trim(), kept));
            Ok(None)
        })?;
        serde_json::to_writer_pretty(&mut *out, &statements).map_err(std::io::Error::from)?;
        Ok(writeln!(out)?)
    })
}

/// What became of the inputs.
#[derive(Default)]
struct Told {
    exit: Option<Exit>,
    faults: usize,
    records: usize,
}

impl Told {
    /// A record that could not go along; the rest does.
    fn fault(&mut self, exit: Exit, lines: &[String]) {
        for line in lines {
            tell(line);
        }
        self.faults += 1;
        self.exit = Some(self.exit.map_or(exit, |it| it.graver(exit)));
    }
}

/// Writes an export, and says at the end how many inputs could not go along.
fn exported(
    common: &Common,
    write: impl FnOnce(&mut dyn Write, &mut Told) -> Result<(), Failure>,
) -> Result<Exit, Failure> {
    if let Some(out) = &common.out.out {
        never_over_an_input(&common.files, out)?;
    }
    let mut told = Told::default();
    output::to(common.out.out.as_deref(), |out| {
        write(out, &mut told)?;
        Ok(Exit::Clean)
    })?;
    match told.exit {
        None => Ok(Exit::Clean),
        Some(exit) => {
            let (faults, records) = (told.faults, told.records);
            let message = format!("{faults} input(s) could not be exported, {records} record(s) were");
            Err(Failure::new(exit, message))
        }
    }
}

/// The result must not take the place of a record.
fn never_over_an_input(files: &[PathBuf], out: &Path) -> Result<(), Failure> {
    let Ok(there) = std::fs::canonicalize(out) else { return Ok(()) };
    match files.iter().find(|file| std::fs::canonicalize(file).is_ok_and(|it| it == there)) {
        None => Ok(()),
        Some(file) => {
            let message = format!(
                "{}: the result would replace this record; give `--out` another name",
                file.display()
            );
            Err(Failure::new(Exit::Usage, message))
        }
    }
}

/// What is done with a record that was read; the play it comes from stands beside it. Answers why this
/// record could not go along, if so; an error ends it all.
type Take<'a> = dyn FnMut(Origin<'_>, Record, Option<Played>) -> Result<Option<Failure>, Failure> + 'a;

/// Hands over each record of the files. One that cannot be read, or that `take` will not have, is told
/// and the rest goes on.
fn each(common: &Common, told: &mut Told, take: &mut Take<'_>) -> Result<(), Failure> {
    for file in &common.files {
        // What `play` wrote holds a record among other things.
        if file != Path::new("-")
            && file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
            && let Ok(Some(play)) = load::read_play(file)
        {
            let name = file.display().to_string();
            hand_over(&name, 1, of_play(play), told, take)?;
            continue;
        }
        records(file, common.passphrase_file.as_deref(), &mut |input: Input| {
            let (name, line) = (input.file, input.line);
            let read = match input.what {
                What::Line(text) => match load::play_from_json(&name, &text, line) {
                    Some(play) => of_play(play),
                    None => (load::record_from_json_line(&name, &text, line).map(Box::new), None),
                },
                What::Read(reading) => (reading, None),
                What::Unopened(failure) => {
                    told.fault(failure.exit, &[failure.message]);
                    return Ok(());
                }
            };
            hand_over(&name, line, read, told, take)
        })?;
    }
    Ok(())
}

fn of_play(play: SavedPlay) -> (Reading, Option<Played>) {
    let SavedPlay { scenario, seed, path, as_of, record } = play;
    let played = Played { scenario, seed, as_of, path };
    (record.map(Box::new), Some(played))
}

fn hand_over(
    file: &str,
    line: usize,
    (reading, play): (Reading, Option<Played>),
    told: &mut Told,
    take: &mut Take<'_>,
) -> Result<(), Failure> {
    match reading {
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            told.fault(Exit::Unreadable, &lines);
        }
        Ok(record) => match take(Origin { file, line }, *record, play)? {
            None => told.records += 1,
            Some(failure) => told.fault(failure.exit, &[format!("{file}:{line}: {}", failure.message)]),
        },
    }
    Ok(())
}

#[allow(clippy::print_stderr, reason = "faults go to stderr")]
fn tell(line: &str) {
    eprintln!("{line}");
}
