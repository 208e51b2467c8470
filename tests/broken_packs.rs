//! Broken copies of the packs: each gives a precise message with its place, and is never used.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the packs") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Validates a folder of packs: the exit code, and what is told.
fn validated(folder: &Path) -> (Option<i32>, String) {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    let output = command.arg("validate").arg(folder).output().expect("it runs");
    (output.status.code(), String::from_utf8(output.stdout).expect("utf-8"))
}

struct Broken {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    says: &'static str,
}

const fn broken(file: &'static str, from: &'static str, to: &'static str, says: &'static str) -> Broken {
    Broken { file, from, to, says }
}

const GRAPH: &str = "meldcode/graph.ron";
const TALK: &str = "meldcode/order/conversation-with-parents-skipped.ron";

const BROKEN: &[Broken] = &[
    broken(
        GRAPH,
        "(from: \"start\", to: \"signals\"),",
        "(from: \"start\", to: \"signls\"),",
        "`signls`, which is no node; did you mean `signals`?",
    ),
    broken(
        GRAPH,
        "(from: \"follow_up\", to: \"closed\"),",
        "(from: \"follow_up\", to: \"closed\"), (from: \"decision\", to: \"weighing\"),",
        "lead round in a circle",
    ),
    broken(
        GRAPH,
        "name: \"home_in_question\"",
        "name: \"home_in_questoin\"",
        "there is no definition `home_in_question`; did you mean `home_in_questoin`?",
    ),
    broken(
        GRAPH,
        "when: Some(is(\"acute_danger\"))",
        "when: Some(hapened(report()))",
        "there is no such name as `hapened`; did you mean `happened`?",
    ),
    broken(GRAPH, "(from: \"report\", to: \"follow_up\"),", "", "no way leads to node"),
    broken(
        GRAPH,
        "when: Some(round([after_decision_to_report]))",
        "when: Some(all([round([first]), not(round([first]))]))",
        "can never hold",
    ),
    broken(
        TALK,
        "term: Some(\"conversation\")",
        "term: Some(\"conversatoin\")",
        "there is no term `conversatoin`; did you mean `conversation`?",
    ),
    broken(TALK, "statements: [\"S130\"],", "statements: [\"S999\"],", "there is no statement `S999`"),
    broken(
        TALK,
        "severity: must,",
        "severity: mustt,",
        "there is no such name as `mustt`; did you mean `must`?",
    ),
    broken(
        TALK,
        "document: \"stappenplan-meldcode\"",
        "document: \"stappenplan\"",
        "there is no document `stappenplan`",
    ),
    broken(TALK, "en: \"No talk with the parents was found\"", "en: \"\"", "says nothing in English"),
    broken(
        TALK,
        "expect: fires,\n            shows: \"a decision is made without a talk\"",
        "expect: silent,\n            shows: \"a decision is made without a talk\"",
        "and the case says it is silent",
    ),
    broken(
        "luc-stevens/pack.ron",
        "base: Some(\"meldcode\")",
        "base: Some(\"meldcod\")",
        "there is no pack `meldcod`",
    ),
];

#[test]
fn each_broken_copy_is_refused_with_a_precise_message() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut precise = 0;
    for broken in BROKEN {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&rules, folder.path());
        let path = folder.path().join(broken.file);
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.contains(broken.from), "{} no longer holds {:?}", broken.file, broken.from);
        // The report's only way onward is two ways; taking one out must still leave a fault to see.
        let text = text.replacen(broken.from, broken.to, 1);
        let text = if broken.says.starts_with("no way leads") {
            text.replace("to: \"follow_up\"", "to: \"closed\"")
        } else {
            text
        };
        fs::write(&path, &text).expect("written");
        let (code, told) = validated(folder.path());
        assert_eq!(code, Some(1), "{}: {told}", broken.says);
        let line = told.lines().find(|line| line.contains(broken.says));
        let line = line.unwrap_or_else(|| panic!("{:?} is not told:\n{told}", broken.says));
        let file = broken.file.rsplit('/').next().expect("a name");
        let place = line.split(file).nth(1).unwrap_or_else(|| panic!("{line} does not name {file}"));
        let mut numbers = place.trim_start_matches(':').split(':');
        assert!(numbers.next().is_some_and(|it| it.parse::<usize>().is_ok()), "{line} has no line");
        assert!(numbers.next().is_some_and(|it| it.parse::<usize>().is_ok()), "{line} has no column");
        precise += 1;

        if !broken.says.contains("the case says") {
            let record = folder.path().join("a.json");
            fs::write(&record, r#"{"format":1,"nature":"real","pupil":{"alias":"K1"}}"#).expect("written");
            let output = Command::cargo_bin("nietpluis")
                .expect("the binary")
                .arg("check")
                .arg(&record)
                .arg("--pack")
                .arg(folder.path().join("luc-stevens"))
                .output()
                .expect("it runs");
            assert_eq!(output.status.code(), Some(4), "{}", broken.says);
        }
    }
    assert!(precise >= 10);
}

/// A file that is only out of place must not hide what is wrong elsewhere.
#[test]
fn a_warning_hides_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
    fs::write(folder.path().join("meldcode/notes.ron"), "()").expect("written");
    let path = folder.path().join(TALK);
    let text = fs::read_to_string(&path).expect("readable");
    fs::write(&path, text.replace("statements: [\"S130\"],", "statements: [\"S998\"],")).expect("written");
    let (code, told) = validated(folder.path());
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("`S998`") && told.contains("notes.ron"), "{told}");
}

#[test]
fn all_faults_are_told_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
    let path = folder.path().join(TALK);
    let text = fs::read_to_string(&path).expect("readable");
    let text = text
        .replace("term: Some(\"conversation\")", "term: Some(\"nowhere\")")
        .replace("statements: [\"S130\"],", "statements: [\"S998\"],");
    fs::write(&path, text).expect("written");
    let graph = folder.path().join(GRAPH);
    let text = fs::read_to_string(&graph).expect("readable");
    fs::write(&graph, text.replace("is(\"outside_home\")", "is(\"nothing\")")).expect("written");
    let (_, told) = validated(folder.path());
    for says in ["`nowhere`", "`S998`", "`nothing`"] {
        assert!(told.contains(says), "{says} is not told:\n{told}");
    }
}

const UNSAFE: &str = "meldcode/escalation/unsafe-not-reported.ron";
const WEIGHING: &str = "meldcode/weighing.ron";
const EVERY_ROUTE: &str = "route([home, staff, between_pupils, conflict_with_school, absence, unknown])";

/// What can be read and used, and still says nothing of its own or leaves a gap.
#[test]
fn idle_and_colliding_rules_and_gaps_in_the_decision_are_told() {
    let require = "require: Some(any([\n        happened(report()),";
    let always = format!("when: any([{EVERY_ROUTE}]),\n            met: not({EVERY_ROUTE})");
    let not_unknown = always.replacen(", unknown", "", 1);
    let first = "when: any([is(\"acute_danger\"), is(\"disclosure\")]),";
    let table = [
        (
            UNSAFE,
            "happened(weighing()),\n        last(",
            "happened(weighing()), not(happened(weighing())),\n        last(",
            "`unsafe-not-reported` can never apply",
        ),
        (
            UNSAFE,
            require,
            "require: Some(all([\n        not(happened(report())), happened(report()),",
            "what rule `unsafe-not-reported` requires can never be",
        ),
        (
            UNSAFE,
            require,
            "require: Some(any([\n        not(happened(report())), happened(report()),",
            "what rule `unsafe-not-reported` requires always is",
        ),
        (
            WEIGHING,
            always.as_str(),
            not_unknown.as_str(),
            "the table gives no outcome where the five afwegingen are answered",
        ),
        (
            WEIGHING,
            first,
            &format!("when: any([{EVERY_ROUTE}]),"),
            "row 2 of the table (ConsultSafeHome) is never the first that holds",
        ),
    ];
    for (file, from, to, says) in table {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.contains(from), "{file} no longer holds {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let (_, told) = validated(folder.path());
        let line = told.lines().find(|line| line.contains(says));
        let line = line.unwrap_or_else(|| panic!("{says:?} is not told:\n{told}"));
        assert!(line.contains(".ron:"), "{line} has no place");
    }
}

#[test]
fn rules_that_escalate_the_same_or_the_contrary_are_told() {
    let beside = |change: fn(String) -> String, says: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
        let text = fs::read_to_string(folder.path().join(UNSAFE)).expect("readable");
        let text = change(text.replace("id: \"unsafe-not-reported\"", "id: \"unsafe-once-more\""));
        let text = text.split_once("    cases: [").expect("the cases come last").0.to_owned()
            + "    cases: [],\n)\n";
        fs::write(folder.path().join("meldcode/escalation/unsafe-once-more.ron"), text).expect("written");
        let (code, told) = validated(folder.path());
        assert_eq!(code, Some(1), "{told}");
        assert!(told.contains(says), "{says:?} is not told:\n{told}");
    };
    beside(|text| text, "rule `unsafe-once-more` escalates what `unsafe-not-reported` escalates already");
    let contrary = |text: String| {
        let text = text.replace("require: Some(any([", "require: Some(not(any([");
        text.replace("    ])),\n    due: ", "    ]))),\n    due: ")
    };
    beside(contrary, "what rule `unsafe-once-more` requires, rule `unsafe-not-reported` makes impossible");
}
