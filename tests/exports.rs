//! `export`: what other systems are given, read back with readers that are not ours; and that no name
//! leaves in it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

mod binary;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use binary::{err, out, run};
use icalendar::Component as _;
use proptest::prelude::*;
use serde_json::{Value, json};

use nietpluis::check::reminders;
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Lang, Protocol};
use nietpluis::record::{Date, Record};
use nietpluis::sheet;
use nietpluis::validate;

/// A real case with a referral, agreements and a report, and names that must not leave.
fn case() -> Value {
    json!({
        "format": 1, "id": "ZAAKNAAM-7", "nature": "real", "route": "home",
        "pupil": { "alias": "KINDALIAS", "siblings": "yes" },
        "parents": [{ "alias": "OUDERALIAS", "kind": "parent", "authority": "yes" }],
        "linked": ["ZUSJE-3"],
        "events": [
            { "id": "e1", "on": "2026-03-02", "at": "10:15", "by": [{ "role": "teacher", "alias": "JUFALIAS" }],
              "recorded": { "yes": { "on": "2026-03-02", "place": "pupil_file" } }, "note": "GEHEIME-NOTITIE",
              "what": { "signal": { "kind": "physical", "source": "seen", "text": "=GEHEIME-TEKST" } } },
            { "id": "e2", "on": "2026-03-09", "what": { "conversation": {
                "with": [{ "role": "parent", "alias": "OUDERALIAS" }], "accepts_help": "yes",
                "agreements": [
                    { "what": "GEHEIME-AFSPRAAK", "owner": { "role": "teacher", "alias": "JUFALIAS" }, "due": "2026-04-20" },
                    { "what": "klaar", "due": "2026-04-21", "done_on": "2026-03-20" },
                ] } } },
            { "id": "e3", "on": "2026-03-16", "what": { "decision": { "report": "no", "help": "yes", "reason": "GEHEIME-REDEN" } } },
            { "id": "e4", "on": "2026-03-16", "what": { "referral": { "to": { "role": "neighbourhood_team", "alias": "HULPALIAS" }, "term": "2026-06-01" } } },
        ],
    })
}

const NEVER: [&str; 10] = [
    "ZAAKNAAM",
    "KINDALIAS",
    "OUDERALIAS",
    "JUFALIAS",
    "HULPALIAS",
    "ZUSJE",
    "GEHEIME",
    "neighbourhood",
    "Buurtteam",
    "klaar",
];

/// A file with a record in a folder of its own.
fn file(folder: &tempfile::TempDir, name: &str, value: &Value) -> String {
    let path = folder.path().join(name);
    fs::write(&path, value.to_string()).expect("written");
    path.display().to_string()
}

/// The days of a calendar file, read by a reader that is not ours.
fn days(text: &str) -> Vec<String> {
    let calendar: icalendar::Calendar = text.parse().expect("a calendar");
    let day = |event: &icalendar::Event| match event.get_start().expect("a start") {
        icalendar::DatePerhapsTime::Date(day) => day.to_string(),
        other @ icalendar::DatePerhapsTime::DateTime(_) => panic!("{other:?} is not a whole day"),
    };
    let mut days: Vec<String> = calendar.events().map(day).collect();
    days.sort();
    days
}

#[test]
fn a_calendar_holds_the_days_ahead_and_no_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(&folder, "case.json", &case());
    let output = run(&["export", "ics", &path, "--as-of", "2026-03-25"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    // Day 14 of the referral, follow-up 30 days on, the agreement that is open, the term of the help.
    assert_eq!(days(&text), ["2026-03-30", "2026-04-15", "2026-04-20", "2026-06-01"]);
    for word in NEVER {
        assert!(!text.replace("\r\n ", "").contains(word), "`{word}` is in the calendar");
    }
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let calendar: icalendar::Calendar = text.parse().expect("a calendar");
    let ids: BTreeSet<&str> = calendar.events().filter_map(icalendar::Event::get_uid).collect();
    assert_eq!(ids.len(), 4, "each day is its own");
    for event in calendar.events() {
        assert_eq!(event.get_summary(), Some("Niet-pluis: agenda van een casus, kijk in het dossier"));
        assert_eq!(event.components().len(), 1, "each has its reminder in the morning");
        assert_eq!(event.components()[0].property_value("TRIGGER"), Some("PT8H"));
    }
    // The school's own term is labelled so; that of the protocol is not.
    let told = |day: &str| {
        let of = calendar.events().find(|it| it.property_value("DTSTART") == Some(day)).expect("a day");
        of.get_description().expect("a description").to_owned()
    };
    assert!(told("20260415").contains("school zelf"), "{}", told("20260415"));
    assert!(told("20260330").contains("termijn van het protocol"), "{}", told("20260330"));

    // Day 8 has passed: it is there with --all alone, and the days are the same days a week later.
    let all = out(&run(&["export", "ics", &path, "--as-of", "2026-03-25", "--all"]));
    assert_eq!(days(&all), ["2026-03-24", "2026-03-30", "2026-04-15", "2026-04-20", "2026-06-01"]);
    let later = out(&run(&["export", "ics", &path, "--as-of", "2026-04-01"]));
    let later: icalendar::Calendar = later.parse().expect("a calendar");
    assert!(later.events().all(|it| it.get_uid().is_some_and(|id| ids.contains(id))));
}

#[test]
fn what_was_done_or_closed_needs_no_reminder() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut done = case();
    let events = done["events"].as_array_mut().expect("events");
    events.push(
        json!({ "id": "e5", "on": "2026-03-24", "what": { "referral_check": { "help_sought": "yes" } } }),
    );
    let path = file(&folder, "done.json", &done);
    let text = out(&run(&["export", "ics", &path, "--as-of", "2026-03-25", "--all"]));
    assert_eq!(days(&text), ["2026-04-15", "2026-04-20", "2026-06-01"]);
    let events = done["events"].as_array_mut().expect("events");
    events.push(json!({ "id": "e6", "on": "2026-03-25", "what": { "case_closed": { "outcome": "other" } } }));
    let path = file(&folder, "closed.json", &done);
    assert_eq!(days(&out(&run(&["export", "ics", &path, "--as-of", "2026-03-26"]))), [""; 0]);
    // Who closes after the day one looks from has not closed yet.
    assert_eq!(days(&out(&run(&["export", "ics", &path, "--as-of", "2026-03-24"]))).len(), 3);
    let events = done["events"].as_array_mut().expect("events");
    events.push(json!({ "id": "e7", "on": "2026-03-26", "what": "case_reopened" }));
    let path = file(&folder, "again.json", &done);
    assert_eq!(days(&out(&run(&["export", "ics", &path, "--as-of", "2026-03-26"]))).len(), 3);
}

#[test]
fn a_report_is_asked_after_when_veilig_thuis_has_decided() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut it = case();
    it["nature"] = json!("practice");
    it["events"] = json!([{ "id": "e1", "on": "2026-03-16", "what": { "report": { "channel": "phone" } } }]);
    let path = file(&folder, "report.json", &it);
    let text = out(&run(&["export", "ics", &path, "--as-of", "2026-03-17", "--lang", "en"]));
    // Five working days, and thirty days to follow the child.
    assert_eq!(days(&text), ["2026-03-23", "2026-04-15"]);
    assert!(text.contains("SUMMARY:PRACTICE: "), "practice is told apart at a glance");
}

/// Rows of a table by column.
fn table(text: &str) -> Vec<Vec<(String, String)>> {
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let heads = rows.headers().expect("heads").clone();
    let row = |row: csv::Result<csv::StringRecord>| {
        let row = row.expect("a row");
        heads.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
    };
    rows.records().map(row).collect()
}

fn cell(row: &[(String, String)], column: &str) -> String {
    row.iter().find(|(head, _)| head == column).unwrap_or_else(|| panic!("no column {column}")).1.clone()
}

#[test]
fn a_table_has_a_row_an_event_and_no_words_unless_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(&folder, "case.json", &case());
    let output = run(&["export", "csv", &path]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    let rows = table(&text);
    assert_eq!(rows.len(), 4);
    assert!(!text.contains("GEHEIME") && !text.contains("klaar"), "{text}");
    let told = |column| cell(&rows[0], column);
    assert_eq!(told("activity"), "signal");
    assert_eq!(told("nature"), "real");
    assert_eq!((told("date").as_str(), told("time").as_str()), ("2026-03-02", "10:15"));
    assert_eq!((told("by_role").as_str(), told("by_alias").as_str()), ("teacher", "JUFALIAS"));
    assert_eq!(told("answers"), "kind=physical; source=seen");
    assert_eq!(cell(&rows[1], "answers"), "accepts_help=yes; agreements=2");

    let with = table(&out(&run(&["export", "csv", &path, "--with-text"])));
    assert_eq!(cell(&with[0], "words"), "'=GEHEIME-TEKST | GEHEIME-NOTITIE", "and it is no formula");
}

#[test]
fn findings_as_a_table_are_those_of_the_check() {
    let path = "tests/records/acute-not-reported.json";
    let args = ["export", "csv", path, "--what", "findings", "--as-of", "2026-04-01"];
    let rows = table(&out(&run(&args)));
    let check = run(&["check", path, "--as-of", "2026-04-01", "--format", "json"]);
    let check: Value = serde_json::from_str(&out(&check)).expect("a check");
    let told: Vec<String> = rows.iter().map(|row| cell(row, "rule")).collect();
    let found = check["findings"].as_array().expect("findings");
    let found: Vec<String> = found.iter().map(|it| it["rule"].as_str().expect("a rule").to_owned()).collect();
    assert!(!told.is_empty() && told == found, "{told:?}");
    let refused = run(&[&args[..], &["--with-text"]].concat());
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn an_event_log_is_whole_and_keeps_words_to_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut odd = case();
    odd["id"] = json!("a <b> & \"c\" \u{1}");
    let path = file(&folder, "case.json", &odd);
    let output = run(&["export", "xes", &path, "tests/records/acute-reported.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    assert!(!text.contains("GEHEIME"), "words went along");
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut traces, mut events, mut stamps, mut names) = (0, 0, Vec::new(), Vec::new());
    let mut depth = 0;
    loop {
        use quick_xml::events::Event as Xml;
        let read = reader.read_event().expect("sound XML");
        match &read {
            Xml::Eof => break,
            Xml::Start(tag) => {
                depth += 1;
                traces += usize::from(tag.name().as_ref() == "trace");
                events += usize::from(tag.name().as_ref() == "event");
            }
            Xml::End(_) => depth -= 1,
            Xml::Empty(tag) => {
                let value = |name: &str| {
                    let found = tag.try_get_attribute(name).expect("attributes")?;
                    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    Some(value.expect("a value").into_owned())
                };
                match value("key").as_deref() {
                    Some("time:timestamp") => stamps.extend(value("value")),
                    Some("concept:name") if depth == 2 => names.extend(value("value")),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every tag is closed");
    assert_eq!(traces, 2);
    assert_eq!(stamps.len(), events, "each event has its time");
    assert_eq!(stamps[0], "2026-03-02T10:15:00.000+00:00");
    assert!(names.contains(&"a <b> & \"c\" ".to_owned()), "{names:?}");
    for extension in ["concept", "time", "org", "lifecycle"] {
        assert!(text.contains(&format!("prefix=\"{extension}\"")), "{extension}");
    }
}

#[test]
fn practice_becomes_statements_and_a_real_case_never() {
    let folder = tempfile::tempdir().expect("a folder");
    let real = file(&folder, "real.json", &case());
    let output = run(&["export", "xapi", &real]);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).lines().next().is_some_and(|line| line.contains("real case")), "{}", err(&output));
    assert_eq!(serde_json::from_str::<Value>(&out(&output)).expect("JSON"), json!([]));

    let mut practice = case();
    practice["nature"] = json!("practice");
    let path = file(&folder, "practice.json", &practice);
    let output = run(&["export", "xapi", &path, "--actor", "tafel-2", "--as-of", "2026-04-01"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    assert!(!text.contains("GEHEIME") && !text.to_lowercase().contains("score"), "{text}");
    let statements: Vec<Value> = serde_json::from_str(&text).expect("statements");
    assert_eq!(statements.len(), 6, "four events, the end, the debrief");
    let ids: BTreeSet<&str> = statements.iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(ids.len(), 6);
    for it in &statements {
        assert_eq!(it["actor"]["account"]["name"], "tafel-2");
        assert!(it["actor"].get("mbox").is_none() && it["actor"].get("name").is_none());
        for address in [&it["verb"]["id"], &it["object"]["id"]] {
            assert!(address.as_str().is_some_and(|id| id.starts_with("urn:nietpluis:")), "{address}");
        }
        let result = it.get("result").cloned().unwrap_or_default();
        assert!(result.get("score").is_none() && result.get("success").is_none());
    }
    let again = out(&run(&["export", "xapi", &path, "--actor", "tafel-2", "--as-of", "2026-04-01"]));
    assert_eq!(text, again, "the same play is the same statements");
}

#[test]
fn a_play_is_told_choice_by_choice() {
    let folder = tempfile::tempdir().expect("a folder");
    let answers = folder.path().join("answers.jsonl");
    let chosen = ["pupil_file", "seen", "ask", "nod"].map(|id| json!({ "choice": id }).to_string());
    fs::write(&answers, chosen.join("\n")).expect("written");
    let output =
        run(&["play", "tests/scenarios/de-lege-trommel", "--answers", answers.to_str().expect("utf-8")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let played = out(&output);
    let path = folder.path().join("play.json");
    fs::write(&path, &played).expect("written");
    let text = out(&run(&["export", "xapi", path.to_str().expect("utf-8")]));
    let statements: Vec<Value> = serde_json::from_str(&text).expect("statements");
    let played: Value = serde_json::from_str(&played).expect("a play");
    assert_eq!(statements.len(), 6, "four choices, the end, the debrief");
    assert_eq!(statements[0]["verb"]["id"], "urn:nietpluis:verb:chose");
    let case = format!("urn:nietpluis:scenario:{}", played["scenario"].as_str().expect("an id"));
    assert_eq!(statements[4]["object"]["id"], case);
    assert_eq!(statements[4]["result"]["completion"], true);
    // What is told of the debrief is what the debrief said.
    let told = statements[5]["result"]["extensions"]["urn:nietpluis:findings"].as_array().expect("findings");
    let said = played["debrief"]["check"]["findings"].as_array().expect("findings");
    let rules = |list: &[Value]| list.iter().map(|it| it["rule"].clone()).collect::<Vec<_>>();
    assert_eq!(rules(told), rules(said));
}

#[test]
fn stdin_many_files_and_sealed_cases_work_as_in_check() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(&folder, "case.json", &case());
    let secret = folder.path().join("secret");
    fs::write(&secret, "een lange zin om mee te sluiten\n").expect("written");
    let (secret, sealed) =
        (secret.display().to_string(), folder.path().join("case.age").display().to_string());
    let output = run(&["seal", &path, "--out", &sealed, "--passphrase-file", &secret]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let plain = out(&run(&["export", "csv", &path]));
    assert_eq!(out(&run(&["export", "csv", &sealed, "--passphrase-file", &secret])), plain);
    assert_eq!(run(&["export", "csv", &sealed]).status.code(), Some(5));

    let bin = assert_cmd::cargo::cargo_bin!("nietpluis");
    let mut child = std::process::Command::new(bin)
        .args(["export", "csv", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("stdin");
    writeln!(stdin, "{}\n{}", case(), case()).expect("written");
    drop(stdin);
    let both = child.wait_with_output().expect("it ends");
    assert_eq!(table(&out(&both)).len(), 8);

    // One that cannot be read does not hold up the rest, and the code says so.
    let broken = folder.path().join("broken.json");
    fs::write(&broken, "{").expect("written");
    let output = run(&["export", "csv", broken.to_str().expect("utf-8"), &path]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(out(&output), plain);
    // And no record is ever replaced by what is made of it.
    let output = run(&["export", "xes", &path, "--out", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&path).expect("still there"), case().to_string());
}

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever somebody types and whatever aliases they choose, none of it is in a calendar.
    #[test]
    fn no_alias_and_no_word_is_ever_in_a_calendar(
        alias in "[Q-Z]{4,9}", note in "[Q-Z]{5,30}", due in 1_i64..120, practice in any::<bool>(),
    ) {
        // Letters of the calendar's own words would prove nothing.
        let (alias, note) = (format!("x{alias}q"), format!("x{note}q"));
        let day = Date::parse("2026-03-02").expect("a day").plus_days(i32::try_from(due).expect("few"));
        let record = json!({
            "format": 1, "id": alias, "nature": if practice { "practice" } else { "real" },
            "pupil": { "alias": alias }, "linked": [alias],
            "parents": [{ "alias": alias, "kind": "parent", "authority": "yes" }],
            "events": [
                { "id": alias, "on": "2026-03-02", "note": note, "by": [{ "role": "teacher", "alias": alias }],
                  "what": { "conversation": { "with": [{ "role": "parent", "alias": alias }],
                    "agreements": [{ "what": note, "due": day, "owner": { "role": "parent", "alias": alias } }] } } },
                { "id": "r", "on": "2026-03-02", "note": note, "what": { "referral": {
                    "to": { "role": "other", "alias": alias }, "term": day, "case_manager": { "alias": alias },
                    "agreements": [{ "what": note, "due": day }] } } },
                { "id": "d", "on": "2026-03-02", "what": { "decision": { "reason": note } } },
            ],
        });
        let record: Record = serde_json::from_value(record).expect("a record");
        let as_of = Date::parse("2026-03-02").expect("a day");
        let protocol = protocol_once();
        let days = reminders(protocol, &record, as_of);
        prop_assert!(days.len() >= 5);
        for lang in [Lang::Nl, Lang::En] {
            let text = sheet::ics(&[(&record, days.clone())], as_of, lang).replace("\r\n ", "");
            prop_assert!(!text.contains(&alias) && !text.contains(&note), "{text}");
        }
    }
}

fn protocol_once() -> &'static Protocol {
    static ONCE: std::sync::OnceLock<Protocol> = std::sync::OnceLock::new();
    ONCE.get_or_init(protocol)
}

#[test]
fn the_help_of_export_names_every_form() {
    let text = out(&run(&["export", "--help"]));
    for form in ["ics", "csv", "xes", "xapi"] {
        assert!(text.contains(form), "{form}");
    }
}
