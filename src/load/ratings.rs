//! Reads tables of ratings: CSV with the columns `item`, `rater` and `rating`, as a spreadsheet saves them.
//!
//! Cells are separated by a comma, a semicolon (what a Dutch spreadsheet writes) or a tab, whichever
//! the first line uses.

use std::path::Path;

use csv::StringRecord;

use super::records::{MAX_RECORD, read_stdin, read_text};
use crate::calibrate::{Answers, MOST_LABELS, MOST_RATERS, Misfit, Scale, Table};
use crate::diagnostic::{Diagnostic, Place, place_of};

/// After this many faults reading stops.
const MOST_FAULTS: usize = 10;

/// Reads a table of ratings from a file, or from stdin where it is `-`.
///
/// # Errors
/// What is wrong with it, up to ten faults, each with its line and column: it cannot be read, is
/// larger than [`MAX_RECORD`], lacks a column, holds an answer that is off the scale, or two different
/// answers by one rater to one item.
pub fn read_ratings(path: &Path, scale: Scale) -> Result<Table, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text = if name == "-" { read_stdin(MAX_RECORD)? } else { read_text(path, &name, MAX_RECORD)? };
    ratings_from_csv(&name, &text, scale)
}

/// Reads a table of ratings from its text.
///
/// # Errors
/// As [`read_ratings`].
pub fn ratings_from_csv(file: &str, text: &str, scale: Scale) -> Result<Table, Vec<Diagnostic>> {
    let sheet = Sheet::new(file, text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sheet.separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(sheet.text.as_bytes());
    let mut rows = reader.records();
    let Some(Ok(head)) = rows.next() else {
        return Err(vec![Diagnostic::error("empty", file, "the file is empty")]);
    };
    let columns = sheet.columns(&head)?;
    let mut answers = Answers::new(scale);
    let mut faults = Vec::new();
    let mut rated = false;
    for row in rows {
        if faults.len() == MOST_FAULTS {
            break;
        }
        let Ok(row) = row else {
            faults.push(Diagnostic::error("unreadable", file, "this cannot be read as a table"));
            break;
        };
        // A spreadsheet writes rows that were emptied as separators alone.
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rated = true;
        faults.extend(sheet.take(&row, head.len(), columns, &mut answers).err());
    }
    if !rated {
        faults.push(
            Diagnostic::error("empty", file, "there is no rating in this file")
                .help("below the line with the names of the columns comes one rating a line"),
        );
    }
    if faults.is_empty() { Ok(answers.table()) } else { Err(faults) }
}

/// The text of a table, and how its cells are separated.
struct Sheet<'a> {
    file: &'a str,
    text: &'a str,
    separator: u8,
}

impl<'a> Sheet<'a> {
    fn new(file: &'a str, text: &'a str) -> Self {
        let first = text.trim_start().lines().next().unwrap_or_default();
        let often = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
        // The comma where several are as frequent.
        let separator = [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
        Self { file, text, separator }
    }

    /// Where the three columns stand.
    fn columns(&self, head: &StringRecord) -> Result<[usize; 3], Vec<Diagnostic>> {
        let names: Vec<String> = head.iter().map(|name| name.trim().to_lowercase()).collect();
        let mut faults = Vec::new();
        let columns = ["item", "rater", "rating"].map(|wanted| {
            let mut found = names.iter().enumerate().filter(|(_, name)| *name == wanted).map(|(at, _)| at);
            let (first, second) = (found.next(), found.next());
            if first.is_none() {
                let there: Vec<&str> = names.iter().map(String::as_str).collect();
                let fault = Diagnostic::error(
                    "missing-column",
                    self.file,
                    format!("the column `{wanted}` is missing"),
                )
                .at(Some(self.place(head, 0)));
                faults.push(match suggest_column(wanted, &there) {
                    Some(help) => fault.help(help),
                    None => fault.help("the first line names the columns `item`, `rater` and `rating`"),
                });
            }
            if let Some(second) = second {
                let message = format!("the column `{wanted}` stands here twice");
                let fault = Diagnostic::error("duplicate-column", self.file, message);
                faults.push(fault.at(Some(self.place(head, second))));
            }
            first.unwrap_or_default()
        });
        if faults.is_empty() { Ok(columns) } else { Err(faults) }
    }

    /// Takes a row in.
    fn take(
        &self,
        row: &StringRecord,
        width: usize,
        columns: [usize; 3],
        answers: &mut Answers,
    ) -> Result<(), Diagnostic> {
        let fault = |code, column, message: String| {
            Diagnostic::error(code, self.file, message).at(Some(self.place(row, column)))
        };
        if row.len() != width {
            let cells = if row.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", row.len()) };
            let message = format!("this row has {cells}, and the first line has {width}");
            return Err(fault("wrong-width", 0, message)
                .help("put a text or number that holds the separator between double quotes"));
        }
        let [item, rater, rating] = columns.map(|column| row.get(column).unwrap_or_default().trim());
        let [item_at, rater_at, rating_at] = columns;
        if item.is_empty() {
            return Err(fault("empty-cell", item_at, "the item is empty".to_owned()));
        }
        if rater.is_empty() {
            return Err(fault("empty-cell", rater_at, "the rater is empty".to_owned()));
        }
        if rating.is_empty() {
            return Ok(());
        }
        answers.add(item, rater, rating).map_err(|misfit| match misfit {
            Misfit::NotANumber => {
                let message = format!("the rating `{}` is not a number", short(rating));
                fault("off-scale", rating_at, message)
                    .help("ordinal ratings are numbers, and a missing one is left empty")
            }
            Misfit::TwoAnswers(first) => {
                let (item, rater) = (short(item), short(rater));
                let (first, second) = (short(&first), short(rating));
                let message = format!(
                    "`{rater}` gave two different answers to `{item}`: `{first}` before, and `{second}` here"
                );
                fault("two-answers", rating_at, message)
            }
            Misfit::TooManyLabels => {
                let message = format!("there are more than {MOST_LABELS} different ratings");
                fault("too-many", rating_at, message).help("look whether this is the right column")
            }
            Misfit::TooManyRaters => {
                let message = format!("there are more than {MOST_RATERS} raters");
                fault("too-many", rater_at, message).help("look whether this is the right column")
            }
        })
    }

    /// The place of a cell, from the row's own place: the reader counts bytes, people characters.
    fn place(&self, row: &StringRecord, column: usize) -> Place {
        let start = row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let rest = self.text.get(start..).unwrap_or_default();
        // A row begins after the end of the line before it, and after empty lines.
        let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let (mut passed, mut quoted) = (0, false);
        let cell = rest.bytes().enumerate().skip(skipped).find_map(|(at, byte)| {
            if passed == column {
                return Some(at);
            }
            if byte == b'"' {
                quoted = !quoted;
            }
            passed += usize::from(byte == self.separator && !quoted);
            None
        });
        // The last cell of the file may be empty, with nothing behind it.
        place_of(self.text, start + cell.unwrap_or(rest.trim_end_matches(['\r', '\n']).len()))
    }
}

/// "did you mean", where a name is a slip of the one that is looked for.
fn suggest_column(wanted: &str, there: &[&str]) -> Option<String> {
    let close = crate::diagnostic::closest(wanted, there.iter().copied())?;
    // The other columns that are asked for are no slips.
    (!["item", "rater", "rating"].contains(&close))
        .then(|| format!("is it the one named `{}`?", short(close)))
}

/// As much of a cell as a message can hold.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
