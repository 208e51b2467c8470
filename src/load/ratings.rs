//! Reads tables of ratings: CSV with the columns `item`, `rater` and `rating`.

use std::path::Path;

use super::columns::{Row, rows, short};
use super::records::{MAX_RECORD, read_stdin, read_text};
use crate::calibrate::{Answers, MOST_LABELS, MOST_RATERS, Misfit, Scale, Table};
use crate::diagnostic::Diagnostic;

const ITEM: usize = 0;
const RATER: usize = 1;
const RATING: usize = 2;

/// Reads a table of ratings from a file, or from stdin where it is `-`.
///
/// # Errors
/// What is wrong with it, up to ten faults, each with its line and column: it cannot be read, is
/// larger than [`MAX_RECORD`], lacks a column, holds an answer that is off the scale, or two different
/// answers by one rater to one item.
pub fn read_ratings(path: &Path, scale: Scale) -> Result<Table, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text = if name == "-" { read_stdin(MAX_RECORD)? } else { read_text(path, &name, MAX_RECORD)? };
    let mut answers = Answers::new(scale);
    rows(&name, &text, ["item", "rater", "rating"], |row| add(row, &mut answers))?;
    Ok(answers.table())
}

fn add(row: &Row<'_, 3>, answers: &mut Answers) -> Result<(), Diagnostic> {
    let (item, rater, rating) = (row.filled(ITEM, "item")?, row.filled(RATER, "rater")?, row.cells[RATING]);
    if rating.is_empty() {
        return Ok(());
    }
    answers.add(item, rater, rating).map_err(|misfit| match misfit {
        Misfit::NotANumber => row
            .fault("off-scale", RATING, format!("the rating `{}` is not a number", short(rating)))
            .help("ordinal ratings are numbers, and a missing one is left empty"),
        Misfit::TwoAnswers(first) => {
            let (item, rater, second) = (short(item), short(rater), short(rating));
            let first = short(&first);
            let message = format!(
                "`{rater}` gave two different answers to `{item}`: `{first}` before, and `{second}` here"
            );
            row.fault("two-answers", RATING, message)
        }
        Misfit::TooManyLabels => row
            .fault("too-many", RATING, format!("there are more than {MOST_LABELS} different ratings"))
            .help("look whether this is the right column"),
        Misfit::TooManyRaters => row
            .fault("too-many", RATER, format!("there are more than {MOST_RATERS} raters"))
            .help("look whether this is the right column"),
    })
}
