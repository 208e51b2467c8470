//! Around a case, from the outside: linked records looked at together, and what changed since an
//! earlier check.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

mod binary;

use std::fs;

use binary::{err, out, run};
use serde_json::{Value, json};

/// The lines of a text as one, so that wrapping does not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file(folder: &tempfile::TempDir, name: &str, value: &Value) -> String {
    let path = folder.path().join(name);
    fs::write(&path, value.to_string()).expect("written");
    path.display().to_string()
}

#[allow(clippy::needless_pass_by_value, reason = "a record reads best with its parts in place")]
fn case(id: &str, nature: &str, linked: Value, events: Value) -> Value {
    json!({ "format": 1, "id": id, "nature": nature, "pupil": { "alias": "K", "siblings": "yes" },
        "linked": linked, "events": events })
}

fn sister() -> Value {
    case(
        "K-12",
        "practice",
        json!([]),
        json!([
            { "id": "a", "on": "2025-03-03", "what": { "signal": { "kind": "physical", "structural": "doubt",
                "disclosure": "yes", "text": "GEHEIM" } } },
            { "id": "b", "on": "2025-03-05", "what": { "weighing": { "siblings_considered": "no",
                "framework": { "unsafe": "yes", "unsafe_kind": "structural" } } } },
            { "id": "c", "on": "2025-03-06", "what": { "report": { "channel": "phone" } } },
            { "id": "d", "on": "2026-12-01", "what": { "emergency_call": { "to": "safe_home" } } },
        ]),
    )
}

fn checks(args: &[&str]) -> Vec<Value> {
    let output = run(&[&["check", "--as-of", "2026-04-01", "--format", "json"], args].concat());
    let text = out(&output);
    assert!(!text.is_empty(), "{}", err(&output));
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn what_a_linked_record_holds_is_told_where_it_is_among_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let brother = case("K-13", "practice", json!(["K-12", "K-99"]), json!([]));
    // The one that names the other comes first: the order of the files does not matter.
    let (brother, sister) = (file(&folder, "k13.json", &brother), file(&folder, "k12.json", &sister()));
    for files in [[&brother[..], &sister], [&sister[..], &brother]] {
        let checks = checks(&files);
        let of = |name: &str| checks.iter().find(|it| it["record"] == name).expect("the record");
        assert!(of("K-12").get("linked").is_none(), "it names nobody");
        let linked = of("K-13")["linked"].as_array().expect("linked records");
        assert_eq!(linked[0]["record"], "K-12");
        assert_eq!(linked[0]["found"], true);
        let says: Vec<&str> = linked[0]["says"]
            .as_array()
            .expect("reasons")
            .iter()
            .filter_map(|it| it["text"].as_str())
            .collect();
        assert_eq!(
            says,
            [
                "3 maart 2025: het kind vertelde er zelf over",
                "3 maart 2025: een signaal van iets dat steeds terugkomt (met twijfel)",
                "5 maart 2025: gewogen als structureel onveilig",
                "5 maart 2025: de broers en zussen zijn niet meegewogen",
                "6 maart 2025: gemeld bij Veilig Thuis",
            ]
        );
        assert_eq!(linked[1]["found"], false);
        let text = linked[1]["says"][0]["text"].as_str().expect("a text");
        assert!(text.contains("niet samen met dit dossier gelezen"), "{text}");
    }
    let text = flat(&out(&run(&["check", &brother, &sister, "--as-of", "2026-04-01", "--lang", "en"])));
    assert!(text.contains("K-12: 6 March 2025: reported to Veilig Thuis"), "{text}");
    assert!(text.contains("K-99: was not read together with this record"), "{text}");
    assert!(!text.contains("GEHEIM"), "what somebody wrote in another record is not told here");
}

#[test]
fn looking_together_changes_no_finding_and_keeps_practice_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let events = json!([{ "id": "e1", "on": "2026-03-02", "what": { "signal": { "kind": "physical" } } }]);
    let alone = case("K-13", "real", json!(["K-12"]), events);
    let (alone, sister) = (file(&folder, "k13.json", &alone), file(&folder, "k12.json", &sister()));
    let (one, both) = (checks(&[&alone]), checks(&[&alone, &sister]));
    for part in ["findings", "indication", "next", "not_judged"] {
        assert_eq!(one[0][part], both[0][part], "{part}");
    }
    assert_eq!(both[0]["linked"][0]["found"], false);
    let text = both[0]["linked"][0]["says"][0]["text"].as_str().expect("a text");
    assert!(text.contains("blijven apart"), "{text}");
}

#[test]
fn a_linked_record_without_anything_is_never_an_all_clear() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = case("K-1", "practice", json!(["K-2"]), json!([]));
    let second = case("K-2", "practice", json!([]), json!([]));
    let (first, second) = (file(&folder, "1.json", &first), file(&folder, "2.json", &second));
    let told = checks(&[&first, &second])[0]["linked"][0]["says"][0]["text"].clone();
    assert!(told.as_str().is_some_and(|it| it.contains("zegt niets over de veiligheid")), "{told}");
}

fn before() -> Value {
    case(
        "K-7",
        "practice",
        json!([]),
        json!([
            { "id": "e1", "on": "2026-03-02", "by": [{ "role": "teacher" }],
              "recorded": { "yes": { "on": "2026-03-02", "place": "pupil_file" } },
              "what": { "signal": { "kind": "physical", "source": "seen", "specific": "yes", "text": "x" } } },
            { "id": "e2", "on": "2026-03-10", "what": { "weighing": { "framework": { "suspicion": "yes" } } } },
        ]),
    )
}

/// The same a little later: a consultation before it, and danger came to light.
fn after() -> Value {
    let mut it = before();
    let events = it["events"].as_array_mut().expect("events");
    events.push(json!({ "id": "e3", "on": "2026-03-04", "what": { "consultation": { "with": [{ "role": "coordinator" }] } } }));
    events.push(json!({ "id": "e4", "on": "2026-03-20", "what": { "signal": { "acute_danger": "yes" } } }));
    it
}

fn rules(list: &Value) -> Vec<String> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|it| it["rule"].as_str().expect("a rule").to_owned())
        .collect()
}

#[test]
fn what_changed_is_new_gone_or_different_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = (file(&folder, "old.json", &before()), file(&folder, "new.json", &after()));
    let (was, is) = (checks(&[&old]), checks(&[&new, "--since", &old]));
    let since = &is[0]["since"];
    let number = |list: &str| since[list].as_array().expect("a list").len();
    let same = usize::try_from(since["same"].as_u64().expect("a number")).expect("few");
    // Every finding of now is new, changed or the same; every one of then is gone, changed or the same.
    let count = |check: &Value| check["findings"].as_array().expect("findings").len();
    assert_eq!(number("new") + number("changed") + same, count(&is[0]));
    assert_eq!(number("gone") + number("changed") + same, count(&was[0]));
    assert!(rules(&since["new"]).contains(&"acute-danger-not-reported".to_owned()), "{since}");
    assert!(number("gone") > 0 && same > 0, "{since}");
    assert_eq!(since["indication"]["to"], "report_now");
    assert_ne!(since["indication"]["from"], "report_now");
    assert!(since["indication"]["because"].as_array().is_some_and(|it| !it.is_empty()));

    // A check that was written down says the same as the copy it was made of.
    let saved = file(&folder, "saved.json", &was[0]);
    assert_eq!(&checks(&[&new, "--since", &saved])[0]["since"], since);
    // Without a change there is none.
    let still = &checks(&[&old, "--since", &old])[0]["since"];
    for list in ["new", "gone", "changed"] {
        assert_eq!(still[list], json!([]), "{list}");
    }
    let text = flat(&out(&run(&["check", &new, "--since", &old, "--as-of", "2026-04-01"])));
    for part in [
        "Wat er veranderde sinds de controle van 1 april 2026",
        "De aanwijzing is anders",
        "Nieuw: ",
        "Weg: ",
        "zegt niet dat het kind veilig is",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // The rest of the check is as it is without.
    let mut with = is[0].clone();
    with.as_object_mut().expect("an object").remove("since");
    assert_eq!(with, checks(&[&new])[0]);
}

#[test]
fn another_case_or_nature_is_not_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = before();
    other["nature"] = json!("real");
    let (old, new) = (file(&folder, "old.json", &other), file(&folder, "new.json", &after()));
    let output = run(&["check", &new, "--since", &old]);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("holds nothing of this record"), "{}", err(&output));
    let nothing = file(&folder, "nothing.json", &json!({ "a": 1 }));
    let output = run(&["check", &new, "--since", &nothing]);
    assert_eq!(output.status.code(), Some(3));
    let output = run(&["check", &new, "--since", "nowhere.json"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("no such file"), "{}", err(&output));
}
