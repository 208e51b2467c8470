//! What is said where real cases are sealed and opened.

use super::Lang;
use super::fault_nl;
use crate::store::{Act, Erasure, Fault};

/// Beside a record that `open` wrote.
#[must_use]
pub const fn readable_now(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => {
            "let op: dit bestand is nu te lezen voor wie bij deze computer kan; verwijder het als je klaar bent"
        }
        Lang::En => {
            "careful: whoever can use this computer can read this file now; remove it when you are done"
        }
    }
}

/// Beside a record that `seal` read: it is left as it was.
#[must_use]
pub const fn still_readable(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "dit bestand staat er nog, en is te lezen; verwijder het als het niet meer nodig is",
        Lang::En => "this file is still there, and can be read; remove it when it is no longer needed",
    }
}

/// Beside a version that did not go where it should: somebody else had changed the file.
#[must_use]
pub const fn saved_beside(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => {
            "iemand anders had de casus intussen gewijzigd; jouw versie staat in dit bestand, de andere waar hij stond"
        }
        Lang::En => {
            "somebody else had changed the case meanwhile; your version is in this file, theirs is where it was"
        }
    }
}

/// Asks for a passphrase on the terminal.
#[must_use]
pub const fn ask_passphrase(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "Wachtwoordzin (je ziet niet wat je typt): ",
        Lang::En => "Passphrase (what you type is not shown): ",
    }
}

/// Asks for it once more, before something is sealed.
#[must_use]
pub const fn ask_passphrase_again(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "Nog een keer dezelfde: ",
        Lang::En => "The same once more: ",
    }
}

/// Why something with the vault did not go, as a sentence.
#[must_use]
pub fn fault(fault: Fault, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("{}.", fault_nl(fault.code())),
        Lang::En => format!("{}.", super::capital(&fault.to_string())),
    }
}

/// A line of a trail: what was done.
#[must_use]
pub fn act(act: &Act, lang: Lang) -> String {
    let (nl, en) = match act {
        Act::Begun => ("begonnen", "begun"),
        Act::Received => ("binnengekomen als versleuteld bestand", "received as a sealed file"),
        Act::Saved => ("bewaard", "saved"),
        Act::FoundChanged => {
            ("buiten dit programma om gewijzigd gevonden", "found changed by another way than this program")
        }
        Act::Printed(sheet) => return one(lang, "afgedrukt", "printed", sheet),
        Act::Listed(case) => return one(lang, "in de lijst gezet", "listed", case),
        Act::Erased(case, why) => {
            return format!("{} ({})", one(lang, "gewist", "erased", case), erasure(*why, lang));
        }
        Act::PassphraseChanged => ("wachtwoordzin gewijzigd", "passphrase changed"),
        Act::BackedUp(1) => ("reservekopie gemaakt van 1 casus", "backup made of 1 case"),
        Act::BackedUp(cases) => {
            return match lang {
                Lang::Nl => format!("reservekopie gemaakt van {cases} casussen"),
                Lang::En => format!("backup made of {cases} cases"),
            };
        }
    };
    pick(lang, nl, en).to_owned()
}

/// Why a case was erased.
#[must_use]
pub const fn erasure(why: Erasure, lang: Lang) -> &'static str {
    match why {
        Erasure::TermOver => pick(lang, "bewaartermijn voorbij", "the term for keeping it was over"),
        Erasure::OnRequest => pick(lang, "op verzoek", "on request"),
        Erasure::HandedOver => pick(lang, "overgedragen", "handed over"),
        Erasure::Mistake => pick(lang, "stond hier per vergissing", "it was here by mistake"),
    }
}

/// Where a trail, or the record it tells of, was changed by another way.
#[must_use]
pub const fn trail_broken(lang: Lang) -> &'static str {
    pick(
        lang,
        "het spoor van deze casus klopt niet: iets is buiten dit programma om gewijzigd",
        "the trail of this case is broken: something was changed by another way than this program",
    )
}

/// Where the clock stands before the save that was last.
#[must_use]
pub const fn clock_back(lang: Lang) -> &'static str {
    pick(
        lang,
        "de klok van deze computer is teruggezet; kijk of de datum klopt",
        "the clock of this computer was set back; see whether the date is right",
    )
}

/// Why a case that was saved does not show in the list as it is.
#[must_use]
pub const fn saved_unlisted(lang: Lang) -> &'static str {
    pick(
        lang,
        "de casus is bewaard, maar de lijst is nog niet bijgewerkt",
        "the case was saved, but the list does not show it as it is yet",
    )
}

fn one(lang: Lang, nl: &str, en: &str, what: &str) -> String {
    format!("{}: {what}", pick(lang, nl, en))
}

const fn pick<'a>(lang: Lang, nl: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_the_vault_has_its_sentence_in_both_languages() {
        let general = fault_nl("no such code");
        for fault in Fault::ALL {
            let (nl, en) = (fault_nl(fault.code()), fault.to_string());
            assert_ne!(nl, general, "{fault:?}");
            for text in [nl, &en] {
                assert!(!text.ends_with('.') && text.len() > 15, "{text}");
                for word in ["age", "scrypt", "stanza", "lock", "hash"] {
                    assert!(!text.to_lowercase().split(' ').any(|it| it == word), "{text}");
                }
            }
        }
    }

    #[test]
    fn every_act_has_its_words() {
        let why = [Erasure::TermOver, Erasure::OnRequest, Erasure::HandedOver, Erasure::Mistake];
        let erased = why.map(|why| Act::Erased("3f9a".to_owned(), why));
        let others = [
            Act::Begun,
            Act::Received,
            Act::Saved,
            Act::FoundChanged,
            Act::Printed("advies".to_owned()),
            Act::Listed("3f9a".to_owned()),
            Act::BackedUp(1),
            Act::BackedUp(7),
            Act::PassphraseChanged,
        ];
        for it in erased.iter().chain(&others) {
            assert_ne!(act(it, Lang::Nl), act(it, Lang::En));
        }
        assert_eq!(act(&erased[0], Lang::Nl), "gewist: 3f9a (bewaartermijn voorbij)");
    }
}
