//! What kind of answer each field of an activity takes: made from the vocabulary, so that one form
//! can hold every activity and no field is forgotten.

use super::activity::{ActivityKind, EventId, Factor, Framework, Instrument, Party, Task};
use super::date::Date;
use super::values::{
    About, Advice, Answer, Channel, ChildCheckOutcome, Choice, Closing, ConsultationFinding, Direction,
    Emergency, Explanation, Initiator, Level, Manner, SignalKind, Source, Special, Suspect, UnsafeKind,
    Value, Via, WaivedWith, WaiverReason,
};

/// The kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One of a closed set.
    One(ValueSet),
    /// One of a closed set, or nothing.
    Perhaps(ValueSet),
    /// Free text.
    Text,
    /// An alias, or nothing.
    Alias,
    /// A day, or nothing.
    Day,
    /// Somebody, or nobody.
    Somebody,
    /// Any number of people.
    People,
    /// Events of the same record.
    Events,
    /// Agreements or tasks.
    Tasks,
    /// Burdens or protections.
    Factors,
    /// Names of the answered fields that carry a reason.
    Reasons,
    /// A risk instrument and its outcome, or nothing.
    Instrument,
    /// The five afwegingen; their fields stand under `framework.`.
    Framework,
}

/// A closed set as a form needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueSet {
    /// What the labels call it.
    pub set: &'static str,
    /// The names of its values, `unknown` last.
    pub names: &'static [&'static str],
    /// The one that holds while nothing is stated.
    pub default: &'static str,
}

/// The fields of the five afwegingen.
pub const FRAMEWORK: [(&str, FieldKind); 6] = [
    ("suspicion", Answer::FORM),
    ("unsafe", Answer::FORM),
    ("unsafe_kind", UnsafeKind::FORM),
    ("can_help", Answer::FORM),
    ("help_accepted", Answer::FORM),
    ("help_works", Answer::FORM),
];

impl ActivityKind {
    /// Its fields as a form shows them, those of the framework each by itself.
    #[must_use]
    pub fn form(self) -> Vec<(String, FieldKind)> {
        let mut form = Vec::new();
        for (name, kind) in self.fields().iter().zip(self.field_kinds()) {
            if *kind == FieldKind::Framework {
                form.extend(FRAMEWORK.iter().map(|(part, kind)| (format!("{name}.{part}"), *kind)));
            } else {
                form.push(((*name).to_owned(), *kind));
            }
        }
        form
    }
}

/// A type that a form can hold.
pub(super) trait Formed {
    /// How.
    const FORM: FieldKind;
}

macro_rules! formed {
    ($( $type:ty => $kind:expr ),+ $(,)?) => {
        $( impl Formed for $type { const FORM: FieldKind = $kind; } )+
    };
}

formed! {
    String => FieldKind::Text,
    Option<String> => FieldKind::Alias,
    Option<Date> => FieldKind::Day,
    Option<Party> => FieldKind::Somebody,
    Vec<Party> => FieldKind::People,
    Vec<EventId> => FieldKind::Events,
    Vec<Task> => FieldKind::Tasks,
    Vec<Factor> => FieldKind::Factors,
    Option<Instrument> => FieldKind::Instrument,
    Framework => FieldKind::Framework,
    Option<Explanation> => FieldKind::Perhaps(set::<Explanation>(Explanation::NAMES, "unknown")),
}

macro_rules! formed_sets {
    ($( $type:ident $default:literal ),+ $(,)?) => {
        formed! { $( $type => FieldKind::One(set::<$type>($type::NAMES, $default)) ),+ }

        #[cfg(test)]
        pub(super) fn defaults() -> Vec<(&'static str, &'static str)> {
            vec![$( ($type::default().name(), $default) ),+]
        }
    };
}

formed_sets! {
    About "unknown", Advice "unknown", Answer "unknown", Channel "unknown", ChildCheckOutcome "unknown",
    Choice "undecided", Closing "unknown", ConsultationFinding "unknown", Direction "supports",
    Emergency "unknown", Initiator "unknown", Level "unknown", Manner "unknown", SignalKind "unknown",
    Source "unknown", Special "none", Suspect "unknown", UnsafeKind "unknown", Via "unknown",
    WaivedWith "unknown", WaiverReason "unknown",
}

const fn set<V: Value>(names: &'static [&'static str], default: &'static str) -> ValueSet {
    ValueSet { set: V::SET, names, default }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_begins_with_is_what_the_format_begins_with() {
        for (is, said) in defaults() {
            assert_eq!(is, said);
        }
    }

    #[test]
    fn every_field_of_every_activity_has_its_kind() {
        for kind in ActivityKind::ALL {
            assert_eq!(kind.fields().len(), kind.field_kinds().len(), "{}", kind.name());
        }
        let weighing = ActivityKind::Weighing.form();
        assert!(weighing.iter().any(|(name, _)| name == "framework.unsafe_kind"));
        assert!(weighing.contains(&("reasons".to_owned(), FieldKind::Reasons)));
    }
}
