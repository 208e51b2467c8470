//! The library of scenarios as a whole: the table in its README is what the scenarios say of
//! themselves, and together they call up what the protocol guards.
//!
//! `NIETPLUIS_WRITE=1 cargo test --test library` writes the table anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Lang, Protocol, StatementState};
use nietpluis::train::{Difficulty, World};
use nietpluis::validate::{self, Coverage};

const BEGINS: &str = "<!-- table: written by the tests -->\n";
const ENDS: &str = "<!-- end of table -->\n";

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

fn worlds(protocol: &Protocol) -> Vec<World> {
    let world = |id: &String| {
        let read = load::read_bundled_scenario(id).expect("it is bundled");
        validate::scenario(&read.draft.expect("a draft"), &read.text, protocol).expect("a sound scenario").0
    };
    load::bundled_scenario_ids().iter().map(world).collect()
}

/// `S1, S4 to S9, A1`: a run of three or more is told by its ends.
fn runs(ids: &[&str]) -> String {
    let number = |id: &str| (id[..1].to_owned(), id[1..].parse::<u32>().unwrap_or(0));
    let mut told: Vec<String> = Vec::new();
    let mut at = 0;
    while at < ids.len() {
        let (letter, first) = number(ids[at]);
        let mut last = at;
        while ids.get(last + 1).is_some_and(|it| {
            number(it) == (letter.clone(), first + u32::try_from(last + 1 - at).unwrap_or(0))
        }) {
            last += 1;
        }
        match last - at {
            0 => told.push(ids[at].to_owned()),
            1 => told.extend([ids[at].to_owned(), ids[last].to_owned()]),
            _ => told.push(format!("{} to {}", ids[at], ids[last])),
        }
        at = last + 1;
    }
    told.join(", ")
}

fn table(worlds: &[World], rows: &[Coverage]) -> String {
    let mut table = String::from(
        "| scenario | title | minutes | asks | guarded statements it calls up |\n|---|---|---|---|---|\n",
    );
    for world in worlds {
        let it = world.scenario();
        let guarded =
            rows.iter().filter(|row| row.state == StatementState::Guarded && row.scenarios.contains(&it.id));
        let ids: Vec<&str> = guarded.map(|row| row.statement.as_str()).collect();
        let level = match it.level {
            Difficulty::Basic => "little",
            Difficulty::Practised => "some",
            Difficulty::Advanced => "much",
        };
        let _ =
            writeln!(table, "| `{}` | {} | {} | {level} | {} |", it.id, it.title.nl, it.minutes, runs(&ids));
    }
    table
}

#[test]
fn the_readme_tells_which_statements_each_scenario_calls_up() {
    let protocol = protocol();
    let worlds = worlds(&protocol);
    let table = table(&worlds, &validate::coverage(&protocol, &worlds, Lang::En));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/README.md");
    let text = fs::read_to_string(&path).expect("the README");
    let (before, rest) = text.split_once(BEGINS).expect("where the table begins");
    let (_, after) = rest.split_once(ENDS).expect("where it ends");
    let fresh = format!("{before}{BEGINS}{table}{ENDS}{after}");
    if std::env::var_os("NIETPLUIS_WRITE").is_some() {
        fs::write(&path, &fresh).expect("written");
    }
    assert!(text == fresh, "the table is stale: NIETPLUIS_WRITE=1 cargo test --test library");
}

#[test]
fn together_they_call_up_everything_that_is_guarded() {
    let protocol = protocol();
    let worlds = worlds(&protocol);
    let rows = validate::coverage(&protocol, &worlds, Lang::En);
    let guarded: Vec<&Coverage> = rows.iter().filter(|row| row.state == StatementState::Guarded).collect();
    let never: Vec<&str> =
        guarded.iter().filter(|row| row.scenarios.is_empty()).map(|row| row.statement.as_str()).collect();
    assert_eq!(never, Vec::<&str>::new(), "no scenario calls these up");
}
