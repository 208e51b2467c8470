//! The engine beside its targets: the whole way from a line of JSON to findings with their traces,
//! with a pack of twelve rules, beside a pass written by hand for the same twelve; many rules of
//! which a record touches few; one thread and two.
//!
//! The hand-written pass knows two answers, no unknown, and explains in one sentence: the limit of
//! what a program could cost that can do nothing else. It is not used by the program.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops where its input is wrong")]

use std::fmt::Write as _;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use nietpluis::check::{Case, verdicts};
use nietpluis::explain::{Origin, checked};
use nietpluis::load::{self, Folder, record_from_json_line};
use nietpluis::protocol::{Draft, Lang, Protocol, Rule};
use nietpluis::record::{Activity, Answer, Date, Event, Place, Record, Recorded, Role};
use nietpluis::validate;
use rayon::prelude::*;

fn main() {
    divan::main();
}

const TWELVE: [&str; 12] = [
    "consultation-skipped",
    "conversation-with-parents-skipped",
    "weighing-skipped",
    "decision-skipped",
    "coordinator-not-informed",
    "referral-not-checked",
    "acute-danger-not-reported",
    "unsafe-not-reported",
    "signals-not-on-file",
    "talk-not-on-file",
    "doubt-without-advice",
    "refusal-not-reported",
];

fn draft() -> Draft {
    load::read_pack(&Folder::Bundled("luc-stevens".to_owned())).draft.expect("the pack is bundled")
}

fn sound(draft: &Draft) -> Protocol {
    validate::protocol(draft).expect("a sound pack").0
}

/// The pack with the twelve rules, those without which its graph is not whole, and the two that
/// gather what is unclear.
fn twelve() -> Protocol {
    let mut draft = draft();
    let gathers = ["missing-information", "recording-unclear"];
    let keep = |rule: &Rule| {
        let id = rule.id.as_str();
        TWELVE.contains(&id) || gathers.contains(&id) || rule.owed.is_some() || id.starts_with("not-followed")
    };
    draft.top.rules.retain(|rule| keep(&rule.value));
    draft.top.pack.value.beside.clear();
    for below in &mut draft.below {
        below.rules.retain(|rule| keep(&rule.value));
    }
    sound(&draft)
}

/// The pack with so many rules more, none of which these records touch.
fn with_idle(more: usize) -> Protocol {
    let mut draft = draft();
    let like = draft
        .top
        .rules
        .iter()
        .find(|it| it.value.id == "referral-not-announced")
        .expect("it is there")
        .clone();
    for number in 0..more {
        let mut rule = like.clone();
        rule.value.id = format!("idle-{number:05}");
        rule.file = format!("idle-{number:05}.ron");
        rule.value.cases.clear();
        draft.top.rules.push(rule);
    }
    sound(&draft)
}

/// Invented records of `events` events each, one a line, all different.
fn lines(count: usize, events: usize) -> Vec<String> {
    let steps = [
        r#"{"signal":{"kind":"physical","direction":"supports","acute_danger":"no","disclosure":"no","structural":"no","injury_unexplained":"no","suspect":"household","text":"blauwe plek"}}"#,
        r#""coordinator_informed""#,
        r#"{"consultation":{"with":[{"role":"orthopedagogue"}],"finding":"maltreatment","in_doubt":"no"}}"#,
        r#"{"conversation":{"with":[{"role":"parent","alias":"P1"}],"accepts_help":"yes"}}"#,
        r#"{"weighing":{"inputs":["e0"],"framework":{"suspicion":"yes","unsafe":"no","can_help":"yes","help_accepted":"yes"}}}"#,
        r#"{"decision":{"report":"no","help":"yes","reason":"hulp past"}}"#,
    ];
    (0..count)
        .map(|number| {
            let mut line = format!(
                r#"{{"format":1,"id":"K-{number}","nature":"practice","route":"home","pupil":{{"alias":"K"}},"events":["#
            );
            for event in 0..events {
                let comma = if event == 0 { "" } else { "," };
                // Every third record leaves its talk out.
                let step = if number % 3 == 0 && event % 6 == 3 { steps[1] } else { steps[event % 6] };
                let day = 1 + (event + number) % 28;
                let _ = write!(
                    line,
                    r#"{comma}{{"id":"e{event}","on":"2026-03-{day:02}","recorded":{{"yes":{{"on":"2026-03-{day:02}","place":"pupil_file"}}}},"what":{step}}}"#
                );
            }
            line.push_str("]}");
            line
        })
        .collect()
}

fn day() -> Date {
    Date::parse("2026-04-01").expect("a day")
}

fn records(lines: &[String]) -> Vec<Record> {
    lines.iter().map(|line| record_from_json_line("bench", line, 1).expect("a record")).collect()
}

fn told(protocol: &Protocol, line: &str) -> String {
    let record = record_from_json_line("bench", line, 1).expect("a record");
    let case = Case::new(protocol, &record, day());
    serde_json::to_string(&checked(&case, Origin { file: "bench", line: 1 }, Lang::Nl)).expect("JSON")
}

/// Target 1: line in, findings with traces out.
#[divan::bench(args = [6, 40])]
fn target_1_twelve_rules_whole_way(bencher: Bencher<'_, '_>, events: usize) {
    let (protocol, lines) = (twelve(), lines(200, events));
    bencher.counter(ItemsCount::new(lines.len())).bench_local(|| {
        for line in &lines {
            black_box(told(&protocol, line));
        }
    });
}

#[divan::bench(args = [6, 40])]
fn target_1_by_hand_whole_way(bencher: Bencher<'_, '_>, events: usize) {
    let lines = lines(200, events);
    bencher.counter(ItemsCount::new(lines.len())).bench_local(|| {
        for line in &lines {
            let record = record_from_json_line("bench", line, 1).expect("a record");
            let findings: Vec<(&str, String)> = by_hand(&record);
            black_box(serde_json::to_string(&findings).expect("JSON"));
        }
    });
}

/// Target 2: order and rules in memory, no trace.
#[divan::bench(args = [6, 40])]
fn target_2_twelve_rules_in_memory(bencher: Bencher<'_, '_>, events: usize) {
    let (protocol, records) = (twelve(), records(&lines(200, events)));
    bencher.counter(ItemsCount::new(records.len())).bench_local(|| {
        for record in &records {
            black_box(verdicts(&Case::new(&protocol, record, day())).len());
        }
    });
}

#[divan::bench(args = [6, 40])]
fn target_2_by_hand_in_memory(bencher: Bencher<'_, '_>, events: usize) {
    let records = records(&lines(200, events));
    bencher.counter(ItemsCount::new(records.len())).bench_local(|| {
        for record in &records {
            black_box(by_hand(record).len());
        }
    });
}

/// Target 7: both cores.
#[divan::bench(args = [1, 2])]
fn target_7_threads(bencher: Bencher<'_, '_>, threads: usize) {
    let (protocol, lines) = (sound(&draft()), lines(400, 6));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    bencher.counter(ItemsCount::new(lines.len())).bench_local(|| {
        pool.install(|| lines.par_iter().map(|line| told(&protocol, line).len()).sum::<usize>())
    });
}

/// Target 8: 10,000 rules of which the record touches as many as it does without them.
#[divan::bench(args = [0, 10_000])]
fn target_8_idle_rules(bencher: Bencher<'_, '_>, more: usize) {
    let (protocol, records) = (with_idle(more), records(&lines(100, 6)));
    bencher.counter(ItemsCount::new(records.len())).bench_local(|| {
        for record in &records {
            black_box(verdicts(&Case::new(&protocol, record, day())).len());
        }
    });
}

/// Target 9: the packs read, judged and laid out, and one record checked.
#[divan::bench]
fn target_9_start(bencher: Bencher<'_, '_>) {
    let lines = lines(1, 6);
    bencher.bench_local(|| told(&sound(&draft()), &lines[0]));
}

/// The same twelve by hand: of each the rule and a sentence.
fn by_hand(record: &Record) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    let is = |role: Role| move |it: &nietpluis::record::Party| it.role == role;
    let mut first: [Option<Date>; 5] = [None; 5];
    let (mut informed, mut referred, mut reported) = (None::<Date>, None::<Date>, None::<Date>);
    let (mut acute, mut unsafe_on, mut suspicion, mut refused, mut doubt) = (None, None, false, None, None);
    let (mut looked_in, mut advised) = (None::<Date>, None::<Date>);
    let on_file = |event: &Event| matches!(event.recorded, Recorded::Yes { place: Place::PupilFile, .. });
    let early = |known: &mut Option<Date>, on: Date| *known = Some(known.map_or(on, |day| day.min(on)));
    for event in &record.events {
        match &event.what {
            Activity::Signal(signal) => {
                early(&mut first[0], event.on);
                if matches!(signal.acute_danger, Answer::Yes | Answer::Doubt) {
                    early(&mut acute, event.on);
                }
                if !on_file(event) {
                    found.push((
                        "signals-not-on-file",
                        format!("{} van {} ligt niet vast", event.id, event.on),
                    ));
                }
            }
            Activity::CoordinatorInformed => early(&mut informed, event.on),
            Activity::Consultation(it) => {
                early(&mut first[1], event.on);
                if matches!(it.in_doubt, Answer::Yes | Answer::Doubt) {
                    early(&mut doubt, event.on);
                }
            }
            Activity::CareTeamMeeting(_) => early(&mut first[1], event.on),
            Activity::SafeHomeAdvice(_) => {
                early(&mut first[1], event.on);
                advised = advised.max(Some(event.on));
            }
            Activity::Conversation(talk) => {
                if talk.with.iter().any(is(Role::Parent)) {
                    early(&mut first[2], event.on);
                    if talk.accepts_help == Answer::No {
                        early(&mut refused, event.on);
                    }
                }
                if !on_file(event) {
                    found.push(("talk-not-on-file", format!("{} van {} ligt niet vast", event.id, event.on)));
                }
            }
            Activity::Weighing(it) => {
                early(&mut first[3], event.on);
                suspicion |= matches!(it.framework.suspicion, Answer::Yes | Answer::Doubt);
                if matches!(it.framework.r#unsafe, Answer::Yes | Answer::Doubt) {
                    early(&mut unsafe_on, event.on);
                }
            }
            Activity::Decision(_) => early(&mut first[4], event.on),
            Activity::Report(_) | Activity::EmergencyCall(_) => {
                early(&mut first[4], event.on);
                reported = reported.max(Some(event.on));
            }
            Activity::Referral(_) => {
                early(&mut first[4], event.on);
                early(&mut referred, event.on);
            }
            Activity::ReferralCheck(_) => looked_in = looked_in.max(Some(event.on)),
            _ => {}
        }
    }
    let names = [
        "",
        "consultation-skipped",
        "conversation-with-parents-skipped",
        "weighing-skipped",
        "decision-skipped",
    ];
    if acute.is_none() {
        for later in 2..5 {
            let Some(reached) = first[later] else { continue };
            for step in 1..later {
                match first[step] {
                    None => found
                        .push((names[step], format!("niet gevonden, en {} kwam op {reached}", names[later]))),
                    Some(day) if day > reached => {
                        found.push((names[step], format!("op {day}, na {} op {reached}", names[later])));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    if let Some(begun) = first[0]
        && informed.is_none_or(|day| day > begun.plus_days(1))
    {
        found.push(("coordinator-not-informed", format!("niet binnen een schooldag na {begun}")));
    }
    if let Some(on) = referred
        && looked_in.is_none_or(|day| day > on.plus_days(14))
    {
        found.push(("referral-not-checked", format!("niet binnen 14 dagen na {on}")));
    }
    if let Some(on) = acute.filter(|on| reported.is_none_or(|day| day > *on)) {
        found.push(("acute-danger-not-reported", format!("acuut gevaar op {on}")));
    }
    if let Some(on) = unsafe_on.filter(|on| reported.is_none_or(|day| day < *on)) {
        found.push(("unsafe-not-reported", format!("onveilig gewogen op {on}")));
    }
    if let Some(on) = refused.filter(|_| suspicion && reported.is_none()) {
        found.push(("refusal-not-reported", format!("hulp geweigerd op {on}")));
    }
    if let Some(on) = doubt.filter(|on| advised.is_none_or(|day| day < *on)) {
        found.push(("doubt-without-advice", format!("twijfel op {on}")));
    }
    found
}
