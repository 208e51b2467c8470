//! Scenarios from the outside: `play` and its answers, and what is wrong with a broken scenario,
//! told with its place.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test stops where something is wrong"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const TINY: &str = "tests/scenarios/de-lege-trommel";

fn nietpluis(args: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().expect("it runs")
}

fn stderr(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("written");
    path.display().to_string()
}

const ANSWERS: &str =
    "{\"choice\":\"pupil_file\"}\n{\"choice\":\"seen\"}\n\n{\"choice\":\"ask\"}\n{\"choice\":\"nod\"}\n";

#[test]
fn the_same_answers_are_the_same_bytes_and_another_seed_another_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let answers = file(&folder, "answers.jsonl", ANSWERS);
    let play = |seed: &str| {
        let output = nietpluis(&["play", TINY, "--seed", seed, "--answers", &answers]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        output.stdout
    };
    assert_eq!(play("4"), play("4"));
    assert_ne!(play("4"), play("5"));
    let told: Value = serde_json::from_slice(&play("4")).expect("json");
    for key in ["scenario", "seed", "path", "record", "debrief"] {
        assert!(told.get(key).is_some(), "{key}");
    }
    assert_eq!(told["path"].as_array().expect("a path").len(), 4);
    // The debrief's check is the check of the record itself.
    let record = file(&folder, "record.json", &told["record"].to_string());
    let as_of = told["debrief"]["check"]["as_of"].as_str().expect("a day").to_owned();
    let output = nietpluis(&["check", &record, "--as-of", &as_of, "--format", "json"]);
    let mut checked: Value = serde_json::from_slice(&output.stdout).expect("json");
    checked["file"] = told["debrief"]["check"]["file"].clone();
    assert_eq!(checked, told["debrief"]["check"]);
    for (format, begins) in [("text", "OEFENING"), ("html", "<!doctype html>"), ("pdf", "%PDF")] {
        let output = nietpluis(&["play", TINY, "--answers", &answers, "--format", format]);
        assert!(output.stdout.starts_with(begins.as_bytes()), "{format}");
    }
}

#[test]
fn answers_that_do_not_fit_are_refused_with_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        ("", "the file is empty"),
        (
            "{\"choice\":\"seen\"}\n",
            ":1:1: this answer does not fit: there is no option `seen` here; there are `pupil_file`",
        ),
        (
            "{\"choice\":\"pupil_file\"}\n{\"wait\":1}\n",
            ":2:1: this answer does not fit: first decide what is written down: `interpretation`",
        ),
        (
            "{\"choice\":\"pupil_file\"}\n",
            ":2:1: the answers end before the case does; the next can be `interpretation`",
        ),
        ("{\"choise\":\"seen\"}\n", ":1:9: there is no such name as `choise`; did you mean `choice`?"),
        ("{\"choice\":\"pupil_file\"}\n{\"choice\":\n", ":2:10: this line ends before the answer does"),
        ("{\"wait\":-1}\n", ":1:10: here stands the number `-1`"),
        ("nonsense\n", ":1:1: this cannot be read as JSON"),
        (&format!("{ANSWERS}{{\"wait\":1}}\n"), ":6:1: this answer does not fit: the case had already ended"),
        (&format!("{ANSWERS}{}", "[".repeat(100_000)), ":6:"),
    ];
    for (text, says) in cases {
        let answers = file(&folder, "answers.jsonl", text);
        let output = nietpluis(&["play", TINY, "--answers", &answers]);
        assert_eq!(output.status.code(), Some(3), "{says}");
        assert!(output.stdout.is_empty());
        assert!(stderr(&output).contains(says), "{says} is not in {}", stderr(&output));
    }
    let output = nietpluis(&["play", "de-lege-tromel", "--answers", "nowhere.jsonl"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("there is no scenario `de-lege-tromel`"));
    let output = nietpluis(&["play", TINY, "--answers", "nowhere.jsonl"]);
    assert_eq!((output.status.code(), stderr(&output).contains("there is no such file")), (Some(3), true));
}

#[test]
fn the_terminal_plays_to_the_debrief_and_survives_what_is_typed() {
    let play = |typed: &str| {
        let mut command = Command::cargo_bin("nietpluis").expect("the binary");
        let args = ["play", TINY, "--lang", "en"];
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(args)
            .write_stdin(typed)
            .output()
            .expect("it runs")
    };
    let output = play("99\n\nnonsense\npupil_file\n1\nask\nnod\n");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(out.contains("Do you write this down?") && out.contains("That is not possible here"));
    assert!(out.contains("Debrief: The empty lunch box") && out.contains("Three things to take along"));
    assert_eq!(play("q\n").status.code(), Some(0));
    assert_eq!(play("pupil_file\n").status.code(), Some(3));
}

// Broken scenarios.

/// Validates the small scenario with something replaced: exit code and what is told.
fn broken(from: &str, to: &str) -> (Option<i32>, String) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(TINY).join("scenario.ron"));
    let text = text.expect("the scenario");
    assert!(text.contains(from), "the scenario no longer holds {from}");
    validated(&text.replacen(from, to, 1))
}

fn validated(text: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("de-lege-trommel");
    fs::create_dir(&inside).expect("a folder");
    fs::write(inside.join("scenario.ron"), text).expect("written");
    let output = nietpluis(&["validate", &inside.display().to_string(), "--lang", "en"]);
    let play = nietpluis(&["play", &inside.display().to_string()]);
    assert_eq!(play.status.code(), Some(3), "what is not sound is not played");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn what_is_wrong_with_a_scenario_is_told_with_its_place() {
    let table = [
        (
            "to: [(when: trust(\"kid\", 5), scene: \"forgotten\"), (scene: \"noon\")]",
            "to: [(scene: \"nooon\")]",
            "there is no scene `nooon`; did you mean `noon`?",
        ),
        ("begins: \"morning\"", "begins: \"evening\"", "there is no scene `evening`"),
        (
            "ends: (\n            title: (nl: \"Opgelost\"",
            "known: None, ends: (\n            title: (nl: \"\"",
            "says nothing in Dutch",
        ),
        (
            "(who: \"kid\", nl: \"Ik heb geen honger.\"",
            "(who: \"kdi\", nl: \"Ik heb geen honger.\"",
            "there is no person `kdi`; did you mean `kid`?",
        ),
        (
            "pitfalls: [\"guessing\"]",
            "pitfalls: [\"gessing\"]",
            "there is no pitfall `gessing`; did you mean `guessing`?",
        ),
        ("when: drawn(\"child\", \"a\")", "when: drawn(\"child\", \"c\")", "there is no variant `c`"),
        (
            "not(set(\"asked\"))])",
            "set(\"nobody-sets-this\")])",
            "there is no flag that is ever set: `nobody-sets-this`",
        ),
        ("De {box} trommel van", "De {bax} trommel van", "names `{bax}`, which nothing fills in"),
        ("\"2026-03-02\", \"2026-03-09\"", "\"2026-03-01\"", "there is no school on 2026-03-01"),
        (
            "document: \"stappenplan-2022\", section: \"stap 1\", item: 1)],\n        ),\n        (\n            id: \"noon\"",
            "document: \"stapenplan-2022\", section: \"stap 1\", item: 1)],\n        ),\n        (\n            id: \"noon\"",
            "did you mean `stappenplan-2022`?",
        ),
        (
            "id: \"shares\", title: (nl: \"Deelt brood\", en: \"Shares bread\"), good: true",
            "id: \"shares\", title: (nl: \"Deelt brood\", en: \"Shares bread\"), good: false",
            "give two good courses or more",
        ),
        (
            "answers: [choice(\"pupil_file\"), choice(\"seen\"), choice(\"share\"), choice(\"nod\")]",
            "answers: [choice(\"pupil_file\"), choice(\"seen\"), choice(\"share\")]",
            "stops before the case ends",
        ),
        (
            "answers: [choice(\"pupil_file\"), choice(\"seen\"), choice(\"share\"), choice(\"nod\")]",
            "answers: [choice(\"personal_notes\"), choice(\"seen\"), choice(\"share\"), choice(\"nod\")]",
            "is a good one and steps into pitfall `own-notes`",
        ),
        (
            "choice(\"share\"), choice(\"nod\")]",
            "choice(\"chair\"), choice(\"nod\")]",
            "does not fit at answer 3: there is no option `chair`",
        ),
        ("action_plan(signals: yes", "action_plan(signals: no", "is a good one and breaks rule"),
        ("shares\", title", "asks\", title", "course `asks` is given twice"),
        ("lapses: (after: 2, to: \"forgotten\"),", "", "nobody ever comes to scene `forgotten`"),
        ("when: all([after(1), not(set(\"asked\"))])", "when: after(9)", "nobody can find out `gate`"),
        (
            "when: trust(\"kid\", 5), scene: \"forgotten\"), (scene: \"noon\")",
            "when: trust(\"kid\", 5), scene: \"noon\")",
            "choice `share` may lead nowhere",
        ),
        (
            "later: (minutes: 5), pitfalls: [\"guessing\"]",
            "when: trust(\"father\", 9), later: (minutes: 5), pitfalls: [\"guessing\"]",
            "choice `guess` of scene `morning` is never open",
        ),
        (
            "known: (nl: \"Het brood was vergeten.\", en: \"The bread was forgotten.\"),",
            "",
            "the debrief has nothing to say of scene `noon`",
        ),
        (
            "id: \"de-lege-trommel\"",
            "id: \"de-volle-trommel\"",
            "its folder must be called `de-volle-trommel`",
        ),
        ("format: 1,", "format: 2,", "this scenario is of format 2"),
        ("level: basic", "level: bassic", "did you mean `basic`?"),
        ("minutes: 5", "minuts: 5", "there is no such field as `minuts`; did you mean `minutes`?"),
        (
            "De tas van {child} stond nog thuis.",
            "De tas\u{202e} van {child} stond nog thuis.",
            "holds a character that cannot be seen",
        ),
        (
            "De tas van {child} stond nog thuis.",
            "De tas\u{7} van {child} stond nog thuis.",
            "holds a character that cannot be seen",
        ),
    ];
    for (from, to, says) in table {
        let (code, told) = broken(from, to);
        assert_eq!(code, Some(1), "{to}: {told}");
        assert!(told.contains(says), "{says} is not in {told}");
        assert!(told.contains("scenario.ron:"), "no place in {told}");
    }
}

#[test]
fn no_ending_circles_without_time_and_dead_ends_are_refused() {
    let endless = broken(
        "id: \"nod\", text: (nl: \"Knikken en doorgaan met de les\", en: \"Nod and go on with the lesson\"),\n                    after: (nl: \"Het is rond.\", en: \"It is settled.\"), to: [(scene: \"fine\")])",
        "id: \"nod\", text: (nl: \"Knikken en doorgaan met de les\", en: \"Nod and go on with the lesson\"), to: [(scene: \"limbo\")])",
    );
    assert!(endless.1.contains("there is no scene `limbo`"), "{}", endless.1);
    let scene = |id: &str, to: &str, later: &str| {
        format!(
            "(id: \"{id}\", title: (nl: \"t\", en: \"t\"), {later} choices: [(id: \"{id}-on\", text: (nl: \"t\", en: \"t\"), to: [(scene: \"{to}\")])]),\n        "
        )
    };
    let with = |more: String| {
        let from = "(id: \"fine\", title";
        broken(from, &format!("{more}{from}"))
    };
    let (code, told) = with(scene("a", "b", "") + &scene("b", "a", ""));
    assert_eq!(code, Some(1));
    assert!(told.contains("one can go round in a, b without time passing"), "{told}");
    assert!(told.contains("no way leads to scene `a`") && !told.contains("scene `fine`"), "{told}");
    let (_, told) = with(scene("a", "b", "") + &scene("b", "a", "later: (school_days: 1),"));
    assert!(!told.contains("without time passing"), "{told}");
    let (_, told) = with("(id: \"a\", title: (nl: \"t\", en: \"t\")),".to_owned());
    assert!(told.contains("there is no way out of scene `a`"), "{told}");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(TINY).join("scenario.ron"));
    let text = text.expect("the scenario");
    let (before, after) = text.split_once("        (id: \"fine\", title").expect("the endings come last");
    let (_, after) = after.split_once("    news: [").expect("then the news");
    let later = "later: (school_days: 1),";
    let scenes = scene("fine", "forgotten", later) + &scene("forgotten", "fine", later);
    let (code, told) = validated(&format!("{before}{scenes}    ],\n    news: [{after}"));
    assert_eq!(code, Some(1));
    assert!(told.contains("the case never ends"), "{told}");
}

#[test]
fn what_is_far_too_large_is_refused_at_once() {
    let choice = "(id: \"c\", text: (nl: \"t\", en: \"t\"), to: [(scene: \"noon\")]),";
    let (code, told) = broken(
        "                (\n                    id: \"ask\"",
        &format!("{}                (\n                    id: \"ask\"", choice.repeat(60_000)),
    );
    assert_eq!(code, Some(1));
    assert!(told.contains("has 60003 choices; 9 is the most"), "{told}");
    let scene = "(id: \"s\", title: (nl: \"t\", en: \"t\")),";
    let (_, told) = broken("(id: \"fine\", title", &format!("{}(id: \"fine\", title", scene.repeat(100_000)));
    assert!(told.contains("it has 100004 under `scenes`; 500 is the most"), "{told}");
    let (_, told) = broken("Ik heb geen honger.", &"honger ".repeat(300_000));
    assert!(told.contains("has 2100000 characters; 1500 is the most"), "{told}");
    let (code, told) = broken("Ik heb geen honger.", &"honger ".repeat(800_000));
    assert_eq!(code, Some(1));
    assert!(told.contains("the file is larger than 5 MB"), "{told}");
    let (_, told) = broken(
        "when: set(\"asked\")",
        &format!("when: {}set(\"asked\"){}", "not(".repeat(20_000), ")".repeat(20_000)),
    );
    assert!(told.contains("brackets are nested too deep"), "{told}");
}
