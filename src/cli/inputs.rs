//! Where records come from: files, streams of one a line, sealed cases.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::output::{Exit, Failure};
use super::passphrase::{self, For};
use crate::diagnostic::Diagnostic;
use crate::load::{self, MAX_RECORD};
use crate::protocol::Lang;
use crate::record::Record;
use crate::store;

/// A record to check, or what stands in its place.
pub(super) struct Input {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) what: What,
}

pub(super) enum What {
    /// A line of a JSON-lines file.
    Line(String),
    /// What was read already.
    Read(Reading),
    /// A sealed case that did not open.
    Unopened(Failure),
}

/// A record, or what is wrong with it.
pub(super) type Reading = Result<Box<Record>, Vec<Diagnostic>>;

type Take<'a> = dyn FnMut(Input) -> Result<(), Failure> + 'a;

/// Hands over the records of a file, one by one.
pub(super) fn records(
    path: &Path,
    passphrase_file: Option<&Path>,
    take: &mut Take<'_>,
) -> Result<(), Failure> {
    let name = &path.display().to_string();
    let whole = |reading: load::Reading| Input {
        file: name.clone(),
        line: 1,
        what: What::Read(reading.map(Box::new)),
    };
    if let Some(sealed) = sealed_bytes(path) {
        let what = match unsealed(name, &sealed, passphrase_file) {
            Ok(reading) => What::Read(reading.map(Box::new)),
            Err(failure) => What::Unopened(failure),
        };
        return take(Input { file: name.clone(), line: 1, what });
    }
    if path == Path::new("-") {
        return stream(BufReader::new(std::io::stdin().lock()), name, take);
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")) {
        return match std::fs::File::open(path) {
            Ok(file) => stream(BufReader::new(file), name, take),
            // Reading it as a record gives the plain sentence for what is wrong.
            Err(_) => take(whole(load::read_record(path))),
        };
    }
    take(whole(load::read_record(path)))
}

/// Records one a line; a stream that begins with a record over several lines is that one record.
fn stream(mut input: impl BufRead, file: &str, take: &mut Take<'_>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    let mut number = 0;
    let mut any = false;
    loop {
        bytes.clear();
        number += 1;
        let read = input.by_ref().take(MAX_RECORD + 1).read_until(b'\n', &mut bytes);
        let place = Some(crate::diagnostic::Place { line: number, column: 1 });
        let here = |what| Input { file: file.to_owned(), line: number, what };
        let fault =
            |code, message: &str| What::Read(Err(vec![Diagnostic::error(code, file, message).at(place)]));
        match read {
            Err(_) => return take(here(fault("unreadable", "this cannot be read"))),
            Ok(0) => break,
            Ok(length) if length as u64 > MAX_RECORD => {
                take(here(fault("too-large", "this line is larger than 20 MB")))?;
                if bytes.last() != Some(&b'\n') {
                    skip_line(&mut input);
                }
                any = true;
                continue;
            }
            Ok(_) => {}
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            any = true;
            take(here(fault("not-utf8", "this line is not in UTF-8")))?;
            continue;
        };
        let text = if number == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        if text.trim().is_empty() {
            continue;
        }
        if !any && file == "-" && begins_a_longer_record(text) {
            let mut whole = text.to_owned();
            return match input.take(MAX_RECORD).read_to_string(&mut whole) {
                Ok(_) => take(here(What::Line(whole))),
                Err(_) => take(here(fault("not-utf8", "the input is not in UTF-8"))),
            };
        }
        any = true;
        take(here(What::Line(text.to_owned())))?;
    }
    if any {
        return Ok(());
    }
    let fault = Diagnostic::error("empty", file, "the file is empty");
    take(Input { file: file.to_owned(), line: 1, what: What::Read(Err(vec![fault])) })
}

/// Whether a line is only the beginning of a JSON value.
fn begins_a_longer_record(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_err_and(|error| error.is_eof())
}

fn skip_line(input: &mut impl BufRead) {
    loop {
        let Ok(buffer) = input.fill_buf() else { return };
        if buffer.is_empty() {
            return;
        }
        let (used, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(used);
        if ended {
            return;
        }
    }
}

/// The bytes of a file that is sealed, by its ending or by how it begins; none for any other file.
fn sealed_bytes(path: &Path) -> Option<Vec<u8>> {
    // A pipe can be read only once: what is sealed rests in a file.
    if !std::fs::metadata(path).is_ok_and(|it| it.is_file()) {
        return None;
    }
    let mut file = std::fs::File::open(path).ok()?;
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(32).read_to_end(&mut bytes).ok()?;
    if !store::is_sealed(&bytes) && path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("age"))
    {
        return None;
    }
    // A sealed file is a little larger than what it holds.
    file.take(2 * MAX_RECORD).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The bytes of a file that is to be opened, whatever they are.
pub(super) fn sealed_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let fail = |why: &str| Failure::new(Exit::Unreadable, format!("{}: {why}", path.display()));
    let read = std::fs::File::open(path).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(2 * MAX_RECORD + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    match read {
        Ok(bytes) if bytes.len() as u64 > 2 * MAX_RECORD => {
            Err(fail("this file is larger than a case may be"))
        }
        Ok(bytes) => Ok(bytes),
        Err(error) => Err(fail(match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file",
            std::io::ErrorKind::PermissionDenied => "this file may not be read",
            std::io::ErrorKind::IsADirectory => "this is a folder, not a file",
            _ => "this file cannot be read",
        })),
    }
}

/// The record of a sealed file.
fn unsealed(name: &str, sealed: &[u8], passphrase_file: Option<&Path>) -> Result<load::Reading, Failure> {
    let Some(path) = passphrase_file else {
        let message = format!("{name}: this case is sealed; give its passphrase with `--passphrase-file`");
        return Err(Failure::new(Exit::Sealed, message));
    };
    let key = passphrase::key(Some(path), For::Opening, Lang::En)?;
    match key.open(sealed, MAX_RECORD) {
        Ok(bytes) => Ok(load::record_from_bytes(name, store::record_of(&bytes))),
        Err(unopened) => Err(Failure::new(Exit::Sealed, format!("{name}: {unopened}"))),
    }
}
