//! Faults in files, told to their authors: what is wrong, where, and what would mend it.
//!
//! A diagnostic is not a finding: a finding is an observation on a case, told to school staff.

use std::fmt;

use serde::Serialize;

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// The file can be used.
    Warning,
    /// It cannot.
    Error,
}

/// A place in a file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// A fault in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// The file, as it was given.
    pub file: String,
    /// Where in it, if at a particular place.
    pub place: Option<Place>,
    /// What sort of fault, for scripts: `unknown-field`.
    pub code: &'static str,
    /// How grave.
    pub gravity: Gravity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What would mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A fault that makes the file unusable.
    #[must_use]
    pub fn error(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            place: None,
            code,
            gravity: Gravity::Error,
            message: message.into(),
            help: None,
        }
    }

    /// A fault that is worth mending.
    #[must_use]
    pub fn warning(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self { gravity: Gravity::Warning, ..Self::error(code, file, message) }
    }

    /// The same fault, at a place.
    #[must_use]
    pub fn at(self, place: Option<Place>) -> Self {
        Self { place: place.or(self.place), ..self }
    }

    /// The same fault, with what would mend it.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// `file:line:column: message (help)`: one sentence a fault.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}

/// The place of a byte in a text.
#[must_use]
pub fn place_of(text: &str, byte: usize) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// The place where a text is quoted, the `nth` time (from 0); for faults found after reading.
#[must_use]
pub fn place_of_quoted(text: &str, quoted: &str, nth: usize) -> Option<Place> {
    let needle = format!("\"{quoted}\"");
    text.match_indices(&needle).nth(nth).map(|(byte, _)| place_of(text, byte))
}

/// "did you mean": the one of several names that is close enough to a misspelt one.
pub fn closest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    among
        .into_iter()
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, other)| *distance <= 1 + other.len() / 4)
        .min()
        .map(|(_, other)| other)
}

/// "did you mean" as help, or the names there are.
#[must_use]
pub fn suggest(name: &str, among: &[&str]) -> Option<String> {
    match closest(name, among.iter().copied()) {
        Some(other) => Some(format!("did you mean `{other}`?")),
        None if among.is_empty() => None,
        None if among.len() <= 12 => Some(format!("it can be {}", list(among))),
        None => Some(format!("the names there are begin with {}", list(&among[..8]))),
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_suggestions_stay_close() {
        assert_eq!(place_of("één\ntwéé", "één\ntwé".len()), Place { line: 2, column: 4 });
        assert_eq!(place_of_quoted("a \"x\" b \"x\"", "x", 1), Some(Place { line: 1, column: 9 }));
        assert_eq!(closest("acute_dangr", ["acute_danger", "about"]), Some("acute_danger"));
        assert_eq!(closest("zebra", ["acute_danger", "about"]), None);
    }
}
