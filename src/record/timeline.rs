//! Before and after, when clock times may be missing.

use super::date::{Date, Time};

/// When something happened: a day and, if it is known, a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    /// The day.
    pub on: Date,
    /// The clock time.
    pub at: Option<Time>,
}

impl Instant {
    /// Whether this was certainly earlier. On one day that takes two clock times: without them
    /// nothing is out of order.
    #[must_use]
    pub fn certainly_before(self, other: Self) -> bool {
        self.on < other.on
            || (self.on == other.on
                && matches!((self.at, other.at), (Some(mine), Some(theirs)) if mine < theirs))
    }

    /// Whether this may have been no later than `other`.
    #[must_use]
    pub fn not_after(self, other: Self) -> bool {
        !other.certainly_before(self)
    }

    /// Whether both lie on one day and a clock time is missing, so that their order is not known.
    #[must_use]
    pub fn order_unknown(self, other: Self) -> bool {
        self.on == other.on && (self.at.is_none() || other.at.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_without_two_clock_times_has_no_order() {
        let at = |day: &str, time: Option<&str>| Instant {
            on: Date::parse(day).expect("a day"),
            at: time.map(|t| Time::parse(t).expect("a time")),
        };
        let (bare, nine, ten) =
            (at("2026-03-02", None), at("2026-03-02", Some("09:00")), at("2026-03-02", Some("10:00")));
        assert!(nine.certainly_before(ten) && !ten.certainly_before(nine));
        assert!(!bare.certainly_before(ten) && !ten.certainly_before(bare));
        assert!(bare.not_after(ten) && ten.not_after(bare) && bare.order_unknown(ten));
        assert!(ten.certainly_before(at("2026-03-03", None)));
    }
}
