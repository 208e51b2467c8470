//! Reads the rounds of a team: `ratings.csv` and the key to its vignettes, `key.csv`.

use std::collections::BTreeMap;
use std::path::Path;

use super::columns::{Row, rows, short};
use super::records::{MAX_RECORD, read_text};
use crate::calibrate::{Judgement, Judgements, Key, NotTaken, Phase};
use crate::diagnostic::Diagnostic;
use crate::record::Date;

const RATINGS: [&str; 8] = ["round", "date", "vignette", "version", "phase", "rater", "rating", "certainty"];
const KEY: [&str; 5] = ["vignette", "version", "key", "low", "high"];

/// The rounds of a team, and how many answers of later days were left out.
pub type Rounds = (Judgements, usize);

/// Reads the rounds of the team in a folder up to a day; none where the folder has no `ratings.csv`.
///
/// # Errors
/// What is wrong with a file, with line and column.
pub fn read_rounds(folder: &Path, as_of: Date) -> Result<Option<Rounds>, Vec<Diagnostic>> {
    let (ratings, keys) = (folder.join("ratings.csv"), folder.join("key.csv"));
    if !ratings.exists() {
        return Ok(None);
    }
    let mut scale = Scale::default();
    let (name, text) = named(&keys)?;
    let mut key = BTreeMap::new();
    rows(&name, &text, KEY, |row| {
        let vignette = row.filled(0, "vignette")?;
        let [answer, low, high] = [2, 3, 4].map(|column| scale.read(row, column));
        let answer = answer?.ok_or_else(|| row.fault("empty-cell", 2, "the key is empty"))?;
        let (low, high) = (low?.unwrap_or(answer), high?.unwrap_or(answer));
        if low > answer || answer > high {
            return Err(row.fault("wrong-value", 2, "the key does not lie between `low` and `high`"));
        }
        let place = (vignette.to_owned(), row.cells[1].to_owned());
        match key.insert(place, Key { key: answer, low, high }) {
            None => Ok(()),
            Some(_) => Err(row.fault("duplicate", 0, "this version of the vignette has a key already")),
        }
    })?;
    let (name, text) = named(&ratings)?;
    let (mut judgements, mut left_out) = (Judgements::new(key), 0);
    rows(&name, &text, RATINGS, |row| {
        let [_, date, _, version, phase, ..] = row.cells;
        let date = day(date).ok_or_else(|| {
            row.fault("wrong-value", 1, format!("`{}` is not a day", short(date)))
                .help("a day is written as 2026-03-02 or 2-3-2026")
        })?;
        let phase = phase_of(phase).ok_or_else(|| {
            row.fault("unknown-name", 4, format!("unknown phase `{}`", short(phase)))
                .help("it can be `before` or `after` (the group talk)")
        })?;
        let answer = scale.read(row, 6)?;
        let judgement = Judgement {
            round: row.filled(0, "round")?,
            date,
            phase,
            vignette: row.filled(2, "vignette")?,
            version,
            rater: row.filled(5, "rater")?,
            answer,
        };
        if date > as_of {
            left_out += 1;
            return Ok(());
        }
        judgements.add(judgement).map_err(|why| misfit(row, judgement, why))
    })?;
    Ok(Some((judgements, left_out)))
}

fn misfit(row: &Row<'_, 8>, it: Judgement<'_>, why: NotTaken) -> Diagnostic {
    let (vignette, version, rater) = (short(it.vignette), short(it.version), short(it.rater));
    match why {
        NotTaken::UnknownVignette => {
            row.fault("unknown-name", 2, format!("the key has no vignette `{vignette}`"))
        }
        NotTaken::UnknownVersion => {
            row.fault("unknown-name", 3, format!("the key has no version `{version}` of `{vignette}`"))
        }
        NotTaken::TwoAnswers(first) => {
            let second = it.answer.unwrap_or_default();
            row.fault(
                "two-answers",
                6,
                format!("`{rater}` gave two different answers to `{vignette}` in this phase: `{first}` before, and `{second}` here"),
            )
        }
    }
}

fn named(path: &Path) -> Result<(String, String), Vec<Diagnostic>> {
    let name = path.display().to_string();
    read_text(path, &name, MAX_RECORD).map(|text| (name, text))
}

/// Six answers, counted from 0 or from 1: whichever the files show.
#[derive(Default)]
struct Scale {
    from_zero: bool,
    to_six: bool,
}

impl Scale {
    /// Reads an answer; none where it is missing.
    fn read<const N: usize>(&mut self, row: &Row<'_, N>, column: usize) -> Result<Option<f64>, Diagnostic> {
        let cell = row.cells[column];
        if cell.is_empty() {
            return Ok(None);
        }
        let number = cell.replacen(',', ".", 1).parse::<f64>().ok();
        let on_scale =
            number.filter(|number| (0..=6u8).any(|whole| f64::from(whole).total_cmp(number).is_eq()));
        let Some(number) = on_scale else {
            let fault = row.fault("off-scale", column, format!("`{}` is not on the scale", short(cell)));
            return Err(fault.help("the six answers are whole numbers, from 1 (no action) to 6 (report now)"));
        };
        self.from_zero |= number < 1.0;
        self.to_six |= number > 5.0;
        if self.from_zero && self.to_six {
            let fault = row.fault("off-scale", column, "both 0 and 6 occur, and a scale has six answers");
            return Err(fault.help("count them from 0 to 5 or from 1 to 6, the same in both files"));
        }
        Ok(Some(number))
    }
}

/// `2026-03-02`, or as a Dutch spreadsheet writes it, `2-3-2026`.
fn day(text: &str) -> Option<Date> {
    let dutch = || {
        let mut parts = text.split(['-', '/']);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let short = day.len() <= 2 && month.len() <= 2 && parts.next().is_none();
        short.then(|| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")))?
    };
    Date::parse(text).or_else(dutch)
}

fn phase_of(text: &str) -> Option<Phase> {
    match text.to_lowercase().as_str() {
        "" | "before" | "1" | "voor" => Some(Phase::Before),
        "after" | "2" | "na" => Some(Phase::After),
        _ => None,
    }
}
