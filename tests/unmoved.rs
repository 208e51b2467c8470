//! What must not move a check: doing what a finding asks never brings another finding about it, and
//! the names of people and events mean nothing. Over made-up records of anything.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

#[path = "reference/made_up.rs"]
#[allow(dead_code, reason = "conditions are made up elsewhere")]
mod made_up;

use std::collections::BTreeMap;

use made_up::{Dice, Vocabulary, day};
use nietpluis::check::{Case, Change, Status, check};
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Pattern, Protocol, Truth};
use nietpluis::record::{Activity, Date, Event, Place, Record, Recorded};
use nietpluis::validate;
use serde_json::{Value, json};

/// How many records each is tried on; the long runs set `NIETPLUIS_RECORDS`.
fn records() -> usize {
    std::env::var("NIETPLUIS_RECORDS").ok().and_then(|it| it.parse().ok()).unwrap_or(400)
}

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

/// An activity as a pattern asks for it: of each field the first value that will do.
fn as_asked(pattern: &Pattern) -> Option<Activity> {
    let asked = serde_json::to_value(pattern).expect("JSON");
    let Some((name, fields)) = asked.as_object().and_then(|it| it.iter().next()) else {
        return serde_json::from_value(asked).ok();
    };
    let value = |field: &str, test: &Value| match test {
        Value::Array(names) if names.iter().any(|it| it == "given" || it == "owned" || it == "dated") => {
            json!([{ "what": "x", "owner": { "role": "teacher" }, "due": "2026-03-30" }])
        }
        Value::Array(names) => {
            let first = names.first().cloned().unwrap_or_default();
            let people = matches!(field, "with" | "to" | "participants" | "owner" | "case_manager");
            let of_value =
                matches!((name.as_str(), field), ("conversation_waived", "with") | ("emergency_call", "to"));
            let one = matches!(name.as_str(), "role_agreed" | "feedback" | "external_weighing" | "referral");
            match (people && !of_value, one) {
                (true, true) => json!({ "role": first }),
                (true, false) => json!([{ "role": first }]),
                (false, _) => first,
            }
        }
        Value::String(given) if given == "given" => match field {
            "burdens" | "protections" => json!([{ "level": "parent", "text": "x" }]),
            "inputs" | "supported_by" | "because_of" => json!(["e0"]),
            "term" => json!("2026-03-30"),
            _ => json!("x"),
        },
        Value::Object(below) => below
            .iter()
            .map(|(field, test)| (field.clone(), test[0].clone()))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        _ => Value::Null,
    };
    let filled: serde_json::Map<String, Value> = fields
        .as_object()?
        .iter()
        .map(|(field, test)| (field.clone(), value(field, test)))
        .filter(|(_, value)| !value.is_null())
        .collect();
    let activity: Activity = serde_json::from_value(json!({ name: filled })).ok()?;
    (pattern.matches(&activity) == Truth::True).then_some(activity)
}

/// How often each rule says that something is surely so.
fn sure(protocol: &Protocol, record: &Record, as_of: Date) -> BTreeMap<String, usize> {
    let case = Case::new(protocol, record, as_of);
    let mut counts = BTreeMap::new();
    for finding in check(&case).findings.iter().filter(|it| it.status != Status::Unclear) {
        *counts.entry(finding.rule.id.clone()).or_default() += 1;
    }
    counts
}

#[test]
fn doing_what_a_finding_asks_never_brings_another_about_it() {
    let protocol = protocol();
    let vocabulary = Vocabulary::of(&protocol);
    let mut dice = Dice(11);
    let (mut tried, mut closed) = (0, 0);
    for _ in 0..records() {
        let record = vocabulary.record(&mut dice);
        let as_of = day(24);
        let before = sure(&protocol, &record, as_of);
        let case = Case::new(&protocol, &record, as_of);
        for finding in check(&case).findings.iter().filter(|it| it.status != Status::Unclear) {
            for set in finding.would_close.iter().filter(|set| set.len() == 1) {
                let Change::Add(pattern) = &set[0] else { continue };
                let Some(what) = as_asked(pattern) else { continue };
                // Within its term, where that has passed: later it would only be late.
                let on = finding.due.map_or(as_of, |due| due.min(as_of));
                let mut done = record.clone();
                done.events.push(Event {
                    id: "done".to_owned(),
                    on,
                    at: None,
                    by: Vec::new(),
                    recorded: Recorded::Yes { on, place: Place::PupilFile },
                    what,
                    note: String::new(),
                });
                let after = sure(&protocol, &done, as_of);
                let count =
                    |counts: &BTreeMap<String, usize>| counts.get(&finding.rule.id).copied().unwrap_or(0);
                tried += 1;
                closed += usize::from(count(&after) < count(&before));
                assert!(
                    count(&after) <= count(&before),
                    "{} after adding {}\n{}",
                    finding.rule.id,
                    serde_json::to_string(pattern).expect("JSON"),
                    serde_json::to_string(&record).expect("JSON")
                );
            }
        }
    }
    assert!(tried > records(), "{tried} tried");
    assert!(closed * 10 > tried * 9, "of {tried} things done {closed} closed what asked for them");
}

/// The same record, with other names for people and pupils.
fn renamed(value: &Value, names: &BTreeMap<&str, &str>) -> Value {
    match value {
        Value::String(text) => json!(names.get(text.as_str()).copied().unwrap_or(text)),
        Value::Array(items) => items.iter().map(|it| renamed(it, names)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(field, it)| (field.clone(), renamed(it, names)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        it => it.clone(),
    }
}

#[test]
fn the_names_of_people_and_events_mean_nothing() {
    let protocol = protocol();
    let vocabulary = Vocabulary::of(&protocol);
    let mut dice = Dice(12);
    let other =
        [("P1", "Zeeuws"), ("P2", "Aar"), ("P3", "Mos"), ("L1", "P1"), ("L2", "b"), ("K1", "Q"), ("K2", "R")];
    let names: BTreeMap<&str, &str> = other.into_iter().collect();
    let told = |record: &Record| {
        let case = Case::new(&protocol, record, day(24));
        let outcomes = check(&case);
        let mut found: Vec<_> = (outcomes.findings.iter())
            .map(|it| {
                let events =
                    it.events.iter().map(|event| (event.on, event.what.kind().name())).collect::<Vec<_>>();
                (
                    it.rule.id.clone(),
                    it.kind,
                    it.status,
                    it.severity,
                    it.statements.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    events,
                )
            })
            .collect();
        found.sort();
        (found, outcomes.indication.direction, outcomes.indication.met)
    };
    for _ in 0..records() {
        let mut record = vocabulary.record(&mut dice);
        // Ids only tell which of what is alike comes first; here nothing is on one moment.
        for (index, event) in record.events.iter_mut().enumerate() {
            event.on = day(0).plus_days(i32::try_from(index * 7 % 23).expect("few"));
        }
        let value = serde_json::to_value(&record).expect("JSON");
        let renamed: Record = serde_json::from_value(renamed(&value, &names)).expect("a record");
        assert_eq!(told(&record), told(&renamed), "{value}");
    }
}
