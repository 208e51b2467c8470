//! Reminders as a calendar file (RFC 5545), for the calendar people already look at.
//!
//! A calendar is often shared: no name, alias, id or word of a case is in it, and what a day is for is
//! not told either, only whether it comes from the protocol, from the school's own settings, or was
//! agreed. Days are whole days, with a reminder in the morning. What makes a day the same day in a
//! later file is a digest, so that importing twice does not double it.

use crate::check::Reminder;
use crate::protocol::{Lang, Origin};
use crate::record::{Date, Nature, Record};
use crate::store::Digest;
use crate::text;

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// The file: the reminders of some records, made for a day.
#[must_use]
pub fn ics(cases: &[(&Record, Vec<Reminder<'_>>)], as_of: Date, lang: Lang) -> String {
    let say = text::reminders(lang);
    let mut out = Lines(String::new());
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//Niet-pluis//NL");
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.line("X-WR-CALNAME", &escaped(say.calendar));
    for (record, reminders) in cases {
        let (summary, band) = match record.nature() {
            Nature::Practice => (format!("{}: {}", say.practice, say.summary), say.practice),
            Nature::Real => (say.summary.to_owned(), say.real),
        };
        for reminder in reminders {
            let origin = match reminder.origin {
                Some(Origin::School) => say.school,
                Some(Origin::Protocol) => say.protocol,
                Some(Origin::National) => say.national,
                None => say.agreed,
            };
            out.line("BEGIN", "VEVENT");
            out.line("UID", &uid(record, reminder));
            out.line("DTSTAMP", &format!("{}T000000Z", basic(as_of)));
            out.line("DTSTART;VALUE=DATE", &basic(reminder.on));
            out.line("DTEND;VALUE=DATE", &basic(reminder.on.plus_days(1)));
            out.line("SUMMARY", &escaped(&summary));
            out.line("DESCRIPTION", &escaped(&format!("{band}. {origin} {}", say.no_names)));
            out.line("CLASS", "PRIVATE");
            out.line("TRANSP", "TRANSPARENT");
            out.line("BEGIN", "VALARM");
            out.line("ACTION", "DISPLAY");
            out.line("DESCRIPTION", &escaped(&summary));
            // Eight in the morning of that day, wherever the calendar is.
            out.line("TRIGGER", "PT8H");
            out.line("END", "VALARM");
            out.line("END", "VEVENT");
        }
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// What makes a reminder the same one in every file: it tells nothing.
fn uid(record: &Record, reminder: &Reminder<'_>) -> String {
    let number = reminder.number.to_string();
    let parts = [record.name(), &record.pupil.alias, reminder.event, reminder.kind.name(), &number];
    let digest = Digest::of(parts.join("\n").as_bytes()).to_string();
    format!("{}@niet-pluis.invalid", digest.get(..32).unwrap_or(&digest))
}

/// `20260310`.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as a calendar file writes it.
fn escaped(text: &str) -> String {
    let plain = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    plain.replace('\n', "\\n").chars().filter(|c| !c.is_control()).collect()
}

/// Lines that are folded and end as the standard asks.
struct Lines(String);

impl Lines {
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
