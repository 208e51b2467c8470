//! Whatever is done to a trail behind its back shows.

use super::*;

fn at(text: &str) -> ZonedDateTime {
    text.parse::<Timestamp>().expect("a moment").to_zoned_datetime(jiff::tz::TimeZone::UTC)
}

fn trail() -> Trail {
    let mut trail = Trail::default();
    let acts = [
        ("2026-03-02T09:15:00.7Z", Act::Begun),
        ("2026-03-03T14:02:11Z", Act::Saved),
        ("2026-03-03T14:02:11Z", Act::Saved),
        ("2026-03-04T08:00:00Z", Act::Printed("advice".to_owned())),
        ("2026-03-09T08:00:00Z", Act::Saved),
    ];
    for (number, (moment, act)) in acts.into_iter().enumerate() {
        let back = trail.append(&at(moment), act, Digest::of(&[u8::try_from(number).expect("small")]));
        assert!(!back.expect("added"));
    }
    trail
}

fn broken(lines: &[&str]) -> Option<Break> {
    let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    Trail::read(&text).broken()
}

#[test]
fn a_trail_is_read_as_it_was_written() {
    let trail = trail();
    let text = trail.text().expect("text");
    assert_eq!(Trail::read(&text), trail);
    assert_eq!((trail.broken(), trail.entries().len(), text.lines().count()), (None, 5, 6));
    assert!(text.starts_with(r#"{"entry":1,"at":"2026-03-02T09:15:00Z","act":"begun","#), "{text}");
    assert_eq!(Trail::read(""), Trail::default());
    assert_eq!(Trail::read(&Trail::default().text().expect("text")).broken(), None);
}

#[test]
fn each_entry_changed_dropped_swapped_or_put_in_shows() {
    let text = trail().text().expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let entries = lines.len() - 1;
    let mut tried = 0;
    let mut shows = |lines: &[&str], what: String| {
        assert!(broken(lines).is_some(), "{what}");
        tried += 1;
    };
    for one in 0..entries {
        let mut changed = lines.clone();
        let another = lines[one].replace("2026", "2025");
        changed[one] = &another;
        shows(&changed, format!("changed {one}"));
        let act = lines[one].replace("saved", "begun").replace("advice", "full");
        if act != lines[one] {
            changed[one] = &act;
            shows(&changed, format!("another act at {one}"));
        }
        for end in one + 1..=entries {
            let dropped = [&lines[..one], &lines[end..]].concat();
            shows(&dropped, format!("dropped {one} up to {end}"));
        }
        for other in one + 1..entries {
            let mut swapped = lines.clone();
            swapped.swap(one, other);
            shows(&swapped, format!("swapped {one} and {other}"));
        }
    }
    for one in 0..entries {
        for place in 0..=entries {
            let put_in = [&lines[..place], &lines[one..=one], &lines[place..]].concat();
            shows(&put_in, format!("{one} once more at {place}"));
        }
    }
    shows(&lines[..entries], "not closed".to_owned());
    shows(&[&lines[..], &lines[entries..]].concat(), "closed twice".to_owned());
    assert!(tried > 60, "only {tried}");
}

#[test]
fn every_byte_changed_and_every_truncation_shows() {
    let text = trail().text().expect("text").into_bytes();
    for place in 0..text.len() {
        for bit in 0..7 {
            let mut changed = text.clone();
            changed[place] ^= 1 << bit;
            let changed = String::from_utf8(changed).expect("ASCII stays ASCII");
            assert!(Trail::read(&changed).broken().is_some(), "bit {bit} of byte {place}");
        }
        // Cut to nothing, it is no trail at all: whoever expects one sees that.
        let cut = std::str::from_utf8(&text[..place]).expect("ASCII");
        assert_eq!(Trail::read(cut).broken().is_some(), place > 0, "cut at {place}");
    }
}

#[test]
fn a_break_stays_visible_whatever_is_added_later() {
    let text = trail().text().expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let without_last = [&lines[..4], &lines[5..]].concat().join("\n") + "\n";
    let without_closing = lines[..5].join("\n") + "\n";
    let changed = text.replacen("2026", "2025", 1);
    for broken in [without_last, without_closing, changed] {
        let mut trail = Trail::read(&broken);
        let found = trail.broken();
        assert!(found.is_some(), "{broken}");
        trail.append(&at("2026-04-01T08:00:00Z"), Act::Saved, Digest::of(b"")).expect("added");
        let later = Trail::read(&trail.text().expect("text"));
        assert_eq!(later.broken(), found);
        assert_eq!(later.entries().last().expect("one").act, Act::Saved);
    }
}

#[test]
fn a_control_code_names_one_state() {
    let mut trail = trail();
    let printed = trail.control_code();
    assert_eq!(printed.len(), 14);
    assert_eq!(trail.printed_after(&printed).map(|entry| entry.number), Some(5));
    let as_typed = printed.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    trail.append(&at("2026-03-10T08:00:00Z"), Act::Saved, Digest::of(b"later")).expect("added");
    assert_ne!(trail.control_code(), printed);
    assert_eq!(trail.printed_after(&as_typed).map(|entry| entry.number), Some(5));
    // A chain written anew by who has the passphrase is whole in itself, and not the one on paper.
    let mut anew = Trail::default();
    for entry in trail.entries() {
        let content = if entry.number == 2 { Digest::of(b"another") } else { entry.content };
        anew.append(&at(&entry.at), entry.act.clone(), content).expect("added");
    }
    let anew = Trail::read(&anew.text().expect("text"));
    assert_eq!((anew.broken(), anew.printed_after(&printed)), (None, None));
}

#[test]
fn a_clock_that_was_set_back_and_a_later_format_are_told() {
    let mut trail = trail();
    assert!(trail.append(&at("2026-03-08T08:00:00Z"), Act::Saved, Digest::of(b"")).expect("added"));
    assert_eq!(Trail::read(&trail.text().expect("text")).broken(), None);
    let later = trail.text().expect("text").replace("{\"trail\":1,", "{\"trail\":2,\"signed\":true,");
    assert_eq!(Trail::read(&later).broken(), Some(Break::Newer));
}
