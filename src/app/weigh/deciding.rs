//! The decision: whether it goes along with what the record indicates, and why. What is still open never
//! blocks it: it asks.

use super::Weigh;
use crate::app::action::Effect;
use crate::app::entry::{Draft, FilledIn, read_day};
use crate::app::state::State;
use crate::protocol::Severity;
use crate::record::ActivityKind;
use crate::text;

/// The decision as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Deciding {
    /// The day, as it is typed; today where nothing is.
    pub on: String,
    /// Whether to report: `yes`, `no` or `undecided`.
    pub report: String,
    /// Whether to organise help.
    pub help: String,
    /// Whether it goes along with what the record indicates: `agrees`, `departs` or nothing yet.
    pub with: String,
    /// Why.
    pub reason: String,
    /// What it lacks, where it was to be recorded.
    pub asked: Option<Asked>,
    /// Whether it is recorded.
    pub done: bool,
}

/// What is asked of who records a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Asked {
    /// Its reason, or whether it goes along.
    Reason,
    /// Its day: it cannot be read, or is yet to come.
    Day,
    /// Whether to decide while something that must be done is still open.
    Still,
}

impl Default for Deciding {
    fn default() -> Self {
        let undecided = || "undecided".to_owned();
        Self {
            on: String::new(),
            report: undecided(),
            help: undecided(),
            with: String::new(),
            reason: String::new(),
            asked: None,
            done: false,
        }
    }
}

pub(super) fn update(state: &mut State, action: Weigh) -> Vec<Effect> {
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    if !working.weigh.shown || working.weigh.deciding.done {
        return Vec::new();
    }
    let deciding = &mut working.weigh.deciding;
    match action {
        Weigh::Decide(filled) => *deciding = Deciding { asked: None, done: false, ..*filled },
        Weigh::NotYet => deciding.asked = None,
        Weigh::Decided => return decide(state, false),
        Weigh::DecidedStill if deciding.asked == Some(Asked::Still) => return decide(state, true),
        _ => {}
    }
    Vec::new()
}

/// Records the decision, once it has its reason.
fn decide(state: &mut State, still: bool) -> Vec<Effect> {
    let (today, lang) = (state.norm.shown_on, state.lang);
    let checked = state.open.as_ref().map(|open| open.checked(lang));
    let must = checked.is_some_and(|checked| checked.findings.iter().any(|it| it.severity == Severity::Must));
    let indicated = checked.map(|checked| text::direction(checked.indication.direction, lang));
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    let deciding = &mut working.weigh.deciding;
    if deciding.reason.trim().is_empty() || deciding.with.is_empty() {
        deciding.asked = Some(Asked::Reason);
        return Vec::new();
    }
    let typed = if deciding.on.trim().is_empty() { Some(today) } else { read_day(&deciding.on, today) };
    let Some(on) = typed.filter(|on| *on <= today) else {
        deciding.asked = Some(Asked::Day);
        return Vec::new();
    };
    if must && !still {
        deciding.asked = Some(Asked::Still);
        return Vec::new();
    }
    let reason = text::decided_because(
        deciding.with == "agrees",
        indicated.unwrap_or_default(),
        deciding.reason.trim(),
        lang,
    );
    let mut sheet = Draft { kind: ActivityKind::Decision, on: on.to_string(), ..Draft::default() };
    sheet.fill("report", FilledIn::One(deciding.report.clone()));
    sheet.fill("help", FilledIn::One(deciding.help.clone()));
    sheet.fill("reason", FilledIn::Text(reason));
    deciding.asked = None;
    deciding.done = true;
    working.put_drafts(&[sheet], today)
}
