//! Weigh first, then see: the weighing of the coordinator, that of a second weigher who does not see it,
//! and only then what the record indicates and the decision.

mod board;
mod colleague;
mod deciding;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::action::Effect;
use super::entry::{Draft, FilledIn, Missing, Working, read_day};
use super::state::{Page, State};
use crate::protocol::{Bilingual, Lang};
use crate::record::{ActivityKind, Date, Real};
use crate::text;

pub(super) use board::beside;
pub use board::{CardAct, LEVELS, Side, level};
pub use colleague::Colleague;
pub use deciding::{Asked, Deciding};

/// An act of the user in weighing and deciding.
#[derive(Debug, Clone)]
pub enum Weigh {
    /// To the page.
    Go,
    /// Back to the case.
    Leave,
    /// Choosing or typing in the weighing.
    Fill(Box<Draft>),
    /// What a question means, open or shut.
    Explain(String),
    /// What is done with a card on the board: its side, its place there, and what.
    Card(Side, usize, CardAct),
    /// Locking the weighing.
    Lock,
    /// A second weigher begins, who sees nothing of the first.
    Second,
    /// Taking in what a colleague weighed elsewhere: the fields for it, open or shut.
    Colleague,
    /// Typing in those.
    ColleagueTyped(Box<Colleague>),
    /// Reading it.
    ReadColleague,
    /// What was in the file: the answer to [`Effect::ReadWeighing`].
    ColleagueRead(Result<Box<Real>, Bilingual>),
    /// Showing what the record indicates; only after a weighing was locked.
    Show,
    /// Choosing or typing in the decision.
    Decide(Box<Deciding>),
    /// Recording the decision.
    Decided,
    /// Recording it while something is still open.
    DecidedStill,
    /// Not recording it yet.
    NotYet,
    /// Weighing anew.
    Anew,
    /// What the check says of what is being filled in that may not wait: the answer to
    /// [`Effect::TryCase`].
    Tried(Urgent),
}

/// What may not wait for anybody's weighing.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Urgent {
    /// Nothing.
    #[default]
    Nothing,
    /// That Veilig Thuis is asked first.
    SafeHomeFirst,
    /// Danger.
    Danger,
}

/// A weighing on its way to a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Weighs {
    /// The weighing that is being filled in.
    pub sheet: Option<Draft>,
    /// The questions whose meaning is open.
    pub explained: BTreeSet<String>,
    /// The weighings that are locked: the coordinator's, and that of a second weigher.
    locked: Vec<Draft>,
    /// Whether the case was opened with a weighing in it: somebody weighed before anything was shown.
    earlier: bool,
    /// Whether what the record indicates is open.
    shown: bool,
    /// What the check sees that may not wait, in what is being filled in and in what was locked: that is
    /// never kept behind a lock.
    urgent: [Urgent; 2],
    /// What a colleague weighed elsewhere, while it is being taken in.
    #[serde(skip)]
    pub colleague: Option<Colleague>,
    /// The decision.
    pub deciding: Deciding,
}

impl Weighs {
    /// The beginning, of a case in which somebody weighed already, or nobody did.
    pub(super) fn after(earlier: bool) -> Self {
        Self { earlier, ..Self::default() }
    }

    /// Whether the case was opened with a weighing in it.
    #[must_use]
    pub const fn earlier(&self) -> bool {
        self.earlier
    }

    /// Whether what the record indicates is open.
    #[must_use]
    pub const fn shown(&self) -> bool {
        self.shown
    }

    /// Whether it holds something that is not in the case yet.
    pub(super) fn going_on(&self) -> bool {
        let locked = !self.locked.is_empty() && !self.shown;
        let decides = !self.deciding.done
            && (!self.deciding.reason.trim().is_empty() || !self.deciding.with.is_empty());
        // What is weighed is filled in by itself: only more than that is work.
        let fills = self.sheet.as_ref().is_some_and(|sheet| {
            !sheet.note.trim().is_empty() || !sheet.by.is_empty() || sheet.fields.len() > 1
        });
        locked || decides || fills
    }

    /// How many weighings are locked.
    #[must_use]
    pub const fn locked(&self) -> usize {
        self.locked.len()
    }

    /// What the check sees in a weighing, under way or locked, that no lock hides.
    #[must_use]
    pub fn urgent(&self) -> Urgent {
        self.urgent[0].max(self.urgent[1])
    }

    fn begin(working: &Working, today: Date) -> Draft {
        let mut sheet = Draft { kind: ActivityKind::Weighing, on: today.to_string(), ..Draft::default() };
        // What is laid down is what is weighed, unless somebody unticks it.
        let earlier = working.real().events.iter().filter(|event| event.on <= today);
        sheet.fill("inputs", FilledIn::Names(earlier.map(|event| event.id.clone()).collect()));
        sheet
    }
}

/// What an act makes of the state.
pub(super) fn update(state: &mut State, action: Weigh) -> Vec<Effect> {
    let today = state.norm.shown_on;
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    match action {
        Weigh::Go => {
            if working.weigh.sheet.is_none() && working.weigh.locked.is_empty() {
                working.weigh.sheet = Some(Weighs::begin(working, today));
            }
            state.page = Page::Weigh;
        }
        Weigh::Leave => state.page = Page::Case,
        Weigh::Fill(sheet) => {
            working.weigh.sheet = Some(Draft { missing: Vec::new(), ..*sheet });
            return attempt(working, today);
        }
        Weigh::Explain(question) => super::update::toggle(&mut working.weigh.explained, question),
        Weigh::Card(side, at, act) => {
            if let Some(sheet) = &mut working.weigh.sheet {
                board::play(sheet, side, at, act);
            }
        }
        Weigh::Tried(urgent) => {
            if working.weigh.sheet.is_some() {
                working.weigh.urgent[0] = urgent;
            }
        }
        Weigh::Lock => return lock(state, today),
        Weigh::Second if working.weigh.locked.len() == 1 && !working.weigh.shown => {
            working.weigh.colleague = None;
            working.weigh.sheet = Some(Weighs::begin(working, today));
        }
        Weigh::Show if !working.weigh.locked.is_empty() && !working.weigh.shown => {
            working.weigh.sheet = None;
            return show(state, today);
        }
        Weigh::Second | Weigh::Show => {}
        Weigh::Colleague | Weigh::ColleagueTyped(_) | Weigh::ReadColleague | Weigh::ColleagueRead(_) => {
            return colleague::update(state, action);
        }
        Weigh::Decide(_) | Weigh::Decided | Weigh::DecidedStill | Weigh::NotYet => {
            return deciding::update(state, action);
        }
        Weigh::Anew => {
            working.weigh = Weighs { sheet: Some(Weighs::begin(working, today)), ..Weighs::default() };
            state.indication_shown = false;
        }
    }
    Vec::new()
}

/// Asks the check whether what is being filled in may wait: the rules say what danger is, and only they.
fn attempt(working: &Working, today: Date) -> Vec<Effect> {
    // Danger is danger whatever day is being typed.
    let sheet = working.weigh.sheet.clone().map(|sheet| Draft { on: today.to_string(), ..sheet });
    let tried = sheet.and_then(|sheet| working.with_draft(&sheet, today));
    tried.map(|real| Effect::TryCase(Box::new(real))).into_iter().collect()
}

fn lock(state: &mut State, today: Date) -> Vec<Effect> {
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    let weigh = &mut working.weigh;
    let Some(sheet) = weigh.sheet.take() else { return Vec::new() };
    // What cannot be put in the case with a day of its own is not locked: nothing would be left of it.
    let missing = match read_day(&sheet.on, today) {
        None => Some(Missing::Day),
        Some(day) => (day > today).then_some(Missing::DayAhead),
    };
    if let Some(missing) = missing {
        weigh.sheet = Some(Draft { missing: vec![missing], ..sheet });
        return Vec::new();
    }
    weigh.locked.push(sheet);
    weigh.urgent = [Urgent::Nothing, weigh.urgent()];
    weigh.explained.clear();
    if weigh.locked.len() > 1 { show(state, today) } else { Vec::new() }
}

/// Puts what was weighed in the case, each weighing whole, and opens what the record indicates.
fn show(state: &mut State, today: Date) -> Vec<Effect> {
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    let kinds = [ActivityKind::Weighing, ActivityKind::SecondWeighing];
    let drafts: Vec<Draft> =
        working.weigh.locked.iter().zip(kinds).map(|(sheet, kind)| sheet.clone().of_kind(kind)).collect();
    if drafts.is_empty() {
        return Vec::new();
    }
    working.weigh.shown = true;
    state.indication_shown = true;
    working.put_drafts(&drafts, today)
}

/// The weighing of the first and that of the second, as the case holds them: the last of each.
pub(super) fn both(real: &Real) -> Option<[Draft; 2]> {
    let last = |kind| {
        let found = real.events.iter().filter(|event| event.what.kind() == kind);
        found.max_by_key(|event| (event.on, event.at)).map(Draft::of)
    };
    Some([last(ActivityKind::Weighing)?, last(ActivityKind::SecondWeighing)?])
}

/// The label of a field of the weighing.
pub(super) fn field_name(name: &str, lang: Lang) -> String {
    let key = if name.contains('.') { name.to_owned() } else { format!("weighing.{name}") };
    text::capital(&text::said(&key, lang))
}
