//! `agreement`: how much several raters agree on the same items.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::OutArgs;
use super::output::{self, Exit, Failure};
use crate::calibrate::{self, Agreement, Scale};
use crate::load;
use crate::sheet;
use crate::text::agreement_note;

/// The arguments of `agreement`.
#[derive(Debug, Args)]
pub struct AgreementArgs {
    /// A table with the columns `item`, `rater` and `rating`; `-` is stdin
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// Whether answers have an order; with one they are numbers
    #[arg(long, value_enum, default_value_t)]
    scale: ScaleArg,
    /// The seed of the draws behind the intervals
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// As JSON or as text for people
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ScaleArg {
    #[default]
    Nominal,
    Ordinal,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Json,
    Text,
}

/// The measures with their notes in words.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    agreement: &'a Agreement,
    seed: u64,
    notes: Vec<String>,
}

pub(super) fn run(args: &AgreementArgs) -> Result<Exit, Failure> {
    let scale = match args.scale {
        ScaleArg::Nominal => Scale::Nominal,
        ScaleArg::Ordinal => Scale::Ordinal,
    };
    let table = load::read_ratings(&args.file, scale).map_err(|faults| {
        let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::new(Exit::Unreadable, sentences.join("\n"))
    })?;
    let agreement = &calibrate::agreement(&table, args.seed);
    let lang = args.out.lang.into();
    output::to(args.out.out.as_deref(), |out| {
        match args.format {
            Format::Json => {
                let notes = agreement.notes.iter().map(|note| agreement_note(note, lang)).collect();
                let told = Told { agreement, seed: args.seed, notes };
                serde_json::to_writer_pretty(&mut *out, &told).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
            Format::Text => sheet::agreement(agreement, lang, out)?,
        }
        Ok(Exit::Clean)
    })
}
