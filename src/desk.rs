//! Brings the rooms together for the window: reads and checks the record it asks for, lists
//! folders, and hands it the protocol. The only place that knows both the window and the files.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::app::{Folder, Norm, OpenCase};
use crate::check::{Case, check};
use crate::cli::{Exit, Failure, load_pack, today};
use crate::diagnostic::Diagnostic;
use crate::explain::{Origin, tell};
use crate::load::{self, DEFAULT_PACK};
use crate::protocol::{Bilingual, Lang, Protocol};
use crate::record::{Real, Sorted};
use crate::sheet;
use crate::store::{self, Shelf};
use crate::text::fault_nl;
use crate::train::{Debrief, KeptPlay, KeptSession, ToldSession, World, debrief};
use crate::ui::{self, Services};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where the bundled protocol cannot be used, or there is no display.
pub fn open() -> Result<Exit, Failure> {
    let protocol = Rc::new(load_pack(&load::Folder::Bundled(DEFAULT_PACK.to_owned()))?);
    let services = Services {
        norm: Norm::of(&protocol, today()),
        lang: Lang::Nl,
        open: None,
        list_folder: Box::new(list_folder),
        scenarios: scenarios(&protocol),
        kept: shelf().map(|shelf| shelf.plays()).unwrap_or_default(),
        new_number: Box::new(new_number),
        keep_play: Box::new(keep_play),
        forget_play: Box::new(forget_play),
        kept_sessions: shelf().map(|shelf| shelf.sessions()).unwrap_or_default(),
        keep_session: Box::new(keep_session),
        forget_session: Box::new(forget_session),
        print_session: Box::new(print_session),
        debrief: {
            let protocol = Rc::clone(&protocol);
            Box::new(move |world, play| {
                [Lang::Nl, Lang::En].map(|lang| debrief(world, play, &protocol, lang))
            })
        },
        check_case: {
            let protocol = Rc::clone(&protocol);
            Box::new(move |real: &Real| checked(&protocol, &real.clone().into(), String::new()))
        },
        print_case: {
            let protocol = Rc::clone(&protocol);
            Box::new(move |real, lang| print_case(&protocol, real, lang))
        },
        read_record: Box::new(move |path| read_record(&protocol, path)),
    };
    match ui::run(services) {
        Ok(()) => Ok(Exit::Clean),
        Err(no_display) => Err(Failure::new(Exit::Usage, no_display.to_string())),
    }
}

/// Reads a record and checks it for today.
fn read_record(protocol: &Protocol, path: &Path) -> Result<OpenCase, Bilingual> {
    let record = load::read_record(path).map_err(|faults| unreadable(&faults))?;
    if let Some(other) = record.pack.as_deref().filter(|id| *id != protocol.pack.id) {
        return Err(Bilingual {
            nl: format!(
                "Dit dossier vraagt om de regels `{other}`; het venster kent alleen die van de school."
            ),
            en: format!("This record asks for the rules `{other}`; the window knows the school's only."),
        });
    }
    Ok(checked(protocol, &record.sorted(), path.display().to_string()))
}

/// A case with what the check says of it today.
fn checked(protocol: &Protocol, record: &Sorted, path: String) -> OpenCase {
    let case = Case::new(protocol, record, today());
    let outcomes = check(&case);
    let passed = outcomes.path.iter().map(|node| node.id.clone()).collect();
    let told = |lang| tell(&case, &outcomes, Origin { file: &path, line: 1 }, lang);
    let (checked_nl, checked_en) = (told(Lang::Nl), told(Lang::En));
    OpenCase { path, record: record.clone(), checked_nl, checked_en, passed }
}

/// Writes the sheet of a case as a PDF, with the documents of this user; says where it is.
fn print_case(protocol: &Protocol, real: &Real, lang: Lang) -> Result<String, Bilingual> {
    let why = || {
        Bilingual {
        nl: "Het blad kon niet worden gemaakt op deze computer. Er is niets weg: de casus staat nog in het venster.".to_owned(),
        en: "The sheet could not be made on this computer. Nothing is lost: the case is still in the window.".to_owned(),
    }
    };
    let case = checked(protocol, &real.clone().into(), String::new());
    let page = sheet::of_case(real, case.checked(lang), lang);
    let bytes = sheet::pdf(&[page], lang).map_err(|_| why())?;
    let users = directories::UserDirs::new();
    let documents = users.as_ref().and_then(|users| users.document_dir()).filter(|folder| folder.is_dir());
    let folder = documents.or_else(|| users.as_ref().map(directories::UserDirs::home_dir));
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    // Nothing that is there is ever replaced, and no name or alias stands in the file's name.
    for number in 1..1000_u32 {
        let path = folder.join(format!("ECHTE-CASUS-{}-{number}.pdf", today()));
        match create_new(&path) {
            Ok(mut file) => {
                if file.write_all(&bytes).and_then(|()| file.sync_all()).is_ok() {
                    return Ok(path.display().to_string());
                }
                // Half a sheet is of no use to anybody.
                let _ = std::fs::remove_file(&path);
                return Err(why());
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(_) => return Err(why()),
        }
    }
    Err(why())
}

/// A file that was not there, for this user alone.
fn create_new(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Why a record could not be read, for people: the first fault with its place.
fn unreadable(faults: &[Diagnostic]) -> Bilingual {
    let Some(fault) = faults.first() else { return Bilingual::default() };
    let nl = fault_nl(fault.code);
    let nl = match fault.place {
        Some(place) => {
            format!("{nl} (regel {}, kolom {}). Het bestand is niet veranderd.", place.line, place.column)
        }
        None => format!("{nl}. Het bestand is niet veranderd."),
    };
    Bilingual { nl, en: format!("{fault}. The file was not changed.") }
}

/// A folder with the record files in it; the empty path is the folder the program was started in.
fn list_folder(path: &Path) -> Result<Folder, Bilingual> {
    let fault = |_| Bilingual {
        nl: "Deze map is niet te openen.".to_owned(),
        en: "This folder cannot be opened.".to_owned(),
    };
    let path: PathBuf =
        if path.as_os_str().is_empty() { std::env::current_dir().map_err(fault)? } else { path.to_owned() };
    let mut folder = Folder {
        path: path.display().to_string(),
        above: path.parent().map(|above| above.display().to_string()),
        ..Folder::default()
    };
    for entry in std::fs::read_dir(&path).map_err(fault)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        let listed = (name, path.display().to_string());
        let record = path.extension().is_some_and(|ending| ending == "json" || ending == "ron");
        if path.is_dir() {
            folder.folders.push(listed);
        } else if record {
            folder.files.push(listed);
        }
    }
    folder.folders.sort();
    folder.files.sort();
    Ok(folder)
}

/// The scenarios that come with the program. One that is not sound is not offered.
fn scenarios(protocol: &Protocol) -> Vec<World> {
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
fn shelf() -> Option<Shelf> {
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = given("XDG_DATA_HOME")
        .or_else(|| given("LOCALAPPDATA"))
        .or_else(|| given("HOME").map(|home| home.join(".local/share")))?;
    Some(Shelf::at(data.join("niet-pluis").join("oefening")))
}

/// Keeps a play, with the day it is.
fn keep_play(play: &KeptPlay) -> Result<(), Bilingual> {
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
fn forget_play(play: &KeptPlay) {
    if let Some(shelf) = shelf() {
        let _ = shelf.let_go(play);
    }
}

/// Keeps a group session, with the day it is.
fn keep_session(session: &KeptSession) -> Result<(), Bilingual> {
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
fn forget_session(session: &KeptSession) {
    if let Some(shelf) = shelf() {
        let _ = shelf.let_session_go(session);
    }
}

/// Writes the sheet of a session as PDF, HTML and text where this user's documents are; the path of
/// the PDF.
fn print_session(told: &ToldSession, debrief: &Debrief, lang: Lang) -> Result<String, Bilingual> {
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
fn new_number() -> u64 {
    let now = jiff::Timestamp::now().as_microsecond().unsigned_abs();
    // A stride that shares nothing with 9999, so that two cases in a row are far apart.
    now.wrapping_mul(6_151) % 9_999 + 1
}
