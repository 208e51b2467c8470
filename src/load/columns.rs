//! Tables in CSV, as a spreadsheet saves them: named columns, and a place for every cell.
//!
//! Cells are separated by a comma, a semicolon (what a Dutch spreadsheet writes) or a tab, whichever
//! the first line has most of.

use csv::StringRecord;

use crate::diagnostic::{Diagnostic, Place, closest, place_of};

/// After this many faults reading stops.
const MOST_FAULTS: usize = 10;

/// A row of a table: the cells of the columns that were asked for.
pub(super) struct Row<'a, const N: usize> {
    /// The cells, without the blanks around them.
    pub(super) cells: [&'a str; N],
    sheet: &'a Sheet<'a>,
    record: &'a StringRecord,
    columns: [usize; N],
}

impl<const N: usize> Row<'_, N> {
    /// A fault at the cell of a column, by the column's number among those asked for.
    pub(super) fn fault(&self, code: &'static str, column: usize, message: impl Into<String>) -> Diagnostic {
        let place = self.sheet.place(self.record, self.columns[column]);
        Diagnostic::error(code, self.sheet.file, message).at(Some(place))
    }

    /// The cell of a column that must not be empty.
    pub(super) fn filled(&self, column: usize, named: &str) -> Result<&str, Diagnostic> {
        match self.cells[column] {
            "" => Err(self.fault("empty-cell", column, format!("the {named} is empty"))),
            cell => Ok(cell),
        }
    }
}

/// Hands over the rows of a table, one by one. Empty rows are passed over.
///
/// # Errors
/// What is wrong with the table and what `take` says, up to ten faults.
pub(super) fn rows<const N: usize>(
    file: &str,
    text: &str,
    wanted: [&str; N],
    mut take: impl FnMut(&Row<'_, N>) -> Result<(), Diagnostic>,
) -> Result<(), Vec<Diagnostic>> {
    let sheet = &Sheet::new(file, text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sheet.separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let Some(Ok(head)) = records.next() else {
        return Err(vec![Diagnostic::error("empty", file, "the file is empty")]);
    };
    let columns = sheet.columns(&head, wanted)?;
    let mut faults = Vec::new();
    let mut any = false;
    for row in records {
        if faults.len() == MOST_FAULTS {
            break;
        }
        let Ok(row) = &row else {
            faults.push(Diagnostic::error("unreadable", file, "this cannot be read as a table"));
            break;
        };
        // A spreadsheet writes rows that were emptied as separators alone.
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        any = true;
        let cells = columns.map(|column| row.get(column).unwrap_or_default().trim());
        let taken =
            sheet.width(row, head.len()).and_then(|()| take(&Row { cells, sheet, record: row, columns }));
        faults.extend(taken.err());
    }
    if !any {
        let fault = Diagnostic::error("empty", file, "there is no row in this file");
        faults.push(fault.help("below the line with the names of the columns comes one answer a line"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
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

    /// Where the wanted columns stand.
    fn columns<const N: usize>(
        &self,
        head: &StringRecord,
        wanted: [&str; N],
    ) -> Result<[usize; N], Vec<Diagnostic>> {
        let names: Vec<String> = head.iter().map(|name| name.trim().to_lowercase()).collect();
        let mut faults = Vec::new();
        let columns = wanted.map(|name| {
            let mut found = (0..names.len()).filter(|at| names[*at] == name);
            let (first, second) = (found.next(), found.next());
            if first.is_none() {
                let fault = format!("the column `{name}` is missing");
                let fault = Diagnostic::error("missing-column", self.file, fault);
                let fault = fault.at(Some(self.place(head, 0)));
                // The other columns that are asked for are no slips.
                let others = names.iter().map(String::as_str).filter(|other| !wanted.contains(other));
                faults.push(match closest(name, others) {
                    Some(other) => fault.help(format!("is it the one named `{}`?", short(other))),
                    None => fault.help(format!("the first line names the columns {}", listed(&wanted))),
                });
            }
            if let Some(second) = second {
                let fault = format!("the column `{name}` stands here twice");
                let fault = Diagnostic::error("duplicate-column", self.file, fault);
                faults.push(fault.at(Some(self.place(head, second))));
            }
            first.unwrap_or_default()
        });
        if faults.is_empty() { Ok(columns) } else { Err(faults) }
    }

    fn width(&self, row: &StringRecord, width: usize) -> Result<(), Diagnostic> {
        if row.len() == width {
            return Ok(());
        }
        let cells = if row.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", row.len()) };
        let message = format!("this row has {cells}, and the first line has {width}");
        Err(Diagnostic::error("wrong-width", self.file, message)
            .at(Some(self.place(row, 0)))
            .help("put a text or number that holds the separator between double quotes"))
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

/// As much of a cell as a message can hold.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// `` `item`, `rater` and `rating` ``
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => quoted.concat(),
    }
}
