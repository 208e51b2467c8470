//! The command line: one file a command. Results go to stdout, faults to stderr.

mod agreement;
mod before;
mod check;
mod coverage;
mod drift;
mod explain;
mod export;
mod graph;
mod inputs;
mod open;
mod output;
mod packs;
mod passphrase;
mod play;
mod schema;
mod seal;
mod simulate;
mod validate;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::protocol::Lang;
use crate::record::Date;

pub use output::{Exit, Failure};
#[cfg(feature = "window")]
pub(crate) use packs::load_pack;
#[cfg(feature = "window")]
pub(crate) use play::world;

/// Decision support for the meldcode at a school for special education.
///
/// Without a command it opens the window. It supports trained professionals and decides nothing.
#[derive(Debug, Parser)]
#[command(name = "nietpluis", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check case records against the protocol
    Check(check::CheckArgs),
    /// Check rule packs and scenarios for faults and run the rules' cases
    Validate(validate::ValidateArgs),
    /// Play a scenario, in the terminal or from a file of answers
    Play(play::PlayArgs),
    /// Play scenarios many times with simulated trainees, and tell what must hold
    Simulate(simulate::SimulateArgs),
    /// Explain a rule: what it asks, its source and its cases
    Explain(explain::ExplainArgs),
    /// Measure how much several raters agree on the same items
    Agreement(agreement::AgreementArgs),
    /// Tell whether a team's norm has moved, by its rounds of vignettes and its own cases
    Drift(drift::DriftArgs),
    /// List what becomes of each statement of the protocol
    Coverage(coverage::CoverageArgs),
    /// Draw the decision graph, with a record's path on it
    Graph(graph::GraphArgs),
    /// Print the JSON Schema of a file format
    Schema(schema::SchemaArgs),
    /// Seal a record into an encrypted file, with a passphrase
    Seal(seal::SealArgs),
    /// Open an encrypted file into a record that can be read
    Open(open::OpenArgs),
    /// Write records for other systems: a calendar, a table, an event log, statements on practice
    Export(export::ExportArgs),
}

/// The language of texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Dutch
    #[default]
    Nl,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Nl => Self::Nl,
            LangArg::En => Self::En,
        }
    }
}

/// Where results go and in which language.
#[derive(Debug, Args)]
pub struct OutArgs {
    /// Write the result to this file instead of stdout
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The language of texts
    #[arg(long, value_enum, default_value_t)]
    pub lang: LangArg,
}

/// Which pack is used.
#[derive(Debug, Args)]
pub struct PackArgs {
    /// A folder with a rule pack, instead of the bundled one
    #[arg(long, value_name = "DIR")]
    pub pack: Option<PathBuf>,
}

/// Reads a day given on the command line.
fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("`{text}` is not a day like `2026-04-01`"))
}

/// Now, by this machine's clock and zone.
#[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn now() -> jiff::ZonedDateTime {
    jiff::ZonedDateTime::now()
}

/// Today, by the same.
pub(crate) fn today() -> Date {
    Date::from(now().date())
}

/// Runs a command.
///
/// # Errors
/// A failure with its exit code and one sentence for stderr.
pub fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Check(args) => check::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Play(args) => play::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Agreement(args) => agreement::run(&args),
        Command::Drift(args) => drift::run(&args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Seal(args) => seal::run(&args),
        Command::Open(args) => open::run(&args),
        Command::Export(args) => export::run(&args),
    }
}
