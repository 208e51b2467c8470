//! Checking records, beside a hand-written pass that reads, checks and explains the order alone:
//! the yardstick of what a program without rule files would cost. It is not used by the program.
//!
//! `cargo bench` prints both; figures and machine stand in the README.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops where its input is wrong")]

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use nietpluis::check::{Case, check, verdicts};
use nietpluis::explain::{Origin, checked};
use nietpluis::load::{self, Folder, record_from_json_line};
use nietpluis::protocol::{Lang, Protocol};
use nietpluis::record::{Activity, Answer, Date, Direction, Record, Role};
use nietpluis::validate;

fn main() {
    divan::main();
}

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    let draft = read.draft.expect("the pack is bundled");
    validate::protocol(&draft).expect("the bundled pack is sound").0
}

/// Invented records of `events` events each, one a line, all different.
fn lines(count: usize, events: usize) -> Vec<String> {
    let steps = [
        r#"{"signal":{"kind":"physical","acute_danger":"no","disclosure":"no","structural":"no","text":"blauwe plek"}}"#,
        r#""coordinator_informed""#,
        r#"{"consultation":{"with":[{"role":"orthopedagogue"}],"finding":"maltreatment"}}"#,
        r#"{"conversation":{"with":[{"role":"parent","alias":"P1"}],"accepts_help":"yes"}}"#,
        r#"{"weighing":{"inputs":["e0"],"safety_at_stake":"moderate","risk":"moderate","severity":"low"}}"#,
        r#"{"decision":{"report":"no","help":"yes","reason":"hulp past"}}"#,
    ];
    (0..count)
        .map(|number| {
            let mut line = format!(
                r#"{{"format":1,"id":"K-{number}","nature":"practice","pupil":{{"alias":"K"}},"events":["#
            );
            for event in 0..events {
                let comma = if event == 0 { "" } else { "," };
                // Every third record leaves its talk out.
                let step = if number % 3 == 0 && event % 6 == 3 { steps[1] } else { steps[event % 6] };
                let day = 1 + (event + number) % 28;
                let _ = write!(line, r#"{comma}{{"id":"e{event}","on":"2026-03-{day:02}","what":{step}}}"#);
            }
            line.push_str("]}");
            line
        })
        .collect()
}

fn day() -> Date {
    Date::parse("2026-04-01").expect("a day")
}

#[divan::bench(args = [6, 40])]
fn read_check_and_explain(bencher: Bencher<'_, '_>, events: usize) {
    let (protocol, lines) = (protocol(), lines(100, events));
    bencher.counter(divan::counter::ItemsCount::new(lines.len())).bench_local(|| {
        for line in &lines {
            let record = record_from_json_line("bench", line, 1).expect("a record");
            let case = Case::new(&protocol, &record, day());
            let told = checked(&case, Origin { file: "bench", line: 1 }, Lang::Nl);
            black_box(serde_json::to_string(&told).expect("JSON"));
        }
    });
}

#[divan::bench(args = [6, 40])]
fn check_in_memory(bencher: Bencher<'_, '_>, events: usize) {
    let protocol = protocol();
    let records: Vec<Record> = lines(100, events)
        .iter()
        .map(|line| record_from_json_line("bench", line, 1).expect("a record"))
        .collect();
    bencher.counter(divan::counter::ItemsCount::new(records.len())).bench_local(|| {
        for record in &records {
            black_box(check(&Case::new(&protocol, record, day())).findings.len());
        }
    });
}

#[divan::bench(args = [6, 40])]
fn verdicts_in_memory(bencher: Bencher<'_, '_>, events: usize) {
    let protocol = protocol();
    let records: Vec<Record> = lines(100, events)
        .iter()
        .map(|line| record_from_json_line("bench", line, 1).expect("a record"))
        .collect();
    bencher.counter(divan::counter::ItemsCount::new(records.len())).bench_local(|| {
        for record in &records {
            black_box(verdicts(&Case::new(&protocol, record, day())).len());
        }
    });
}

#[divan::bench(args = [6, 40])]
fn hand_written_read_check_and_explain(bencher: Bencher<'_, '_>, events: usize) {
    let lines = lines(100, events);
    bencher.counter(divan::counter::ItemsCount::new(lines.len())).bench_local(|| {
        for line in &lines {
            let record = record_from_json_line("bench", line, 1).expect("a record");
            black_box(by_hand(&record));
        }
    });
}

/// The order of the steps, checked by hand for one round.
fn by_hand(record: &Record) -> String {
    let mut first: [Option<Date>; 5] = [None; 5];
    let mut acute = false;
    for event in &record.events {
        let step = match &event.what {
            Activity::Signal(signal) => {
                acute |= signal.direction == Direction::Supports
                    && matches!(signal.acute_danger, Answer::Yes | Answer::Doubt);
                0
            }
            Activity::Consultation(_) | Activity::SafeHomeAdvice(_) | Activity::CareTeamMeeting(_) => 1,
            Activity::Conversation(talk) if talk.with.iter().any(|party| party.role == Role::Parent) => 2,
            Activity::Weighing(_) => 3,
            Activity::Decision(_) | Activity::Report(_) | Activity::Referral(_) => 4,
            _ => continue,
        };
        first[step] = Some(first[step].map_or(event.on, |day| day.min(event.on)));
    }
    let mut told = String::new();
    if acute {
        return told;
    }
    let names = ["signaal", "overleg", "gesprek", "weging", "besluit"];
    for later in 1..5 {
        let Some(reached) = first[later] else { continue };
        for step in 1..later {
            match first[step] {
                None => {
                    let _ = writeln!(told, "{} ontbreekt voor {} op {reached}", names[step], names[later]);
                }
                Some(day) if day > reached => {
                    let _ = writeln!(told, "{} op {day} kwam na {} op {reached}", names[step], names[later]);
                }
                Some(_) => {}
            }
        }
    }
    told
}
