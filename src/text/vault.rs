//! What is said where real cases are sealed and opened.

use super::Lang;

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
