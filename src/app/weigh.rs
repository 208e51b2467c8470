//! Weigh first, then see: the weighing of the coordinator, that of a second weigher who does not see it,
//! and only then what the record indicates and the decision.

use super::action::Effect;
use super::entry::{Draft, FilledIn, Missing, Working, read_day};
use super::state::{Page, State};
use crate::protocol::Lang;
use crate::record::{ActivityKind, Date, FieldKind};
use crate::text;

/// An act of the user in weighing and deciding.
#[derive(Debug, Clone)]
pub enum Weigh {
    /// To the page.
    Go,
    /// Back to the case.
    Leave,
    /// Choosing or typing in the weighing.
    Fill(Box<Draft>),
    /// Locking the weighing.
    Lock,
    /// A second weigher begins, who sees nothing of the first.
    Second,
    /// Showing what the record indicates; only after a weighing was locked.
    Show,
    /// Choosing or typing in the decision.
    Decide(Box<Deciding>),
    /// Recording the decision.
    Decided,
    /// Weighing anew.
    Anew,
    /// Whether the check sees danger in what is being filled in: the answer to
    /// [`Effect::TryCase`].
    Tried(bool),
}

/// A weighing on its way to a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Weighs {
    /// The weighing that is being filled in.
    pub sheet: Option<Draft>,
    /// The weighings that are locked: the coordinator's, and that of a second weigher.
    locked: Vec<Draft>,
    /// Whether the case was opened with a weighing in it: somebody weighed before anything was shown.
    earlier: bool,
    /// Whether what the record indicates is open.
    shown: bool,
    /// Whether the check sees danger in what is being filled in, and in what was locked: that is never
    /// kept behind a lock.
    danger: [bool; 2],
    /// The decision.
    pub deciding: Deciding,
}

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
    /// Whether it was to be recorded and lacks a reason or whether it agrees.
    pub asked: bool,
    /// Whether its day cannot be read, or is yet to come.
    pub no_day: bool,
    /// Whether it is recorded.
    pub done: bool,
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
            asked: false,
            no_day: false,
            done: false,
        }
    }
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

    /// The fields in which the two weighers differ.
    #[must_use]
    pub fn differ(&self) -> Vec<(String, FieldKind, FilledIn, FilledIn)> {
        let [first, second] = &self.locked[..] else { return Vec::new() };
        let form = ActivityKind::Weighing.form().into_iter();
        let closed = form.filter(|(_, kind)| matches!(kind, FieldKind::One(_)));
        let both = closed.map(|(name, kind)| {
            let (one, other) = (first.field(&name, kind), second.field(&name, kind));
            (name, kind, one, other)
        });
        both.filter(|(.., one, other)| one != other).collect()
    }

    /// Whether the check sees danger in a weighing, under way or locked: no lock hides it.
    #[must_use]
    pub const fn danger(&self) -> bool {
        self.danger[0] || self.danger[1]
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
    let (today, lang) = (state.norm.shown_on, state.lang);
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
            // The rules say what danger is, and only they.
            let tried = working.weigh.sheet.as_ref().and_then(|sheet| working.with_draft(sheet, today));
            return tried.map(|real| Effect::TryCase(Box::new(real))).into_iter().collect();
        }
        Weigh::Tried(danger) => working.weigh.danger[0] = danger,
        Weigh::Lock => {
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
            weigh.danger = [false, weigh.danger()];
            if weigh.locked.len() > 1 {
                return show(state, today, lang);
            }
        }
        Weigh::Second if working.weigh.locked.len() == 1 && !working.weigh.shown => {
            working.weigh.sheet = Some(Weighs::begin(working, today));
        }
        Weigh::Show if !working.weigh.locked.is_empty() && !working.weigh.shown => {
            working.weigh.sheet = None;
            return show(state, today, lang);
        }
        Weigh::Second | Weigh::Show => {}
        Weigh::Decide(deciding) => {
            working.weigh.deciding = Deciding { asked: false, no_day: false, ..*deciding }
        }
        Weigh::Decided => return decide(state, today, lang),
        Weigh::Anew => {
            working.weigh = Weighs { sheet: Some(Weighs::begin(working, today)), ..Weighs::default() };
            state.indication_shown = false;
        }
    }
    Vec::new()
}

/// Puts the coordinator's weighing in the case and opens what the record indicates.
fn show(state: &mut State, today: Date, lang: Lang) -> Vec<Effect> {
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    let Some(mut sheet) = working.weigh.locked.first().cloned() else { return Vec::new() };
    if working.weigh.locked.len() > 1 {
        let named = working.weigh.differ().into_iter().map(|(name, ..)| field_name(&name, lang));
        sheet.note = text::second_weighed(&named.collect::<Vec<_>>(), lang);
    }
    working.weigh.shown = true;
    state.indication_shown = true;
    working.put_draft(&sheet, today)
}

/// Records the decision, once it has its reason.
fn decide(state: &mut State, today: Date, lang: Lang) -> Vec<Effect> {
    let Some(working) = &mut state.laying.working else { return Vec::new() };
    if !working.weigh.shown || working.weigh.deciding.done {
        return Vec::new();
    }
    let deciding = &mut working.weigh.deciding;
    if deciding.reason.trim().is_empty() || deciding.with.is_empty() {
        deciding.asked = true;
        return Vec::new();
    }
    let typed = if deciding.on.trim().is_empty() { Some(today) } else { read_day(&deciding.on, today) };
    let Some(on) = typed.filter(|on| *on <= today) else {
        deciding.no_day = true;
        return Vec::new();
    };
    let indicated =
        state.open.as_ref().map(|open| text::direction(open.checked(lang).indication.direction, lang));
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
    deciding.done = true;
    working.put_draft(&sheet, today)
}

/// The label of a field of the weighing.
pub(super) fn field_name(name: &str, lang: Lang) -> String {
    let key = if name.contains('.') { name.to_owned() } else { format!("weighing.{name}") };
    text::capital(&text::said(&key, lang))
}
