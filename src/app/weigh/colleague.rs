//! What a colleague weighed on another machine: taken from the file of the case they send back, sealed or not,
//! as the weighing of a second.

use std::collections::BTreeSet;

use super::{Weigh, show};
use crate::app::action::Effect;
use crate::app::entry::{Draft, FilledIn, Working};
use crate::app::secret::Secret;
use crate::app::state::State;
use crate::protocol::Bilingual;
use crate::record::{ActivityKind, Event, Real};
use crate::text;

/// The fields for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Colleague {
    /// The file.
    pub file: String,
    /// Its passphrase, where it is sealed.
    pub passphrase: Secret,
    /// Whether it is being read.
    pub reading: bool,
    /// Why it could not be taken in.
    pub failed: Option<Bilingual>,
}

impl Working {
    /// Whether what a colleague weighed elsewhere can be taken in: once the own weighing is locked or in the
    /// case, so that nobody is led by the other.
    #[must_use]
    pub fn takes_colleague(&self) -> bool {
        let in_case = || self.real().events.iter().any(|it| it.what.kind() == ActivityKind::Weighing);
        match self.weigh.locked.len() {
            0 => in_case(),
            1 => self.weigh.sheet.is_none(),
            _ => false,
        }
    }
}

pub(super) fn update(state: &mut State, action: Weigh) -> Vec<Effect> {
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    if !working.takes_colleague() {
        working.weigh.colleague = None;
        return Vec::new();
    }
    let colleague = &mut working.weigh.colleague;
    match action {
        Weigh::Colleague => {
            *colleague = if colleague.is_some() { None } else { Some(Colleague::default()) };
        }
        Weigh::ColleagueTyped(typed) if colleague.as_ref().is_some_and(|it| !it.reading) => {
            *colleague = Some(Colleague { failed: None, ..*typed });
        }
        Weigh::ReadColleague => {
            if let Some(it) = colleague.as_mut().filter(|it| !it.reading) {
                let path = it.file.trim().to_owned();
                if path.is_empty() {
                    it.failed = Some(text::colleague_no_file());
                    return Vec::new();
                }
                it.reading = true;
                // It is needed once, and stays nowhere.
                let passphrase = std::mem::take(&mut it.passphrase);
                return vec![Effect::ReadWeighing { path, passphrase }];
            }
        }
        Weigh::ColleagueRead(read) => {
            let Some(it) = colleague.as_mut().filter(|it| it.reading) else { return Vec::new() };
            it.reading = false;
            match read.and_then(|theirs| weighed(&theirs, working)) {
                Ok(sheet) => return take(state, sheet),
                Err(why) => {
                    if let Some(it) = &mut working.weigh.colleague {
                        it.failed = Some(why);
                    }
                }
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Puts it beside the own weighing; what the record indicates then opens, as after a second weigher here.
fn take(state: &mut State, sheet: Draft) -> Vec<Effect> {
    let today = state.norm.shown_on;
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    working.weigh.colleague = None;
    if working.weigh.locked.is_empty() || working.weigh.shown {
        if !working.weigh.locked.is_empty() {
            working.weigh.locked.push(sheet.clone());
        }
        return working.put_drafts(&[sheet.of_kind(ActivityKind::SecondWeighing)], today);
    }
    working.weigh.locked.push(sheet);
    show(state, today)
}

/// The last weighing of their file that this case does not hold.
fn weighed(theirs: &Real, working: &Working) -> Result<Draft, Bilingual> {
    let real = working.real();
    if theirs.pupil.alias.trim() != real.pupil.alias.trim() {
        return Err(text::colleague_other_case());
    }
    let is_weighing =
        |event: &&Event| matches!(event.what.kind(), ActivityKind::Weighing | ActivityKind::SecondWeighing);
    let own = |event: &&Event| real.events.iter().any(|it| it.on == event.on && it.what == event.what);
    let found = theirs.events.iter().filter(is_weighing).filter(|event| !own(event));
    let Some(event) = found.max_by_key(|event| (event.on, event.at)) else {
        return Err(text::colleague_no_weighing());
    };
    let mut sheet = Draft { editing: None, ..Draft::of(event) }.of_kind(ActivityKind::Weighing);
    // An id can mean something else here, where both went on with the case.
    let same = |id: &String| {
        let find = |events: &[Event]| events.iter().find(|it| it.id == *id).cloned();
        let theirs = find(&theirs.events);
        theirs.is_some() && theirs == find(&real.events)
    };
    let inputs: BTreeSet<String> = event.what.references().1.iter().filter(|id| same(id)).cloned().collect();
    sheet.fill("inputs", FilledIn::Names(inputs));
    Ok(sheet)
}
