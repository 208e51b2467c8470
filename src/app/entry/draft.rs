//! The form for one event: its fields as they are typed and chosen, and the event they make.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::filled::{FilledIn, PartyRow, Reader, blank, filled};
use super::when::{read_day, read_time};
use crate::record::{Activity, ActivityKind, Date, Event, FieldKind, Place, Real, Recorded, Value};

/// The form. Whatever is empty is not known.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// The event that is being changed; none for a new one.
    pub editing: Option<String>,
    /// When.
    pub on: String,
    /// At what time.
    pub at: String,
    /// What happened.
    pub kind: ActivityKind,
    /// Who did it.
    pub by: Vec<PartyRow>,
    /// Where it is on file: the name of a place, `no` or `unknown`.
    pub place: String,
    /// Since when it is on file; the day of the event where it is empty.
    pub filed_on: String,
    /// The note.
    pub note: String,
    /// The fields of the activities, by `activity.field`: what was filled in for one stays while
    /// somebody looks at another.
    pub fields: BTreeMap<String, FilledIn>,
    /// Whether the whole form is open.
    pub whole: bool,
    /// What could not be read when it was to be saved.
    pub missing: Vec<Missing>,
}

/// What could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Missing {
    /// The day of the event.
    Day,
    /// The day: it is yet to come.
    DayAhead,
    /// The time.
    Time,
    /// Another day in the form.
    OtherDay,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            editing: None,
            on: String::new(),
            at: String::new(),
            kind: ActivityKind::Signal,
            by: Vec::new(),
            place: "unknown".to_owned(),
            filed_on: String::new(),
            note: String::new(),
            fields: BTreeMap::new(),
            whole: false,
            missing: Vec::new(),
        }
    }
}

impl Draft {
    /// The form for the next event: the same day, people, place and activity.
    pub(super) fn next(self) -> Self {
        let Self { on, kind, by, place, whole, .. } = self;
        Self { on, kind, by, place, whole, ..Self::default() }
    }

    /// Whether something was typed or chosen that is not in the case yet.
    pub(super) fn types(&self, real: &Real) -> bool {
        let before = self.editing.as_ref().and_then(|id| real.events.iter().find(|it| it.id == *id));
        if let Some(event) = before {
            let view = |draft: &Self| Self { whole: false, missing: Vec::new(), ..draft.clone() };
            return view(self) != view(&Self::of(event));
        }
        let blank = Self { whole: self.whole, ..Self::default() };
        // What stays from the line before is in the case with that line.
        let kept = Self {
            on: String::new(),
            by: Vec::new(),
            kind: blank.kind,
            place: blank.place.clone(),
            missing: Vec::new(),
            ..self.clone()
        };
        kept != blank
    }

    /// What stands for a field of the activity; what it begins with where nothing does.
    #[must_use]
    pub fn field(&self, name: &str, kind: FieldKind) -> FilledIn {
        self.fields.get(&self.key(name)).cloned().unwrap_or_else(|| blank(kind))
    }

    /// Fills in a field of the activity.
    pub fn fill(&mut self, name: &str, with: FilledIn) {
        self.fields.insert(self.key(name), with);
    }

    /// The same answers as another activity that asks the same.
    #[must_use]
    pub(crate) fn of_kind(mut self, kind: ActivityKind) -> Self {
        let own = format!("{}.", self.kind.name());
        let renamed = |(key, filled): (String, FilledIn)| match key.strip_prefix(&own) {
            Some(field) => (format!("{}.{field}", kind.name()), filled),
            None => (key, filled),
        };
        self.fields = self.fields.into_iter().map(renamed).collect();
        self.kind = kind;
        self
    }

    fn key(&self, name: &str) -> String {
        format!("{}.{name}", self.kind.name())
    }

    /// The field of the activity that the one line fills: its text, else nothing (it is the note).
    #[must_use]
    pub fn text_field(&self) -> Option<String> {
        self.kind.form().into_iter().find(|(_, kind)| *kind == FieldKind::Text).map(|(name, _)| name)
    }

    /// The form of an event.
    pub(crate) fn of(event: &Event) -> Self {
        let (place, filed_on) = match event.recorded {
            Recorded::Yes { on, place: Place::Unknown } => ("somewhere".to_owned(), on.to_string()),
            Recorded::Yes { on, place } => (place.name().to_owned(), on.to_string()),
            Recorded::No => ("no".to_owned(), String::new()),
            Recorded::Unknown => ("unknown".to_owned(), String::new()),
        };
        let mut draft = Self {
            editing: Some(event.id.clone()),
            on: event.on.to_string(),
            at: event.at.map(|at| at.to_string()).unwrap_or_default(),
            kind: event.what.kind(),
            by: event.by.iter().map(PartyRow::of).collect(),
            place,
            filed_on,
            note: event.note.clone(),
            whole: true,
            ..Self::default()
        };
        // An activity is plain data: what cannot be written as JSON does not exist.
        let what = serde_json::to_value(&event.what).unwrap_or(Json::Null);
        for (name, kind) in draft.kind.form() {
            let mut at = what.get(draft.kind.name());
            for part in name.split('.') {
                at = at.and_then(|it| it.get(part));
            }
            if let Some(json) = at {
                draft.fill(&name, filled(kind, json));
            }
        }
        draft
    }

    /// The event that the form makes; else everything in it that cannot be read.
    pub(super) fn event(&self, id: String, real: &Real, today: Date) -> Result<Event, Vec<Missing>> {
        let mut missing = Vec::new();
        let day = read_day(&self.on, today);
        if day.is_none() {
            missing.push(Missing::Day);
        }
        let at = read_time(&self.at);
        if at.is_none() && !self.at.trim().is_empty() {
            missing.push(Missing::Time);
        }
        let mut reader = Reader { today, unread: false };
        let filed_on = reader.day(&self.filed_on);
        let mut what = Map::new();
        for (name, kind) in self.kind.form() {
            let json = reader.json(kind, &self.field(&name, kind), real);
            match name.split_once('.') {
                _ if json.is_null() => {}
                None => drop(what.insert(name, json)),
                Some((within, name)) => {
                    if let Json::Object(part) = what.entry(within).or_insert_with(|| json!({})) {
                        part.insert(name.to_owned(), json);
                    }
                }
            }
        }
        if reader.unread {
            missing.push(Missing::OtherDay);
        }
        let what = if self.kind.fields().is_empty() {
            json!(self.kind.name())
        } else {
            json!({ self.kind.name(): what })
        };
        let what: Option<Activity> = serde_json::from_value(what).ok();
        match (day, what) {
            (Some(on), Some(what)) if missing.is_empty() => Ok(Event {
                id,
                on,
                at,
                by: self.by.iter().filter_map(PartyRow::party).collect(),
                recorded: recorded(&self.place, filed_on.unwrap_or(on)),
                what,
                note: self.note.trim().to_owned(),
            }),
            _ => Err(missing),
        }
    }
}

fn recorded(place: &str, on: Date) -> Recorded {
    match place {
        "no" => Recorded::No,
        "unknown" => Recorded::Unknown,
        name => {
            let place = Place::ALL.iter().copied().find(|it| it.name() == name).unwrap_or_default();
            Recorded::Yes { on, place }
        }
    }
}
