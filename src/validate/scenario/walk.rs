//! Nothing is laid in a scenario that nobody finds, and nobody gets stuck: it is walked through.

use super::super::Faults;
use crate::diagnostic::{Diagnostic, place_of_quoted};
use crate::train::{World, explore};

/// Walks through the scenario.
pub(super) fn check(file: &str, world: &World, faults: &mut Faults<'_>) {
    let seen = explore(world);
    let it = world.scenario();
    // What a walk that was cut short did not see may still be there.
    let mut tell = |code, named: &str, message: String| {
        let place = faults.texts.first().and_then(|(_, text)| place_of_quoted(text, named, 0));
        let fault = if seen.whole {
            Diagnostic::error(code, file, message)
        } else {
            Diagnostic::warning(code, file, message)
                .help("the scenario has too many states to walk them all, so this may be mistaken")
        };
        faults.found.push(fault.at(place));
    };
    for (index, scene) in it.scenes.iter().enumerate() {
        if !seen.scenes.contains(&index) {
            tell("unreachable", &scene.id, format!("nobody ever comes to scene `{}`", scene.id));
            continue;
        }
        if seen.stuck.contains(&index) {
            tell("no-way", &scene.id, format!("one can get stuck in scene `{}`", scene.id));
        }
        for (choice, it) in scene.choices.iter().enumerate() {
            if !seen.choices.contains(&(index, choice)) {
                tell(
                    "unreachable",
                    &it.id,
                    format!("choice `{}` of scene `{}` is never open", it.id, scene.id),
                );
            }
        }
    }
    for news in &it.news {
        if !seen.news.contains(&news.id) {
            tell("unreachable", &news.id, format!("nobody can find out `{}`", news.id));
        }
    }
    for draw in &it.draws {
        for variant in &draw.pool {
            if !seen.variants.contains(&(draw.id.clone(), variant.id.clone())) {
                tell(
                    "unreachable",
                    &variant.id,
                    format!("`{}` of draw `{}` is never drawn", variant.id, draw.id),
                );
            }
        }
    }
}
