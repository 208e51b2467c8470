//! Days and clock times, in the one spelling the files use.

use std::fmt;

use jiff::civil;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day, written `2026-03-02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A clock time, written `10:15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(civil::Time);

impl Date {
    /// Reads `2026-03-02`; nothing shorter, longer or impossible.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
        let shaped = bytes.len() == 10
            && bytes[4] == b'-'
            && bytes[7] == b'-'
            && digits(0..4)
            && digits(5..7)
            && digits(8..10);
        if !shaped {
            return None;
        }
        let (year, month, day) = (text[0..4].parse(), text[5..7].parse(), text[8..10].parse());
        civil::Date::new(year.ok()?, month.ok()?, day.ok()?).ok().map(Self)
    }

    /// The day itself, for reckoning.
    #[must_use]
    pub const fn day(self) -> civil::Date {
        self.0
    }

    /// The day `days` calendar days later, or the last day there is.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let span = jiff::Span::new().try_days(days);
        Self(span.map_or(civil::Date::MAX, |span| self.0.saturating_add(span)))
    }

    /// Whether the day is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday)
    }
}

impl Time {
    /// Reads `10:15`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two_digits(hour) || !two_digits(minute) {
            return None;
        }
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        civil::Time::new(hour, minute, 0, 0).ok().map(Self)
    }
}

impl Time {
    /// The time `minutes` later on the same day; the day's last minute at most.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Self {
        let most = civil::time(23, 59, 0, 0);
        let span = jiff::Span::new().try_minutes(i64::from(minutes));
        Self(span.map_or(most, |span| self.0.saturating_add(span)).min(most))
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        Self(day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// Serde and schema by the printed form.
macro_rules! by_its_text {
    ($type:ident, $expected:literal, $pattern:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl de::Visitor<'_> for Visitor {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        $type::parse(text)
                            .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

by_its_text!(Date, "a day like `2026-03-02`", r"^\d{4}-\d{2}-\d{2}$");
by_its_text!(Time, "a time like `10:15`", r"^\d{2}:\d{2}$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_in_the_one_spelling_are_read() {
        assert!(Date::parse("2024-02-29").is_some());
        for wrong in ["2026-02-29", "2026-2-9", "2026-02-09T10:00", "26-02-09", "2026–02-9", "٢٠٢٦-٠٢"]
        {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Time::parse("24:00"), None);
        assert_eq!(Time::parse("9:05"), None);
        assert_eq!(Time::parse("09:05").map(|t| t.to_string()).as_deref(), Some("09:05"));
    }
}
