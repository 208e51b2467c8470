//! What is filled in for one field of the form, and how a record holds it.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::when::read_day;
use crate::record::{Date, FieldKind, Party, Real, Value};

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

impl PartyRow {
    /// The row of somebody.
    #[must_use]
    pub fn of(party: &Party) -> Self {
        Self { role: party.role.name().to_owned(), alias: party.alias.clone().unwrap_or_default() }
    }

    /// Who it is; nobody where nothing was filled in.
    pub(super) fn party(&self) -> Option<Party> {
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
pub(super) fn blank(kind: FieldKind) -> FilledIn {
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
pub(super) fn filled(kind: FieldKind, json: &Json) -> FilledIn {
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
pub(super) struct Reader {
    pub(super) today: Date,
    pub(super) unread: bool,
}

impl Reader {
    pub(super) fn day(&mut self, typed: &str) -> Option<Date> {
        let day = read_day(typed, self.today);
        self.unread |= day.is_none() && !typed.trim().is_empty();
        day
    }

    /// A field as a record holds it; null where nothing was filled in.
    pub(super) fn json(&mut self, kind: FieldKind, filled: &FilledIn, real: &Real) -> Json {
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
