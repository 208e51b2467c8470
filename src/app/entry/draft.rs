//! The form for one event: its fields as they are typed and chosen, and the event they make.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::when::{read_day, read_time};
use crate::record::{Activity, ActivityKind, Date, Event, FieldKind, Party, Place, Real, Recorded, Value};

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

/// What was filled in for a field.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FilledIn {
    /// A value of a closed set, by its name.
    One(String),
    /// Text, an alias or a day, as typed.
    Text(String),
    /// People.
    People(Vec<PartyRow>),
    /// Events or names of fields.
    Names(BTreeSet<String>),
    /// Tasks.
    Tasks(Vec<TaskRow>),
    /// Burdens or protections.
    Factors(Vec<FactorRow>),
    /// An instrument: its name and its outcome.
    Instrument(String, String),
}

/// Somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PartyRow {
    /// The name of the role.
    pub role: String,
    /// The alias.
    pub alias: String,
}

/// A task.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TaskRow {
    /// What.
    pub what: String,
    /// Who does it.
    pub owner: PartyRow,
    /// By when.
    pub due: String,
    /// When it was done.
    pub done_on: String,
}

/// A burden or protection.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FactorRow {
    /// The name of the level.
    pub level: String,
    /// What it is.
    pub text: String,
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

impl PartyRow {
    /// The row of somebody.
    #[must_use]
    pub fn of(party: &Party) -> Self {
        Self { role: party.role.name().to_owned(), alias: party.alias.clone().unwrap_or_default() }
    }

    /// Who it is; nobody where nothing was filled in.
    fn party(&self) -> Option<Party> {
        serde_json::from_value(self.json()).ok()
    }

    fn json(&self) -> Json {
        let alias = self.alias.trim();
        let known = !self.role.is_empty() && self.role != "unknown";
        match (known, alias.is_empty()) {
            (false, true) => Json::Null,
            (true, true) => json!({ "role": self.role }),
            (true, false) => json!({ "role": self.role, "alias": alias }),
            (false, false) => json!({ "alias": alias }),
        }
    }
}

/// What a field holds while nothing was filled in.
fn blank(kind: FieldKind) -> FilledIn {
    match kind {
        FieldKind::One(set) => FilledIn::One(set.default.to_owned()),
        FieldKind::Perhaps(_) => FilledIn::One(String::new()),
        FieldKind::Text | FieldKind::Alias | FieldKind::Day => FilledIn::Text(String::new()),
        FieldKind::Somebody | FieldKind::People => FilledIn::People(Vec::new()),
        FieldKind::Events | FieldKind::Reasons | FieldKind::Framework => FilledIn::Names(BTreeSet::new()),
        FieldKind::Tasks => FilledIn::Tasks(Vec::new()),
        FieldKind::Factors => FilledIn::Factors(Vec::new()),
        FieldKind::Instrument => FilledIn::Instrument(String::new(), String::new()),
    }
}

/// A field as it stands in a record.
fn filled(kind: FieldKind, json: &Json) -> FilledIn {
    let text = |json: Option<&Json>| json.and_then(Json::as_str).unwrap_or_default().to_owned();
    let party = |json: &Json| PartyRow { role: text(json.get("role")), alias: text(json.get("alias")) };
    let list = json.as_array().map(Vec::as_slice).unwrap_or_default();
    match kind {
        FieldKind::One(_) | FieldKind::Perhaps(_) => FilledIn::One(text(Some(json))),
        FieldKind::Text | FieldKind::Alias | FieldKind::Day => FilledIn::Text(text(Some(json))),
        FieldKind::Somebody => FilledIn::People(vec![party(json)]),
        FieldKind::People => FilledIn::People(list.iter().map(party).collect()),
        FieldKind::Events | FieldKind::Reasons | FieldKind::Framework => {
            FilledIn::Names(list.iter().map(|it| text(Some(it))).collect())
        }
        FieldKind::Tasks => FilledIn::Tasks(
            list.iter()
                .map(|it| TaskRow {
                    what: text(it.get("what")),
                    owner: it.get("owner").map(party).unwrap_or_default(),
                    due: text(it.get("due")),
                    done_on: text(it.get("done_on")),
                })
                .collect(),
        ),
        FieldKind::Factors => FilledIn::Factors(
            list.iter()
                .map(|it| FactorRow { level: text(it.get("level")), text: text(it.get("text")) })
                .collect(),
        ),
        FieldKind::Instrument => FilledIn::Instrument(text(json.get("name")), text(json.get("outcome"))),
    }
}

/// Reads what was filled in, and remembers whether a day could not be.
struct Reader {
    today: Date,
    unread: bool,
}

impl Reader {
    fn day(&mut self, typed: &str) -> Option<Date> {
        let day = read_day(typed, self.today);
        self.unread |= day.is_none() && !typed.trim().is_empty();
        day
    }

    /// A field as a record holds it; null where nothing was filled in.
    fn json(&mut self, kind: FieldKind, filled: &FilledIn, real: &Real) -> Json {
        match filled {
            FilledIn::One(name) if name.is_empty() => Json::Null,
            FilledIn::One(name) => json!(name),
            FilledIn::Text(typed) if kind == FieldKind::Day => {
                self.day(typed).map_or(Json::Null, |day| json!(day))
            }
            FilledIn::Text(typed) => {
                let typed = typed.trim();
                let known = |alias: &str| real.parents.iter().any(|parent| parent.alias == alias);
                let stays = !typed.is_empty() && (kind != FieldKind::Alias || known(typed));
                if stays { json!(typed) } else { Json::Null }
            }
            FilledIn::People(rows) => {
                let mut people = rows.iter().map(PartyRow::json).filter(|it| !it.is_null());
                if kind == FieldKind::Somebody {
                    people.next().unwrap_or(Json::Null)
                } else {
                    people.collect()
                }
            }
            FilledIn::Names(names) => {
                // An event that was taken out meanwhile is named no longer.
                let there = |name: &&String| {
                    kind != FieldKind::Events || real.events.iter().any(|it| it.id == **name)
                };
                names.iter().filter(there).map(|name| json!(name)).collect()
            }
            FilledIn::Tasks(rows) => self.tasks(rows),
            FilledIn::Factors(rows) => {
                let named = rows.iter().filter(|row| !row.text.trim().is_empty());
                let level = |row: &FactorRow| match row.level.as_str() {
                    "" => "unknown".to_owned(),
                    level => level.to_owned(),
                };
                named.map(|row| json!({ "level": level(row), "text": row.text.trim() })).collect()
            }
            FilledIn::Instrument(name, outcome) if name.trim().is_empty() && outcome.trim().is_empty() => {
                Json::Null
            }
            FilledIn::Instrument(name, outcome) => json!({ "name": name.trim(), "outcome": outcome.trim() }),
        }
    }

    fn tasks(&mut self, rows: &[TaskRow]) -> Json {
        let mut tasks = Vec::new();
        for row in rows.iter().filter(|row| !row.what.trim().is_empty()) {
            let mut task = Map::new();
            task.insert("what".to_owned(), json!(row.what.trim()));
            let owner = row.owner.json();
            if !owner.is_null() {
                task.insert("owner".to_owned(), owner);
            }
            for (name, typed) in [("due", &row.due), ("done_on", &row.done_on)] {
                if let Some(day) = self.day(typed) {
                    task.insert(name.to_owned(), json!(day));
                }
            }
            tasks.push(Json::Object(task));
        }
        Json::Array(tasks)
    }
}
