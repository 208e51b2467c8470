//! The board: burdens and protections as cards by level. Nothing is counted or added up.

use crate::app::entry::{Draft, FactorRow, FilledIn};
use crate::record::FieldKind;

/// The levels of the board, in its order; what names none comes after them.
pub const LEVELS: [&str; 5] = ["parent", "child", "family", "surroundings", "society"];

/// A side of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub enum Side {
    /// What burdens.
    Burdens,
    /// What protects.
    Protections,
}

/// What is done with a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardAct {
    /// A new one, at this level.
    Add(String),
    /// What it says.
    Text(String),
    /// A level up.
    Up,
    /// A level down.
    Down,
    /// To the other side.
    Across,
    /// Off the board.
    Away,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Burdens, Self::Protections];

    /// The name of its field in files.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Burdens => "burdens",
            Self::Protections => "protections",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Burdens => Self::Protections,
            Self::Protections => Self::Burdens,
        }
    }

    /// Its cards.
    #[must_use]
    pub fn cards(self, sheet: &Draft) -> Vec<FactorRow> {
        match sheet.field(self.field(), FieldKind::Factors) {
            FilledIn::Factors(cards) => cards,
            _ => Vec::new(),
        }
    }
}

/// The level a card stands at, by its place on the board; none where it names none.
#[must_use]
pub fn level(card: &FactorRow) -> Option<usize> {
    LEVELS.iter().position(|level| *level == card.level)
}

/// The level above or below; from nowhere to the first.
pub(crate) fn beside(card: &FactorRow, down: bool) -> Option<&'static str> {
    let at = match level(card) {
        None => 0,
        Some(at) if down => at + 1,
        Some(at) => at.checked_sub(1)?,
    };
    LEVELS.get(at).copied()
}

/// Does something with a card of the sheet.
pub(super) fn play(sheet: &mut Draft, side: Side, at: usize, act: CardAct) {
    let mut cards = side.cards(sheet);
    match act {
        CardAct::Add(level) => cards.push(FactorRow { level, text: String::new() }),
        CardAct::Text(text) => {
            if let Some(card) = cards.get_mut(at) {
                card.text = text;
            }
        }
        CardAct::Up | CardAct::Down => {
            if let Some(card) = cards.get_mut(at)
                && let Some(level) = beside(card, act == CardAct::Down)
            {
                level.clone_into(&mut card.level);
            }
        }
        CardAct::Across | CardAct::Away if at >= cards.len() => {}
        CardAct::Across => {
            let mut there = side.other().cards(sheet);
            there.push(cards.remove(at));
            sheet.fill(side.other().field(), FilledIn::Factors(there));
        }
        CardAct::Away => drop(cards.remove(at)),
    }
    sheet.fill(side.field(), FilledIn::Factors(cards));
}
