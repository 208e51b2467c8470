//! The school's calendar: which days count for a term.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;

/// Days off school and public holidays, as the school's pack gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Periods without school, first and last day included.
    #[serde(default)]
    pub holidays: Vec<Holiday>,
    /// Public holidays: neither school days nor working days.
    #[serde(default)]
    pub public_holidays: Vec<Date>,
}

/// A period without school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// A term so long that no calendar lists it: stop counting (over ten years of days).
const FAR: u32 = 4000;

impl Calendar {
    /// Whether there is school on `day`.
    #[must_use]
    pub fn is_school_day(&self, day: Date) -> bool {
        self.is_working_day(day)
            && !self.holidays.iter().any(|holiday| holiday.from <= day && day <= holiday.to)
    }

    /// Whether `day` is a working day (Monday to Friday, no public holiday).
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        !day.is_weekend() && !self.public_holidays.contains(&day)
    }

    /// The last day of a term of `days` school days that begins after `from`.
    #[must_use]
    pub fn after_school_days(&self, from: Date, days: u32) -> Date {
        count(from, days, |day| self.is_school_day(day))
    }

    /// The last day of a term of `days` working days that begins after `from`.
    #[must_use]
    pub fn after_working_days(&self, from: Date, days: u32) -> Date {
        count(from, days, |day| self.is_working_day(day))
    }
}

/// The `days`-th day after `from` that counts.
fn count(from: Date, days: u32, counts: impl Fn(Date) -> bool) -> Date {
    let mut day = from;
    let mut left = days;
    for _ in 0..FAR {
        if left == 0 {
            break;
        }
        day = day.plus_days(1);
        if counts(day) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn weekends_holidays_and_public_holidays_do_not_count() {
        let calendar = Calendar {
            holidays: vec![Holiday {
                name: "week off".into(),
                from: day("2026-02-14"),
                to: day("2026-02-22"),
            }],
            public_holidays: vec![day("2026-02-25")],
        };
        // Friday, then a week off: the first school day is Monday the 23rd.
        assert_eq!(calendar.after_school_days(day("2026-02-13"), 1), day("2026-02-23"));
        assert_eq!(calendar.after_school_days(day("2026-02-24"), 1), day("2026-02-26"));
        assert_eq!(calendar.after_working_days(day("2026-02-13"), 5), day("2026-02-20"));
        assert_eq!(calendar.after_school_days(day("2026-02-13"), 0), day("2026-02-13"));
    }

    #[test]
    fn a_calendar_without_a_single_school_day_still_ends() {
        let calendar = Calendar {
            holidays: vec![Holiday { name: "all".into(), from: day("0001-01-01"), to: day("9999-12-31") }],
            ..Calendar::default()
        };
        assert!(calendar.after_school_days(day("2026-01-01"), 3) > day("2026-01-01"));
    }
}
