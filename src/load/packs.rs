//! Reads rule packs: files to a draft, with every fault on the way.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::fault;
use super::files::{Folder, Source, bundled, ron_options};
use crate::diagnostic::Diagnostic;
use crate::protocol::{Draft, GraphFile, PackDraft, PackFile, Placed, Rule, Statement, WeighingFile};

/// The pack records are checked with when they name none.
pub const DEFAULT_PACK: &str = "luc-stevens";

/// A pack as it was read, its base first, and the faults so far.
pub struct Read {
    /// What was read; `None` where there is no pack at all.
    pub draft: Option<Draft>,
    /// What is wrong with the files.
    pub faults: Vec<Diagnostic>,
}

/// The ids of the packs in the binary.
#[must_use]
pub fn bundled_ids() -> Vec<String> {
    bundled()
}

/// Reads a pack and the base it is laid over.
#[must_use]
pub fn read_pack(folder: &Folder) -> Read {
    let mut faults = Vec::new();
    let mut packs: Vec<PackDraft> = Vec::new();
    let mut next = Some(folder.clone());
    while let Some(folder) = next.take() {
        let Some(pack) = read_one(&folder, &mut faults) else { break };
        if packs.iter().any(|other| other.pack.value.id == pack.pack.value.id) {
            let message = format!("pack `{}` is its own base", pack.pack.value.id);
            faults.push(Diagnostic::error("base-cycle", &pack.pack.file, message));
            break;
        }
        if let Some(base) = &pack.pack.value.base {
            next = base_of(&folder, base);
            if next.is_none() {
                let fault = Diagnostic::error(
                    "no-such-base",
                    &pack.pack.file,
                    format!("there is no pack `{base}` to lay this one over"),
                );
                faults.push(
                    fault
                        .at(pack.place_of(&pack.pack.file, base))
                        .help("it must stand beside this pack, or be one of the program's own"),
                );
            }
        }
        packs.push(pack);
    }
    let mut packs = packs.into_iter();
    let draft = packs.next().map(|top| Draft { top, below: packs.collect() });
    Read { draft, faults }
}

/// A base stands beside its pack, or is bundled.
fn base_of(folder: &Folder, base: &str) -> Option<Folder> {
    let plain = !base.contains(['/', '\\', '.']);
    if let (Folder::At(path), true) = (folder, plain) {
        let parent = std::fs::canonicalize(path).ok().and_then(|path| path.parent().map(Path::to_owned));
        let beside =
            parent.map(|parent| parent.join(base)).filter(|beside| beside.join("pack.ron").is_file());
        if let Some(beside) = beside {
            // The shorter, given spelling reads better in messages.
            let given =
                path.parent().map(|parent| parent.join(base)).filter(|it| it.join("pack.ron").is_file());
            return Some(Folder::At(given.unwrap_or(beside)));
        }
    }
    bundled().iter().any(|id| id == base).then(|| Folder::Bundled(base.to_owned()))
}

fn read_one(folder: &Folder, faults: &mut Vec<Diagnostic>) -> Option<PackDraft> {
    let (sources, more) = folder.read();
    faults.extend(more);
    let Some(about) = sources.iter().find(|source| source.inside == "pack.ron") else {
        let name = match folder {
            Folder::At(path) => path.display().to_string(),
            Folder::Bundled(id) => id.clone(),
        };
        faults.push(Diagnostic::error(
            "no-pack",
            &name,
            "there is no `pack.ron` here, so this is no rule pack",
        ));
        return None;
    };
    let pack: PackFile = parse(about, faults)?;
    let mut draft = PackDraft {
        pack: Placed { file: about.name.clone(), value: pack },
        graph: None,
        weighing: None,
        statements: None,
        rules: Vec::new(),
        texts: sources.iter().map(|source| (source.name.clone(), source.text.clone())).collect(),
    };
    for source in &sources {
        let file = source.name.clone();
        match source.inside.as_str() {
            "pack.ron" => {}
            "graph.ron" => {
                draft.graph = parse::<GraphFile>(source, faults).map(|value| Placed { file, value });
            }
            "weighing.ron" => {
                draft.weighing = parse::<WeighingFile>(source, faults).map(|value| Placed { file, value });
            }
            "statements.ron" => {
                draft.statements =
                    parse::<Vec<Statement>>(source, faults).map(|value| Placed { file, value });
            }
            inside if inside.starts_with("tests/") => {}
            inside if inside.contains('/') => {
                draft.rules.extend(parse::<Rule>(source, faults).map(|value| Placed { file, value }));
            }
            inside => {
                let message = format!("`{inside}` is no file of a pack");
                faults.push(
                    Diagnostic::warning("stray-file", &source.name, message)
                        .help("rules stand in a folder named by their theme"),
                );
            }
        }
    }
    Some(draft)
}

fn parse<T: DeserializeOwned>(source: &Source, faults: &mut Vec<Diagnostic>) -> Option<T> {
    match ron_options().from_str(&source.text) {
        Ok(value) => Some(value),
        Err(error) => {
            faults.push(fault::of_ron(&source.name, &error));
            None
        }
    }
}
