//! How far judgements lie from something, on average, and how sure that is: from the key, from the
//! same person's own answer before, from the other half of a matched pair.
//!
//! Every one of these is a mean of differences, one a person and vignette. A negative distance to
//! the key is milder than the key. The mean is taken per vignette first and then over vignettes, so
//! that a vignette which many left out counts as much as another. The interval draws people and vignettes
//! again, each apart: it should hold for other colleagues and other vignettes of the kind.

use std::collections::BTreeMap;

use super::agreement::Estimate;
use super::bootstrap::intervals;

/// A difference in points of the scale: whose, and on which vignette.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Who judged, by number.
    pub rater: usize,
    /// What was judged, by number. Another version of a vignette is another vignette.
    pub vignette: usize,
    /// How far, with its sign.
    pub points: f64,
}

/// The mean of differences with its interval.
#[must_use]
pub fn mean_difference(differences: &[Difference], seed: u64) -> Estimate {
    let vignettes = by_vignette(differences);
    let raters = raters_of(differences);
    let value = mean(&vignettes, 0..vignettes.len(), |_| 1.0);
    let number = |rater: usize| raters.binary_search(&rater).unwrap_or_default();
    let numbered: Vec<Vec<(usize, f64)>> = vignettes
        .iter()
        .map(|given| given.iter().map(|&(rater, points)| (number(rater), points)).collect())
        .collect();
    let sizes = [raters.len(), vignettes.len()];
    let [span] = intervals(sizes, seed, |[people, items]| {
        let mut often = vec![0.0; raters.len()];
        for &person in people {
            often[person] += 1.0;
        }
        [mean(&numbered, items.iter().copied(), |rater| often[rater])]
    });
    Estimate { value, low: span.map(|span| span.low), high: span.map(|span| span.high) }
}

/// How the same people moved on the same vignettes, from one round to another.
#[must_use]
pub fn change(before: &[Difference], after: &[Difference]) -> Vec<Difference> {
    let points: BTreeMap<(usize, usize), f64> =
        before.iter().map(|it| ((it.rater, it.vignette), it.points)).collect();
    let moved = |now: &Difference| {
        let then = points.get(&(now.rater, now.vignette))?;
        Some(Difference { points: now.points - then, ..*now })
    };
    after.iter().filter_map(moved).collect()
}

/// What the halves of matched pairs differ by, for the same person: the second less the first. A
/// pair takes the place of a vignette.
#[must_use]
pub fn within_pairs(round: &[Difference], pairs: &[(usize, usize)]) -> Vec<Difference> {
    let mut found = Vec::new();
    for (pair, &(first, second)) in pairs.iter().enumerate() {
        let of = |vignette| round.iter().filter(move |it| it.vignette == vignette);
        for one in of(first) {
            let other = of(second).filter(|other| other.rater == one.rater);
            found.extend(other.map(|other| Difference {
                rater: one.rater,
                vignette: pair,
                points: other.points - one.points,
            }));
        }
    }
    found
}

/// How far people lie apart: the standard deviation over people, averaged over the vignettes that
/// two or more judged.
#[must_use]
pub fn spread(round: &[Difference]) -> Option<f64> {
    let vignettes = by_vignette(round);
    let deviations: Vec<f64> = vignettes
        .iter()
        .filter(|given| given.len() > 1)
        .map(|given| {
            let count = super::measures::f64_of(given.len());
            let mean = given.iter().map(|(_, points)| points).sum::<f64>() / count;
            let squares: f64 = given.iter().map(|(_, points)| (points - mean) * (points - mean)).sum();
            (squares / (count - 1.0)).sqrt()
        })
        .collect();
    let count = super::measures::f64_of(deviations.len());
    (count > 0.0).then(|| deviations.iter().sum::<f64>() / count)
}

/// Who judged, by number, each once.
#[must_use]
pub fn raters_of(differences: &[Difference]) -> Vec<usize> {
    let mut raters: Vec<usize> = differences.iter().map(|it| it.rater).collect();
    raters.sort_unstable();
    raters.dedup();
    raters
}

/// The differences of each vignette, with their raters.
fn by_vignette(differences: &[Difference]) -> Vec<Vec<(usize, f64)>> {
    let mut vignettes: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for it in differences {
        vignettes.entry(it.vignette).or_default().push((it.rater, it.points));
    }
    // In the order of people, whatever the order of the rows.
    for given in vignettes.values_mut() {
        given.sort_by_key(|&(rater, _)| rater);
    }
    vignettes.into_values().collect()
}

/// The mean over chosen vignettes of the mean over people, each counted as often as `often` says.
fn mean(
    vignettes: &[Vec<(usize, f64)>],
    choice: impl Iterator<Item = usize>,
    often: impl Fn(usize) -> f64,
) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for given in choice.filter_map(|number| vignettes.get(number)) {
        let people: f64 = given.iter().map(|&(rater, _)| often(rater)).sum();
        if people > 0.0 {
            sum += given.iter().map(|&(rater, points)| often(rater) * points).sum::<f64>() / people;
            count += 1.0;
        }
    }
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differences(rows: &[(usize, usize, f64)]) -> Vec<Difference> {
        rows.iter().map(|&(rater, vignette, points)| Difference { rater, vignette, points }).collect()
    }

    #[test]
    fn a_vignette_counts_once_however_many_judged_it() {
        let found = differences(&[(0, 0, -1.0), (1, 0, -1.0), (2, 0, -1.0), (0, 1, 1.0)]);
        let Estimate { value, low, .. } = mean_difference(&found, 1);
        assert_eq!((value, low), (Some(0.0), None));
        assert_eq!(mean_difference(&[], 1), Estimate::default());
    }

    /// Ten people and ten vignettes, all half a point milder but for each other's noise of a point.
    #[test]
    fn the_interval_holds_the_planted_distance() {
        let rows: Vec<_> = (0..100)
            .map(|cell| {
                let noise = if (cell / 10 + cell % 10) % 2 == 0 { 0.5 } else { -0.5 };
                Difference { rater: cell / 10, vignette: cell % 10, points: noise - 0.5 }
            })
            .collect();
        let estimate = mean_difference(&rows, 1);
        assert_eq!(estimate.value, Some(-0.5));
        assert!(estimate.low < Some(-0.55) && estimate.high > Some(-0.45), "{estimate:?}");
        let mut backwards = rows.clone();
        backwards.reverse();
        assert_eq!(mean_difference(&backwards, 1), estimate);
    }

    #[test]
    fn only_the_same_person_on_the_same_vignette_is_compared() {
        let before = differences(&[(0, 0, 1.0), (1, 0, 0.0), (0, 1, 2.0)]);
        let after = differences(&[(0, 0, 0.5), (2, 0, -3.0), (0, 1, 0.0)]);
        assert_eq!(change(&before, &after), differences(&[(0, 0, -0.5), (0, 1, -2.0)]));
        let pairs = within_pairs(&before, &[(0, 1)]);
        assert_eq!(pairs, differences(&[(0, 0, 1.0)]));
        assert_eq!(spread(&before), Some(0.5_f64.sqrt()));
        assert_eq!(spread(&before[..1]), None);
    }
}
