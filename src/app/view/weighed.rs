//! What opens once a weighing is locked: what the record indicates, what speaks for and against each way,
//! where two weighers differ, what cannot be known, and the decision.

use super::entry::{Choices, values};
use super::indication::{IndicationView, told};
use crate::app::entry::{Draft, FilledIn, Working};
use crate::app::state::State;
use crate::app::weigh::{Deciding, both, field_name};
use crate::explain::{Checked, Reason};
use crate::protocol::{Lang, Severity};
use crate::record::{ActivityKind, FieldKind};
use crate::text;

/// What opens after the lock.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AfterView {
    /// What the record indicates, and why.
    pub indication: IndicationView,
    /// What speaks for and against each way.
    pub options: Vec<OptionSides>,
    /// Where two weighers differ; none where one weighed.
    pub differ: Option<DifferView>,
    /// What cannot be known.
    pub not_judged: Vec<String>,
    /// What must be done or recorded and is still open.
    pub must: Vec<String>,
    /// The decision.
    pub deciding: Deciding,
    /// The label of its day.
    pub day: String,
    /// The halves of the decision: label and choices.
    pub halves: [(String, Choices); 2],
}

/// A way to go, with what speaks for and against it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct OptionSides {
    /// The way.
    pub title: &'static str,
    /// What must be said with it.
    pub says: Option<&'static str>,
    /// What speaks for it and against it; none where others hold it.
    pub sides: Option<[Vec<String>; 2]>,
}

/// The answers of two weighers beside each other.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DifferView {
    /// The question, and the answer of each.
    pub rows: Vec<[String; 3]>,
    /// How many questions they answered alike.
    pub alike: Option<String>,
}

impl AfterView {
    pub(super) fn of(
        state: &State,
        working: &Working,
        checked: &Checked,
        mut indication: IndicationView,
    ) -> Self {
        let lang = state.lang;
        // The ways have them beside each other.
        indication.keep_because();
        let must = checked.findings.iter().filter(|it| it.severity == Severity::Must);
        Self {
            indication,
            options: options(checked, lang),
            differ: both(working.real()).map(|both| DifferView::of(&both, lang)),
            not_judged: checked.not_judged.clone(),
            must: must.map(|it| it.title.clone()).collect(),
            deciding: working.weigh.deciding.clone(),
            day: text::capital(&text::said("event.on", lang)),
            halves: ["report", "help"].map(|half| {
                let label = text::capital(&text::said(&format!("decision.{half}"), lang));
                (label, values("choice", crate::record::Choice::NAMES, lang))
            }),
        }
    }
}

fn options(checked: &Checked, lang: Lang) -> Vec<OptionSides> {
    let texts = text::weigh(lang);
    let (pro, con) = (&checked.indication.speaks_for, &checked.indication.against);
    let sides = |pro: &[Reason], con: &[Reason]| Some([told(pro, lang), told(con, lang)]);
    let way = |title, says, sides| OptionSides { title, says, sides };
    vec![
        way(texts.report, None, sides(&pro.report, &con.report)),
        way(texts.help_option, None, sides(&pro.help, &con.help)),
        way(texts.report_and_help, Some(texts.report_and_help_says), None),
        way(texts.close, Some(texts.close_says), sides(&pro.close, &con.close)),
    ]
}

impl DifferView {
    fn of([first, second]: &[Draft; 2], lang: Lang) -> Self {
        let mut rows = Vec::new();
        let mut alike = 0;
        for (name, kind) in ActivityKind::Weighing.form() {
            let answers = [first, second].map(|draft| word(kind, &draft.field(&name, kind), lang));
            let [Some(one), Some(other)] = answers else { continue };
            if one == other {
                // What neither filled in was not asked of them.
                alike += usize::from(matches!(kind, FieldKind::One(_)));
            } else {
                rows.push([field_name(&name, lang), one, other]);
            }
        }
        Self { rows, alike: (alike > 0).then(|| text::alike(alike, lang)) }
    }
}

/// An answer in words; none where the field is not an answer.
fn word(kind: FieldKind, filled: &FilledIn, lang: Lang) -> Option<String> {
    match (kind, filled) {
        (FieldKind::One(set), FilledIn::One(name)) => {
            let name = if name.is_empty() { set.default } else { name };
            Some(text::said(&format!("{}.{name}", set.set), lang))
        }
        (FieldKind::Factors, FilledIn::Factors(cards)) => {
            let said = |level: &str| text::said(&format!("factor_level.{level}"), lang);
            let cards = cards.iter().filter(|card| !card.text.trim().is_empty());
            let mut cards: Vec<String> =
                cards.map(|card| format!("{} ({})", card.text.trim(), said(&card.level))).collect();
            cards.sort();
            Some(if cards.is_empty() { text::desk(lang).nothing.to_owned() } else { cards.join("; ") })
        }
        _ => None,
    }
}
