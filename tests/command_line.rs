//! The binary from the outside: what it prints, its exit codes, and what it does with bad input.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test stops where something is wrong"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::{Value, json};

fn nietpluis(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().expect("it runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn checks(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

/// The records of `tests/records`, by path.
fn records() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the records")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    paths
}

fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> String {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    path.display().to_string()
}

fn record(events: Value) -> String {
    json!({ "format": 1, "nature": "practice", "pupil": { "alias": "K1" }, "events": events }).to_string()
}

fn checked(record: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(&folder, "record.json", record.as_bytes());
    let output = nietpluis(&["check", &path, "--as-of", "2026-04-01", "--format", "json"]);
    checks(&output).pop().unwrap_or_else(|| panic!("{}", stderr(&output)))
}

fn statements(check: &Value, kinds: &[&str]) -> Vec<String> {
    let findings = check["findings"].as_array().expect("findings");
    let of_kind = findings.iter().filter(|it| kinds.contains(&it["kind"].as_str().expect("a kind")));
    of_kind
        .flat_map(|it| it["statements"].as_array().expect("statements"))
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect()
}

const ORDER: &[&str] = &["skipped_step", "out_of_order"];

#[test]
fn every_record_keeps_the_shape_and_many_in_one_file_give_the_same() {
    let paths = records();
    assert!(paths.len() >= 15, "there are {} records", paths.len());
    let names: Vec<&str> = paths.iter().map(|path| path.to_str().expect("utf-8")).collect();
    let args = [&["check"], &names[..], &["--as-of", "2026-04-01", "--format", "json"]].concat();
    let one_by_one = nietpluis(&args);
    let alone = checks(&one_by_one);
    assert_eq!(alone.len(), paths.len());
    for check in &alone {
        for finding in check["findings"].as_array().expect("findings") {
            for never_empty in ["statements", "why", "source"] {
                let list = finding[never_empty].as_array().expect("a list");
                assert!(!list.is_empty(), "{never_empty} of {} in {}", finding["rule"], check["record"]);
            }
            if matches!(finding["kind"].as_str(), Some("advice" | "norm_drift" | "missing_information")) {
                assert_ne!(finding["severity"], "must");
            }
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let lines: Vec<String> = paths
        .iter()
        .map(|path| {
            let value: Value = serde_json::from_slice(&fs::read(path).expect("readable")).expect("JSON");
            value.to_string()
        })
        .collect();
    let together = file(&folder, "all.jsonl", lines.join("\n").as_bytes());
    let output = nietpluis(&["check", &together, "--as-of", "2026-04-01", "--format", "json"]);
    assert_eq!(output.status.code(), one_by_one.status.code());
    let without_place = |mut check: Value| {
        check["file"] = Value::Null;
        check["line"] = Value::Null;
        check
    };
    let alone: Vec<Value> = alone.into_iter().map(without_place).collect();
    let together: Vec<Value> = checks(&output).into_iter().map(without_place).collect();
    assert_eq!(alone, together);
}

#[test]
fn a_careful_record_has_nothing_that_must_be_repaired() {
    for name in ["careful-help", "careful-report-and-help"] {
        let path = format!("tests/records/{name}.json");
        let output = nietpluis(&["check", &path, "--as-of", "2026-04-01", "--format", "json"]);
        let check = checks(&output).pop().expect("a check");
        let found: Vec<String> = check["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|it| format!("{} {}", it["rule"], it["statements"]))
            .collect();
        assert_eq!((output.status.code(), found), (Some(0), Vec::new()), "{name}");
    }
}

#[test]
fn acute_danger_reported_the_same_day_has_no_order_finding_and_keeps_its_documentation() {
    let check = checked(&record(json!([
        { "id": "e1", "on": "2026-03-02", "recorded": "no",
          "what": { "signal": { "kind": "physical", "acute_danger": "yes", "specific": "yes", "text": "gloeiende brandwond" } } },
        { "id": "e2", "on": "2026-03-02", "recorded": "no", "what": { "report": { "channel": "phone" } } },
    ])));
    assert_eq!(statements(&check, ORDER), Vec::<String>::new());
    let documentation = statements(&check, &["missing_documentation"]);
    assert!(documentation.contains(&"S107".to_owned()), "{documentation:?}");
    assert_eq!(check["indication"]["direction"], "report_now");
    assert_eq!(check["indication"]["met"], true);
}

#[test]
fn acute_danger_without_a_report_escalates() {
    let check = checked(&record(json!([
        { "id": "e1", "on": "2026-03-02", "what": { "signal": { "acute_danger": "doubt", "text": "dreigt vanavond" } } },
        { "id": "e2", "on": "2026-03-02", "what": { "safe_home_advice": { "advice": "report" } } },
        { "id": "e3", "on": "2026-03-02", "what": { "emergency_call": { "to": "emergency_112" } } },
    ])));
    assert!(statements(&check, &["escalation"]).contains(&"S44".to_owned()), "{check:#}");
    assert_eq!(check["indication"]["direction"], "report_now");
    assert_eq!(check["indication"]["met"], false);
}

fn without_parents(waiver: Value) -> Value {
    let mut events = vec![
        json!({ "id": "e1", "on": "2026-03-02", "what": { "signal": {
            "acute_danger": "no", "disclosure": "no", "structural": "no", "injury_unexplained": "no", "text": "moe" } } }),
        json!({ "id": "e2", "on": "2026-03-03", "what": { "consultation": { "with": [{ "role": "orthopedagogue" }] } } }),
        json!({ "id": "e3", "on": "2026-03-04", "what": { "conversation_attempted": { "with": [{ "role": "parent" }] } } }),
        json!({ "id": "e4", "on": "2026-03-05", "what": { "conversation_attempted": { "with": [{ "role": "parent" }] } } }),
        json!({ "id": "e6", "on": "2026-03-09", "what": { "weighing": { "inputs": ["e1", "e2"] } } }),
        json!({ "id": "e7", "on": "2026-03-10", "what": { "decision": { "report": "yes", "help": "no", "reason": "zorg" } } }),
    ];
    events.push(json!({ "id": "e5", "on": "2026-03-06", "what": { "conversation_waived": waiver } }));
    checked(&record(Value::Array(events)))
}

#[test]
fn only_safety_or_urgency_after_two_attempts_excuses_the_talk() {
    let skipped = |reason: &str| {
        let check = without_parents(json!({ "with": "parents", "reason": reason }));
        let findings = check["findings"].as_array().expect("findings").clone();
        findings.into_iter().any(|it| it["rule"] == "conversation-with-parents-skipped")
    };
    assert!(skipped("other"));
    assert!(skipped("safe_home_request"), "nobody at Veilig Thuis asked for it");
    assert!(!skipped("pupil_safety"));
    assert!(!skipped("staff_safety"));
    assert!(!skipped("urgency_after_attempts"));
}

#[test]
fn what_the_protocol_allows_is_never_flagged() {
    let output = nietpluis(&[
        "check",
        "tests/records/second-report.json",
        "--as-of",
        "2026-04-01",
        "--format",
        "json",
    ]);
    let check = checks(&output).pop().expect("a check");
    let permissions =
        ["S16", "S40", "S41", "S42", "S43", "S65", "S72", "S113", "S118", "S120", "S121", "S122"];
    let found = statements(
        &check,
        &["skipped_step", "out_of_order", "escalation", "missed_deadline", "missing_documentation", "advice"],
    );
    for permission in permissions {
        assert!(!found.contains(&permission.to_owned()), "{permission} is flagged");
    }
    assert_eq!(statements(&check, &["out_of_order", "skipped_step"]), Vec::<String>::new());
}

#[test]
fn the_order_of_events_in_the_file_does_not_matter() {
    for path in records() {
        let text = fs::read_to_string(&path).expect("readable");
        let mut value: Value = serde_json::from_str(&text).expect("JSON");
        value["events"].as_array_mut().expect("events").reverse();
        assert_eq!(checked(&text)["findings"], checked(&value.to_string())["findings"], "{}", path.display());
    }
}

#[test]
fn text_html_and_pdf_say_practice_or_real_and_never_reassure() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = file(&folder, "empty.json", record(json!([])).as_bytes());
    for format in ["text", "html"] {
        let output = nietpluis(&["check", &empty, "--as-of", "2026-04-01", "--format", format]);
        let text = String::from_utf8(output.stdout).expect("utf-8");
        assert!(
            text.contains("OEFENING") && text.to_lowercase().contains("niets over de veiligheid"),
            "{text}"
        );
    }
    let pdf = folder.path().join("a.pdf").display().to_string();
    let output = nietpluis(&["check", &empty, "--as-of", "2026-04-01", "--format", "pdf", "--out", &pdf]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let bytes = fs::read(&pdf).expect("the PDF");
    assert!(bytes.starts_with(b"%PDF-"));
    let again = nietpluis(&["check", &empty, "--as-of", "2026-04-01", "--format", "pdf"]);
    assert_eq!(again.stdout, bytes, "the same bytes every time");
}

/// Bad input gives one plain sentence with its place, exit code 3, and leaves the file as it was.
#[test]
fn bad_input_is_refused_in_a_plain_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = r#"{"format":1,"nature":"real","pupil":{"alias":"K1"},"events":"#;
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(10_000), close.repeat(10_000));
    let event = |more: &str| format!("{head}[{{\"id\":\"e1\",\"on\":\"2026-03-02\",{more}}}]}}");
    let inputs: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.json", Vec::new(), "is empty"),
        ("latin1.json", b"{\"format\":1,\"nature\":\"real\",\"pupil\":{\"alias\":\"Ren\xe9\"}}".to_vec(), "not in UTF-8"),
        ("cut.json", head.as_bytes().to_vec(), "ends before"),
        ("type.json", format!("{head}\"none\"}}").into_bytes(), "here stands"),
        ("field.json", event(r#""what":{"signal":{"acute_dangr":"yes"}}"#).into_bytes(), "did you mean `acute_danger`?"),
        ("activity.json", event(r#""what":"signal_lst""#).into_bytes(), "did you mean `signal_list`?"),
        ("value.json", event(r#""what":{"signal":{"acute_danger":"maybe"}}"#).into_bytes(), "`maybe`"),
        ("day.json", format!("{head}[{{\"id\":\"e1\",\"on\":\"2026-02-30\",\"what\":\"signal_list\"}}]}}").into_bytes(), "2026-02-30"),
        ("missing.json", event(r#""what":{"weighing":{"inputs":["e9"]}}"#).into_bytes(), "`e9`"),
        ("future.json", head.replace("\"format\":1", "\"format\":2").into_bytes().into_iter().chain(*b"[],\"new\":1}").collect(), "format 2"),
        ("deep.json", deep("[", "]").into_bytes(), "here stands"),
        ("deep.ron", format!("(events: {})", deep("[", "]")).into_bytes(), "cannot be read as RON"),
        ("cut.ron", b"(format: 1, nature: real, ".to_vec(), "ends too soon"),
        ("field.ron", b"(format: 1, nature: real, pupil: (alias: \"K\", sibblings: yes))".to_vec(), "did you mean `siblings`?"),
        ("twice.json", format!("{head}[{{\"id\":\"e1\",\"on\":\"2026-03-02\",\"what\":\"signal_list\"}},{{\"id\":\"e1\",\"on\":\"2026-03-02\",\"what\":\"signal_list\"}}]}}").into_bytes(), "used twice"),
    ];
    for (name, bytes, says) in inputs {
        let path = file(&folder, name, &bytes);
        let output = nietpluis(&["check", &path]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(3), "{name}: {told}");
        let first = told.lines().next().unwrap_or_default();
        assert!(first.contains(name) && first.contains(says), "{name}: {told}");
        assert!(!told.contains("panicked"), "{name}: {told}");
        for rust_word in ["serde", "expected `", "enum", "struct", "variant"] {
            assert!(!told.contains(rust_word), "{name} says `{rust_word}`: {told}");
        }
        assert_eq!(fs::read(&path).expect("still there"), bytes, "{name} was changed");
    }
    let large = folder.path().join("large.json");
    fs::File::create(&large).and_then(|file| file.set_len(100 * 1024 * 1024)).expect("a large file");
    let output = nietpluis(&["check", large.to_str().expect("utf-8")]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("larger than 20 MB"));
    let output = nietpluis(&["check", "nowhere.json"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("no such file"));
}

#[test]
fn the_broken_records_beside_the_sound_ones_are_all_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the broken records") {
        let path = entry.expect("an entry").path();
        let output = nietpluis(&["check", path.to_str().expect("utf-8")]);
        assert_eq!(output.status.code(), Some(3), "{}: {}", path.display(), stderr(&output));
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} broken records");
}

#[test]
fn an_unreadable_line_is_named_and_the_others_are_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = record(json!([]));
    let path = file(&folder, "many.jsonl", format!("{sound}\n{{\"format\":1}}\n{sound}\n").as_bytes());
    let output = nietpluis(&["check", &path, "--format", "json"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(checks(&output).len(), 2);
    assert!(stderr(&output).contains("many.jsonl:2:"), "{}", stderr(&output));
}

#[test]
fn stdin_takes_one_record_or_many() {
    let run = |input: String| {
        let mut command = Command::cargo_bin("nietpluis").expect("the binary");
        let output =
            command.args(["check", "-", "--format", "json"]).write_stdin(input).output().expect("it runs");
        checks(&output).len()
    };
    let pretty =
        serde_json::to_string_pretty(&serde_json::from_str::<Value>(&record(json!([]))).expect("JSON"));
    assert_eq!(run(pretty.expect("pretty")), 1);
    assert_eq!(run(format!("{0}\n{0}\n", record(json!([])))), 2);
}

#[test]
fn both_spellings_of_a_bare_activity_are_read() {
    for what in [
        json!("signal_list"),
        json!({ "signal_list": {} }),
        json!("consultation"),
        json!({ "consultation": {} }),
    ] {
        let check = checked(&record(json!([{ "id": "e1", "on": "2026-03-02", "what": what }])));
        assert_eq!(check["left_out"], 0);
    }
}

#[test]
fn a_pack_nobody_has_is_unreadable_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = r#"{"format":1,"nature":"real","pack":"elsewhere","pupil":{"alias":"K1"}}"#;
    let output = nietpluis(&["check", &file(&folder, "a.json", text.as_bytes())]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("`elsewhere`"));
}

#[test]
fn events_after_the_day_of_the_check_have_not_happened_yet() {
    let check = checked(&record(json!([
        { "id": "e1", "on": "2026-03-02", "what": { "signal": { "acute_danger": "no" } } },
        { "id": "e2", "on": "2026-04-02", "what": { "decision": { "report": "no", "help": "yes" } } },
    ])));
    assert_eq!(check["left_out"], 1);
    assert!(!statements(&check, &["skipped_step"]).contains(&"S81".to_owned()));
}

#[test]
fn the_other_commands_do_what_they_say() {
    let run = |args: &[&str]| {
        let output = nietpluis(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
        String::from_utf8(output.stdout).expect("utf-8")
    };
    for of in ["record", "findings", "pack"] {
        let schema: Value = serde_json::from_str(&run(&["schema", of])).expect("JSON");
        assert!(schema["properties"].is_object(), "{of}");
    }
    let coverage: Vec<Value> = serde_json::from_str(&run(&["coverage"])).expect("JSON");
    let numbered =
        coverage.iter().filter(|row| row["statement"].as_str().is_some_and(|id| id.starts_with('S')));
    assert_eq!(numbered.count(), 137);
    assert!(run(&["explain", "conversation-with-parents-skipped"]).contains("S130"));
    assert!(run(&["graph", "--format", "dot"]).starts_with("digraph"));
    assert!(run(&["graph", "--format", "mermaid", "--lang", "en"]).contains("Weighing"));
    let drawn = run(&[
        "graph",
        "--format",
        "svg",
        "--record",
        "tests/records/careful-help.json",
        "--as-of",
        "2026-04-01",
    ]);
    assert!(drawn.starts_with("<svg") && drawn.contains("Weging"));
    assert!(run(&["validate", "rules"]).contains("0 fout"));
    let output = nietpluis(&["explain", "conversation-with-parent-skipped"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean"));
}
