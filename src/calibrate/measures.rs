//! The formulas of agreement: what several raters have in common, beyond what chance would give.
//!
//! Every measure but alpha is `(seen - chance) / (1 - chance)`. *Seen* is the share of pairs of
//! answers to the same item that are equal, first per item with two answers or more and then averaged
//! over those items, so that a missing answer is left out and never read as disagreement. With
//! weights a pair that differs counts in part. What they call chance differs:
//!
//! | measure | chance |
//! |---|---|
//! | percent | none is taken off |
//! | Fleiss' kappa | two draws from the team's answers: the sum of `p_k²`, where `p_k` is the mean over items of the share of answer `k` |
//! | Conger's kappa | a draw from each of two different raters' own answers, averaged over all pairs of raters; with two raters this is Cohen's kappa |
//! | AC1, AC2 | `sum(w) * sum(p_k (1 - p_k)) / (q (q - 1))`, with `q` the number of different answers |
//! | Brennan-Prediger | every answer equally likely: `sum(w) / q²` |
//!
//! Missing answers are generalised as in K. L. Gwet, *Handbook of Inter-Rater Reliability* (4th
//! ed., 2014, chapters 2 to 4), which the R package irrCAC follows too: an item with one answer
//! still counts for what is called chance.
//!
//! The weights (AC2 and weighted kappa) are the identity for names. For numbers they are those the
//! handbook calls ordinal: `1 - m(m+1) / (q(q-1))` where `m` is the number of steps between two
//! answers, in the order of the answers given. Weighted kappa is Conger's with these weights; for two
//! raters that is Cohen's weighted kappa.
//!
//! Krippendorff's alpha is `1 - D_seen / D_chance`, the disagreement over all pairs within items
//! against that over all pairs there are (K. Krippendorff, *Content Analysis*; A. F. Hayes and K.
//! Krippendorff, *Communication Methods and Measures* 1, 2007). Two names differ by 0 or 1. Two
//! numbers differ by the square of how many answers lie from the one to the other, of the two
//! themselves half: his own ordinal difference, not the weights above. Items with one answer are left
//! out.
//!
//! No maintained crate has these measures (looked for in 2026), so they are written here and held
//! against published figures.

use super::table::{Cell, Scale, Table};

/// How many measures there are.
pub(super) const MEASURES: usize = 8;

/// The measures of one table, in the order of [`Measure`]; none where it is not defined.
pub(super) type Figures = [Option<f64>; MEASURES];

/// A measure of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The share of equal pairs.
    Percent,
    /// Fleiss' kappa.
    Fleiss,
    /// Conger's kappa.
    Conger,
    /// Gwet's AC1.
    Ac1,
    /// Gwet's AC2: with weights.
    Ac2,
    /// Krippendorff's alpha.
    Alpha,
    /// Brennan and Prediger's coefficient.
    BrennanPrediger,
    /// Conger's kappa with weights; Cohen's for two raters.
    WeightedKappa,
}

impl Measure {
    /// Every measure, in its order.
    pub const ALL: [Self; MEASURES] = [
        Self::Percent,
        Self::Fleiss,
        Self::Conger,
        Self::Ac1,
        Self::Ac2,
        Self::Alpha,
        Self::BrennanPrediger,
        Self::WeightedKappa,
    ];
}

/// A table made ready for being computed many times over other choices of its items.
pub(super) struct Prepared {
    scale: Scale,
    items: Vec<Item>,
    raters: usize,
    /// How many different answers there are: at least two, for a scale has no fewer.
    labels: usize,
    weights: Vec<f64>,
}

struct Item {
    cells: Vec<Cell>,
    /// The answers to it, and how often each was given.
    counts: Vec<(usize, f64)>,
    /// How many answers it has.
    answers: f64,
    /// The share of equal pairs, and of pairs by weight; none with one answer.
    seen: Option<[f64; 2]>,
}

impl Prepared {
    pub(super) fn new(table: &Table) -> Self {
        let labels = table.labels.len().max(2);
        let weights = weights(table.scale, labels);
        let items = table.items.iter().map(|cells| Item::new(cells, labels, &weights)).collect();
        Self { scale: table.scale, items, raters: table.raters, labels, weights }
    }

    /// The measures over a choice of items, by number; an item may be chosen more than once.
    pub(super) fn figures(&self, choice: impl Iterator<Item = usize>) -> Figures {
        let q = self.labels;
        let (mut items, mut paired, mut seen) = (0.0, 0.0, [0.0; 2]);
        let mut shares = vec![0.0; q];
        let mut own = vec![0.0; self.raters * q];
        let mut pairs = Coincidences::new(q);
        for item in choice.filter_map(|number| self.items.get(number)) {
            items += 1.0;
            for &(label, count) in &item.counts {
                shares[label] += count / item.answers;
            }
            for cell in &item.cells {
                own[cell.rater * q + cell.label] += 1.0;
            }
            if let Some([plain, weighted]) = item.seen {
                paired += 1.0;
                seen = [seen[0] + plain, seen[1] + weighted];
                pairs.add(item);
            }
        }
        if paired == 0.0 {
            return [None; MEASURES];
        }
        let [plain, weighted] = seen.map(|sum| sum / paired);
        for share in &mut shares {
            *share /= items;
        }
        let identity = |k: usize, l: usize| if k == l { 1.0 } else { 0.0 };
        let weight = |k: usize, l: usize| self.weights[k * q + l];
        let sizes = f64_of(q);
        let spread: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
        let gwet = |sum_of_weights: f64| sum_of_weights * spread / (sizes * (sizes - 1.0));
        let fleiss: f64 = shares.iter().map(|share| share * share).sum();
        let conger = |weight: &dyn Fn(usize, usize) -> f64| conger(&own, q, weight);
        [
            Some(plain),
            beyond(plain, fleiss),
            conger(&identity).and_then(|chance| beyond(plain, chance)),
            beyond(plain, gwet(sizes)),
            beyond(weighted, gwet(self.weights.iter().sum())),
            pairs.alpha(self.scale),
            beyond(plain, 1.0 / sizes),
            conger(&weight).and_then(|chance| beyond(weighted, chance)),
        ]
    }

    /// The measures over all items.
    pub(super) fn all(&self) -> Figures {
        self.figures(0..self.items.len())
    }
}

impl Item {
    fn new(cells: &[Cell], labels: usize, weights: &[f64]) -> Self {
        let mut counts: Vec<(usize, f64)> = Vec::new();
        for cell in cells {
            match counts.iter_mut().find(|(label, _)| *label == cell.label) {
                Some((_, count)) => *count += 1.0,
                None => counts.push((cell.label, 1.0)),
            }
        }
        counts.sort_by_key(|&(label, _)| label);
        let answers = f64_of(cells.len());
        let alike = |weight: &dyn Fn(usize, usize) -> f64| {
            let of_one = |&(k, n): &(usize, f64)| -> f64 {
                n * (counts.iter().map(|&(l, m)| weight(k, l) * m).sum::<f64>() - 1.0)
            };
            counts.iter().map(of_one).sum::<f64>() / (answers * (answers - 1.0))
        };
        let identity = |k, l| if k == l { 1.0 } else { 0.0 };
        let weight = |k, l| weights[k * labels + l];
        let seen = (cells.len() > 1).then(|| [alike(&identity), alike(&weight)]);
        Self { cells: cells.to_vec(), counts, answers, seen }
    }
}

/// How often each answer stands beside each other one within an item, each item counting by its
/// number of answers.
struct Coincidences {
    labels: usize,
    beside: Vec<f64>,
}

impl Coincidences {
    fn new(labels: usize) -> Self {
        Self { labels, beside: vec![0.0; labels * labels] }
    }

    fn add(&mut self, item: &Item) {
        for &(k, n) in &item.counts {
            for &(l, m) in &item.counts {
                let others = if k == l { m - 1.0 } else { m };
                self.beside[k * self.labels + l] += n * others / (item.answers - 1.0);
            }
        }
    }

    fn alpha(&self, scale: Scale) -> Option<f64> {
        let rows = self.beside.chunks(self.labels);
        let given: Vec<f64> = rows.clone().map(|row| row.iter().sum()).collect();
        let total: f64 = given.iter().sum();
        let (mut seen, mut chance) = (0.0, 0.0);
        for (k, row) in rows.enumerate() {
            let mut between = 0.0;
            for l in k + 1..self.labels {
                let difference = match scale {
                    Scale::Nominal => 1.0,
                    Scale::Ordinal => between + f64::midpoint(given[k], given[l]),
                };
                between += given[l];
                seen += row[l] * difference * difference;
                chance += given[k] * given[l] * difference * difference;
            }
        }
        (chance > 0.0).then(|| 1.0 - (total - 1.0) * seen / chance)
    }
}

/// Chance as Conger sees it: over all pairs of different raters, each drawing from their own
/// answers. `own` holds how often each rater gave each answer.
fn conger(own: &[f64], labels: usize, weight: &dyn Fn(usize, usize) -> f64) -> Option<f64> {
    let drawn = |one: &[(usize, f64)], other: &[(usize, f64)]| -> f64 {
        let with =
            |&(k, p): &(usize, f64)| p * other.iter().map(|&(l, share)| weight(k, l) * share).sum::<f64>();
        one.iter().map(with).sum()
    };
    let (mut raters, mut alone) = (0.0, 0.0);
    let mut together = vec![0.0; labels];
    for counts in own.chunks(labels) {
        let answers: f64 = counts.iter().sum();
        if answers == 0.0 {
            continue;
        }
        let given = counts.iter().enumerate().filter(|(_, count)| **count > 0.0);
        let shares: Vec<(usize, f64)> = given.map(|(label, count)| (label, count / answers)).collect();
        raters += 1.0;
        alone += drawn(&shares, &shares);
        for &(label, share) in &shares {
            together[label] += share;
        }
    }
    if raters < 2.0 {
        return None;
    }
    let together: Vec<(usize, f64)> = together.into_iter().enumerate().collect();
    Some((drawn(&together, &together) - alone) / (raters * (raters - 1.0)))
}

/// Agreement beyond chance; none where chance alone would give full agreement.
fn beyond(seen: f64, chance: f64) -> Option<f64> {
    let room = 1.0 - chance;
    (room > 1e-12).then(|| ((seen - chance) / room).min(1.0))
}

/// The weights of pairs of answers, row by row.
fn weights(scale: Scale, labels: usize) -> Vec<f64> {
    let most = f64_of(labels * (labels - 1));
    let pairs = (0..labels).flat_map(|k| (0..labels).map(move |l| k.abs_diff(l)));
    pairs
        .map(|steps| match scale {
            Scale::Nominal => f64::from(u8::from(steps == 0)),
            Scale::Ordinal => 1.0 - f64_of(steps * (steps + 1)) / most,
        })
        .collect()
}

/// A count as a number to divide by; counts of answers stay far below what a float holds exactly.
pub(super) fn f64_of(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
