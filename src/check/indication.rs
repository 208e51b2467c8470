//! What the record indicates: the first row of the pack's table that holds.

use super::eval::{Ask, Moment};
use super::trace::{Leaf, leaves};
use crate::protocol::{Argument, Direction, Row};

/// The indication, not yet in words.
pub struct Indication<'p, 'r> {
    /// The row that holds; none only if the table has no last row that always does.
    pub row: Option<&'p Row>,
    /// The direction.
    pub direction: Direction,
    /// Whether it was done.
    pub met: bool,
    /// Why.
    pub because: Vec<Leaf<'p, 'r>>,
    /// The arguments that count, each with the events it rests on.
    pub arguments: Vec<(&'p Argument, Vec<Leaf<'p, 'r>>)>,
}

/// Reads the table, strictest row first.
pub fn indicate<'p, 'r>(ask: Ask<'p, 'r>) -> Indication<'p, 'r> {
    let moment = Moment::default();
    let weighing = &ask.protocol.weighing;
    let row = weighing.indication.iter().find(|row| ask.truth(&row.when, moment).is_true());
    let arguments = weighing
        .arguments
        .iter()
        .filter(|argument| ask.truth(&argument.when, moment).is_true())
        .map(|argument| (argument, leaves(ask, &argument.when, moment)))
        .collect();
    Indication {
        row,
        direction: row.map_or(Direction::NotEnoughInformation, |row| row.direction),
        met: row.is_some_and(|row| ask.truth(&row.met, moment).is_true()),
        because: row.map_or_else(Vec::new, |row| leaves(ask, &row.when, moment)),
        arguments,
    }
}
