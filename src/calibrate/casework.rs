//! What the team's own cases show of its practice over the years: how soon, how fully, with whom.
//!
//! One value a case and aspect; none where the aspect does not arise or is not known. No case is
//! told: only how many a figure rests on.

use std::collections::BTreeMap;

use serde::Serialize;

use super::agreement::Estimate;
use super::bootstrap::{FEWEST_ITEMS, intervals};
use super::case_facts::{ASPECTS, Aspect, CaseFacts};
use super::change_point::{FEWEST_CASES, change_point};
use super::measures::f64_of;
use crate::record::Date;

/// A reason that stands in this many cases is a stock reason.
const STOCK: usize = 3;

/// The practice of a team.
#[derive(Debug, Clone, Serialize)]
pub struct Practised {
    /// How many cases were looked at.
    pub cases: usize,
    /// How many cases a series needs before a change in it is told.
    pub fewest_cases: usize,
    /// The aspects, each with how many cases it rests on.
    pub aspects: Vec<AspectOverYears>,
    /// Reasons for not doing something that come back, the most frequent first.
    pub reasons: Vec<StockReason>,
}

/// An aspect over the years.
#[derive(Debug, Clone, Serialize)]
pub struct AspectOverYears {
    /// Which.
    pub aspect: Aspect,
    /// How many cases it rests on.
    pub cases: usize,
    /// The middle value of days and numbers, the share of the rest.
    #[serde(flatten)]
    pub estimate: Estimate,
    /// The same a school year.
    pub years: Vec<Year>,
    /// Where it changed.
    pub change: Option<Change>,
}

/// A school year of an aspect.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Year {
    /// The calendar year in which it began.
    pub year: i16,
    /// How many cases of that year it rests on.
    pub cases: usize,
    /// The value; none with fewer than five cases.
    pub value: Option<f64>,
}

/// A change along the way.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Change {
    /// When the first case after it began.
    pub from: Date,
    /// The value before.
    pub before: f64,
    /// The value after.
    pub after: f64,
    /// How many cases lie before.
    pub cases_before: usize,
    /// How many lie after.
    pub cases_after: usize,
}

/// A reason that comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StockReason {
    /// The reason, in small letters.
    pub reason: String,
    /// In how many cases it stands.
    pub cases: usize,
}

/// Measures the practice of a team by its cases.
#[must_use]
pub fn practised(mut cases: Vec<CaseFacts>, seed: u64) -> Practised {
    cases.sort_by(CaseFacts::order);
    let aspects = ASPECTS.iter().map(|aspect| over_years(*aspect, &cases, seed)).collect();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in cases.iter().flat_map(|case| &case.reasons) {
        *reasons.entry(reason).or_default() += 1;
    }
    let mut reasons: Vec<StockReason> = (reasons.into_iter())
        .filter(|(_, cases)| *cases >= STOCK)
        .map(|(reason, cases)| StockReason { reason: reason.to_owned(), cases })
        .collect();
    reasons.sort_by(|one, other| other.cases.cmp(&one.cases).then_with(|| one.reason.cmp(&other.reason)));
    Practised { cases: cases.len(), fewest_cases: FEWEST_CASES, aspects, reasons }
}

fn over_years(aspect: Aspect, cases: &[CaseFacts], seed: u64) -> AspectOverYears {
    let series: Vec<(Date, f64)> =
        cases.iter().filter_map(|case| Some((case.began, case.value(aspect)?))).collect();
    let values: Vec<f64> = series.iter().map(|(_, value)| *value).collect();
    let told = |values: &[f64]| (values.len() >= FEWEST_ITEMS).then(|| middle(aspect, values));
    let [span] = intervals([values.len()], seed, |[choice]| {
        let drawn: Vec<f64> = choice.iter().map(|case| values[*case]).collect();
        [Some(middle(aspect, &drawn))]
    });
    let mut years: BTreeMap<i16, Vec<f64>> = BTreeMap::new();
    for (began, value) in &series {
        years.entry(school_year(*began)).or_default().push(*value);
    }
    let years =
        years.iter().map(|(year, values)| Year { year: *year, cases: values.len(), value: told(values) });
    let change = change_point(&values).map(|at| Change {
        from: series[at].0,
        before: middle(aspect, &values[..at]),
        after: middle(aspect, &values[at..]),
        cases_before: at,
        cases_after: values.len() - at,
    });
    let (low, high) = (span.map(|span| span.low), span.map(|span| span.high));
    let estimate = Estimate { value: told(&values), low, high };
    AspectOverYears { aspect, cases: values.len(), estimate, years: years.collect(), change }
}

/// The middle value of days and numbers, the mean of shares.
fn middle(aspect: Aspect, values: &[f64]) -> f64 {
    if aspect.is_share() {
        return values.iter().sum::<f64>() / f64_of(values.len()).max(1.0);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
    if sorted.len() % 2 == 1 { at(half) } else { f64::midpoint(at(half.saturating_sub(1)), at(half)) }
}

/// The calendar year in which the school year of a day began: on 1 August.
fn school_year(day: Date) -> i16 {
    let day = day.day();
    if day.month() >= 8 { day.year() } else { day.year() - 1 }
}
