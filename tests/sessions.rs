//! Group sessions: tables answer hidden and locked, the group goes on, and what was kept goes on as
//! if nobody had left.

#![allow(clippy::expect_used, reason = "a test stops where something is wrong")]

use std::path::Path;
use std::sync::OnceLock;

use nietpluis::load::{self, Folder};
use nietpluis::train::{
    KeptSession, Lost, Play, PlayerAnswer, Refused, Scenario, Session, Spread, Stage, Sure, Vote, World,
    spread,
};
use nietpluis::validate;
use proptest::prelude::*;

fn world(change: impl FnOnce(&mut Scenario)) -> World {
    let pack = load::read_pack(&Folder::Bundled(load::DEFAULT_PACK.to_owned()));
    let protocol = validate::protocol(&pack.draft.expect("a draft")).expect("sound").0;
    let read =
        load::read_scenario(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/de-lege-trommel"));
    let mut draft = read.draft.expect("a scenario");
    change(&mut draft.value);
    validate::scenario(&draft, &read.text, &protocol).expect("sound").0
}

fn paused_world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world(|it| it.scenes[1].pause = true))
}

fn names(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Tafel {number}")).collect()
}

fn choice(id: &str) -> PlayerAnswer {
    PlayerAnswer::Choice(id.to_owned())
}

fn vote(id: &str, sure: Sure) -> Vote {
    Vote { option: choice(id), sure }
}

/// A session at its first round.
fn at_the_round(world: &World, tables: usize) -> Session {
    let session = Session::begin(world, 7, &names(tables)).expect("begun");
    assert_eq!(session.stage(world), Stage::Together, "writing down is answered by the group");
    let session = session.decide(world, &choice("not_now")).expect("answered");
    assert_eq!(session.stage(world), Stage::Answering);
    session
}

#[test]
fn a_round_opens_only_once_every_table_has_locked() {
    let world = paused_world();
    let begun = at_the_round(world, 3);
    let refused = begun.decide(world, &choice("ask"));
    assert_eq!(refused, Err(Refused::NotNow), "the group waits for its tables");
    let one = begun.lock(world, 0, vote("ask", Sure::Very)).expect("locked");
    assert_eq!(one.shares(world), Err(Refused::NotNow), "nobody sees it yet");
    assert_eq!(one.lock(world, 0, vote("share", Sure::Not)), Err(Refused::Locked));
    assert_eq!(one.lock(world, 9, vote("share", Sure::Not)), Err(Refused::NoSuchTable));
    assert_eq!(one.lock(world, 1, vote("thank", Sure::Not)), Err(Refused::NoSuchOption));
    let two = one.lock(world, 1, vote("guess", Sure::Not)).expect("locked");
    let three = two.lock(world, 2, vote("guess", Sure::Fairly)).expect("locked");
    assert_eq!(three.stage(world), Stage::Open);
    let shares = three.shares(world).expect("open");
    assert_eq!(shares.iter().map(|it| it.tables.len()).sum::<usize>(), 3);
    let guess = shares.iter().find(|it| it.option == choice("guess")).expect("an option");
    assert_eq!((guess.tables.clone(), guess.sure), (vec![1, 2], [1, 1, 0]));
    assert_eq!(three.most_chosen(world), Some(choice("guess")));
    // The group may do what no table chose.
    let on = three.decide(world, &choice("share")).expect("decided");
    assert_eq!(on.rounds().len(), 1);
    assert_eq!(on.stage(world), Stage::Paused, "the scene stops for the talk");
    assert_eq!(on.decide(world, &choice("nod")), Err(Refused::NotNow));
    let on = on.paused(false);
    assert_eq!(on.stage(world), Stage::Answering);
    assert!((0..3).all(|table| !on.locked(table)), "each moment begins anew");
}

#[test]
fn the_trainer_may_open_a_round_without_a_table() {
    let world = paused_world();
    let session = at_the_round(world, 2).lock(world, 1, vote("ask", Sure::Not)).expect("locked");
    let open = session.close(world).expect("closed");
    assert_eq!(open.stage(world), Stage::Open);
    assert_eq!(open.lock(world, 0, vote("ask", Sure::Not)), Err(Refused::NotNow), "too late");
    let on = open.decide(world, &PlayerAnswer::Wait(1)).expect("waiting is an option too");
    assert_eq!(on.rounds()[0].votes, [None, Some(vote("ask", Sure::Not))]);
    assert_eq!(on.stage(world), Stage::Answering, "another day, asked anew");
}

#[test]
fn a_pause_loses_nothing() {
    let world = paused_world();
    let session = at_the_round(world, 2).lock(world, 0, vote("ask", Sure::Very)).expect("locked");
    let paused = session.paused(true);
    assert_eq!(paused.stage(world), Stage::Paused);
    assert_eq!(paused.lock(world, 1, vote("ask", Sure::Very)), Err(Refused::NotNow));
    assert_eq!(paused.paused(false), session);
}

#[test]
fn tables_have_names_of_their_own() {
    let world = paused_world();
    let begin = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        Session::begin(world, 1, &names).map(|it| it.tables().to_vec())
    };
    assert_eq!(begin(&["a"]), Err(Refused::HowMany));
    assert_eq!(begin(&["a"; 9]), Err(Refused::HowMany));
    assert_eq!(begin(&["a", " a "]), Err(Refused::Name));
    assert_eq!(begin(&["a", "  "]), Err(Refused::Name));
    assert_eq!(begin(&["a", "a\nb"]), Err(Refused::Name));
    assert_eq!(begin(&["a", "een naam die echt veel te lang is"]), Err(Refused::Name));
    assert_eq!(begin(&[" leerkracht ", "IB'er"]).expect("begun"), ["leerkracht", "IB'er"]);
}

#[test]
fn the_spread_is_told_by_how_many_chose_the_same() {
    let votes = |ids: &str| -> Vec<Option<Vote>> {
        ids.chars().map(|id| (id != '-').then(|| vote(&id.to_string(), Sure::Fairly))).collect()
    };
    for (ids, expected) in [
        ("--", Spread::Nobody),
        ("a-", Spread::One),
        ("aaa-", Spread::Same(3)),
        ("aaaab", Spread::Most(4, 5)),
        ("aab", Spread::Most(2, 3)),
        ("aabb", Spread::Apart),
        ("aabc", Spread::Apart),
        ("abc", Spread::Apart),
    ] {
        assert_eq!(spread(&votes(ids)), expected, "{ids}");
    }
}

#[test]
fn what_was_kept_of_another_world_or_tampered_with_does_not_go_on() {
    let world = paused_world();
    let session = at_the_round(world, 2).lock(world, 0, vote("ask", Sure::Very)).expect("locked");
    let kept = KeptSession::of(world, &session);
    assert_eq!(kept.resume(world), Ok(session));
    let lost = |change: fn(&mut KeptSession)| {
        let mut kept = kept.clone();
        change(&mut kept);
        kept.resume(world).expect_err("it does not fit")
    };
    assert_eq!(lost(|it| it.scenario.push('x')), Lost::Gone);
    assert_eq!(lost(|it| it.version.push('x')), Lost::Changed);
    assert_eq!(lost(|it| it.votes.clear()), Lost::Changed);
    assert_eq!(lost(|it| it.votes[1] = Some(vote("x", Sure::Not))), Lost::Changed);
    assert_eq!(lost(|it| it.tables.clear()), Lost::Changed);
    assert_eq!(lost(|it| it.answers.push(choice("ask"))), Lost::Changed);
    assert_eq!(lost(|it| it.rounds.push(nietpluis::train::Round { at: 9, votes: vec![] })), Lost::Changed);
}

/// What a trainer and tables do, by throws: any order, with pauses and missing tables.
fn led(world: &World, mut session: Session, throws: &[u8], mut seen: impl FnMut(&Session)) -> Session {
    for &throw in throws {
        let throw = usize::from(throw);
        let options = session.options(world);
        let pick = |throw: usize| options[throw % options.len()].clone();
        let next = match session.stage(world) {
            Stage::Ended => break,
            Stage::Paused => Ok(session.paused(false)),
            _ if throw % 11 == 0 => Ok(session.paused(true)),
            Stage::Answering if throw % 7 == 0 => session.close(world),
            Stage::Answering => {
                let open: Vec<usize> =
                    (0..session.tables().len()).filter(|it| !session.locked(*it)).collect();
                let vote = Vote { option: pick(throw / 3), sure: Sure::ALL[throw % 3] };
                session.lock(world, open[throw % open.len()], vote)
            }
            Stage::Open | Stage::Together => session.decide(world, &pick(throw)),
        };
        session = next.expect("what is offered can be done");
        seen(&session);
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// At whatever moment one leaves, going on gives the same session and the same end.
    #[test]
    fn resumed_equals_straight(seed in 0..50_u64, tables in 2..9_usize, throws in prop::collection::vec(any::<u8>(), 1..80), cut in 0..80_usize) {
        let world = paused_world();
        let begun = Session::begin(world, seed, &names(tables)).expect("begun");
        let straight = led(world, begun.clone(), &throws, |_| ());
        let cut = cut.min(throws.len());
        let left = led(world, begun, &throws[..cut], |session| {
            assert_eq!(KeptSession::of(world, session).resume(world).as_ref(), Ok(session));
        });
        let text = serde_json::to_string(&KeptSession::of(world, &left)).expect("plain");
        let kept: KeptSession = serde_json::from_str(&text).expect("read back");
        let resumed = kept.resume(world).expect("it fits");
        prop_assert_eq!(led(world, resumed, &throws[cut..], |_| ()), straight);
    }

    /// The case is the one that a single player gets with the group's answers.
    #[test]
    fn the_group_plays_the_case_that_one_player_would(seed in 0..50_u64, throws in prop::collection::vec(any::<u8>(), 1..80)) {
        let world = paused_world();
        let session = led(world, Session::begin(world, seed, &names(3)).expect("begun"), &throws, |_| ());
        let alone = Play::resume(world, seed, session.play().answers()).expect("it fits");
        prop_assert_eq!(&alone, session.play());
        for round in session.rounds() {
            prop_assert!(round.at < session.play().answers().len());
            prop_assert_eq!(round.votes.len(), 3);
        }
    }
}
