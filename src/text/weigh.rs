//! What is said where a case is weighed and decided.

use super::Lang;

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
}

/// The texts of weighing in one language.
#[must_use]
pub const fn weigh(lang: Lang) -> &'static WeighTexts {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

/// What the note of a weighing says of a second weigher.
#[must_use]
pub fn second_weighed(differ: &[String], lang: Lang) -> String {
    match (lang, differ.is_empty()) {
        (Lang::Nl, true) => "Een tweede weger kwam apart tot dezelfde antwoorden.".to_owned(),
        (Lang::En, true) => "A second weigher came to the same answers apart.".to_owned(),
        (Lang::Nl, false) => format!("Een tweede weger woog apart en verschilt over: {}.", differ.join(", ")),
        (Lang::En, false) => {
            format!("A second weigher weighed apart and differs about: {}.", differ.join(", "))
        }
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
    help: "Beantwoord de vragen met wat je nu weet. Onder elke vraag staat wat de woorden betekenen. Wat je niet weet, laat je op niet bekend staan. Na het vergrendelen kan een tweede weger apart wegen, zonder jouw antwoorden te zien. Gevaar staat altijd meteen in beeld.",
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
};

static EN: WeighTexts = WeighTexts {
    weigh: "Weigh",
    title: "Weighing",
    lead: "Weigh for yourself first. Only when you lock your weighing does the program show what the record indicates.",
    help: "Answer the questions with what you know now. Under each question stands what its words mean. Leave what you do not know at not known. After the lock a second weigher can weigh apart, without seeing your answers. Danger always shows at once.",
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
