//! How sure a figure is: the same figure over items drawn again and again from those there are.
//!
//! The percentile bootstrap (B. Efron and R. Tibshirani, *An Introduction to the Bootstrap*, 1993,
//! chapter 13): as many items as there are, drawn with putting back, two thousand times; the
//! interval leaves out two and a half in a hundred at each end. Items are drawn and not raters, so
//! it tells how the figure would vary with other items before the same people. Every draw has a stream of
//! dice of its own from the seed that is given.

use serde::Serialize;

use crate::train::dice::Dice;

/// How often items are drawn again.
pub const RESAMPLES: usize = 2000;
/// Below this many items there is no interval.
pub const FEWEST_ITEMS: usize = 5;

/// Where a figure would lie in 95 of 100 draws.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The intervals of figures that are computed over a choice of items, or of items and people: each
/// of the `sizes` is drawn apart. None where there are fewer of either than [`FEWEST_ITEMS`], where more
/// than one draw in twenty leaves the figure undefined, or where all draws give the same: that tells
/// nothing of how sure it is.
pub(super) fn intervals<const M: usize, const N: usize>(
    sizes: [usize; M],
    seed: u64,
    figures: impl Fn(&[Vec<usize>; M]) -> [Option<f64>; N],
) -> [Option<Interval>; N] {
    if sizes.iter().any(|size| *size < FEWEST_ITEMS) {
        return [None; N];
    }
    let mut drawn: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(RESAMPLES));
    let mut choice = sizes.map(|size| vec![0; size]);
    for stream in (0..).take(RESAMPLES) {
        let mut dice = Dice::new(seed, stream);
        for drawn in &mut choice {
            let size = drawn.len();
            for unit in drawn {
                *unit = dice.throw(size);
            }
        }
        for (values, figure) in drawn.iter_mut().zip(figures(&choice)) {
            values.extend(figure);
        }
    }
    drawn.map(interval)
}

fn interval(mut values: Vec<f64>) -> Option<Interval> {
    if values.len() < RESAMPLES - RESAMPLES / 20 {
        return None;
    }
    values.sort_by(f64::total_cmp);
    // One in forty left out at each end.
    let cut = values.len() / 40;
    let interval = Interval { low: *values.get(cut)?, high: *values.get(values.len() - 1 - cut)? };
    (values.first() != values.last()).then_some(interval)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 40 items, 30 are a one: the share of ones varies like a binomial share, whose standard
    /// error is 0.0685.
    #[test]
    fn the_interval_of_a_share_is_that_of_the_binomial() {
        let share = |[choice]: &[Vec<usize>; 1]| {
            let ones = choice.iter().filter(|item| **item < 30).count();
            [Some(f64::from(u8::try_from(ones).unwrap()) / 40.0)]
        };
        let [interval] = intervals([40], 1, share);
        let Interval { low, high } = interval.unwrap();
        assert!((low - 0.616).abs() < 0.03, "{low}");
        assert!((high - 0.884).abs() < 0.03, "{high}");
        assert_eq!(intervals([40], 1, share), [interval]);
        assert_eq!(intervals([4], 1, share), [None]);
    }

    #[test]
    fn what_does_not_vary_or_is_often_undefined_has_no_interval() {
        let figures = |[choice]: &[Vec<usize>; 1]| [Some(1.0), choice.contains(&0).then_some(0.5)];
        assert_eq!(intervals([10], 1, figures), [None, None]);
    }
}
