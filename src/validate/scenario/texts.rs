//! Every text of a scenario says something in both languages, holds nothing that cannot be seen,
//! names only what can be filled in, and fits on a screen.

use std::collections::BTreeSet;

use super::super::Faults;
use super::super::texts::{complete, said};
use crate::protocol::Placed;
use crate::train::{Choice, Happening, Passage, Scenario};

/// The most characters of one text: more does not fit on a screen.
const MOST: usize = 1500;
/// The most characters of an option: more is a story.
const MOST_OPTION: usize = 240;

/// Checks the texts of a scenario.
pub(super) fn check(draft: &Placed<Scenario>, faults: &mut Faults<'_>) {
    let it = &draft.value;
    let mut checker = Checker { file: &draft.file, fills: fills(it), faults };
    checker.text(&it.id, "truth", (&it.truth.nl, &it.truth.en), MOST);
    // These are read before anything is drawn.
    let fills = std::mem::take(&mut checker.fills);
    let before = [("title", &it.title), ("about", &it.about), ("role", &it.role)];
    let goals = it.goals.iter().chain(&it.warning).map(|text| ("goals", text));
    let courses = it.courses.iter().map(|course| ("courses", &course.title));
    for (field, text) in before.into_iter().chain(goals).chain(courses) {
        checker.text(&it.id, field, (&text.nl, &text.en), MOST);
    }
    checker.fills = fills;
    for person in &it.people {
        complete(checker.file, &person.id, "name", &person.name, checker.faults);
    }
    for variant in it.draws.iter().flat_map(|draw| &draw.pool) {
        checker.text(&variant.id, "pool", (&variant.nl, &variant.en), MOST);
    }
    for word in &it.words {
        checker.text(&word.id, "words", (&word.nl, &word.en), MOST);
    }
    for scene in &it.scenes {
        let of = &scene.id;
        checker.text(of, "title", (&scene.title.nl, &scene.title.en), MOST_OPTION);
        checker.passages(of, &scene.text);
        checker.happenings(&scene.adds);
        let ending = scene.ends.iter().flat_map(|ends| [&ends.title, &ends.child]);
        for text in scene.known.iter().chain(&scene.why).chain(ending) {
            checker.text(of, "known", (&text.nl, &text.en), MOST);
        }
        for choice in &scene.choices {
            checker.choice(choice);
        }
    }
    for news in &it.news {
        checker.passages(&news.id, &news.text);
        checker.happenings(&news.adds);
    }
    for act in &it.acts {
        checker.passages(act.to.kind().name(), &act.answer);
        checker.happenings(&act.adds);
    }
    for pitfall in &it.pitfalls {
        checker.text(&pitfall.id, "title", (&pitfall.title.nl, &pitfall.title.en), MOST);
        checker.text(&pitfall.id, "why", (&pitfall.why.nl, &pitfall.why.en), MOST);
    }
    for lesson in &it.lessons {
        checker.text("lessons", "text", (&lesson.text.nl, &lesson.text.en), MOST);
    }
}

/// What can stand between braces.
fn fills(it: &Scenario) -> BTreeSet<&str> {
    let draws = it.draws.iter().map(|it| it.id.as_str());
    let people = it.people.iter().map(|it| it.id.as_str());
    draws.chain(people).chain(it.words.iter().map(|it| it.id.as_str())).chain(["pupil"]).collect()
}

struct Checker<'a, 'f, 'd> {
    file: &'a str,
    fills: BTreeSet<&'a str>,
    faults: &'f mut Faults<'d>,
}

impl Checker<'_, '_, '_> {
    fn choice(&mut self, choice: &Choice) {
        self.text(&choice.id, "text", (&choice.text.nl, &choice.text.en), MOST_OPTION);
        self.passages(&choice.id, &choice.answer);
        self.happenings(&choice.adds);
        if let Some(after) = &choice.after {
            self.text(&choice.id, "after", (&after.nl, &after.en), MOST);
        }
    }

    fn passages(&mut self, of: &str, passages: &[Passage]) {
        for it in passages {
            self.text(of, "text", (&it.nl, &it.en), MOST);
        }
    }

    fn happenings(&mut self, adds: &[Happening]) {
        for it in adds {
            for wording in &it.wordings {
                self.text(&it.id, "wordings", (&wording.nl, &wording.en), MOST);
            }
            // What an activity itself says is one string: it may only name a text.
            let mut what = it.what.clone();
            for text in what.texts_mut() {
                self.braces(&it.id, text);
            }
        }
    }

    fn text(&mut self, of: &str, field: &str, (nl, en): (&str, &str), most: usize) {
        said(self.file, of, field, (nl, en), self.faults);
        for text in [nl, en] {
            let length = text.chars().count();
            if length > most {
                let message = format!("`{field}` of `{of}` has {length} characters; {most} is the most");
                self.faults.error("too-long", self.file, of, message, None);
            }
            self.braces(of, text);
        }
    }

    fn braces(&mut self, of: &str, text: &str) {
        for part in text.split('{').skip(1) {
            match part.split_once('}') {
                Some((name, _)) if self.fills.contains(name) => {}
                Some((name, _)) => {
                    let name: String = name.chars().take(40).collect();
                    let message = format!("a text of `{of}` names `{{{name}}}`, which nothing fills in");
                    self.faults.error("no-such-name", self.file, of, message, None);
                }
                None => {
                    let message = format!("a text of `{of}` opens a brace and does not close it");
                    self.faults.error("open-brace", self.file, of, message, None);
                }
            }
        }
    }
}
