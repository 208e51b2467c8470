//! What stands in a calendar file. No word of a case is ever in it.

use super::Lang;

/// The texts of a calendar file.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct ReminderTexts {
    pub calendar: &'static str,
    pub summary: &'static str,
    pub practice: &'static str,
    pub real: &'static str,
    pub school: &'static str,
    pub protocol: &'static str,
    pub national: &'static str,
    pub agreed: &'static str,
    pub no_names: &'static str,
    /// The button in the window.
    pub make: &'static str,
    /// Nothing lies ahead, so no file was made.
    pub none: &'static str,
    /// Where the file is, before its path.
    pub made: &'static str,
    /// The file could not be made.
    pub failed: &'static str,
}

/// The texts of a calendar file in one language.
#[must_use]
pub const fn reminders(lang: Lang) -> &'static ReminderTexts {
    match lang {
        Lang::Nl => &ReminderTexts {
            calendar: "Niet-pluis",
            summary: "Niet-pluis: agenda van een casus, kijk in het dossier",
            practice: "OEFENING",
            real: "ECHTE CASUS",
            school: "Deze dag volgt uit een termijn die de school zelf heeft gekozen. Het protocol noemt die niet.",
            protocol: "Deze dag volgt uit een termijn van het protocol.",
            national: "Deze dag volgt uit een landelijke termijn.",
            agreed: "Deze dag is in de casus afgesproken.",
            no_names: "In deze agenda staan geen namen. Kijk in het dossier wat er te doen is.",
            make: "Herinneringen",
            none: "Er zijn geen dagen die nog komen. Er is geen bestand gemaakt.",
            made: "De herinneringen staan in een agendabestand zonder namen. Open het met je agenda:",
            failed: "Het agendabestand kon niet worden gemaakt op deze computer. Er is niets weg: de casus staat nog in het venster.",
        },
        Lang::En => &ReminderTexts {
            calendar: "Niet-pluis",
            summary: "Niet-pluis: a day of a case, look in the file",
            practice: "PRACTICE",
            real: "REAL CASE",
            school: "This day comes from a term the school chose itself. The protocol does not name it.",
            protocol: "This day comes from a term of the protocol.",
            national: "This day comes from a national term.",
            agreed: "This day was agreed in the case.",
            no_names: "There are no names in this calendar. Look in the file for what is to be done.",
            make: "Reminders",
            none: "There are no days still to come. No file was made.",
            made: "The reminders are in a calendar file without names. Open it with your calendar:",
            failed: "The calendar file could not be made on this computer. Nothing is lost: the case is still in the window.",
        },
    }
}
