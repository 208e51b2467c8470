//! Sentences with a number in them.

use super::{Lang, day, texts};
use crate::record::Date;
use crate::train::Difficulty;

/// `2 punten`: how many findings a step has.
#[must_use]
pub fn points(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Nl, 1) => "1 punt".to_owned(),
        (Lang::Nl, _) => format!("{count} punten"),
        (Lang::En, 1) => "1 point".to_owned(),
        (Lang::En, _) => format!("{count} points"),
    }
}

/// `12 gebeurtenissen`.
#[must_use]
pub fn events(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Nl, 1) => "1 gebeurtenis".to_owned(),
        (Lang::Nl, _) => format!("{count} gebeurtenissen"),
        (Lang::En, 1) => "1 event".to_owned(),
        (Lang::En, _) => format!("{count} events"),
    }
}

/// `23 dagen`: a gap in the timeline.
#[must_use]
pub fn days_without_events(days: i32, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("{days} dagen"),
        Lang::En => format!("{days} days"),
    }
}

/// `dag 3`: of a played case.
#[must_use]
pub fn day_number(day: u32, lang: Lang) -> String {
    format!("{} {day}", texts(lang).play_day)
}

/// `ongeveer 45 minuten`: how long a scenario takes.
#[must_use]
pub fn about_minutes(minutes: u32, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("ongeveer {minutes} minuten"),
        Lang::En => format!("about {minutes} minutes"),
    }
}

/// How much a scenario asks.
#[must_use]
pub const fn difficulty(level: Difficulty, lang: Lang) -> &'static str {
    match (level, lang) {
        (Difficulty::Basic, Lang::Nl) => "voor een eerste keer",
        (Difficulty::Basic, Lang::En) => "for a first time",
        (Difficulty::Practised, Lang::Nl) => "voor wie de stappen kent",
        (Difficulty::Practised, Lang::En) => "for who knows the steps",
        (Difficulty::Advanced, Lang::Nl) => "voor wie dit vaker deed",
        (Difficulty::Advanced, Lang::En) => "for who has done this before",
    }
}

/// How many events lie after the day of the check.
#[must_use]
pub fn left_out(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Nl, 1) => "1 latere gebeurtenis telt niet mee".to_owned(),
        (Lang::Nl, _) => format!("{count} latere gebeurtenissen tellen niet mee"),
        (Lang::En, 1) => "1 later event is not counted".to_owned(),
        (Lang::En, _) => format!("{count} later events are not counted"),
    }
}

/// The version of a protocol and since when it holds.
#[must_use]
pub fn version_since(version: &str, since: Date, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("versie {version}, geldt vanaf {}", day(since, lang)),
        Lang::En => format!("version {version}, valid from {}", day(since, lang)),
    }
}
