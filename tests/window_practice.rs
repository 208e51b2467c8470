//! Practising in the window without a display: from Home to the first scene, playing by pointer and
//! by keyboard, stopping and going on, looking back.

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
use egui_kittest::kittest::{NodeT, Queryable};
use nietpluis::app::view::PageView;
use nietpluis::app::{Action, Effect, Practise};
use nietpluis::protocol::{Bilingual, Lang};
use nietpluis::text::texts;
use nietpluis::train::{KeptPlay, PlayerAnswer};
use nietpluis::ui::{Services, Window};
use practice::Outside;

type App = Harness<'static, Window>;

fn sized(services: Services, wide: f32, high: f32) -> App {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(wide, high))
        // Quick enough for a double click.
        .with_step_dt(0.05)
        .with_max_steps(20)
        .build_eframe(|cc| Window::new(&cc.egui_ctx, services));
    harness.run();
    harness
}

fn window() -> (App, Rc<RefCell<Outside>>) {
    let (services, outside) = practice::services();
    (sized(services, 1280.0, 800.0), outside)
}

fn press(harness: &mut App, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

fn key(harness: &mut App, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// A window with the small scenario begun.
fn begun() -> (App, Rc<RefCell<Outside>>) {
    let (mut harness, outside) = window();
    press(&mut harness, "Oefen een casus");
    press(&mut harness, "Begin: De lege trommel");
    (harness, outside)
}

/// A window with the small scenario played to its end.
fn ended() -> (App, Rc<RefCell<Outside>>) {
    let (mut harness, outside) = begun();
    for name in [
        "In mijn eigen aantekeningen",
        "eigen interpretatie: “Lize krijgt thuis waarschijnlijk geen eten.”",
        "Denken dat het thuis wel niet op orde is",
        "Knikken en doorgaan met de les",
    ] {
        press(&mut harness, name);
    }
    (harness, outside)
}

#[test]
fn two_presses_lead_from_home_to_the_first_scene() {
    let (harness, _) = begun();
    harness.get_by_label("OEFENING");
    harness.get_by_label("Lize zet een blauwe trommel op tafel. Hij is leeg.");
    harness.get_by_label("Lize: “Ik heb geen honger.”");
    harness.get_by_label("Leg je dit vast? (Signaal)");
    harness.get_by_label("In het leerlingdossier");
    assert_eq!(harness.state().view().chrome.window_title, "Niet-pluis · OEFENING");
}

#[test]
fn what_is_heavy_is_said_beforehand_with_a_way_back_and_where_to_turn() {
    let (mut harness, _) = window();
    press(&mut harness, "Oefenen");
    press(&mut harness, "Begin: Een zwaar verhaal");
    harness.get_by_label("In deze casus heeft een kind het moeilijk.");
    let turn = texts(Lang::Nl).warning_turn;
    assert!(turn.contains("vertrouwenspersoon") && turn.contains("0800-2000"));
    harness.get_by_label(turn);
    press(&mut harness, "Terug");
    press(&mut harness, "Begin: Een zwaar verhaal");
    key(&mut harness, Key::Escape);
    press(&mut harness, "Begin: Een zwaar verhaal");
    // The one main thing of the page.
    key(&mut harness, Key::Enter);
    harness.get_by_label("Leg je dit vast? (Signaal)");
}

/// The page as data, in the language that is on.
fn page(harness: &App) -> String {
    serde_json::to_string(&harness.state().view().page).expect("plain")
}

#[test]
fn keys_and_pointer_give_the_same_answers() {
    let (mut pointed, _) = begun();
    let (mut keyed, _) = begun();
    for (name, number) in [
        ("In het leerlingdossier", Key::Num1),
        ("zelf gezien of gemerkt: “De blauwe trommel van Lize was vanochtend leeg.”", Key::Num1),
    ] {
        let at = pointed.get_by_label(name).rect().center();
        pointed.hover_at(at);
        pointed.run();
        pointed.get_by_label(name).click();
        pointed.run();
        key(&mut keyed, number);
        assert_eq!(page(&pointed), page(&keyed));
    }
    let place = options(&keyed).iter().position(|it| it == "Vader bellen en vragen hoe het zit");
    let keys = [Key::Num1, Key::Num2, Key::Num3];
    key(&mut keyed, keys[place.expect("an option")]);
    press(&mut pointed, "Vader bellen en vragen hoe het zit");
    assert_eq!(page(&pointed), page(&keyed));
    keyed.get_by_label("Jij: Vader bellen en vragen hoe het zit");
    keyed.get_by_label("Vader: “O jee, de tas staat hier nog.”");
    // A number that no option has does nothing.
    let before = page(&keyed);
    key(&mut keyed, Key::Num9);
    assert_eq!(before, page(&keyed));
}

fn options(harness: &App) -> Vec<String> {
    match &harness.state().view().page {
        PageView::Play(view) => view.ask.options.iter().map(|it| it.text.clone()).collect(),
        _ => panic!("not the play"),
    }
}

/// Tab reaches an option, Enter chooses it, and the keyboard stays among the options.
#[test]
fn the_keyboard_alone_plays_and_stays_at_the_options() {
    let (mut harness, _) = begun();
    for _ in 0..50 {
        if harness.get_by_label("In het leerlingdossier").is_focused() {
            break;
        }
        key(&mut harness, Key::Tab);
    }
    key(&mut harness, Key::Enter);
    let first = options(&harness)[0].clone();
    assert!(first.starts_with("zelf gezien"), "{first}");
    assert!(harness.get_by_label(&first).is_focused());
}

/// A key that is held down presses once; the second half of a double click presses nothing.
#[test]
fn one_press_gives_one_answer() {
    let (mut harness, outside) = begun();
    harness.get_by_label("In het leerlingdossier").focus();
    harness.run();
    for number in [Key::Enter, Key::Num1] {
        let given = outside.borrow().kept.len();
        // Pressed once and held: the system repeats it.
        for repeat in [false, true, true] {
            harness.event(egui::Event::Key {
                key: number,
                physical_key: None,
                pressed: true,
                repeat,
                modifiers: egui::Modifiers::NONE,
            });
            harness.run();
        }
        assert_eq!(outside.borrow().kept.len(), given + 1, "{number:?}");
    }
    let name = options(&harness)[0].clone();
    let at = harness.get_by_label(&name).rect().center();
    harness.hover_at(at);
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
        }
        harness.step();
    }
    harness.run();
    assert_eq!(outside.borrow().kept.len(), 3);
}

#[test]
fn what_was_left_is_recorded_later_by_its_own_button() {
    let (mut harness, _) = begun();
    let record = "Vastleggen: Signaal, 2 mrt, 08:30";
    assert!(harness.query_by_label(record).is_none(), "not while it is being asked");
    press(&mut harness, "Nu niet");
    harness.get_by_label("niet vastgelegd");
    press(&mut harness, record);
    harness.get_by_label("Leg je dit vast? (Signaal)");
    press(&mut harness, "In het leerlingdossier");
    press(&mut harness, "zelf gezien of gemerkt: “De blauwe trommel van Lize was vanochtend leeg.”");
    harness.get_by_label("zelf gezien of gemerkt · leerlingdossier");
    harness.get_by_label("Wat doe je?");
    assert!(harness.query_by_label(record).is_none(), "it is on file");
}

#[test]
fn the_language_changes_in_the_middle_of_a_play() {
    let (mut harness, _) = begun();
    press(&mut harness, "Nu niet");
    press(&mut harness, "English");
    harness.get_by_label("What do you do?");
    harness.get_by_label("PRACTICE · OEFENING");
    harness.get_by_label("Lize: “I am not hungry.”");
    press(&mut harness, "Call father and ask about it");
    harness.get_by_label("You: Call father and ask about it");
    harness.get_by_label("Step 1 Signals: begun");
    press(&mut harness, "Nederlands");
    harness.get_by_label("Jij: Vader bellen en vragen hoe het zit");
}

#[test]
fn waiting_is_an_answer_where_it_can_be_waited() {
    let (mut harness, _) = begun();
    assert!(harness.query_by_label("Wacht een schooldag").is_none());
    press(&mut harness, "Nu niet");
    press(&mut harness, "Wacht een schooldag");
    harness.get_by_label("Jij: Je wacht een schooldag.");
    press(&mut harness, "Wacht een schooldag");
    harness.get_by_label("Niemand vroeg ernaar");
}

#[test]
fn stopping_keeps_the_play_and_going_on_gives_the_same_moment() {
    for by_key in [true, false] {
        let (mut harness, outside) = begun();
        press(&mut harness, "Nu niet");
        press(&mut harness, "Vader bellen en vragen hoe het zit");
        let before = page(&harness);
        if by_key {
            key(&mut harness, Key::Escape);
        } else {
            press(&mut harness, "Stoppen");
        }
        harness.get_by_label("Verder waar je was");
        press(&mut harness, "Begin");
        press(&mut harness, "Verder: De lege trommel, nummer 7");
        assert_eq!(page(&harness), before);
        // What the outside keeps gives the same moment in a window of another day.
        let kept = outside.borrow().kept.last().cloned().expect("kept");
        let (services, _) = practice::services();
        let mut later = sized(Services { kept: vec![kept], ..services }, 1280.0, 800.0);
        press(&mut later, "Verder: De lege trommel, nummer 7");
        assert_eq!(page(&later), before);
    }
}

#[test]
fn a_look_elsewhere_comes_back_to_the_play() {
    let (mut harness, _) = begun();
    press(&mut harness, "Nu niet");
    let before = page(&harness);
    press(&mut harness, "Protocol");
    assert!(harness.query_by_label("OEFENING").is_none(), "no case is shown there");
    press(&mut harness, "Oefenen");
    assert_eq!(page(&harness), before);
}

#[test]
fn the_end_leads_to_the_debrief_and_what_was_kept_is_forgotten() {
    let (mut harness, outside) = ended();
    harness.get_by_label("Opgelost");
    harness.get_by_label("De casus is afgelopen");
    assert_eq!(options(&harness), Vec::<String>::new());
    key(&mut harness, Key::Enter);
    harness.get_by_label("De tas van Lize stond nog thuis.");
    harness.get_by_label("Lize at die dag gewoon mee.");
    harness.get_by_label("OEFENING");
    assert_eq!(outside.borrow().forgotten.len(), 1);
    assert_eq!(outside.borrow().kept.len(), 4, "each answer kept it anew");
    // A moment opens under its own name.
    assert!(harness.query_by_label("Wat wist je?").is_none());
    press(&mut harness, "De ochtend");
    assert_eq!(harness.get_by_label("De ochtend").accesskit_node().data().is_expanded(), Some(true));
    harness.get_by_label("Wat wist je?");
    harness.get_by_label("Een lege trommel, één keer.");
    press(&mut harness, "De ochtend");
    assert!(harness.query_by_label("Wat wist je?").is_none());
    press(&mut harness, "Alles openen");
    assert_eq!(harness.query_all_by_label("Wat wist je?").count(), 2);
    press(&mut harness, "Alles sluiten");
    // Pitfalls, file, findings, lessons.
    harness.get_by_label("Een verklaring bedacht voor er iets gevraagd was");
    harness.get_by_label("Er staat niets in het leerlingdossier.");
    press(
        &mut harness,
        "Waarom? Een signaal is een indruk; wat er te zien of te horen was, staat er niet duidelijk bij (2 maart 2026)",
    );
    harness.get_by_label("Wat je nu kunt doen");
    harness.get_by_label("Dit zegt niets over de veiligheid van het kind.");
    harness.get_by_label("Eerst kijken.");
    press(&mut harness, "Ga naar: De momenten");
    press(&mut harness, "English");
    harness.get_by_label("Lize simply ate along that day.");
    press(&mut harness, "Back to practising");
    harness.get_by_label("Begin: The empty lunch box");
    assert!(harness.query_by_label("Go on where you were").is_none());
}

#[test]
fn again_begins_another_case_of_the_same_scenario() {
    let (mut harness, _) = ended();
    press(&mut harness, "Nabespreking");
    press(&mut harness, "Nog eens, andere casus");
    harness.get_by_label("Leg je dit vast? (Signaal)");
    assert!(harness.query_by_label("Nabespreking").is_none());
}

#[test]
fn the_graph_names_both_ways_and_the_lists_say_the_same() {
    let (mut harness, _) = ended();
    press(&mut harness, "Nabespreking");
    let nl = texts(Lang::Nl);
    harness.get_by_label(nl.debrief_way_name);
    harness.get_by_label("1 Signalen, stap, op beide wegen");
    harness.get_by_label("Jullie weg (dikke lijn)");
    harness.get_by_label("Een goede weg (dunne lijn)");
    harness.get_by_label("Een goede weg: Deelt brood");
    assert_eq!(harness.query_all_by_label("1 Signalen").count(), 2);
}

#[test]
fn the_same_number_gives_the_same_case_and_what_is_no_number_says_so() {
    let (mut harness, _) = window();
    press(&mut harness, "Oefen een casus");
    let field = "Nummer van de casus";
    harness.get_by_label(field).focus();
    harness.run();
    harness.get_by_label(field).type_text("veel");
    harness.run();
    harness.get_by_label(texts(Lang::Nl).practise_number_wrong);
    press(&mut harness, "Begin: De lege trommel");
    harness.get_by_label(field);
    for _ in 0..4 {
        key(&mut harness, Key::Tab);
    }
    harness.get_by_label(field).focus();
    harness.run();
    for _ in 0..4 {
        key(&mut harness, Key::Backspace);
    }
    harness.get_by_label(field).type_text("0042");
    harness.run();
    press(&mut harness, "Begin: De lege trommel");
    let shown = harness.state().view().chrome.band.as_ref().and_then(|band| band.name.clone());
    assert_eq!(shown.as_deref(), Some("De lege trommel · nummer 42"));
}

#[test]
fn no_page_lacks_a_name_or_a_letter_in_any_size_or_window() {
    for (wide, high) in [(1280.0, 800.0), (900.0, 600.0)] {
        let (services, _) = practice::services();
        let mut harness = sized(services, wide, high);
        let looked = |harness: &mut App, page: &str| {
            for size in 0..4 {
                assert_eq!(harness.unnamed_widgets(), Vec::<String>::new(), "{page} at {size}");
                press(harness, "English");
                press(harness, "Nederlands");
                harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Plus);
                harness.run();
            }
            for _ in 0..3 {
                harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Minus);
                harness.run();
            }
        };
        press(&mut harness, "Oefenen");
        press(&mut harness, "Wat je ervan leert: De lege trommel");
        looked(&mut harness, "practise");
        press(&mut harness, "Begin: Een zwaar verhaal");
        looked(&mut harness, "ahead");
        press(&mut harness, "Verder");
        press(&mut harness, "Nu niet");
        looked(&mut harness, "play");
        press(&mut harness, "Stoppen");
        press(&mut harness, "Begin");
        looked(&mut harness, "home");
        press(&mut harness, "Verder: Een zwaar verhaal, nummer 7");
        press(&mut harness, "Brood delen en het straks bekijken");
        press(&mut harness, "Knikken en doorgaan met de les");
        looked(&mut harness, "end");
        press(&mut harness, "Nabespreking");
        press(&mut harness, "Alles openen");
        looked(&mut harness, "debrief");
    }
}

#[test]
fn f1_explains_the_pages_of_practising_and_escape_closes_that_first() {
    let (mut harness, _) = begun();
    let nl = texts(Lang::Nl);
    key(&mut harness, Key::F1);
    harness.get_by_label(nl.help_play);
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label(nl.help_play).is_none());
    harness.get_by_label("Leg je dit vast? (Signaal)");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::F1);
    harness.get_by_label(nl.help_practise);
}

#[test]
fn a_play_that_cannot_be_kept_says_so_and_goes_on() {
    let (services, _) = practice::services();
    let why = || Bilingual { nl: "Dit spel kan niet worden bewaard.".into(), en: "Not kept.".into() };
    let services = fixture::answering(services, move |effect| match effect {
        Effect::KeepPlay(_) => Some(Action::Practise(Practise::Kept(Err(why())))),
        _ => None,
    });
    let mut harness = sized(services, 1280.0, 800.0);
    press(&mut harness, "Oefenen");
    press(&mut harness, "Begin: De lege trommel");
    press(&mut harness, "Nu niet");
    harness.get_by_label("Dit spel kan niet worden bewaard.");
    harness.get_by_label("Wat doe je?");
}

#[test]
fn a_kept_play_that_cannot_go_on_says_so_and_can_be_let_go() {
    let (services, outside) = practice::services();
    let kept = |scenario: &str, version: &str, answer: &str| KeptPlay {
        scenario: scenario.to_owned(),
        version: version.to_owned(),
        seed: 3,
        answers: vec![PlayerAnswer::Choice(answer.to_owned())],
        on: None,
    };
    let kept = vec![
        kept("lang-geleden", "1", "not_now"),
        kept("de-lege-trommel", "0", "not_now"),
        kept("een-zwaar-verhaal", "1", "no such option"),
    ];
    let mut harness = sized(Services { kept, ..services }, 1280.0, 800.0);
    let nl = texts(Lang::Nl);
    harness.get_by_label(nl.kept_gone);
    assert_eq!(harness.query_all_by_label(nl.kept_changed).count(), 2);
    assert!(harness.query_by_label("Verder: De lege trommel, nummer 3").is_none());
    for name in ["lang-geleden", "De lege trommel", "Een zwaar verhaal"] {
        press(&mut harness, &format!("Verwijderen: {name}, nummer 3"));
    }
    assert!(harness.query_by_label("Verder waar je was").is_none());
    assert_eq!(outside.borrow().forgotten.len(), 3);
}

#[test]
fn without_scenarios_it_says_what_will_come() {
    let mut harness = sized(fixture::services(), 1280.0, 800.0);
    press(&mut harness, "Oefenen");
    harness.get_by_label(texts(Lang::Nl).practise_empty);
    assert!(harness.query_by_label("Nummer van de casus").is_none());
}
