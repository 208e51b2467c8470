//! Acts of one's own accord in a played case: every act of the protocol can be done at every moment,
//! by pointer and by keyboard, and the world answers.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![cfg(feature = "window")]

#[path = "window/fixture.rs"]
mod fixture;
#[path = "window/practice.rs"]
mod practice;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nietpluis::protocol::Lang;
use nietpluis::record::ActivityKind;
use nietpluis::text::{standard_answer, texts};
use nietpluis::ui::Window;

type App = Harness<'static, Window>;

/// The small scenario, at its first moment with choices.
fn at_a_choice() -> App {
    let (services, _) = practice::services();
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_step_dt(0.05)
        .with_max_steps(20)
        .build_eframe(|cc| Window::new(&cc.egui_ctx, services));
    harness.run();
    for name in ["Oefen een casus", "Begin: De lege trommel"] {
        press(&mut harness, name);
    }
    // While something is being written down, nothing else is done.
    assert!(harness.query_by_label(texts(Lang::Nl).play_acts).is_none());
    press(&mut harness, "In mijn eigen aantekeningen");
    press(&mut harness, "eigen interpretatie: “Lize krijgt thuis waarschijnlijk geen eten.”");
    harness
}

fn press(harness: &mut App, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

#[test]
fn every_act_of_the_protocol_is_open_and_the_world_answers() {
    let say = texts(Lang::Nl);
    let mut harness = at_a_choice();
    press(&mut harness, say.play_acts);
    harness.get_by_label(say.play_acts_ask);
    for act in ["Bericht aan de coördinator", "Weging", "Melding bij Veilig Thuis"] {
        harness.get_by_label(act);
    }
    press(&mut harness, "Advies van Veilig Thuis");
    // This scenario has an answer of its own to that.
    harness.get_by_label("Veilig Thuis denkt mee: vraag het eerst gewoon na.");
    // It belongs in the record too.
    press(&mut harness, "In het leerlingdossier");
    harness.get_by_label("Denken dat het thuis wel niet op orde is");
}

#[test]
fn one_comes_back_to_the_choices_and_keys_do_the_same() {
    let say = texts(Lang::Nl);
    let mut harness = at_a_choice();
    press(&mut harness, say.play_acts);
    press(&mut harness, say.play_acts_back);
    harness.get_by_label("Denken dat het thuis wel niet op orde is");
    press(&mut harness, say.play_acts);
    // The second act is telling the coordinator.
    harness.key_press(Key::Num2);
    harness.run();
    harness.get_by_label(standard_answer(ActivityKind::CoordinatorInformed, Lang::Nl));
}
