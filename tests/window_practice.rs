//! Practising in the window without a display: from Home to the first scene, playing by pointer and
//! by keyboard, stopping and going on, looking back; and its panels as data.

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
use nietpluis::app::view::{PageView, View};
use nietpluis::app::{Action, Effect, Norm, Page, Practise, State, Training, update};
use nietpluis::protocol::{Bilingual, Lang};
use nietpluis::text::texts;
use nietpluis::train::{KeptPlay, Lost, Play, PlayerAnswer, Teller, debrief};
use nietpluis::ui::{Services, Window};
use practice::Outside;

type App = Harness<'static, Window>;

fn sized(services: Services, wide: f32, high: f32) -> App {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(wide, high))
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
        "interpretatie: “Lize krijgt thuis waarschijnlijk geen eten.”",
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
