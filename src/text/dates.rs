//! Days as people write them.

use super::Lang;
use crate::record::Date;

const MONTHS_NL: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS_NL: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// `2 mrt`.
#[must_use]
pub fn day_and_month(date: Date, lang: Lang) -> String {
    let months = match lang {
        Lang::Nl => MONTHS_NL,
        Lang::En => MONTHS_EN,
    };
    let month = usize::from(date.day().month().unsigned_abs()).saturating_sub(1);
    format!("{} {}", date.day().day(), months.get(month).copied().unwrap_or_default())
}

/// `2 mrt 2026`.
#[must_use]
pub fn day(date: Date, lang: Lang) -> String {
    format!("{} {}", day_and_month(date, lang), date.day().year())
}

/// `ma 2 mrt 2026`.
#[must_use]
pub fn weekday_day(date: Date, lang: Lang) -> String {
    format!("{} {}", weekday_and_month(date, lang), date.day().year())
}

/// `ma 2 mrt`.
#[must_use]
pub fn weekday_and_month(date: Date, lang: Lang) -> String {
    let days = match lang {
        Lang::Nl => DAYS_NL,
        Lang::En => DAYS_EN,
    };
    let index = usize::from(date.day().weekday().to_monday_zero_offset().unsigned_abs());
    format!("{} {}", days.get(index).copied().unwrap_or_default(), day_and_month(date, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_like_a_day() {
        let date = Date::parse("2026-03-02").expect("a day");
        assert_eq!(weekday_day(date, Lang::Nl), "ma 2 mrt 2026");
        assert_eq!(weekday_day(date, Lang::En), "Mon 2 Mar 2026");
    }
}
