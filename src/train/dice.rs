//! The dice: `ChaCha8` from the seed alone, so that a seed is the same case on every machine and
//! with every version of the library.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Dice for one purpose of one play, or of one resample.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of a seed; each purpose has a stream of its own, so that a scene more or a draw
    /// less does not change the others.
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut dice = ChaCha8Rng::from_seed(key);
        dice.set_stream(purpose);
        Self(dice)
    }

    /// A number below `sides`; 0 where there are no sides.
    pub(crate) fn throw(&mut self, sides: usize) -> usize {
        // The upper half of the product: no library's idea of a range is asked.
        let sides = u64::try_from(sides).unwrap_or(u64::MAX).min(u64::from(u32::MAX));
        usize::try_from((u64::from(self.0.next_u32()) * sides) >> 32).unwrap_or_default()
    }

    /// The numbers below `count` in some order.
    pub(crate) fn shuffle(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.throw(last + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_throws_the_same_numbers_for_ever() {
        let throws = |seed, purpose| {
            let mut dice = Dice::new(seed, purpose);
            (0..8).map(|_| dice.throw(1000)).collect::<Vec<_>>()
        };
        assert_eq!(throws(1, 0), [628, 381, 929, 294, 397, 798, 906, 916]);
        assert_eq!(throws(2, 0), [798, 976, 548, 133, 741, 422, 140, 928]);
        assert_eq!(throws(1, 1), [548, 103, 672, 817, 627, 638, 663, 327]);
        assert_eq!(Dice::new(1, 0).shuffle(6), [4, 2, 0, 5, 1, 3]);
        // The first word of ChaCha8's published keystream for a key of zeroes is 0x2fef003e.
        assert_eq!(Dice::new(0, 0).throw(usize::MAX), 0x2fef_003d);
        assert_eq!(Dice::new(1, 0).throw(0), 0);
    }
}
