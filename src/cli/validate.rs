//! `validate`: the faults of packs and scenarios, with their places, and the cases of the rules.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::output::{self, Exit, Failure};
use super::packs::{examine, load_pack};
use super::{LangArg, OutArgs};
use crate::diagnostic::{Diagnostic, Gravity};
use crate::load::{self, DEFAULT_PACK, Folder, ReadScenario};
use crate::protocol::Protocol;
use crate::validate::{self, run_cases, run_decision, run_rules};

/// The arguments of `validate`.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Packs, scenarios, or folders of them [default: rules and scenarios here, else the bundled ones]
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

#[derive(Default, Serialize)]
struct Validated {
    packs: Vec<String>,
    rules: usize,
    cases: usize,
    decisions: usize,
    scenarios: Vec<String>,
    faults: Vec<Diagnostic>,
}

/// What a run looks at.
#[derive(Default)]
struct Meant {
    packs: Vec<Folder>,
    scenarios: Vec<ReadScenario>,
}

pub(super) fn run(args: &ValidateArgs) -> Result<Exit, Failure> {
    let mut done = Validated::default();
    let meant = meant(&args.dirs)?;
    let mut school = None;
    for folder in &meant.packs {
        let (draft, protocol, faults) = examine(folder);
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
            let (tried, gaps) = run_decision(&draft, &protocol);
            done.decisions += tried;
            done.faults.extend(gaps);
            done.faults.extend(run_rules(&draft, &protocol));
            school = Some(protocol).filter(|it| it.pack.id == DEFAULT_PACK).or(school);
        }
    }
    scenarios(meant.scenarios, school, &mut done)?;
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
                writeln!(out, "{}", summary(&done, errors, args.out.lang))?;
            }
        }
        Ok(if errors == 0 { Exit::Clean } else { Exit::Found })
    })?;
    if exit == Exit::Found {
        return Err(Failure::new(exit, format!("{errors} fault(s) in packs or scenarios must be mended")));
    }
    Ok(exit)
}

/// Judges scenarios by the school's pack: the one of this run, else the bundled one.
fn scenarios(read: Vec<ReadScenario>, school: Option<Protocol>, done: &mut Validated) -> Result<(), Failure> {
    if read.is_empty() {
        return Ok(());
    }
    let protocol = match school {
        Some(protocol) => protocol,
        None => load_pack(&Folder::Bundled(DEFAULT_PACK.to_owned()))?,
    };
    for read in read {
        done.faults.extend(read.faults);
        let Some(draft) = read.draft else { continue };
        match validate::scenario(&draft, &read.text, &protocol) {
            Ok((_, warnings)) => done.faults.extend(warnings),
            Err(faults) => done.faults.extend(faults),
        }
        done.scenarios.push(draft.value.id);
    }
    Ok(())
}

fn summary(done: &Validated, errors: usize, lang: LangArg) -> String {
    let (rules, cases, scenarios) = (done.rules, done.cases, done.scenarios.len());
    let mut looked_at = done.packs.clone();
    looked_at.extend(done.scenarios.iter().cloned());
    let looked_at = looked_at.join(", ");
    match lang {
        LangArg::Nl => format!(
            "{looked_at}: {rules} regels, {cases} voorbeelden, {scenarios} scenario('s), {errors} fout(en)"
        ),
        LangArg::En => {
            format!("{looked_at}: {rules} rules, {cases} cases, {scenarios} scenario(s), {errors} fault(s)")
        }
    }
}

/// The packs and scenarios meant: each folder one of them, or a folder of them.
fn meant(dirs: &[PathBuf]) -> Result<Meant, Failure> {
    let is_pack = |dir: &PathBuf| dir.join("pack.ron").is_file();
    let is_scenario = |dir: &PathBuf| dir.join("scenario.ron").is_file();
    let given = !dirs.is_empty();
    let here = ["rules", "scenarios"].map(PathBuf::from).to_vec();
    let mut meant = Meant::default();
    for dir in if given { dirs.to_vec() } else { here } {
        let mut open = vec![dir.clone()];
        if !is_pack(&dir) && !is_scenario(&dir) {
            let Ok(below) = std::fs::read_dir(&dir) else {
                if given {
                    let message = format!("{}: this folder cannot be read", dir.display());
                    return Err(Failure::new(Exit::Unreadable, message));
                }
                continue;
            };
            let found = |path: &PathBuf| is_pack(path) || is_scenario(path);
            open = below.flatten().map(|entry| entry.path()).filter(found).collect();
            open.sort();
            if open.is_empty() && given {
                // Examining it says that there is no pack.
                open.push(dir);
            }
        }
        for dir in open {
            if is_scenario(&dir) {
                meant.scenarios.push(load::read_scenario(&dir));
            } else {
                meant.packs.push(Folder::At(dir));
            }
        }
    }
    if meant.packs.is_empty() && meant.scenarios.is_empty() {
        meant.packs.extend(load::bundled_ids().into_iter().map(Folder::Bundled));
        let ids = load::bundled_scenario_ids();
        meant.scenarios.extend(ids.iter().filter_map(|id| load::read_bundled_scenario(id)));
    }
    Ok(meant)
}
