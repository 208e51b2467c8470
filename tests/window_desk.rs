//! The coordinator's desk without a display: a case laid down by keyboard, found by names.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![cfg(feature = "window")]

#[path = "window/fixture.rs"]
mod fixture;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use fixture::services;
use nietpluis::app::{Action, Effect};
use nietpluis::protocol::Lang;
use nietpluis::record::ActivityKind;
use nietpluis::text::texts;
use nietpluis::ui::{Services, Window};

fn window() -> Harness<'static, Window> {
    of(services())
}

fn of(services: Services) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(20)
        .build_eframe(|cc| Window::new(&cc.egui_ctx, services));
    harness.run();
    harness
}

fn press(harness: &mut Harness<'static, Window>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

fn keys(harness: &mut Harness<'static, Window>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn key(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// A new case with an alias, by keyboard.
fn begun() -> Harness<'static, Window> {
    let mut harness = window();
    press(&mut harness, "Nieuwe casus");
    keys(&mut harness, "K-7");
    key(&mut harness, Key::Enter);
    harness.get_by_label("ECHTE CASUS");
    harness.get_by_label("K-7");
    harness
}

#[test]
fn a_case_is_laid_down_by_keyboard_alone() {
    let mut harness = begun();
    // The keyboard is on the day already; Tab goes along the line.
    for (day, who, what, text) in
        [("2-3-2026", "leer", "signaal", "blauwe plek op de arm"), ("3-3-2026", "co", "overleg", "")]
    {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        keys(&mut harness, day);
        for part in [who, what, text] {
            key(&mut harness, Key::Tab);
            for letter in part.chars() {
                keys(&mut harness, &letter.to_string());
            }
        }
        key(&mut harness, Key::Enter);
    }
    harness.get_by_label("ma 2 mrt 2026: Signaal · onbekend");
    harness.get_by_label_contains("di 3 mrt 2026: Overleg");
    let day = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Datum");
    assert!(day.accesskit_node().is_focused(), "the next line begins");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(harness.query_by_label_contains("di 3 mrt 2026: Overleg").is_none());
}

#[test]
fn the_whole_form_opens_and_its_fields_have_names() {
    let mut harness = begun();
    press(&mut harness, "Alle velden");
    for name in ["Acuut gevaar", "Tijd", "Toelichting", "Vastgelegd op", "Erbij: Wie"] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name}");
    }
}

#[test]
fn findings_stay_folded_until_asked_for() {
    let mut harness = begun();
    assert!(harness.query_by_label_contains("Waarom?").is_none());
    press(&mut harness, "Vastleggen");
    harness.get_by_label("Deze datum is niet te lezen. Schrijf hem als 2-3-2026. Je invoer staat er nog.");
}

/// One event by keyboard, then weighing, a second weigher, and the decision.
#[test]
fn one_weighs_first_and_sees_then() {
    let mut harness = begun();
    keys(&mut harness, "2-3-2026");
    key(&mut harness, Key::Enter);
    // The fixture's check has an indication that can wait: nothing of it shows before the lock.
    assert!(harness.query_by_label("Toon de aanwijzing").is_none());
    press(&mut harness, "Wegen");
    let says = "Laat zien wat het dossier aangeeft";
    assert!(harness.query_by_label(says).is_none());
    press(&mut harness, "Vergrendel mijn weging");
    press(&mut harness, "Een tweede weegt mee");
    harness.get_by_label("De weging van de tweede weger");
    let risk = harness.get_by_role_and_label(
        egui::accesskit::Role::ComboBox,
        "Risico op kindermishandeling of huiselijk geweld",
    );
    assert_eq!(risk.accesskit_node().value().as_deref(), Some("onbekend"), "nothing of the first shows");
    risk.focus();
    harness.run();
    keys(&mut harness, "h");
    assert!(harness.query_by_label("Besluit en reden").is_none());
    press(&mut harness, "Vergrendel mijn weging");
    harness.get_by_label("Waar jullie verschillen");
    harness.get_by_label_contains("tweede weger hoog");
    press(&mut harness, "Besluit vastleggen");
    harness.get_by_label_contains("schrijf kort waarom");
    harness
        .get_by_role_and_label(egui::accesskit::Role::ComboBox, "Tegenover wat het dossier aangeeft")
        .focus();
    harness.run();
    keys(&mut harness, "we");
    key(&mut harness, Key::Tab);
    keys(&mut harness, "samen besproken");
    press(&mut harness, "Besluit vastleggen");
    // The fixture's check has something that must be done: it asks, and never blocks.
    harness.get_by_label("Er staat nog iets open. Wil je toch besluiten?");
    // The question is where one can see it, above the bar.
    assert!(harness.get_by_label("Ja, besluit vastleggen").rect().max.y <= 800.0 - 46.0);
    press(&mut harness, "Nee, nog niet");
    press(&mut harness, "Besluit vastleggen");
    press(&mut harness, "Ja, besluit vastleggen");
    harness.get_by_label("Het besluit staat in de casus.");
    press(&mut harness, "Terug naar de casus");
    assert!(harness.query_all_by_label_contains("2026: Besluit").next().is_some());
}

/// What a colleague weighed elsewhere comes in beside the own weighing, never before that is locked.
#[test]
fn a_colleague_weighs_on_another_machine() {
    let mut harness = begun();
    keys(&mut harness, "2-3-2026");
    key(&mut harness, Key::Enter);
    press(&mut harness, "Wegen");
    let button = "Weging van een collega inlezen";
    assert!(harness.query_by_label(button).is_none());
    press(&mut harness, "Vergrendel mijn weging");
    press(&mut harness, button);
    let file = "Waar het bestand van je collega staat";
    for (path, says) in [("", "Vul eerst in waar het bestand staat."), ("K-8.json", "een andere casus")] {
        harness.get_by_role_and_label(egui::accesskit::Role::TextInput, file).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        keys(&mut harness, path);
        press(&mut harness, "Inlezen");
        harness.get_by_label_contains(says);
    }
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, file).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    keys(&mut harness, "K-7.json");
    press(&mut harness, "Inlezen");
    harness.get_by_label("Waar jullie verschillen");
    harness.get_by_label_contains("tweede weger schulden (ouder)");
    assert!(harness.query_by_label(button).is_none());
    press(&mut harness, "Terug naar de casus");
    assert!(harness.query_all_by_label_contains("Weging van een tweede").next().is_some());
}

/// Burdens and protections as cards, moved by keyboard and named in the tree.
#[test]
fn cards_go_over_the_board_by_keyboard() {
    let mut harness = begun();
    press(&mut harness, "Wegen");
    press(&mut harness, "Erbij: Belast, Ouder");
    keys(&mut harness, "schulden");
    let field = "Belast, Ouder: Wat is er?";
    assert!(harness.get_by_label(field).accesskit_node().is_focused(), "one types at once");
    // By Tab to the first of its buttons, which moves it a level down and keeps the keyboard.
    key(&mut harness, Key::Tab);
    key(&mut harness, Key::Enter);
    harness.get_by_label("Belast, Kind: Wat is er?");
    press(&mut harness, "Naar de andere kant: schulden");
    let there = harness.get_by_label("Beschermt, Kind: Wat is er?");
    assert!(there.accesskit_node().is_focused(), "the keyboard goes along");
    assert_eq!(there.accesskit_node().value().as_deref(), Some("schulden"));
    for name in ["Belast: Ouder", "Beschermt: Samenleving"] {
        harness.get_by_role_and_label(egui::accesskit::Role::Group, name);
    }
    press(&mut harness, "Weg: schulden");
    assert!(harness.query_by_label("Beschermt, Kind: Wat is er?").is_none());
}

#[test]
fn what_a_question_means_opens_with_enter() {
    let mut harness = begun();
    press(&mut harness, "Wegen");
    let opens = "Wat betekent dit? Hoeveel staat de veiligheid van het kind op het spel?";
    harness.get_by_label(opens).focus();
    harness.run();
    assert!(harness.query_by_label_contains("wat kan dit kind overkomen").is_none());
    key(&mut harness, Key::Enter);
    harness.get_by_label_contains("wat kan dit kind overkomen");
}

#[test]
fn a_case_that_is_kept_nowhere_is_covered_and_not_lost() {
    let mut harness = begun();
    keys(&mut harness, "2-3-2026");
    key(&mut harness, Key::Enter);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run();
    harness.get_by_label("De casus is afgedekt");
    assert!(harness.query_by_label_contains("K-7").is_none());
    // Nothing leads past the cover.
    press(&mut harness, "Casus");
    assert!(harness.query_by_label_contains("K-7").is_none());
    press(&mut harness, "Verder met de casus");
    harness.get_by_label("ma 2 mrt 2026: Signaal · onbekend");
}

#[test]
fn the_sheet_waits_for_the_weighing() {
    let mut harness = begun();
    assert!(harness.query_by_label("Afdrukken").is_none());
    press(&mut harness, "Wegen");
    press(&mut harness, "Vergrendel mijn weging");
    press(&mut harness, "Laat zien wat het dossier aangeeft");
    press(&mut harness, "Terug naar de casus");
    press(&mut harness, "Afdrukken");
    harness.get_by_label_contains("ECHTE-CASUS.pdf");
}

/// A real case that is opened is worked on from the start: its indication waits as well.
#[test]
fn an_opened_real_case_shows_its_indication_after_the_lock() {
    let opened = Services { open: Some("K-014.ron".into()), ..services() };
    let services = fixture::answering(opened, |effect| match effect {
        Effect::ReadRecord { path } => {
            let mut real = fixture::real_record();
            real.events.retain(|event| event.what.kind() != ActivityKind::Weighing);
            Some(Action::CaseRead(Ok(Box::new(fixture::case_of(path, real)))))
        }
        _ => None,
    });
    let mut harness = of(services);
    let button = "Toon wat het dossier aangeeft";
    let says = texts(Lang::Nl).indication_advice;
    assert!(harness.query_by_label(button).is_none() && harness.query_by_label(says).is_none());
    press(&mut harness, "Wegen");
    press(&mut harness, "Vergrendel mijn weging");
    press(&mut harness, "Laat zien wat het dossier aangeeft");
    harness.get_by_label(says);
}

/// The rules say what danger is, and no lock hides it; a weighing has a day that has come.
#[test]
fn danger_shows_while_one_weighs() {
    let mut harness = begun();
    press(&mut harness, "Wegen");
    let call = texts(Lang::Nl).call_safe_home;
    assert!(harness.query_by_label(call).is_none());
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Soort onveiligheid").focus();
    harness.run();
    keys(&mut harness, "ac");
    harness.get_by_label(call);
    press(&mut harness, "Vergrendel mijn weging");
    harness.get_by_label(call);
    press(&mut harness, "Een tweede weegt mee");
    harness.get_by_label(call);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Datum").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    keys(&mut harness, "1-1-2099");
    press(&mut harness, "Vergrendel mijn weging");
    harness.get_by_label("De weging van de tweede weger");
    harness.get_by_label("Deze datum ligt nog voor ons. Kies de dag waarop er is gewogen.");
}
