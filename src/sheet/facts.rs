//! What of an event may go to another system: names out of closed sets, days and pseudonyms. Words
//! that somebody typed are kept apart, since a name may be in them.

use crate::record::{Activity, Event, FieldKind, Party, Record, Recorded, Value as _};

/// Whether words that somebody typed go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreeText {
    /// They do not: a name may be in them.
    LeftOut,
    /// They do, because it was asked for.
    Kept,
}

/// The events of a record in the order they happened.
pub(super) fn in_order(record: &Record) -> Vec<&Event> {
    let mut events: Vec<&Event> = record.events.iter().collect();
    events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
    events
}

/// The answers of an activity, by field; what is not known is left out, and so is every field that
/// holds words. Of agreements, burdens and protections only how many there are.
pub(super) fn answers(what: &Activity) -> Vec<(String, String)> {
    let Ok(json) = serde_json::to_value(what) else { return Vec::new() };
    let Some(fields) = json.get(what.kind().name()) else { return Vec::new() };
    let told = |(name, kind): (String, FieldKind)| {
        let value = fields.pointer(&format!("/{}", name.replace('.', "/")))?;
        let told = match kind {
            FieldKind::One(_) | FieldKind::Perhaps(_) | FieldKind::Day => value.as_str()?.to_owned(),
            FieldKind::Events => {
                let ids = value.as_array()?.iter().filter_map(|id| id.as_str());
                ids.collect::<Vec<_>>().join(" ")
            }
            FieldKind::Tasks | FieldKind::Factors => value.as_array()?.len().to_string(),
            FieldKind::Text
            | FieldKind::Alias
            | FieldKind::Somebody
            | FieldKind::People
            | FieldKind::Reasons
            | FieldKind::Instrument
            | FieldKind::Framework => return None,
        };
        Some((name, told))
    };
    what.kind().form().into_iter().filter_map(told).collect()
}

/// Everything an event says in words of somebody's own, one after the other.
pub(super) fn words(event: &Event) -> String {
    let mut what = event.what.clone();
    let typed = what.texts_mut().into_iter().map(|text| text.as_str().to_owned());
    let all = typed.chain([event.note.clone()]).filter(|text| !text.trim().is_empty());
    all.collect::<Vec<_>>().join(" | ")
}

/// The roles of people, in their order.
pub(super) fn roles(people: &[Party]) -> String {
    people.iter().map(|it| it.role.name()).collect::<Vec<_>>().join(" ")
}

/// The aliases of people, in their order; of whom there is none, the role stands.
pub(super) fn aliases(people: &[Party]) -> String {
    let named = people.iter().map(|it| it.alias.as_deref().unwrap_or_else(|| it.role.name()));
    named.collect::<Vec<_>>().join(" ")
}

/// Whether, since when and where an event is on file.
pub(super) fn recorded(recorded: Recorded) -> (&'static str, String, &'static str) {
    match recorded {
        Recorded::Yes { on, place } => ("yes", on.to_string(), place.name()),
        Recorded::No => ("no", String::new(), ""),
        Recorded::Unknown => ("unknown", String::new(), ""),
    }
}

/// The name of a record's nature in files.
pub(super) const fn nature(record: &Record) -> &'static str {
    match record.nature() {
        crate::record::Nature::Practice => "practice",
        crate::record::Nature::Real => "real",
    }
}
