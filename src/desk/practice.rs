//! Practice for the window: the scenarios, and where plays and sessions that were left are kept.

use std::path::PathBuf;

use crate::cli::today;
use crate::load;
use crate::protocol::{Bilingual, Lang, Protocol};
use crate::sheet;
use crate::store::{self, Shelf};
use crate::train::{Debrief, KeptPlay, KeptSession, ToldSession, World};

/// The scenarios that come with the program. One that is not sound is not offered.
pub(super) fn scenarios(protocol: &Protocol) -> Vec<World> {
    let ids = load::bundled_scenario_ids();
    let read = ids.iter().filter_map(|id| load::read_bundled_scenario(id));
    let mut worlds: Vec<World> = read.filter_map(|read| crate::cli::world(read, protocol).ok()).collect();
    // Those for a first time come first.
    worlds.sort_by(|a, b| {
        let (a, b) = (a.scenario(), b.scenario());
        (a.level, &a.title.nl).cmp(&(b.level, &b.title.nl))
    });
    worlds
}

/// Where plays that were left are kept: with what programs keep for this user. Nowhere where the
/// machine names no such place.
pub(super) fn shelf() -> Option<Shelf> {
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = given("XDG_DATA_HOME")
        .or_else(|| given("LOCALAPPDATA"))
        .or_else(|| given("HOME").map(|home| home.join(".local/share")))?;
    Some(Shelf::at(data.join("niet-pluis").join("oefening")))
}

/// Keeps a play, with the day it is.
pub(super) fn keep_play(play: &KeptPlay) -> Result<(), Bilingual> {
    let kept = shelf().map(|shelf| shelf.keep(&KeptPlay { on: Some(today()), ..play.clone() }));
    match kept {
        Some(Ok(())) => Ok(()),
        _ => Err(Bilingual {
            nl: "Dit spel kan op deze computer niet worden bewaard. Je kunt wel verder spelen.".to_owned(),
            en: "This play cannot be kept on this computer. You can play on.".to_owned(),
        }),
    }
}

/// Forgets what was kept of a play. What cannot be removed is offered again next time.
pub(super) fn forget_play(play: &KeptPlay) {
    if let Some(shelf) = shelf() {
        let _ = shelf.let_go(play);
    }
}

/// Keeps a group session, with the day it is.
pub(super) fn keep_session(session: &KeptSession) -> Result<(), Bilingual> {
    let day = || KeptSession { on: Some(today()), ..session.clone() };
    match shelf().map(|shelf| shelf.keep_session(&day())) {
        Some(Ok(())) => Ok(()),
        _ => Err(Bilingual {
            nl: "Deze sessie kan op deze computer niet worden bewaard. Jullie kunnen wel verder.".to_owned(),
            en: "This session cannot be kept on this computer. You can go on.".to_owned(),
        }),
    }
}

/// Forgets what was kept of a session. What cannot be removed is offered again next time.
pub(super) fn forget_session(session: &KeptSession) {
    if let Some(shelf) = shelf() {
        let _ = shelf.let_session_go(session);
    }
}

/// Writes the sheet of a session as PDF, HTML and text where this user's documents are; the path of
/// the PDF.
pub(super) fn print_session(told: &ToldSession, debrief: &Debrief, lang: Lang) -> Result<String, Bilingual> {
    let failed = || Bilingual {
        nl: "Het blad kan hier niet worden opgeslagen.".to_owned(),
        en: "The page cannot be saved here.".to_owned(),
    };
    let sheet = sheet::of_session(told, debrief, today(), lang);
    let mut text = Vec::new();
    sheet::text(&sheet, lang, &mut text).map_err(|_| failed())?;
    let html = sheet::html(std::slice::from_ref(&sheet), lang).into_bytes();
    let pdf = sheet::pdf(&[sheet], lang).map_err(|_| failed())?;
    let folder = directories::UserDirs::new()
        .map(|user| user.document_dir().unwrap_or_else(|| user.home_dir()).join("Niet-pluis"))
        .ok_or_else(failed)?;
    let name = format!("OEFENING-groepssessie-{}-{}-{}", told.scenario, told.seed, today());
    let written = store::write_beside(&folder, &name, &[("txt", &text), ("html", &html), ("pdf", &pdf)]);
    written.map(|path| path.display().to_string()).map_err(|_| failed())
}

/// A number for a new case, from 1 to 9999: short enough to say to each other.
#[allow(clippy::disallowed_methods, reason = "a new case is another one each time; the number is shown")]
pub(super) fn new_number() -> u64 {
    let now = jiff::Timestamp::now().as_microsecond().unsigned_abs();
    // A stride that shares nothing with 9999, so that two cases in a row are far apart.
    now.wrapping_mul(6_151) % 9_999 + 1
}
