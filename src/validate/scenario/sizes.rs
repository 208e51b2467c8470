//! Nothing in a scenario is more than a screen or an evening can hold. Judged first: what is
//! larger is not looked into.

use super::super::Faults;
use crate::protocol::Placed;
use crate::train::Scenario;

/// As many options as there are keys for.
const MOST_CHOICES: usize = 9;
/// The most of anything else a scenario lists.
const MOST: usize = 500;
/// The most answers of a course, and the most conditions in all.
const MOST_SMALL: usize = 5000;

/// Whether everything is of a size to look into.
pub(super) fn check(draft: &Placed<Scenario>, faults: &mut Faults<'_>) -> bool {
    let it = &draft.value;
    let happenings = it.happenings().count();
    let passages = it.scenes.iter().map(|scene| scene.text.len()).sum();
    let lists = [
        ("scenes", it.scenes.len(), MOST),
        ("people", it.people.len(), MOST),
        ("draws", it.draws.iter().map(|draw| draw.pool.len() + 1).sum(), MOST),
        ("words", it.words.len(), MOST),
        ("starts", it.starts.len(), MOST),
        ("parents", it.parents.len(), MOST),
        ("news", it.news.len(), MOST),
        ("acts", it.acts.len(), MOST),
        ("pitfalls", it.pitfalls.len(), MOST),
        ("lessons", it.lessons.len(), MOST),
        ("courses", it.courses.len(), MOST),
        ("adds", happenings, MOST_SMALL),
        ("text", passages, MOST_SMALL),
        ("answers", it.courses.iter().map(|course| course.answers.len()).sum(), MOST_SMALL),
        ("when", it.conditions().len(), MOST_SMALL),
    ];
    let before = faults.found.len();
    for (name, count, most) in lists.into_iter().filter(|(_, count, most)| count > most) {
        let message = format!("it has {count} under `{name}`; {most} is the most");
        faults.error("too-many", &draft.file, name, message, None);
    }
    for scene in it.scenes.iter().filter(|scene| scene.choices.len() > MOST_CHOICES).take(1) {
        let message = format!(
            "scene `{}` has {} choices; {MOST_CHOICES} is the most that can be chosen by key",
            scene.id,
            scene.choices.len()
        );
        faults.error("too-many", &draft.file, &scene.id, message, None);
    }
    faults.found.len() == before
}
