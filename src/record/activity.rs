//! What can happen in a case: the vocabulary of the record.
//!
//! [`for_each_activity`] is the one list. The record makes its types from it here, the rule
//! language makes its patterns from it in [`crate::protocol::pattern`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::form::{FieldKind, Formed};
use super::values::{
    About, Advice, Answer, Channel, ChildCheckOutcome, Choice, Closing, ConsultationFinding, Direction,
    Emergency, Explanation, FactorLevel, Initiator, Level, Manner, Role, SignalKind, Source, Special,
    Suspect, UnsafeKind, Via, WaivedWith, WaiverReason,
};

/// The id of an event within its record.
pub type EventId = String;

/// Somebody in the case: a role and, where there are more of that role, an alias.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// What they are in the case.
    #[serde(default)]
    pub role: Role,
    /// Tells two of one role apart; never a real name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
}

/// An agreement or a task of the plan (S6, S62, S76).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What was agreed.
    pub what: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Party>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
}

/// A burden or a protection (S92); they are listed, never added up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The level it is found at.
    #[serde(default)]
    pub level: FactorLevel,
    /// What it is.
    pub text: String,
}

/// The outcome of a risk instrument (S91), kept as given: the program holds no instrument.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its name.
    pub name: String,
    /// What came out, in words.
    pub outcome: String,
}

/// The five afwegingen of the national framework (A1 to A5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Framework {
    /// A1: is there a suspicion?
    pub suspicion: Answer,
    /// A2: is it acutely or structurally unsafe?
    pub r#unsafe: Answer,
    /// In which way.
    pub unsafe_kind: UnsafeKind,
    /// A3: can effective help be given or organised?
    pub can_help: Answer,
    /// A4: do those involved accept help?
    pub help_accepted: Answer,
    /// A5: does the help lead to what is needed in time?
    pub help_works: Answer,
}

/// Hands the list of activities to a macro: first those with fields, then those without.
/// Each line: step (0 general, 6 after), name in files, type, fields.
macro_rules! for_each_activity {
    ($callback:ident) => {
        $callback! {
            with_fields {
                /// Something somebody saw, heard or was told.
                1 signal Signal {
                    kind: SignalKind, about: About, direction: Direction, source: Source, text: String,
                    specific: Answer, sudden_change: Answer, disclosure: Answer, acute_danger: Answer,
                    structural: Answer, injury_unexplained: Answer, special: Special, suspect: Suspect,
                    explained_by: Option<Explanation>,
                }
                /// A feeling that something is not right (S45, S46).
                1 gut_feeling GutFeeling { supported_by: Vec<EventId> }
                /// Other causes were considered (S11, S47), and facts against the suspicion looked for (S32).
                1 alternative_causes AlternativeCauses { maltreatment_considered: Answer, none_found: Answer }
                /// The check on children in the care of an adult with problems (kindcheck, S126).
                1 child_check ChildCheck { outcome: ChildCheckOutcome }
                /// Contact with the neighbourhood team (Buurtteam, S21).
                1 neighbourhood_team_contact NeighbourhoodTeamContact { informed: Answer, intensified: Answer }
                /// The management came to know (S33).
                1 management_informed ManagementInformed { via: Via }
                /// Somebody's part in what follows was agreed (S39).
                1 role_agreed RoleAgreed { with: Option<Party> }
                /// A consultation with a colleague or expert.
                2 consultation Consultation {
                    with: Vec<Party>, expert: Answer, finding: ConsultationFinding, counterargument: Answer,
                    in_doubt: Answer, own_norm_in_doubt: Answer,
                }
                /// Advice of Veilig Thuis. Advice is not a report.
                2 safe_home_advice SafeHomeAdvice { anonymous: Answer, advice: Advice, do_not_tell_parents: Answer }
                /// A meeting of the care team (Commissie van Begeleiding).
                2 care_team_meeting CareTeamMeeting {
                    anonymous: Answer, participants: Vec<Party>, norm_drift_discussed: Answer,
                }
                /// The plan of action and the four questions it answers (S23 to S27).
                2 action_plan ActionPlan {
                    signals: Answer, information_needed: Answer, advice_needed: Answer, conversation: Answer,
                    tasks: Vec<Task>,
                }
                /// A talk was prepared (S77 to S79).
                3 conversation_prepared ConversationPrepared {
                    goal: Answer, concerns: Answer, approach: Answer, together: Answer,
                }
                /// A talk with the pupil or the parents.
                3 conversation Conversation {
                    with: Vec<Party>, concerns_shared: Answer, acknowledges: Answer, accepts_help: Answer,
                    agreements: Vec<Task>,
                }
                /// A talk was tried and did not come about.
                3 conversation_attempted ConversationAttempted { with: Vec<Party> }
                /// A talk was left out on purpose (S131).
                3 conversation_waived ConversationWaived {
                    with: WaivedWith, parent: Option<String>, because_of: Vec<EventId>, reason: WaiverReason,
                }
                /// Somebody was told how it went (S38, S74).
                3 feedback Feedback { to: Option<Party>, to_signaller: Answer }
                /// The weighing (step 4).
                4 weighing Weighing {
                    inputs: Vec<EventId>, safety_at_stake: Level, risk: Level, severity: Level,
                    report_needed: Answer, other_help_needed: Answer, motivation_parents: Level,
                    motivation_pupil: Level, reasons: Vec<String>, siblings_considered: Answer,
                    real_chance_of_harm: Answer, framework: Framework, burdens: Vec<Factor>,
                    protections: Vec<Factor>, instrument: Option<Instrument>, in_doubt: Answer,
                }
                /// A second person weighed apart from the first and without seeing it. It never takes the
                /// place of the first: what it sees of danger counts, and nothing in it reassures.
                4 second_weighing SecondWeighing {
                    inputs: Vec<EventId>, safety_at_stake: Level, risk: Level, severity: Level,
                    report_needed: Answer, other_help_needed: Answer, motivation_parents: Level,
                    motivation_pupil: Level, reasons: Vec<String>, siblings_considered: Answer,
                    real_chance_of_harm: Answer, framework: Framework, burdens: Vec<Factor>,
                    protections: Vec<Factor>, instrument: Option<Instrument>, in_doubt: Answer,
                }
                /// A body outside the school weighed along (S89).
                4 external_weighing ExternalWeighing { with: Option<Party> }
                /// The two decisions of step 5 (S135).
                5 decision Decision { report: Choice, help: Choice, reason: String }
                /// The family was referred to help (S94 to S98).
                5 referral Referral {
                    to: Option<Party>, announced_to_agency: Answer, term: Option<Date>,
                    case_manager: Option<Party>, agreements: Vec<Task>,
                }
                /// Whether the family really sought help (S97).
                5 referral_check ReferralCheck { help_sought: Answer }
                /// The report was announced (S104). Announcing is not asking consent.
                5 report_announced ReportAnnounced { to: Vec<Party>, manner: Manner, as_condition: Answer }
                /// A report to Veilig Thuis (S105).
                5 report Report { channel: Channel, facts_separated: Answer, help_agreed: Answer }
                /// A call because of acute danger.
                5 emergency_call EmergencyCall { to: Emergency }
                /// Veilig Thuis and the school spoke about what the report led to (S108, S109).
                6 report_feedback ReportFeedback { initiated_by: Initiator }
                /// Information was given to Veilig Thuis (S122).
                6 information_given InformationGiven { requested: Answer }
                /// The child was followed (S99, S110).
                6 follow_up FollowUp { concerns_remain: Answer }
                /// The help was evaluated (A5).
                6 help_evaluated HelpEvaluated { effective: Answer, extended: Answer }
                /// Earlier agreements were looked up (S101).
                6 agreements_reviewed AgreementsReviewed { kept: Answer }
                /// The case was closed.
                6 case_closed CaseClosed { outcome: Closing, reason: String }
            }
            without_fields {
                /// The list of signals was used (S17).
                1 signal_list SignalList
                /// The coordinator was informed (S13).
                1 coordinator_informed CoordinatorInformed
                /// Any other contact with Veilig Thuis (S112).
                6 safe_home_contact SafeHomeContact
                /// The board was informed (another route than the meldcode).
                0 board_informed BoardInformed
                /// The confidential inspector was contacted (another route).
                0 confidential_inspector_contact ConfidentialInspectorContact
                /// The case was opened again (S100).
                6 case_reopened CaseReopened
            }
        }
    };
}
pub(crate) use for_each_activity;

macro_rules! record_types {
    (
        with_fields { $( $(#[$doc:meta])* $step:literal $name:ident $type:ident { $( $field:ident : $field_type:ty ),* $(,)? } )* }
        without_fields { $( $(#[$bare_doc:meta])* $bare_step:literal $bare_name:ident $bare_type:ident )* }
    ) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
            #[serde(default, deny_unknown_fields)]
            pub struct $type {
                $(
                    #[allow(missing_docs, reason = "the names of the format; their meaning stands in the labels")]
                    #[serde(skip_serializing_if = "unstated")]
                    pub $field: $field_type,
                )*
            }
        )*

        /// How an activity is read: its fields stand in the activity's own brackets, in every
        /// format.
        mod shape {
            use super::*;

            /// What happened, with what is known of it.
            #[derive(Deserialize, JsonSchema)]
            #[serde(rename_all = "snake_case", deny_unknown_fields)]
            pub enum Activity {
                $( $(#[$doc])* $type { $( #[serde(default)] $field: $field_type, )* }, )*
                $( $(#[$bare_doc])* $bare_type, )*
            }

            impl From<Activity> for super::Activity {
                fn from(read: Activity) -> Self {
                    match read {
                        $( Activity::$type { $( $field, )* } => Self::$type(super::$type { $( $field, )* }), )*
                        $( Activity::$bare_type => Self::$bare_type, )*
                    }
                }
            }
        }

        /// What happened, with what is known of it.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case", from = "shape::Activity")]
        pub enum Activity {
            $( $(#[$doc])* $type($type), )*
            $( $(#[$bare_doc])* $bare_type, )*
        }

        /// The name of an activity, without what is known of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case", deny_unknown_fields)]
        pub enum ActivityKind {
            $( $(#[$doc])* $type, )*
            $( $(#[$bare_doc])* $bare_type, )*
        }

        impl Activity {
            /// Which activity it is.
            #[must_use]
            pub const fn kind(&self) -> ActivityKind {
                match self {
                    $( Self::$type(_) => ActivityKind::$type, )*
                    $( Self::$bare_type => ActivityKind::$bare_type, )*
                }
            }
        }

        impl ActivityKind {
            /// Every activity of the vocabulary.
            pub const ALL: &'static [Self] = &[$( Self::$type, )* $( Self::$bare_type, )*];

            /// Its name in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$type => stringify!($name), )*
                    $( Self::$bare_type => stringify!($bare_name), )*
                }
            }

            /// The step it belongs to: 1 to 5; 0 is general, 6 is after.
            #[must_use]
            pub const fn step(self) -> u8 {
                match self {
                    $( Self::$type => $step, )*
                    $( Self::$bare_type => $bare_step, )*
                }
            }

            /// The kind of answer each of its fields takes, in their order.
            pub(super) fn field_kinds(self) -> &'static [FieldKind] {
                match self {
                    $( Self::$type => const { &[$( kind_of(stringify!($field), <$field_type as Formed>::FORM), )*] }, )*
                    $( Self::$bare_type => &[], )*
                }
            }

            /// The names of its fields in files.
            #[must_use]
            pub const fn fields(self) -> &'static [&'static str] {
                match self {
                    $( Self::$type => &[$( stringify!($field), )*], )*
                    $( Self::$bare_type => &[], )*
                }
            }
        }
    };
}

for_each_activity!(record_types);

impl Activity {
    /// The people an activity was with or directed to.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        match self {
            Self::Consultation(it) => &it.with,
            Self::CareTeamMeeting(it) => &it.participants,
            Self::Conversation(it) => &it.with,
            Self::ConversationAttempted(it) => &it.with,
            Self::ReportAnnounced(it) => &it.to,
            Self::RoleAgreed(it) => it.with.as_slice(),
            Self::Feedback(it) => it.to.as_slice(),
            Self::ExternalWeighing(it) => it.with.as_slice(),
            Self::Referral(it) => it.to.as_slice(),
            _ => &[],
        }
    }

    /// The events it refers to, to be changed.
    pub(crate) const fn references_mut(&mut self) -> Option<&mut Vec<EventId>> {
        match self {
            Self::GutFeeling(it) => Some(&mut it.supported_by),
            Self::ConversationWaived(it) => Some(&mut it.because_of),
            Self::Weighing(it) => Some(&mut it.inputs),
            Self::SecondWeighing(it) => Some(&mut it.inputs),
            _ => None,
        }
    }

    /// Its agreements and tasks, to be changed.
    pub(crate) fn tasks_mut(&mut self) -> &mut [Task] {
        match self {
            Self::ActionPlan(it) => &mut it.tasks,
            Self::Conversation(it) => &mut it.agreements,
            Self::Referral(it) => &mut it.agreements,
            _ => &mut [],
        }
    }

    /// Everything it says in free words, to be changed.
    pub(crate) fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Signal(it) => vec![&mut it.text],
            Self::Decision(it) => vec![&mut it.reason],
            Self::CaseClosed(it) => vec![&mut it.reason],
            Self::Weighing(it) => weighed(&mut it.burdens, &mut it.protections, it.instrument.as_mut()),
            Self::SecondWeighing(it) => weighed(&mut it.burdens, &mut it.protections, it.instrument.as_mut()),
            _ => self.tasks_mut().iter_mut().map(|task| &mut task.what).collect(),
        }
    }

    /// The events it refers to, with the name of the field that does.
    #[must_use]
    pub fn references(&self) -> (&'static str, &[EventId]) {
        match self {
            Self::GutFeeling(it) => ("supported_by", &it.supported_by),
            Self::ConversationWaived(it) => ("because_of", &it.because_of),
            Self::Weighing(it) => ("inputs", &it.inputs),
            Self::SecondWeighing(it) => ("inputs", &it.inputs),
            _ => ("", &[]),
        }
    }
}

/// What a weighing says in free words.
fn weighed<'a>(
    burdens: &'a mut [Factor],
    protections: &'a mut [Factor],
    instrument: Option<&'a mut Instrument>,
) -> Vec<&'a mut String> {
    let factors = burdens.iter_mut().chain(protections).map(|it| &mut it.text);
    factors.chain(instrument.map(|it| &mut it.outcome)).collect()
}

/// `reasons` are written as texts like the ids of events, and are names of fields.
const fn kind_of(field: &str, kind: FieldKind) -> FieldKind {
    match (kind, field.as_bytes()) {
        (FieldKind::Events, b"reasons") => FieldKind::Reasons,
        (kind, _) => kind,
    }
}

/// Whether a field says nothing, so that it need not be written.
fn unstated<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}
