//! Where packs come from: a folder, or the copy bundled in the binary.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::fault;
use super::records::read_text;
use crate::diagnostic::Diagnostic;

static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");
/// The scenarios in the binary.
pub(super) static SCENARIOS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// The most a file of a pack may hold, in bytes.
const MAX_FILE: u64 = 2 * 1024 * 1024;
/// No pack has more files than this.
const MOST_FILES: usize = 20_000;

/// A text file of a pack.
#[derive(Debug, Clone)]
pub struct Source {
    /// How the file is called in messages.
    pub name: String,
    /// Its path within the pack, with `/`.
    pub inside: String,
    /// Its text.
    pub text: String,
}

/// A pack's folder.
#[derive(Debug, Clone)]
pub enum Folder {
    /// On this machine.
    At(PathBuf),
    /// In the binary, by the pack's id.
    Bundled(String),
}

/// How all RON here is read: optional fields with or without `Some`.
pub(super) fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// What stands in the RON files of a folder among the bundled scenarios, by file name without its
/// ending, and what could not be read.
pub(super) fn bundled_among_scenarios<T: serde::de::DeserializeOwned>(
    folder: &str,
) -> (Vec<(String, T)>, Vec<Diagnostic>) {
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    let mut files: Vec<_> = SCENARIOS.get_dir(folder).map(|dir| dir.files().collect()).unwrap_or_default();
    files.sort_by_key(|file| file.path());
    for file in files {
        let name = file.path().file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        match ron_options().from_str(file.contents_utf8().unwrap_or_default()) {
            Ok(value) => read.push((name, value)),
            Err(error) => faults.push(fault::of_ron(&format!("scenarios/{}", file.path().display()), &error)),
        }
    }
    (read, faults)
}

/// The ids of the bundled packs.
#[must_use]
pub fn bundled() -> Vec<String> {
    let named = |dir: &Dir<'_>| dir.path().to_str().map(str::to_owned);
    RULES.dirs().filter(|dir| dir.get_file(dir.path().join("pack.ron")).is_some()).filter_map(named).collect()
}

impl Folder {
    /// Every RON file of the pack, sorted by path, and what could not be read.
    #[must_use]
    pub fn read(&self) -> (Vec<Source>, Vec<Diagnostic>) {
        let (mut sources, faults) = match self {
            Self::At(path) => read_folder(path),
            Self::Bundled(id) => {
                let mut sources = Vec::new();
                if let Some(dir) = RULES.get_dir(id) {
                    read_bundled(dir, dir.path(), &mut sources);
                }
                (sources, Vec::new())
            }
        };
        sources.sort_by(|a, b| a.inside.cmp(&b.inside));
        (sources, faults)
    }
}

fn read_bundled(dir: &Dir<'_>, root: &Path, sources: &mut Vec<Source>) {
    for file in dir.files() {
        let path = file.path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            let inside = slashed(path.strip_prefix(root).unwrap_or(path));
            let name = format!("rules/{}", slashed(path));
            let text = file.contents_utf8().unwrap_or_default().to_owned();
            sources.push(Source { name, inside, text });
        }
    }
    for below in dir.dirs() {
        read_bundled(below, root, sources);
    }
}

fn read_folder(root: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            faults.push(Diagnostic::error(
                "unreadable",
                &folder.display().to_string(),
                "this folder cannot be read",
            ));
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            // A link could lead round in circles; a pack needs none.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "ron") && sources.len() < MOST_FILES {
                let name = path.display().to_string();
                match read_text(&path, &name, MAX_FILE) {
                    Ok(text) => {
                        let inside = slashed(path.strip_prefix(root).unwrap_or(&path));
                        sources.push(Source { name, inside, text });
                    }
                    Err(more) => faults.extend(more),
                }
            }
        }
    }
    (sources, faults)
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
