//! Reads the anchor vignettes of the binary.

use super::files::bundled_among_scenarios;
use crate::calibrate::Vignette;
use crate::diagnostic::Diagnostic;

/// The vignettes of the binary, by file and place in it, and what could not be read.
#[must_use]
pub fn bundled_vignettes() -> (Vec<Vignette>, Vec<Diagnostic>) {
    let (files, faults) = bundled_among_scenarios::<Vec<Vignette>>("vignettes");
    (files.into_iter().flat_map(|(_, vignettes)| vignettes).collect(), faults)
}
