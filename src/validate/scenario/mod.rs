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

/// Makes a world of a scenario that holds together: what is named exists, both languages are whole,
/// and there is a way on and out. It is not walked through, nor are its courses played: that is
/// [`scenario`]'s, and the tests' for those in the binary, so that a window opens at once.
///
/// # Errors
/// Every fault that was looked for, errors and warnings, sorted by place.
pub fn playable(
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
    faults.found.sort();
    if faults.found.iter().any(|fault| fault.gravity == Gravity::Error) {
        return Err(faults.found);
    }
    Ok((World::new(draft.value.clone(), protocol.calendar().clone()), faults.found))
}

/// Makes a world of a scenario, and tries it out. `text` is the file's, to find places in.
///
/// # Errors
/// Every fault of the scenario, errors and warnings, sorted by place.
pub fn scenario(
    draft: &Placed<Scenario>,
    text: &str,
    protocol: &Protocol,
) -> Result<(World, Vec<Diagnostic>), Vec<Diagnostic>> {
    // What is played must hold together first.
    let (world, found) = playable(draft, text, protocol)?;
    let texts = [(draft.file.clone(), text.to_owned())];
    let mut faults = Faults { found, texts: &texts };
    walk::check(&draft.file, &world, &mut faults);
    courses::check(&draft.file, &world, protocol, &mut faults);
    faults.found.sort();
    if faults.found.iter().any(|fault| fault.gravity == Gravity::Error) {
        return Err(faults.found);
    }
    Ok((world, faults.found))
}
