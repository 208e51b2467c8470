//! Simulated trainees: what must hold of every scenario, in small; the command and its exit codes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use nietpluis::load::{self, Folder};
use nietpluis::protocol::Protocol;
use nietpluis::train::{Trainee, World, simulate};
use nietpluis::validate;
use serde_json::Value;

/// How often each scenario is played here; the long runs set `NIETPLUIS_RUNS`.
fn runs() -> usize {
    std::env::var("NIETPLUIS_RUNS").ok().and_then(|it| it.parse().ok()).unwrap_or(150)
}

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

fn world(id: &str, protocol: &Protocol) -> World {
    let read = load::read_bundled_scenario(id).expect("it is bundled");
    validate::scenario(&read.draft.expect("a draft"), &read.text, protocol).expect("a sound scenario").0
}

fn nietpluis(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().expect("it runs")
}

#[test]
fn every_scenario_keeps_its_promises_to_whoever_plays_it() {
    let protocol = protocol();
    for id in load::bundled_scenario_ids() {
        let simulated = simulate(&world(&id, &protocol), &protocol, runs(), 1, None);
        for property in &simulated.properties {
            // A small run need not find everything; whether it can be found is for the long ones.
            if property.name == "everything_is_reached" && runs() < 1000 {
                continue;
            }
            assert_eq!(property.failures, Vec::<String>::new(), "{id}: {}", property.name);
        }
        let missed = simulated.scenes.of - simulated.scenes.reached;
        assert!(missed * 10 <= simulated.scenes.of, "{id}: {:?}", simulated.scenes.missing);
    }
}

#[test]
fn trainees_differ_in_what_they_leave_behind() {
    let protocol = protocol();
    let world = world("de-gymtas", &protocol);
    let fared = |trainee| {
        let simulated = simulate(&world, &protocol, 20, 1, Some(trainee));
        assert_eq!(simulated.trainees.len(), 1);
        let it = &simulated.trainees[0];
        assert_eq!(it.runs, 20, "{}", it.trainee);
        (it.must, it.pitfalls)
    };
    let zero = |value: f64| value.abs() < f64::EPSILON;
    let (must, pitfalls) = fared(Trainee::ByTheBook);
    assert!(zero(must) && zero(pitfalls), "{must} and {pitfalls}");
    assert!(fared(Trainee::ForgetsToRecord).0 > 1.0);
    assert!(fared(Trainee::SkipsTheTalk).1 > 0.0);
    assert!(fared(Trainee::Waits).1 > 1.0);
    assert!(fared(Trainee::ReasonsAway).1 > 1.0);
    assert!(fared(Trainee::Random).0 > fared(Trainee::Skilled(90)).0);
    assert!(fared(Trainee::PanicsAndReports).0 > fared(Trainee::ByTheBook).0);
}

#[test]
fn the_command_tells_one_line_a_scenario_and_the_same_for_the_same_seed() {
    let args = ["simulate", "de-gymtas", "--runs", "30", "--seed", "5"];
    let (first, second) = (nietpluis(&args), nietpluis(&args));
    assert_eq!(first.stdout, second.stdout);
    let lines = String::from_utf8(first.stdout).expect("UTF-8");
    assert_eq!(lines.lines().count(), 1);
    let told: Value = serde_json::from_str(&lines).expect("JSON");
    assert_eq!(told["scenario"], "de-gymtas");
    for part in ["scenes", "choices", "acts", "endings"] {
        assert!(told[part]["reached"].as_u64() <= told[part]["of"].as_u64(), "{part}");
    }
    assert!(told["properties"].as_array().is_some_and(|all| all.iter().all(|it| it["failures"].is_array())));
}

#[test]
fn what_does_not_hold_is_told_and_a_wrong_name_is_usage() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().join("de-lege-trommel");
    fs::create_dir(&here).expect("a folder");
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/de-lege-trommel/scenario.ron"),
    )
    .expect("the scenario");
    // Nobody can ever get this answer.
    let never = r#"acts: [(to: safe_home_contact, when: after(9999), answer: [(nl: "x", en: "x")]),"#;
    assert!(text.contains("acts: ["), "the scenario answers acts");
    fs::write(here.join("scenario.ron"), text.replacen("acts: [", never, 1)).expect("written");
    let output = nietpluis(&["simulate", &here.display().to_string(), "--runs", "30"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("everything_is_reached"), "{told}");
    let output = nietpluis(&["simulate", "de-gymtas", "--trainee", "perfect"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("by_the_book"));
    assert_eq!(nietpluis(&["simulate", "nowhere"]).status.code(), Some(3));
}
