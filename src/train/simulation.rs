//! Many plays of one scenario by simulated trainees: what of it was reached, and what must hold of
//! it and of its check.

use std::collections::{BTreeMap, BTreeSet};

use super::debrief::{debrief, made, met};
use super::dice::Dice;
use super::fared::{Fared, Property, Reached, SKILLS, Simulated, mean, skill_helps};
use super::player::Play;
use super::script::{Course, PlayerAnswer};
use super::trainee::{Student, Trainee, report};
use super::world::World;
use crate::check::{Case, Verdict, check, verdicts};
use crate::protocol::{Direction, Kind, Lang, Protocol, Severity, Truth};
use crate::record::{Activity, ActivityKind};

/// No case takes more answers than this; one that does has no way out.
const MOST_ANSWERS: usize = 600;
/// Of so many plays one is debriefed in full.
const DEBRIEFED: usize = 10;

/// What was seen in all plays together: scenes, choices, reactions, news, endings, by their places.
#[derive(Default)]
struct Seen {
    scenes: BTreeMap<usize, usize>,
    choices: BTreeMap<(usize, usize), usize>,
    acts: BTreeSet<usize>,
    news: BTreeSet<String>,
}

/// Plays a scenario many times. With one trainee only, nothing is said of what was not reached.
#[must_use]
pub fn simulate(
    world: &World,
    protocol: &Protocol,
    runs: usize,
    seed: u64,
    only: Option<Trainee>,
) -> Simulated {
    let mut all = Simulation {
        world,
        protocol,
        seen: Seen::default(),
        fared: BTreeMap::new(),
        order: Vec::new(),
        ends: Property::new("every_play_ends"),
        book: Property::new("by_the_book_has_no_must_finding"),
        named: Property::new("pitfalls_named_and_none_invented"),
    };
    let skilled = SKILLS.map(Trainee::Skilled);
    let mut early = Property::new("reporting_early_is_never_worse_for_the_child");
    if let Some(trainee) = only {
        all.play(trainee, runs, seed);
    } else {
        // A third looks around, a third is of some skill, a third has a habit.
        all.play(Trainee::Curious, runs.div_ceil(3), seed);
        for trainee in skilled {
            all.play(trainee, (runs / 3).div_ceil(SKILLS.len()), seed);
        }
        let others = Trainee::NAMED.len() - 1;
        for trainee in Trainee::NAMED.into_iter().filter(|it| *it != Trainee::Curious) {
            all.play(trainee, (runs / 3).div_ceil(others), seed);
        }
        all.reports_early(&mut early, (runs / 20).max(1), seed);
    }
    all.told(only.is_none(), early)
}

struct Simulation<'w> {
    world: &'w World,
    protocol: &'w Protocol,
    seen: Seen,
    fared: BTreeMap<Trainee, Vec<(usize, usize, usize)>>,
    order: Vec<Trainee>,
    ends: Property,
    book: Property,
    named: Property,
}

impl<'w> Simulation<'w> {
    fn play(&mut self, trainee: Trainee, runs: usize, first: u64) {
        self.order.push(trainee);
        for run in 0..runs {
            let seed = first + run as u64;
            let ended = match trainee {
                Trainee::Curious => self.look_around(seed),
                _ => self.one(trainee, seed),
            };
            let name = || format!("{} with seed {seed}", trainee.name());
            self.ends.hold(ended.is_some(), name);
            let Some(play) = ended else { continue };
            let findings = self.verdicts(&play);
            let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
            let pitfalls = met(self.world, &play);
            let fared = (count(Severity::Must), count(Severity::Should), pitfalls.len());
            self.fared.entry(trainee).or_default().push(fared);
            if trainee == Trainee::ByTheBook {
                let must: Vec<&str> = (findings.iter())
                    .filter(|it| it.severity == Severity::Must)
                    .map(|it| it.rule.id.as_str())
                    .collect();
                self.book.hold(must.is_empty(), || format!("seed {seed}: {}", must.join(", ")));
            }
            if run % DEBRIEFED == 0 {
                self.debriefed(&play, name);
            }
        }
    }

    /// Whether the debrief names the pitfalls that the choices and their conditions say, no more.
    fn debriefed(&mut self, play: &Play, name: impl FnOnce() -> String) {
        let scenario = self.world.scenario();
        let mut laid: BTreeSet<&str> = BTreeSet::new();
        for taken in play.path(self.world) {
            let PlayerAnswer::Choice(id) = &taken.answer else { continue };
            let scene = scenario.scenes.iter().find(|it| it.id == taken.scene);
            let chosen = scene.and_then(|it| it.choices.iter().find(|choice| choice.id == *id));
            laid.extend(chosen.into_iter().flat_map(|it| &it.pitfalls).map(String::as_str));
        }
        let holds = scenario.pitfalls.iter().filter(|it| it.when.as_ref().is_some_and(|it| it.holds(play)));
        laid.extend(holds.map(|it| it.id.as_str()));
        let told = debrief(self.world, play, self.protocol, Lang::Nl);
        let told: BTreeSet<&str> = told.pitfalls.iter().map(|it| it.id.as_str()).collect();
        self.named.hold(told == laid, name);
    }

    fn verdicts(&self, play: &Play) -> Vec<Verdict<'w>> {
        let (record, ends_on) = made(self.world, play);
        verdicts(&Case::new(self.protocol, &record, ends_on))
    }

    /// One play by a trainee; nothing where it does not end.
    fn one(&mut self, trainee: Trainee, seed: u64) -> Option<Play> {
        let mut student = Student::new(self.world, trainee, seed);
        let mut play = Play::begin(self.world, seed);
        self.see(&play);
        for _ in 0..MOST_ANSWERS {
            if play.ended(self.world) {
                return Some(play);
            }
            let answer = student.next(&play);
            self.saw_act(&play, &answer);
            play = play.answer(self.world, &answer).ok()?;
            self.see(&play);
        }
        None
    }

    /// A play that follows some course a while and then goes where nobody has been.
    fn look_around(&mut self, seed: u64) -> Option<Play> {
        let mut dice = Dice::new(seed, u64::MAX - 1);
        let courses = &self.world.scenario().courses;
        let course: Option<&Course> = courses.get(dice.throw(courses.len()));
        let follow = course.map_or(0, |it| dice.throw(it.answers.len() + 1));
        let mut play = Play::begin(self.world, seed);
        self.see(&play);
        for number in 0..MOST_ANSWERS {
            if play.ended(self.world) {
                return Some(play);
            }
            let given = course.filter(|_| number < follow).and_then(|it| it.answers.get(number));
            let next =
                given.and_then(|answer| play.answer(self.world, answer).ok().map(|it| (answer.clone(), it)));
            let (answer, next) = match next {
                Some(it) => it,
                None => self.elsewhere(&play, &mut dice)?,
            };
            self.saw_act(&play, &answer);
            play = next;
            self.see(&play);
        }
        None
    }

    /// Somewhere nobody has been, or has been least.
    fn elsewhere(&self, play: &Play, dice: &mut Dice) -> Option<(PlayerAnswer, Play)> {
        let mut ways: Vec<(usize, PlayerAnswer)> = Vec::new();
        if play.asking.is_empty() {
            let choices = &play.at_scene(self.world).choices;
            for index in play.open(self.world) {
                let times = self.seen.choices.get(&(play.scene, index)).copied().unwrap_or(0);
                ways.push((times, PlayerAnswer::Choice(choices[index].id.clone())));
            }
            for (index, reaction) in self.world.scenario().acts.iter().enumerate() {
                let activity = reaction.to.like();
                if self.answering(play, &activity) == Some(index) && !self.seen.acts.contains(&index) {
                    ways.push((0, PlayerAnswer::Act(Box::new(activity))));
                }
            }
            if let Some(days) = play.can_wait(self.world) {
                // A wait counts like a choice that is taken now and then.
                ways.push((dice.throw(8), PlayerAnswer::Wait(days)));
            }
        } else {
            ways.extend(play.option_ids(self.world).into_iter().map(|it| (0, PlayerAnswer::Choice(it))));
        }
        for index in dice.shuffle(ways.len()) {
            // Nothing smaller anywhere: the least trodden of them, in the order of the dice.
            if ways.iter().any(|(times, _)| *times < ways[index].0) {
                continue;
            }
            if let Ok(next) = play.answer(self.world, &ways[index].1) {
                return Some((ways[index].1.clone(), next));
            }
            ways[index].0 = usize::MAX;
        }
        ways.into_iter().find_map(|(_, answer)| play.answer(self.world, &answer).ok().map(|it| (answer, it)))
    }

    fn see(&mut self, play: &Play) {
        *self.seen.scenes.entry(play.scene).or_default() += 1;
        self.seen.news.extend(play.arrived.iter().cloned());
        if let Some(step) = play.steps.last() {
            *self.seen.choices.entry((step.scene, step.chosen)).or_default() += 1;
        }
    }

    /// Which of the scenario's reactions an act brings about.
    fn saw_act(&mut self, play: &Play, answer: &PlayerAnswer) {
        let PlayerAnswer::Act(activity) = answer else { return };
        self.seen.acts.extend(self.answering(play, activity));
    }

    /// The reaction that would answer an act now, by its place.
    fn answering(&self, play: &Play, activity: &Activity) -> Option<usize> {
        self.world.scenario().acts.iter().position(|it| {
            it.to.matches(activity) == Truth::True && it.when.as_ref().is_none_or(|when| when.holds(play))
        })
    }

    /// Where the child is unsafe: the same play with a report at its first moment never leaves more
    /// undone for the child than without one. Order and paper may be worse; that is what it costs.
    fn reports_early(&mut self, property: &mut Property, tries: usize, first: u64) {
        if !self.unsafe_child(first) {
            return;
        }
        for run in 0..tries {
            let seed = first + run as u64;
            let Some(without) = self.one(Trainee::Random, seed) else { continue };
            let reported = |it: &super::moment::Happened| {
                matches!(it.what.kind(), ActivityKind::Report | ActivityKind::EmergencyCall)
            };
            if without.happened.iter().any(reported) {
                continue;
            }
            let Some(with) = self.with_report(&without, seed) else { continue };
            let escalations = |play: &Play| {
                let found = self.verdicts(play);
                found.iter().filter(|it| it.kind == Kind::Escalation && it.severity == Severity::Must).count()
            };
            let (before, after) = (escalations(&without), escalations(&with));
            property
                .hold(after <= before, || format!("seed {seed}: {after} after reporting, {before} without"));
        }
    }

    /// Whether a good course of this scenario leads to a report.
    fn unsafe_child(&self, seed: u64) -> bool {
        let good = self.world.scenario().courses.iter().filter(|it| it.good);
        let mut played = good.filter_map(|it| Play::resume(self.world, seed, &it.answers).ok());
        played.any(|play| {
            let (record, ends_on) = made(self.world, &play);
            let direction = check(&Case::new(self.protocol, &record, ends_on)).indication.direction;
            matches!(direction, Direction::ReportNow | Direction::Report | Direction::ReportAndHelp)
        })
    }

    /// The same answers, with a report on file at the first moment somebody can act.
    fn with_report(&self, without: &Play, seed: u64) -> Option<Play> {
        let mut play = Play::begin(self.world, seed);
        let mut reported = false;
        for answer in without.answers() {
            if !reported && play.asking.is_empty() {
                play = play.answer(self.world, &PlayerAnswer::Act(Box::new(report()))).ok()?;
                play = play.answer(self.world, &PlayerAnswer::Choice("pupil_file".to_owned())).ok()?;
                reported = true;
            }
            play = play.answer(self.world, answer).ok()?;
        }
        (reported && play.ended(self.world)).then_some(play)
    }

    fn told(self, whole: bool, early: Property) -> Simulated {
        let scenario = self.world.scenario();
        let scenes = reached(
            scenario
                .scenes
                .iter()
                .enumerate()
                .map(|(index, it)| (it.id.clone(), self.seen.scenes.contains_key(&index))),
        );
        let choices = scenario.scenes.iter().enumerate().flat_map(|(scene, it)| {
            let seen = &self.seen.choices;
            let name = move |(choice, it): (usize, &super::scene::Choice)| {
                (format!("{}/{}", scenario.scenes[scene].id, it.id), seen.contains_key(&(scene, choice)))
            };
            it.choices.iter().enumerate().map(name)
        });
        let choices = reached(choices);
        let acts = reached(
            (0..scenario.acts.len())
                .map(|index| (format!("act {}", index + 1), self.seen.acts.contains(&index))),
        );
        let news = reached(scenario.news.iter().map(|it| (it.id.clone(), self.seen.news.contains(&it.id))));
        let ends = scenario.scenes.iter().enumerate().filter(|(_, it)| it.ends.is_some());
        let endings = reached(ends.map(|(index, it)| (it.id.clone(), self.seen.scenes.contains_key(&index))));
        let fared = |trainee: &Trainee| {
            let plays = self.fared.get(trainee).map_or(&[][..], Vec::as_slice);
            let mean = |of: fn(&(usize, usize, usize)) -> usize| mean(plays.iter().map(of));
            Fared {
                trainee: trainee.name(),
                runs: plays.len(),
                must: mean(|it| it.0),
                should: mean(|it| it.1),
                pitfalls: mean(|it| it.2),
            }
        };
        let mut properties = vec![self.ends, self.named];
        if self.book.tried > 0 {
            properties.push(self.book);
        }
        if whole {
            let mut all = Property::new("everything_is_reached");
            for part in [&scenes, &choices, &acts, &news, &endings] {
                all.hold(part.missing.is_empty(), || part.missing.join(", "));
            }
            properties.extend([all, skill_helps(&self.fared), early]);
        }
        Simulated {
            scenario: scenario.id.clone(),
            runs: self.fared.values().map(Vec::len).sum(),
            scenes,
            choices,
            acts,
            news,
            endings,
            trainees: self.order.iter().map(fared).collect(),
            properties,
        }
    }
}

fn reached(all: impl Iterator<Item = (String, bool)>) -> Reached {
    let all: Vec<(String, bool)> = all.collect();
    let missing: Vec<String> = all.iter().filter(|(_, seen)| !seen).map(|(name, _)| name.clone()).collect();
    Reached { reached: all.len() - missing.len(), of: all.len(), missing }
}
