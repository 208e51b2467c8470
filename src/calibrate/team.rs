//! The norm of a team over its rounds of vignettes: each measure apart, and what must be said with
//! them. No person is named or can be picked out.

use std::collections::BTreeSet;

use serde::Serialize;

use super::agreement::{Agreement, Estimate, agreement};
use super::bootstrap::FEWEST_ITEMS;
use super::distance::{Difference, change, mean_difference, raters_of, spread};
use super::judgements::{Judgements, Round};
use super::measures::f64_of;
use super::run_chart::{BASE_ROUNDS, Direction, Point, run_chart};
use crate::record::Date;

/// A team's rounds, measured.
#[derive(Debug, Clone, Serialize)]
pub struct TeamNorm {
    /// The rounds, in their order.
    pub rounds: Vec<RoundNorm>,
    /// A shift of the norm that was noticed.
    pub drift: Option<Shifted>,
    /// What must be said with the figures.
    #[serde(skip)]
    pub notes: Vec<TeamNote>,
}

/// A round, measured.
#[derive(Debug, Clone, Serialize)]
pub struct RoundNorm {
    /// Its name.
    pub round: String,
    /// Its first day.
    pub date: Date,
    /// How many people answered.
    pub raters: usize,
    /// How many vignettes were answered.
    pub vignettes: usize,
    /// How many answers there are.
    pub ratings: usize,
    /// The mean signed distance to the key; negative is milder.
    pub distance: Estimate,
    /// The share of answers that can be defended.
    pub inside: Option<f64>,
    /// Where the round stands on the run chart.
    pub chart: Point,
    /// How the same people moved on the same vignettes since the round before.
    pub change: Option<Moved>,
    /// How far people lie apart, in points.
    pub spread: Option<f64>,
    /// What the group talk did.
    pub talk: Option<Talk>,
    /// How much people agree.
    pub agreement: Agreement,
}

/// A movement of the same people on the same vignettes.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Moved {
    /// How many people.
    pub raters: usize,
    /// How far, in points; negative is milder.
    pub points: Estimate,
}

/// What a group talk did.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Talk {
    /// How people moved.
    pub change: Moved,
    /// How far people who answered twice lay apart before.
    pub spread_before: Option<f64>,
    /// And after.
    pub spread_after: Option<f64>,
}

/// A shift that was noticed, by the names of the rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shifted {
    /// The first round in which it showed.
    pub noticed_in: String,
    /// The round at which it most likely began.
    pub began: String,
    /// Which way.
    pub direction: Direction,
}

/// What must be said with a team's figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamNote {
    /// Too few rounds to say whether a norm moves.
    TooFewRounds(usize),
    /// A round without an answer.
    EmptyRound(String),
    /// A round with too few people or vignettes to compare.
    TooFew(String),
    /// A vignette that was given in more than one version in a round.
    Mixed {
        /// The round.
        round: String,
        /// The vignette.
        vignette: String,
    },
    /// A shift was noticed.
    Noticed(Shifted),
    /// Nothing was noticed, which is not the same as nothing there.
    NotNoticed,
    /// Everyone may agree and be wrong.
    AgreementIsNotTheNorm,
}

/// Measures a team's rounds, with intervals from the dice of a seed.
#[must_use]
pub fn team_norm(judgements: &Judgements, seed: u64) -> TeamNorm {
    let rounds = judgements.rounds();
    let (answered, empty): (Vec<Round>, Vec<Round>) =
        rounds.into_iter().partition(|round| !round.before.is_empty());
    let distances: Vec<_> = answered.iter().map(|round| round.before.clone()).collect();
    let chart = run_chart(&distances);
    let name = |number: usize| answered.get(number).map(|round| round.name.clone()).unwrap_or_default();
    let drift = chart.noticed.map(|noticed| Shifted {
        noticed_in: name(noticed.in_round),
        began: name(noticed.began),
        direction: noticed.direction,
    });
    let mut notes = Vec::new();
    notes.extend(empty.into_iter().map(|round| TeamNote::EmptyRound(round.name)));
    for (round, point) in answered.iter().zip(&chart.points) {
        let few = |count: usize| count < FEWEST_ITEMS;
        if few(raters_of(&round.before).len()) || few(round.table.items()) || point.shift.is_none() {
            notes.push(TeamNote::TooFew(round.name.clone()));
        }
        let mixed = round.mixed.iter().cloned();
        notes.extend(mixed.map(|vignette| TeamNote::Mixed { round: round.name.clone(), vignette }));
    }
    let watched = chart.points.iter().any(|point| point.average.is_some());
    match &drift {
        Some(shifted) => notes.push(TeamNote::Noticed(shifted.clone())),
        None if answered.len() <= BASE_ROUNDS => notes.push(TeamNote::TooFewRounds(answered.len())),
        None if watched => notes.push(TeamNote::NotNoticed),
        None => {}
    }
    notes.push(TeamNote::AgreementIsNotTheNorm);
    let previous = std::iter::once(None).chain(answered.iter().map(Some));
    let rounds = (answered.iter().zip(previous).zip(chart.points))
        .map(|((round, previous), point)| measured(round, previous, point, seed))
        .collect();
    TeamNorm { rounds, drift, notes }
}

fn measured(round: &Round, previous: Option<&Round>, chart: Point, seed: u64) -> RoundNorm {
    let answers = &round.before;
    let twice: Vec<_> = change(&round.before, &round.after);
    let cells: BTreeSet<(usize, usize)> = twice.iter().map(|it| (it.rater, it.vignette)).collect();
    let both = |list: &[Difference]| -> Vec<Difference> {
        list.iter().filter(|it| cells.contains(&(it.rater, it.vignette))).copied().collect()
    };
    let talk = (!twice.is_empty()).then(|| Talk {
        change: Moved { raters: raters_of(&twice).len(), points: mean_difference(&twice, seed) },
        spread_before: spread(&both(&round.before)),
        spread_after: spread(&both(&round.after)),
    });
    let moved = previous.map(|previous| change(&previous.before, answers)).filter(|it| !it.is_empty());
    RoundNorm {
        round: round.name.clone(),
        date: round.date,
        raters: raters_of(answers).len(),
        vignettes: round.table.items(),
        ratings: answers.len(),
        distance: mean_difference(answers, seed),
        inside: (!answers.is_empty()).then(|| f64_of(round.inside) / f64_of(answers.len())),
        chart,
        change: moved
            .map(|moved| Moved { raters: raters_of(&moved).len(), points: mean_difference(&moved, seed) }),
        spread: spread(answers),
        talk,
        agreement: agreement(&round.table, seed),
    }
}
