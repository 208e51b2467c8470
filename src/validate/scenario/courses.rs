//! The courses of a scenario do what they say: good ones break no rule and step into no pitfall;
//! the others together step into every pitfall, and the check shows those it can.

use std::collections::BTreeSet;

use super::super::Faults;
use crate::check::{Case, Status, check as judge};
use crate::protocol::{Protocol, Severity};
use crate::train::{Course, Play, World, made, met};

/// The seeds a course is played with: it must hold whatever is drawn.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=12;

/// Plays the courses.
pub(super) fn check(file: &str, world: &World, protocol: &Protocol, faults: &mut Faults<'_>) {
    let mut stepped: BTreeSet<String> = BTreeSet::new();
    for course in &world.scenario().courses {
        for seed in SEEDS {
            let wrong = if course.good {
                good(world, protocol, course, seed)
            } else {
                careless(world, protocol, course, seed, &mut stepped)
            };
            if let Some((code, message)) = wrong {
                let message = format!("course `{}` (seed {seed}) {message}", course.id);
                faults.error(code, file, &course.id, message, None);
                break;
            }
        }
    }
    for pitfall in world.scenario().pitfalls.iter().filter(|it| !stepped.contains(&it.id)) {
        let message = format!("no course steps into pitfall `{}`", pitfall.id);
        faults.error("course", file, &pitfall.id, message, None);
    }
    let good = world.scenario().courses.iter().filter(|course| course.good);
    let good: Vec<_> = good.collect();
    for (index, course) in good.iter().enumerate() {
        if good[..index].iter().any(|other| other.answers == course.answers) {
            let message = format!("course `{}` is the same as another", course.id);
            faults.error("course", file, &course.id, message, None);
        }
    }
}

type Wrong = (&'static str, String);

fn play(world: &World, course: &Course, seed: u64) -> Result<Play, Wrong> {
    let play = Play::resume(world, seed, &course.answers)
        .map_err(|(index, misfit)| ("course", format!("does not fit at answer {}: {misfit}", index + 1)))?;
    if play.ended(world) { Ok(play) } else { Err(("course", "stops before the case ends".to_owned())) }
}

fn good(world: &World, protocol: &Protocol, course: &Course, seed: u64) -> Option<Wrong> {
    let play = match play(world, course, seed) {
        Ok(play) => play,
        Err(wrong) => return Some(wrong),
    };
    if let Some(pitfall) = met(world, &play).first() {
        return Some(("course", format!("is a good one and steps into pitfall `{}`", pitfall.id)));
    }
    let (record, ends_on) = made(world, &play);
    if let Some(unsound) = record.unsound().first() {
        return Some(("unsound", format!("makes a record that cannot be: {unsound}")));
    }
    let case = Case::new(&record, ends_on);
    let outcomes = judge(protocol, &case);
    let grave = outcomes.findings.iter().find(|finding| finding.severity != Severity::Consider)?;
    Some((
        "breaks-rule",
        format!("is a good one and breaks rule `{}`: {}", grave.rule.id, grave.rule.title.en),
    ))
}

fn careless(
    world: &World,
    protocol: &Protocol,
    course: &Course,
    seed: u64,
    stepped: &mut BTreeSet<String>,
) -> Option<Wrong> {
    let play = match play(world, course, seed) {
        Ok(play) => play,
        Err(wrong) => return Some(wrong),
    };
    let (record, ends_on) = made(world, &play);
    if let Some(unsound) = record.unsound().first() {
        return Some(("unsound", format!("makes a record that cannot be: {unsound}")));
    }
    let case = Case::new(&record, ends_on);
    let outcomes = judge(protocol, &case);
    let shown = |rule: &String| {
        outcomes.findings.iter().any(|it| it.rule.id == *rule && it.status != Status::Unclear)
    };
    let met = met(world, &play);
    stepped.extend(met.iter().map(|it| it.id.clone()));
    let hidden = met.iter().find(|it| !it.shown_by.is_empty() && !it.shown_by.iter().any(shown))?;
    Some((
        "not-shown",
        format!(
            "steps into pitfall `{}`, and the check does not show it by {}",
            hidden.id,
            hidden.shown_by.join(" or ")
        ),
    ))
}
