//! Reads what `play --format json` wrote: the answers of a play and the record it made.

use std::path::Path;

use super::records::{MAX_RECORD, Reading, read_text, record_from_json_line};
use crate::diagnostic::Diagnostic;
use crate::record::Date;
use crate::train::Taken;

/// A play that was written down.
#[derive(Debug, Clone)]
pub struct SavedPlay {
    /// The scenario, by its id.
    pub scenario: String,
    /// The number of the case.
    pub seed: u64,
    /// What was answered, in order.
    pub path: Vec<Taken>,
    /// The day its debrief was made for.
    pub as_of: Date,
    /// The record it made, or what is wrong with that.
    pub record: Reading,
}

/// As it is written; what is not named here is not needed.
#[derive(serde::Deserialize)]
struct Written {
    scenario: String,
    seed: u64,
    path: Vec<Taken>,
    record: serde_json::Value,
    debrief: Debrief,
}

#[derive(serde::Deserialize)]
struct Debrief {
    check: Checked,
}

#[derive(serde::Deserialize)]
struct Checked {
    as_of: Date,
}

/// A play in the text of a file or a line, if it is one.
#[must_use]
pub fn play_from_json(file: &str, text: &str, line: usize) -> Option<SavedPlay> {
    let written: Written = serde_json::from_str(text).ok()?;
    let record = record_from_json_line(file, &written.record.to_string(), line);
    let Written { scenario, seed, path, debrief, .. } = written;
    Some(SavedPlay { scenario, seed, path, as_of: debrief.check.as_of, record })
}

/// A play in a file, if it is one.
///
/// # Errors
/// When the file cannot be read, is larger than [`MAX_RECORD`], or is not UTF-8.
pub fn read_play(path: &Path) -> Result<Option<SavedPlay>, Vec<Diagnostic>> {
    let name = path.display().to_string();
    Ok(play_from_json(&name, &read_text(path, &name, MAX_RECORD)?, 1))
}
