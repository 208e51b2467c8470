//! The sheet of a case for the pupil file: what happened, what speaks for and against, the weighing, the
//! decision, what was agreed, and what is still open.

use std::fmt::Write as _;

use super::blocks::{Block, Sheet, check};
use super::phrases::phrases;
use crate::explain::{Checked, date_words};
use crate::protocol::Lang;
use crate::record::{Activity, Direction, Event, Nature, Real, Task};
use crate::text::{self, capital, said};

/// The sheet of a real case, with what a check says of it.
#[must_use]
pub fn of_case(real: &Real, checked: &Checked, code: Option<&str>, lang: Lang) -> Sheet {
    let words = text::case_sheet(lang);
    let mut events: Vec<&Event> = real.events.iter().collect();
    events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
    let mut blocks = vec![
        Block::Title(real.name().to_owned()),
        Block::Paragraph(words.alias_only.to_owned()),
        Block::Heading(words.course.to_owned()),
    ];
    if events.is_empty() {
        blocks.push(Block::Paragraph(words.nothing.to_owned()));
    }
    for event in &events {
        blocks.push(Block::Item(line(event, lang)));
        blocks.extend(details(event, lang).into_iter().map(Block::Detail));
    }
    for (heading, side) in [(words.signals_for, Direction::Supports), (words.against, Direction::Contradicts)]
    {
        let signals = events.iter().filter(|event| match &event.what {
            Activity::Signal(it) => it.direction == side,
            _ => false,
        });
        section(&mut blocks, heading, words.nothing, signals.map(|event| line(event, lang)));
    }
    section(&mut blocks, words.agreed, words.nothing, events.iter().flat_map(|event| agreed(event, lang)));
    blocks.push(Block::Heading(words.checked.to_owned()));
    check(checked, lang, &mut blocks);
    blocks.push(Block::Paragraph(match code {
        Some(code) => format!("{}: {code}. {}", words.code, words.code_says),
        None => words.no_code.to_owned(),
    }));
    blocks.push(Block::Notice(phrases(lang).acute.to_owned()));
    Sheet { nature: Nature::Real, blocks }
}

fn section(blocks: &mut Vec<Block>, heading: &str, none: &str, lines: impl Iterator<Item = String>) {
    blocks.push(Block::Heading(heading.to_owned()));
    let before = blocks.len();
    blocks.extend(lines.map(Block::Item));
    if blocks.len() == before {
        blocks.push(Block::Paragraph(none.to_owned()));
    }
}

/// `2 maart 2026, 10:15: Signaal · lichamelijk (leerkracht L3): de tekst. Vastgelegd: …`.
fn line(event: &Event, lang: Lang) -> String {
    let mut line = date_words(event.on, lang);
    if let Some(at) = event.at {
        let _ = write!(line, ", {at}");
    }
    let _ = write!(line, ": {}", text::activity(event.what.kind(), lang));
    if let Activity::Signal(signal) = &event.what {
        let source = text::source_kind(signal.source, lang);
        let _ = write!(line, " · {} ({source})", text::signal_kind(signal.kind, lang));
        if !signal.text.is_empty() {
            let _ = write!(line, ": {}", signal.text);
        }
    }
    line
}

/// Who did it and with whom, the answers that were given, the note, and where it is on file.
fn details(event: &Event, lang: Lang) -> Vec<String> {
    let label = |key: &str| capital(&said(key, lang));
    let people = |list: &[crate::record::Party]| {
        let names = list.iter().map(|it| match &it.alias {
            Some(alias) => format!("{} {alias}", text::role(it.role, lang)),
            None => text::role(it.role, lang),
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let mut lines = Vec::new();
    if !event.by.is_empty() {
        lines.push(format!("{}: {}", label("event.by"), people(&event.by)));
    }
    if !event.what.parties().is_empty() {
        lines.push(format!("{}: {}", text::texts(lang).event_with, people(event.what.parties())));
    }
    lines.extend(text::answers(&event.what, lang));
    if !event.note.is_empty() {
        lines.push(format!("{}: {}", label("event.note"), event.note));
    }
    lines.push(format!("{}: {}", label("event.recorded"), text::recorded(&event.recorded, lang)));
    lines
}

fn agreed(event: &Event, lang: Lang) -> Vec<String> {
    let tasks: &[Task] = match &event.what {
        Activity::ActionPlan(it) => &it.tasks,
        Activity::Conversation(it) => &it.agreements,
        Activity::Referral(it) => &it.agreements,
        _ => &[],
    };
    let told = tasks.iter().map(|task| {
        let mut line = task.what.clone();
        if let Some(owner) = &task.owner {
            let alias = owner.alias.as_ref().map(|alias| format!(" {alias}")).unwrap_or_default();
            let (who, role) = (said("task.owner", lang), text::role(owner.role, lang));
            let _ = write!(line, "; {who}: {role}{alias}");
        }
        for (key, day) in [("task.due", task.due), ("task.done_on", task.done_on)] {
            if let Some(day) = day {
                let _ = write!(line, "; {}: {}", said(key, lang), date_words(day, lang));
            }
        }
        line
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Pupil, Real};

    #[test]
    fn what_was_laid_down_stands_on_the_sheet() {
        let pupil: Pupil = serde_json::from_str(r#"{"alias":"K-1"}"#).expect("a pupil");
        let mut real = Real::begin(pupil);
        let event = r#"{"id":"e1","on":"2026-03-02","note":"later","what":
            {"decision":{"report":"yes","reason":"samen besproken"}}}"#;
        real.put(serde_json::from_str(event).expect("an event"));
        let event: Event = real.events[0].clone();
        assert_eq!(line(&event, Lang::Nl), "2 maart 2026: Besluit");
        let told = details(&event, Lang::Nl);
        for it in ["Melden: ja", "Reden: samen besproken", "Toelichting: later"] {
            assert!(told.iter().any(|line| line == it), "{it} in {told:?}");
        }
    }
}
