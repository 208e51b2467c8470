//! What the pages of practising show, without a screen: plain data made from the state.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![cfg(feature = "window")]

#[path = "window/fixture.rs"]
mod fixture;
#[path = "window/practice.rs"]
mod practice;

use nietpluis::app::view::{PageView, View};
use nietpluis::app::{Action, Effect, Norm, Page, Practise, State, Training, update};
use nietpluis::protocol::Lang;
use nietpluis::record::Date;
use nietpluis::text::texts;
use nietpluis::train::{KeptPlay, Lost, Play, PlayerAnswer, Teller, debrief};

/// A state with the small scenario, and the worlds.
fn state() -> State {
    let protocol = practice::protocol();
    let mut state = State::new(Norm::of(&protocol, Date::parse("2026-04-01").expect("a day")));
    let worlds = vec![practice::world(&protocol, |_| ()), practice::world(&protocol, practice::with_warning)];
    state.training = Training::new(worlds, Vec::new());
    state
}

fn practise(state: &mut State, action: Practise) -> Vec<Effect> {
    update(state, Action::Practise(action))
}

/// Plays choices of the small scenario.
fn play(state: &mut State, choices: &[&str]) {
    let effects = practise(state, Practise::Begin(0));
    assert_eq!(effects, [Effect::DrawNumber { scenario: 0 }]);
    practise(state, Practise::Drawn(0, 7));
    for id in choices {
        practise(state, Practise::Answer(PlayerAnswer::Choice((*id).to_owned())));
    }
}

/// Looks back as the outside would.
fn look_back(state: &mut State) {
    let effects = practise(state, Practise::LookBack);
    let [Effect::LookBack { world, play }] = &effects[..] else { panic!("{effects:?}") };
    let protocol = practice::protocol();
    let told = [Lang::Nl, Lang::En].map(|lang| debrief(world, play, &protocol, lang));
    let effects = practise(state, Practise::LookedBack(Box::new(told)));
    assert!(matches!(&effects[..], [Effect::ForgetPlay(_)]), "{effects:?}");
}

const CARELESS: [&str; 4] = ["personal_notes", "interpretation", "guess", "nod"];
const CAREFUL: [&str; 5] = ["pupil_file", "seen", "ask", "thank", "pupil_file"];

#[test]
fn practising_as_data() {
    let mut state = state();
    practise(&mut state, Practise::Goals(0));
    update(&mut state, Action::Go(Page::Practise));
    insta::assert_json_snapshot!("practise", View::of(&state).page);
    play(&mut state, &CARELESS[..3]);
    insta::assert_json_snapshot!("play", View::of(&state));
    practise(&mut state, Practise::Answer(PlayerAnswer::Choice("nod".to_owned())));
    insta::assert_json_snapshot!("play_ended", View::of(&state).page);
    look_back(&mut state);
    practise(&mut state, Practise::Moment(0));
    let PageView::Debrief(mut view) = View::of(&state).page else { panic!("not the debrief") };
    // The drawing has its own tests.
    view.paths.graph.drawing = nietpluis::drawing::Drawing::default();
    view.paths.graph.nodes.retain(|node| node.mark.is_some());
    insta::assert_json_snapshot!("debrief", view);
}

/// Also after a careful play the debrief has something to say, and says nothing of safety.
#[test]
fn a_careful_play_has_a_debrief_without_pitfalls() {
    let mut state = state();
    play(&mut state, &CAREFUL);
    look_back(&mut state);
    let PageView::Debrief(view) = View::of(&state).page else { panic!("not the debrief") };
    let nl = texts(Lang::Nl);
    assert_eq!((view.pitfalls.lead, view.pitfalls.pitfalls.len()), (nl.debrief_no_pitfalls, 0));
    let nothing = view.findings.empty.map(|(_, says)| says);
    assert_eq!(
        view.caution.or(nothing).map(|says| says.contains("zegt niets over de veiligheid")),
        Some(true)
    );
    assert_eq!(view.lessons.lessons.len(), 3);
    let rows: Vec<usize> = view.reader.lists.iter().map(|list| list.rows.len()).collect();
    assert_eq!(rows, [2, 0]);
    assert_eq!(view.reader.lists[1].empty, Some(nl.debrief_not_on_file_empty));
}

/// An answer that does not fit changes nothing and is not kept.
#[test]
fn an_answer_that_does_not_fit_changes_nothing() {
    let mut state = state();
    play(&mut state, &["not_now"]);
    let before = serde_json::to_string(&View::of(&state).page).expect("plain");
    for answer in [
        PlayerAnswer::Choice("pupil_file".to_owned()),
        PlayerAnswer::Wait(0),
        PlayerAnswer::Record("no such event".to_owned()),
    ] {
        assert_eq!(practise(&mut state, Practise::Answer(answer)), []);
    }
    assert_eq!(practise(&mut state, Practise::LookBack), [], "the case has not ended");
    assert_eq!(serde_json::to_string(&View::of(&state).page).expect("plain"), before);
}

/// Practising never touches the open case.
#[test]
fn practice_and_the_open_case_stay_apart() {
    let mut state = state();
    update(&mut state, Action::CaseRead(Ok(Box::new(fixture::open_case("K-014.ron")))));
    update(&mut state, Action::Fold(0, nietpluis::app::Fold::Why));
    let case = serde_json::to_string(&View::of(&state).page).expect("plain");
    play(&mut state, &CARELESS);
    look_back(&mut state);
    // The folds of the debrief are its own.
    update(&mut state, Action::Fold(0, nietpluis::app::Fold::Source));
    update(&mut state, Action::Go(Page::Case));
    assert_eq!(serde_json::to_string(&View::of(&state).page).expect("plain"), case);
}

/// What is kept gives the play again, until scenario, version or answers differ.
#[test]
fn what_is_kept_of_a_play_resumes_it() {
    let mut state = state();
    play(&mut state, &CARELESS[..2]);
    let world = &state.training.worlds[0];
    let kept = &state.training.kept[0].play;
    let resumed = kept.resume(world).expect("it fits");
    assert_eq!(resumed, Play::resume(world, 7, &kept.answers).expect("it fits"));
    assert_eq!(Teller::new(world, &resumed, Lang::Nl).moment().day, 1);
    assert_eq!(kept.resume(&state.training.worlds[1]), Err(Lost::Gone));
    let older = KeptPlay { version: "0".to_owned(), ..kept.clone() };
    assert_eq!(older.resume(world), Err(Lost::Changed));
    let text = serde_json::to_string(kept).expect("plain");
    assert_eq!(serde_json::from_str::<KeptPlay>(&text).expect("the same"), *kept);
}

/// No mark, no score, no scolding: not in the texts, not on a careless debrief.
#[test]
fn nothing_scolds() {
    let never = [
        "fout",
        "score",
        "cijfer:",
        "punten behaald",
        "goed gedaan",
        "slecht",
        "gefaald",
        "je had moeten",
        "wrong",
        "mistake",
        "you should have",
        "failed",
        "well done",
        "%",
    ];
    let mut state = state();
    play(&mut state, &CARELESS);
    look_back(&mut state);
    practise(&mut state, Practise::EveryMoment);
    for lang in [Lang::Nl, Lang::En] {
        update(&mut state, Action::Speak(lang));
        let PageView::Debrief(mut view) = View::of(&state).page else { panic!("not the debrief") };
        view.paths.graph.drawing = nietpluis::drawing::Drawing::default();
        let said = serde_json::to_string(&view).expect("plain").to_lowercase();
        for word in never {
            assert!(!said.contains(word), "{lang:?}: {word}");
        }
    }
}
