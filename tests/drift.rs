//! `drift` from the outside: made-up teams with and without a planted shift, and bad input.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![allow(clippy::format_collect, reason = "small tables, easy to read")]
#![allow(clippy::format_push_string, reason = "small tables, easy to read")]

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::{Value, json};

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    command.arg("drift").arg(folder).args(["--as-of", "2026-04-01"]).args(args).output().expect("it runs")
}

fn told(folder: &Path) -> Value {
    let output = run(folder, &["--format", "json", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const HEAD: &str = "round,date,vignette,version,phase,rater,rating,certainty\n";
const KEY: &str = "vignette,version,key,low,high\n";

/// Numbers below `sides` that look drawn.
struct Drawn(u64);

impl Drawn {
    fn next(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Twelve people answer ten vignettes in five years; from the third year on, every second answer
/// is a point lower where there is a shift.
fn write_team(folder: &Path, shift: bool) {
    let key: String =
        (0..10).map(|it| format!("v{it},1,{},{},{}\n", 3 + it % 3, 2 + it % 3, 4 + it % 3)).collect();
    let mut drawn = Drawn(7);
    let mut ratings = HEAD.to_owned();
    for year in 0..5u64 {
        for person in 0..12u64 {
            for vignette in 0..10u64 {
                let milder = u64::from(shift && year >= 2 && (person + vignette) % 2 == 0);
                let answer = 3 + vignette % 3 + drawn.next(3) - 1 - milder + u64::from(person == 0);
                let answer = answer.min(6);
                let answer = if drawn.next(20) == 0 { String::new() } else { answer.to_string() };
                let date = format!("{}-11-0{}", 2020 + year, 1 + person % 5);
                ratings += &format!("{},{date},v{vignette},1,before,p{person},{answer},70\n", 2020 + year);
                ratings += &format!(
                    "{},{date},v{vignette},1,after,p{person},{},90\n",
                    2020 + year,
                    3 + vignette % 3
                );
            }
        }
    }
    fs::write(folder.join("ratings.csv"), ratings).expect("written");
    fs::write(folder.join("key.csv"), format!("{KEY}{key}")).expect("written");
}

#[test]
fn a_planted_shift_is_told_with_its_year_and_none_where_there_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    write_team(folder.path(), true);
    let moved = told(folder.path());
    let drift = json!({ "noticed_in": "2022", "began": "2022", "direction": "milder" });
    assert_eq!(moved["team"]["drift"], drift);
    let rounds = moved["team"]["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 5);
    let third = &rounds[2];
    assert_eq!((&third["raters"], &third["vignettes"]), (&json!(12), &json!(10)));
    assert!(third["distance"]["value"].as_f64().expect("a number") < -0.1, "{third}");
    assert!(third["change"]["points"]["value"].as_f64().expect("a number") < -0.3, "{third}");
    assert_eq!(third["talk"]["spread_after"], json!(0.0));
    assert!(third["agreement"]["alpha"]["value"].is_number());
    let text = run(folder.path(), &[]);
    let text = String::from_utf8(text.stdout).expect("text");
    assert!(text.contains("milder geworden") && text.contains("ronde 2022"), "{text}");
    // Nobody can be picked out.
    assert!(!text.contains("p11") && !moved.to_string().contains("p11"));
    assert_eq!(run(folder.path(), &[]).stdout, text.as_bytes());

    write_team(folder.path(), false);
    let still = told(folder.path());
    assert_eq!(still["team"]["drift"], Value::Null);
    assert!(still["notes"].to_string().contains("No shift is seen"), "{}", still["notes"]);
}

#[test]
fn later_answers_empty_rounds_and_mixed_versions_are_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "a,2-3-2025,v,1,,p,3,\na,2025-03-02,v,2,voor,p,4,\nb,2026-03-02,v,1,before,p,,\nc,2027-03-02,v,1,before,p,3,\n";
    fs::write(folder.path().join("ratings.csv"), format!("{HEAD}{rows}").replace(',', ";")).expect("written");
    fs::write(folder.path().join("key.csv"), format!("{KEY}v,1,3,,\nv,2,4,3,5\n")).expect("written");
    let told = told(folder.path());
    assert_eq!(told["left_out"], json!(1));
    let notes = told["notes"].to_string();
    for said in [
        "Round b has no answer",
        "Round a has fewer than 5",
        "more than one version",
        "There is 1 round",
        "1 answer of a later day",
    ] {
        assert!(notes.contains(said), "{said}: {notes}");
    }
    let round = &told["team"]["rounds"][0];
    assert_eq!(round["distance"], json!({ "value": 0.0, "low": null, "high": null }));
    assert_eq!(round["agreement"]["alpha"]["value"], Value::Null);
}

#[test]
fn bad_input_is_named_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let ratings = |rows: &str| format!("{HEAD}{rows}");
    let row = "a,2025-03-02,v,1,before,p,3,\n";
    let cases = [
        (ratings("a,2025-03-02,w,1,before,p,3,\n"), "ratings.csv:2:14: the key has no vignette `w`"),
        (ratings("a,2025-03-02,v,2,before,p,3,\n"), "ratings.csv:2:16: the key has no version `2` of `v`"),
        (
            ratings("a,2025-03-02,v,1,before,p,7,\n"),
            "ratings.csv:2:27: `7` is not on the scale; the six answers are whole numbers, from 1 (no action) to 6 (report now)",
        ),
        (
            ratings("a,2025-03-02,v,1,before,p,2.5,\n"),
            "ratings.csv:2:27: `2.5` is not on the scale; the six answers are whole numbers, from 1 (no action) to 6 (report now)",
        ),
        (
            ratings("a,2025-03-02,v,1,before,p,0,\na,2025-03-02,v,1,before,q,6,\n"),
            "ratings.csv:3:27: both 0 and 6 occur, and a scale has six answers; count them from 0 to 5 or from 1 to 6, the same in both files",
        ),
        (
            ratings("a,31-2-2025,v,1,before,p,3,\n"),
            "ratings.csv:2:3: `31-2-2025` is not a day; a day is written as 2026-03-02 or 2-3-2026",
        ),
        (
            ratings("a,2025-03-02,v,1,during,p,3,\n"),
            "ratings.csv:2:18: unknown phase `during`; it can be `before` or `after` (the group talk)",
        ),
        (
            ratings(&format!("{row}a,2025-03-02,v,1,before,p,4,\n")),
            "ratings.csv:3:27: `p` gave two different answers to `v` in this phase: `3` before, and `4` here",
        ),
        (
            ratings(""),
            "ratings.csv: there is no row in this file; below the line with the names of the columns comes one answer a line",
        ),
    ];
    fs::write(folder.path().join("key.csv"), format!("{KEY}v,1,3,2,4\n")).expect("written");
    let place = folder.path().display();
    for (text, expected) in cases {
        fs::write(folder.path().join("ratings.csv"), &text).expect("written");
        let output = run(folder.path(), &[]);
        assert_eq!(
            (output.status.code(), stderr(&output)),
            (Some(3), format!("nietpluis: {place}/{expected}\n")),
            "{text}"
        );
    }
    fs::write(folder.path().join("ratings.csv"), ratings(row)).expect("written");
    for (key, expected) in [
        ("v,1,3,4,5\n", "key.csv:2:5: the key does not lie between `low` and `high`"),
        ("v,1,,,\n", "key.csv:2:5: the key is empty"),
        ("v,1,3,,\nv,1,3,,\n", "key.csv:3:1: this version of the vignette has a key already"),
    ] {
        fs::write(folder.path().join("key.csv"), format!("{KEY}{key}")).expect("written");
        let output = run(folder.path(), &[]);
        assert_eq!(
            (output.status.code(), stderr(&output)),
            (Some(3), format!("nietpluis: {place}/{expected}\n"))
        );
    }
    fs::remove_file(folder.path().join("key.csv")).expect("removed");
    let output = run(folder.path(), &[]);
    assert_eq!(stderr(&output), format!("nietpluis: {place}/key.csv: there is no such file\n"));
    let empty = tempfile::tempdir().expect("a folder");
    let output = run(empty.path(), &[]);
    let expected = format!(
        "nietpluis: {}: there is neither a `ratings.csv` nor a folder `records` here\n",
        empty.path().display()
    );
    assert_eq!((output.status.code(), stderr(&output)), (Some(3), expected));
}

/// A case with a signal, a consultation `days` later, a talk with the pupil and a decision.
fn case(number: usize, days: usize, nature: &str) -> String {
    let began = format!("20{}-{:02}-01", 20 + number / 12, 1 + number % 12);
    let later = format!("20{}-{:02}-{:02}", 20 + number / 12, 1 + number % 12, 1 + days);
    let doubt = if number.is_multiple_of(2) { "yes" } else { "no" };
    json!({
        "format": 1, "nature": nature, "pupil": { "alias": format!("K{number}") },
        "events": [
            { "id": "e1", "on": began, "recorded": { "yes": { "on": began, "place": "pupil_file" } },
              "what": { "signal": { "kind": "neglect", "text": "verzonnen" } } },
            { "id": "e2", "on": later, "recorded": "no", "what": { "consultation": { "in_doubt": doubt } } },
            { "id": "e3", "on": later, "what": { "conversation": { "with": [{ "role": "pupil" }] } } },
            { "id": "e4", "on": later, "what": { "decision": { "help": "yes", "report": "no" } } },
        ],
        "not_done": [{ "activity": "safe_home_advice", "reason": "Geen  tijd." }],
    })
    .to_string()
}

#[test]
fn own_cases_show_where_practice_changed_and_on_how_many_cases_that_rests() {
    let folder = tempfile::tempdir().expect("a folder");
    let records = folder.path().join("records");
    fs::create_dir(&records).expect("a folder");
    let days = |number: usize| if number < 24 { 2 + number % 4 } else { 12 + number % 4 };
    let cases: Vec<String> = (0..48).map(|number| case(number, days(number), "real")).collect();
    fs::write(records.join("cases.jsonl"), cases.join("\n")).expect("written");
    fs::write(records.join("practice.json"), case(3, 20, "practice")).expect("written");
    let told = told(folder.path());
    let practice = &told["practice"];
    assert_eq!((&practice["cases"], &told["team"]), (&json!(48), &Value::Null));
    let aspect = |name: &str| {
        let aspects = practice["aspects"].as_array().expect("aspects");
        aspects.iter().find(|it| it["aspect"] == name).expect("the aspect").clone()
    };
    let expected =
        json!({ "from": "2022-01-01", "before": 3.5, "after": 13.5, "cases_before": 24, "cases_after": 24 });
    assert_eq!(aspect("days_to_consult")["change"], expected);
    assert_eq!(aspect("days_to_consult")["years"][0], json!({ "year": 2019, "cases": 7, "value": 3.0 }));
    let doubt = aspect("doubt_without_advice");
    assert_eq!((&doubt["cases"], &doubt["value"], &doubt["change"]), (&json!(24), &json!(1.0), &Value::Null));
    assert_eq!(aspect("in_pupil_file")["value"], json!(0.5));
    assert_eq!(aspect("help_extended")["value"], Value::Null);
    assert_eq!(aspect("child_spoken_to")["value"], json!(1.0));
    assert_eq!(practice["reasons"], json!([{ "reason": "geen tijd", "cases": 48 }]));
    assert!(told["notes"].to_string().contains("1 practised case is not counted"), "{}", told["notes"]);

    let few: Vec<String> = (0..4).map(|number| case(number, 2, "real")).collect();
    fs::write(records.join("cases.jsonl"), format!("{}\n{{\n", few.join("\n"))).expect("written");
    let output = run(folder.path(), &["--format", "json"]);
    let practice: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(practice["practice"]["aspects"][0]["value"], Value::Null);
    assert_eq!(output.status.code(), Some(3));
    let expected = format!("nietpluis: {}:", records.join("cases.jsonl").display());
    assert!(stderr(&output).starts_with(&expected), "{}", stderr(&output));
}
