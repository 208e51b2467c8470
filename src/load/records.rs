//! Reads case records: JSON, RON, and one a line.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::fault;
use super::files::ron_options;
use crate::diagnostic::{Diagnostic, place_of, place_of_quoted};
use crate::record::{ActivityKind, FORMAT, Record};

/// The most a record may hold, in bytes.
pub const MAX_RECORD: u64 = 20 * 1024 * 1024;

/// A record, or what is wrong with its file.
pub type Reading = Result<Record, Vec<Diagnostic>>;

/// Reads a record from a file, by its ending.
///
/// # Errors
/// Everything that is wrong with it: it cannot be read, is larger than [`MAX_RECORD`], is not
/// UTF-8, is not a record of this format, or names events that are not there.
pub fn read_record(path: &Path) -> Reading {
    let name = path.display().to_string();
    let text = read_text(path, &name, MAX_RECORD)?;
    if is_ron(path) { record_from_ron(&name, &text) } else { record_from_json(&name, &text, 1) }
}

/// Reads a record from one line of a JSON-lines file.
///
/// # Errors
/// As [`read_record`], with the line as the place.
pub fn record_from_json_line(file: &str, text: &str, line: usize) -> Reading {
    record_from_json(file, text, line)
}

/// Reads a record from bytes that were opened from a sealed file.
///
/// # Errors
/// As [`read_record`].
pub fn record_from_bytes(file: &str, bytes: &[u8]) -> Reading {
    record_from_json(file, text_of(bytes, file)?, 1)
}

/// Reads a record, from stdin where the path is `-`, and tells it in JSON: as it was written, or
/// what a RON file holds.
///
/// # Errors
/// As [`read_record`].
pub fn read_record_as_json(path: &Path) -> Result<(Record, Zeroizing<String>), Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text =
        if path == Path::new("-") { read_stdin(MAX_RECORD) } else { read_text(path, &name, MAX_RECORD) };
    let text = Zeroizing::new(text?);
    if is_ron(path) {
        let record = record_from_ron(&name, &text)?;
        let json = serde_json::to_string(&record).map_err(|_| untold(&name))?;
        return Ok((record, Zeroizing::new(json)));
    }
    Ok((record_from_json(&name, &text, 1)?, text))
}

/// The text of a record that was opened from a sealed file, for a file of its own: as it was, or in
/// RON where the file's name ends so.
///
/// # Errors
/// As [`read_record`], of what was sealed.
pub fn record_text(file: &str, bytes: &[u8], out: &Path) -> Result<Zeroizing<String>, Vec<Diagnostic>> {
    let text = text_of(bytes, file)?;
    let record = record_from_json(file, text, 1)?;
    if !is_ron(out) {
        return Ok(Zeroizing::new(text.to_owned()));
    }
    // An activity's fields stand within its own brackets, as people write them.
    let options = ron_options().with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES);
    let ron = options.to_string_pretty(&record, ron::ser::PrettyConfig::new()).map_err(|_| untold(file))?;
    Ok(Zeroizing::new(ron))
}

fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// A record that was read can be written; should it not, then in a sentence.
fn untold(file: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::error("unreadable", file, "the record could not be written in another form")]
}

/// The text of a file no larger than `most` bytes.
pub(super) fn read_text(path: &Path, name: &str, most: u64) -> Result<String, Vec<Diagnostic>> {
    let fault = |code, message: String| vec![Diagnostic::error(code, name, message)];
    let mut bytes = Vec::new();
    let is_folder = std::fs::metadata(path).is_ok_and(|it| it.is_dir());
    if is_folder {
        return Err(fault("not-a-file", "this is a folder, not a file".to_owned()));
    }
    // One byte more than allowed, so that a pipe that goes on is noticed too.
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file",
            std::io::ErrorKind::PermissionDenied => "this file may not be read",
            _ => "this file cannot be read",
        };
        return Err(fault("unreadable", why.to_owned()));
    }
    if bytes.len() as u64 > most {
        return Err(fault("too-large", format!("the file is larger than {} MB", most / 1024 / 1024)));
    }
    utf8(&bytes, name)
}

/// The text that comes in on stdin, no more than `most` bytes.
pub(super) fn read_stdin(most: u64) -> Result<String, Vec<Diagnostic>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes);
    let fault = |code, message: String| vec![Diagnostic::error(code, "-", message)];
    match read {
        Err(_) => Err(fault("unreadable", "this cannot be read".to_owned())),
        Ok(length) if length as u64 > most => {
            Err(fault("too-large", format!("the input is larger than {} MB", most / 1024 / 1024)))
        }
        Ok(_) => utf8(&bytes, "-"),
    }
}

/// The text of a file's bytes, which must be UTF-8 and not empty.
fn utf8(bytes: &[u8], name: &str) -> Result<String, Vec<Diagnostic>> {
    text_of(bytes, name).map(str::to_owned)
}

/// The same of bytes that stay where they are.
fn text_of<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Vec<Diagnostic>> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            Err(vec![Diagnostic::error("empty", name, "the file is empty")])
        }
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = place_of(&good, good.len());
            let fault = Diagnostic::error("not-utf8", name, "the file is not in UTF-8")
                .at(Some(place))
                .help("save it as UTF-8");
            Err(vec![fault])
        }
    }
}

/// Reads a record from JSON that begins at `first_line` of its file.
fn record_from_json(file: &str, text: &str, first_line: usize) -> Reading {
    if text.trim().is_empty() {
        return Err(vec![
            Diagnostic::error("empty", file, "there is nothing here")
                .at(Some(crate::diagnostic::Place { line: first_line, column: 1 })),
        ]);
    }
    let record: Record = match serde_json::from_str(text) {
        Ok(record) => record,
        Err(error) => match with_bare_activities(text) {
            Some(record) => record,
            None => {
                return Err(vec![
                    future(file, text).unwrap_or_else(|| fault::of_json(file, text, &error, first_line)),
                ]);
            }
        },
    };
    sound(file, text, record, first_line)
}

/// Reads a record from RON.
fn record_from_ron(file: &str, text: &str) -> Reading {
    match ron_options().from_str::<Record>(text) {
        Ok(record) => sound(file, text, record, 1),
        Err(error) => Err(vec![fault::of_ron(file, &error)]),
    }
}

/// A second reading for spellings that are accepted beside the usual ones: an activity without
/// fields as `{"signal_list": {}}`, and one of which nothing is known as its bare name.
fn with_bare_activities(text: &str) -> Option<Record> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let mut changed = false;
    for event in value.get_mut("events")?.as_array_mut()? {
        let Some(what) = event.get_mut("what") else { continue };
        let has_fields = |name: &str| {
            ActivityKind::ALL.iter().find(|kind| kind.name() == name).map(|kind| !kind.fields().is_empty())
        };
        let usual = match &*what {
            Value::String(name) if has_fields(name) == Some(true) => {
                Value::Object(Map::from_iter([(name.clone(), Value::Object(Map::new()))]))
            }
            Value::Object(only) if only.len() == 1 => match only.iter().next() {
                Some((name, Value::Object(fields)))
                    if fields.is_empty() && has_fields(name) == Some(false) =>
                {
                    Value::String(name.clone())
                }
                _ => continue,
            },
            _ => continue,
        };
        *what = usual;
        changed = true;
    }
    changed.then(|| serde_json::from_value(value).ok()).flatten()
}

/// A record of a later format is said to be one, whatever else is new in it.
fn future(file: &str, text: &str) -> Option<Diagnostic> {
    #[derive(serde::Deserialize)]
    struct OnlyFormat {
        format: u64,
    }
    let OnlyFormat { format } = serde_json::from_str(text).ok()?;
    (format != u64::from(FORMAT)).then(|| wrong_format(file, format))
}

fn wrong_format(file: &str, format: u64) -> Diagnostic {
    Diagnostic::error(
        "future-format",
        file,
        format!("this record is of format {format}, and this program reads format {FORMAT}"),
    )
    .help("a newer version of the program can read it; the file is left as it is")
}

/// What serde cannot see.
fn sound(file: &str, text: &str, record: Record, first_line: usize) -> Reading {
    if record.format != FORMAT {
        return Err(vec![wrong_format(file, u64::from(record.format))]);
    }
    let faults: Vec<Diagnostic> = record
        .unsound()
        .into_iter()
        .map(|unsound| {
            // A duplicate is shown at its second place.
            let nth = usize::from(matches!(unsound, crate::record::Unsound::DuplicateEvent(_)));
            let place = unsound.needle().and_then(|needle| place_of_quoted(text, needle, nth));
            let place = place.map(|at| crate::diagnostic::Place { line: at.line + first_line - 1, ..at });
            Diagnostic::error("unsound", file, unsound.to_string()).at(place)
        })
        .collect();
    if faults.is_empty() { Ok(record) } else { Err(faults) }
}
