//! Records as tables: one row an event, or one row a finding.
//!
//! The columns are flat and their names those of the record's format. Comma separated, UTF-8, one
//! row of names first (RFC 4180). Pseudonyms go along; words that somebody typed only where they
//! were asked for. No cell begins as a formula, so that a spreadsheet runs nothing.

use std::io::{self, Write};

use super::facts::{self, FreeText};
use crate::explain::Checked;
use crate::protocol::SourceLine;
use crate::record::{Record, Value as _};

/// The columns of an event; `words` comes after them where it was asked for.
const EVENTS: [&str; 17] = [
    "record",
    "nature",
    "route",
    "event",
    "date",
    "time",
    "step",
    "activity",
    "by_role",
    "by_alias",
    "with_role",
    "with_alias",
    "recorded",
    "recorded_on",
    "place",
    "answers",
    "linked",
];

/// The columns of a finding.
const FINDINGS: [&str; 16] = [
    "record",
    "nature",
    "as_of",
    "pack",
    "pack_version",
    "rule",
    "kind",
    "severity",
    "status",
    "step",
    "statements",
    "events",
    "due",
    "title",
    "remedy",
    "source",
];

/// A table that is being written.
pub struct Table<'w> {
    rows: csv::Writer<&'w mut dyn Write>,
    words: FreeText,
}

impl<'w> Table<'w> {
    /// A table of events, with its row of names.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn of_events(out: &'w mut dyn Write, words: FreeText) -> io::Result<Self> {
        let mut table = Self { rows: csv::Writer::from_writer(out), words };
        let more = (words == FreeText::Kept).then_some("words");
        table.row(EVENTS.into_iter().chain(more).map(str::to_owned))?;
        Ok(table)
    }

    /// A table of findings, with its row of names.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn of_findings(out: &'w mut dyn Write) -> io::Result<Self> {
        let mut table = Self { rows: csv::Writer::from_writer(out), words: FreeText::LeftOut };
        table.row(FINDINGS.into_iter().map(str::to_owned))?;
        Ok(table)
    }

    /// Adds the events of a record.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn events(&mut self, record: &Record) -> io::Result<()> {
        for event in facts::in_order(record) {
            let (recorded, recorded_on, place) = facts::recorded(event.recorded);
            let answers: Vec<String> =
                facts::answers(&event.what).iter().map(|(field, value)| format!("{field}={value}")).collect();
            let with = event.what.parties();
            let cells = [
                record.name().to_owned(),
                facts::nature(record).to_owned(),
                record.route.name().to_owned(),
                event.id.clone(),
                event.on.to_string(),
                event.at.map_or_else(String::new, |at| at.to_string()),
                event.what.kind().step().to_string(),
                event.what.kind().name().to_owned(),
                facts::roles(&event.by),
                facts::aliases(&event.by),
                facts::roles(with),
                facts::aliases(with),
                recorded.to_owned(),
                recorded_on,
                place.to_owned(),
                answers.join("; "),
                record.linked.join(" "),
            ];
            let words = (self.words == FreeText::Kept).then(|| facts::words(event));
            self.row(cells.into_iter().chain(words))?;
        }
        Ok(())
    }

    /// Adds the findings of a check.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn findings(&mut self, checked: &Checked) -> io::Result<()> {
        for finding in &checked.findings {
            self.row([
                checked.record.clone(),
                name(&checked.nature),
                checked.as_of.to_string(),
                checked.pack.id.clone(),
                checked.pack.version.clone(),
                finding.rule.clone(),
                name(&finding.kind),
                name(&finding.severity),
                name(&finding.status),
                finding.step.to_string(),
                finding.statements.join(" "),
                finding.events.join(" "),
                finding.due.map_or_else(String::new, |due| due.to_string()),
                finding.title.clone(),
                finding.remedy.clone(),
                finding.source.iter().map(source).collect::<Vec<_>>().join("; "),
            ])?;
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.rows.flush()
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) -> io::Result<()> {
        self.rows.write_record(cells.into_iter().map(|cell| harmless(&cell))).map_err(io::Error::from)
    }
}

/// The name of a value in files.
fn name(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

fn source(line: &SourceLine) -> String {
    format!("{} {} {}", line.document, line.section, line.item)
}

/// A cell that no spreadsheet takes for a formula: such a one gets an apostrophe before it.
fn harmless(cell: &str) -> String {
    let cell: String = cell.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let first = cell.trim_start().chars().next();
    // The wide forms are read as the narrow ones by some programs.
    if matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) {
        return format!("'{cell}");
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula() {
        for formula in ["=1+1", "+31", "-2", "@sum", "\t=1", " \n=1", "\r@x", "＝1"] {
            let cell = harmless(formula);
            assert!(cell.starts_with('\''), "{formula:?} became {cell:?}");
        }
        assert_eq!(harmless("blauwe plek = zichtbaar"), "blauwe plek = zichtbaar");
    }
}
