//! What must be said with the figures of a table, so that nobody reads more in them than they hold.

use super::bootstrap::{FEWEST_ITEMS, Interval};
use super::measures::{Figures, MEASURES, Measure};
use super::table::{Label, Table};

/// Below this many items an interval is said to be rough.
const ROUGH: usize = 20;
/// From this share of equal pairs on, a kappa below [`LOW`] is a paradox that must be explained.
const HIGH: f64 = 0.8;
const LOW: f64 = 0.4;

/// What must be said with the figures of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// There is only one rater.
    OneRater,
    /// Only one item has two answers or more.
    OneItem,
    /// No item has two answers.
    NothingToCompare,
    /// Every answer is the same: kappa and alpha are not defined.
    AllTheSame,
    /// Nearly every answer is the same: kappa and alpha are low although people agree.
    Paradox,
    /// Everybody agreed on every item, so that nothing tells how sure that is.
    NothingVaries,
    /// So few items have two answers that there are no intervals.
    TooFewForIntervals(usize),
    /// So few that the intervals are rough.
    RoughIntervals(usize),
    /// Measures whose interval is left out, since many draws leave them undefined.
    NoInterval(Vec<Measure>),
    /// Items with one answer say nothing of agreement.
    Alone(usize),
    /// Whole numbers within the scale that nobody gave.
    Unused(Vec<i32>),
    /// Rows that say again what a row before said.
    Repeated(usize),
    /// A name that looks like a missing answer was counted as an answer.
    LooksMissing(String),
    /// Names have no order, so that the weighted measures equal the plain ones.
    NoWeights,
    /// Agreement does not say that the answers are right.
    NotRight,
}

/// What must be said with these values and intervals.
pub(super) fn of_values(values: &Figures, spans: &[Option<Interval>; MEASURES], table: &Table) -> Vec<Note> {
    let mut notes = Vec::new();
    let of = |measure: Measure| values[measure as usize];
    let all_the_same = table.labels.len() == 1;
    let seen = of(Measure::Percent).unwrap_or_default();
    let low = |measure| of(measure).is_none_or(|value| value < LOW);
    if all_the_same {
        notes.push(Note::AllTheSame);
    } else if seen >= HIGH && low(Measure::Fleiss) && low(Measure::Alpha) {
        notes.push(Note::Paradox);
    }
    let paired = table.paired();
    if paired < FEWEST_ITEMS {
        notes.push(Note::TooFewForIntervals(paired));
        return notes;
    }
    if spans.iter().any(Option::is_some) {
        if paired < ROUGH {
            notes.push(Note::RoughIntervals(paired));
        }
        let without = |measure: &Measure| of(*measure).is_some() && spans[*measure as usize].is_none();
        let left_out: Vec<Measure> = Measure::ALL.into_iter().filter(without).collect();
        if !left_out.is_empty() {
            notes.push(Note::NoInterval(left_out));
        }
    } else {
        notes.push(Note::NothingVaries);
    }
    notes
}

/// What must be said of a table whatever its figures are.
pub(super) fn of_table(table: &Table) -> Vec<Note> {
    let mut notes = Vec::new();
    let alone = table.items() - table.paired();
    if alone > 0 && table.paired() > 0 {
        notes.push(Note::Alone(alone));
    }
    let unused = unused(&table.labels);
    if !unused.is_empty() {
        notes.push(Note::Unused(unused));
    }
    if table.repeated > 0 {
        notes.push(Note::Repeated(table.repeated));
    }
    let missing = ["na", "n/a", "nvt", "n.v.t.", "null", "none", "-", "?", ".", "missing"];
    let looks_missing = table.labels.iter().filter_map(|label| match label {
        Label::Name(name) if missing.contains(&name.to_lowercase().as_str()) => Some(name.clone()),
        _ => None,
    });
    notes.extend(looks_missing.map(Note::LooksMissing));
    notes
}

/// The whole numbers between the lowest and the highest answer that nobody gave; none where the
/// answers are no short run of whole numbers.
fn unused(labels: &[Label]) -> Vec<i32> {
    let whole = |label: &Label| match label {
        Label::Number(number) => (-1000..=1000).find(|whole| f64::from(*whole).total_cmp(number).is_eq()),
        Label::Name(_) => None,
    };
    let given: Option<Vec<i32>> = labels.iter().map(whole).collect();
    match given.as_deref() {
        Some(given @ [first, .., last]) if last - first <= 20 => {
            (*first..*last).filter(|number| !given.contains(number)).collect()
        }
        _ => Vec::new(),
    }
}
