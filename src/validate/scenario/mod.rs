//! Can this scenario be played, and does it teach what it should? From a file to a [`World`], or to
//! everything that is wrong with it.
//!
//! One concern a file: `sizes` (nothing is too large), `names` (what is named exists), `texts` (both languages, nothing unseen, no
//! text too long), `ways` (every scene can be reached and left, time passes), `walk` (nothing is
//! laid in it that nobody finds), `courses` (good ones break no rule, and each pitfall shows).

mod courses;
mod names;
mod sizes;
mod texts;
mod walk;
mod ways;

use super::Faults;
use crate::diagnostic::{Diagnostic, Gravity};
use crate::protocol::{Placed, Protocol};
use crate::train::{Scenario, World};

/// Makes a world of a scenario. `text` is the file's, to find places in.
///
/// # Errors
/// Every fault of the scenario, errors and warnings, sorted by place.
pub fn scenario(
    draft: &Placed<Scenario>,
    text: &str,
    protocol: &Protocol,
) -> Result<(World, Vec<Diagnostic>), Vec<Diagnostic>> {
    let texts = [(draft.file.clone(), text.to_owned())];
    let mut faults = Faults { found: Vec::new(), texts: &texts };
    if sizes::check(draft, &mut faults) {
        names::check(draft, protocol, &mut faults);
        texts::check(draft, &mut faults);
        ways::check(draft, &mut faults);
    }
    // What is played must hold together first.
    if faults.found.iter().any(|fault| fault.gravity == Gravity::Error) {
        faults.found.sort();
        return Err(faults.found);
    }
    let world = World::new(draft.value.clone(), protocol.calendar().clone());
    walk::check(&draft.file, &world, &mut faults);
    courses::check(&draft.file, &world, protocol, &mut faults);
    faults.found.sort();
    if faults.found.iter().any(|fault| fault.gravity == Gravity::Error) {
        return Err(faults.found);
    }
    Ok((world, faults.found))
}
