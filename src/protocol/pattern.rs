//! Patterns: which events a rule means.
//!
//! `signal(acute_danger: [yes, doubt])` is every signal with one of those answers; a field that is
//! left out may be anything. The patterns are made from the record's own list of activities, so a
//! name that is not in the vocabulary is an error when the pack is loaded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::tested::Tested;
pub(crate) use super::tested::role_among;
pub use super::tested::{Filled, FrameworkPattern, TaskTest};
use super::truth::Truth;
use crate::record::{
    About, Activity, ActivityKind, Advice, Answer, Channel, ChildCheckOutcome, Choice, Closing,
    ConsultationFinding, Date, Direction, Emergency, EventId, Explanation, Factor, Framework, Initiator,
    Instrument, Level, Manner, Party, Role, SignalKind, Source, Special, Suspect, Task, Value, Via,
    WaivedWith, WaiverReason, for_each_activity,
};

/// What a pattern asks of one field of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTest {
    /// The field; an afweging is `framework.suspicion`.
    pub field: String,
    /// The set whose labels the values have.
    pub set: &'static str,
    /// What it may be, by name.
    pub values: Vec<&'static str>,
    /// The pattern that asks this alone.
    pub only: Pattern,
}

macro_rules! patterns {
    (
        with_fields { $( $(#[$doc:meta])* $step:literal $name:ident $type:ident { $( $field:ident : $field_type:ty ),* $(,)? } )* }
        without_fields { $( $(#[$bare_doc:meta])* $bare_step:literal $bare_name:ident $bare_type:ident )* }
    ) => {
        /// What each activity's pattern can say; see [`Pattern`].
        pub mod fields {
            #![allow(missing_docs, reason = "the record's own names")]
            use super::*;
            $(
                #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
                pub struct $type {
                    $(
                        #[serde(skip_serializing_if = "anything")]
                        pub $field: <$field_type as Tested>::Test,
                    )*
                }
            )*
        }

        /// How a pattern is read: its fields stand in the activity's own brackets.
        mod shape {
            use super::*;

            /// Which events are meant: an activity and, of its fields, what they must be.
            #[derive(Deserialize, JsonSchema)]
            #[serde(rename_all = "snake_case", deny_unknown_fields)]
            pub enum Pattern {
                $( $type { $( #[serde(default)] $field: <$field_type as Tested>::Test, )* }, )*
                $( $bare_type, )*
            }

            impl From<Pattern> for super::Pattern {
                fn from(read: Pattern) -> Self {
                    match read {
                        $( Pattern::$type { $( $field, )* } => Self::$type(fields::$type { $( $field, )* }), )*
                        $( Pattern::$bare_type => Self::$bare_type, )*
                    }
                }
            }
        }

        /// Which events are meant: an activity and, of its fields, what they must be.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case", from = "shape::Pattern")]
        #[allow(missing_docs, reason = "the record's own names")]
        pub enum Pattern {
            $( $type(fields::$type), )*
            $( $bare_type, )*
        }

        impl Pattern {
            /// The activity that is meant.
            #[must_use]
            pub const fn kind(&self) -> ActivityKind {
                match self {
                    $( Self::$type(_) => ActivityKind::$type, )*
                    $( Self::$bare_type => ActivityKind::$bare_type, )*
                }
            }

            /// An activity as it asks for it; what it leaves open is not told. Where it asks for
            /// which events or which day, this does not match it.
            #[must_use]
            #[allow(unused_variables, reason = "some activities have few fields")]
            pub fn like(&self) -> Activity {
                match self {
                    $( Self::$type(test) => {
                        Activity::$type(crate::record::$type { $( $field: Tested::like(&test.$field), )* })
                    } )*
                    $( Self::$bare_type => Activity::$bare_type, )*
                }
            }

            /// Whether `activity` is one of those meant. Another activity is a plain no.
            #[must_use]
            #[allow(unused_variables, reason = "some activities have few fields")]
            pub fn matches(&self, activity: &Activity) -> Truth {
                match (self, activity) {
                    $(
                        (Self::$type(test), Activity::$type(it)) => {
                            let mut truth = Truth::True;
                            $( truth = truth.and(it.$field.test(&test.$field)); )*
                            truth
                        }
                    )*
                    $( (Self::$bare_type, Activity::$bare_type) => Truth::True, )*
                    _ => Truth::False,
                }
            }
        }

        /// Whether the record tells something in a field of this activity; `None` for a field it
        /// does not have.
        #[must_use]
        pub fn stated(activity: &Activity, field: &str) -> Option<bool> {
            match activity {
                $( Activity::$type(it) => {
                    $( if field == stringify!($field) { return Some(it.$field.stated()); } )*
                    None
                } )*
                $( Activity::$bare_type => None, )*
            }
        }

        impl Pattern {
            /// What it asks, field by field: for telling which field of an event differs, and for
            /// putting it in words.
            #[must_use]
            #[allow(clippy::needless_update, reason = "some activities have one field")]
            pub fn by_field(&self) -> Vec<FieldTest> {
                let mut tests = Vec::new();
                match self {
                    $(
                        Self::$type(it) => {
                            $(
                                for asked in <$field_type as Tested>::asked(&it.$field) {
                                    let name = stringify!($field);
                                    tests.push(FieldTest {
                                        field: asked.below.map_or_else(|| name.to_owned(), |below| format!("{name}.{below}")),
                                        set: asked.set,
                                        values: asked.values,
                                        only: Self::$type(fields::$type {
                                            $field: asked.only,
                                            ..fields::$type::default()
                                        }),
                                    });
                                }
                            )*
                        }
                    )*
                    $( Self::$bare_type => {} )*
                }
                tests
            }
        }
    };
}

for_each_activity!(patterns);

impl Pattern {
    /// The roles it asks for, with whom or to whom.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        match self {
            Self::Consultation(it) => &it.with,
            Self::CareTeamMeeting(it) => &it.participants,
            Self::Conversation(it) => &it.with,
            Self::ConversationAttempted(it) => &it.with,
            Self::ReportAnnounced(it) => &it.to,
            Self::RoleAgreed(it) => &it.with,
            Self::Feedback(it) => &it.to,
            Self::ExternalWeighing(it) => &it.with,
            Self::Referral(it) => &it.to,
            _ => &[],
        }
    }

    /// Whether it asks for a yes, a no or a doubt somewhere.
    #[must_use]
    pub fn asks_an_answer(&self) -> bool {
        self.by_field().iter().any(|test| test.set == Answer::SET)
    }
}

/// Whether a pattern leaves a field open.
fn anything<T: Default + PartialEq>(test: &T) -> bool {
    *test == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Signal;

    fn signal(acute_danger: Answer) -> Activity {
        Activity::Signal(Signal { acute_danger, ..Signal::default() })
    }

    #[test]
    fn an_unknown_answer_is_neither_a_match_nor_none() {
        let acute = Pattern::Signal(fields::Signal {
            acute_danger: vec![Answer::Yes, Answer::Doubt],
            ..fields::Signal::default()
        });
        assert_eq!(acute.matches(&signal(Answer::Doubt)), Truth::True);
        assert_eq!(acute.matches(&signal(Answer::No)), Truth::False);
        assert_eq!(acute.matches(&signal(Answer::Unknown)), Truth::Unknown);
        assert_eq!(acute.matches(&Activity::SignalList), Truth::False);
        let open = Pattern::Signal(fields::Signal::default());
        assert_eq!(open.matches(&signal(Answer::Unknown)), Truth::True);
    }

    #[test]
    fn a_part_that_is_certainly_wrong_outweighs_an_unknown_one() {
        let pattern = Pattern::Signal(fields::Signal {
            acute_danger: vec![Answer::Yes],
            direction: vec![Direction::Contradicts],
            ..fields::Signal::default()
        });
        assert_eq!(pattern.matches(&signal(Answer::Unknown)), Truth::False);
    }
}
