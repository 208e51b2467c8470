//! Reminders of a case for the window: a calendar file with the documents of this user.

use super::documents::put_down;
use crate::check::reminders;
use crate::cli::today;
use crate::protocol::{Bilingual, Lang, Protocol};
use crate::record::Real;
use crate::sheet;
use crate::text;

/// Writes the days of a case that are still to come as a calendar file without names: where it is, or
/// nothing where no day lies ahead.
pub(super) fn write(protocol: &Protocol, real: &Real, lang: Lang) -> Result<Option<String>, Bilingual> {
    let as_of = today();
    let mut days = reminders(protocol, real, as_of);
    days.retain(|day| day.on >= as_of);
    if days.is_empty() {
        return Ok(None);
    }
    let file = sheet::ics(&[(real, days)], as_of, lang);
    let why = || Bilingual {
        nl: text::reminders(Lang::Nl).failed.to_owned(),
        en: text::reminders(Lang::En).failed.to_owned(),
    };
    let path = put_down(&format!("ECHTE-CASUS-herinneringen-{as_of}"), "ics", file.as_bytes());
    path.map(|path| Some(path.display().to_string())).ok_or_else(why)
}
