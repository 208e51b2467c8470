//! Reads the knowledge items of the binary.

use super::files::bundled_among_scenarios;
use crate::calibrate::Knowledge;
use crate::diagnostic::Diagnostic;

/// The knowledge items of the binary by file name without its ending, and what could not be read.
#[must_use]
pub fn bundled_knowledge() -> (Vec<(String, Knowledge)>, Vec<Diagnostic>) {
    bundled_among_scenarios("knowledge")
}
