//! Short words for what stands in timelines, lists and findings. The record's own vocabulary takes
//! its words from the labels.

use super::{Lang, day, label};
use crate::explain::Status;
use crate::protocol::{Direction, Kind, Severity, Truth};
use crate::record::{ActivityKind, Place, Recorded, Role, SignalKind, Source, Value};

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

/// What sort of thing a finding is.
#[must_use]
pub const fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::SkippedStep => pick(lang, "stap niet gezet", "step not taken"),
        Kind::OutOfOrder => pick(lang, "later dan bedoeld", "later than meant"),
        Kind::MissingDocumentation => pick(lang, "niet vastgelegd", "not recorded"),
        Kind::MissedDeadline => pick(lang, "termijn voorbij", "term passed"),
        Kind::Escalation => pick(lang, "opschalen", "escalation"),
        Kind::InconsistentWeighing => pick(lang, "weging past niet", "weighing does not fit"),
        Kind::NormDrift => pick(lang, "verschoven norm", "norm drift"),
        Kind::MissingInformation => pick(lang, "nog niet bekend", "not known yet"),
        Kind::Advice => pick(lang, "advies", "advice"),
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
pub fn place(place: Place, lang: Lang) -> String {
    value(place, lang)
}

/// Fact, hearsay or interpretation.
#[must_use]
pub fn source_kind(source: Source, lang: Lang) -> String {
    value(source, lang)
}

/// The kind of a signal.
#[must_use]
pub fn signal_kind(kind: SignalKind, lang: Lang) -> String {
    value(kind, lang)
}

/// What somebody is in the case.
#[must_use]
pub fn role(role: Role, lang: Lang) -> String {
    value(role, lang)
}

/// What happened, at the head of a line.
#[must_use]
pub fn activity(kind: ActivityKind, lang: Lang) -> String {
    capital(&said(kind.name(), lang))
}

/// A text with a capital in front.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A value in the words of the labels.
fn value<V: Value>(value: V, lang: Lang) -> String {
    said(&format!("{}.{}", V::SET, value.name()), lang)
}

/// A name of the vocabulary in words; the name itself where it has none.
#[must_use]
pub fn said(key: &str, lang: Lang) -> String {
    label(key).map_or(key, |label| pick(lang, label.nl, label.en)).to_owned()
}

/// A direction in a few words.
#[must_use]
pub const fn direction(direction: Direction, lang: Lang) -> &'static str {
    match (direction, lang) {
        (Direction::ReportNow, Lang::Nl) => "nu melden",
        (Direction::ReportNow, Lang::En) => "report now",
        (Direction::ConsultSafeHome, Lang::Nl) => "overleggen met Veilig Thuis",
        (Direction::ConsultSafeHome, Lang::En) => "consult Veilig Thuis",
        (Direction::OtherRoute, Lang::Nl) => "een andere route",
        (Direction::OtherRoute, Lang::En) => "another route",
        (Direction::ReportAndHelp, Lang::Nl) => "melden en hulp",
        (Direction::ReportAndHelp, Lang::En) => "report and help",
        (Direction::Report, Lang::Nl) => "melden",
        (Direction::Report, Lang::En) => "report",
        (Direction::OrganiseHelp, Lang::Nl) => "hulp organiseren",
        (Direction::OrganiseHelp, Lang::En) => "organise help",
        (Direction::CloseAndRecord, Lang::Nl) => "afsluiten en vastleggen",
        (Direction::CloseAndRecord, Lang::En) => "close and record",
        (Direction::NotEnoughInformation, Lang::Nl) => "nog te weinig bekend",
        (Direction::NotEnoughInformation, Lang::En) => "not enough is known yet",
    }
}
