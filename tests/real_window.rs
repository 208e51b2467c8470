//! The real window on a display of its own, driven through accessible names; images of every page
//! in both themes and languages land in `target/screens`.
//!
//! Needs Xvfb, xdotool, D-Bus, AT-SPI, its Python bindings and `ImageMagick`. Where they are missing it is
//! left out, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(clippy::expect_used, reason = "a test stops where something is wrong, and says what it leaves out")]

#[path = "window/fixture.rs"]
mod fixture;
#[path = "window/practice.rs"]
mod practice;
#[path = "window/real.rs"]
mod real;

use nietpluis::app::view::{PageView, View};
use nietpluis::app::{Action, Norm, Practise, State, Training, update};
use nietpluis::load;
use nietpluis::protocol::{Lang, Protocol};
use nietpluis::record::Date;
use nietpluis::text::texts;
use nietpluis::train::{Play, PlayerAnswer, World};
use nietpluis::validate;
use serde_json::{Value, json};

#[test]
fn every_page_is_reached_by_name_in_the_real_window() {
    if !real::can_run(&[]) {
        return;
    }
    let records = tempfile::tempdir().expect("a folder");
    std::fs::write(records.path().join("K-014.ron"), fixture::RECORD).expect("a record");
    let (planned, pages) = plays_of_the_bundled();
    real::drive(records.path(), &planned, &[], None);
    let images = real::images();
    let always = ["home", "acute", "open", "case", "why", "protocol", "protocol-list"];
    for page in always.into_iter().map(str::to_owned).chain(pages) {
        for look in ["nl-light", "nl-dark", "en-light", "en-dark"] {
            let image = images.join(format!("{page}-{look}.png"));
            // A page of one colour makes a file of a few hundred bytes.
            let size = std::fs::metadata(&image).map_or(0, |it| it.len());
            assert!(size > 8_000, "{} holds nothing", image.display());
        }
    }
}

/// A careful and a careless play of the first scenario there was, and the pages they show.
fn plays_of_the_bundled() -> (Value, Vec<String>) {
    let protocol = practice::protocol();
    let read = load::read_bundled_scenario("de-gymtas").expect("bundled");
    let world = validate::scenario(&read.draft.expect("a scenario"), &read.text, &protocol).expect("sound").0;
    let course = |good| {
        let courses = &world.scenario().courses;
        courses.iter().find(|it| it.good == good).expect("a course").answers.clone()
    };
    let plays = json!([
        play(&world, &protocol, "careful", &course(true)),
        play(&world, &protocol, "careless", &course(false)),
    ]);
    let mut pages = ["practise", "play-first", "play-later", "play-160"].map(str::to_owned).to_vec();
    pages.extend(world.scenario().warning.as_ref().map(|_| "ahead".to_owned()));
    for name in ["careful", "careless"] {
        pages.extend([format!("{name}-debrief"), format!("{name}-moment")]);
    }
    (plays, pages)
}

/// What to press for these answers, by name, as a person finds it on the page.
fn play(world: &World, protocol: &Protocol, name: &str, answers: &[PlayerAnswer]) -> Value {
    const NUMBER: u64 = 12;
    let mut state = State::new(Norm::of(protocol, Date::parse("2026-04-01").expect("a day")));
    state.training = Training::new(vec![world.clone()], Vec::new());
    let practise = |state: &mut State, action| drop(update(state, Action::Practise(action)));
    practise(&mut state, Practise::Drawn(0, NUMBER));
    practise(&mut state, Practise::GoOn);
    let mut presses = Vec::new();
    for answer in answers {
        // One waits a day at a time.
        let (answer, times) = match answer {
            PlayerAnswer::Wait(days) => (PlayerAnswer::Wait(1), *days),
            other => (other.clone(), 1),
        };
        for _ in 0..times {
            presses.push(button(&state, &answer));
            practise(&mut state, Practise::Answer(answer.clone()));
        }
    }
    let title = world.scenario().title.get(Lang::Nl);
    let nl = texts(Lang::Nl);
    let parts = [
        nl.debrief_paths,
        nl.debrief_moments,
        nl.debrief_pitfalls,
        nl.debrief_reader,
        nl.findings,
        nl.debrief_lessons,
    ];
    let told = nietpluis::train::debrief(
        world,
        &Play::resume(world, NUMBER, answers).expect("they fit"),
        protocol,
        Lang::Nl,
    );
    let met: Vec<String> = told.pitfalls.iter().map(|it| it.title.clone()).collect();
    let planted = world.scenario().pitfalls.iter().map(|it| it.title.get(Lang::Nl).to_owned());
    let not_met: Vec<String> = planted.filter(|title| !title.contains('{') && !met.contains(title)).collect();
    assert_eq!(met.is_empty(), name == "careful", "{name}: {met:?}");
    json!({
        "name": name,
        "met": met,
        "not_met": not_met,
        "pitfalls": format!("{}: {}", nl.debrief_jump, nl.debrief_pitfalls),
        // The first play is looked at on its way too.
        "looks": name == "careful",
        "begin": format!("{}: {title}", nl.practise_begin),
        "go_on": format!("{}: {title}, {} {NUMBER}", nl.go_on, nl.play_number),
        "number": NUMBER.to_string(),
        "warned": world.scenario().warning.is_some(),
        "presses": presses,
        "moment": first_moment(state, protocol),
        "parts": parts.map(|part| format!("{}: {part}", nl.debrief_jump)),
    })
}

/// The name of the button that gives an answer.
fn button(state: &State, answer: &PlayerAnswer) -> String {
    let PageView::Play(view) = View::of(state).page else { return "no play".to_owned() };
    let options = view.ask.options.iter().chain(&view.ask.wait);
    let option = options.filter(|it| it.answer == *answer).map(|it| it.text.clone()).next();
    let records = view.file.rows.iter().filter_map(|row| row.record.as_ref());
    let record = records.filter(|it| it.2 == *answer).map(|it| it.1.clone()).next();
    option.or(record).expect("a button for the answer")
}

/// What the first moment of the debrief is called.
fn first_moment(mut state: State, protocol: &Protocol) -> Option<String> {
    let effects = update(&mut state, Action::Practise(Practise::LookBack));
    let Some(nietpluis::app::Effect::LookBack { world, play }) = effects.into_iter().next() else {
        return None;
    };
    let told = nietpluis::train::debrief(&world, &play, protocol, Lang::Nl);
    told.moments.first().map(|moment| moment.title.clone())
}

/// Without a display: one sentence, the way to what works, and the exit code for it.
#[test]
fn without_a_display_it_says_so_in_one_sentence() {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_nietpluis"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(said.contains("nietpluis --help"), "{said}");
}
