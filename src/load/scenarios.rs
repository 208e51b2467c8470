//! Reads scenarios, and the answers to play one with.

use std::path::{Path, PathBuf};

use include_dir::Dir;

use super::fault;
use super::files::{SCENARIOS, ron_options};
use super::records::{read_stdin, read_text};
use crate::diagnostic::{Diagnostic, Place};
use crate::protocol::Placed;
use crate::train::{KeptPlay, KeptSession, PlayerAnswer, Scenario};

/// The most a scenario may hold, in bytes.
pub const MAX_SCENARIO: u64 = 5 * 1024 * 1024;
/// The most a file of answers may hold, in bytes.
const MAX_ANSWERS: u64 = 5 * 1024 * 1024;
/// The file of a scenario in its folder.
const FILE: &str = "scenario.ron";

/// A scenario as it was read.
pub struct ReadScenario {
    /// What was read; `None` where it could not be.
    pub draft: Option<Placed<Scenario>>,
    /// The text of its file, to find places in.
    pub text: String,
    /// What is wrong with the file.
    pub faults: Vec<Diagnostic>,
}

/// The ids of the scenarios in the binary, sorted.
#[must_use]
pub fn bundled_scenario_ids() -> Vec<String> {
    let named = |dir: &Dir<'_>| dir.path().to_str().map(str::to_owned);
    let with_file = SCENARIOS.dirs().filter(|dir| dir.get_file(dir.path().join(FILE)).is_some());
    let mut ids: Vec<String> = with_file.filter_map(named).collect();
    ids.sort();
    ids
}

/// Reads a scenario of the binary; `None` where there is none with this id.
#[must_use]
pub fn read_bundled_scenario(id: &str) -> Option<ReadScenario> {
    let file = SCENARIOS.get_file(Path::new(id).join(FILE))?;
    Some(parse(format!("scenarios/{id}/{FILE}"), file.contents_utf8().unwrap_or_default().to_owned()))
}

/// Reads the scenario of a folder, or of its file.
#[must_use]
pub fn read_scenario(path: &Path) -> ReadScenario {
    let file: PathBuf = if path.is_dir() { path.join(FILE) } else { path.to_owned() };
    let name = file.display().to_string();
    match read_text(&file, &name, MAX_SCENARIO) {
        Ok(text) => parse(name, text),
        Err(faults) => ReadScenario { draft: None, text: String::new(), faults },
    }
}

fn parse(file: String, text: String) -> ReadScenario {
    let (draft, faults) = match ron_options().from_str(&text) {
        Ok(value) => (Some(Placed { file, value }), Vec::new()),
        Err(error) => (None, vec![fault::of_ron(&file, &error)]),
    };
    ReadScenario { draft, text, faults }
}

/// Reads answers, one a line, each with its line. Empty lines say nothing.
///
/// # Errors
/// What is wrong with the file, or with the first line that is no answer.
pub fn read_answers(path: &Path) -> Result<Vec<(usize, PlayerAnswer)>, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text = if name == "-" { read_stdin(MAX_ANSWERS)? } else { read_text(path, &name, MAX_ANSWERS)? };
    let mut answers = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(answer) => answers.push((index + 1, answer)),
            Err(error) => {
                let mut fault = fault::of_json(&name, line, &error, index + 1);
                // A line that is cut off is told as a line, not as a record.
                if error.is_eof() {
                    fault = Diagnostic::error("truncated", &name, "this line ends before the answer does")
                        .at(Some(Place { line: index + 1, column: error.column().max(1) }));
                }
                let shapes = "an answer is `{\"choice\": \"id\"}`, `{\"act\": …}`, `{\"wait\": 2}` or `{\"record\": \"event\"}`";
                return Err(vec![if fault.help.is_some() { fault } else { fault.help(shapes) }]);
            }
        }
    }
    Ok(answers)
}

/// Reads what was kept of a play.
///
/// # Errors
/// What is wrong with the file.
pub fn read_kept_play(path: &Path) -> Result<KeptPlay, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text = read_text(path, &name, MAX_ANSWERS)?;
    serde_json::from_str(&text).map_err(|error| vec![fault::of_json(&name, &text, &error, 1)])
}

/// Reads a group session that was kept.
///
/// # Errors
/// Where the file cannot be read, is too large or holds something else.
pub fn read_kept_session(path: &Path) -> Result<KeptSession, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text = read_text(path, &name, MAX_ANSWERS)?;
    serde_json::from_str(&text).map_err(|error| vec![fault::of_json(&name, &text, &error, 1)])
}
