//! Turns what the format libraries report into plain sentences with a place.
//!
//! Library text never reaches a user: what is not recognised becomes a general sentence.

use crate::diagnostic::{Diagnostic, Place, suggest};

/// A fault that `serde_json` reports.
pub fn of_json(file: &str, text: &str, error: &serde_json::Error, first_line: usize) -> Diagnostic {
    let place = Place { line: first_line + error.line().saturating_sub(1), column: error.column().max(1) };
    if error.is_eof() {
        return Diagnostic::error("truncated", file, "the file ends before the record does")
            .at(Some(place))
            .help("it may have been cut off while it was copied");
    }
    // JSON that is sound in itself, with a value where another kind of value must stand.
    if error.is_syntax() && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return Diagnostic::error("wrong-value", file, "here stands a value that does not fit")
            .at(Some(place));
    }
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    of_text(file, text).at(Some(place))
}

/// A fault that ron reports.
pub fn of_ron(file: &str, error: &ron::error::SpannedError) -> Diagnostic {
    use ron::error::Error;
    let start = error.span.start;
    let place = Place { line: start.line.max(1), column: start.col.max(1) };
    let names = |expected: &'static [&'static str]| -> Vec<&str> { expected.to_vec() };
    match &error.code {
        Error::Eof => Diagnostic::error("truncated", file, "the file ends too soon")
            .help("a bracket or a quote may be missing its other half"),
        Error::ExceededRecursionLimit => too_deep(file),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            unknown(file, "unknown-name", "there is no such name as", found, &names(expected))
        }
        Error::NoSuchStructField { expected, found, .. } => {
            unknown(file, "unknown-field", "there is no such field as", found, &names(expected))
        }
        Error::MissingStructField { field, .. } => missing(file, field),
        Error::DuplicateStructField { field, .. } => {
            Diagnostic::error("duplicate-field", file, format!("`{field}` is given twice"))
        }
        Error::InvalidValueForType { expected, found } => {
            Diagnostic::error("wrong-type", file, format!("here stands {found}, and it must be {expected}"))
        }
        Error::TrailingCharacters => Diagnostic::error("trailing", file, "something stands after the end")
            .help("a bracket may be closed too soon"),
        Error::Message(text) => of_text(file, text),
        _ => Diagnostic::error("not-ron", file, "this cannot be read as RON")
            .help("look for a comma, bracket or quote that is missing, here or on the line before"),
    }
    .at(Some(place))
}

/// A fault in serde's own words.
fn of_text(file: &str, text: &str) -> Diagnostic {
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let found = quoted.first().copied().unwrap_or_default();
    let expected = quoted.get(1..).unwrap_or_default();
    if text.starts_with("unknown field") {
        unknown(file, "unknown-field", "there is no such field as", found, expected)
    } else if text.starts_with("unknown variant") {
        unknown(file, "unknown-name", "there is no such name as", found, expected)
    } else if text.starts_with("missing field") {
        missing(file, found)
    } else if text.starts_with("duplicate field") {
        Diagnostic::error("duplicate-field", file, format!("`{found}` is given twice"))
    } else if text.starts_with("recursion limit") {
        too_deep(file)
    } else if let Some((found, expected)) = text
        .strip_prefix("invalid type: ")
        .or_else(|| text.strip_prefix("invalid value: "))
        .and_then(|rest| rest.split_once(", expected "))
    {
        let expected = expected
            .strip_prefix("struct ")
            .map_or_else(|| plain(expected), |_| "a group of fields".to_owned());
        Diagnostic::error(
            "wrong-value",
            file,
            format!("here stands {}, and it must be {expected}", plain(found)),
        )
    } else if text.starts_with("trailing characters") {
        Diagnostic::error("trailing", file, "something stands after the end of the record")
    } else {
        Diagnostic::error("not-json", file, "this cannot be read as JSON")
            .help("look for a comma, bracket or quote that is missing, here or just before")
    }
}

/// A description of a value without programmers' words. What somebody wrote is quoted for a few
/// characters only: a fault must not repeat what a case says.
fn plain(text: &str) -> String {
    let kinds = [
        ("string ", "the text "),
        ("integer ", "the number "),
        ("floating point ", "the number "),
        ("boolean ", "the value "),
        ("enum ", "a name out of "),
        ("unit variant", "a name without fields"),
        ("newtype variant", "a name with fields"),
        ("struct variant", "a name with fields"),
        ("a sequence", "a list"),
        ("sequence", "a list"),
        ("a map", "a group of fields"),
        ("map", "a group of fields"),
        ("null", "nothing"),
        ("a string", "a text"),
        ("u32", "a whole number"),
        ("struct ", "a group of fields: "),
    ];
    match kinds.iter().find_map(|(kind, word)| Some((word, text.strip_prefix(kind)?))) {
        Some((word, rest)) if rest.chars().count() > 24 => {
            format!("{word}{}…", rest.chars().take(20).collect::<String>())
        }
        Some((word, rest)) => format!("{word}{rest}"),
        None => text.chars().take(80).collect(),
    }
}

fn unknown(file: &str, code: &'static str, message: &str, found: &str, expected: &[&str]) -> Diagnostic {
    let found: String = found.chars().take(60).collect();
    let fault = Diagnostic::error(code, file, format!("{message} `{found}`"));
    match suggest(&found, expected) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

fn missing(file: &str, field: &str) -> Diagnostic {
    Diagnostic::error("missing-field", file, format!("`{field}` is missing"))
}

fn too_deep(file: &str) -> Diagnostic {
    Diagnostic::error("too-deep", file, "brackets are nested too deep")
        .help("a record needs fewer than 20 levels")
}
