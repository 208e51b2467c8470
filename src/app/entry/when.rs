//! Days and times as people type them.

use crate::record::{Date, Time};

/// Reads a day as people type it: `2-3-2026`, `2-3-26`, `2/3`, `02-03-2026`, `2026-03-02`, `vandaag`,
/// `gisteren`. Without a year it is the latest such day up to today.
#[must_use]
pub fn read_day(typed: &str, today: Date) -> Option<Date> {
    let typed = typed.trim().to_lowercase();
    match typed.as_str() {
        "vandaag" | "today" => return Some(today),
        "gisteren" | "yesterday" => return Some(today.plus_days(-1)),
        _ => {}
    }
    if let Some(day) = Date::parse(&typed) {
        return Some(day);
    }
    let parts: Vec<&str> = typed.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| (text.len() <= 4).then(|| text.parse::<i16>().ok()).flatten();
    match parts.as_slice() {
        [day, month] => {
            let this = day_of(today.day().year(), number(month)?, number(day)?);
            let last = || day_of(today.day().year().saturating_sub(1), number(month)?, number(day)?);
            this.filter(|day| *day <= today).or_else(last)
        }
        [day, month, year] => {
            let short = year.len() <= 2;
            let year = number(year)?;
            day_of(if short { year.saturating_add(2000) } else { year }, number(month)?, number(day)?)
        }
        _ => None,
    }
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// Reads a time as people type it: `10:15`, `9.30`, `9:30`, `14`.
#[must_use]
pub fn read_time(typed: &str) -> Option<Time> {
    let typed = typed.trim().replace('.', ":");
    let (hour, minute) = typed.split_once(':').unwrap_or((&typed, "00"));
    if hour.is_empty() || hour.len() > 2 {
        return None;
    }
    Time::parse(&format!("{hour:0>2}:{minute}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let today = Date::parse("2026-03-10").expect("a day");
        let read = |typed| read_day(typed, today).map(|day| day.to_string());
        for typed in ["2-3-2026", "2/3/26", "02-03-2026", " 2026-03-02", "2.3", "2 3"] {
            assert_eq!(read(typed).as_deref(), Some("2026-03-02"), "{typed}");
        }
        assert_eq!(read("11-3").as_deref(), Some("2025-03-11"));
        assert_eq!(read("gisteren").as_deref(), Some("2026-03-09"));
        for typed in ["", "31-2-2026", "maart", "2-3-4-5", "99999-1-1", "-", "2-13-2026"] {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert_eq!(read_time("9.30").map(|it| it.to_string()).as_deref(), Some("09:30"));
        assert_eq!(read_time("14").map(|it| it.to_string()).as_deref(), Some("14:00"));
        assert_eq!(read_time("25:00"), None);
    }
}
