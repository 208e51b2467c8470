//! Walks through a scenario to see what can be reached: every option at every moment, each state
//! once. Where states would be without number, the walk stops at a bound and says so.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::moment::{Asking, Bond};
use super::player::Play;
use super::script::PlayerAnswer;
use super::when::When;
use super::world::World;

/// The most states a walk visits.
const MOST_STATES: usize = 60_000;
/// The most seeds that are tried to see every variant of every draw.
const MOST_SEEDS: u64 = 64;

/// What a walk came past.
#[derive(Debug, Default)]
pub(crate) struct Explored {
    /// The scenes entered, by their place.
    pub(crate) scenes: BTreeSet<usize>,
    /// The choices that were open somewhere: scene and choice by their places.
    pub(crate) choices: BTreeSet<(usize, usize)>,
    /// The news that arrived.
    pub(crate) news: BTreeSet<String>,
    /// The variants that were drawn.
    pub(crate) variants: BTreeSet<(String, String)>,
    /// Scenes, by their place, in which a play can come to stand where no ending can be reached.
    pub(crate) stuck: BTreeSet<usize>,
    /// Whether every state was visited.
    pub(crate) whole: bool,
}

/// What makes two moments go on alike: what the conditions that steer the story come to, how the
/// people they ask about stand, and what is asked of the player now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    scene: usize,
    waited: u32,
    spent: BTreeSet<usize>,
    asked: Vec<usize>,
    bonds: Vec<Bond>,
    arrived: BTreeSet<String>,
    holds: Vec<bool>,
    then: Vec<String>,
}

/// Walks through a scenario.
pub(crate) fn explore(world: &World) -> Explored {
    let conditions = world.scenario().steering();
    let mut seen = Explored { whole: true, ..Explored::default() };
    let all: usize = world.scenario().draws.iter().map(|draw| draw.pool.len()).sum();
    let mut budget = MOST_STATES;
    let mut begun: BTreeSet<State> = BTreeSet::new();
    for seed in 1..=MOST_SEEDS {
        let mut play = Play::begin(world, seed);
        let before = seen.variants.len();
        seen.variants.extend(play.drawn.clone());
        play.forget();
        // Seeds that differ in nothing a condition asks go on alike.
        let fresh = begun.insert(state(&play, &conditions));
        if fresh && (seed == 1 || seen.variants.len() > before || budget > MOST_STATES / 2) {
            walk(world, play, &conditions, &mut seen, &mut budget);
        }
        if seen.variants.len() == all && budget == 0 {
            break;
        }
    }
    seen
}

fn walk(world: &World, begin: Play, conditions: &[&When], seen: &mut Explored, budget: &mut usize) {
    let mut known: BTreeMap<State, usize> = BTreeMap::from([(state(&begin, conditions), 0)]);
    let mut scenes = vec![begin.scene];
    let mut ends = vec![begin.ended(world)];
    let mut from: Vec<Vec<usize>> = vec![Vec::new()];
    let mut open = VecDeque::from([(0, begin)]);
    let mut cut = false;
    while let Some((index, play)) = open.pop_front() {
        seen.scenes.insert(play.scene);
        seen.news.extend(play.arrived.iter().cloned());
        if play.asking.is_empty() {
            seen.choices.extend(play.open(world).into_iter().map(|choice| (play.scene, choice)));
        }
        for answer in answers(world, &play) {
            let Ok(mut next) = play.answer(world, &answer) else { continue };
            next.forget();
            let state = state(&next, conditions);
            let to = if let Some(&to) = known.get(&state) {
                to
            } else if *budget == 0 {
                cut = true;
                continue;
            } else {
                *budget -= 1;
                let to = scenes.len();
                known.insert(state, to);
                scenes.push(next.scene);
                ends.push(next.ended(world));
                from.push(Vec::new());
                open.push_back((to, next));
                to
            };
            from[to].push(index);
        }
    }
    seen.whole &= !cut;
    if !cut {
        let home = reaching(&ends, &from);
        seen.stuck.extend((0..scenes.len()).filter(|index| !home[*index]).map(|index| scenes[index]));
    }
}

/// From which states an ending can be reached: back from the endings.
fn reaching(ends: &[bool], from: &[Vec<usize>]) -> Vec<bool> {
    let mut home = ends.to_vec();
    let mut open: Vec<usize> = (0..ends.len()).filter(|&index| ends[index]).collect();
    while let Some(index) = open.pop() {
        for &before in &from[index] {
            if !home[before] {
                home[before] = true;
                open.push(before);
            }
        }
    }
    home
}

/// Everything that can be answered here, without what one does of one's own accord.
fn answers(world: &World, play: &Play) -> Vec<PlayerAnswer> {
    let options = play.option_ids(world).into_iter().map(PlayerAnswer::Choice);
    let wait = play.can_wait(world).map(PlayerAnswer::Wait);
    if play.ended(world) { Vec::new() } else { options.chain(wait).collect() }
}

fn state(play: &Play, conditions: &[&When]) -> State {
    let asked = play.asking.iter().flat_map(|asking| match asking {
        Asking::Where(batch) => batch.clone(),
        Asking::How(event) => vec![usize::MAX, *event],
    });
    State {
        scene: play.scene,
        waited: play.waited(),
        spent: play.spent.clone(),
        asked: asked.collect(),
        bonds: conditions.iter().filter_map(|when| when.about()).map(|who| play.bond(who)).collect(),
        arrived: play.arrived.clone(),
        holds: conditions.iter().map(|when| when.holds(play)).collect(),
        then: play.then.iter().map(|way| way.scene.clone()).collect(),
    }
}
