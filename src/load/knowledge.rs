//! Reads the knowledge items of the binary.

use super::fault;
use super::files::{SCENARIOS, ron_options};
use crate::calibrate::Knowledge;
use crate::diagnostic::Diagnostic;

/// Their folder among the scenarios; one item a file.
const FOLDER: &str = "knowledge";

/// The knowledge items of the binary by file name without its ending, and what could not be read.
#[must_use]
pub fn bundled_knowledge() -> (Vec<(String, Knowledge)>, Vec<Diagnostic>) {
    let (mut items, mut faults) = (Vec::new(), Vec::new());
    let mut files: Vec<_> = SCENARIOS.get_dir(FOLDER).map(|dir| dir.files().collect()).unwrap_or_default();
    files.sort_by_key(|file| file.path());
    for file in files {
        let name = file.path().file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        match ron_options().from_str::<Knowledge>(file.contents_utf8().unwrap_or_default()) {
            Ok(item) => items.push((name, item)),
            Err(error) => faults.push(fault::of_ron(&format!("scenarios/{}", file.path().display()), &error)),
        }
    }
    (items, faults)
}
