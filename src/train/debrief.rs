//! The debrief: what was done, what could have been done, what is on file, and what the check of
//! the protocol says of the record. No mark, and no blame.

use std::collections::BTreeSet;

use super::moment::Step;
use super::player::Play;
use super::script::{Course, Pitfall};
use super::telling::{FileLine, Teller};
use super::world::World;
use crate::check::{Case, check};
use crate::explain::{Checked, Origin, tell};
use crate::protocol::{Lang, Protocol, SourceLine};
use crate::record::{Place, Practice};

/// How many things one takes along.
const LESSONS: usize = 3;

/// What is looked back on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Debrief {
    /// The scenario.
    pub title: String,
    /// How the case ended.
    pub ending: String,
    /// What was going on for the child, and what became of it: two sentences.
    pub story: Vec<String>,
    /// The path of this play through the decision graph.
    pub own: Path,
    /// The path of a good course beside it: the one most like this play.
    pub good: Path,
    /// The moments at which something was decided.
    pub moments: Vec<DebriefMoment>,
    /// The pitfalls that were stepped into.
    pub pitfalls: Vec<Met>,
    /// What a reader of the pupil file knows.
    pub on_file: Vec<FileLine>,
    /// What happened and that reader does not know.
    pub not_on_file: Vec<FileLine>,
    /// What the check of the protocol says of the record.
    pub check: Checked,
    /// Things to take along.
    pub lessons: Vec<String>,
}

/// A path through the decision graph.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Path {
    /// Whose it is.
    pub title: String,
    /// The nodes it passes, by id and in words.
    pub nodes: Vec<(String, String)>,
}

/// A moment at which something was decided.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DebriefMoment {
    /// The scene.
    pub scene: String,
    /// What it is called.
    pub title: String,
    /// When it was.
    pub clock: String,
    /// What one could know.
    pub known: String,
    /// What was done.
    pub done: String,
    /// What came of it.
    pub after: String,
    /// What else could have been done.
    pub possible: Vec<String>,
    /// Why this moment counts.
    pub why: String,
    /// Where that comes from.
    pub source: Vec<SourceLine>,
    /// The pitfalls that were stepped into here, by their titles.
    pub pitfalls: Vec<String>,
}

/// A pitfall that was stepped into.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Met {
    /// Its id.
    pub id: String,
    /// What was seen.
    pub title: String,
    /// Why it counts.
    pub why: String,
    /// Where that comes from.
    pub source: Vec<SourceLine>,
    /// The rules of the check that show it too.
    pub rules: Vec<String>,
}

/// Looks back on a play.
#[must_use]
pub fn debrief(world: &World, play: &Play, protocol: &Protocol, lang: Lang) -> Debrief {
    let scenario = world.scenario();
    let teller = Teller::new(world, play, lang);
    let record = teller.record();
    let case = Case::new(protocol, &record, play.clock.on);
    let outcomes = check(&case);
    let nodes = |path: &[&crate::protocol::Node]| {
        path.iter().map(|node| (node.id.clone(), node.label.get(lang).to_owned())).collect()
    };
    let check = tell(&case, &outcomes, Origin { file: &scenario.id, line: 1 }, lang);
    let own = nodes(&outcomes.path);
    let (title, good_nodes) = beside(world, play).map_or_else(Default::default, |(course, other)| {
        let record = Teller::new(world, &other, lang).record();
        let case = Case::new(protocol, &record, other.clock.on);
        (course.title.get(lang).to_owned(), nodes(&self::check(&case).path))
    });
    let met: Vec<&Pitfall> = met(world, play);
    let found = |rule: &&String| check.findings.iter().any(|finding| finding.rule == **rule);
    let ends = play.at_scene(world).ends.as_ref();
    let file = || play.happened.iter().map(|it| teller.file_line(it, false));
    let on_file = |line: &FileLine| line.place == Some(Place::PupilFile);
    Debrief {
        title: teller.text(&scenario.title),
        ending: ends.map_or_else(String::new, |ends| teller.text(&ends.title)),
        story: [Some(&scenario.truth), ends.map(|ends| &ends.child)]
            .into_iter()
            .flatten()
            .map(|text| teller.text(text))
            .collect(),
        own: Path { title: crate::text::texts(lang).debrief_own.to_owned(), nodes: own },
        good: Path { title, nodes: good_nodes },
        moments: moments(world, play, &teller),
        lessons: lessons(world, &met).into_iter().map(|text| teller.text(text)).collect(),
        pitfalls: met
            .into_iter()
            .map(|it| Met {
                id: it.id.clone(),
                title: teller.text(&it.title),
                why: teller.text(&it.why),
                source: it.source.clone(),
                rules: it.shown_by.iter().filter(found).cloned().collect(),
            })
            .collect(),
        on_file: file().filter(on_file).collect(),
        not_on_file: file().filter(|line| !on_file(line)).collect(),
        check,
    }
}

/// The pitfalls a play stepped into, in the scenario's order: those its choices name, and those
/// whose condition holds now.
pub(crate) fn met<'w>(world: &'w World, play: &Play) -> Vec<&'w Pitfall> {
    let scenario = world.scenario();
    let named: BTreeSet<&str> = (play.steps.iter())
        .flat_map(|step| &scenario.scenes[step.scene].choices[step.chosen].pitfalls)
        .map(String::as_str)
        .collect();
    let stepped = |it: &&Pitfall| {
        named.contains(it.id.as_str()) || it.when.as_ref().is_some_and(|when| when.holds(play))
    };
    scenario.pitfalls.iter().filter(stepped).collect()
}

/// The record a play made, with the day it ends on.
pub(crate) fn made(world: &World, play: &Play) -> (Practice, crate::record::Date) {
    (Teller::new(world, play, Lang::Nl).record(), play.clock.on)
}

/// The good course that chose most like this play, played with the same seed.
fn beside<'w>(world: &'w World, play: &Play) -> Option<(&'w Course, Play)> {
    let chosen = |play: &Play| -> BTreeSet<(usize, usize)> {
        play.steps.iter().map(|step| (step.scene, step.chosen)).collect()
    };
    let own = chosen(play);
    let good = world.scenario().courses.iter().filter(|it| it.good);
    let played = good.filter_map(|it| Some((it, Play::resume(world, play.seed(), &it.answers).ok()?)));
    // Of equals the first: `max_by_key` would take the last.
    let played: Vec<_> = played.collect();
    played.into_iter().rev().max_by_key(|(_, other)| chosen(other).intersection(&own).count())
}

fn moments(world: &World, play: &Play, teller: &Teller<'_>) -> Vec<DebriefMoment> {
    let scenario = world.scenario();
    let told = |text: &Option<crate::protocol::Bilingual>| {
        text.as_ref().map_or_else(String::new, |text| teller.text(text))
    };
    let title = |id: &String| {
        let pitfall = scenario.pitfalls.iter().find(|it| it.id == *id)?;
        Some(teller.text(&pitfall.title))
    };
    // What was said one after the other in one talk is one moment.
    let steps = play.steps.iter().filter(|step| step.open.len() > 1);
    let mut talks: Vec<Vec<&Step>> = Vec::new();
    for step in steps {
        match talks.last_mut() {
            Some(talk) if talk[0].scene == step.scene && goes_on(world, talk[talk.len() - 1]) => {
                talk.push(step);
            }
            _ => talks.push(vec![step]),
        }
    }
    let moments = talks.into_iter().map(|talk| {
        let (first, last) = (talk[0], talk[talk.len() - 1]);
        let scene = &scenario.scenes[first.scene];
        let done: Vec<_> = talk.iter().map(|step| &scene.choices[step.chosen]).collect();
        let others = last.open.iter().filter(|&&choice| choice != last.chosen);
        let join = |texts: Vec<String>| {
            texts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" → ")
        };
        DebriefMoment {
            scene: scene.id.clone(),
            title: teller.text(&scene.title),
            clock: teller.clock(first.clock),
            known: told(&scene.known),
            done: join(done.iter().map(|it| teller.text(&it.text)).collect()),
            after: done
                .iter()
                .map(|it| told(&it.after))
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            possible: others.map(|&choice| teller.text(&scene.choices[choice].text)).collect(),
            why: told(&scene.why),
            source: scene.source.clone(),
            pitfalls: done.iter().flat_map(|it| &it.pitfalls).filter_map(title).collect(),
        }
    });
    moments.collect()
}

/// Whether the moment went on after what was chosen.
fn goes_on(world: &World, step: &Step) -> bool {
    world.scenario().scenes[step.scene].choices[step.chosen].to.is_empty()
}

/// First what the pitfalls teach, then what holds for everybody.
fn lessons<'w>(world: &'w World, met: &[&Pitfall]) -> Vec<&'w crate::protocol::Bilingual> {
    let lessons = &world.scenario().lessons;
    let concerns = |about: &[String]| about.iter().any(|id| met.iter().any(|it| it.id == *id));
    let first = lessons.iter().filter(|it| concerns(&it.about));
    let then = lessons.iter().filter(|it| it.about.is_empty());
    let rest = lessons.iter().filter(|it| !it.about.is_empty() && !concerns(&it.about));
    first.chain(then).chain(rest).map(|it| &it.text).take(LESSONS).collect()
}
