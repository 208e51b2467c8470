//! What many plays of a scenario came to: how much of it was reached, how each trainee fared, and what
//! must hold.

use std::collections::BTreeMap;

use super::trainee::Trainee;

/// No more failures of a property are told than help.
const MOST_FAILURES: usize = 5;
/// The skills of which the findings are compared, in percent.
pub(super) const SKILLS: [u8; 5] = [0, 25, 50, 75, 100];

/// What came of many plays of a scenario.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Simulated {
    /// The scenario.
    pub scenario: String,
    /// How often it was played.
    pub runs: usize,
    /// Of its scenes.
    pub scenes: Reached,
    /// Of its choices.
    pub choices: Reached,
    /// Of what it answers when somebody acts of their own accord.
    pub acts: Reached,
    /// Of its news.
    pub news: Reached,
    /// Of its endings.
    pub endings: Reached,
    /// How each trainee fared.
    pub trainees: Vec<Fared>,
    /// What must hold.
    pub properties: Vec<Property>,
}

/// How much of something was reached.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Reached {
    /// So many.
    pub reached: usize,
    /// Of so many.
    pub of: usize,
    /// Those that were not.
    pub missing: Vec<String>,
}

/// How a trainee fared, on average a play.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Fared {
    /// Who.
    pub trainee: String,
    /// In how many plays.
    pub runs: usize,
    /// `must` findings.
    pub must: f64,
    /// `should` findings.
    pub should: f64,
    /// Pitfalls stepped into.
    pub pitfalls: f64,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Property {
    /// What it is called.
    pub name: &'static str,
    /// How often it was tried.
    pub tried: usize,
    /// Where it failed, a few.
    pub failures: Vec<String>,
}

impl Property {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, tried: 0, failures: Vec::new() }
    }

    pub(super) fn hold(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        self.tried += 1;
        if !holds && self.failures.len() < MOST_FAILURES {
            self.failures.push(otherwise());
        }
    }
}

impl Simulated {
    /// Whether everything that must hold does.
    #[must_use]
    pub fn sound(&self) -> bool {
        self.properties.iter().all(|property| property.failures.is_empty())
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of plays are small")]
pub(super) fn mean(values: impl ExactSizeIterator<Item = usize>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<usize>() as f64 / count
}

/// More skill never means more `must` findings on average, nor as many and more `should`. A mean is
/// higher where it lies more than three standard errors above the other: the rest is chance.
pub(super) fn skill_helps(fared: &BTreeMap<Trainee, Vec<(usize, usize, usize)>>) -> Property {
    let mut property = Property::new("more_skill_never_means_more_findings");
    let of = |skill: u8| fared.get(&Trainee::Skilled(skill)).map_or(&[][..], Vec::as_slice);
    for (less, more) in SKILLS.iter().zip(&SKILLS[1..]) {
        let compare = |part: fn(&(usize, usize, usize)) -> usize| {
            let [low, high] = [of(*less), of(*more)].map(|it| it.iter().map(part).collect::<Vec<_>>());
            let further = mean(high.iter().copied()) - mean(low.iter().copied());
            (further, 3.0 * error(&low).hypot(error(&high)))
        };
        let (must, chance) = compare(|it| it.0);
        let (should, chance_of_should) = compare(|it| it.1);
        let holds = must <= chance && (must < 0.0 || should <= chance_of_should);
        property.hold(holds, || format!("{more}% against {less}%: {must:+.2} must, {should:+.2} should"));
    }
    property
}

/// The standard error of a mean.
#[allow(clippy::cast_precision_loss, reason = "counts of plays are small")]
fn error(values: &[usize]) -> f64 {
    if values.len() < 2 {
        return 0.0;
    }
    let mean = mean(values.iter().copied());
    let count = values.len() as f64;
    let variance = values.iter().map(|it| (*it as f64 - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (variance / count).sqrt()
}
