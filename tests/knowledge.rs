//! The knowledge items: whole in both languages, resting on statements and sources, and such that no
//! option gives itself away by its place or its length.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use nietpluis::calibrate::Knowledge;
use nietpluis::load::{self, Folder};
use nietpluis::validate;

fn items() -> Vec<Knowledge> {
    let (items, faults) = load::bundled_knowledge();
    assert_eq!(faults, []);
    for (file, item) in &items {
        assert_eq!(file, &item.id, "an item is named by its id");
    }
    items.into_iter().map(|(_, item)| item).collect()
}

#[test]
fn every_item_is_whole_and_rests_on_the_protocol() {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    let protocol = validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0;
    let items = items();
    assert!(items.len() >= 36, "{}", items.len());
    let never = ["dader", "schuldig", "bewijs ", "perpetrator", "guilty", "proof"];
    for it in &items {
        for line in &it.source {
            let known = protocol.pack.documents.iter().any(|document| document.id == line.document);
            assert!(known, "{} cites `{}`", it.id, line.document);
        }
        assert!(!it.source.is_empty() && !it.statements.is_empty(), "{}", it.id);
        for id in &it.statements {
            assert!(protocol.statements.iter().any(|known| known.id == *id), "{} rests on `{id}`", it.id);
        }
        let right = it.options.iter().filter(|option| option.right).count();
        assert!((3..=4).contains(&it.options.len()) && (1..it.options.len()).contains(&right), "{}", it.id);
        let options = it.options.iter().flat_map(|option| [&option.text, &option.why]);
        for text in [&it.asks, &it.remember].into_iter().chain(options) {
            for said in [&text.nl, &text.en] {
                assert!(!said.trim().is_empty(), "{}", it.id);
                assert!(!never.iter().any(|word| said.to_lowercase().contains(word)), "{}: {said}", it.id);
            }
        }
    }
}

#[test]
fn no_option_gives_itself_away() {
    let items = items();
    let alone = items.iter().filter(|it| it.options.iter().filter(|option| option.right).count() == 1);
    let alone: Vec<&Knowledge> = alone.collect();
    let first = alone.iter().filter(|it| it.options[0].right).count();
    assert!(first * 2 <= alone.len(), "{first} of {} come first", alone.len());
    let longest = alone.iter().filter(|it| {
        let length = |option: &&nietpluis::calibrate::KnowledgeOption| option.text.nl.chars().count();
        it.options.iter().max_by_key(length).is_some_and(|option| option.right)
    });
    let longest = longest.count();
    assert!(longest * 2 <= alone.len(), "{longest} of {} are longest", alone.len());
}
