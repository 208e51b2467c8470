//! What a pattern can ask of a field, by the kind of field: values out of a set, people, texts,
//! agreements, the five afwegingen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::truth::Truth;
use crate::record::{
    About, Advice, Answer, Channel, ChildCheckOutcome, Choice, Closing, ConsultationFinding, Date, Direction,
    Emergency, EventId, Explanation, Factor, FactorLevel, Framework, Initiator, Instrument, Level, Manner,
    Party, Role, SignalKind, Source, Special, Suspect, Task, UnsafeKind, Value, Via, WaivedWith,
    WaiverReason,
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
    /// A field as the pattern asks for it.
    fn like(test: &Self::Test) -> Self;
}

/// What a pattern asks of one field, or of one field within it.
pub struct Asked<T> {
    /// The field within, if it has any.
    pub(super) below: Option<&'static str>,
    /// The set whose labels the values have.
    pub(super) set: &'static str,
    /// What it may be, by name.
    pub(super) values: Vec<&'static str>,
    /// The same test, of this alone.
    pub(super) only: T,
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
            fn like(allowed: &Vec<$type>) -> Self {
                allowed.first().copied().unwrap_or_default()
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
    ($($type:ty => $given:expr, $some:expr;)+) => { $(
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
            fn like(test: &Filled) -> Self {
                if *test == Filled::Given { $some } else { Self::default() }
            }
        }
    )+ };
}

tested_by_being_filled! {
    String => |text| !text.trim().is_empty(), "…".to_owned();
    Option<String> => |text| text.as_ref().is_some_and(|text| !text.trim().is_empty()), Some("…".to_owned());
    // Which events, which factors and which day no pattern can tell.
    Vec<EventId> => |ids| !ids.is_empty(), Self::default();
    Vec<Factor> => |factors| !factors.is_empty(), vec![Factor::default()];
    Option<Instrument> => Option::is_some, Some(Instrument::default());
    Option<Date> => Option::is_some, None;
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
    fn like(allowed: &Vec<Explanation>) -> Self {
        allowed.first().copied()
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
    fn like(roles: &Vec<Role>) -> Self {
        roles.first().map(|&role| Party { role, alias: None }).into_iter().collect()
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
    fn like(roles: &Vec<Role>) -> Self {
        roles.first().map(|&role| Party { role, alias: None })
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
    fn like(tests: &Vec<TaskTest>) -> Self {
        let asks = |test| tests.contains(&test);
        let owner = asks(TaskTest::Owned).then_some(Party { role: Role::Teacher, alias: None });
        let task = Task { what: "…".to_owned(), owner, ..Task::default() };
        if asks(TaskTest::Given) { vec![task] } else { Self::default() }
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
    fn like(test: &FrameworkPattern) -> Self {
        Self {
            suspicion: Answer::like(&test.suspicion),
            r#unsafe: Answer::like(&test.r#unsafe),
            unsafe_kind: UnsafeKind::like(&test.unsafe_kind),
            can_help: Answer::like(&test.can_help),
            help_accepted: Answer::like(&test.help_accepted),
            help_works: Answer::like(&test.help_works),
        }
    }
}
