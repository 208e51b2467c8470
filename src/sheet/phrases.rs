//! The fixed phrases of sheets, in both languages.

use crate::explain::Status;
use crate::protocol::{Direction, Lang, Severity};
use crate::record::Nature;

/// The phrases of one language. A struct, so that none can be missing.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the phrase itself")]
pub struct Phrases {
    pub practice: &'static str,
    pub real: &'static str,
    pub checked_for: &'static str,
    pub with_pack: &'static str,
    pub over: &'static str,
    pub indicates: &'static str,
    pub met: &'static str,
    pub not_met: &'static str,
    pub because: &'static str,
    pub speaks_for: &'static str,
    pub against: &'static str,
    pub report: &'static str,
    pub help: &'static str,
    pub close: &'static str,
    pub findings: &'static str,
    pub no_findings: &'static str,
    pub says_nothing: &'static str,
    pub step: [&'static str; 7],
    pub why: &'static str,
    pub do_now: &'static str,
    pub would_close: &'static str,
    pub or: &'static str,
    pub source: &'static str,
    pub statements: &'static str,
    pub events: &'static str,
    pub due: &'static str,
    pub next: &'static str,
    pub not_judged: &'static str,
    pub advice: &'static str,
    pub acute: &'static str,
    pub must: &'static str,
    pub should: &'static str,
    pub consider: &'static str,
    pub not_done: &'static str,
    pub not_recorded: &'static str,
    pub unclear: &'static str,
    pub late: &'static str,
    pub not_known: &'static str,
    pub applies: &'static str,
    pub always: &'static str,
    pub asks: &'static str,
    pub by_when: &'static str,
    pub cases: &'static str,
    pub fires: &'static str,
    pub silent: &'static str,
    pub not_agreed: &'static str,
    pub agreed: &'static str,
    pub school_term: &'static str,
    pub item: &'static str,
}

static NL: Phrases = Phrases {
    practice: "OEFENING",
    real: "ECHTE CASUS",
    checked_for: "Nagekeken voor",
    with_pack: "met",
    over: "over",
    indicates: "Waar het dossier op wijst",
    met: "gedaan",
    not_met: "nog niet gedaan",
    because: "Omdat",
    speaks_for: "Ervoor",
    against: "Ertegen",
    report: "Melden",
    help: "Hulp",
    close: "Afsluiten",
    findings: "Wat opvalt",
    no_findings: "Er viel niets op in wat is nagekeken.",
    says_nothing: "Dit zegt niets over de veiligheid van het kind. Dat oordeel is aan jullie.",
    step: [
        "Algemeen",
        "Stap 1 Signalen",
        "Stap 2 Overleg",
        "Stap 3 Gesprek",
        "Stap 4 Weging",
        "Stap 5 Besluit",
        "Daarna",
    ],
    why: "Waarom",
    do_now: "Nu",
    would_close: "Wat sluit dit",
    or: "of",
    source: "Bron",
    statements: "regel",
    events: "gebeurtenis",
    due: "uiterlijk",
    next: "Wat nog komt",
    not_judged: "Niet beoordeeld",
    advice: "Het programma kijkt het proces en het dossier na. Mensen beslissen. Twijfel je, bel Veilig Thuis: 0800-2000, dag en nacht, gratis, ook anoniem.",
    acute: "Acuut gevaar? Bel 112. Veilig Thuis: 0800-2000.",
    must: "moet",
    should: "zou moeten",
    consider: "overweeg",
    not_done: "niet gedaan",
    not_recorded: "niet vastgelegd",
    unclear: "onduidelijk",
    late: "niet op tijd",
    not_known: " (niet bekend)",
    applies: "Geldt als",
    always: "altijd",
    asks: "Vraagt",
    by_when: "Wanneer",
    cases: "Voorbeelden",
    fires: "geeft een bevinding",
    silent: "geeft niets",
    not_agreed: "Nog geen deskundige heeft deze regel nagekeken.",
    agreed: "Nagekeken door",
    school_term: "instelling van de school",
    item: "punt",
};

static EN: Phrases = Phrases {
    practice: "PRACTICE",
    real: "REAL CASE",
    checked_for: "Checked for",
    with_pack: "with",
    over: "over",
    indicates: "What the record points to",
    met: "done",
    not_met: "not done yet",
    because: "Because",
    speaks_for: "For",
    against: "Against",
    report: "Report",
    help: "Help",
    close: "Close",
    findings: "What stands out",
    no_findings: "Nothing stood out in what was checked.",
    says_nothing: "This says nothing about the child's safety. That judgement is yours.",
    step: [
        "General",
        "Step 1 Signals",
        "Step 2 Consultation",
        "Step 3 Conversation",
        "Step 4 Weighing",
        "Step 5 Decision",
        "After",
    ],
    why: "Why",
    do_now: "Now",
    would_close: "What would close this",
    or: "or",
    source: "Source",
    statements: "statement",
    events: "event",
    due: "no later than",
    next: "What is still to come",
    not_judged: "Not judged",
    advice: "The program checks the process and the record. You decide. If in doubt, call Veilig Thuis: 0800-2000, day and night, free, anonymously too.",
    acute: "Acute danger? Call 112. Veilig Thuis: 0800-2000.",
    must: "must",
    should: "should",
    consider: "consider",
    not_done: "not done",
    not_recorded: "not recorded",
    unclear: "unclear",
    late: "not in time",
    not_known: " (not known)",
    applies: "Applies when",
    always: "always",
    asks: "Asks",
    by_when: "By when",
    cases: "Cases",
    fires: "gives a finding",
    silent: "gives nothing",
    not_agreed: "No domain expert has agreed with this rule yet.",
    agreed: "Agreed by",
    school_term: "a setting of the school",
    item: "item",
};

/// The phrases of a language.
#[must_use]
pub fn phrases(lang: Lang) -> &'static Phrases {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

impl Phrases {
    /// The band of a nature.
    #[must_use]
    pub const fn nature(&self, nature: Nature) -> &'static str {
        match nature {
            Nature::Practice => self.practice,
            Nature::Real => self.real,
        }
    }

    /// A severity in words.
    #[must_use]
    pub const fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Must => self.must,
            Severity::Should => self.should,
            Severity::Consider => self.consider,
        }
    }

    /// A status in words.
    #[must_use]
    pub const fn status(&self, status: Status) -> &'static str {
        match status {
            Status::NotDone => self.not_done,
            Status::NotRecorded => self.not_recorded,
            Status::Unclear => self.unclear,
        }
    }
}

/// The sign of a severity: a shape that does not need its colour.
#[must_use]
pub const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "■",
        Severity::Should => "◧",
        Severity::Consider => "○",
    }
}

/// Whether a direction could be read as reassurance, so that it must say what it does not mean.
#[must_use]
pub const fn reassures(direction: Direction) -> bool {
    matches!(direction, Direction::CloseAndRecord | Direction::OrganiseHelp)
}
