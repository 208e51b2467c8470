//! Has the norm of a team moved over the rounds? A run chart with limits.
//!
//! The first two rounds are the base. Every later round is compared with it on the vignettes both
//! have, and the shifts run into an exponentially weighted average (S. W. Roberts, *Technometrics* 1, 1959), so that
//! a small shift that lasts is seen as well as a large one that is new.
//!
//! The limits come from the answers themselves and not from an assumed spread. The average is a sum over people and
//! vignettes; its variance is that of the sums per person plus that of the sums per
//! vignette less that of the single cells (two-way clustered, A. C. Cameron, J. Gelbach and D.
//! Miller, *Journal of Business & Economic Statistics* 29, 2011), never less than either alone. So a person who
//! is always strict and a vignette that is always judged mildly cancel out, and people who come and go do not. The limit is
//! that of Student's distribution which is passed, either way, by two in a hundred if nothing moves, with one degree of
//! freedom less than there are people or vignettes, whichever are fewer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bootstrap::FEWEST_ITEMS;
use super::distance::{Difference, raters_of};
use super::measures::f64_of;

/// How many rounds make the base.
pub const BASE_ROUNDS: usize = 2;
/// The weight of the newest round in the average.
const NEWEST: f64 = 0.6;

/// A round on the chart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Point {
    /// How far the round lies from the base, on the vignettes both have.
    pub shift: Option<f64>,
    /// The weighted average of the shifts up to this round; none in the base, and none where there are too
    /// few people or vignettes to compare.
    pub average: Option<f64>,
    /// How far from 0 the average may lie by chance, either way.
    pub limit: Option<f64>,
    /// Whether it lies farther.
    pub beyond: bool,
}

/// A shift that was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Noticed {
    /// The first round beyond the limits, by number from 0.
    pub in_round: usize,
    /// The round at which it most likely began.
    pub began: usize,
    /// Which way.
    pub direction: Direction,
}

/// Which way a norm moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Towards less action.
    Milder,
    /// Towards more action.
    Stricter,
}

/// The rounds of a team, in their order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// A point a round.
    pub points: Vec<Point>,
    /// The first shift that was noticed.
    pub noticed: Option<Noticed>,
}

/// Draws the chart of a team's distances to the key, one list a round.
#[must_use]
pub fn run_chart(rounds: &[Vec<Difference>]) -> Chart {
    let base: Vec<Difference> = rounds.iter().take(BASE_ROUNDS).flatten().copied().collect();
    let mut points = vec![Point::default(); rounds.len()];
    let mut average = Parts::default();
    let mut noticed = None;
    for (number, round) in rounds.iter().enumerate() {
        let Some(shift) = Parts::shift(round, &base) else { continue };
        points[number].shift = Some(shift.value);
        if number < BASE_ROUNDS {
            continue;
        }
        average = average.followed_by(&shift);
        let limit = average.limit();
        let beyond = average.value.abs() > limit + 1e-9;
        points[number] =
            Point { shift: Some(shift.value), average: Some(average.value), limit: Some(limit), beyond };
        if beyond && noticed.is_none() {
            let direction = if average.value < 0.0 { Direction::Milder } else { Direction::Stricter };
            noticed = Some(Noticed { in_round: number, began: began(&points[..=number]), direction });
        }
    }
    Chart { points, noticed }
}

/// The round from which on the shifts differ most from those before it, counted by how many rounds
/// each side has.
fn began(points: &[Point]) -> usize {
    let shifts: Vec<(usize, f64)> =
        points.iter().enumerate().filter_map(|(number, point)| Some((number, point.shift?))).collect();
    let mean = |part: &[(usize, f64)]| part.iter().map(|(_, shift)| shift).sum::<f64>() / f64_of(part.len());
    let split = |at: usize| {
        let (before, after) = shifts.split_at(at);
        let weight = f64_of(before.len()) * f64_of(after.len());
        weight * (mean(after) - mean(before)) * (mean(after) - mean(before))
    };
    let best = (1..shifts.len()).max_by(|one, other| split(*one).total_cmp(&split(*other)));
    best.and_then(|at| shifts.get(at)).map_or(points.len() - 1, |(number, _)| *number)
}

/// A shift, and what each person, vignette and cell adds to its deviation.
#[derive(Default)]
struct Parts {
    value: f64,
    people: BTreeMap<usize, f64>,
    vignettes: BTreeMap<usize, f64>,
    cells: BTreeMap<(usize, usize), f64>,
    /// The fewest people or vignettes that one of its shifts rests on.
    fewest: Option<usize>,
}

impl Parts {
    /// The shift of a round against the base; none where fewer than five people or vignettes can be
    /// compared.
    fn shift(round: &[Difference], base: &[Difference]) -> Option<Self> {
        let (now, then) = (answers(round), answers(base));
        let both: Vec<usize> = now.keys().filter(|vignette| then.contains_key(vignette)).copied().collect();
        let people = |of: &[Difference]| {
            let shared: Vec<Difference> =
                of.iter().filter(|it| both.binary_search(&it.vignette).is_ok()).copied().collect();
            raters_of(&shared).len()
        };
        let fewest = both.len().min(people(round)).min(people(base));
        if fewest < FEWEST_ITEMS {
            return None;
        }
        let count = f64_of(both.len());
        let shift_of = |vignette: &usize| mean(&now[vignette]) - mean(&then[vignette]);
        let value = both.iter().map(shift_of).sum::<f64>() / count;
        let mut parts = Self { value, fewest: Some(fewest), ..Self::default() };
        for vignette in &both {
            parts.vignettes.insert(*vignette, (shift_of(vignette) - value) / count);
            for (answers, sign) in [(&now[vignette], 1.0), (&then[vignette], -1.0)] {
                let mean = mean(answers);
                for &(rater, points) in answers {
                    let part = sign * (points - mean) / (f64_of(answers.len()) * count);
                    *parts.people.entry(rater).or_default() += part;
                    *parts.cells.entry((rater, *vignette)).or_default() += part;
                }
            }
        }
        Some(parts)
    }

    /// The weighted average with one more shift.
    fn followed_by(mut self, next: &Self) -> Self {
        fn blend<K: Ord + Copy>(old: &mut BTreeMap<K, f64>, new: &BTreeMap<K, f64>) {
            for part in old.values_mut() {
                *part *= 1.0 - NEWEST;
            }
            for (key, part) in new {
                *old.entry(*key).or_default() += NEWEST * part;
            }
        }
        self.value = (1.0 - NEWEST) * self.value + NEWEST * next.value;
        blend(&mut self.people, &next.people);
        blend(&mut self.vignettes, &next.vignettes);
        blend(&mut self.cells, &next.cells);
        self.fewest = self.fewest.into_iter().chain(next.fewest).min();
        self
    }

    fn limit(&self) -> f64 {
        let squares = |parts: &mut dyn Iterator<Item = f64>| parts.map(|part| part * part).sum::<f64>();
        let clustered = |count: usize, squares: f64| squares * f64_of(count) / f64_of(count - 1).max(1.0);
        let people = clustered(self.people.len(), squares(&mut self.people.values().copied()));
        let vignettes = clustered(self.vignettes.len(), squares(&mut self.vignettes.values().copied()));
        let cells = squares(&mut self.cells.values().copied());
        let variance = (people + vignettes - cells).max(people).max(vignettes);
        student(self.fewest.unwrap_or_default().saturating_sub(1)) * variance.sqrt()
    }
}

/// The answers to each vignette.
fn answers(round: &[Difference]) -> BTreeMap<usize, Vec<(usize, f64)>> {
    let mut answers: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for it in round {
        answers.entry(it.vignette).or_default().push((it.rater, it.points));
    }
    answers
}

fn mean(answers: &[(usize, f64)]) -> f64 {
    answers.iter().map(|(_, points)| points).sum::<f64>() / f64_of(answers.len())
}

/// The value that Student's distribution passes, either way, twice in a hundred times: from the
/// usual printed table. Beyond 30 degrees of freedom it stays on the careful side.
#[allow(clippy::approx_constant, reason = "a printed table")]
fn student(freedom: usize) -> f64 {
    const TABLE: [f64; 30] = [
        31.821, 6.965, 4.541, 3.747, 3.365, 3.143, 2.998, 2.896, 2.821, 2.764, 2.718, 2.681, 2.650, 2.624,
        2.602, 2.583, 2.567, 2.552, 2.539, 2.528, 2.518, 2.508, 2.500, 2.492, 2.485, 2.479, 2.473, 2.467,
        2.462, 2.457,
    ];
    TABLE[freedom.clamp(1, TABLE.len()) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Six people and eight vignettes; who is strict and which vignette is mild stay the same.
    fn round(shift: f64) -> Vec<Difference> {
        (0..48usize)
            .map(|cell| {
                let (rater, vignette) = (cell % 6, cell / 6);
                let own = [0.5, -0.5, 1.0, 0.0, -1.0, 0.0][rater] + [0.0, 0.5][vignette % 2];
                Difference { rater, vignette, points: own + shift }
            })
            .collect()
    }

    #[test]
    fn what_people_and_vignettes_always_are_does_not_hide_a_shift() {
        let rounds = [0.0, 0.0, 0.0, -0.5, -0.5].map(round);
        let chart = run_chart(&rounds);
        let expected = Noticed { in_round: 3, began: 3, direction: Direction::Milder };
        assert_eq!(chart.noticed, Some(expected));
        assert!(!chart.points[2].beyond && chart.points[4].beyond);
        assert!((chart.points[4].average.unwrap() + 0.42).abs() < 1e-9);
        assert_eq!(run_chart(&[0.0; 5].map(round)).noticed, None);
    }

    #[test]
    fn too_few_people_or_other_vignettes_say_nothing() {
        let few = |shift| round(shift).into_iter().filter(|it| it.rater < 4).collect::<Vec<_>>();
        let chart = run_chart(&[few(0.0), few(0.0), few(-2.0)]);
        assert_eq!((chart.points[2], chart.noticed), (Point::default(), None));
        let other = round(-2.0).into_iter().map(|it| Difference { vignette: it.vignette + 5, ..it });
        let chart = run_chart(&[round(0.0), round(0.0), other.collect()]);
        assert_eq!(chart.points[2], Point::default());
        assert_eq!(run_chart(&[]), Chart { points: Vec::new(), noticed: None });
    }
}
