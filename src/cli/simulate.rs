//! `simulate`: scenarios played many times by simulated trainees; one line of JSON a scenario.

use clap::Args;
use rayon::prelude::*;

use super::output::{self, Exit, Failure};
use super::packs::load_pack;
use super::play;
use super::{OutArgs, PackArgs};
use crate::load::{self, DEFAULT_PACK, Folder};
use crate::train::{Simulated, Trainee, World, simulate};

/// The arguments of `simulate`.
#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// Scenarios, by id or path [default: all there are]
    #[arg(value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// How often each is played
    #[arg(long, default_value_t = 200)]
    runs: usize,
    /// The first seed; the same number plays the same cases
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only this trainee: `by_the_book`, `skips_the_talk`, `reasons_away`, `waits`,
    /// `panics_and_reports`, `forgets_to_record`, `random`, `curious`, `skill_0` to `skill_100`
    #[arg(long, value_name = "NAME")]
    trainee: Option<String>,
    #[command(flatten)]
    pack: PackArgs,
    #[command(flatten)]
    out: OutArgs,
}

pub(super) fn run(args: &SimulateArgs) -> Result<Exit, Failure> {
    let only = args.trainee.as_deref().map(trainee).transpose()?;
    let folder = args.pack.pack.clone().map_or_else(|| Folder::Bundled(DEFAULT_PACK.to_owned()), Folder::At);
    let protocol = load_pack(&folder)?;
    let named = if args.scenarios.is_empty() { load::bundled_scenario_ids() } else { args.scenarios.clone() };
    let worlds: Vec<World> =
        named.iter().map(|named| play::find(named, &protocol)).collect::<Result<_, _>>()?;
    // In the order they were named, whichever is done first.
    let all: Vec<Simulated> =
        worlds.par_iter().map(|world| simulate(world, &protocol, args.runs, args.seed, only)).collect();
    let failed: Vec<&str> = (all.iter())
        .flat_map(|it| &it.properties)
        .filter(|it| !it.failures.is_empty())
        .map(|it| it.name)
        .collect();
    let exit = output::to(args.out.out.as_deref(), |out| {
        for simulated in &all {
            serde_json::to_writer(&mut *out, simulated).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Ok(if failed.is_empty() { Exit::Clean } else { Exit::Found })
    })?;
    if exit == Exit::Found {
        return Err(Failure::new(exit, format!("what must hold does not: {}", failed.join(", "))));
    }
    Ok(exit)
}

fn trainee(name: &str) -> Result<Trainee, Failure> {
    Trainee::of_name(name).ok_or_else(|| {
        let known: Vec<String> = Trainee::NAMED.iter().map(|it| it.name()).collect();
        let message = format!(
            "there is no trainee `{name}`; there are {} and `skill_0` to `skill_100`",
            known.join(", ")
        );
        Failure::new(Exit::Usage, message)
    })
}
