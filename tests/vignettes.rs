//! The anchor vignettes: whole in both languages, their keys within their bands and resting on
//! sources, and families in which only what may count moves the key.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::collections::{BTreeMap, BTreeSet};

use nietpluis::calibrate::{Differs, Response, Vignette};
use nietpluis::check::{Case, check};
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Direction, Protocol};
use nietpluis::record::Date;
use nietpluis::validate;

fn vignettes() -> Vec<Vignette> {
    let (vignettes, faults) = load::bundled_vignettes();
    assert_eq!(faults, []);
    vignettes
}

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

/// What the check finds of a vignette's facts, and which way it points.
fn looked_at(protocol: &Protocol, vignette: &Vignette) -> (Vec<String>, Direction) {
    let record = vignette.record();
    assert_eq!(record.unsound(), [], "{}", vignette.id);
    // On the day of its last fact.
    let day = record.events.iter().map(|event| event.on).max();
    let case = Case::new(protocol, &record, day.unwrap_or_else(|| Date::parse("2026-01-05").expect("a day")));
    let outcomes = check(&case);
    (outcomes.findings.iter().map(|it| it.rule.id.clone()).collect(), outcomes.indication.direction)
}

#[test]
fn there_are_enough_and_each_is_whole() {
    let (vignettes, protocol) = (vignettes(), protocol());
    assert!(vignettes.len() >= 30, "{}", vignettes.len());
    let ids: BTreeSet<&str> = vignettes.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), vignettes.len(), "an id is used twice");
    let never = ["dader", "schuldig", "bewijs ", "perpetrator", "guilty", "proof"];
    for it in &vignettes {
        assert!(
            it.key.low <= it.key.answer && it.key.answer <= it.key.high,
            "{}: the key lies outside its band",
            it.id
        );
        assert!(!it.reasons.is_empty(), "{} has no reason", it.id);
        for line in it.reasons.iter().flat_map(|reason| &reason.source) {
            let known = protocol.pack.documents.iter().any(|document| document.id == line.document);
            assert!(known, "{} cites `{}`", it.id, line.document);
        }
        assert!(
            it.reasons.iter().all(|reason| !reason.source.is_empty()),
            "{}: a reason without a source",
            it.id
        );
        let texts = [&it.text, &it.spread].into_iter().chain(it.reasons.iter().map(|reason| &reason.text));
        for text in texts {
            for said in [&text.nl, &text.en] {
                assert!(!said.trim().is_empty(), "{}", it.id);
                assert!(!never.iter().any(|word| said.to_lowercase().contains(word)), "{}: {said}", it.id);
            }
        }
        for said in [&it.text.nl, &it.text.en] {
            let words = said.split_whitespace().count();
            assert!((60..=140).contains(&words), "{} has {words} words", it.id);
        }
    }
}

#[test]
fn every_answer_is_a_key_and_the_core_is_spread_over_them() {
    let vignettes = vignettes();
    for response in Response::ALL {
        let with = |core: bool| {
            vignettes.iter().filter(|it| it.key.answer == response && (!core || it.core)).count()
        };
        assert!(with(false) >= 4, "{response:?}: {}", with(false));
        assert!(with(true) >= 1, "{response:?} is no key of the core");
    }
    // The length of a text must not give its key away.
    let mean = |response: Response| {
        let of = vignettes.iter().filter(|it| it.key.answer == response);
        let words: Vec<usize> = of.map(|it| it.text.nl.split_whitespace().count()).collect();
        words.iter().sum::<usize>() / words.len()
    };
    let means: Vec<usize> = Response::ALL.into_iter().map(mean).collect();
    let (least, most) = (means.iter().min().expect("six"), means.iter().max().expect("six"));
    assert!(most - least <= 15, "{means:?}");
}

#[test]
fn only_what_may_count_moves_a_key() {
    let (vignettes, protocol) = (vignettes(), protocol());
    let mut families: BTreeMap<&str, Vec<&Vignette>> = BTreeMap::new();
    for it in &vignettes {
        assert_eq!(it.family.is_some(), it.variant.is_some(), "{}", it.id);
        if let Some(family) = &it.family {
            families.entry(family).or_default().push(it);
        }
    }
    assert!(families.len() >= 6, "{}", families.len());
    let mut kinds: BTreeSet<Differs> = BTreeSet::new();
    for (family, members) in families {
        let base = members.iter().find(|it| it.variant == Some(Differs::Base));
        let base = base.unwrap_or_else(|| panic!("{family} has no base"));
        for it in members.iter().filter(|it| it.id != base.id) {
            let differs = it.variant.expect("checked above");
            kinds.insert(differs);
            assert_ne!(it.text.nl, base.text.nl, "{}", it.id);
            if differs.keeps_key() {
                assert_eq!(it.key, base.key, "{}: {differs:?} is no reason to do more or less", it.id);
                assert_eq!(
                    looked_at(&protocol, it),
                    looked_at(&protocol, base),
                    "{}: the rules see {differs:?}",
                    it.id
                );
            }
        }
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}

#[test]
fn the_rules_react_to_severity_and_history() {
    let (vignettes, protocol) = (vignettes(), protocol());
    let of = |id: &str| vignettes.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("{id}"));
    // The same history with and without agreements kept.
    let (failed, kept) =
        (looked_at(&protocol, of("brooddoos")), looked_at(&protocol, of("brooddoos-agreements-kept")));
    assert_ne!(failed.1, kept.1);
    assert_eq!(failed.1, Direction::Report);
    // What must be reported now is what the rules call so too.
    for it in vignettes
        .iter()
        .filter(|it| it.key.low == Response::ReportNow || it.key.answer == Response::ReportNow)
    {
        assert_eq!(looked_at(&protocol, it).1, Direction::ReportNow, "{}", it.id);
    }
    for it in vignettes.iter().filter(|it| it.key.high < Response::Report) {
        let direction = looked_at(&protocol, it).1;
        let strict = matches!(direction, Direction::ReportNow | Direction::Report | Direction::ReportAndHelp);
        assert!(!strict, "{}: {direction:?}", it.id);
    }
}
