//! `coverage`: what becomes of each statement of the protocol.

use clap::Args;

use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs};
use crate::validate::coverage;

/// The arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    #[command(flatten)]
    pack: PackArgs,
    #[command(flatten)]
    out: OutArgs,
}

pub(super) fn run(args: &CoverageArgs) -> Result<Exit, Failure> {
    let mut packs = Packs::new(args.pack.pack.as_deref())?;
    let protocol = packs.loaded(None)?;
    output::to(args.out.out.as_deref(), |out| {
        let rows = coverage(protocol, args.out.lang.into());
        serde_json::to_writer_pretty(&mut *out, &rows).map_err(std::io::Error::from)?;
        writeln!(out)?;
        Ok(Exit::Clean)
    })
}
