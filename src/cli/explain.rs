//! `explain`: a rule as sentences, with its source and cases.

use clap::Args;

use super::output::{self, Exit, Failure};
use super::packs::Packs;
use super::{OutArgs, PackArgs};
use crate::diagnostic::suggest;
use crate::sheet;

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The id of a rule
    rule: String,
    #[command(flatten)]
    pack: PackArgs,
    #[command(flatten)]
    out: OutArgs,
}

pub(super) fn run(args: &ExplainArgs) -> Result<Exit, Failure> {
    let mut packs = Packs::new(args.pack.pack.as_deref())?;
    let protocol = packs.loaded(None)?;
    let Some(rule) = protocol.rule(&args.rule) else {
        let ids: Vec<&str> = protocol.rules.iter().map(|rule| rule.id.as_str()).collect();
        let help = suggest(&args.rule, &ids).map_or_else(String::new, |help| format!("; {help}"));
        return Err(Failure::new(Exit::Usage, format!("there is no rule `{}`{help}", args.rule)));
    };
    output::to(args.out.out.as_deref(), |out| {
        sheet::rule(protocol, rule, args.out.lang.into(), out)?;
        Ok(Exit::Clean)
    })
}
