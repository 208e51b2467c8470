//! `schema`: the JSON Schema of what goes in and what comes out.

use clap::{Args, ValueEnum};
use schemars::{Schema, schema_for};

use super::OutArgs;
use super::output::{self, Exit, Failure};
use crate::explain::Checked;
use crate::protocol::{GraphFile, PackFile, Rule, Statement, WeighingFile};
use crate::record::Record;
use crate::train::Scenario;

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    of: Of,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    Record,
    Findings,
    Scenario,
    Pack,
}

/// The files of a pack, so that one schema holds them all.
#[derive(schemars::JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
#[allow(clippy::struct_field_names, reason = "the names of the files")]
struct Pack {
    /// `pack.ron`
    pack: PackFile,
    /// `graph.ron`
    graph: Option<GraphFile>,
    /// `weighing.ron`
    weighing: Option<WeighingFile>,
    /// `statements.ron`
    statements: Option<Vec<Statement>>,
    /// `<theme>/<id>.ron`, one rule a file
    rules: Vec<Rule>,
}

pub(super) fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    let schema: Schema = match args.of {
        Of::Record => schema_for!(Record),
        Of::Findings => schema_for!(Checked),
        Of::Scenario => schema_for!(Scenario),
        Of::Pack => schema_for!(Pack),
    };
    output::to(args.out.out.as_deref(), |out| {
        serde_json::to_writer_pretty(&mut *out, &schema).map_err(std::io::Error::from)?;
        writeln!(out)?;
        Ok(Exit::Clean)
    })
}
