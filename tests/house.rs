//! The house keeps its order: which room knows which, and the tables that must stay complete.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fs;
use std::path::{Path, PathBuf};

use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Expect, StatementState};
use nietpluis::record::{ActivityKind, value_keys};
use nietpluis::text::label;
use nietpluis::validate;

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|_| panic!("{} is there", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("readable");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// The code of a file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn no_room_knows_what_it_must_not() {
    let files = ["std::fs", "std::io"];
    let screen = ["egui", "crate::ui", "crate::app"];
    let formats = ["serde_json", "ron::"];
    let clock = ["::now(", "SystemTime"];
    let rules: &[(&str, &[&[&str]])] = &[
        ("record", &[&files, &screen, &formats, &clock, &["crate::load", "crate::check"]]),
        ("protocol", &[&files, &screen, &formats, &clock, &["crate::load", "crate::check"]]),
        ("diagnostic", &[&files, &screen, &formats, &clock]),
        ("check", &[&files, &screen, &formats, &clock, &["crate::load", "crate::explain", "rand"]]),
        ("explain", &[&files, &screen, &formats, &clock, &["crate::load"]]),
        ("train", &[&files, &screen, &formats, &clock, &["crate::load", "crate::store", "getrandom"]]),
        (
            "calibrate",
            &[&files, &screen, &formats, &clock, &["crate::load", "crate::store", "csv::", "getrandom"]],
        ),
        ("store", &[&screen, &["crate::check", "crate::protocol::Rule"]]),
        ("load", &[&screen, &["crate::check", "crate::explain"]]),
        ("validate", &[&files, &screen, &formats]),
        ("app", &[&["egui", "clap", "std::fs", "crate::ui"]]),
        ("ui", &[&["ron::", "crate::load", "crate::store", "crate::sheet", "crate::check", "std::fs"]]),
        ("cli", &[&["egui"]]),
    ];
    for (room, forbidden) in rules {
        for (path, text) in sources(room) {
            let code = code(&text);
            for word in forbidden.iter().copied().flatten() {
                assert!(!code.contains(word), "{} must not know `{word}`", path.display());
            }
        }
    }
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    for (path, text) in sources("") {
        assert!(text.starts_with("//!"), "{} does not say what it is for", path.display());
    }
}

#[test]
fn every_name_of_the_vocabulary_has_a_label_in_both_languages() {
    let mut keys = value_keys();
    for kind in ActivityKind::ALL {
        keys.push(kind.name().to_owned());
        let own = kind.fields().iter().filter(|field| **field != "framework");
        keys.extend(own.map(|field| format!("{}.{field}", kind.name())));
    }
    for field in ["suspicion", "unsafe", "unsafe_kind", "can_help", "help_accepted", "help_works"] {
        keys.push(format!("framework.{field}"));
    }
    let missing: Vec<String> = keys
        .into_iter()
        .filter(|key| label(key).is_none_or(|label| label.nl.trim().is_empty() || label.en.trim().is_empty()))
        .collect();
    assert!(missing.is_empty(), "without a label: {missing:?}");
}

fn protocol(id: &str) -> nietpluis::protocol::Protocol {
    let read = load::read_pack(&Folder::Bundled(id.to_owned()));
    assert_eq!(read.faults, []);
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

#[test]
fn every_statement_has_a_state_and_every_rule_its_cases() {
    let protocol = protocol("luc-stevens");
    let rows = validate::coverage(&protocol, &[], nietpluis::protocol::Lang::En);
    for number in 1..=137 {
        let id = format!("S{number}");
        let row = rows.iter().find(|row| row.statement == id);
        let row = row.unwrap_or_else(|| panic!("{id} has no state"));
        assert!(!row.reason.trim().is_empty(), "{id} has no reason");
        if row.state == StatementState::Permission {
            assert!(row.rules.is_empty(), "{id} is a permission, and {:?} flag it", row.rules);
            assert!(row.cases.silent > 0, "{id} is a permission without a case that proves it");
        }
    }
    for row in &rows {
        assert_ne!(row.state, StatementState::Open, "{} is open", row.statement);
        let shown = row.cases.fires > 0 && row.cases.silent > 0;
        assert!(row.state != StatementState::Guarded || shown, "{} has not its cases", row.statement);
    }
    for rule in &protocol.rules {
        let gathers = rule.require.is_none() && rule.parts.is_empty() && rule.owed.is_none();
        if gathers {
            continue;
        }
        for expect in [Expect::Fires, Expect::Silent] {
            let shown = rule.cases.iter().any(|case| case.expect == expect);
            assert!(shown, "rule {} has no case that {expect:?}", rule.id);
        }
    }
}

#[test]
fn every_dutch_text_keeps_to_the_words_of_the_field() {
    let protocol = protocol("luc-stevens");
    let never = ["dader", "schuldig", "perpetrator", "guilty", "bewijs ", "proof"];
    for rule in &protocol.rules {
        for text in [&rule.title, &rule.why, &rule.remedy] {
            for word in never {
                let said = format!("{} {}", text.nl, text.en).to_lowercase();
                assert!(!said.contains(word), "rule {} says `{word}`", rule.id);
            }
        }
    }
}
