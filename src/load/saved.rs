//! Reads what `check --format json` wrote, to be compared with a check of now.

use std::path::Path;

use serde_json::Value;

use super::records::{MAX_RECORD, read_text};
use crate::diagnostic::Diagnostic;

/// The checks in a file, one a line; nothing where it holds something else, such as a record.
///
/// # Errors
/// When the file cannot be read, is larger than [`MAX_RECORD`], or is not UTF-8.
pub fn read_saved_checks(path: &Path) -> Result<Option<Vec<Value>>, Vec<Diagnostic>> {
    let text = read_text(path, &path.display().to_string(), MAX_RECORD)?;
    // One check over many lines, as an editor may have left it, is one too.
    let whole = serde_json::from_str(&text).map(|one: Value| vec![one]);
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect();
    let values: Result<Vec<Value>, serde_json::Error> = whole.or_else(|_| lines());
    let checks = |it: &Value| it.get("findings").is_some() && it.get("indication").is_some();
    Ok(values.ok().filter(|values| !values.is_empty() && values.iter().all(checks)))
}
