//! Weighing: the questions with their definitions, what burdens and protects; and once it is locked what
//! the record indicates, where two weighers differ, and the decision.

use super::entry::{Choices, EntryView, values};
use super::indication::IndicationView;
use crate::app::entry::{Draft, FilledIn, Working};
use crate::app::state::State;
use crate::app::weigh::{Deciding, field_name};
use crate::protocol::Severity;
use crate::record::FieldKind;
use crate::text::{self, WeighTexts};

/// The page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct WeighView {
    /// Its texts.
    pub texts: &'static WeighTexts,
    /// Acute danger: whom to call, and how; lock or not.
    pub danger: Option<(&'static str, &'static str)>,
    /// The weighing that is being filled in: what stands in it, as a form.
    pub sheet: Option<Box<SheetView>>,
    /// How many weighings are locked while nothing shows yet.
    pub waits: bool,
    /// What opens after the lock.
    pub after: Option<Box<AfterView>>,
    /// What the record indicates where it may not wait for the lock.
    pub at_once: Option<Box<IndicationView>>,
}

/// The weighing that is being filled in.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SheetView {
    /// Whose: the coordinator's or the second weigher's.
    pub whose: &'static str,
    /// The form.
    pub form: EntryView,
    /// The questions: field, question, definition.
    pub questions: Vec<(String, String, String)>,
}

/// What opens after the lock.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AfterView {
    /// What the record indicates.
    pub indication: IndicationView,
    /// Where two weighers differ: field, the one, the other. None where one weighed.
    pub differ: Option<Vec<(String, String, String)>>,
    /// What cannot be known.
    pub not_judged: Vec<String>,
    /// What must be done or recorded and is still open.
    pub must: Vec<String>,
    /// The decision.
    pub deciding: Deciding,
    /// The label of its day, and what the field says while it is empty.
    pub day: String,
    /// That it is today where nothing is typed.
    pub day_hint: &'static str,
    /// The halves of the decision: label and choices.
    pub halves: [(String, Choices); 2],
}

impl WeighView {
    pub(super) fn of(state: &State, working: &Working) -> Self {
        let (lang, all) = (state.lang, text::texts(state.lang));
        let texts = text::weigh(lang);
        let weigh = &working.weigh;
        let checked = state.open.as_ref().map(|open| open.checked(lang));
        let indication = checked.map(|checked| IndicationView::of(state, checked));
        let sheet = weigh.sheet.as_ref().map(|sheet| {
            let whose = if weigh.locked() == 0 { texts.first } else { texts.second };
            Box::new(SheetView::of(state, working, sheet, whose))
        });
        let after = match (weigh.shown(), checked, indication.clone()) {
            (true, Some(checked), Some(indication)) => {
                let halves = ["report", "help"].map(|half| {
                    (field_label(half, lang), values("choice", crate::record::Choice::NAMES, lang))
                });
                let differ = weigh.differ().into_iter().map(|(name, kind, one, other)| {
                    (field_name(&name, lang), word(kind, &one, lang), word(kind, &other, lang))
                });
                let must = checked.findings.iter().filter(|it| it.severity == Severity::Must);
                Some(Box::new(AfterView {
                    indication,
                    differ: (weigh.locked() > 1).then(|| differ.collect()),
                    not_judged: checked.not_judged.clone(),
                    must: must.map(|it| it.title.clone()).collect(),
                    deciding: weigh.deciding.clone(),
                    day: text::capital(&text::said("event.on", lang)),
                    day_hint: texts.today,
                    halves,
                }))
            }
            _ => None,
        };
        Self {
            texts,
            danger: weigh.danger().then_some((all.call_safe_home, all.call_safe_home_says)),
            waits: sheet.is_none() && after.is_none(),
            at_once: indication.filter(|it| after.is_none() && it.at_once).map(Box::new),
            sheet,
            after,
        }
    }
}

impl SheetView {
    fn of(state: &State, working: &Working, sheet: &Draft, whose: &'static str) -> Self {
        let lang = state.lang;
        let draft = Draft { whole: true, ..sheet.clone() };
        let questions = state.norm.questions.iter();
        let asked = questions
            .map(|it| (it.field.clone(), it.asks.get(lang).to_owned(), it.explains.get(lang).to_owned()));
        Self { whose, form: EntryView::with(state, working, &draft), questions: asked.collect() }
    }
}

fn field_label(half: &str, lang: crate::protocol::Lang) -> String {
    text::capital(&text::said(&format!("decision.{half}"), lang))
}

fn word(kind: FieldKind, filled: &FilledIn, lang: crate::protocol::Lang) -> String {
    match (kind, filled) {
        (FieldKind::One(set), FilledIn::One(name)) => text::said(&format!("{}.{name}", set.set), lang),
        _ => String::new(),
    }
}
