//! An event in a row, and the one being looked at in full.

use crate::explain::Checked;
use crate::protocol::Lang;
use crate::record::{Activity, Event, Party, Recorded};
use crate::text;

/// The events, as the list beside the timeline shows them.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EventView {
    /// The heading.
    pub title: &'static str,
    /// The columns.
    pub columns: [&'static str; 4],
    /// The rows, oldest first.
    pub rows: Vec<EventRow>,
    /// The event being looked at.
    pub detail: Option<EventDetail>,
    /// What it says where there are none.
    pub empty: Option<&'static str>,
}

/// A row.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EventRow {
    /// The event.
    pub id: String,
    /// The accessible name of the row.
    pub name: String,
    /// When.
    pub when: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// Where it is on file.
    pub recorded: String,
    /// Whether it is plainly not on file.
    pub missing: bool,
    /// Whether it is being looked at.
    pub chosen: bool,
}

/// An event in full.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EventDetail {
    /// What and when.
    pub title: String,
    /// Lines of name and value.
    pub lines: Vec<(&'static str, String)>,
    /// The findings that looked at it.
    pub named_by: Vec<String>,
    /// The button that closes it.
    pub close: String,
    /// The event.
    pub id: String,
    /// The buttons that change it and take it out: label and name; in a working copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<[(&'static str, String); 2]>,
}

impl EventView {
    pub(super) fn of(events: &[&Event], checked: &Checked, chosen: Option<&str>, lang: Lang) -> Self {
        let texts = text::texts(lang);
        // The year only where there is more than one.
        let year = |event: &&Event| event.on.day().year();
        let one_year = events.first().map(year) == events.last().map(year);
        let row = |event: &&Event| {
            let when = if one_year { text::weekday_and_month } else { text::weekday_day };
            EventRow::of(event, when(event.on, lang), chosen, lang)
        };
        let rows = events.iter().map(row).collect();
        let detail = events.iter().find(|event| Some(event.id.as_str()) == chosen);
        Self {
            title: texts.events,
            columns: [texts.column_date, texts.column_what, texts.column_who, texts.column_recorded],
            rows,
            detail: detail.map(|event| EventDetail::of(event, checked, lang)),
            empty: events.is_empty().then_some(texts.timeline_empty),
        }
    }
}

impl EventRow {
    fn of(event: &Event, day: String, chosen: Option<&str>, lang: Lang) -> Self {
        let what = what(event, lang);
        Self {
            id: event.id.clone(),
            name: format!("{}: {what}", when(event, lang)),
            when: day,
            what,
            who: who(&event.by, lang),
            recorded: match event.recorded {
                Recorded::Yes { place, .. } => text::place(place, lang),
                Recorded::No | Recorded::Unknown => text::recorded(&event.recorded, lang),
            },
            missing: event.recorded == Recorded::No,
            chosen: chosen == Some(event.id.as_str()),
        }
    }
}

impl EventDetail {
    fn of(event: &Event, checked: &Checked, lang: Lang) -> Self {
        let texts = text::texts(lang);
        let mut lines = Vec::new();
        if let Activity::Signal(signal) = &event.what {
            if !signal.text.is_empty() {
                lines.push((texts.column_what, signal.text.clone()));
            }
            lines.push((texts.source, text::source_kind(signal.source, lang)));
        }
        if !event.by.is_empty() {
            lines.push((texts.event_by, who(&event.by, lang)));
        }
        if !event.what.parties().is_empty() {
            lines.push((texts.event_with, who(event.what.parties(), lang)));
        }
        lines.push((texts.column_recorded, text::recorded(&event.recorded, lang)));
        if !event.note.is_empty() {
            lines.push((texts.event_note, event.note.clone()));
        }
        let title = format!("{} · {}", what(event, lang), when(event, lang));
        Self {
            close: format!("{} {title}", texts.close),
            title,
            lines,
            named_by: (checked.findings.iter())
                .filter(|finding| finding.events.contains(&event.id))
                .map(|finding| finding.title.clone())
                .collect(),
            id: event.id.clone(),
            work: None,
        }
    }

    /// With the buttons of a working copy.
    pub(super) fn worked_on(&mut self, lang: Lang) {
        let desk = text::desk(lang);
        self.work = Some([desk.change, desk.remove].map(|label| (label, format!("{label}: {}", self.title))));
    }
}

/// `Signaal · lichamelijk`, `Gesprek met ouder (M)`.
pub(super) fn what(event: &Event, lang: Lang) -> String {
    let name = text::activity(event.what.kind(), lang);
    match &event.what {
        Activity::Signal(signal) => format!("{name} · {}", text::signal_kind(signal.kind, lang)),
        Activity::Consultation(it) if !it.with.is_empty() => {
            format!("{} {}", text::texts(lang).consultation_with, who(&it.with, lang))
        }
        Activity::Conversation(it) if !it.with.is_empty() => {
            format!("{} {}", text::texts(lang).conversation_with, who(&it.with, lang))
        }
        _ => name,
    }
}

/// `ma 2 mrt 2026, 10:15`.
pub(super) fn when(event: &Event, lang: Lang) -> String {
    let day = text::weekday_day(event.on, lang);
    event.at.map_or_else(|| day.clone(), |time| format!("{day}, {time}"))
}

fn who(parties: &[Party], lang: Lang) -> String {
    let names = parties.iter().map(|party| {
        let role = text::role(party.role, lang);
        match &party.alias {
            Some(alias) => format!("{role} {alias}"),
            None => role,
        }
    });
    names.collect::<Vec<_>>().join(", ")
}
