//! What the events of a case match, worked out once: for each pattern of the protocol two masks
//! over the events of its activity, one of those that match and one of those that may.

use std::cell::Cell;

use crate::protocol::{Of, Pattern, Plan, Truth};
use crate::record::Event;

/// The events that one word of a mask speaks of.
pub(super) const WORD: usize = 64;

/// The masks of a case.
pub(super) struct Table<'p> {
    plan: &'p Plan,
    /// Of each activity: where its masks begin, and of how many words each is.
    kinds: Vec<(usize, usize)>,
    masks: Vec<Cell<Masks>>,
}

/// A word of both masks, and whether it was filled in.
#[derive(Clone, Copy, Default)]
pub(super) struct Masks {
    /// The events that match.
    pub(super) yes: u64,
    /// The events that may match.
    pub(super) perhaps: u64,
    filled: bool,
}

impl<'p> Table<'p> {
    /// A table for so many events of each activity.
    pub(super) fn new(plan: &'p Plan, counts: impl Iterator<Item = usize>) -> Self {
        let mut begin = 0;
        let place = |(kind, count): (usize, usize)| {
            let words = count.div_ceil(WORD);
            let here = begin;
            begin += words * plan.patterns.get(kind).map_or(0, Vec::len);
            (here, words)
        };
        let kinds = counts.enumerate().map(place).collect();
        Self { plan, kinds, masks: vec![Cell::default(); begin] }
    }

    /// A word of the masks of a pattern over these events of its activity.
    pub(super) fn masks(&self, of: &Of, events: &[(&Event, usize)], word: usize) -> Masks {
        let kind = of.kind() as usize;
        let place = of.place().zip(self.kinds.get(kind));
        let cell = place.and_then(|(place, &(begin, words))| self.masks.get(begin + place * words + word));
        match cell {
            Some(cell) if cell.get().filled => cell.get(),
            Some(cell) => {
                let pattern = of.place().and_then(|place| self.plan.patterns[kind].get(place));
                cell.set(fill(pattern.unwrap_or(of), events, word));
                cell.get()
            }
            // A condition that belongs to no protocol is simply asked.
            None => fill(of, events, word),
        }
    }
}

fn fill(of: &Pattern, events: &[(&Event, usize)], word: usize) -> Masks {
    let mut masks = Masks { filled: true, ..Masks::default() };
    for (bit, (event, _)) in events.iter().skip(word * WORD).take(WORD).enumerate() {
        match of.matches(&event.what) {
            Truth::True => masks.yes |= 1 << bit,
            Truth::Unknown => masks.perhaps |= 1 << bit,
            Truth::False | Truth::NotApplicable => {}
        }
    }
    masks
}
