//! `graph`: the decision graph as dot, mermaid or SVG, with a record's path laid over it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs, day, today};
use crate::check::{Case, check};
use crate::load;
use crate::record::Date;
use crate::sheet;

/// The arguments of `graph`.
#[derive(Debug, Args)]
pub struct GraphArgs {
    /// In which form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// A record whose path is laid over it
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// The day the record is looked at [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    #[command(flatten)]
    pack: PackArgs,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Dot,
    Mermaid,
    Svg,
}

pub(super) fn run(args: &GraphArgs) -> Result<Exit, Failure> {
    let mut packs = Packs::new(args.pack.pack.as_deref())?;
    let record = args.record.as_deref().map(load::read_record).transpose().map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::new(Exit::Unreadable, lines.join("\n"))
    })?;
    let protocol = packs.loaded(record.as_ref().and_then(|record| record.pack.as_deref()))?;
    let mut path: Vec<String> = Vec::new();
    if let Some(record) = &record {
        let case = Case::new(protocol, record, args.as_of.unwrap_or_else(today));
        path = check(&case).path.iter().map(|node| node.id.clone()).collect();
    }
    let lang = args.out.lang.into();
    let drawn = match args.format {
        Format::Dot => sheet::graph_dot(&protocol.graph, &path, lang),
        Format::Mermaid => sheet::graph_mermaid(&protocol.graph, &path, lang),
        Format::Svg => sheet::graph_svg(&protocol.graph, &path, lang),
    };
    output::to(args.out.out.as_deref(), |out| {
        out.write_all(drawn.as_bytes())?;
        Ok(Exit::Clean)
    })
}
