//! Laying down a case, as actions. The outside never checks here: only the working copy counts.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::app::{Action, Norm, update as act};
use crate::load;
use crate::record::{Activity, Event, FieldKind};

fn state() -> State {
    let read = load::read_pack(&load::Folder::Bundled(load::DEFAULT_PACK.to_owned()));
    let protocol = crate::validate::protocol(&read.draft.expect("a draft")).expect("sound").0;
    State::new(Norm::of(&protocol, crate::record::Date::parse("2026-04-01").expect("a day")))
}

fn run(state: &mut State, action: Entry) -> Vec<Effect> {
    act(state, Action::Entry(action))
}

fn begun() -> State {
    let mut state = state();
    run(&mut state, Entry::Begin);
    let head = Head { alias: "K-1".to_owned(), parents: vec![ParentRow::default()], ..Head::default() };
    run(&mut state, Entry::Describe(Box::new(head)));
    assert!(matches!(run(&mut state, Entry::Described)[..], [Effect::CheckCase(_)]));
    state
}

fn working(state: &State) -> &Working {
    state.laying.working.as_ref().expect("a working copy")
}

fn fill(state: &mut State, change: impl FnOnce(&mut Draft)) {
    let mut draft = working(state).draft.clone();
    change(&mut draft);
    run(state, Entry::Draft(Box::new(draft)));
}

/// Something in every field of an activity.
fn everything(kind: ActivityKind, names: &[String]) -> Draft {
    let mut draft = Draft { kind, on: "2-3-2026".to_owned(), at: "9.30".to_owned(), ..Draft::default() };
    let who = PartyRow { role: "teacher".to_owned(), alias: "L3".to_owned() };
    for (name, takes) in kind.form() {
        let with = match takes {
            FieldKind::One(set) | FieldKind::Perhaps(set) => FilledIn::One(set.names[0].to_owned()),
            FieldKind::Text => FilledIn::Text("iets".to_owned()),
            FieldKind::Alias => FilledIn::Text("ouder 1".to_owned()),
            FieldKind::Day => FilledIn::Text("3-3-2026".to_owned()),
            FieldKind::Somebody | FieldKind::People => FilledIn::People(vec![who.clone()]),
            FieldKind::Events => FilledIn::Names(names.iter().cloned().collect()),
            FieldKind::Reasons | FieldKind::Framework => FilledIn::Names(["risk".to_owned()].into()),
            FieldKind::Tasks => FilledIn::Tasks(vec![TaskRow {
                what: "bellen".to_owned(),
                owner: who.clone(),
                due: "4-3-2026".to_owned(),
                done_on: String::new(),
            }]),
            FieldKind::Factors => {
                FilledIn::Factors(vec![FactorRow { level: "child".to_owned(), text: "iets".to_owned() }])
            }
            FieldKind::Instrument => FilledIn::Instrument("LIRIK".to_owned(), "zorg".to_owned()),
        };
        draft.fill(&name, with);
    }
    draft
}

#[test]
fn every_field_of_every_activity_goes_through_the_form_and_back() {
    let mut state = begun();
    fill(&mut state, |draft| draft.on = "vandaag".to_owned());
    run(&mut state, Entry::Save);
    let names = vec![working(&state).real().events[0].id.clone()];
    for kind in ActivityKind::ALL {
        run(&mut state, Entry::Draft(Box::new(everything(*kind, &names))));
        assert!(!run(&mut state, Entry::Save).is_empty(), "{}", kind.name());
        let event = working(&state).real().events.last().expect("saved").clone();
        assert_eq!(event.what.kind(), *kind);
        // Every field is there, for none of them was left as it begins.
        let json = serde_json::to_value(&event.what).expect("plain");
        for (name, takes) in kind.form() {
            let begins = |set: crate::record::ValueSet| set.names[0] == set.default;
            if !matches!(takes, FieldKind::One(set) if begins(set)) {
                let pointer = format!("/{}/{}", kind.name(), name.replace('.', "/"));
                assert!(json.pointer(&pointer).is_some(), "{pointer} in {json}");
            }
        }
        // Put in the form and saved again it is the same.
        run(&mut state, Entry::Change(event.id.clone()));
        run(&mut state, Entry::Save);
        assert_eq!(working(&state).real().events.last(), Some(&event));
    }
    assert_eq!(working(&state).real().unsound(), []);
}

#[test]
fn what_is_not_filled_in_is_not_known_and_only_saving_says_what_cannot_be_read() {
    let mut state = begun();
    fill(&mut state, |draft| draft.on = "32-1".to_owned());
    assert_eq!(working(&state).draft.missing, []);
    run(&mut state, Entry::Save);
    assert_eq!(working(&state).draft.missing, [Missing::Day]);
    assert_eq!(working(&state).draft.on, "32-1");
    fill(&mut state, |draft| draft.on = "31-1".to_owned());
    run(&mut state, Entry::Save);
    let expected: Event =
        serde_json::from_value(json!({"id": "e1", "on": "2026-01-31", "what": {"signal": {}}}))
            .expect("an event");
    assert_eq!(working(&state).real().events, [expected]);
    assert_eq!(working(&state).draft.on, "31-1", "the next begins on the same day");
}

#[test]
fn a_case_that_is_kept_nowhere_is_not_lost_by_opening_another() {
    let mut state = begun();
    fill(&mut state, |draft| draft.on = "31-1".to_owned());
    run(&mut state, Entry::Save);
    assert_eq!(act(&mut state, Action::Open("other.ron".to_owned())).len(), 1, "only the folder is listed");
    assert!(state.opening.failed.is_some());
    run(&mut state, Entry::Begin);
    assert!(state.laying.head.is_none());
    assert_eq!(working(&state).real().events.len(), 1);
    run(&mut state, Entry::AskLetGo);
    run(&mut state, Entry::LetGo);
    assert!(state.laying.working.is_none() && state.open.is_none());
}

#[test]
fn taking_an_event_out_takes_its_references_along() {
    let mut state = begun();
    fill(&mut state, |draft| draft.on = "31-1".to_owned());
    run(&mut state, Entry::Save);
    let draft = everything(ActivityKind::GutFeeling, &["e1".to_owned()]);
    run(&mut state, Entry::Draft(Box::new(draft)));
    run(&mut state, Entry::Save);
    run(&mut state, Entry::Remove("e1".to_owned()));
    let events = &working(&state).real().events;
    assert!(
        matches!(&events[..], [Event { what: Activity::GutFeeling(it), .. }] if it.supported_by.is_empty())
    );
    run(&mut state, Entry::Undo);
    assert_eq!(working(&state).real().events.len(), 2);
}

/// An act of somebody laying down a case.
fn any_act() -> impl Strategy<Value = Entry> {
    let kinds = 0..ActivityKind::ALL.len();
    let id = (1..6_u32).prop_map(|number| format!("e{number}"));
    let day = prop_oneof![Just("2-3-2026"), Just("vandaag"), Just("onzin"), Just("")];
    prop_oneof![
        4 => (kinds, id.clone(), day).prop_map(|(kind, id, day)| {
            let draft = everything(ActivityKind::ALL[kind], &[id]);
            Entry::Draft(Box::new(Draft { on: day.to_owned(), ..draft }))
        }),
        4 => Just(Entry::Save),
        1 => id.clone().prop_map(Entry::Change),
        1 => id.prop_map(Entry::Remove),
        1 => Just(Entry::Undo),
        1 => Just(Entry::Redo),
        1 => Just(Entry::Clear),
        1 => Just(Entry::Edit),
        1 => (0..3_usize).prop_map(|parents| Entry::Describe(Box::new(Head {
            existing: true,
            alias: "K-2".to_owned(),
            parents: vec![ParentRow::default(); parents],
            ..Head::default()
        }))),
        1 => Just(Entry::Described),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_give_a_record_that_reads_back_and_can_be_undone(
        acts in proptest::collection::vec(any_act(), 0..30),
    ) {
        let mut state = begun();
        for action in acts {
            run(&mut state, action);
            let real = working(&state).real().clone();
            prop_assert_eq!(real.unsound(), vec![]);
            let bytes = serde_json::to_vec(&*real).expect("plain");
            let read = load::record_from_bytes("", &bytes).expect("it reads back");
            prop_assert_eq!(&read, &*real);
            let undone = !run(&mut state, Entry::Undo).is_empty();
            if undone {
                run(&mut state, Entry::Redo);
                prop_assert_eq!(working(&state).real(), &real);
            }
        }
    }
}
