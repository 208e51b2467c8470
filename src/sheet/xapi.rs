//! Practised cases as xAPI statements, for a learning record store. Nothing is sent: they are written
//! to a file, and a person decides what becomes of it.
//!
//! Only practice, by type: there is no way from a real case to a statement. Who played stands in them
//! as an account with a name of the school's own choosing, never a person's name or address. A result
//! says that somebody came to the end and which rules the debrief talked about: no mark, no score.
//! Statements carry no clock time of the player's; the day in the case stands in the context.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::facts::{self, FreeText};
use crate::explain::Checked;
use crate::protocol::Lang;
use crate::record::{Date, Event, Practice};
use crate::store::Digest;
use crate::text::{self, Did};
use crate::train::{PlayerAnswer, Taken};

/// The beginning of every address of ours. It names things; nobody can visit it.
const URN: &str = "urn:nietpluis";
/// The system an account belongs to. The ending `.invalid` belongs to nobody (RFC 2606).
const HOME: &str = "https://niet-pluis.invalid/";

/// What is known of a play beside its record.
#[derive(Debug, Clone)]
pub struct Played {
    /// The scenario, by its id.
    pub scenario: String,
    /// The number of the case.
    pub seed: u64,
    /// The day its debrief was made for.
    pub as_of: Date,
    /// What was answered, in order.
    pub path: Vec<Taken>,
}

/// The statements of a practised case, with what the check says of it.
///
/// `actor` is the name of the account, such as `speler-1`.
#[must_use]
pub fn xapi(
    practice: &Practice,
    played: Option<&Played>,
    checked: &Checked,
    actor: &str,
    words: FreeText,
) -> Vec<Value> {
    let teller = Told { practice, played, actor };
    let mut statements = Vec::new();
    match played {
        Some(it) => statements.extend(it.path.iter().map(|taken| teller.answer(taken, &it.scenario))),
        None => {
            statements.extend(facts::in_order(practice).into_iter().map(|event| teller.event(event, words)));
        }
    }
    let case = teller.case();
    let ended = json!({ "completion": true });
    statements.push(teller.statement(Did::Completed, &case, Some(ended), Map::new()));
    let findings: Vec<Value> = (checked.findings.iter())
        .map(|it| json!({ "rule": it.rule, "severity": it.severity, "status": it.status, "step": it.step }))
        .collect();
    let mut more = Map::new();
    more.insert(
        format!("{URN}:pack"),
        json!({ "id": checked.pack.id, "version": checked.pack.version, "as_of": checked.as_of }),
    );
    let talked = json!({ "extensions": { (format!("{URN}:findings")): findings } });
    let debrief = Told::object("debrief", &[teller.name()], None);
    statements.push(teller.statement(Did::LookedBack, &debrief, Some(talked), more));
    for (number, statement) in statements.iter_mut().enumerate() {
        let id = id(&format!("{number}\n{statement}"));
        statement["id"] = Value::String(id);
    }
    statements
}

/// What statements are made of.
struct Told<'a> {
    practice: &'a Practice,
    played: Option<&'a Played>,
    actor: &'a str,
}

impl Told<'_> {
    /// The case as it is called: the scenario, else the record.
    fn name(&self) -> &str {
        self.played.map_or_else(|| self.practice.name(), |it| it.scenario.as_str())
    }

    fn case(&self) -> Value {
        let sort = if self.played.is_some() { "scenario" } else { "case" };
        Self::object(sort, &[self.name()], None)
    }

    fn answer(&self, taken: &Taken, scenario: &str) -> Value {
        let (did, object) = match &taken.answer {
            PlayerAnswer::Choice(id) => {
                (Did::Chose, Self::object("choice", &[scenario, &taken.scene, id], None))
            }
            PlayerAnswer::Act(what) => {
                let kind = what.kind();
                let label = [Lang::Nl, Lang::En].map(|lang| text::activity(kind, lang));
                (Did::Acted, Self::object("activity", &[kind.name()], Some(label)))
            }
            PlayerAnswer::Wait(days) => {
                (Did::Waited, Self::object("waiting", &[scenario, &days.to_string()], None))
            }
            PlayerAnswer::Record(event) => (Did::Recorded, Self::object("event", &[scenario, event], None)),
        };
        let mut more = Map::new();
        more.insert(format!("{URN}:scene"), json!(taken.scene));
        more.insert(format!("{URN}:on"), json!(format!("{} {}", taken.on, taken.at)));
        self.statement(did, &object, None, more)
    }

    fn event(&self, event: &Event, words: FreeText) -> Value {
        let kind = event.what.kind();
        let label = [Lang::Nl, Lang::En].map(|lang| text::activity(kind, lang));
        let mut more = Map::new();
        more.insert(format!("{URN}:on"), json!(event.on));
        more.insert(format!("{URN}:event"), json!(event.id));
        let said = facts::words(event);
        let result = (words == FreeText::Kept && !said.is_empty()).then(|| json!({ "response": said }));
        self.statement(Did::Recorded, &Self::object("activity", &[kind.name()], Some(label)), result, more)
    }

    fn object(sort: &str, parts: &[&str], label: Option<[String; 2]>) -> Value {
        let parts: Vec<String> = parts.iter().map(|part| in_address(part)).collect();
        let mut definition = Map::new();
        definition.insert("type".to_owned(), json!(format!("{URN}:type:{sort}")));
        if let Some([nl, en]) = label {
            definition.insert("name".to_owned(), json!({ "nl": nl, "en": en }));
        }
        json!({
            "objectType": "Activity",
            "id": format!("{URN}:{sort}:{}", parts.join(":")),
            "definition": definition,
        })
    }

    fn statement(&self, did: Did, object: &Value, result: Option<Value>, more: Map<String, Value>) -> Value {
        let (nl, en) = did.says();
        let mut extensions = more;
        extensions.insert(format!("{URN}:nature"), json!("practice"));
        if let Some(played) = self.played {
            extensions.insert(format!("{URN}:number"), json!(played.seed));
        }
        let mut statement = json!({
            "actor": { "objectType": "Agent", "account": { "homePage": HOME, "name": self.actor } },
            "verb": { "id": format!("{URN}:verb:{}", did.name()), "display": { "nl": nl, "en": en } },
            "object": object,
            "context": {
                "platform": "Niet-pluis (OEFENING)",
                "contextActivities": { "grouping": [self.case()] },
                "extensions": extensions,
            },
        });
        if let Some(result) = result {
            statement["result"] = result;
        }
        statement
    }
}

/// An id for a statement, made from what it says: the same play gives the same ids, so that a store
/// takes it in once. It has the shape of a UUID of version 5.
fn id(of: &str) -> String {
    let digest = Digest::of(of.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.bytes()[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x50;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut hex = String::new();
    for byte in bytes {
        let _ = write!(hex, "{byte:02x}");
    }
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// A part of an address: letters, digits, `-`, `_` and `.` as they are, every other byte as `%20`.
fn in_address(part: &str) -> String {
    let mut out = String::new();
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}
