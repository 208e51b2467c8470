//! Group sessions in the window without a display: set up by name, led by keyboard alone, left and
//! gone on with, looked back on and printed; and what the wall shows as data.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![cfg(feature = "window")]

#[path = "window/fixture.rs"]
mod fixture;
#[path = "window/practice.rs"]
mod practice;

use std::cell::RefCell;
use std::rc::Rc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nietpluis::app::Effect;
use nietpluis::app::view::{PageView, Wall};
use nietpluis::protocol::Lang;
use nietpluis::sheet;
use nietpluis::train::{Debrief, KeptSession, ToldSession};
use nietpluis::ui::{Services, Window};

type App = Harness<'static, Window>;

/// What was asked of the outside.
#[derive(Default)]
struct Asked {
    kept: Vec<KeptSession>,
    forgotten: usize,
    printed: Option<(ToldSession, Debrief)>,
}

fn window(wide: f32, high: f32) -> (App, Rc<RefCell<Asked>>) {
    let asked = Rc::new(RefCell::new(Asked::default()));
    let seen = Rc::clone(&asked);
    let (services, _) = practice::services();
    let services = fixture::answering(services, move |effect| {
        let mut seen = seen.borrow_mut();
        match effect {
            Effect::KeepSession(it) => seen.kept.push((**it).clone()),
            Effect::ForgetSession(_) => seen.forgotten += 1,
            Effect::PrintSession { told, debrief, .. } => {
                seen.printed = Some(((**told).clone(), (**debrief).clone()));
            }
            _ => {}
        }
        None
    });
    (open(services, wide, high), asked)
}

fn open(services: Services, wide: f32, high: f32) -> App {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(wide, high))
        .with_step_dt(0.05)
        .with_max_steps(20)
        .build_eframe(|cc| Window::new(&cc.egui_ctx, services));
    harness.run();
    harness
}

fn press(harness: &mut App, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

fn keys(harness: &mut App, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

fn shows(harness: &App) -> &Wall {
    match &harness.state().view().page {
        PageView::Wall(view) => &view.shows,
        other => panic!("not the wall: {other:?}"),
    }
}

/// The number key of an option.
fn number(harness: &App, text: &str) -> Key {
    const KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    let options: Vec<String> = match shows(harness) {
        Wall::Answering(view) => view.options.clone(),
        Wall::Together { options, .. } => options.clone(),
        Wall::Open(view) => view.bars.iter().map(|it| it.text.clone()).collect(),
        other => panic!("nothing to choose: {other:?}"),
    };
    KEYS[options.iter().position(|it| it == text).unwrap_or_else(|| panic!("{text} in {options:?}"))]
}

const ASK: &str = "Vader bellen en vragen hoe het zit";
const GUESS: &str = "Denken dat het thuis wel niet op orde is";

/// A window in which three tables are about to answer.
fn at_the_round() -> (App, Rc<RefCell<Asked>>) {
    let (mut harness, asked) = window(1280.0, 800.0);
    press(&mut harness, "Oefen een casus");
    press(&mut harness, "Met een groep");
    press(&mut harness, "Begin met de groep");
    assert!(matches!(shows(&harness), Wall::Story { .. }));
    keys(&mut harness, &[Key::Enter]);
    let nothing = number(&harness, "Nu niet");
    keys(&mut harness, &[nothing]);
    (harness, asked)
}

/// A table answers and locks, by keyboard.
fn answer(harness: &mut App, option: &str, sure: Key) {
    let option = number(harness, option);
    keys(harness, &[option, sure, Key::Enter]);
}

#[test]
fn answers_stay_hidden_until_every_table_has_locked() {
    let (mut harness, asked) = at_the_round();
    harness.get_by_label("OEFENING");
    harness.get_by_label("Tafel 1: is aan de beurt");
    harness.get_by_label("Tafel 1: wat doen jullie? Toets het nummer.");
    let page = |harness: &App| serde_json::to_string(&harness.state().view().page).expect("plain");
    let guess = number(&harness, GUESS);
    keys(&mut harness, &[guess]);
    harness.get_by_label("Tafel 1: hoe zeker zijn jullie? 1 niet zeker · 2 redelijk zeker · 3 zeker");
    let one = page(&harness);
    // What was keyed in is not to be seen: another choice looks the same.
    let ask = number(&harness, ASK);
    keys(&mut harness, &[Key::Backspace, ask]);
    assert_eq!(page(&harness), one);
    keys(&mut harness, &[Key::Num3, Key::Enter]);
    harness.get_by_label("Tafel 1: vergrendeld");
    harness.get_by_label("Tafel 2: is aan de beurt");
    // The arrows go past who has locked.
    keys(&mut harness, &[Key::ArrowDown]);
    harness.get_by_label("Tafel 3: is aan de beurt");
    keys(&mut harness, &[Key::ArrowRight]);
    harness.get_by_label("Tafel 2: is aan de beurt");
    answer(&mut harness, GUESS, Key::Num1);
    assert!(matches!(shows(&harness), Wall::Answering(_)));
    answer(&mut harness, GUESS, Key::Num2);
    harness.get_by_label("Twee van de drie tafels kozen hetzelfde.");
    harness.get_by_label(&format!("{GUESS}: 2 tafels: 1 redelijk zeker, 1 niet zeker"));
    harness.get_by_label(&format!("{ASK}: 1 tafel: 1 zeker"));
    assert_eq!(asked.borrow().kept.len(), 4, "kept at each step");
    // The most chosen is ready; the group may choose otherwise.
    let Wall::Open(view) = shows(&harness) else { panic!("not open") };
    assert!(view.bars.iter().all(|it| it.group == (it.text == GUESS)));
    let ask = number(&harness, ASK);
    keys(&mut harness, &[ask, Key::Enter]);
    harness.get_by_label("Zo gaat het verder");
    harness.get_by_label(&format!("Jij: {ASK}"));
}

#[test]
fn a_round_opens_without_a_table_only_where_somebody_answered() {
    let (mut harness, _) = at_the_round();
    keys(&mut harness, &[Key::Num0]);
    assert!(matches!(shows(&harness), Wall::Answering(_)));
    answer(&mut harness, ASK, Key::Num1);
    keys(&mut harness, &[Key::Num0]);
    harness.get_by_label("Eén tafel heeft gekozen. Twee tafels hebben niet gekozen.");
}

#[test]
fn pause_black_and_back_lose_nothing() {
    let (mut harness, asked) = at_the_round();
    answer(&mut harness, ASK, Key::Num1);
    keys(&mut harness, &[Key::P]);
    harness.get_by_label("Pauze");
    keys(&mut harness, &[Key::Num1, Key::Enter]);
    harness.get_by_label("Tafel 1: vergrendeld");
    keys(&mut harness, &[Key::B]);
    harness.get_by_label("Het scherm is leeg. B zet het weer aan.");
    harness.get_by_label("OEFENING");
    assert!(harness.query_by_label_contains("Acuut gevaar").is_none(), "only the band is left");
    keys(&mut harness, &[Key::Enter, Key::Num1, Key::B]);
    harness.get_by_label("Tafel 2: wat doen jullie? Toets het nummer.");
    // Esc first takes back what was keyed in, then leaves.
    keys(&mut harness, &[Key::Num1, Key::Escape]);
    harness.get_by_label("Tafel 2: wat doen jullie? Toets het nummer.");
    keys(&mut harness, &[Key::Escape]);
    let go_on = "Verder: Groepssessie: De lege trommel, nummer 7";
    harness.get_by_label(go_on);
    press(&mut harness, "Begin");
    press(&mut harness, go_on);
    keys(&mut harness, &[Key::Enter]);
    harness.get_by_label("Tafel 1: vergrendeld");
    // Also in a window of another day.
    let kept = asked.borrow().kept.last().cloned().expect("kept");
    let (services, _) = practice::services();
    let mut later = open(Services { kept_sessions: vec![kept], ..services }, 1280.0, 800.0);
    press(&mut later, go_on);
    keys(&mut later, &[Key::Enter]);
    later.get_by_label("Tafel 1: vergrendeld");
    press(&mut later, "English");
    later.get_by_label("Tafel 1: locked");
}

/// From the first table to the debrief and the sheet, by keyboard alone.
#[test]
fn a_session_is_led_to_its_end_and_printed() {
    let (mut harness, asked) = at_the_round();
    for sure in [Key::Num1, Key::Num2, Key::Num3] {
        answer(&mut harness, GUESS, sure);
    }
    insta::assert_json_snapshot!("wall_open", shows(&harness));
    keys(&mut harness, &[Key::Enter, Key::Enter]);
    insta::assert_json_snapshot!("wall_answering", shows(&harness));
    for (option, sure) in
        [("Knikken en doorgaan met de les", Key::Num1), ("Bedanken en het opschrijven", Key::Num1)]
    {
        answer(&mut harness, option, sure);
    }
    keys(&mut harness, &[Key::Num0]);
    harness.get_by_label("De tafels liggen uit elkaar. Eén tafel heeft niet gekozen.");
    let nod = number(&harness, "Knikken en doorgaan met de les");
    keys(&mut harness, &[nod, Key::Enter]);
    while matches!(shows(&harness), Wall::Story { .. }) {
        keys(&mut harness, &[Key::Enter]);
    }
    harness.get_by_label("Opgelost");
    keys(&mut harness, &[Key::Enter]);
    harness.get_by_label("Wat de tafels kozen");
    insta::assert_json_snapshot!("tables", harness.state().view().page);
    keys(&mut harness, &[Key::Enter]);
    harness.get_by_label("De middag");
    press(&mut harness, "Afdrukken");
    harness.get_by_label("Klaar om af te drukken; het staat hier: /documenten/OEFENING-groepssessie.pdf");
    keys(&mut harness, &[Key::Enter]);
    harness.get_by_label("Een verklaring bedacht voor er iets gevraagd was");
    press(&mut harness, "Wat de tafels kozen");
    keys(&mut harness, &[Key::Escape]);
    harness.get_by_label("Een verklaring bedacht voor er iets gevraagd was");
    let printed = asked.borrow_mut().printed.take();
    let (told, debrief) = printed.expect("printed");
    let on = nietpluis::record::Date::parse("2026-04-01").expect("a day");
    let sheet = sheet::of_session(&told, &debrief, on, Lang::Nl);
    let mut text = Vec::new();
    sheet::text(&sheet, Lang::Nl, &mut text).expect("written");
    insta::assert_snapshot!("sheet", String::from_utf8(text).expect("text"));
    assert!(sheet::pdf(&[sheet], Lang::Nl).expect("typeset").starts_with(b"%PDF"));
    assert_eq!(asked.borrow().forgotten, 0, "kept until the debrief is left");
    press(&mut harness, "Nog eens, andere casus");
    assert_eq!(asked.borrow().forgotten, 1);
    harness.get_by_label("Hoeveel tafels of rollen");
}

#[test]
fn tables_are_named_and_what_is_heavy_is_said_beforehand() {
    let (mut harness, _) = window(1280.0, 800.0);
    press(&mut harness, "Oefen een casus");
    press(&mut harness, "Met een groep");
    insta::assert_json_snapshot!("set_up", harness.state().view().page);
    press(&mut harness, "Een zwaar verhaal");
    press(&mut harness, "Eén tafel minder");
    let field = "Naam van tafel 2";
    harness.get_by_label(field).focus();
    harness.run();
    keys(&mut harness, &[Key::Backspace, Key::Backspace, Key::Backspace]);
    keys(&mut harness, &[Key::Backspace; 10]);
    press(&mut harness, "Begin met de groep");
    harness.get_by_label("Geef elke tafel een eigen naam van hoogstens 24 tekens.");
    harness.get_by_label(field).focus();
    harness.run();
    harness.get_by_label(field).type_text("leerkracht");
    harness.run();
    press(&mut harness, "Begin met de groep");
    harness.get_by_label("In deze casus heeft een kind het moeilijk.");
    harness.get_by_label("Even eruit mag");
    harness.get_by_label("Waar je daarna terechtkunt");
    keys(&mut harness, &[Key::Escape]);
    harness.get_by_label(field);
    press(&mut harness, "Begin met de groep");
    keys(&mut harness, &[Key::Enter, Key::Enter]);
    let nothing = number(&harness, "Nu niet");
    keys(&mut harness, &[nothing]);
    harness.get_by_label("leerkracht: nog niet");
}

#[test]
fn no_page_lacks_a_name_in_any_window() {
    for (wide, high) in [(1280.0, 800.0), (1920.0, 1080.0), (900.0, 600.0)] {
        let (mut harness, _) = window(wide, high);
        let looked = |harness: &mut App| {
            for lang in ["English", "Nederlands"] {
                assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
                press(harness, lang);
            }
        };
        press(&mut harness, "Oefen een casus");
        press(&mut harness, "Met een groep");
        looked(&mut harness);
        press(&mut harness, "Begin met de groep");
        looked(&mut harness);
        keys(&mut harness, &[Key::Enter]);
        looked(&mut harness);
        keys(&mut harness, &[Key::Num3]);
        looked(&mut harness);
        answer(&mut harness, ASK, Key::Num1);
        keys(&mut harness, &[Key::Num0]);
        looked(&mut harness);
        keys(&mut harness, &[Key::F1]);
        harness.get_by_label_contains("P pauzeert");
        keys(&mut harness, &[Key::F1, Key::P]);
        looked(&mut harness);
    }
}
