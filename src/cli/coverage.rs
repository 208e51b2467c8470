//! `coverage`: what becomes of each statement of the protocol.

use clap::Args;

use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::play;
use super::{OutArgs, PackArgs};
use crate::load;
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
    let ids = load::bundled_scenario_ids();
    let worlds: Vec<_> = ids.iter().map(|id| play::find(id, protocol)).collect::<Result<_, _>>()?;
    output::to(args.out.out.as_deref(), |out| {
        let rows = coverage(protocol, &worlds, args.out.lang.into());
        serde_json::to_writer_pretty(&mut *out, &rows).map_err(std::io::Error::from)?;
        writeln!(out)?;
        Ok(Exit::Clean)
    })
}
