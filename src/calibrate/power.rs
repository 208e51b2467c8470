//! What the run chart can see: made-up teams with and without a planted shift.
//!
//! A made-up answer is the key, plus what this person always is, what this vignette always is, what this
//! person makes of this vignette, this person's mood this year, and a slip of the moment; then the shift is added and the
//! answer is put on the scale of six. The normal draws are sums of twelve even ones, so that
//! they are the same on every machine.

use serde::Serialize;

use super::distance::Difference;
use super::run_chart::run_chart;
use crate::train::dice::Dice;

/// How far people lie apart, in points of the scale.
const PERSON: f64 = 0.5;
const VIGNETTE: f64 = 0.4;
const TASTE: f64 = 0.4;
const MOOD: f64 = 0.2;
const SLIP: f64 = 0.7;

/// A made-up team.
#[derive(Debug, Clone, Copy)]
pub struct Team {
    /// How many people judge each year.
    pub raters: usize,
    /// How many vignettes come back every year.
    pub vignettes: usize,
    /// For how many years.
    pub years: usize,
    /// How many people are replaced each year.
    pub leave: usize,
    /// How far the norm moves, in points of the scale; negative is milder.
    pub shift: f64,
    /// The year from which on it has moved, counted from 1.
    pub from: usize,
}

/// How often a shift was noticed, out of all teams.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rates {
    /// How many teams were made up.
    pub teams: usize,
    /// In how many the shift was first noticed in each year.
    pub noticed: Vec<usize>,
    /// In how many the year at which it began was told rightly.
    pub right_year: usize,
}

impl Rates {
    /// In how many teams something was noticed at all.
    #[must_use]
    pub fn any(&self) -> usize {
        self.noticed.iter().sum()
    }
}

/// Runs the chart over many made-up teams.
#[must_use]
pub fn power(team: Team, teams: usize, seed: u64) -> Rates {
    let mut rates = Rates { teams, noticed: vec![0; team.years], right_year: 0 };
    for stream in (0..).take(teams) {
        let chart = run_chart(&made_up(team, &mut Dice::new(seed, stream)));
        if let Some(noticed) = chart.noticed {
            rates.noticed[noticed.in_round] += 1;
            rates.right_year += usize::from(noticed.began + 1 == team.from);
        }
    }
    rates
}

/// The distances to the key of a made-up team, one list a year.
fn made_up(team: Team, dice: &mut Dice) -> Vec<Vec<Difference>> {
    let everybody = team.raters + team.leave * team.years;
    let mut draws =
        |count: usize, spread: f64| -> Vec<f64> { (0..count).map(|_| spread * normal(dice)).collect() };
    let people = draws(everybody, PERSON);
    let vignettes = draws(team.vignettes, VIGNETTE);
    let tastes = draws(everybody * team.vignettes, TASTE);
    let mut years = Vec::new();
    for year in 0..team.years {
        let shift = if year + 1 >= team.from { team.shift } else { 0.0 };
        let mut round = Vec::new();
        let moods = draws(team.raters, MOOD);
        for (place, mood) in moods.into_iter().enumerate() {
            let rater = place + year * team.leave;
            let slips = draws(team.vignettes, SLIP);
            for (vignette, slip) in slips.into_iter().enumerate() {
                let key = [3.0, 4.0, 2.0, 5.0, 3.0, 4.0, 2.0, 5.0, 1.0, 6.0][vignette % 10];
                let own = people[rater] + vignettes[vignette] + tastes[rater * team.vignettes + vignette];
                let answer = (key + own + mood + slip + shift).round().clamp(1.0, 6.0);
                round.push(Difference { rater, vignette, points: answer - key });
            }
        }
        years.push(round);
    }
    years
}

/// A draw from the normal distribution, nearly: the sum of twelve even draws.
fn normal(dice: &mut Dice) -> f64 {
    const SIDES: u32 = 1 << 20;
    let throw = |_| u32::try_from(dice.throw(SIDES as usize)).map_or(0.0, f64::from) / f64::from(SIDES);
    (0..12).map(throw).sum::<f64>() - 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const STILL: Team = Team { raters: 12, vignettes: 10, years: 5, leave: 0, shift: 0.0, from: 0 };

    fn share(part: usize, rates: &Rates) -> f64 {
        f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(rates.teams).unwrap())
    }

    /// The numbers in the README come from here:
    /// `NIETPLUIS_TEAMS=1000 cargo test --lib power -- --nocapture`.
    #[test]
    fn half_a_point_is_noticed_and_no_shift_is_not() {
        let teams = [(12, 0, 1000), (8, 0, 200), (20, 0, 200), (8, 1, 200), (12, 2, 200), (20, 3, 200)];
        let asked = std::env::var("NIETPLUIS_TEAMS").ok().and_then(|teams| teams.parse().ok());
        for (raters, leave, teams) in teams {
            let teams = asked.unwrap_or(teams);
            let still = Team { raters, leave, ..STILL };
            let moved = power(Team { shift: -0.5, from: 3, ..still }, teams, 1);
            let quiet = power(still, teams, 1);
            let found = share(moved.noticed[2] + moved.noticed[3], &moved);
            let falsely = share(quiet.any(), &quiet);
            let right = share(moved.right_year, &moved);
            println!(
                "{raters} people, {leave} replaced a year: found in year 3 or 4 {found}, with the right \
                 year {right}; falsely {falsely}"
            );
            assert!(falsely < 0.05, "{raters} people: {falsely}");
            assert!(leave > 0 || raters < 12 || found >= 0.9, "{raters} people: {found}");
            assert!(raters > 12 || leave > 0 || right > 0.8, "{raters} people: {right}");
        }
    }
}
