//! What is said of linked records, and of what changed since an earlier check.

use super::Lang;

/// The texts on linked records.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct LinkedTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub not_here: &'static str,
    pub other_nature: &'static str,
    pub nothing: &'static str,
    pub report: &'static str,
    pub emergency: &'static str,
    pub acute: &'static str,
    pub structural: &'static str,
    pub both_kinds: &'static str,
    pub not_safe: &'static str,
    pub chance: &'static str,
    pub danger: &'static str,
    pub disclosure: &'static str,
    pub repeated: &'static str,
    pub siblings: &'static str,
    pub no_siblings: &'static str,
    pub help_fails: &'static str,
    pub not_kept: &'static str,
    pub closed: &'static str,
    pub doubt: &'static str,
}

/// The texts on linked records in one language.
#[must_use]
pub const fn linked(lang: Lang) -> &'static LinkedTexts {
    match lang {
        Lang::Nl => &LinkedTexts {
            title: "Gekoppelde dossiers",
            lead: "Dit dossier noemt andere dossiers. Dit staat daarin en kan hier meetellen. Lees ze zelf ook.",
            not_here: "is niet samen met dit dossier gelezen. Zoek het op en kijk wat erin staat.",
            other_nature: "is niet bekeken: oefening en een echte casus blijven apart.",
            nothing: "daarin staat geen melding, geen onveiligheid en geen hulp die niet werkte. Dat zegt niets over de veiligheid van de kinderen.",
            report: "gemeld bij Veilig Thuis",
            emergency: "gebeld om acuut gevaar",
            acute: "gewogen als acuut onveilig",
            structural: "gewogen als structureel onveilig",
            both_kinds: "gewogen als acuut en structureel onveilig",
            not_safe: "gewogen als onveilig",
            chance: "gewogen: er is een reële kans op schade",
            danger: "een signaal van acuut gevaar",
            disclosure: "het kind vertelde er zelf over",
            repeated: "een signaal van iets dat steeds terugkomt",
            siblings: "de broers en zussen zijn meegewogen",
            no_siblings: "de broers en zussen zijn niet meegewogen",
            help_fails: "de hulp werkte niet genoeg",
            not_kept: "afspraken waren niet nagekomen",
            closed: "de casus is afgesloten",
            doubt: "met twijfel",
        },
        Lang::En => &LinkedTexts {
            title: "Linked records",
            lead: "This record names other records. This is in them and may count here. Read them yourself too.",
            not_here: "was not read together with this record. Look it up and see what is in it.",
            other_nature: "was not looked at: practice and a real case stay apart.",
            nothing: "it holds no report, nothing unsafe and no help that failed. That says nothing about the safety of the children.",
            report: "reported to Veilig Thuis",
            emergency: "called because of acute danger",
            acute: "weighed as acutely unsafe",
            structural: "weighed as structurally unsafe",
            both_kinds: "weighed as acutely and structurally unsafe",
            not_safe: "weighed as unsafe",
            chance: "weighed: there is a real chance of harm",
            danger: "a signal of acute danger",
            disclosure: "the child told about it",
            repeated: "a signal of something that keeps coming back",
            siblings: "the brothers and sisters were weighed too",
            no_siblings: "the brothers and sisters were not weighed",
            help_fails: "the help did not work well enough",
            not_kept: "agreements had not been kept",
            closed: "the case was closed",
            doubt: "with doubt",
        },
    }
}

/// The texts on what changed since an earlier check.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct SinceTexts {
    pub title: &'static str,
    pub nothing: &'static str,
    pub new: &'static str,
    pub gone: &'static str,
    pub changed: &'static str,
    pub same: &'static str,
    pub turned: &'static str,
    pub stayed: &'static str,
    pub was: &'static str,
    pub done: [&'static str; 2],
    pub because: &'static str,
    pub severity: &'static str,
    pub status: &'static str,
    pub due: &'static str,
    pub no_day: &'static str,
    pub events: &'static str,
    pub kind: &'static str,
    pub other_rules: &'static str,
    pub gone_says: &'static str,
}

/// The texts on what changed in one language.
#[must_use]
pub const fn since(lang: Lang) -> &'static SinceTexts {
    match lang {
        Lang::Nl => &SinceTexts {
            title: "Wat er veranderde sinds de controle van",
            nothing: "Er is niets veranderd.",
            new: "Nieuw",
            gone: "Weg",
            changed: "Anders",
            same: "Gelijk gebleven",
            turned: "De aanwijzing is anders",
            stayed: "De aanwijzing is gelijk gebleven",
            was: "was",
            done: ["nog niet gedaan", "gedaan"],
            because: "omdat",
            severity: "gewicht",
            status: "stand",
            due: "uiterlijk",
            no_day: "geen dag",
            events: "gebeurtenissen",
            kind: "soort",
            other_rules: "De regels zijn ook veranderd. Toen",
            gone_says: "Een punt dat weg is, zegt niet dat het kind veilig is.",
        },
        Lang::En => &SinceTexts {
            title: "What changed since the check of",
            nothing: "Nothing changed.",
            new: "New",
            gone: "Gone",
            changed: "Changed",
            same: "Stayed the same",
            turned: "The indication changed",
            stayed: "The indication stayed the same",
            was: "was",
            done: ["not done yet", "done"],
            because: "because",
            severity: "weight",
            status: "state",
            due: "by",
            no_day: "no day",
            events: "events",
            kind: "kind",
            other_rules: "The rules changed too. Then",
            gone_says: "A point that is gone does not say that the child is safe.",
        },
    }
}
