//! Cases for the window: records read and checked, folders listed, sheets written.

use std::path::{Path, PathBuf};

use super::documents::put_down;
use crate::app::{Folder, OpenCase, Secret, Urgent};
use crate::check::{Case, check};
use crate::cli::today;
use crate::diagnostic::Diagnostic;
use crate::explain::{Origin, tell};
use crate::load;
use crate::protocol::{Bilingual, Direction, Lang, Protocol};
use crate::record::{Real, Sorted};
use crate::sheet;
use crate::store::{self, Disk, Fault, Key, SecretString};
use crate::text::{self, fault_nl};

/// Reads a record and checks it for today.
pub(super) fn read_record(protocol: &Protocol, path: &Path) -> Result<OpenCase, Bilingual> {
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
pub(super) fn checked(protocol: &Protocol, record: &Sorted, path: String) -> OpenCase {
    let case = Case::new(protocol, record, today());
    let outcomes = check(&case);
    let passed = outcomes.path.iter().map(|node| node.id.clone()).collect();
    let told = |lang| tell(&case, &outcomes, Origin { file: &path, line: 1 }, lang);
    let (checked_nl, checked_en) = (told(Lang::Nl), told(Lang::En));
    OpenCase { path, record: record.clone(), checked_nl, checked_en, passed }
}

/// What the check says of a case that may wait for nobody's weighing.
pub(super) fn urgent(protocol: &Protocol, record: &Sorted) -> Urgent {
    match check(&Case::new(protocol, record, today())).indication.direction {
        Direction::ReportNow => Urgent::Danger,
        Direction::ConsultSafeHome => Urgent::SafeHomeFirst,
        _ => Urgent::Nothing,
    }
}

/// Reads the case a colleague weighed: a record, or a sealed file with its passphrase.
pub(super) fn read_colleague(path: &Path, passphrase: &Secret) -> Result<Real, Bilingual> {
    let fault =
        |fault: Fault| Bilingual { nl: text::fault(fault, Lang::Nl), en: text::fault(fault, Lang::En) };
    let bytes =
        store::read_whole(&Disk::real(), path, 2 * load::MAX_RECORD).map_err(|why| fault(why.into()))?;
    let bytes = bytes.ok_or_else(|| fault(Fault::Gone))?;
    let name = path.display().to_string();
    let record = if store::is_sealed(&bytes) {
        let key = Key::new(SecretString::from(passphrase.told().to_owned()));
        let plain = key.open(&bytes, load::MAX_RECORD).map_err(|why| fault(why.into()))?;
        load::record_from_bytes(&name, store::record_of(&plain)).map_err(|faults| unreadable(&faults))?
    } else {
        load::read_record(path).map_err(|faults| unreadable(&faults))?
    };
    match record.sorted() {
        Sorted::Real(real) => Ok(real),
        Sorted::Practice(_) => Err(text::colleague_practice()),
    }
}

/// Writes the sheet of a case as a PDF, with the documents of this user; says where it is.
pub(super) fn print_case(
    protocol: &Protocol,
    real: &Real,
    code: Option<&str>,
    lang: Lang,
) -> Result<String, Bilingual> {
    let why = || {
        Bilingual {
        nl: "Het blad kon niet worden gemaakt op deze computer. Er is niets weg: de casus staat nog in het venster.".to_owned(),
        en: "The sheet could not be made on this computer. Nothing is lost: the case is still in the window.".to_owned(),
    }
    };
    let case = checked(protocol, &real.clone().into(), String::new());
    let page = sheet::of_case(real, case.checked(lang), code, lang);
    let bytes = sheet::pdf(&[page], lang).map_err(|_| why())?;
    // No name or alias stands in the file's name.
    let path = put_down(&format!("ECHTE-CASUS-{}", today()), "pdf", &bytes);
    path.map(|path| path.display().to_string()).ok_or_else(why)
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
pub(super) fn list_folder(path: &Path) -> Result<Folder, Bilingual> {
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
