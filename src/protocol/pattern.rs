//! Patterns: which events a rule means.
//!
//! `signal(acute_danger: [yes, doubt])` is every signal with one of those answers; a field that is
//! left out may be anything. The patterns are made from the record's own list of activities, so a
//! name that is not in the vocabulary is an error when the pack is loaded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::truth::Truth;
use crate::record::{
    About, Activity, ActivityKind, Advice, Answer, Channel, ChildCheckOutcome, Choice, Closing,
    ConsultationFinding, Date, Direction, Emergency, EventId, Explanation, Factor, FactorLevel, Framework,
    Initiator, Instrument, Level, Manner, Party, Role, SignalKind, Source, Special, Suspect, Task,
    UnsafeKind, Value, Via, WaivedWith, WaiverReason, for_each_activity,
};

/// A field that a pattern can test.
pub trait Tested {
    /// What a pattern says about the field; its default is "anything".
    type Test: Default + PartialEq;
    /// The set whose labels its values have, or the field's own kind of test.
    const SET: &'static str;
    /// Whether the field is as the pattern says.
    fn test(&self, test: &Self::Test) -> Truth;
    /// Whether the record tells anything here.
    fn stated(&self) -> bool;
}

/// Whether something is filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Filled {
    /// Either way.
    #[default]
    Either,
    /// It is.
    Given,
    /// It is not.
    Missing,
}

/// What every agreement in a list must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TaskTest {
    /// There is at least one.
    Given,
    /// Each says who does it.
    Owned,
    /// Each says by when.
    Dated,
    /// Each is done.
    Done,
}

macro_rules! tested_values {
    ($($type:ident)+) => { $(
        impl Tested for $type {
            type Test = Vec<$type>;
            const SET: &'static str = <$type as Value>::SET;
            fn test(&self, allowed: &Vec<$type>) -> Truth {
                if allowed.is_empty() || allowed.contains(self) {
                    Truth::True
                } else if self.is_unknown() {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
            fn stated(&self) -> bool {
                !self.is_unknown()
            }
        }
    )+ };
}

tested_values! {
    Answer Level SignalKind About Direction Source Special Suspect Explanation ChildCheckOutcome
    Via ConsultationFinding Advice WaivedWith WaiverReason UnsafeKind Choice Manner Channel
    Emergency Initiator Closing FactorLevel
}

macro_rules! tested_by_being_filled {
    ($($type:ty => $given:expr;)+) => { $(
        impl Tested for $type {
            type Test = Filled;
            const SET: &'static str = "filled";
            fn test(&self, test: &Filled) -> Truth {
                match test {
                    Filled::Either => Truth::True,
                    Filled::Given => Truth::from_bool(self.stated()),
                    Filled::Missing => Truth::from_bool(!self.stated()),
                }
            }
            fn stated(&self) -> bool {
                let given: fn(&$type) -> bool = $given;
                given(self)
            }
        }
    )+ };
}

tested_by_being_filled! {
    String => |text| !text.trim().is_empty();
    Option<String> => |text| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    Vec<EventId> => |ids| !ids.is_empty();
    Vec<Factor> => |factors| !factors.is_empty();
    Option<Instrument> => Option::is_some;
    Option<Date> => Option::is_some;
}

/// An optional value that was left out is not "unknown": there is none.
impl Tested for Option<Explanation> {
    type Test = Vec<Explanation>;
    const SET: &'static str = <Explanation as Value>::SET;
    fn test(&self, allowed: &Vec<Explanation>) -> Truth {
        match self {
            _ if allowed.is_empty() => Truth::True,
            Some(value) => value.test(allowed),
            None => Truth::False,
        }
    }
    fn stated(&self) -> bool {
        self.is_some()
    }
}

impl Tested for Vec<Party> {
    type Test = Vec<Role>;
    const SET: &'static str = <Role as Value>::SET;
    fn test(&self, roles: &Vec<Role>) -> Truth {
        if roles.is_empty() {
            return Truth::True;
        }
        if self.is_empty() {
            return Truth::Unknown;
        }
        Truth::any(self.iter().map(|party| role_among(party.role, roles)))
    }
    fn stated(&self) -> bool {
        !self.is_empty()
    }
}

impl Tested for Option<Party> {
    type Test = Vec<Role>;
    const SET: &'static str = <Role as Value>::SET;
    fn test(&self, roles: &Vec<Role>) -> Truth {
        match self {
            _ if roles.is_empty() => Truth::True,
            Some(party) => role_among(party.role, roles),
            None => Truth::Unknown,
        }
    }
    fn stated(&self) -> bool {
        self.is_some()
    }
}

/// Whether a role is one of several; an unknown role may be.
pub(crate) fn role_among(role: Role, roles: &[Role]) -> Truth {
    if roles.contains(&role) {
        Truth::True
    } else if role.is_unknown() {
        Truth::Unknown
    } else {
        Truth::False
    }
}

impl Tested for Vec<Task> {
    type Test = Vec<TaskTest>;
    const SET: &'static str = "task_test";
    fn test(&self, tests: &Vec<TaskTest>) -> Truth {
        Truth::from_bool(tests.iter().all(|test| match test {
            TaskTest::Given => !self.is_empty(),
            TaskTest::Owned => self.iter().all(|task| task.owner.is_some()),
            TaskTest::Dated => self.iter().all(|task| task.due.is_some()),
            TaskTest::Done => self.iter().all(|task| task.done_on.is_some()),
        }))
    }
    fn stated(&self) -> bool {
        !self.is_empty()
    }
}

/// A pattern over the five afwegingen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the record's own names")]
pub struct FrameworkPattern {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspicion: Vec<Answer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub r#unsafe: Vec<Answer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unsafe_kind: Vec<UnsafeKind>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub can_help: Vec<Answer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub help_accepted: Vec<Answer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub help_works: Vec<Answer>,
}

impl Tested for Framework {
    type Test = FrameworkPattern;
    const SET: &'static str = "framework";
    fn test(&self, test: &FrameworkPattern) -> Truth {
        Truth::all([
            self.suspicion.test(&test.suspicion),
            self.r#unsafe.test(&test.r#unsafe),
            self.unsafe_kind.test(&test.unsafe_kind),
            self.can_help.test(&test.can_help),
            self.help_accepted.test(&test.help_accepted),
            self.help_works.test(&test.help_works),
        ])
    }
    fn stated(&self) -> bool {
        *self != Self::default()
    }
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

        /// The set whose labels the values of a field have.
        #[must_use]
        pub fn set_of(kind: ActivityKind, field: &str) -> Option<&'static str> {
            match kind {
                $( ActivityKind::$type => {
                    $( if field == stringify!($field) { return Some(<$field_type as Tested>::SET); } )*
                    None
                } )*
                $( ActivityKind::$bare_type => None, )*
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

    /// The pattern as one pattern a field, with the field's name: for telling which field of an
    /// event differs, and for putting it in words.
    #[must_use]
    pub fn by_field(&self) -> Vec<(String, serde_json::Value, Self)> {
        use serde_json::{Map, Value, json};
        let Ok(Value::Object(outer)) = serde_json::to_value(self) else { return Vec::new() };
        let Some(Value::Object(fields)) = outer.get(self.kind().name()) else { return Vec::new() };
        let mut flat: Vec<(String, Value, Value)> = Vec::new();
        for (field, test) in fields {
            match test {
                Value::Object(inner) => flat.extend(inner.iter().map(|(name, test)| {
                    (format!("{field}.{name}"), test.clone(), json!({ field: { name: test } }))
                })),
                _ => flat.push((field.clone(), test.clone(), json!({ field: test }))),
            }
        }
        flat.into_iter()
            .filter_map(|(field, test, only)| {
                let mut whole = Map::new();
                whole.insert(self.kind().name().to_owned(), only);
                Some((field, test, serde_json::from_value(Value::Object(whole)).ok()?))
            })
            .collect()
    }

    /// Whether it asks for a yes, a no or a doubt somewhere.
    #[must_use]
    pub fn asks_an_answer(&self) -> bool {
        self.by_field().iter().any(|(field, _, _)| set_of(self.kind(), field) == Some(<Answer as Value>::SET))
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
