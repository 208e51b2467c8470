//! The measures of a table side by side, each with its interval, and what must be said with them.

use serde::Serialize;

use super::bootstrap::{FEWEST_ITEMS, Interval, intervals};
use super::measures::{Figures, MEASURES, Measure, Prepared};
use super::notes::{self, Note};
use super::table::{Scale, Table};

/// A measure's value and where it would lie in 95 of 100 draws of items; none where it cannot be
/// stood behind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Estimate {
    /// The value.
    pub value: Option<f64>,
    /// The lower end of its interval.
    pub low: Option<f64>,
    /// The upper end of its interval.
    pub high: Option<f64>,
}

/// How much the raters of a table agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// The share of pairs of answers to the same item that are equal.
    pub percent: Estimate,
    /// Fleiss' kappa.
    pub fleiss_kappa: Estimate,
    /// Conger's kappa.
    pub conger_kappa: Estimate,
    /// Gwet's AC1.
    pub ac1: Estimate,
    /// Gwet's AC2, with weights.
    pub ac2: Estimate,
    /// Krippendorff's alpha.
    pub alpha: Estimate,
    /// Brennan and Prediger's coefficient.
    pub brennan_prediger: Estimate,
    /// Conger's kappa with weights; Cohen's weighted kappa for two raters.
    pub weighted_kappa: Estimate,
    /// How many items have an answer.
    pub items: usize,
    /// How many raters gave one.
    pub raters: usize,
    /// How many answers there are.
    pub ratings: usize,
    /// The scale of the answers.
    pub scale: Scale,
    /// What must be said with the figures.
    #[serde(skip)]
    pub notes: Vec<Note>,
}

/// Measures agreement, with intervals from the dice of a seed.
#[must_use]
pub fn agreement(table: &Table, seed: u64) -> Agreement {
    let mut notes = Vec::new();
    let paired = table.paired();
    let nothing = if table.raters == 1 {
        Some(Note::OneRater)
    } else if paired == 0 {
        Some(Note::NothingToCompare)
    } else {
        (paired == 1).then_some(Note::OneItem)
    };
    let computed = nothing.is_none();
    notes.extend(nothing);
    let (mut values, mut spans): (Figures, [Option<Interval>; MEASURES]) = Default::default();
    if computed {
        let prepared = Prepared::new(table);
        values = prepared.all();
        if paired >= FEWEST_ITEMS {
            let choose = |[choice]: &[Vec<usize>; 1]| prepared.figures(choice.iter().copied());
            spans = intervals([table.items()], seed, choose);
        }
        notes.extend(notes::of_values(&values, &spans, table));
    }
    notes.extend(notes::of_table(table));
    if computed {
        if table.scale == Scale::Nominal {
            notes.push(Note::NoWeights);
        }
        notes.push(Note::NotRight);
    }
    let of = |measure: Measure| {
        let span = spans[measure as usize];
        let (low, high) = (span.map(|span| span.low), span.map(|span| span.high));
        Estimate { value: values[measure as usize], low, high }
    };
    Agreement {
        percent: of(Measure::Percent),
        fleiss_kappa: of(Measure::Fleiss),
        conger_kappa: of(Measure::Conger),
        ac1: of(Measure::Ac1),
        ac2: of(Measure::Ac2),
        alpha: of(Measure::Alpha),
        brennan_prediger: of(Measure::BrennanPrediger),
        weighted_kappa: of(Measure::WeightedKappa),
        items: table.items(),
        raters: table.raters(),
        ratings: table.ratings(),
        scale: table.scale(),
        notes,
    }
}

impl Agreement {
    /// The measures with their estimates, in their order.
    #[must_use]
    pub const fn estimates(&self) -> [(Measure, Estimate); MEASURES] {
        [
            (Measure::Percent, self.percent),
            (Measure::Fleiss, self.fleiss_kappa),
            (Measure::Conger, self.conger_kappa),
            (Measure::Ac1, self.ac1),
            (Measure::Ac2, self.ac2),
            (Measure::Alpha, self.alpha),
            (Measure::BrennanPrediger, self.brennan_prediger),
            (Measure::WeightedKappa, self.weighted_kappa),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Answers;
    use super::*;

    fn table(scale: Scale, rows: &[&[Option<u8>]]) -> Table {
        let mut answers = Answers::new(scale);
        for (item, row) in rows.iter().enumerate() {
            for (rater, answer) in row.iter().enumerate().filter_map(|(rater, it)| Some((rater, (*it)?))) {
                answers.add(&format!("u{item:02}"), &format!("r{rater}"), &answer.to_string()).unwrap();
            }
        }
        answers.table()
    }

    /// Gwet's table of 12 units and 4 raters (`cac.raw4raters` of irrCAC); 0 is missing.
    fn four_raters(scale: Scale) -> Table {
        let rows: [[u8; 4]; 12] = [
            [1, 1, 0, 1],
            [2, 2, 3, 2],
            [3, 3, 3, 3],
            [3, 3, 3, 3],
            [2, 2, 2, 2],
            [1, 2, 3, 4],
            [4, 4, 4, 4],
            [1, 1, 2, 1],
            [2, 2, 2, 2],
            [0, 5, 5, 5],
            [0, 0, 1, 1],
            [0, 0, 3, 0],
        ];
        let rows = rows.map(|row| row.map(|answer| (answer > 0).then_some(answer)));
        table(scale, &rows.each_ref().map(<[_; 4]>::as_slice))
    }

    fn assert_figures(table: &Table, expected: [f64; MEASURES]) {
        for ((measure, found), expected) in agreement(table, 1).estimates().iter().zip(expected) {
            let value = found.value.unwrap();
            assert!((value - expected).abs() < 5e-6, "{measure:?}: {value}, and {expected} is published");
            assert!(found.low.unwrap() < value && value < found.high.unwrap(), "{measure:?}: {found:?}");
        }
    }

    /// The figures that irrCAC publishes; alpha is also that of Hayes and Krippendorff (2007).
    #[test]
    fn the_published_figures_of_four_raters_come_out() {
        let expected = [0.81818, 0.76117, 0.76282, 0.77544, 0.77544, 0.74342, 0.77273, 0.76282];
        assert_figures(&four_raters(Scale::Nominal), expected);
    }

    /// The weighted figures were computed with irrCAC 0.4.4 for Python and its ordinal weights.
    /// Alpha is the 0.815 that Krippendorff publishes for these data, with the decimals of
    /// `krippendorff` 0.9.0.
    #[test]
    fn ordinal_answers_are_weighed_as_published() {
        let expected = [0.81818, 0.76117, 0.76282, 0.77544, 0.898_940, 0.815_388, 0.77273, 0.843_660];
        assert_figures(&four_raters(Scale::Ordinal), expected);
    }

    #[test]
    fn two_raters_are_measured_as_by_cohen() {
        let pairs: [(u8, u8); 12] =
            [(0, 0), (1, 1), (2, 1), (2, 2), (3, 3), (3, 2), (1, 0), (4, 4), (5, 4), (0, 1), (2, 3), (3, 3)];
        let rows = pairs.map(|(one, other)| [Some(one), Some(other)]);
        let rows = rows.each_ref().map(<[_; 2]>::as_slice);
        let plain = [0.5, 0.379_310, 0.384_615, 0.403_974, 0.882_609, 0.887_306, 0.4, 0.821_340];
        assert_figures(&table(Scale::Ordinal, &rows), plain);
    }

    #[test]
    fn nothing_is_said_that_cannot_be_stood_behind() {
        let values = |agreement: &Agreement| agreement.estimates().map(|(_, estimate)| estimate.value);
        let alone = agreement(&table(Scale::Ordinal, &[&[Some(1)], &[Some(2)]]), 1);
        assert_eq!((values(&alone), alone.notes), ([None; MEASURES], vec![Note::OneRater]));
        let one_item = agreement(&table(Scale::Ordinal, &[&[Some(1), Some(2)]]), 1);
        assert_eq!((values(&one_item), &one_item.notes[0]), ([None; MEASURES], &Note::OneItem));
        let apart = agreement(&table(Scale::Ordinal, &[&[Some(1), None], &[None, Some(2)]]), 1);
        assert_eq!((values(&apart), &apart.notes[0]), ([None; MEASURES], &Note::NothingToCompare));

        let same: &[Option<u8>] = &[Some(3), Some(3)];
        let all = agreement(&table(Scale::Ordinal, &[same; 8]), 1);
        let one = Some(1.0);
        assert_eq!(values(&all), [one, None, None, one, one, None, one, None]);
        assert!(all.estimates().iter().all(|(_, it)| it.low.is_none() && it.high.is_none()));
        assert_eq!(all.notes[..2], [Note::AllTheSame, Note::NothingVaries]);
    }

    #[test]
    fn a_low_kappa_beside_high_agreement_is_explained() {
        let same: &[Option<u8>] = &[Some(1), Some(1), Some(1)];
        let mut rows = vec![same; 24];
        rows.push(&[Some(1), Some(1), Some(4)]);
        let agreement = agreement(&table(Scale::Ordinal, &rows), 1);
        assert!(agreement.fleiss_kappa.value < Some(0.0) && agreement.ac1.value > Some(0.9));
        let expected =
            [Note::Paradox, Note::NoInterval(agreement.without_interval()), Note::Unused(vec![2, 3])];
        assert_eq!(agreement.notes[..3], expected);
        assert!(agreement.without_interval().contains(&Measure::Fleiss));
    }

    impl Agreement {
        fn without_interval(&self) -> Vec<Measure> {
            let without = |(_, estimate): &(Measure, Estimate)| estimate.low.is_none();
            self.estimates().into_iter().filter(without).map(|(measure, _)| measure).collect()
        }
    }
}
