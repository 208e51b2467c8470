//! `drift`: has the norm of a team moved, by its rounds of vignettes and by its own cases?

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::inputs::{What, records};
use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs, day, today};
use crate::calibrate::{CaseFacts, Practised, TeamNorm, practised, team_norm};
use crate::check::{Case, verdicts};
use crate::load;
use crate::protocol::{Kind, Lang};
use crate::record::{Date, Nature, Record};
use crate::sheet;
use crate::text::{drift_left_out, practice_rests, practised_left_out, team_note};

/// The arguments of `drift`.
#[derive(Debug, Args)]
pub struct DriftArgs {
    /// A folder with `ratings.csv` and `key.csv`, or with `records/`, or with both
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The day up to which is looked [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// The seed of the draws behind the intervals
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A file whose first line is the passphrase of sealed cases
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// As text for people or as JSON
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    pack: PackArgs,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

/// What is known of a team.
#[derive(Serialize)]
struct Told {
    format: u32,
    as_of: Date,
    seed: u64,
    /// How many answers lie after the day.
    left_out: usize,
    team: Option<TeamNorm>,
    practice: Option<Practised>,
    notes: Vec<String>,
}

pub(super) fn run(args: &DriftArgs) -> Result<Exit, Failure> {
    let as_of = args.as_of.unwrap_or_else(today);
    let lang: Lang = args.out.lang.into();
    let unreadable = |message: String| Failure::new(Exit::Unreadable, message);
    let name = args.dir.display();
    if !args.dir.is_dir() {
        return Err(unreadable(format!("{name}: there is no such folder")));
    }
    let rounds = load::read_rounds(&args.dir, as_of).map_err(|faults| {
        let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
        unreadable(sentences.join("\n"))
    })?;
    let (team, left_out) = match rounds {
        Some((judgements, left_out)) => (Some(team_norm(&judgements, args.seed)), left_out),
        None => (None, 0),
    };
    let folder = args.dir.join("records");
    let cases = if folder.is_dir() { Some(Cases::read(&folder, args, as_of)?) } else { None };
    if team.is_none() && cases.is_none() {
        return Err(unreadable(format!(
            "{name}: there is neither a `ratings.csv` nor a folder `records` here"
        )));
    }
    let mut also: Vec<String> = drift_left_out(left_out, lang).into_iter().collect();
    let mut faults = Vec::new();
    let practice = cases.map(|cases| {
        also.extend(practised_left_out(cases.left_out, lang));
        faults = cases.faults;
        practised(cases.facts, args.seed)
    });
    let exit = output::to(args.out.out.as_deref(), |out| {
        match args.format {
            Format::Text => sheet::drift(team.as_ref(), practice.as_ref(), &also, lang, out)?,
            Format::Json => {
                let notes = team.iter().flat_map(|team| &team.notes).map(|note| team_note(note, lang));
                let rests = practice.iter().map(|practised| practice_rests(practised.cases, lang));
                let notes = notes.chain(rests).chain(also).collect();
                let told = Told { format: 1, as_of, seed: args.seed, left_out, team, practice, notes };
                serde_json::to_writer_pretty(&mut *out, &told).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
        }
        Ok(Exit::Clean)
    })?;
    let gravest = faults.iter().fold(exit, |exit, fault: &Failure| exit.graver(fault.exit));
    if gravest == Exit::Clean {
        return Ok(exit);
    }
    let sentences: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    Err(Failure::new(gravest, sentences.join("\n")))
}

/// The cases of a folder.
#[derive(Default)]
struct Cases {
    facts: Vec<CaseFacts>,
    /// How many practised cases stand beside real ones.
    left_out: usize,
    faults: Vec<Failure>,
}

impl Cases {
    /// Reads the cases of a folder: the real ones where there are any, else the practised.
    fn read(folder: &Path, args: &DriftArgs, as_of: Date) -> Result<Self, Failure> {
        let mut packs = Packs::new(args.pack.pack.as_deref())?;
        let mut cases = Self::default();
        let (mut real, mut practice) = (Vec::new(), Vec::new());
        for path in paths(folder)? {
            records(&path, args.passphrase_file.as_deref(), &mut |input| {
                let reading = match input.what {
                    What::Line(text) => {
                        load::record_from_json_line(&input.file, &text, input.line).map(Box::new)
                    }
                    What::Read(reading) => reading,
                    What::Unopened(failure) => {
                        cases.faults.push(failure);
                        return Ok(());
                    }
                };
                match reading {
                    Err(faults) => cases
                        .faults
                        .extend(faults.iter().map(|fault| Failure::new(Exit::Unreadable, fault.to_string()))),
                    Ok(record) => match facts(&record, &mut packs, as_of) {
                        Err(failure) => cases.faults.push(failure),
                        Ok(facts) if record.nature() == Nature::Real => real.extend(facts),
                        Ok(facts) => practice.extend(facts),
                    },
                }
                Ok(())
            })?;
        }
        if real.is_empty() {
            return Ok(Self { facts: practice, ..cases });
        }
        Ok(Self { facts: real, left_out: practice.len(), ..cases })
    }
}

fn facts(record: &Record, packs: &mut Packs, as_of: Date) -> Result<Option<CaseFacts>, Failure> {
    let protocol = packs.loaded(record.pack.as_deref())?;
    let skipped = verdicts(&Case::new(protocol, record, as_of)).iter().any(|it| it.kind == Kind::SkippedStep);
    Ok(CaseFacts::of(record, skipped, as_of))
}

/// The files of records in a folder, in the order of their names.
fn paths(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|_| {
        Failure::new(Exit::Unreadable, format!("{}: this folder cannot be read", folder.display()))
    })?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let hidden =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    paths.retain(|path| path.is_file() && !hidden(path));
    paths.sort();
    Ok(paths)
}
