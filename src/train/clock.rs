//! The clock of a scenario: days on which there is school, and the time of day.

use super::scene::Later;
use crate::record::{Calendar, Date, Instant, Time};

/// What the clock of a play shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// School days since the first.
    pub school_days: u32,
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
}

impl Clock {
    /// Lets time pass. It never goes back: an earlier time on the same day leaves it as it is.
    pub(super) fn advance(&mut self, later: &Later, calendar: &Calendar) {
        if later.school_days > 0 {
            self.school_days += later.school_days;
            self.on = calendar.after_school_days(self.on, later.school_days);
        }
        match later.at {
            Some(at) if later.school_days > 0 => self.at = at,
            Some(at) => self.at = self.at.max(at),
            None => self.at = self.at.plus_minutes(later.minutes),
        }
    }

    /// This moment, as events are dated.
    #[must_use]
    pub const fn now(&self) -> Instant {
        Instant { on: self.on, at: Some(self.at) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Holiday;

    #[test]
    fn weekends_and_holidays_pass_without_counting_and_time_never_goes_back() {
        let day = |text: &str| Date::parse(text).expect("a day");
        let time = |text: &str| Time::parse(text).expect("a time");
        let calendar = Calendar {
            holidays: vec![Holiday { name: "week".into(), from: day("2026-02-14"), to: day("2026-02-22") }],
            public_holidays: vec![],
        };
        let mut clock = Clock { school_days: 0, on: day("2026-02-12"), at: time("14:00") };
        let later = |school_days, at: Option<&str>, minutes| Later { school_days, at: at.map(time), minutes };
        clock.advance(&later(0, Some("09:00"), 0), &calendar);
        assert_eq!((clock.on, clock.at), (day("2026-02-12"), time("14:00")));
        clock.advance(&later(2, Some("08:30"), 0), &calendar);
        assert_eq!((clock.school_days, clock.on, clock.at), (2, day("2026-02-23"), time("08:30")));
        clock.advance(&later(0, None, 45), &calendar);
        assert_eq!(clock.at, time("09:15"));
        clock.advance(&later(0, None, 100_000), &calendar);
        assert_eq!((clock.on, clock.at), (day("2026-02-23"), time("23:59")));
    }
}
