//! `validate`: the faults of packs, with their places, and the cases of their rules.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::output::{self, Exit, Failure};
use super::packs::examine;
use super::{LangArg, OutArgs};
use crate::diagnostic::{Diagnostic, Gravity};
use crate::load::{self, Folder};
use crate::validate::run_cases;

/// The arguments of `validate`.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Packs, or folders of packs [default: rules here, else the bundled ones]
    #[arg(value_name = "DIR")]
    dirs: Vec<PathBuf>,
    /// As text for people or as JSON
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Serialize)]
struct Validated {
    packs: Vec<String>,
    rules: usize,
    cases: usize,
    faults: Vec<Diagnostic>,
}

pub(super) fn run(args: &ValidateArgs) -> Result<Exit, Failure> {
    let mut done = Validated { packs: Vec::new(), rules: 0, cases: 0, faults: Vec::new() };
    for folder in folders(&args.dirs)? {
        let (draft, protocol, faults) = examine(&folder);
        done.faults.extend(faults);
        if let Some(draft) = &draft {
            done.packs.push(draft.top.pack.value.id.clone());
            done.rules += draft.top.rules.len();
        }
        if let (Some(mut draft), Some(protocol)) = (draft, protocol) {
            // The cases of the base run with the base's own turn.
            draft.below.clear();
            let (ran, wrong) = run_cases(&draft, &protocol);
            done.cases += ran;
            done.faults.extend(wrong);
        }
    }
    done.faults.sort();
    done.faults.dedup();
    let errors = done.faults.iter().filter(|fault| fault.gravity == Gravity::Error).count();
    let exit = output::to(args.out.out.as_deref(), |out| {
        match args.format {
            Format::Json => {
                serde_json::to_writer(&mut *out, &done).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
            Format::Text => {
                for fault in &done.faults {
                    writeln!(out, "{fault}")?;
                }
                let (packs, rules, cases) = (done.packs.join(", "), done.rules, done.cases);
                match args.out.lang {
                    LangArg::Nl => {
                        writeln!(out, "{packs}: {rules} regels, {cases} voorbeelden, {errors} fout(en)")?;
                    }
                    LangArg::En => {
                        writeln!(out, "{packs}: {rules} rules, {cases} cases, {errors} fault(s)")?;
                    }
                }
            }
        }
        Ok(if errors == 0 { Exit::Clean } else { Exit::Found })
    })?;
    if exit == Exit::Found {
        return Err(Failure::new(exit, format!("{errors} fault(s) in the packs must be mended")));
    }
    Ok(exit)
}

/// The packs meant: each folder a pack, or a folder of packs.
fn folders(dirs: &[PathBuf]) -> Result<Vec<Folder>, Failure> {
    let is_pack = |dir: &PathBuf| dir.join("pack.ron").is_file();
    let given = !dirs.is_empty();
    let dirs: Vec<PathBuf> = if given { dirs.to_vec() } else { vec![PathBuf::from("rules")] };
    let mut folders = Vec::new();
    for dir in dirs {
        if is_pack(&dir) {
            folders.push(Folder::At(dir));
            continue;
        }
        let Ok(below) = std::fs::read_dir(&dir) else {
            if given {
                return Err(Failure::new(
                    Exit::Unreadable,
                    format!("{}: this folder cannot be read", dir.display()),
                ));
            }
            continue;
        };
        let mut packs: Vec<PathBuf> = below.flatten().map(|entry| entry.path()).filter(is_pack).collect();
        packs.sort();
        if packs.is_empty() && given {
            // Examining it says that there is no pack.
            packs.push(dir);
        }
        folders.extend(packs.into_iter().map(Folder::At));
    }
    if folders.is_empty() {
        folders.extend(load::bundled_ids().into_iter().map(Folder::Bundled));
    }
    Ok(folders)
}
