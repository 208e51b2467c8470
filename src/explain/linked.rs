//! Linked records: what those of brothers and sisters, and earlier ones, hold that may count here.
//!
//! What happens to one child of a family says something about the others, and an earlier report or
//! weighing is part of the picture (S35, S88, S101). This lists what stands there, with its day; it
//! weighs nothing, adds no finding and lowers none. A record that is not there is said not to be.

use schemars::JsonSchema;
use serde::Serialize;

use super::told::Reason;
use super::words;
use crate::protocol::{Lang, Truth};
use crate::record::{Activity, Answer, Date, Emergency, Event, Record, UnsafeKind};
use crate::text::{self, LinkedTexts};

/// A record that another names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Linked {
    /// What it is called.
    pub record: String,
    /// Whether it was among the records that were read.
    pub found: bool,
    /// What it holds that may count here, by day; or why nothing is told. The events are its own.
    pub says: Vec<Reason>,
}

/// What the records that `record` names hold on a day, as far as they are among `others`.
#[must_use]
pub fn linked(record: &Record, others: &[&Record], as_of: Date, lang: Lang) -> Vec<Linked> {
    let texts = text::linked(lang);
    let mut names: Vec<&str> = record.linked.iter().map(String::as_str).collect();
    names.dedup();
    names
        .into_iter()
        .map(|name| {
            let of_name: Vec<&&Record> =
                others.iter().filter(|it| it.name() == name && !std::ptr::eq(**it, record)).collect();
            let here: Vec<&&Record> =
                of_name.iter().filter(|it| it.nature() == record.nature()).copied().collect();
            let plain = |text: &str| {
                vec![Reason { text: text.to_owned(), value: Truth::Unknown, events: Vec::new() }]
            };
            let says = match (of_name.is_empty(), here.is_empty()) {
                (true, _) => plain(texts.not_here),
                (false, true) => plain(texts.other_nature),
                (false, false) => {
                    let held: Vec<Reason> = here.iter().flat_map(|it| held(it, as_of, lang)).collect();
                    if held.is_empty() { plain(texts.nothing) } else { held }
                }
            };
            Linked { record: name.to_owned(), found: !here.is_empty(), says }
        })
        .collect()
}

/// What a record holds that may count for another, in the order it happened.
fn held(record: &Record, as_of: Date, lang: Lang) -> Vec<Reason> {
    let texts = text::linked(lang);
    let mut events: Vec<&Event> = record.events.iter().filter(|event| event.on <= as_of).collect();
    events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
    let of = |event: &Event| -> Vec<Reason> {
        let told = |said: String| Reason {
            text: format!("{}: {said}", words::date(event.on, lang)),
            value: Truth::True,
            events: vec![event.id.clone()],
        };
        facts(&event.what, texts).into_iter().map(told).collect()
    };
    events.into_iter().flat_map(of).collect()
}

/// What an activity says that may count for another child. Doubt goes to the child's side.
fn facts(what: &Activity, texts: &LinkedTexts) -> Vec<String> {
    let if_so = |answer: Answer, text: &str| match answer {
        Answer::Yes => Some(text.to_owned()),
        Answer::Doubt => Some(format!("{text} ({})", texts.doubt)),
        Answer::No | Answer::Unknown => None,
    };
    let all: Vec<Option<String>> = match what {
        Activity::Report(_) => vec![Some(texts.report.to_owned())],
        Activity::EmergencyCall(it) => {
            let reported = (it.to == Emergency::SafeHome).then(|| texts.report.to_owned());
            vec![Some(texts.emergency.to_owned()), reported]
        }
        Activity::Signal(it) if it.direction == crate::record::Direction::Contradicts => Vec::new(),
        Activity::Signal(it) => vec![
            if_so(it.acute_danger, texts.danger),
            if_so(it.disclosure, texts.disclosure),
            if_so(it.structural, texts.repeated),
        ],
        Activity::Weighing(it) => vec![
            if_so(
                it.framework.r#unsafe,
                match it.framework.unsafe_kind {
                    UnsafeKind::Acute => texts.acute,
                    UnsafeKind::Structural => texts.structural,
                    UnsafeKind::Both => texts.both_kinds,
                    UnsafeKind::Unknown => texts.not_safe,
                },
            ),
            if_so(it.real_chance_of_harm, texts.chance),
            match it.siblings_considered {
                Answer::Yes => Some(texts.siblings.to_owned()),
                Answer::No => Some(texts.no_siblings.to_owned()),
                Answer::Doubt | Answer::Unknown => None,
            },
        ],
        Activity::HelpEvaluated(it) if matches!(it.effective, Answer::No | Answer::Doubt) => {
            vec![Some(texts.help_fails.to_owned())]
        }
        Activity::AgreementsReviewed(it) if matches!(it.kept, Answer::No | Answer::Doubt) => {
            vec![Some(texts.not_kept.to_owned())]
        }
        Activity::CaseClosed(_) => vec![Some(texts.closed.to_owned())],
        _ => Vec::new(),
    };
    all.into_iter().flatten().collect()
}
