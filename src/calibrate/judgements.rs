//! What people of a team answered on vignettes, round after round, and the key to the vignettes.
//!
//! People are pseudonyms here and numbers further on; no figure names one.

use std::collections::{BTreeMap, BTreeSet};

use super::distance::Difference;
use super::table::{Answers, Scale, Table};
use crate::record::Date;

/// What a vignette asks for, in points of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// The answer that follows from the protocol.
    pub key: f64,
    /// The mildest answer that can be defended.
    pub low: f64,
    /// The strictest.
    pub high: f64,
}

/// When in a round somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Alone, before the group talk.
    Before,
    /// After it.
    After,
}

/// An answer to a vignette.
#[derive(Debug, Clone, Copy)]
pub struct Judgement<'a> {
    /// The round's name.
    pub round: &'a str,
    /// When.
    pub date: Date,
    /// Before or after the group talk.
    pub phase: Phase,
    /// The vignette's name.
    pub vignette: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Whose, by pseudonym.
    pub rater: &'a str,
    /// The answer; none where it is missing.
    pub answer: Option<f64>,
}

/// Why an answer does not fit in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NotTaken {
    /// The key has no such vignette.
    UnknownVignette,
    /// The key has it, but not in this version.
    UnknownVersion,
    /// The same person answered this before, and otherwise.
    TwoAnswers(f64),
}

/// All rounds of a team.
#[derive(Debug, Clone, Default)]
pub struct Judgements {
    keys: BTreeMap<(String, String), Key>,
    rounds: BTreeMap<String, Given>,
    raters: BTreeSet<String>,
}

#[derive(Debug, Clone, Default)]
struct Given {
    date: Option<Date>,
    answers: BTreeMap<(Phase, usize, String), f64>,
}

/// A round with its answers as distances to the key.
#[derive(Debug, Clone)]
pub(super) struct Round {
    pub(super) name: String,
    pub(super) date: Date,
    pub(super) before: Vec<Difference>,
    pub(super) after: Vec<Difference>,
    /// How many of the answers before the talk lie within what can be defended.
    pub(super) inside: usize,
    /// The answers before the talk.
    pub(super) table: Table,
    /// Vignettes given in more than one version.
    pub(super) mixed: Vec<String>,
}

impl Judgements {
    /// No answers yet, to vignettes with these keys.
    #[must_use]
    pub fn new(keys: BTreeMap<(String, String), Key>) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Adds an answer.
    ///
    /// # Errors
    /// When it does not fit; nothing is changed then.
    pub fn add(&mut self, it: Judgement<'_>) -> Result<(), NotTaken> {
        let name = (it.vignette.to_owned(), it.version.to_owned());
        let Some(number) = self.keys.keys().position(|known| *known == name) else {
            let known = self.keys.keys().any(|(vignette, _)| vignette == it.vignette);
            return Err(if known { NotTaken::UnknownVersion } else { NotTaken::UnknownVignette });
        };
        let round = self.rounds.entry(it.round.to_owned()).or_default();
        let place = (it.phase, number, it.rater.to_owned());
        if let (Some(answer), Some(&first)) = (it.answer, round.answers.get(&place))
            && first.total_cmp(&answer).is_ne()
        {
            return Err(NotTaken::TwoAnswers(first));
        }
        round.date = Some(round.date.map_or(it.date, |date| date.min(it.date)));
        if let Some(answer) = it.answer {
            round.answers.insert(place, answer);
            self.raters.insert(it.rater.to_owned());
        }
        Ok(())
    }

    /// The rounds in the order of their first day.
    pub(super) fn rounds(&self) -> Vec<Round> {
        let keys: Vec<(&String, Key)> = self.keys.iter().map(|((name, _), key)| (name, *key)).collect();
        let raters: Vec<&str> = self.raters.iter().map(String::as_str).collect();
        let mut rounds: Vec<Round> =
            self.rounds.iter().filter_map(|(name, given)| given.round(name, &keys, &raters)).collect();
        rounds.sort_by(|one, other| (one.date, &one.name).cmp(&(other.date, &other.name)));
        rounds
    }
}

impl Given {
    fn round(&self, name: &str, keys: &[(&String, Key)], raters: &[&str]) -> Option<Round> {
        let (mut before, mut after, mut inside) = (Vec::new(), Vec::new(), 0);
        let mut table = Answers::new(Scale::Ordinal);
        for ((phase, vignette, rater), answer) in &self.answers {
            let (_, key) = keys[*vignette];
            let number = raters.binary_search(&rater.as_str()).ok()?;
            let distance = Difference { rater: number, vignette: *vignette, points: answer - key.key };
            match phase {
                Phase::After => after.push(distance),
                Phase::Before => {
                    inside += usize::from(key.low <= *answer && *answer <= key.high);
                    // More people than a table takes are not compared with each other.
                    let _ = table.add(&vignette.to_string(), rater, &answer.to_string());
                    before.push(distance);
                }
            }
        }
        let used: BTreeSet<usize> = self.answers.keys().map(|(_, vignette, _)| *vignette).collect();
        let mut mixed: Vec<String> = used
            .iter()
            .zip(used.iter().skip(1))
            .filter(|(one, other)| keys[**one].0 == keys[**other].0)
            .map(|(one, _)| keys[*one].0.clone())
            .collect();
        mixed.dedup();
        Some(Round {
            name: name.to_owned(),
            date: self.date?,
            before,
            after,
            inside,
            table: table.table(),
            mixed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_needs_a_key_of_its_version_and_is_given_once() {
        let key = Key { key: 3.0, low: 3.0, high: 4.0 };
        let keys = ["1", "2"].map(|version| (("v".to_owned(), version.to_owned()), key));
        let mut judgements = Judgements::new(keys.into_iter().collect());
        let date = Date::parse("2026-01-05").unwrap();
        let one = Judgement {
            round: "a",
            date,
            phase: Phase::Before,
            vignette: "v",
            version: "1",
            rater: "p",
            answer: Some(4.0),
        };
        assert_eq!(judgements.add(one), Ok(()));
        assert_eq!(judgements.add(one), Ok(()));
        assert_eq!(judgements.add(Judgement { answer: None, ..one }), Ok(()));
        assert_eq!(judgements.add(Judgement { answer: Some(2.0), ..one }), Err(NotTaken::TwoAnswers(4.0)));
        assert_eq!(judgements.add(Judgement { version: "3", ..one }), Err(NotTaken::UnknownVersion));
        assert_eq!(judgements.add(Judgement { vignette: "w", ..one }), Err(NotTaken::UnknownVignette));
        let after = Judgement { phase: Phase::After, answer: Some(2.0), ..one };
        assert_eq!(judgements.add(after), Ok(()));
        assert_eq!(judgements.add(Judgement { version: "2", rater: "q", ..one }), Ok(()));
        let earlier = Date::parse("2025-01-05").unwrap();
        assert_eq!(judgements.add(Judgement { round: "z", date: earlier, ..one }), Ok(()));
        let rounds = judgements.rounds();
        assert_eq!(rounds.iter().map(|round| round.name.as_str()).collect::<Vec<_>>(), ["z", "a"]);
        let last = &rounds[1];
        assert_eq!((last.before.len(), last.after.len(), last.inside), (2, 1, 2));
        assert_eq!((last.after[0].points, last.mixed.as_slice()), (-1.0, &["v".to_owned()][..]));
    }
}
