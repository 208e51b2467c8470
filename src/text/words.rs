//! Short words for the record's values, as they stand in timelines and lists. Closed matches: a
//! new value does not compile until it has its words in both languages.

use super::{Lang, day};
use crate::explain::Status;
use crate::protocol::{Severity, Truth};
use crate::record::{ActivityKind, Answer, Place, Recorded, Role, SignalKind, Source};

/// Picks by language.
const fn pick(lang: Lang, nl: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

/// What a step is called: 1 to 5; 0 is general, 6 is after.
#[must_use]
pub const fn step_name(step: u8, lang: Lang) -> &'static str {
    match step {
        0 => pick(lang, "Algemeen", "General"),
        1 => pick(lang, "Signalen", "Signals"),
        2 => pick(lang, "Overleg", "Consultation"),
        3 => pick(lang, "Gesprek", "Conversation"),
        4 => pick(lang, "Weging", "Weighing"),
        5 => pick(lang, "Besluit", "Decision"),
        _ => pick(lang, "Daarna", "After"),
    }
}

/// How much weight a finding has.
#[must_use]
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Must => pick(lang, "moet", "must"),
        Severity::Should => pick(lang, "zou moeten", "should"),
        Severity::Consider => pick(lang, "overweeg", "consider"),
    }
}

/// What became of a duty.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::NotDone => pick(lang, "niet gedaan", "not done"),
        Status::NotRecorded => pick(lang, "niet vastgelegd", "not recorded"),
        Status::Unclear => pick(lang, "onduidelijk", "unclear"),
    }
}

/// What the record says of a question.
#[must_use]
pub const fn truth(value: Truth, lang: Lang) -> &'static str {
    match value {
        Truth::True => pick(lang, "ja", "yes"),
        Truth::False => pick(lang, "nee", "no"),
        Truth::Unknown => pick(lang, "niet bekend", "not known"),
        Truth::NotApplicable => pick(lang, "speelt niet", "does not arise"),
    }
}

/// An answer.
#[must_use]
pub const fn answer(answer: Answer, lang: Lang) -> &'static str {
    match answer {
        Answer::Yes => pick(lang, "ja", "yes"),
        Answer::No => pick(lang, "nee", "no"),
        Answer::Doubt => pick(lang, "twijfel", "doubt"),
        Answer::Unknown => pick(lang, "niet bekend", "not known"),
    }
}

/// Whether and where an event is on file.
#[must_use]
pub fn recorded(recorded: &Recorded, lang: Lang) -> String {
    match recorded {
        Recorded::Yes { on, place: at } => format!("{}, {}", place(*at, lang), day(*on, lang)),
        Recorded::No => pick(lang, "niet vastgelegd", "not recorded").to_owned(),
        Recorded::Unknown => pick(lang, "niet bekend", "not known").to_owned(),
    }
}

/// Where something is on file.
#[must_use]
pub const fn place(place: Place, lang: Lang) -> &'static str {
    match place {
        Place::PupilFile => pick(lang, "leerlingdossier", "pupil file"),
        Place::CareTeamMinutes => pick(lang, "notulen zorgteam", "care team minutes"),
        Place::PersonalNotes => pick(lang, "eigen notities", "own notes"),
        Place::Elsewhere => pick(lang, "ergens anders", "elsewhere"),
        Place::Unknown => pick(lang, "plek niet bekend", "place not known"),
    }
}

/// Fact, hearsay or interpretation.
#[must_use]
pub const fn source_kind(source: Source, lang: Lang) -> &'static str {
    match source {
        Source::Seen => pick(lang, "zelf gezien", "seen"),
        Source::HeardFrom => pick(lang, "gehoord van een ander", "heard from somebody"),
        Source::ToldByPupil => pick(lang, "verteld door het kind", "told by the pupil"),
        Source::ToldByParent => pick(lang, "verteld door een ouder", "told by a parent"),
        Source::Interpretation => pick(lang, "uitleg, geen feit", "interpretation, not a fact"),
        Source::Unknown => pick(lang, "bron niet bekend", "source not known"),
    }
}

/// The kind of a signal.
#[must_use]
pub const fn signal_kind(kind: SignalKind, lang: Lang) -> &'static str {
    match kind {
        SignalKind::Physical => pick(lang, "lichamelijk", "physical"),
        SignalKind::Emotional => pick(lang, "emotioneel", "emotional"),
        SignalKind::Neglect => pick(lang, "verwaarlozing", "neglect"),
        SignalKind::MedicalNeglect => pick(lang, "medische verwaarlozing", "medical neglect"),
        SignalKind::Sexual => pick(lang, "seksueel", "sexual"),
        SignalKind::DomesticViolence => pick(lang, "huiselijk geweld", "domestic violence"),
        SignalKind::Behaviour => pick(lang, "gedrag", "behaviour"),
        SignalKind::Absence => pick(lang, "verzuim", "absence"),
        SignalKind::ParentProblem => pick(lang, "problemen van een ouder", "a parent's problems"),
        SignalKind::Other => pick(lang, "anders", "other"),
        SignalKind::Unknown => pick(lang, "soort niet bekend", "kind not known"),
    }
}

/// What happened, in a few words.
#[must_use]
pub const fn activity(kind: ActivityKind, lang: Lang) -> &'static str {
    use ActivityKind as A;
    match kind {
        A::Signal => pick(lang, "Signaal", "Signal"),
        A::GutFeeling => pick(lang, "Niet-pluisgevoel", "Gut feeling"),
        A::AlternativeCauses => pick(lang, "Andere oorzaken bekeken", "Other causes considered"),
        A::ChildCheck => pick(lang, "Kindcheck", "Child check"),
        A::NeighbourhoodTeamContact => pick(lang, "Contact met het Buurtteam", "Neighbourhood team contact"),
        A::ManagementInformed => pick(lang, "Directie ingelicht", "Management informed"),
        A::RoleAgreed => pick(lang, "Rol afgesproken", "Role agreed"),
        A::Consultation => pick(lang, "Overleg", "Consultation"),
        A::SafeHomeAdvice => pick(lang, "Advies van Veilig Thuis", "Advice of Veilig Thuis"),
        A::CareTeamMeeting => pick(lang, "Commissie van Begeleiding", "Care team"),
        A::ActionPlan => pick(lang, "Plan van aanpak", "Plan of action"),
        A::ConversationPrepared => pick(lang, "Gesprek voorbereid", "Conversation prepared"),
        A::Conversation => pick(lang, "Gesprek", "Conversation"),
        A::ConversationAttempted => pick(lang, "Gesprek geprobeerd", "Conversation attempted"),
        A::ConversationWaived => pick(lang, "Van gesprek afgezien", "Conversation waived"),
        A::Feedback => pick(lang, "Terugkoppeling", "Feedback"),
        A::Weighing => pick(lang, "Weging", "Weighing"),
        A::ExternalWeighing => pick(lang, "Weging met een ander", "Weighing with others"),
        A::Decision => pick(lang, "Besluit", "Decision"),
        A::Referral => pick(lang, "Verwijzing naar hulp", "Referral to help"),
        A::ReferralCheck => pick(lang, "Nagevraagd of hulp er is", "Referral checked"),
        A::ReportAnnounced => pick(lang, "Melding aangekondigd", "Report announced"),
        A::Report => pick(lang, "Melding bij Veilig Thuis", "Report to Veilig Thuis"),
        A::EmergencyCall => pick(lang, "Noodoproep", "Emergency call"),
        A::ReportFeedback => pick(lang, "Terugkoppeling op de melding", "Feedback on the report"),
        A::InformationGiven => pick(lang, "Informatie gegeven", "Information given"),
        A::FollowUp => pick(lang, "Gevolgd", "Follow-up"),
        A::HelpEvaluated => pick(lang, "Hulp geëvalueerd", "Help evaluated"),
        A::AgreementsReviewed => pick(lang, "Afspraken nagelopen", "Agreements reviewed"),
        A::CaseClosed => pick(lang, "Casus afgesloten", "Case closed"),
        A::SignalList => pick(lang, "Signalenlijst gebruikt", "Signal list used"),
        A::CoordinatorInformed => pick(lang, "Coördinator ingelicht", "Coordinator informed"),
        A::SafeHomeContact => pick(lang, "Contact met Veilig Thuis", "Contact with Veilig Thuis"),
        A::BoardInformed => pick(lang, "Bestuur ingelicht", "Board informed"),
        A::ConfidentialInspectorContact => pick(lang, "Contact met de vertrouwensinspecteur", "Confidential inspector contacted"),
        A::CaseReopened => pick(lang, "Casus heropend", "Case reopened"),
    }
}

/// What somebody is in the case.
#[must_use]
pub const fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Teacher => pick(lang, "leerkracht", "teacher"),
        Role::PreviousTeacher => pick(lang, "vorige leerkracht", "previous teacher"),
        Role::SiblingTeacher => pick(lang, "leerkracht van broer of zus", "sibling's teacher"),
        Role::SupportStaff => pick(lang, "onderwijsassistent", "support staff"),
        Role::Coordinator => pick(lang, "coördinator", "coordinator"),
        Role::SchoolSocialWorker => pick(lang, "schoolmaatschappelijk werk", "school social worker"),
        Role::Orthopedagogue => pick(lang, "orthopedagoog", "orthopedagogue"),
        Role::InternalSupervisor => pick(lang, "intern begeleider", "internal supervisor"),
        Role::ConfidentialContact => pick(lang, "vertrouwenspersoon", "confidential contact"),
        Role::YouthDoctor => pick(lang, "jeugdarts", "youth doctor"),
        Role::SchoolNurse => pick(lang, "jeugdverpleegkundige", "school nurse"),
        Role::Director => pick(lang, "directeur", "director"),
        Role::Board => pick(lang, "bestuur", "board"),
        Role::CareTeam => pick(lang, "Commissie van Begeleiding", "care team"),
        Role::SafeHome => "Veilig Thuis",
        Role::NeighbourhoodTeam => pick(lang, "Buurtteam", "neighbourhood team"),
        Role::YouthAdviceTeam => pick(lang, "jeugdadviesteam", "youth advice team"),
        Role::ForensicDoctor => pick(lang, "forensisch arts", "forensic doctor"),
        Role::Police => pick(lang, "politie", "police"),
        Role::AttendanceOfficer => pick(lang, "leerplichtambtenaar", "attendance officer"),
        Role::ConfidentialInspector => pick(lang, "vertrouwensinspecteur", "confidential inspector"),
        Role::HelpAgency => pick(lang, "hulpverlening", "help agency"),
        Role::Pupil => pick(lang, "kind", "pupil"),
        Role::Parent => pick(lang, "ouder", "parent"),
        Role::Other => pick(lang, "iemand anders", "somebody else"),
        Role::Unknown => pick(lang, "niet bekend wie", "not known who"),
    }
}
