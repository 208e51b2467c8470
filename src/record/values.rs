//! The closed sets of values a record is written in.
//!
//! Every set also holds `unknown`, and `unknown` is never read as `no`: what a rule makes of it
//! is decided in one place, [`crate::protocol::truth`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value out of a closed set: it has a name in files and knows when nothing is known.
pub trait Value: Copy + PartialEq + 'static {
    /// The name of the set, as the labels call it (`signal_kind`).
    const SET: &'static str;
    /// The value's name in every file format.
    fn name(self) -> &'static str;
    /// Whether this is the set's `unknown`.
    fn is_unknown(self) -> bool;
}

/// Declares closed sets: one spelling for RON, JSON, labels and schema.
macro_rules! values {
    ($( $(#[$doc:meta])* $set:literal $name:ident ($default:ident) { $( $(#[$vdoc:meta])* $text:literal $variant:ident ),+ $(,)? } )+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            #[allow(missing_docs, reason = "the names of the format; the labels say what they mean")]
            pub enum $name {
                $( $(#[$vdoc])* #[serde(rename = $text)] $variant, )+
                /// Not known, or not stated.
                #[serde(rename = "unknown")]
                Unknown,
            }

            impl $name {
                /// Every value of the set, `unknown` last.
                pub const ALL: &'static [Self] = &[$( Self::$variant, )+ Self::Unknown];
                /// The names of every value in files, `unknown` last.
                pub const NAMES: &'static [&'static str] = &[$( $text, )+ "unknown"];
            }

            impl Default for $name {
                fn default() -> Self {
                    Self::$default
                }
            }

            impl Value for $name {
                const SET: &'static str = $set;

                fn name(self) -> &'static str {
                    match self {
                        $( Self::$variant => $text, )+
                        Self::Unknown => "unknown",
                    }
                }

                fn is_unknown(self) -> bool {
                    self == Self::Unknown
                }
            }
        )+

        /// The names of every value of every set, as `set.value`: what the labels must cover.
        #[must_use]
        pub fn value_keys() -> Vec<String> {
            let mut keys = Vec::new();
            $( keys.extend($name::ALL.iter().map(|value| format!("{}.{}", $set, value.name()))); )+
            keys
        }
    };
}

values! {
    /// An answer to a yes-or-no question. `doubt` goes to the child's side.
    "answer" Answer (Unknown) { "yes" Yes, "no" No, "doubt" Doubt }

    /// An estimate. Never added up.
    "level" Level (Unknown) { "none" None, "low" Low, "moderate" Moderate, "high" High }

    /// What somebody is in the case; never a name.
    "role" Role (Unknown) {
        "teacher" Teacher, "previous_teacher" PreviousTeacher, "sibling_teacher" SiblingTeacher,
        "support_staff" SupportStaff, "coordinator" Coordinator,
        "school_social_worker" SchoolSocialWorker, "orthopedagogue" Orthopedagogue,
        "internal_supervisor" InternalSupervisor, "confidential_contact" ConfidentialContact,
        "youth_doctor" YouthDoctor, "school_nurse" SchoolNurse, "director" Director, "board" Board,
        "care_team" CareTeam, "safe_home" SafeHome, "neighbourhood_team" NeighbourhoodTeam,
        "youth_advice_team" YouthAdviceTeam, "forensic_doctor" ForensicDoctor, "police" Police,
        "attendance_officer" AttendanceOfficer, "confidential_inspector" ConfidentialInspector,
        "help_agency" HelpAgency, "pupil" Pupil, "parent" Parent, "other" Other,
    }

    /// Where something is on file.
    "place" Place (Unknown) {
        "pupil_file" PupilFile, "care_team_minutes" CareTeamMinutes,
        "personal_notes" PersonalNotes, "elsewhere" Elsewhere,
    }

    /// Whom or what the concern is about, as far as the way to go depends on it.
    "route" Route (Unknown) {
        "home" Home, "staff" Staff, "between_pupils" BetweenPupils,
        "conflict_with_school" ConflictWithSchool, "absence" Absence,
    }

    /// The kind of school the pupil attends.
    "school_type" SchoolType (Unknown) { "sbo" Sbo, "so" So, "vso" Vso, "other" Other }

    /// What a parent or carer is to the child.
    "parent_kind" ParentKind (Unknown) {
        "parent" Parent, "step_parent" StepParent, "foster_parent" FosterParent, "guardian" Guardian,
    }

    /// The kind of a signal.
    "signal_kind" SignalKind (Unknown) {
        "physical" Physical, "emotional" Emotional, "neglect" Neglect,
        "medical_neglect" MedicalNeglect, "sexual" Sexual, "domestic_violence" DomesticViolence,
        "behaviour" Behaviour, "absence" Absence, "parent_problem" ParentProblem, "other" Other,
    }

    /// Whom a signal is about.
    "about" About (Unknown) { "pupil" Pupil, "parent" Parent, "home" Home, "sibling" Sibling }

    /// Whether a signal supports or contradicts the concern (S32, S124).
    "direction" Direction (Supports) { "supports" Supports, "contradicts" Contradicts }

    /// Fact, hearsay or interpretation (S19).
    "source" Source (Unknown) {
        "seen" Seen, "heard_from" HeardFrom, "told_by_pupil" ToldByPupil,
        "told_by_parent" ToldByParent, "interpretation" Interpretation,
    }

    /// Violence for which Veilig Thuis comes first (S129).
    "special" Special (None) {
        "none" None, "honour_related" HonourRelated, "forced_marriage" ForcedMarriage,
        "fgm" Fgm, "abandonment" Abandonment,
    }

    /// Where the danger seems to come from.
    "suspect" Suspect (Unknown) { "household" Household, "staff" Staff, "other_pupil" OtherPupil }

    /// What a signal was explained by.
    "explanation" Explanation (Unknown) {
        "disability" Disability, "illness" Illness, "family_culture" FamilyCulture,
        "parents_explanation" ParentsExplanation, "accident" Accident, "other" Other,
    }

    /// What a child check (kindcheck, S126) showed.
    "child_check_outcome" ChildCheckOutcome (Unknown) { "concern" Concern, "no_concern" NoConcern }

    /// How the management came to know (S33).
    "via" Via (Unknown) { "care_team" CareTeam, "direct" Direct }

    /// What a consultation found (S55).
    "finding" ConsultationFinding (Unknown) {
        "parenting_problem" ParentingProblem, "maltreatment" Maltreatment,
        "other_problem" OtherProblem, "no_problem" NoProblem, "undecided" Undecided,
    }

    /// What Veilig Thuis advised.
    "advice" Advice (Unknown) {
        "report" Report, "organise_help" OrganiseHelp, "talk_first" TalkFirst,
        "monitor" Monitor, "other" Other,
    }

    /// With whom a talk was waived.
    "waived_with" WaivedWith (Unknown) { "pupil" Pupil, "parents" Parents }

    /// Why a talk was waived (S131).
    "waiver_reason" WaiverReason (Unknown) {
        "pupil_safety" PupilSafety, "staff_safety" StaffSafety,
        "urgency_after_attempts" UrgencyAfterAttempts, "safe_home_request" SafeHomeRequest,
        "other" Other,
    }

    /// In which way the situation is unsafe (A2).
    "unsafe_kind" UnsafeKind (Unknown) { "acute" Acute, "structural" Structural, "both" Both }

    /// The level of a burden or a protection (S92).
    "factor_level" FactorLevel (Unknown) {
        "parent" Parent, "child" Child, "family" Family, "surroundings" Surroundings, "society" Society,
    }

    /// One half of the decision (S135).
    "choice" Choice (Undecided) { "yes" Yes, "no" No, "undecided" Undecided }

    /// How the report was announced.
    "manner" Manner (Unknown) { "talk" Talk, "phone" Phone, "letter" Letter }

    /// How the report was made (S105).
    "channel" Channel (Unknown) { "phone" Phone, "form" Form }

    /// Who was called in an emergency.
    "emergency" Emergency (Unknown) { "emergency_112" Emergency112, "safe_home" SafeHome }

    /// Who took the initiative for the feedback on a report (S108, S109).
    "initiator" Initiator (Unknown) { "safe_home" SafeHome, "school" School }

    /// How a case ended.
    "closing" Closing (Unknown) {
        "unfounded" Unfounded, "help_completed" HelpCompleted, "transferred" Transferred, "other" Other,
    }
}

/// Practice or real. Required in a record, and never `unknown`: the two must never mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Nature {
    /// Somebody practises with an invented case.
    Practice,
    /// The case of a real child.
    Real,
}
