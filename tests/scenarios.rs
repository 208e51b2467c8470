//! Scenarios: played twice they are the same, saved and resumed they go on as if played straight,
//! broken ones are refused with their place, and good courses hold for every seed.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test stops where something is wrong"
)]

use std::collections::BTreeSet;
use std::path::Path;

use nietpluis::check::{Case, Status, check};
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Lang, Protocol, Severity};
use nietpluis::train::{Debrief, Misfit, Play, PlayerAnswer, Teller, World, debrief};
use nietpluis::validate;
use proptest::prelude::*;

const TINY: &str = "tests/scenarios/de-lege-trommel";

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled(load::DEFAULT_PACK.to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

fn world_at(path: &Path, protocol: &Protocol) -> World {
    let read = load::read_scenario(path);
    assert_eq!(read.faults, []);
    let draft = read.draft.expect("a scenario");
    let (world, warnings) = validate::scenario(&draft, &read.text, protocol).expect("a sound scenario");
    assert_eq!(warnings, []);
    world
}

fn tiny(protocol: &Protocol) -> World {
    world_at(&Path::new(env!("CARGO_MANIFEST_DIR")).join(TINY), protocol)
}

/// The scenarios in the binary.
fn bundled(protocol: &Protocol) -> Vec<World> {
    let ids = load::bundled_scenario_ids();
    let world = |id: &String| {
        let read = load::read_bundled_scenario(id).expect("bundled");
        validate::scenario(&read.draft.expect("a scenario"), &read.text, protocol).expect("sound").0
    };
    ids.iter().map(world).collect()
}

fn choice(id: &str) -> PlayerAnswer {
    PlayerAnswer::Choice(id.to_owned())
}

fn played(world: &World, seed: u64, ids: &[&str]) -> Play {
    let answers: Vec<PlayerAnswer> = ids.iter().map(|id| choice(id)).collect();
    Play::resume(world, seed, &answers).expect("the answers fit")
}

/// Plays to the end by throws of the given dice: any option, a wait, writing down late.
fn wander(world: &World, seed: u64, throws: &[u8]) -> Play {
    let mut play = Play::begin(world, seed);
    let mut throws = throws.iter().map(|throw| usize::from(*throw)).cycle();
    for answered in 0..400 {
        if play.ended(world) {
            break;
        }
        let moment = Teller::new(world, &play, Lang::Nl).moment();
        let mut answers: Vec<PlayerAnswer> = moment.options.iter().map(|it| choice(&it.id)).collect();
        let asked_to_write = play.answer(world, &PlayerAnswer::Wait(1)).is_err();
        answers.extend(moment.can_wait.map(|_| PlayerAnswer::Wait(1)));
        // What stands in one's own notes can be written down again and again.
        if !asked_to_write && answered < 50 {
            let open = moment.file.iter().filter(|line| line.open);
            answers.extend(open.map(|line| PlayerAnswer::Record(line.event.clone())).take(1));
        }
        let answer = &answers[throws.next().expect("a throw") % answers.len()];
        play = play.answer(world, answer).expect("what is offered fits");
    }
    assert!(play.ended(world), "somebody who wanders comes to an end");
    play
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn saved_and_resumed_goes_on_as_played_straight(seed: u64, throws in prop::collection::vec(any::<u8>(), 1..60), cut in 0..60_usize) {
        let protocol = protocol_once();
        let worlds = worlds_once();
        for world in worlds {
            let straight = wander(world, seed, &throws);
            let saved = &straight.answers()[..cut.min(straight.answers().len())];
            let text = serde_json::to_string(saved).expect("answers can be saved");
            let read: Vec<PlayerAnswer> = serde_json::from_str(&text).expect("and read");
            let mut resumed = Play::resume(world, seed, &read).expect("what fitted fits");
            for answer in &straight.answers()[read.len()..] {
                resumed = resumed.answer(world, answer).expect("what fitted fits");
            }
            prop_assert_eq!(&resumed, &straight);
            let told = |play| serde_json::to_string(&debrief(world, play, protocol, Lang::Nl)).expect("json");
            prop_assert_eq!(told(&resumed), told(&straight));
        }
    }

    #[test]
    fn whatever_is_played_makes_a_sound_practice_record_in_the_order_it_happened(seed: u64, throws in prop::collection::vec(any::<u8>(), 1..60)) {
        for world in worlds_once() {
            let play = wander(world, seed, &throws);
            for lang in [Lang::Nl, Lang::En] {
                let record = Teller::new(world, &play, lang).record();
                prop_assert_eq!(record.unsound(), vec![]);
                prop_assert_eq!(record.nature(), nietpluis::record::Nature::Practice);
                let text = serde_json::to_string(&record).expect("json");
                prop_assert!(!text.contains("\"*\"") && !text.contains("{child}"), "{}", text);
                let times: Vec<_> = record.events.iter().map(|it| (it.on, it.at)).collect();
                prop_assert!(times.is_sorted());
            }
        }
    }
}

fn protocol_once() -> &'static Protocol {
    static ONCE: std::sync::OnceLock<Protocol> = std::sync::OnceLock::new();
    ONCE.get_or_init(protocol)
}

fn worlds_once() -> &'static [World] {
    static ONCE: std::sync::OnceLock<Vec<World>> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| {
        let mut worlds = bundled(protocol_once());
        worlds.push(tiny(protocol_once()));
        worlds
    })
}

fn looked_back(world: &World, play: &Play) -> Debrief {
    debrief(world, play, protocol_once(), Lang::En)
}

#[test]
fn a_seed_is_one_case_and_other_seeds_are_others() {
    for world in worlds_once() {
        let record = |seed| {
            let play = wander(world, seed, &[0]);
            serde_json::to_string(&Teller::new(world, &play, Lang::Nl).record()).expect("json")
        };
        let cases: BTreeSet<String> = (1..=20).map(record).collect();
        assert!(cases.len() > 5, "{}: {} cases of 20 seeds", world.scenario().id, cases.len());
        assert_eq!(record(7), record(7));
    }
}

#[test]
fn every_course_does_what_it_says_for_many_seeds() {
    let protocol = protocol_once();
    for world in worlds_once() {
        for (course, seed) in
            world.scenario().courses.iter().flat_map(|it| (1..=40).map(move |seed| (it, seed)))
        {
            let play = Play::resume(world, seed, &course.answers).expect("a course fits");
            assert!(play.ended(world));
            let told = looked_back(world, &play);
            let record = Teller::new(world, &play, Lang::En).record();
            let case = Case::new(protocol, &record, play.clock().on);
            let outcomes = check(&case);
            if course.good {
                let grave: Vec<&str> = (outcomes.findings.iter())
                    .filter(|it| it.severity != Severity::Consider)
                    .map(|it| it.rule.id.as_str())
                    .collect();
                assert!(grave.is_empty(), "{} seed {seed}: {grave:?}", course.id);
                assert_eq!(told.pitfalls, [], "{} seed {seed}", course.id);
            }
            for pitfall in &told.pitfalls {
                let planted =
                    world.scenario().pitfalls.iter().find(|it| it.id == pitfall.id).expect("planted");
                assert_eq!(planted.shown_by.is_empty(), pitfall.rules.is_empty(), "{}", pitfall.id);
                for rule in &pitfall.rules {
                    let shown = |it: &nietpluis::check::Finding<'_, '_>| {
                        it.rule.id == *rule && it.status != Status::Unclear
                    };
                    assert!(outcomes.findings.iter().any(shown), "{} is not shown by {rule}", pitfall.id);
                }
            }
            assert_eq!((told.lessons.len(), told.story.len()), (3, 2));
        }
    }
}

#[test]
fn a_debrief_names_the_pitfalls_that_were_met_and_no_other() {
    let protocol = protocol();
    let world = tiny(&protocol);
    let met = |ids: &[&str]| {
        let told = looked_back(&world, &played(&world, 3, ids));
        told.pitfalls.into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(met(&["pupil_file", "seen", "ask", "nod"]), [""; 0]);
    assert_eq!(met(&["pupil_file", "seen", "guess", "nod"]), ["guessing"]);
    assert_eq!(met(&["personal_notes", "seen", "share", "nod"]), ["own-notes"]);
    assert_eq!(met(&["personal_notes", "interpretation", "guess", "nod"]), ["guessing", "own-notes"]);
}

#[test]
fn a_debrief_tells_what_was_known_done_and_possible_and_what_is_on_file() {
    let protocol = protocol();
    let world = tiny(&protocol);
    let told = looked_back(&world, &played(&world, 3, &["not_now", "guess", "thank", "pupil_file"]));
    let moment = &told.moments[0];
    assert_eq!(moment.done, "Think that things must be off at home");
    assert_eq!(moment.known, "An empty box, once.");
    let possible: BTreeSet<&str> = moment.possible.iter().map(String::as_str).collect();
    assert_eq!(
        possible,
        BTreeSet::from(["Call father and ask about it", "Share bread and see about it later"])
    );
    assert_eq!(moment.pitfalls, ["An explanation was thought up before anything was asked"]);
    let ids =
        |lines: &[nietpluis::train::FileLine]| lines.iter().map(|it| it.event.clone()).collect::<Vec<_>>();
    assert_eq!(
        (ids(&told.on_file), ids(&told.not_on_file)),
        (vec!["plan".to_owned()], vec!["box-empty".to_owned()])
    );
    assert_eq!(told.lessons, ["Look first.", "Ask.", "Write it down."]);
    assert!(told.own.nodes.iter().any(|(id, _)| id == "signals") && !told.good.nodes.is_empty());
}

#[test]
fn what_is_written_down_late_is_dated_late_and_in_the_chosen_words() {
    let protocol = protocol();
    let world = tiny(&protocol);
    let play = played(&world, 3, &["not_now", "share"]);
    let play = play.answer(&world, &PlayerAnswer::Record("box-empty".into())).expect("it is open");
    let misfit = play.answer(&world, &PlayerAnswer::Wait(1)).expect_err("first this");
    assert!(matches!(misfit, Misfit::WritingDown { .. }));
    let play = play
        .answer(&world, &choice("pupil_file"))
        .and_then(|it| it.answer(&world, &choice("interpretation")));
    let play = play.expect("it fits");
    let record = serde_json::to_value(Teller::new(&world, &play, Lang::En).record()).expect("json");
    let event = &record["events"][0];
    assert_eq!(event["recorded"]["yes"]["place"], "pupil_file");
    assert_eq!(event["what"]["signal"]["source"], "interpretation");
    assert!(
        event["what"]["signal"]["text"].as_str().expect("a text").ends_with("probably gets no food at home.")
    );
    let again = play.answer(&world, &PlayerAnswer::Record("box-empty".into()));
    assert_eq!(again, Err(Misfit::NothingToRecord("box-empty".into())));
}

#[test]
fn waiting_lets_news_come_and_terms_lapse_and_no_longer_than_the_scene() {
    let protocol = protocol();
    let world = tiny(&protocol);
    let play = played(&world, 3, &["not_now"]);
    assert_eq!(play.can_wait(&world), Some(2));
    let text =
        |play: &Play| serde_json::to_string(&Teller::new(&world, play, Lang::En).moment()).expect("json");
    let later = play.answer(&world, &PlayerAnswer::Wait(1)).expect("one can wait");
    assert!(text(&later).contains("A colleague asks how") && !text(&play).contains("A colleague asks how"));
    let over = play.answer(&world, &PlayerAnswer::Wait(50)).expect("one can wait");
    assert!(over.ended(&world) && over.clock().school_days == 2);
    assert_eq!(play.answer(&world, &PlayerAnswer::Wait(0)), Err(Misfit::WaitTooLong));
    assert_eq!(over.answer(&world, &PlayerAnswer::Wait(1)), Err(Misfit::Ended));
}

#[test]
fn an_act_of_ones_own_is_answered_and_becomes_an_event() {
    let protocol = protocol();
    let world = tiny(&protocol);
    let act = |json: &str| serde_json::from_str::<PlayerAnswer>(json).expect("an act");
    let play = played(&world, 3, &["not_now"]);
    let called = play.answer(
        &world,
        &act(r#"{"act": {"safe_home_advice": {"anonymous": "yes", "advice": "talk_first"}}}"#),
    );
    let called = called.expect("one may always call").answer(&world, &choice("pupil_file")).expect("it fits");
    let moment = Teller::new(&world, &called, Lang::En).moment();
    assert!(moment.story.iter().any(|line| line.text.contains("simply ask first")));
    let record = Teller::new(&world, &called, Lang::En).record();
    let event = record.events.last().expect("an event");
    assert_eq!((event.id.as_str(), event.what.kind().name()), ("act-1", "safe_home_advice"));
    // The scenario has no answer of its own to this one.
    let listed = called.answer(&world, &act(r#"{"act": "signal_list"}"#)).expect("one may");
    assert!(listed.answer(&world, &choice("not_now")).is_ok());
    let missing = called.answer(&world, &act(r#"{"act": {"gut_feeling": {"supported_by": ["e9"]}}}"#));
    assert_eq!(missing, Err(Misfit::NoSuchEvent("e9".into())));
}

#[test]
fn options_stand_in_no_fixed_order_and_nothing_gives_the_good_one_away() {
    for world in worlds_once() {
        let first = |seed| Play::resume(world, seed, &[]).expect("it begins");
        let orders: BTreeSet<Vec<String>> = (1..=30)
            .map(|seed| {
                let mut play = first(seed);
                while play.option_ids(world).iter().any(|id| id == "not_now" || id == "seen") {
                    let id = play.option_ids(world).remove(0);
                    play = play.answer(world, &choice(&id)).expect("it fits");
                }
                play.option_ids(world)
            })
            .collect();
        assert!(orders.len() > 1, "{}: always {orders:?}", world.scenario().id);
    }
    for world in bundled(protocol_once()) {
        let good: Vec<&PlayerAnswer> =
            world.scenario().courses.iter().filter(|it| it.good).flat_map(|it| &it.answers).collect();
        // How often the longest would be a good one by chance, and how much that varies.
        let (mut longest, mut by_chance, mut varies) = (0.0, 0.0, 0.0);
        for scene in world.scenario().scenes.iter().filter(|scene| scene.choices.len() > 1) {
            for lang in [Lang::Nl, Lang::En] {
                let lengths: Vec<usize> =
                    scene.choices.iter().map(|it| it.text.get(lang).chars().count()).collect();
                let (least, most) =
                    (lengths.iter().min().expect("some"), lengths.iter().max().expect("some"));
                assert!(most * 10 <= least * 17, "{} {lang:?}: from {least} to {most} characters", scene.id);
            }
            let longer = scene.choices.iter().max_by_key(|it| it.text.nl.chars().count()).expect("some");
            let taken =
                |id: &str| good.iter().any(|it| matches!(it, PlayerAnswer::Choice(taken) if taken == id));
            if scene.choices.iter().any(|it| taken(&it.id)) && !scene.choices.iter().all(|it| taken(&it.id)) {
                let count = |all: usize| u32::try_from(all).map(f64::from).expect("few");
                let good = count(scene.choices.iter().filter(|it| taken(&it.id)).count());
                let chance = good / count(scene.choices.len());
                by_chance += chance;
                varies += chance * (1.0 - chance);
                longest += f64::from(u8::from(taken(&longer.id)));
            }
        }
        assert!(
            longest <= by_chance + 2.0 * f64::sqrt(varies) + 0.5,
            "{}: the longest is a good one {longest} times, by chance it would be {by_chance:.1}",
            world.scenario().id
        );
    }
}
