//! Every kind of condition, on one record, with what it must come to: the table that a new kind
//! gets a row in.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::collections::BTreeSet;

use nietpluis::check::{Ask, Case, Depth, Moment};
use nietpluis::load::{self, Folder, record_from_json_line};
use nietpluis::protocol::{Condition, Truth};
use nietpluis::record::Date;
use nietpluis::validate;

const RECORD: &str = r#"{
  "format": 1, "nature": "practice", "route": "home",
  "pupil": { "alias": "K1", "siblings": "yes", "previous_teacher": "unknown" },
  "parents": [
    { "alias": "P1", "authority": "yes" },
    { "alias": "P2", "authority": "unknown" },
    { "alias": "P3", "authority": "no" }
  ],
  "events": [
    { "id": "s1", "on": "2026-03-02", "at": "09:00", "recorded": { "yes": { "on": "2026-03-02", "place": "pupil_file" } },
      "by": [{ "role": "teacher" }],
      "what": { "signal": { "kind": "physical", "acute_danger": "no", "disclosure": "doubt", "text": "blauwe plek" } } },
    { "id": "s2", "on": "2026-03-03", "recorded": { "yes": { "on": "2026-03-03", "place": "care_team_minutes" } },
      "what": { "signal": { "direction": "contradicts", "acute_danger": "unknown" } } },
    { "id": "c1", "on": "2026-03-03", "recorded": "no", "by": [{ "role": "school_social_worker" }],
      "what": { "consultation": { "with": [{ "role": "orthopedagogue" }], "in_doubt": "yes" } } },
    { "id": "t1", "on": "2026-03-04", "at": "10:00",
      "what": { "conversation": { "with": [{ "role": "parent", "alias": "P1" }], "accepts_help": "no" } } },
    { "id": "t2", "on": "2026-03-06", "at": "10:00",
      "what": { "conversation": { "with": [{ "role": "parent", "alias": "P3" }], "accepts_help": "yes" } } },
    { "id": "t3", "on": "2026-03-06", "what": { "conversation": {} } },
    { "id": "a1", "on": "2026-03-06",
      "what": { "conversation_waived": { "with": "parents", "parent": "P2", "reason": "pupil_safety" } } },
    { "id": "w1", "on": "2026-03-09",
      "what": { "weighing": { "inputs": ["s1"], "risk": "low", "reasons": ["risk"], "framework": { "suspicion": "yes" } } } },
    { "id": "w2", "on": "2026-03-12", "note": "Ach, we hebben wel erger gezien.",
      "what": { "weighing": { "inputs": ["s1"], "risk": "none", "severity": "low", "framework": { "suspicion": "yes" } } } },
    { "id": "r1", "on": "2026-03-20", "what": { "report": { "channel": "phone" } } },
    { "id": "s3", "on": "2026-03-27", "what": { "signal": { "acute_danger": "no" } } }
  ]
}"#;

/// Condition, the event it is about (or none), and what it comes to.
const TABLE: &[(&str, &str, Truth)] = &[
    ("all([happened(report()), happened(weighing())])", "", Truth::True),
    ("all([happened(report()), happened(referral())])", "", Truth::False),
    ("any([happened(referral()), happened(signal(acute_danger: [yes]))])", "", Truth::Unknown),
    ("not(happened(referral()))", "", Truth::True),
    ("surely(happened(signal(acute_danger: [yes])))", "", Truth::False),
    ("is(\"disclosure\")", "", Truth::True),
    ("is(\"nobody defined this\")", "", Truth::Unknown),
    ("happened(signal(disclosure: [yes, doubt]))", "", Truth::True),
    ("happened(signal(direction: [supports], acute_danger: [yes, doubt]))", "", Truth::False),
    ("happened(signal(acute_danger: [yes, doubt]))", "", Truth::Unknown),
    ("at_least(times: 2, of: conversation(with: [parent]))", "", Truth::True),
    ("at_least(times: 3, of: conversation(with: [parent]))", "", Truth::Unknown),
    ("at_least(times: 4, of: conversation(with: [parent]))", "", Truth::False),
    ("at_least(times: 2, of: conversation(with: [parent]))", "t1", Truth::False),
    ("last(weighing(framework: (suspicion: [yes])))", "", Truth::True),
    ("last(weighing(framework: (unsafe: [no])))", "", Truth::Unknown),
    ("last(referral())", "", Truth::Unknown),
    ("on_days(days: 3, of: signal())", "", Truth::True),
    ("on_days(days: 4, of: signal())", "", Truth::False),
    ("on_days(days: 2, of: signal())", "c1", Truth::True),
    ("on_days(days: 3, of: signal())", "c1", Truth::False),
    ("on_days(days: 2, of: conversation(with: [parent]))", "", Truth::True),
    ("on_days(days: 3, of: conversation(with: [parent]))", "", Truth::False),
    ("on_days(days: 2, of: signal(), is: Some(this(signal(acute_danger: [no]))))", "", Truth::True),
    ("on_days(days: 3, of: signal(), is: Some(this(signal(acute_danger: [no]))))", "", Truth::Unknown),
    ("on_days(days: 2, of: signal(), is: Some(this(signal(disclosure: [doubt]))))", "", Truth::Unknown),
    ("on_days(days: 2, of: signal(), is: Some(by([director])))", "", Truth::Unknown),
    ("more_people(than: 1, of: consultation())", "", Truth::True),
    ("more_people(than: 2, of: consultation())", "", Truth::False),
    ("more_people(than: 2, of: conversation())", "", Truth::Unknown),
    ("more_people(than: 0, of: consultation(expert: [yes]))", "", Truth::Unknown),
    ("phrases(1)", "", Truth::True),
    ("phrases(2)", "", Truth::False),
    // Two talks on one day, one without a clock time: they must agree.
    ("last(conversation(accepts_help: [yes]))", "", Truth::Unknown),
    ("some(of: signal(), is: recorded([pupil_file]))", "", Truth::True),
    (
        "every(of: conversation(accepts_help: [no]), is: this(conversation(with: [parent])))",
        "",
        Truth::Unknown,
    ),
    ("every(of: signal(), is: recorded([pupil_file]))", "", Truth::Unknown),
    ("every(of: consultation(), is: recorded([pupil_file]))", "", Truth::False),
    ("every(of: referral(), is: recorded([pupil_file]))", "", Truth::NotApplicable),
    ("this(signal(kind: [physical]))", "s1", Truth::True),
    ("this(signal(kind: [sexual]))", "s1", Truth::False),
    ("this(signal(kind: [sexual]))", "s2", Truth::Unknown),
    ("this(signal(kind: [sexual]))", "", Truth::NotApplicable),
    ("this(signal(text: given))", "s1", Truth::True),
    ("by([teacher])", "s1", Truth::True),
    ("by([coordinator])", "c1", Truth::True),
    ("by([director])", "c1", Truth::False),
    ("by([teacher])", "s2", Truth::Unknown),
    ("recorded([pupil_file])", "s1", Truth::True),
    ("recorded([pupil_file])", "s2", Truth::Unknown),
    ("recorded([pupil_file])", "c1", Truth::False),
    ("recorded([pupil_file])", "t1", Truth::Unknown),
    ("answered(\"risk\")", "w1", Truth::True),
    ("answered(\"severity\")", "w1", Truth::False),
    ("answered(\"framework.suspicion\")", "w1", Truth::True),
    ("reasoned(\"risk\")", "w1", Truth::True),
    ("reasoned(\"severity\")", "w1", Truth::False),
    ("weighs_all(signal(direction: [supports]))", "w1", Truth::True),
    ("weighs_all(signal())", "w1", Truth::False),
    ("by_then(consultation())", "t1", Truth::True),
    ("by_then(weighing())", "t1", Truth::False),
    ("before(signal(direction: [contradicts]))", "c1", Truth::Unknown),
    ("before(signal(kind: [physical]))", "c1", Truth::True),
    ("before(weighing())", "c1", Truth::False),
    ("from_then(weighing())", "c1", Truth::True),
    ("from_then(consultation())", "w1", Truth::False),
    ("from_then(conversation(accepts_help: [yes]))", "t1", Truth::True),
    ("from_then_with_them(conversation(accepts_help: [yes]))", "t1", Truth::False),
    ("same_day(signal())", "c1", Truth::True),
    ("same_day(report())", "c1", Truth::False),
    ("since(consultation())", "s3", Truth::True),
    ("since(consultation())", "w2", Truth::False),
    ("since(conversation())", "w1", Truth::True),
    ("since(conversation())", "w2", Truth::False),
    ("since(signal(acute_danger: [yes]))", "c1", Truth::Unknown),
    ("in_time(term: \"renewed_contact\", of: consultation())", "s1", Truth::True),
    ("in_time(term: \"renewed_contact\", of: conversation(with: [parent]))", "s1", Truth::True),
    ("in_time(term: \"renewed_contact\", of: weighing())", "s1", Truth::False),
    // The term still runs.
    ("in_time(term: \"conversation\", of: conversation())", "s3", Truth::True),
    ("in_time(term: \"renewed_contact\", of: conversation())", "s3", Truth::False),
    ("in_time(term: \"renewed_contact\", of: signal(acute_danger: [yes]))", "s1", Truth::Unknown),
    ("long_after(term: \"renewed_contact\", of: consultation())", "w1", Truth::True),
    ("long_after(term: \"renewed_contact\", of: conversation())", "w1", Truth::False),
    ("long_after(term: \"renewed_contact\", of: report())", "w1", Truth::False),
    ("long_after(term: \"renewed_contact\", of: signal(acute_danger: [yes]))", "w1", Truth::Unknown),
    ("lower(\"risk\")", "w2", Truth::True),
    ("lower(\"severity\")", "w2", Truth::Unknown),
    ("lower(\"suspicion\")", "w2", Truth::False),
    ("lower(\"risk\")", "w1", Truth::False),
    ("lower(\"risk\")", "c1", Truth::NotApplicable),
    ("of_parent", "t1", Truth::True),
    ("of_parent", "t2", Truth::False),
    ("of_parent", "t3", Truth::Unknown),
    ("with_authority", "t1", Truth::True),
    ("with_authority", "t2", Truth::False),
    ("covers_parents", "a1", Truth::False),
    ("pupil(siblings([yes]))", "", Truth::True),
    ("pupil(siblings([no]))", "", Truth::False),
    ("pupil(previous_teacher([yes]))", "", Truth::Unknown),
    ("authority([yes])", "", Truth::True),
    ("route([home])", "", Truth::True),
    ("route([staff])", "", Truth::False),
    ("linked", "", Truth::False),
    ("round([after_report])", "", Truth::True),
    ("round([first])", "", Truth::False),
];

#[test]
fn every_kind_of_condition_comes_to_what_the_table_says() {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    let protocol = validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0;
    let record = record_from_json_line("table", RECORD, 1).expect("a record");
    let case = Case::new(&protocol, &record, Date::parse("2026-04-01").expect("a day"));
    let ask = Ask { protocol: &protocol, case: &case, depth: Depth::Explained };
    let conditions: Vec<Condition> = TABLE
        .iter()
        .map(|(text, ..)| ron::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}")))
        .collect();
    let mut kinds = BTreeSet::new();
    for (condition, (text, about, expected)) in conditions.iter().zip(TABLE) {
        let event = record.events.iter().find(|event| event.id == *about);
        assert_eq!(event.is_none(), about.is_empty(), "{about} is in the record");
        let moment = Moment { event, parent: record.parents.first(), ..Moment::default() };
        assert_eq!(ask.truth(condition, moment), *expected, "{text} about {about:?}");
        let name = text.split('(').next().unwrap_or(text);
        kinds.insert(name.to_owned());
    }
    // The schema lists the kinds there are; none may be missing from the table.
    let schema = serde_json::to_value(schemars::schema_for!(Condition)).expect("JSON");
    let mut missing: Vec<String> = Vec::new();
    for variant in schema["oneOf"].as_array().expect("variants") {
        let single = variant["const"].as_str().map(str::to_owned);
        let several =
            variant["enum"].as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned));
        let keyed = variant["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|it| it.as_str().map(str::to_owned));
        missing.extend(single.into_iter().chain(several).chain(keyed).filter(|name| !kinds.contains(name)));
    }
    assert!(missing.is_empty(), "without a row: {missing:?}");
}

#[test]
fn what_lies_after_the_moment_does_not_count() {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    let protocol = validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0;
    let record = record_from_json_line("table", RECORD, 1).expect("a record");
    let case = Case::new(&protocol, &record, Date::parse("2026-04-01").expect("a day"));
    let ask = Ask { protocol: &protocol, case: &case, depth: Depth::Explained };
    let reported: Condition = ron::from_str("happened(report())").expect("a condition");
    let weighed = record.events.iter().find(|event| event.id == "w1").expect("the weighing");
    assert_eq!(ask.truth(&reported, Moment::default()), Truth::True);
    assert_eq!(ask.truth(&reported, Moment::default().until(weighed.when())), Truth::False);
    let first = Moment { round: Some(0), ..Moment::default() };
    let second = Moment { round: Some(1), ..Moment::default() };
    assert_eq!((ask.truth(&reported, first), ask.truth(&reported, second)), (Truth::True, Truth::False));
}
