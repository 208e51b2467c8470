//! Did something change along the way? A. N. Pettitt's test for a change point (*Applied
//! Statistics* 28, 1979).
//!
//! It compares every case before a point with every case after it and asks only which is larger, so one very slow
//! case weighs no more than a slow one. It needs no guess of when the change was. A change is told where chance alone
//! would give one so clear in fewer than 4 of 1,000 series, so that a dozen series together stay below
//! one in twenty.

use super::measures::f64_of;

/// A series shorter than this says nothing.
pub const FEWEST_CASES: usize = 20;
/// A change needs as many cases on each side.
const FEWEST_ASIDE: usize = 5;
/// Pettitt's approximation `p = 2 exp(-6 K² / (n³ + n²))` solved for `p = 0.004`: the natural
/// logarithm of 500.
const CLEAR: f64 = 6.2146;

/// Where a series most clearly changes: the number of the first value after the change.
#[must_use]
pub fn change_point(series: &[f64]) -> Option<usize> {
    let count = series.len();
    if count < FEWEST_CASES {
        return None;
    }
    let mut best = (0, 0usize);
    let mut balance = 0i64;
    for (at, value) in series.iter().enumerate() {
        for other in series {
            balance += i64::from(value > other) - i64::from(value < other);
        }
        let first_after = at + 1;
        let clear = balance.unsigned_abs();
        if clear > best.0 && first_after >= FEWEST_ASIDE && count - first_after >= FEWEST_ASIDE {
            best = (clear, first_after);
        }
    }
    let (clear, first_after) = (f64_of(usize::try_from(best.0).unwrap_or(usize::MAX)), best.1);
    let count = f64_of(count);
    (6.0 * clear * clear / (count * count * (count + 1.0)) > CLEAR).then_some(first_after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::dice::Dice;

    fn made_up(dice: &mut Dice, length: usize, more: usize) -> Vec<f64> {
        (0..length).map(|at| f64_of(dice.throw(20) + if at < length / 2 { 0 } else { more })).collect()
    }

    #[test]
    fn a_change_is_found_where_it_was_planted_and_none_where_there_is_none() {
        let (mut found, mut falsely) = (0, 0);
        for stream in 0..1000 {
            let mut dice = Dice::new(1, stream);
            let changed = change_point(&made_up(&mut dice, 40, 12));
            found += u32::from(changed.is_some_and(|at| at.abs_diff(20) <= 4));
            falsely += u32::from(change_point(&made_up(&mut dice, 40, 0)).is_some());
        }
        assert!(found > 800 && falsely <= 4, "{found} {falsely}");
    }

    #[test]
    fn few_cases_and_equal_ones_say_nothing() {
        let step = |length: usize| (0..length).map(|at| f64_of(at / 10)).collect::<Vec<_>>();
        assert_eq!((change_point(&step(19)), change_point(&step(20))), (None, Some(10)));
        assert_eq!(change_point(&[3.0; 40]), None);
    }
}
