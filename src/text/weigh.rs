//! What is said where a case is weighed and decided.

use super::Lang;
use crate::protocol::Bilingual;

/// The texts of weighing.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct WeighTexts {
    pub weigh: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub help: &'static str,
    pub first: &'static str,
    pub second: &'static str,
    pub who: &'static str,
    pub balance: &'static str,
    pub balance_says: &'static str,
    pub other: &'static str,
    pub lock: &'static str,
    pub back: &'static str,
    pub locked: &'static str,
    pub locked_says: &'static str,
    pub ask_second: &'static str,
    pub show: &'static str,
    pub differ: &'static str,
    pub differ_not: &'static str,
    pub weigher_one: &'static str,
    pub weigher_two: &'static str,
    pub not_known: &'static str,
    pub must: &'static str,
    pub must_asks: &'static str,
    pub decide: &'static str,
    pub with: &'static str,
    pub with_not_yet: &'static str,
    pub agrees: &'static str,
    pub departs: &'static str,
    pub reason: &'static str,
    pub record_decision: &'static str,
    /// In the empty field for the day of the decision.
    pub today: &'static str,
    /// That its day cannot be read, or is yet to come.
    pub no_day: &'static str,
    pub reason_asked: &'static str,
    pub decided: &'static str,
    pub anew: &'static str,
    pub means: &'static str,
    pub empty_level: &'static str,
    pub card: &'static str,
    pub burden: &'static str,
    pub protection: &'static str,
    pub add_card: &'static str,
    pub card_up: &'static str,
    pub card_down: &'static str,
    pub card_across: &'static str,
    pub card_away: &'static str,
    pub no_level: &'static str,
    pub first_safe_home: &'static str,
    pub first_safe_home_says: &'static str,
    pub colleague: &'static str,
    pub colleague_says: &'static str,
    pub colleague_file: &'static str,
    pub colleague_passphrase: &'static str,
    pub colleague_read: &'static str,
    pub colleague_waits: &'static str,
    pub options: &'static str,
    pub options_say: &'static str,
    pub report: &'static str,
    pub help_option: &'static str,
    pub report_and_help: &'static str,
    pub report_and_help_says: &'static str,
    pub close: &'static str,
    pub close_says: &'static str,
    pub speaks_for: &'static str,
    pub speaks_against: &'static str,
    pub rules_name_none: &'static str,
    pub question: &'static str,
    pub still_asks: &'static str,
    pub still_yes: &'static str,
    pub still_no: &'static str,
}

/// The texts of weighing in one language.
#[must_use]
pub const fn weigh(lang: Lang) -> &'static WeighTexts {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

fn both(nl: &str, en: &str) -> Bilingual {
    Bilingual { nl: nl.to_owned(), en: en.to_owned() }
}

/// That no file was given.
#[must_use]
pub fn colleague_no_file() -> Bilingual {
    both("Vul eerst in waar het bestand staat.", "Fill in first where the file is.")
}

/// That the file is about another child.
#[must_use]
pub fn colleague_other_case() -> Bilingual {
    both(
        "Dit bestand gaat over een andere casus: de schuilnaam van het kind is anders. Er is niets overgenomen.",
        "This file is about another case: the alias of the child differs. Nothing was taken over.",
    )
}

/// That there is no weighing in it.
#[must_use]
pub fn colleague_no_weighing() -> Bilingual {
    both(
        "In dit bestand staat geen weging die deze casus nog niet heeft. Vraag je collega of de weging al in de casus staat.",
        "This file holds no weighing that this case does not have yet. Ask your colleague whether the weighing is in the case already.",
    )
}

/// That it is practice.
#[must_use]
pub fn colleague_practice() -> Bilingual {
    both(
        "Dit bestand is van een oefening. Een echte casus neemt daar niets van over.",
        "This file is practice. A real case takes nothing over from it.",
    )
}

/// How many other questions two weighers answered alike.
#[must_use]
pub fn alike(questions: usize, lang: Lang) -> String {
    match (lang, questions) {
        (Lang::Nl, 1) => "Op 1 andere vraag gaven jullie hetzelfde antwoord.".to_owned(),
        (Lang::Nl, _) => format!("Op {questions} andere vragen gaven jullie hetzelfde antwoord."),
        (Lang::En, 1) => "You gave the same answer to 1 other question.".to_owned(),
        (Lang::En, _) => format!("You gave the same answer to {questions} other questions."),
    }
}

/// The reason of a decision, with whether it goes along with what the record indicates.
#[must_use]
pub fn decided_because(agrees: bool, indicated: &str, reason: &str, lang: Lang) -> String {
    match (lang, agrees) {
        (Lang::Nl, true) => format!("Gaat mee met wat het dossier aangeeft ({indicated}): {reason}"),
        (Lang::Nl, false) => format!("Wijkt af van wat het dossier aangeeft ({indicated}): {reason}"),
        (Lang::En, true) => format!("Goes along with what the record indicates ({indicated}): {reason}"),
        (Lang::En, false) => format!("Departs from what the record indicates ({indicated}): {reason}"),
    }
}

static NL: WeighTexts = WeighTexts {
    weigh: "Wegen",
    title: "Wegen",
    lead: "Weeg eerst zelf. Pas als je je weging vergrendelt, laat het programma zien wat het dossier aangeeft.",
    help: "Beantwoord de vragen met wat je nu weet. Bij elke vraag kun je openen wat de woorden betekenen. Wat je niet weet, laat je op niet bekend staan. Na het vergrendelen kan een tweede weger apart wegen, zonder jouw antwoorden te zien. Gevaar staat altijd meteen in beeld.",
    first: "Jouw weging",
    second: "De weging van de tweede weger",
    who: "Wie weegt",
    balance: "Wat belast en wat beschermt",
    balance_says: "Noem ze per niveau. Ze worden niet opgeteld: een sterke kant neemt een gevaar niet weg.",
    other: "Verder bij deze weging",
    lock: "Vergrendel mijn weging",
    back: "Terug naar de casus",
    locked: "De weging is vergrendeld",
    locked_says: "Je kunt nu een tweede laten wegen. Die ziet deze weging niet. Of laat meteen zien wat het dossier aangeeft.",
    ask_second: "Een tweede weegt mee",
    show: "Laat zien wat het dossier aangeeft",
    differ: "Waar jullie verschillen",
    differ_not: "De twee wegingen geven op alle vragen hetzelfde antwoord.",
    weigher_one: "eerste weger",
    weigher_two: "tweede weger",
    not_known: "Wat dit niet kan weten",
    must: "Dit staat nog open",
    must_asks: "Dit houdt je besluit niet tegen. Kijk of je het eerst wilt doen of vastleggen.",
    decide: "Besluit en reden",
    with: "Tegenover wat het dossier aangeeft",
    with_not_yet: "nog niet gekozen",
    agrees: "we gaan ermee mee",
    departs: "we wijken ervan af",
    reason: "Reden van het besluit",
    record_decision: "Besluit vastleggen",
    today: "vandaag",
    no_day: "Deze datum is niet te lezen, of ligt nog voor ons. Schrijf hem als 2-3-2026, of laat hem leeg voor vandaag.",
    reason_asked: "Kies of jullie meegaan of afwijken, en schrijf kort waarom. Zo kan een ander het besluit later volgen.",
    decided: "Het besluit staat in de casus.",
    anew: "Opnieuw wegen",
    means: "Wat betekent dit?",
    empty_level: "nog niets",
    card: "Wat is er?",
    burden: "Belast",
    protection: "Beschermt",
    add_card: "Erbij",
    card_up: "Een niveau omhoog",
    card_down: "Een niveau omlaag",
    card_across: "Naar de andere kant",
    card_away: "Weg",
    no_level: "niveau niet bekend",
    first_safe_home: "Vraag eerst Veilig Thuis",
    first_safe_home_says: "Wat je invult, vraagt om advies van Veilig Thuis: 0800-2000, dag en nacht, gratis. Dat kan zonder namen te noemen.",
    colleague: "Weging van een collega inlezen",
    colleague_says: "Een collega kan op een andere computer wegen, zonder jouw antwoorden te zien. Geef de casus door vóór je laat zien wat het dossier aangeeft. Je collega weegt, bewaart de casus elders als versleuteld bestand en stuurt dat terug. Geef het wachtwoord langs een andere weg door.",
    colleague_file: "Waar het bestand van je collega staat",
    colleague_passphrase: "Wachtwoord van dat bestand, als het versleuteld is",
    colleague_read: "Inlezen",
    colleague_waits: "Even geduld: het bestand wordt geopend.",
    options: "Wat er voor en tegen pleit",
    options_say: "Dit noemen de regels. Jullie weten meer: wegen blijft mensenwerk.",
    report: "Melden bij Veilig Thuis",
    help_option: "Hulp organiseren",
    report_and_help: "Melden en hulp",
    report_and_help_says: "Een melding en hulp gaan goed samen. Lees wat er bij allebei staat. Dat hulp alleen niet genoeg is, telt hier niet mee. Veilig Thuis denkt mee over de volgorde.",
    close: "Afsluiten met reden",
    close_says: "Afsluiten zegt niets over de veiligheid van het kind. Blijf kijken.",
    speaks_for: "Pleit ervoor",
    speaks_against: "Pleit ertegen",
    rules_name_none: "De regels noemen hier niets.",
    question: "Vraag",
    still_asks: "Er staat nog iets open. Wil je toch besluiten?",
    still_yes: "Ja, besluit vastleggen",
    still_no: "Nee, nog niet",
};

static EN: WeighTexts = WeighTexts {
    weigh: "Weigh",
    title: "Weighing",
    lead: "Weigh for yourself first. Only when you lock your weighing does the program show what the record indicates.",
    help: "Answer the questions with what you know now. At each question you can open what its words mean. Leave what you do not know at not known. After the lock a second weigher can weigh apart, without seeing your answers. Danger always shows at once.",
    first: "Your weighing",
    second: "The weighing of the second weigher",
    who: "Who weighs",
    balance: "What burdens and what protects",
    balance_says: "Name them by level. They are not added up: a strength does not take a danger away.",
    other: "Further to this weighing",
    lock: "Lock my weighing",
    back: "Back to the case",
    locked: "The weighing is locked",
    locked_says: "You can now have a second weigh. They do not see this weighing. Or show at once what the record indicates.",
    ask_second: "A second weighs too",
    show: "Show what the record indicates",
    differ: "Where you differ",
    differ_not: "The two weighings give the same answer to every question.",
    weigher_one: "first weigher",
    weigher_two: "second weigher",
    not_known: "What this cannot know",
    must: "This is still open",
    must_asks: "This does not hold your decision back. See whether you want to do or record it first.",
    decide: "Decision and reason",
    with: "Beside what the record indicates",
    with_not_yet: "not chosen yet",
    agrees: "we go along with it",
    departs: "we depart from it",
    reason: "Reason of the decision",
    record_decision: "Record the decision",
    today: "today",
    no_day: "This date cannot be read, or is yet to come. Write it as 2-3-2026, or leave it empty for today.",
    reason_asked: "Choose whether you go along or depart, and write briefly why. Then another can follow the decision later.",
    decided: "The decision is in the case.",
    anew: "Weigh anew",
    means: "What does this mean?",
    empty_level: "nothing yet",
    card: "What is there?",
    burden: "Burdens",
    protection: "Protects",
    add_card: "Add",
    card_up: "A level up",
    card_down: "A level down",
    card_across: "To the other side",
    card_away: "Take away",
    no_level: "level not known",
    first_safe_home: "Ask Veilig Thuis first",
    first_safe_home_says: "What you fill in calls for advice of Veilig Thuis: 0800-2000, day and night, free. You need not give names.",
    colleague: "Read a colleague's weighing",
    colleague_says: "A colleague can weigh on another computer, without seeing your answers. Hand the case over before you show what the record indicates. Your colleague weighs, saves the case elsewhere as a sealed file and sends that back. Pass the passphrase on by another way.",
    colleague_file: "Where your colleague's file is",
    colleague_passphrase: "Passphrase of that file, if it is sealed",
    colleague_read: "Read it",
    colleague_waits: "One moment: the file is being opened.",
    options: "What speaks for and against",
    options_say: "This is what the rules name. You know more: weighing remains up to people.",
    report: "Report to Veilig Thuis",
    help_option: "Organise help",
    report_and_help: "Report and help",
    report_and_help_says: "A report and help go well together. Read what stands at both. That help alone is not enough does not count here. Veilig Thuis thinks along about the order.",
    close: "Close with a reason",
    close_says: "Closing says nothing about the child's safety. Keep looking.",
    speaks_for: "Speaks for it",
    speaks_against: "Speaks against it",
    rules_name_none: "The rules name nothing here.",
    question: "Question",
    still_asks: "Something is still open. Do you want to decide all the same?",
    still_yes: "Yes, record the decision",
    still_no: "No, not yet",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty() {
        for lang in [Lang::Nl, Lang::En] {
            let texts = serde_json::to_value(weigh(lang)).expect("texts are plain");
            for (name, text) in texts.as_object().expect("a struct") {
                assert!(!text.as_str().expect("a text").trim().is_empty(), "{name} in {lang:?}");
            }
        }
        assert_eq!(
            (weigh(Lang::Nl).lock, weigh(Lang::En).lock),
            ("Vergrendel mijn weging", "Lock my weighing")
        );
    }
}
