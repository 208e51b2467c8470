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
    /// Whether the field is as the pattern says.
    fn test(&self, test: &Self::Test) -> Truth;
    /// Whether the record tells anything here.
    fn stated(&self) -> bool;
    /// What a pattern asks of the field, by name; nothing where it may be anything.
    fn asked(test: &Self::Test) -> Vec<Asked<Self::Test>>;
}

/// What a pattern asks of one field, or of one field within it.
pub struct Asked<T> {
    /// The field within, if it has any.
    below: Option<&'static str>,
    /// The set whose labels the values have.
    set: &'static str,
    /// What it may be, by name.
    values: Vec<&'static str>,
    /// The same test, of this alone.
    only: T,
}

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

/// One question about a whole field, unless it may be anything.
fn whole<T: Clone>(set: &'static str, values: Vec<&'static str>, test: &T) -> Vec<Asked<T>> {
    if values.is_empty() {
        return Vec::new();
    }
    vec![Asked { below: None, set, values, only: test.clone() }]
}

/// The names of values.
fn names<V: Value>(values: &[V]) -> Vec<&'static str> {
    values.iter().map(|value| value.name()).collect()
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
            fn asked(test: &Vec<$type>) -> Vec<Asked<Vec<$type>>> {
                whole(<$type as Value>::SET, names(test), test)
            }
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
            fn asked(test: &Filled) -> Vec<Asked<Filled>> {
                let value = match test {
                    Filled::Either => None,
                    Filled::Given => Some("given"),
                    Filled::Missing => Some("missing"),
                };
                whole("filled", value.into_iter().collect(), test)
            }
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
    fn asked(test: &Vec<Explanation>) -> Vec<Asked<Vec<Explanation>>> {
        whole(<Explanation as Value>::SET, names(test), test)
    }
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
    fn asked(test: &Vec<Role>) -> Vec<Asked<Vec<Role>>> {
        whole(<Role as Value>::SET, names(test), test)
    }
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
    fn asked(test: &Vec<Role>) -> Vec<Asked<Vec<Role>>> {
        whole(<Role as Value>::SET, names(test), test)
    }
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
    fn asked(tests: &Vec<TaskTest>) -> Vec<Asked<Vec<TaskTest>>> {
        let name = |test: &TaskTest| match test {
            TaskTest::Given => "given",
            TaskTest::Owned => "owned",
            TaskTest::Dated => "dated",
            TaskTest::Done => "done",
        };
        whole("task_test", tests.iter().map(name).collect(), tests)
    }
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
    fn asked(test: &FrameworkPattern) -> Vec<Asked<FrameworkPattern>> {
        let mut asked = Vec::new();
        let mut one = |below, set, values: Vec<&'static str>, only| {
            if !values.is_empty() {
                asked.push(Asked { below: Some(below), set, values, only });
            }
        };
        macro_rules! each {
            ($($field:ident $name:literal),+) => { $(
                let only = FrameworkPattern { $field: test.$field.clone(), ..FrameworkPattern::default() };
                one($name, Answer::SET, names(&test.$field), only);
            )+ };
        }
        each!(suspicion "suspicion", r#unsafe "unsafe", can_help "can_help", help_accepted "help_accepted", help_works "help_works");
        let only = FrameworkPattern { unsafe_kind: test.unsafe_kind.clone(), ..FrameworkPattern::default() };
        one("unsafe_kind", UnsafeKind::SET, names(&test.unsafe_kind), only);
        asked
    }
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
