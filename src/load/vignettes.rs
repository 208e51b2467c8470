//! Reads the anchor vignettes of the binary.

use super::fault;
use super::files::{SCENARIOS, ron_options};
use crate::calibrate::Vignette;
use crate::diagnostic::Diagnostic;

/// Their folder among the scenarios.
const FOLDER: &str = "vignettes";

/// The vignettes of the binary, by file and place in it, and what could not be read.
#[must_use]
pub fn bundled_vignettes() -> (Vec<Vignette>, Vec<Diagnostic>) {
    let (mut vignettes, mut faults) = (Vec::new(), Vec::new());
    let mut files: Vec<_> = SCENARIOS.get_dir(FOLDER).map(|dir| dir.files().collect()).unwrap_or_default();
    files.sort_by_key(|file| file.path());
    for file in files {
        match ron_options().from_str::<Vec<Vignette>>(file.contents_utf8().unwrap_or_default()) {
            Ok(read) => vignettes.extend(read),
            Err(error) => faults.push(fault::of_ron(&format!("scenarios/{}", file.path().display()), &error)),
        }
    }
    (vignettes, faults)
}
