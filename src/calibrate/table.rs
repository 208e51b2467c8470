//! Who answered what on which item: a table of items by raters, in which answers may be missing.
//!
//! Whoever reads a file hands its answers over one by one, and knows the place of one that does not fit.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// A scale has no more different answers than this; more is a sign that a column was mistaken.
pub const MOST_LABELS: usize = 100;
/// A table has no more raters than this.
pub const MOST_RATERS: usize = 1000;

/// What kind of answers they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Names without an order: two answers are equal or they are not.
    #[default]
    Nominal,
    /// Numbers of which only the order counts.
    Ordinal,
}

/// A table of answers.
#[derive(Debug, Clone)]
pub struct Table {
    pub(super) scale: Scale,
    pub(super) items: Vec<Vec<Cell>>,
    pub(super) raters: usize,
    /// The different answers, in their order.
    pub(super) labels: Vec<Label>,
    /// How many rows said again what a row before had said.
    pub(super) repeated: usize,
}

/// An answer to an item: whose, and which of the labels, both by number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) rater: usize,
    pub(super) label: usize,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub(super) enum Label {
    Name(String),
    Number(f64),
}

/// Why an answer does not fit in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// On an ordinal scale, and not a number.
    NotANumber,
    /// The same rater gave another answer to the same item, namely this.
    TwoAnswers(String),
    /// More different answers than [`MOST_LABELS`].
    TooManyLabels,
    /// More raters than [`MOST_RATERS`].
    TooManyRaters,
}

/// A table in the making.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    scale: Scale,
    items: BTreeMap<String, BTreeMap<String, Label>>,
    raters: BTreeSet<String>,
    labels: Vec<Label>,
    repeated: usize,
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new(scale: Scale) -> Self {
        Self { scale, ..Self::default() }
    }

    /// Adds an answer. A number may have a comma for its decimals, as Dutch spreadsheets write it.
    ///
    /// # Errors
    /// When it does not fit; the table stays as it was.
    pub fn add(&mut self, item: &str, rater: &str, answer: &str) -> Result<(), Misfit> {
        let label = label(self.scale, answer)?;
        if let Some(first) = self.items.get(item).and_then(|given| given.get(rater)) {
            if *first == label {
                self.repeated += 1;
                return Ok(());
            }
            return Err(Misfit::TwoAnswers(first.shown()));
        }
        let place = self.labels.binary_search_by(|known| known.order(&label));
        if place.is_err() && self.labels.len() == MOST_LABELS {
            return Err(Misfit::TooManyLabels);
        }
        if !self.raters.contains(rater) {
            if self.raters.len() == MOST_RATERS {
                return Err(Misfit::TooManyRaters);
            }
            self.raters.insert(rater.to_owned());
        }
        if let Err(place) = place {
            self.labels.insert(place, label.clone());
        }
        self.items.entry(item.to_owned()).or_default().insert(rater.to_owned(), label);
        Ok(())
    }

    /// The table. Items and raters stand in the order of their names, whatever the order of the rows.
    #[must_use]
    pub fn table(self) -> Table {
        let raters: BTreeMap<&str, usize> =
            self.raters.iter().enumerate().map(|(number, name)| (name.as_str(), number)).collect();
        let cell = |(rater, label): (&String, &Label)| Cell {
            rater: raters.get(rater.as_str()).copied().unwrap_or_default(),
            label: self.labels.binary_search_by(|known| known.order(label)).unwrap_or_default(),
        };
        let items = self.items.values().map(|given| given.iter().map(cell).collect()).collect();
        Table { scale: self.scale, items, raters: raters.len(), labels: self.labels, repeated: self.repeated }
    }
}

impl Table {
    /// How many items have an answer.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items.len()
    }

    /// How many raters gave an answer.
    #[must_use]
    pub const fn raters(&self) -> usize {
        self.raters
    }

    /// How many answers there are.
    #[must_use]
    pub fn ratings(&self) -> usize {
        self.items.iter().map(Vec::len).sum()
    }

    /// The scale of the answers.
    #[must_use]
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// How many items have two answers or more, so that there is something to compare.
    pub(super) fn paired(&self) -> usize {
        self.items.iter().filter(|cells| cells.len() > 1).count()
    }
}

impl Label {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Name(one), Self::Name(other)) => one.cmp(other),
            (Self::Name(_), Self::Number(_)) => std::cmp::Ordering::Greater,
            (Self::Number(_), Self::Name(_)) => std::cmp::Ordering::Less,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

fn label(scale: Scale, answer: &str) -> Result<Label, Misfit> {
    match scale {
        Scale::Nominal => Ok(Label::Name(answer.to_owned())),
        Scale::Ordinal => {
            let number: f64 = answer.replacen(',', ".", 1).parse().map_err(|_| Misfit::NotANumber)?;
            // Words such as `nan` and `inf` are read as numbers too; zero has one sign only.
            if number.is_finite() { Ok(Label::Number(number + 0.0)) } else { Err(Misfit::NotANumber) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_does_not_fit_is_refused_and_leaves_no_trace() {
        let mut answers = Answers::new(Scale::Ordinal);
        assert_eq!(answers.add("a", "x", "2,5"), Ok(()));
        assert_eq!(answers.add("a", "x", "2.50"), Ok(()));
        assert_eq!(answers.add("a", "x", "3"), Err(Misfit::TwoAnswers("2.5".to_owned())));
        for never in ["three", "nan", "inf", "1,2,3", "-"] {
            assert_eq!(answers.add("a", "y", never), Err(Misfit::NotANumber), "{never}");
        }
        assert_eq!(answers.add("a", "y", "-0"), Ok(()));
        assert_eq!(answers.add("b", "y", "0"), Ok(()));
        let table = answers.table();
        assert_eq!((table.items(), table.raters(), table.ratings(), table.paired()), (2, 2, 3, 1));
        assert_eq!(table.labels, [Label::Number(0.0), Label::Number(2.5)]);
        assert_eq!(table.repeated, 1);
    }

    #[test]
    fn a_column_that_is_no_scale_is_noticed() {
        let mut answers = Answers::new(Scale::Nominal);
        for number in 0..MOST_LABELS {
            assert_eq!(answers.add("a", &format!("r{number}"), &number.to_string()), Ok(()));
        }
        assert_eq!(answers.add("b", "r0", "one more"), Err(Misfit::TooManyLabels));
        for number in MOST_LABELS..MOST_RATERS {
            assert_eq!(answers.add("a", &format!("r{number}"), "0"), Ok(()));
        }
        assert_eq!(answers.add("a", "one more", "0"), Err(Misfit::TooManyRaters));
    }
}
