//! The reference's own logic, and patterns compared by what they look like in a file.

#![allow(clippy::similar_names, reason = "each case stands as the documentation has it")]

use nietpluis::protocol::{Pattern, Truth};
use nietpluis::record::Activity;
use serde_json::Value;

pub fn not(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        other => other,
    }
}

/// All of what applies; not applicable where nothing does.
pub fn all(parts: &[Truth]) -> Truth {
    let parts: Vec<Truth> = parts.iter().copied().filter(|it| *it != Truth::NotApplicable).collect();
    if parts.is_empty() {
        Truth::NotApplicable
    } else if parts.contains(&Truth::False) {
        Truth::False
    } else if parts.contains(&Truth::Unknown) {
        Truth::Unknown
    } else {
        Truth::True
    }
}

/// Any of what applies.
pub fn any(parts: &[Truth]) -> Truth {
    not(all(&parts.iter().map(|it| not(*it)).collect::<Vec<_>>()))
}

pub fn yes_or_no(holds: bool) -> Truth {
    if holds { Truth::True } else { Truth::False }
}

/// Whether a name is among several; an unknown one may be.
pub fn among(name: &str, wanted: &[&str]) -> Truth {
    if wanted.contains(&name) {
        Truth::True
    } else if name == "unknown" {
        Truth::Unknown
    } else {
        Truth::False
    }
}

/// Whether a pattern means an activity, by comparing what both look like in a file.
pub fn means(of: &Pattern, activity: &Activity) -> Truth {
    if of.kind() != activity.kind() {
        return Truth::False;
    }
    let of = serde_json::to_value(of).expect("json");
    let activity = serde_json::to_value(activity).expect("json");
    let name = of.as_object().and_then(|it| it.keys().next().cloned());
    let Some(name) = name else { return Truth::True };
    let told = activity.get(&name).cloned().unwrap_or_default();
    let asked = of[&name].as_object().expect("fields");
    let each: Vec<Truth> = asked.iter().map(|(field, test)| one(&name, field, test, &told[field])).collect();
    if each.is_empty() { Truth::True } else { all(&each) }
}

/// One field of a pattern against what is told.
fn one(activity: &str, field: &str, test: &Value, told: &Value) -> Truth {
    const TASKS: [&str; 4] = ["given", "owned", "dated", "done"];
    match test {
        Value::String(filled) => {
            let empty = match told {
                Value::Null => true,
                Value::String(text) => text.trim().is_empty(),
                Value::Array(list) => list.is_empty(),
                _ => false,
            };
            yes_or_no(empty == (filled == "missing"))
        }
        Value::Object(fields) => {
            let each = fields.iter().map(|(below, test)| one(field, below, test, &told[below]));
            all(&each.collect::<Vec<_>>())
        }
        Value::Array(names) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            if names.iter().all(|name| TASKS.contains(name)) {
                let tasks = told.as_array().cloned().unwrap_or_default();
                return yes_or_no(names.iter().all(|name| match *name {
                    "given" => !tasks.is_empty(),
                    "owned" => tasks.iter().all(|it| it.get("owner").is_some()),
                    "dated" => tasks.iter().all(|it| it.get("due").is_some()),
                    _ => tasks.iter().all(|it| it.get("done_on").is_some()),
                }));
            }
            let role = |party: &Value| among(party["role"].as_str().unwrap_or("unknown"), &names);
            match told {
                Value::Array(parties) => {
                    if parties.is_empty() {
                        Truth::Unknown
                    } else {
                        any(&parties.iter().map(role).collect::<Vec<_>>())
                    }
                }
                Value::Object(_) => role(told),
                Value::String(value) => among(value, &names),
                _ => match (activity, field) {
                    (_, "direction") => among("supports", &names),
                    (_, "special") => among("none", &names),
                    ("decision", "report" | "help") => among("undecided", &names),
                    // What explains a signal may be nothing at all.
                    (_, "explained_by") => Truth::False,
                    ("conversation_waived", "with") | ("emergency_call", "to") => among("unknown", &names),
                    // Somebody who is not named is nobody of an unknown part.
                    (_, "with" | "to" | "case_manager") => Truth::Unknown,
                    _ => among("unknown", &names),
                },
            }
        }
        other => panic!("{other} is no test"),
    }
}

/// Whether an activity tells something in a field.
pub fn tells(activity: &Activity, field: &str) -> Truth {
    let value = serde_json::to_value(activity).expect("json");
    let name = activity.kind().name();
    let bare = field.trim_start_matches("framework.");
    let of_framework = ["suspicion", "unsafe", "unsafe_kind", "can_help", "help_accepted", "help_works"];
    let in_framework = name == "weighing" && of_framework.contains(&bare);
    if !in_framework && !activity.kind().fields().contains(&bare) {
        return Truth::NotApplicable;
    }
    let told = if in_framework { &value[name]["framework"][bare] } else { &value[name][bare] };
    let silent = match told {
        Value::Null => {
            !matches!((name, bare), (_, "direction" | "special") | ("decision", "report" | "help"))
        }
        Value::String(text) => text == "unknown" || text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    yes_or_no(!silent)
}
