//! Whatever a scenario names must exist, and no two things may share a name.

use std::collections::BTreeSet;

use super::super::Faults;
use super::super::names::{no_such, unique};
use crate::protocol::{Placed, Protocol, SourceLine};
use crate::record::{Activity, Source};
use crate::train::{FORMAT, Happening, Move, Passage, PlayerAnswer, Scenario, Way, When};

/// The fewest things to take along.
const FEWEST_LESSONS: usize = 3;
/// The fewest good courses: there is never one right way.
const FEWEST_GOOD: usize = 2;
/// Stands among a weighing's inputs for everything.
const EVERYTHING: &str = "*";

/// Checks the names of a scenario.
pub(super) fn check(draft: &Placed<Scenario>, protocol: &Protocol, faults: &mut Faults<'_>) {
    let names = Names::of(&draft.value);
    let mut checker = Checker { file: &draft.file, it: &draft.value, names, protocol, faults };
    checker.itself();
    checker.apart();
    checker.scenes();
    checker.rest();
    checker.conditions();
}

/// The names a scenario gives.
struct Names<'s> {
    scenes: Vec<&'s str>,
    people: Vec<&'s str>,
    happenings: Vec<&'s str>,
    pitfalls: Vec<&'s str>,
    flags: BTreeSet<&'s str>,
}

impl<'s> Names<'s> {
    fn of(it: &'s Scenario) -> Self {
        let choices = || it.scenes.iter().flat_map(|scene| &scene.choices);
        let flags = (it.scenes.iter().flat_map(|scene| &scene.sets))
            .chain(choices().flat_map(|choice| &choice.sets))
            .chain(it.news.iter().flat_map(|news| &news.sets))
            .chain(it.acts.iter().flat_map(|act| &act.sets));
        Self {
            scenes: it.scenes.iter().map(|scene| scene.id.as_str()).collect(),
            people: it.people.iter().map(|person| person.id.as_str()).collect(),
            happenings: it.happenings().map(|it| it.id.as_str()).collect(),
            pitfalls: it.pitfalls.iter().map(|it| it.id.as_str()).collect(),
            flags: flags.map(String::as_str).collect(),
        }
    }
}

struct Checker<'a, 'f, 'd> {
    file: &'a str,
    it: &'a Scenario,
    names: Names<'a>,
    protocol: &'a Protocol,
    faults: &'f mut Faults<'d>,
}

impl Checker<'_, '_, '_> {
    fn error(&mut self, code: &'static str, named: &str, message: String, help: Option<&str>) {
        self.faults.error(code, self.file, named, message, help.map(str::to_owned));
    }

    fn itself(&mut self) {
        let it = self.it;
        if it.format != FORMAT {
            let message =
                format!("this scenario is of format {}, and this program reads format {FORMAT}", it.format);
            self.error("future-format", "format", message, None);
        }
        let folder = self.file.rsplit(['/', '\\']).nth(1);
        if folder.is_some_and(|folder| folder != it.id) {
            let message = format!("this is scenario `{}`, so its folder must be called `{}`", it.id, it.id);
            self.error("file-name", &it.id, message, None);
        }
        let none: [(&str, bool); 3] = [
            ("starts", it.starts.is_empty()),
            ("scenes", it.scenes.is_empty()),
            ("goals", it.goals.is_empty()),
        ];
        for (field, _) in none.into_iter().filter(|(_, empty)| *empty) {
            self.error("empty-list", field, format!("`{field}` holds nothing"), None);
        }
        if it.minutes == 0 {
            self.error("empty-list", "minutes", "a scenario takes a minute at least".to_owned(), None);
        }
        for &day in it.starts.iter().filter(|&&day| !self.protocol.calendar().is_school_day(day)) {
            let message = format!("there is no school on {day}, so it cannot begin on that day");
            self.faults.error("no-school-day", self.file, &day.to_string(), message, None);
        }
        if it.lessons.len() < FEWEST_LESSONS {
            let message = format!("there are {} lessons, and three are shown", it.lessons.len());
            self.error("too-few", "lessons", message, None);
        }
        if it.courses.iter().filter(|course| course.good).count() < FEWEST_GOOD {
            let message = "there is never one right way: give two good courses or more".to_owned();
            self.error("too-few", "courses", message, None);
        }
    }

    /// No two things share a name.
    fn apart(&mut self) {
        let (file, it) = (self.file, self.it);
        unique(file, "scene", self.names.scenes.iter().copied(), self.faults);
        unique(file, "person", self.names.people.iter().copied(), self.faults);
        unique(file, "happening", self.names.happenings.iter().copied(), self.faults);
        unique(file, "pitfall", self.names.pitfalls.iter().copied(), self.faults);
        unique(file, "draw", it.draws.iter().map(|it| it.id.as_str()), self.faults);
        unique(file, "piece of news", it.news.iter().map(|it| it.id.as_str()), self.faults);
        unique(file, "course", it.courses.iter().map(|it| it.id.as_str()), self.faults);
        for draw in &it.draws {
            unique(file, "variant", draw.pool.iter().map(|it| it.id.as_str()), self.faults);
            if draw.pool.is_empty() {
                self.error("empty-list", &draw.id, format!("draw `{}` has nothing to draw", draw.id), None);
            }
        }
        for scene in &it.scenes {
            unique(file, "choice", scene.choices.iter().map(|it| it.id.as_str()), self.faults);
        }
    }

    fn scenes(&mut self) {
        self.scene(&self.it.begins);
        for scene in &self.it.scenes {
            self.passages(&scene.text);
            self.happenings(&scene.adds);
            self.source(&scene.source, &scene.id);
            if let Some(lapse) = &scene.lapses {
                self.scene(&lapse.to);
                if lapse.after == 0 {
                    let message = format!("in scene `{}` waiting no day at all leads somewhere", scene.id);
                    self.error("no-time", &scene.id, message, None);
                }
            }
            if scene.choices.len() > 1
                && (scene.known.is_none() || scene.why.is_none() || scene.source.is_empty())
            {
                let message = format!("the debrief has nothing to say of scene `{}`", scene.id);
                self.error("no-debrief", &scene.id, message, Some("it needs `known`, `why` and `source`"));
            }
            for choice in &scene.choices {
                self.passages(&choice.answer);
                self.happenings(&choice.adds);
                self.moves(&choice.moves);
                self.ways(&choice.to, &choice.id);
                for id in &choice.pitfalls {
                    self.pitfall(id);
                }
            }
        }
    }

    fn rest(&mut self) {
        for news in &self.it.news {
            self.passages(&news.text);
            self.happenings(&news.adds);
        }
        for act in &self.it.acts {
            self.passages(&act.answer);
            self.happenings(&act.adds);
            self.moves(&act.moves);
            for way in &act.leads {
                self.scene(&way.scene);
            }
        }
        let named: BTreeSet<&String> =
            self.it.scenes.iter().flat_map(|it| &it.choices).flat_map(|it| &it.pitfalls).collect();
        for pitfall in &self.it.pitfalls {
            self.source(&pitfall.source, &pitfall.id);
            if pitfall.source.is_empty() {
                self.error("no-source", &pitfall.id, format!("pitfall `{}` has no source", pitfall.id), None);
            }
            if pitfall.when.is_none() && !named.contains(&pitfall.id) {
                let message = format!("nothing steps into pitfall `{}`", pitfall.id);
                self.error("unreachable", &pitfall.id, message, None);
            }
            for rule in pitfall.shown_by.iter().filter(|id| self.protocol.rule(id).is_none()) {
                let among = self.protocol.rules.iter().map(|it| it.id.as_str());
                no_such(self.faults, self.file, "rule", rule, among);
            }
        }
        for id in self.it.lessons.iter().flat_map(|lesson| &lesson.about) {
            self.pitfall(id);
        }
        for course in &self.it.courses {
            for answer in &course.answers {
                if let PlayerAnswer::Act(activity) = answer {
                    self.references(activity);
                }
            }
        }
    }

    fn conditions(&mut self) {
        let it = self.it;
        for when in it.conditions() {
            match when {
                When::Set(flag) if !self.names.flags.contains(flag.as_str()) => {
                    let flags: Vec<&str> = self.names.flags.iter().copied().collect();
                    no_such(self.faults, self.file, "flag that is ever set:", flag, flags.into_iter());
                }
                When::Drawn(draw, variant) => match it.draws.iter().find(|it| it.id == *draw) {
                    None => {
                        no_such(
                            self.faults,
                            self.file,
                            "draw",
                            draw,
                            it.draws.iter().map(|it| it.id.as_str()),
                        );
                    }
                    Some(draw) if !draw.pool.iter().any(|it| it.id == *variant) => {
                        let among = draw.pool.iter().map(|it| it.id.as_str());
                        no_such(self.faults, self.file, "variant", variant, among);
                    }
                    Some(_) => {}
                },
                When::Was(id) | When::Kept(id, _) | When::Written(id, _) => self.happening(id),
                When::Trust(who, _) | When::Tension(who, _) => self.person(who),
                _ => {}
            }
        }
    }

    fn ways(&mut self, ways: &[Way], of: &str) {
        for way in ways {
            self.scene(&way.scene);
        }
        // Without a way the moment goes on; with ways one of them must hold.
        if ways.last().is_some_and(|last| last.when.is_some()) {
            let message = format!("choice `{of}` may lead nowhere");
            self.error("no-way", of, message, Some("its last way must have no condition"));
        }
    }

    fn passages(&mut self, passages: &[Passage]) {
        for who in passages.iter().filter_map(|it| it.who.as_ref()) {
            self.person(who);
        }
    }

    fn moves(&mut self, moves: &[Move]) {
        for it in moves {
            self.person(&it.who);
        }
    }

    fn happenings(&mut self, adds: &[Happening]) {
        for it in adds {
            self.references(&it.what);
            let sources: Vec<Source> = it.wordings.iter().map(|it| it.source).collect();
            let twice = (1..sources.len()).any(|index| sources[..index].contains(&sources[index]));
            if twice {
                let message = format!("two wordings of `{}` are of the same source", it.id);
                self.error("duplicate-id", &it.id, message, None);
            }
            if !it.wordings.is_empty() && !matches!(it.what, Activity::Signal(_)) {
                let message = format!("`{}` is no signal, so it is not worded", it.id);
                self.error("wrong-value", &it.id, message, None);
            }
        }
    }

    fn references(&mut self, activity: &Activity) {
        for id in activity.references().1.iter().filter(|id| *id != EVERYTHING) {
            self.happening(id);
        }
    }

    fn source(&mut self, source: &[SourceLine], of: &str) {
        let documents = || self.protocol.pack.documents.iter().map(|it| it.id.as_str());
        for line in source {
            if !documents().any(|id| id == line.document) {
                no_such(
                    self.faults,
                    self.file,
                    &format!("document (of `{of}`)"),
                    &line.document,
                    documents(),
                );
            }
        }
    }

    fn scene(&mut self, id: &str) {
        self.known(id, "scene", &self.names.scenes.clone());
    }

    fn person(&mut self, id: &str) {
        self.known(id, "person", &self.names.people.clone());
    }

    fn happening(&mut self, id: &str) {
        self.known(id, "happening", &self.names.happenings.clone());
    }

    fn pitfall(&mut self, id: &str) {
        self.known(id, "pitfall", &self.names.pitfalls.clone());
    }

    fn known(&mut self, id: &str, what: &str, among: &[&str]) {
        if !among.contains(&id) {
            no_such(self.faults, self.file, what, id, among.iter().copied());
        }
    }
}
