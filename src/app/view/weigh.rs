//! Weighing: the questions with their definitions, the board of what burdens and protects; what opens once it
//! is locked stands in [`super::weighed`].

use super::entry::EntryView;
use super::indication::IndicationView;
use super::weighed::AfterView;
use crate::app::entry::{Draft, FactorRow, Working};
use crate::app::state::State;
use crate::app::weigh::{CardAct, LEVELS, Side, Urgent, Weighs, beside, level};
use crate::protocol::Lang;
use crate::text::{self, WeighTexts};

/// The page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct WeighView {
    /// Its texts.
    pub texts: &'static WeighTexts,
    /// What may not wait, lock or not.
    pub urgent: Option<UrgentView>,
    /// The weighing that is being filled in: what stands in it, as a form.
    pub sheet: Option<Box<SheetView>>,
    /// That a weighing is locked while nothing shows yet.
    pub waits: bool,
    /// Taking in what a colleague weighed elsewhere: the button, and the fields where they are open.
    pub colleague: Option<ColleagueView>,
    /// What opens after the lock.
    pub after: Option<Box<AfterView>>,
    /// What the record indicates where it may not wait for the lock.
    pub at_once: Option<Box<IndicationView>>,
}

/// What may not wait.
#[derive(Debug, Clone, serde::Serialize)]
pub struct UrgentView {
    /// Whether it is danger.
    pub danger: bool,
    /// Whom to call.
    pub title: &'static str,
    /// How.
    pub says: &'static str,
}

/// Taking in what a colleague weighed elsewhere.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ColleagueView {
    /// What is typed; none while it is folded.
    pub typed: Option<crate::app::weigh::Colleague>,
    /// Why it could not be taken in.
    pub failed: Option<String>,
}

/// The weighing that is being filled in.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SheetView {
    /// Whose: the coordinator's or the second weigher's.
    pub whose: &'static str,
    /// The form.
    pub form: EntryView,
    /// The questions.
    pub questions: Vec<QuestionAsked>,
    /// The board.
    pub board: BoardView,
}

/// A question of the weighing.
#[derive(Debug, Clone, serde::Serialize)]
pub struct QuestionAsked {
    /// The name of its field in files.
    pub field: String,
    /// The question.
    pub asks: String,
    /// The accessible name of the button that opens what it means.
    pub opens: String,
    /// What it means, a paragraph each; none while it is folded.
    pub means: Option<Vec<String>>,
}

/// The board: a row a level, a column a side. No numbers.
#[derive(Debug, Clone, serde::Serialize)]
pub struct BoardView {
    /// The names of the columns.
    pub columns: [&'static str; 2],
    /// The rows.
    pub rows: Vec<BoardRow>,
}

/// A level.
#[derive(Debug, Clone, serde::Serialize)]
pub struct BoardRow {
    /// Its name.
    pub label: String,
    /// What burdens and what protects there.
    pub cells: [BoardCell; 2],
}

/// A place on the board.
#[derive(Debug, Clone, serde::Serialize)]
pub struct BoardCell {
    /// The side.
    pub side: Side,
    /// Its accessible name.
    pub name: String,
    /// The cards there.
    pub cards: Vec<CardView>,
    /// The accessible name of the button that adds one, and the level it adds at.
    pub add: Option<(String, &'static str)>,
}

/// A card.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CardView {
    /// Its place on its side.
    pub at: usize,
    /// Whether it is the last one that came on its side.
    pub newest: bool,
    /// What it says.
    pub text: String,
    /// The accessible name of its field.
    pub name: String,
    /// What can be done with it: sign and accessible name.
    #[serde(skip)]
    pub acts: Vec<(&'static str, String, CardAct)>,
}

impl WeighView {
    pub(super) fn of(state: &State, working: &Working) -> Self {
        let lang = state.lang;
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
                Some(Box::new(AfterView::of(state, working, checked, indication)))
            }
            _ => None,
        };
        let colleague = working.takes_colleague().then(|| ColleagueView {
            typed: weigh.colleague.clone(),
            failed: weigh
                .colleague
                .as_ref()
                .and_then(|it| it.failed.as_ref())
                .map(|it| it.get(lang).to_owned()),
        });
        Self {
            texts,
            urgent: urgent(weigh, lang),
            waits: sheet.is_none() && after.is_none(),
            colleague,
            at_once: indication.filter(|it| after.is_none() && it.at_once).map(Box::new),
            sheet,
            after,
        }
    }
}

/// Red and the numbers belong to danger; to ask Veilig Thuis first is told in ink.
fn urgent(weigh: &Weighs, lang: Lang) -> Option<UrgentView> {
    let (all, texts) = (text::texts(lang), text::weigh(lang));
    match weigh.urgent() {
        Urgent::Nothing => None,
        Urgent::SafeHomeFirst => {
            Some(UrgentView { danger: false, title: texts.first_safe_home, says: texts.first_safe_home_says })
        }
        Urgent::Danger => {
            Some(UrgentView { danger: true, title: all.call_safe_home, says: all.call_safe_home_says })
        }
    }
}

impl SheetView {
    fn of(state: &State, working: &Working, sheet: &Draft, whose: &'static str) -> Self {
        let lang = state.lang;
        let texts = text::weigh(lang);
        let draft = Draft { whole: true, ..sheet.clone() };
        let asked = state.norm.questions.iter().map(|it| {
            let asks = it.asks.get(lang).to_owned();
            let open = working.weigh.explained.contains(&it.field);
            QuestionAsked {
                field: it.field.clone(),
                opens: format!("{} {asks}", texts.means),
                asks,
                means: open.then(|| it.explains.get(lang).lines().map(str::to_owned).collect()),
            }
        });
        Self {
            whose,
            form: EntryView::with(state, working, &draft),
            questions: asked.collect(),
            board: BoardView::of(sheet, lang),
        }
    }
}

impl BoardView {
    fn of(sheet: &Draft, lang: Lang) -> Self {
        let texts = text::weigh(lang);
        let sides = Side::ALL.map(|side| (side, side.cards(sheet)));
        let mut rows: Vec<BoardRow> = Vec::new();
        // What names no level comes from a file: it has a row of its own as long as it is there.
        let homeless = sides.iter().any(|(_, cards)| cards.iter().any(|card| level(card).is_none()));
        let levels = (0..LEVELS.len()).map(Some).chain(homeless.then_some(None));
        for place in levels {
            let name = place.and_then(|place| LEVELS.get(place).copied());
            let label = name.map_or_else(
                || text::capital(texts.no_level),
                |name| text::capital(&text::said(&format!("factor_level.{name}"), lang)),
            );
            let cells = sides.each_ref().map(|(side, cards)| {
                let here = cards.iter().enumerate().filter(|(_, card)| level(card) == place);
                let column = column(*side, texts);
                BoardCell {
                    side: *side,
                    name: format!("{column}: {label}"),
                    cards: here.map(|it| CardView::of(*side, it, cards.len(), &label, texts)).collect(),
                    add: name.map(|name| (format!("{}: {column}, {label}", texts.add_card), name)),
                }
            });
            rows.push(BoardRow { label, cells });
        }
        Self { columns: Side::ALL.map(|side| column(side, texts)), rows }
    }
}

const fn column(side: Side, texts: &WeighTexts) -> &'static str {
    match side {
        Side::Burdens => texts.burden,
        Side::Protections => texts.protection,
    }
}

impl CardView {
    fn of(side: Side, (at, card): (usize, &FactorRow), last: usize, label: &str, texts: &WeighTexts) -> Self {
        let called = match card.text.trim() {
            "" => format!("{}, {label}", column(side, texts)),
            text => text.to_owned(),
        };
        let (up, down) = (beside(card, false).is_some(), beside(card, true).is_some());
        let acts = [
            ("↑", texts.card_up, CardAct::Up, up),
            ("↓", texts.card_down, CardAct::Down, down),
            (if side == Side::Burdens { "→" } else { "←" }, texts.card_across, CardAct::Across, true),
            ("✕", texts.card_away, CardAct::Away, true),
        ];
        let acts = acts.into_iter().filter(|it| it.3);
        Self {
            at,
            newest: at + 1 == last,
            text: card.text.clone(),
            name: format!("{}, {label}: {}", column(side, texts), texts.card),
            acts: acts.map(|(sign, does, act, _)| (sign, format!("{does}: {called}"), act)).collect(),
        }
    }
}
