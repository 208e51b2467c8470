//! The five steps and what comes after, each with its state in a word and a shape.

use crate::explain::Checked;
use crate::protocol::Lang;
use crate::record::Event;
use crate::text;

/// A step in the strip.
#[derive(Debug, Clone, serde::Serialize)]
pub struct StepView {
    /// 1 to 5; 6 is after.
    pub number: u8,
    /// Its name.
    pub name: &'static str,
    /// Its state.
    pub state: StepState,
    /// The state in words.
    pub word: &'static str,
    /// How many points there are, in words.
    pub points: Option<String>,
    /// All of it in a sentence: the accessible name.
    pub says: String,
}

/// The state of a step, as far as the record shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum StepState {
    /// There is an event of it.
    Found,
    /// The case stands here.
    Now,
    /// There is none, and the case has not come here.
    NotYet,
    /// There is none, and the case went on.
    NotFound,
}

pub(super) fn steps(events: &[&Event], checked: &Checked, lang: Lang) -> Vec<StepView> {
    let texts = text::texts(lang);
    let steps = (1..=6).map(|number| {
        // What lies after the day of the check has not happened yet.
        let happened = events.iter().filter(|event| event.on <= checked.as_of);
        let found = happened.into_iter().any(|event| event.what.kind().step() == number);
        let (state, word) = if checked.position.step == number {
            (StepState::Now, texts.step_now)
        } else if found {
            (StepState::Found, texts.step_done)
        } else if checked.position.step > number {
            (StepState::NotFound, texts.step_not_found)
        } else {
            (StepState::NotYet, texts.step_not_yet)
        };
        let count = checked.findings.iter().filter(|finding| finding.step == number).count();
        let points = (count > 0).then(|| text::points(count, lang));
        let name = text::step_name(number, lang);
        let called = if number <= 5 { format!("{} {number} {name}", texts.step) } else { name.to_owned() };
        let says = points
            .as_ref()
            .map_or_else(|| format!("{called}: {word}"), |points| format!("{called}: {word}, {points}"));
        StepView { number, name, state, word, points, says }
    });
    steps.collect()
}
