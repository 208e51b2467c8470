//! Scenarios to practise in tests of the window: the small one of `tests/scenarios`, judged by the
//! bundled rules, with and without something to know beforehand.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::expect_used, reason = "tests")]

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use nietpluis::app::{Action, Effect, Norm, Practise};
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Bilingual, Lang, Protocol};
use nietpluis::record::Date;
use nietpluis::train::{KeptPlay, Scenario, World, debrief};
use nietpluis::ui::Services;
use nietpluis::validate;

use crate::fixture;

/// The school's rules.
pub fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled(load::DEFAULT_PACK.to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

/// The world of a scenario in `tests/scenarios`, changed.
pub fn world(protocol: &Protocol, change: impl FnOnce(&mut Scenario)) -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/de-lege-trommel");
    let read = load::read_scenario(&path);
    let mut draft = read.draft.expect("a scenario");
    change(&mut draft.value);
    draft.file = format!("{}/scenario.ron", draft.value.id);
    validate::scenario(&draft, &read.text, protocol).expect("a sound scenario").0
}

/// With something to know beforehand.
pub fn with_warning(scenario: &mut Scenario) {
    "een-zwaar-verhaal".clone_into(&mut scenario.id);
    scenario.title = Bilingual { nl: "Een zwaar verhaal".to_owned(), en: "A heavy story".to_owned() };
    scenario.warning = Some(Bilingual {
        nl: "In deze casus heeft een kind het moeilijk.".to_owned(),
        en: "In this case a child has a hard time.".to_owned(),
    });
}

/// What was asked of the outside.
#[derive(Default)]
pub struct Outside {
    /// The plays that were kept, each time anew.
    pub kept: Vec<KeptPlay>,
    /// The plays that were forgotten.
    pub forgotten: Vec<KeptPlay>,
}

/// A window's outside with two scenarios.
pub fn services() -> (Services, Rc<RefCell<Outside>>) {
    let protocol = protocol();
    let outside = Rc::new(RefCell::new(Outside::default()));
    let asked = Rc::clone(&outside);
    let norm = Norm::of(&protocol, Date::parse("2026-04-01").expect("a day"));
    let scenarios = vec![world(&protocol, |_| ()), world(&protocol, with_warning)];
    let services = Services { norm, scenarios, ..fixture::services() };
    let services = fixture::answering(services, move |effect| match effect {
        Effect::DrawNumber { scenario } => Some(Action::Practise(Practise::Drawn(*scenario, 7))),
        Effect::KeepPlay(play) => {
            asked.borrow_mut().kept.push(play.clone());
            None
        }
        Effect::ForgetPlay(play) => {
            asked.borrow_mut().forgotten.push(play.clone());
            None
        }
        Effect::LookBack { world, play } => {
            let back = [Lang::Nl, Lang::En].map(|lang| debrief(world, play, &protocol, lang));
            Some(Action::Practise(Practise::LookedBack(Box::new(back))))
        }
        _ => None,
    });
    (services, outside)
}
