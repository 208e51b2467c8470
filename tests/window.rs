//! The window without a display: found by names, driven by keyboard, and its panels as data.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![cfg(feature = "window")]

#[path = "window/fixture.rs"]
mod fixture;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use fixture::services;
use nietpluis::app::view::{PageView, View};
use nietpluis::app::{Action, Effect, OpenCase, Page, Reply, State, update};
use nietpluis::protocol::{Direction, Lang, Severity};
use nietpluis::text::texts;
use nietpluis::ui::{Services, Window};

const NUMBERS: &str = "Acuut gevaar? 112 · Veilig Thuis 0800-2000 (dag en nacht, gratis)";

fn window(services: Services) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(20)
        .build_eframe(|cc| Window::new(&cc.egui_ctx, services));
    harness.run();
    harness
}

/// A window with the sample case open.
fn case_window() -> Harness<'static, Window> {
    window(Services { open: Some("K-014.ron".into()), ..services() })
}

/// A window that opens with this case.
fn reading(case: OpenCase) -> Services {
    let opened = Services { open: Some("K-014.ron".into()), ..services() };
    fixture::answering(opened, move |effect| match effect {
        Effect::ReadRecord { .. } => Some(Action::CaseRead(Ok(Box::new(case.clone())))),
        _ => None,
    })
}

fn press(harness: &mut Harness<'static, Window>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

/// Opens a case through the doors, as a person would.
#[test]
fn a_case_is_opened_through_the_door_and_the_folder() {
    let mut harness = window(services());
    press(&mut harness, "Leg een casus langs het protocol");
    harness.get_by_label("Casus openen");
    press(&mut harness, "Dossier K-014.ron");
    harness.get_by_label("OEFENING");
    harness.get_by_label("Stap 3 Gesprek: gevonden, 2 punten");
    harness.get_by_label("ma 2 mrt 2026, 10:15: Signaal · lichamelijk");
}

#[test]
fn a_case_is_opened_by_its_path_and_the_keyboard() {
    let mut harness = window(services());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
    harness.run();
    harness.get_by_label("Bestand").focus();
    harness.run();
    harness.get_by_label("Bestand").type_text("/dossiers/K-014.ron");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("K-014");
}

#[test]
fn a_file_that_cannot_be_read_says_why_in_the_language_that_is_on() {
    let mut harness = window(Services { open: Some("nothing.ron".into()), ..services() });
    harness.get_by_label("Er is geen bestand met deze naam.");
    press(&mut harness, "English");
    harness.get_by_label("There is no file of this name.");
}

#[test]
fn why_opens_trace_remedy_and_source_and_the_trace_leads_to_the_event() {
    let mut harness = case_window();
    let why = "Waarom? Van het gesprek is geen verslag gevonden";
    assert!(harness.query_by_label("Wat je nu kunt doen").is_none());
    press(&mut harness, why);
    harness.get_by_label("er was een gesprek met een ouder: ja");
    harness.get_by_label("het gesprek staat in het leerlingdossier: nee");
    harness.get_by_label("de ouder was het eens met het verslag: niet bekend");
    harness.get_by_label("Wat je nu kunt doen");
    harness.get_by_label("Stappenplan meldcode, stap 3, punt 5");
    assert_eq!(harness.get_by_label(why).accesskit_node().data().is_expanded(), Some(true));
    let links: Vec<_> = harness.get_all_by_label("Toon 17 mrt: Gesprek met ouder of verzorger M").collect();
    links[0].click_accesskit();
    drop(links);
    harness.run();
    harness.get_by_label("Sluiten Gesprek met ouder of verzorger M · di 17 mrt 2026, 15:30");
    press(&mut harness, why);
    assert!(harness.query_by_label("Wat je nu kunt doen").is_none());
}

#[test]
fn what_would_close_a_finding_is_shown_and_what_is_past_says_so() {
    let mut harness = case_window();
    press(&mut harness, "Wat sluit dit? Een signaal staat alleen in eigen notities");
    harness.get_by_label("het signaal van 4 maart staat in het leerlingdossier");
    press(&mut harness, "Wat sluit dit? Met de andere ouder met gezag is niet gesproken");
    harness.get_by_label(texts(Lang::Nl).would_close_past);
}

#[test]
fn the_indication_waits_for_the_own_weighing() {
    let mut harness = case_window();
    let says = "Dit dossier wijst naar melden bij Veilig Thuis.";
    let next = "Besluit samen: melden, hulp, of allebei (uiterlijk 24 apr 2026)";
    assert!(harness.query_by_label(says).is_none());
    assert!(harness.query_by_label(next).is_none(), "what comes next would give it away");
    press(&mut harness, "Toon wat het dossier aangeeft");
    harness.get_by_label(says);
    harness.get_by_label(next);
}

/// No fold ever hides danger.
#[test]
fn danger_shows_at_once() {
    for direction in [Direction::ReportNow, Direction::ConsultSafeHome] {
        let mut case = fixture::open_case("K-014.ron");
        case.checked_nl.indication.direction = direction;
        let harness = window(reading(case));
        harness.get_by_label("Dit dossier wijst naar melden bij Veilig Thuis.");
        assert!(harness.query_by_label("Toon wat het dossier aangeeft").is_none());
    }
}

#[test]
fn the_numbers_are_on_every_page_and_a_real_case_says_so() {
    let mut harness = window(reading(fixture::case_of("K-014.ron", fixture::real_record())));
    harness.get_by_label("ECHTE CASUS");
    assert!(harness.query_by_label("OEFENING").is_none());
    for page in ["Casus", "Protocol", "Begin", "Acuut gevaar"] {
        press(&mut harness, page);
        harness.get_by_label(NUMBERS);
    }
    assert!(harness.query_by_label("ECHTE CASUS").is_none(), "the band is for pages that show the case");
}

#[test]
fn language_and_theme_change_with_a_button_and_size_with_a_key() {
    let mut harness = case_window();
    press(&mut harness, "English");
    harness.get_by_label("PRACTICE · OEFENING");
    harness.get_by_label("Why? No record of the conversation was found");
    harness.get_by_label("Acute danger? 112 · Veilig Thuis 0800-2000 (day and night, free)");
    assert!(!harness.ctx.global_style().visuals.dark_mode);
    press(&mut harness, "Dark");
    assert!(harness.ctx.global_style().visuals.dark_mode);
    press(&mut harness, "Light");
    press(&mut harness, "Nederlands");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run();
    assert!((harness.ctx.zoom_factor() - 1.2).abs() < 0.01);
}

#[test]
fn f1_explains_every_page_and_escape_closes_it() {
    let mut harness = case_window();
    let nl = texts(Lang::Nl);
    for (page, says) in [("Casus", nl.help_case), ("Protocol", nl.help_protocol), ("Begin", nl.help_home)] {
        press(&mut harness, page);
        harness.key_press(Key::F1);
        harness.run();
        harness.get_by_label(says);
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label(says).is_none());
    }
}

/// Tab reaches a fold and Enter opens it: nothing needs a mouse.
#[test]
fn a_finding_opens_by_keyboard_alone() {
    let mut harness = case_window();
    let name = "Waarom? Een signaal staat alleen in eigen notities";
    for _ in 0..200 {
        if harness.get_by_label(name).is_focused() {
            break;
        }
        harness.key_press(Key::Tab);
        harness.run();
    }
    assert!(harness.get_by_label(name).is_focused(), "Tab never came to it");
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("Wat je nu kunt doen");
}

#[test]
fn the_graph_names_its_boxes_and_the_list_says_the_same() {
    let mut harness = case_window();
    press(&mut harness, "Protocol");
    harness.get_by_label(texts(Lang::Nl).graph_name);
    harness.get_by_label("4 Weging, stap, hier staat de casus nu");
    press(&mut harness, "3 Gesprek, stap, op het pad van deze casus");
    harness.get_by_label("Van het gesprek is geen verslag gevonden");
    press(&mut harness, "Als lijst");
    harness.get_by_label("3 Gesprek, stap, op het pad van deze casus");
    assert!(harness.query_by_label(texts(Lang::Nl).graph_name).is_none());
}

#[test]
fn nothing_one_can_press_is_without_a_name() {
    let mut harness = case_window();
    for page in ["Casus", "Protocol", "Begin", "Acuut gevaar"] {
        press(&mut harness, page);
        assert_eq!(harness.unnamed_widgets(), Vec::<String>::new(), "{page}");
    }
    press(&mut harness, "Begin");
    press(&mut harness, "Leg een casus langs het protocol");
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
}

/// The keyboard stays on what was pressed, whatever opens or changes around it.
#[test]
fn the_keyboard_stays_where_it_was() {
    let mut harness = case_window();
    harness.get_by_label("Toon wat het dossier aangeeft").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.get_by_label("Verberg wat het dossier aangeeft").is_focused());
    harness.get_by_label("English").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.get_by_label("Nederlands").is_focused());
    let why = "Why? The weighing still has open questions";
    harness.get_by_label(why).focus();
    harness.run();
    press(&mut harness, "Why? A signal stands only in somebody's own notes");
    assert!(harness.get_by_label(why).is_focused());
}

/// Ten thousand events: only the rows in sight are painted.
#[test]
fn of_a_long_record_only_what_is_in_sight_is_painted() {
    let mut record = fixture::record();
    let first = record.events[0].clone();
    record.events.extend((0..10_000).map(|index| {
        let mut event = first.clone();
        event.id = format!("x{index}");
        event
    }));
    let harness = window(reading(fixture::case_of("K-014.ron", record)));
    let rows = harness.query_all_by(|node| node.label().is_some_and(|it| it.contains("Signaal"))).count();
    assert!((1..500).contains(&rows), "{rows} rows are painted");
}

// What the pages show, without a screen.

fn state() -> State {
    State::new(fixture::norm())
}

fn with_case() -> State {
    let mut state = state();
    update(&mut state, Action::CaseRead(Ok(Box::new(fixture::open_case("K-014.ron")))));
    state
}

#[test]
fn the_three_questions_lead_to_a_number_and_doubt_counts_as_yes() {
    let mut state = state();
    update(&mut state, Action::Go(Page::Acute));
    let call = |state: &State| match View::of(state).page {
        PageView::Acute(view) => view.call.map(|call| call.title),
        _ => panic!("not the acute page"),
    };
    let nl = texts(Lang::Nl);
    assert_eq!(call(&state), None);
    update(&mut state, Action::Reply(0, Reply::NotSure));
    assert_eq!(call(&state), Some(nl.call_112));
    update(&mut state, Action::Reply(0, Reply::No));
    assert_eq!(call(&state), None);
    update(&mut state, Action::Reply(1, Reply::Yes));
    assert_eq!(call(&state), Some(nl.call_safe_home));
    update(&mut state, Action::Reply(1, Reply::No));
    update(&mut state, Action::Reply(2, Reply::NotSure));
    assert_eq!(call(&state), Some(nl.call_today));
    update(&mut state, Action::Reply(2, Reply::No));
    assert_eq!(call(&state), Some(nl.call_advice));
    // An earlier answer that changes asks the later questions again.
    update(&mut state, Action::Reply(0, Reply::No));
    assert_eq!(call(&state), None);
}

#[test]
fn opening_asks_the_outside_and_a_new_case_keeps_nothing_of_the_old_one() {
    let mut state = with_case();
    update(&mut state, Action::Fold(0, nietpluis::app::Fold::Why));
    update(&mut state, Action::Look("e1".to_owned()));
    update(&mut state, Action::Indication);
    let effects = update(&mut state, Action::Open(" other.ron ".to_owned()));
    assert_eq!(effects, [Effect::ReadRecord { path: "other.ron".to_owned() }]);
    update(&mut state, Action::CaseRead(Ok(Box::new(fixture::open_case("other.ron")))));
    assert!(state.folds.is_empty() && state.event.is_none() && !state.indication_shown);
}

#[test]
fn no_findings_never_reassures() {
    let mut state = state();
    let mut case = fixture::open_case("K-014.ron");
    case.checked_nl.findings.clear();
    case.checked_nl.indication.direction = Direction::CloseAndRecord;
    update(&mut state, Action::CaseRead(Ok(Box::new(case))));
    update(&mut state, Action::Indication);
    let PageView::Case(view) = View::of(&state).page else { panic!("not the case") };
    let (_, says) = view.findings.empty.expect("an empty state");
    assert!(says.contains("zegt niets over de veiligheid"));
    assert_eq!(view.indication.caution, Some(texts(Lang::Nl).says_nothing_of_safety));
    assert!(view.not_judged.is_some_and(|(_, lines)| !lines.is_empty()));
}

#[test]
fn the_window_title_holds_nothing_of_the_case() {
    let state = with_case();
    assert_eq!(View::of(&state).chrome.window_title, "Niet-pluis · OEFENING");
}

/// Boxes of the bundled graph lie apart, and it fits the width of a window of 1280.
#[test]
fn the_graph_is_drawn_without_boxes_on_each_other() {
    let mut state = state();
    for lang in [Lang::Nl, Lang::En] {
        update(&mut state, Action::Speak(lang));
        let drawing = state.drawing();
        assert_eq!(drawing.tiles.len(), state.norm.graph.ways.node_count());
        assert_eq!(drawing.lines.len(), state.norm.graph.ways.edge_count());
        for (index, a) in drawing.tiles.iter().enumerate() {
            for b in &drawing.tiles[index + 1..] {
                let apart = a.right() <= b.at.0
                    || b.right() <= a.at.0
                    || a.bottom() <= b.at.1
                    || b.bottom() <= a.at.1;
                assert!(apart, "{} lies on {}", a.id, b.id);
            }
        }
        assert!(drawing.size.0 <= 1084.0, "{lang:?}: {} wide", drawing.size.0);
        assert!(drawing.size.1 <= 580.0, "{lang:?}: {} high", drawing.size.1);
    }
}

/// Turning back to an earlier step leaves the drawn path whole: one way leads to each box.
#[test]
fn the_drawn_path_is_whole_where_a_case_turned_back() {
    let mut state = state();
    let mut case = fixture::open_case("K-014.ron");
    case.passed = [
        "start",
        "signals",
        "consultation",
        "conversation",
        "signals",
        "consultation",
        "weighing",
        "decision",
    ]
    .map(str::to_owned)
    .to_vec();
    update(&mut state, Action::CaseRead(Ok(Box::new(case))));
    update(&mut state, Action::Go(Page::Protocol));
    let PageView::Protocol(view) = View::of(&state).page else { panic!("not the protocol") };
    let boxes: Vec<&str> = view.graph.walked.iter().map(|(_, to)| to.as_str()).collect();
    assert_eq!(boxes, ["signals", "consultation", "conversation", "weighing", "decision"]);
}

#[test]
fn the_case_page_as_data() {
    let mut state = with_case();
    update(&mut state, Action::Fold(1, nietpluis::app::Fold::Why));
    update(&mut state, Action::Fold(1, nietpluis::app::Fold::WouldClose));
    update(&mut state, Action::Look("e6".to_owned()));
    let PageView::Case(view) = View::of(&state).page else { panic!("not the case") };
    assert_eq!(view.findings.groups[1].findings[0].severity, Severity::Must);
    insta::assert_json_snapshot!("case", view);
}

#[test]
fn home_and_opening_as_data() {
    let mut state = state();
    insta::assert_json_snapshot!("home", View::of(&state));
    update(&mut state, Action::Speak(Lang::En));
    update(&mut state, Action::Go(Page::Open));
    update(&mut state, Action::FolderListed(Ok(fixture::folder())));
    insta::assert_json_snapshot!("opening", View::of(&state).page);
}
