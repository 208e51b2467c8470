//! What is said where a real case is laid down.

use super::Lang;

/// The texts of the coordinator's desk.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct DeskTexts {
    pub new_case: &'static str,
    pub new_case_says: &'static str,
    pub about: &'static str,
    pub about_lead: &'static str,
    pub help_about: &'static str,
    pub pupil_alias: &'static str,
    pub pupil_alias_hint: &'static str,
    pub alias_needed: &'static str,
    pub parents: &'static str,
    pub parent: &'static str,
    pub add_parent: &'static str,
    pub to_case: &'static str,
    pub cancel: &'static str,
    pub kept_nowhere: &'static str,
    pub still_open: &'static str,
    pub print: &'static str,
    pub printed: &'static str,
    pub let_go: &'static str,
    pub let_go_sure: &'static str,
    pub let_go_asks: &'static str,
    pub keep_it: &'static str,
    pub enter: &'static str,
    pub change: &'static str,
    pub remove: &'static str,
    pub record: &'static str,
    pub whole_form: &'static str,
    pub clear: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub who: &'static str,
    pub alias: &'static str,
    pub what: &'static str,
    pub text: &'static str,
    pub fact: &'static str,
    pub filed: &'static str,
    pub filed_somewhere: &'static str,
    pub filed_on: &'static str,
    pub day_hint: &'static str,
    pub time_hint: &'static str,
    pub nothing: &'static str,
    pub add: &'static str,
    pub take_away: &'static str,
    pub day_unread: &'static str,
    /// That a day is yet to come.
    pub day_ahead: &'static str,
    pub time_unread: &'static str,
    pub other_day_unread: &'static str,
    pub show_findings: &'static str,
    pub no_events: &'static str,
    pub keys: &'static str,
    pub lock: &'static str,
    pub covered: &'static str,
    pub covered_says: &'static str,
    pub uncover: &'static str,
}

/// The texts of the desk in one language.
#[must_use]
pub const fn desk(lang: Lang) -> &'static DeskTexts {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

/// Why another case cannot be opened, in both languages.
#[must_use]
pub fn still_open() -> crate::protocol::Bilingual {
    crate::protocol::Bilingual { nl: NL.still_open.to_owned(), en: EN.still_open.to_owned() }
}

static NL: DeskTexts = DeskTexts {
    new_case: "Nieuwe casus",
    new_case_says: "Leg een echte casus neer: wat er gebeurde, wanneer, en waar het is vastgelegd",
    about: "Over wie het gaat",
    about_lead: "Gebruik een schuilnaam, nooit de echte naam. Wat je niet weet, laat je staan op niet bekend.",
    help_about: "Hier staat over wie de casus gaat. Alleen een schuilnaam is nodig. De rest kan later nog. Met Tab ga je naar het volgende veld; in een keuzelijst kies je met de pijltjes of de eerste letters.",
    pupil_alias: "Schuilnaam van het kind",
    pupil_alias_hint: "bijvoorbeeld K-014",
    alias_needed: "Geef het kind eerst een schuilnaam. Daaraan herken je de casus.",
    parents: "Ouders en verzorgers",
    parent: "Ouder",
    add_parent: "Ouder of verzorger erbij",
    to_case: "Naar de casus",
    cancel: "Terug zonder wijzigen",
    kept_nowhere: "Deze casus staat alleen in dit venster. Sluit je het venster, dan is wat je hier invulde weg. Het bestand dat je opende, verandert niet.",
    still_open: "Er staat nog een casus open met wijzigingen die nergens bewaard zijn. Ga naar Casus en laat die eerst los.",
    print: "Afdrukken",
    printed: "Het blad staat klaar om af te drukken. Wie bij deze computer kan, kan het lezen; verwijder het na het afdrukken. Het staat hier:",
    let_go: "Casus loslaten",
    let_go_sure: "Ja, loslaten",
    let_go_asks: "Wat je invulde is dan weg. Zeker weten?",
    keep_it: "Nee, houden",
    enter: "Wat gebeurde er?",
    change: "Wijzigen",
    remove: "Verwijderen",
    record: "Vastleggen",
    whole_form: "Alle velden",
    clear: "Formulier leegmaken",
    undo: "Ongedaan maken",
    redo: "Opnieuw doen",
    who: "Wie",
    alias: "schuilnaam",
    what: "Wat",
    text: "Tekst",
    fact: "Feit of interpretatie",
    filed: "Vastgelegd in",
    filed_somewhere: "vastgelegd, plaats niet bekend",
    filed_on: "Vastgelegd op",
    day_hint: "2-3-2026",
    time_hint: "10:15",
    nothing: "niets",
    add: "Erbij",
    take_away: "Weg",
    day_unread: "Deze datum is niet te lezen. Schrijf hem als 2-3-2026. Je invoer staat er nog.",
    time_unread: "Deze tijd is niet te lezen. Schrijf hem als 10:15, of laat hem leeg.",
    day_ahead: "Deze datum ligt nog voor ons. Kies de dag waarop er is gewogen.",
    other_day_unread: "Een andere datum in het formulier is niet te lezen. Schrijf hem als 2-3-2026, of laat hem leeg.",
    show_findings: "Wat opvalt",
    no_events: "Hier komt wat er gebeurde. Vul hierboven de eerste regel in.",
    keys: "Enter legt vast en begint de volgende regel; Ctrl+Enter doet dat overal. Ctrl+Z maakt ongedaan, Ctrl+Y doet opnieuw.",
    lock: "Afdekken",
    covered: "De casus is afgedekt",
    covered_says: "Er is niets weg. Er zit geen wachtwoord op: wie bij deze computer kan, kan verder. Sluit dus ook je computer af als je wegloopt. Acuut gevaar: de nummers staan onderaan.",
    uncover: "Verder met de casus",
};

static EN: DeskTexts = DeskTexts {
    new_case: "New case",
    new_case_says: "Lay down a real case: what happened, when, and where it is on file",
    about: "Who it is about",
    about_lead: "Use an alias, never the real name. Leave what you do not know at not known.",
    help_about: "This is about whom the case is. Only an alias is needed. The rest can come later. Tab goes to the next field; in a list you choose with the arrows or the first letters.",
    pupil_alias: "Alias of the child",
    pupil_alias_hint: "for example K-014",
    alias_needed: "Give the child an alias first. By it you know the case again.",
    parents: "Parents and carers",
    parent: "Parent",
    add_parent: "Add a parent or carer",
    to_case: "To the case",
    cancel: "Back without changes",
    kept_nowhere: "This case is in this window only. When you close the window, what you filled in here is gone. The file you opened does not change.",
    still_open: "A case is still open with changes that are kept nowhere. Go to Case and let it go first.",
    print: "Print",
    printed: "The sheet is ready to print. Whoever can use this computer can read it; remove it after printing. It is here:",
    let_go: "Let the case go",
    let_go_sure: "Yes, let go",
    let_go_asks: "What you filled in is then gone. Are you sure?",
    keep_it: "No, keep it",
    enter: "What happened?",
    change: "Change",
    remove: "Remove",
    record: "Record",
    whole_form: "All fields",
    clear: "Empty the form",
    undo: "Undo",
    redo: "Redo",
    who: "Who",
    alias: "alias",
    what: "What",
    text: "Text",
    fact: "Fact or interpretation",
    filed: "On file in",
    filed_somewhere: "on file, place not known",
    filed_on: "On file since",
    day_hint: "2-3-2026",
    time_hint: "10:15",
    nothing: "nothing",
    add: "Add",
    take_away: "Take away",
    day_unread: "This date cannot be read. Write it as 2-3-2026. What you typed is still there.",
    time_unread: "This time cannot be read. Write it as 10:15, or leave it empty.",
    day_ahead: "This date is yet to come. Choose the day of the weighing.",
    other_day_unread: "Another date in the form cannot be read. Write it as 2-3-2026, or leave it empty.",
    show_findings: "What stands out",
    no_events: "What happened comes here. Fill in the first line above.",
    keys: "Enter records and starts the next line; Ctrl+Enter does so anywhere. Ctrl+Z undoes, Ctrl+Y does it again.",
    lock: "Cover",
    covered: "The case is covered",
    covered_says: "Nothing is lost. There is no password on it: whoever can use this computer can go on. So lock your computer too when you walk away. Acute danger: the numbers are at the bottom.",
    uncover: "Go on with the case",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty() {
        for lang in [Lang::Nl, Lang::En] {
            let texts = serde_json::to_value(desk(lang)).expect("texts are plain");
            for (name, text) in texts.as_object().expect("a struct") {
                assert!(!text.as_str().expect("a text").trim().is_empty(), "{name} in {lang:?}");
            }
        }
        assert_eq!((desk(Lang::Nl).record, desk(Lang::En).record), ("Vastleggen", "Record"));
    }
}
