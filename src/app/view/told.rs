//! What came of something with the vault, and what is going on, in sentences.

use super::vault::when;
use crate::app::vault::{Busy, Refused, Told};
use crate::protocol::Lang;
use crate::store::{CaseId, Fault, Tried};
use crate::text::{self, SafeTexts};

/// What keeps a page from being done.
pub(super) const fn refused(why: Refused, texts: &SafeTexts) -> &'static str {
    match why {
        Refused::Empty => texts.empty_passphrase,
        Refused::Differ => texts.differ,
        Refused::NoPlace => texts.no_place,
        Refused::OtherGroup => texts.other_group,
        Refused::NoReason => texts.no_reason,
        Refused::StillOpen => texts.still_open,
    }
}

/// What is being done, in a sentence.
pub(super) const fn waits(busy: Busy, texts: &SafeTexts) -> &'static str {
    match busy {
        Busy::Making => texts.wait_making,
        Busy::Unlocking => texts.wait_unlocking,
        Busy::Opening => texts.wait_opening,
        Busy::Saving => texts.wait_saving,
        Busy::Locking => texts.wait_locking,
        Busy::Working => texts.wait_working,
    }
}

/// What came of something, in sentences.
pub(super) fn said(told: &Told, lang: Lang) -> Vec<String> {
    let texts = text::safe(lang);
    let one = match told {
        Told::Failed(Fault::Full) => text::fault(Fault::Full, lang),
        Told::Failed(fault) => format!("{}. {}", texts.failed, text::fault(*fault, lang)),
        Told::Damaged(file) => format!("{} {file}.", texts.damaged),
        Told::Beside(file) => format!("{} {file}.", texts.beside),
        Told::Unlisted(fault) => format!("{}. {}", texts.unlisted_yet, text::fault(*fault, lang)),
        Told::ClockBack => sentence(text::clock_back(lang)),
        Told::Sealed(path) => format!("{} {path}", texts.sealed),
        Told::BackedUp(cases, path) => format!("{} {cases}. {path}", texts.backed_up),
        Told::Tried(tried) => return said_tried(tried, texts),
        Told::Restored(cases) => format!("{} {cases}.", texts.restored),
        Told::Changed => texts.changed.to_owned(),
        Told::Received => texts.received.to_owned(),
        Told::Erased => texts.erased.to_owned(),
        Told::KeyUnkept => texts.key_unkept.to_owned(),
        Told::Code(Some(line)) => {
            format!("{}: {}, {}.", texts.code_after, text::act(&line.act, lang), when(line, lang))
        }
        Told::Code(None) => texts.code_none.to_owned(),
    };
    vec![one]
}

fn said_tried(tried: &Tried, texts: &SafeTexts) -> Vec<String> {
    let names = |ids: &[CaseId]| ids.iter().map(CaseId::file).collect::<Vec<_>>().join(", ");
    let mut says = vec![format!("{} {}.", texts.tried_sound, tried.sound)];
    if !tried.damaged.is_empty() {
        says.push(format!("{} {}", texts.tried_damaged, names(&tried.damaged)));
    }
    if !tried.missing.is_empty() {
        says.push(format!("{} {}", texts.tried_missing, names(&tried.missing)));
    }
    if !tried.recovery {
        says.push(texts.tried_no_recovery.to_owned());
    }
    if says.len() == 1 {
        says.push(texts.tried_fine.to_owned());
    }
    says
}

/// With a capital and its end.
pub(super) fn sentence(text: &str) -> String {
    format!("{}.", text::capital(text))
}
