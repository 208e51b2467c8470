//! Changes to a record in words: what would close a finding.

use super::told::Change;
use super::words::{condition, either, event, field_of, field_word, pattern, pupil};
use crate::check;
use crate::protocol::{Condition, Lang, Pattern, Protocol};
use crate::record::Event;

/// A change to the record; one that sets several fields is told field by field.
pub(super) fn changes(protocol: &Protocol, change: &check::Change<'_, '_>, lang: Lang) -> Vec<Change> {
    let one = |text: String, activity: &str, field: &str, to: &str| {
        vec![Change { text, activity: activity.to_owned(), field: field.to_owned(), to: to.to_owned() }]
    };
    match change {
        check::Change::Add(of) => {
            let text = format!("{}: {}", either(lang, "leg vast", "record"), pattern(of, lang));
            one(text, of.kind().name(), "", "")
        }
        check::Change::Record(it) => {
            let text = format!(
                "{}: {}",
                either(lang, "zet in het leerlingdossier", "put in the pupil file"),
                event(it, lang)
            );
            one(text, it.what.kind().name(), "recorded", "pupil_file")
        }
        check::Change::Answer { event: it, field } => {
            let text = format!(
                "{}: {} ({})",
                either(lang, "beantwoord", "answer"),
                field_word(field, lang),
                event(it, lang)
            );
            one(text, it.what.kind().name(), field, "")
        }
        check::Change::Reason { event: it, field } => {
            let text = format!(
                "{}: {} ({})",
                either(lang, "geef de reden", "give the reason"),
                field_word(field, lang),
                event(it, lang)
            );
            one(text, it.what.kind().name(), "reasons", field)
        }
        check::Change::Become { event: it, pattern: of } => become_like(it, of, lang),
        check::Change::Weigh { weighing, left_out } => {
            let text = format!(
                "{}: {} ({})",
                either(lang, "weeg mee", "weigh along"),
                event(left_out, lang),
                event(weighing, lang)
            );
            one(text, weighing.what.kind().name(), "inputs", &left_out.id)
        }
        check::Change::Tell(it) => {
            let field = match it {
                Condition::Pupil(test) => pupil(test).0,
                Condition::Authority(_) => "authority",
                _ => "",
            };
            let text = format!("{}: {}", either(lang, "beantwoord", "answer"), condition(protocol, it, lang));
            one(text, "", field, "")
        }
    }
}

/// The fields in which an event is not as a pattern says.
fn become_like(it: &Event, of: &Pattern, lang: Lang) -> Vec<Change> {
    let kind = of.kind();
    of.by_field()
        .into_iter()
        .filter(|test| !test.only.matches(&it.what).is_true())
        .map(|test| {
            let field = field_of(kind, &test.field, lang);
            Change {
                text: format!("{}: {field} ({})", either(lang, "beantwoord", "answer"), event(it, lang)),
                activity: kind.name().to_owned(),
                field: test.field,
                to: test.values.join(" | "),
            }
        })
        .collect()
}
