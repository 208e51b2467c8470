//! What the record indicates: the first row of the pack's table that holds.

use super::case::Case;
use super::eval::{Ask, Depth, Moment};
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
    /// The rows that are stricter and do not hold, each with what stands in its way.
    pub stricter: Vec<(&'p Row, Vec<Leaf<'p, 'r>>)>,
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
    let stricter = weighing.indication.iter().take_while(|it| !row.is_some_and(|row| std::ptr::eq(*it, row)));
    let stricter = stricter.map(|row| (row, leaves(ask, &row.when, moment))).collect();
    let because = match row {
        Some(row) if row.direction != Direction::NotEnoughInformation => leaves(ask, &row.when, moment),
        // Nothing holds: the answers that stricter rows wait for say why.
        _ => missing(ask, moment),
    };
    Indication {
        row,
        direction: row.map_or(Direction::NotEnoughInformation, |row| row.direction),
        met: row.is_some_and(|row| ask.truth(&row.met, moment).is_true()),
        because,
        stricter,
        arguments,
    }
}

/// The place of the row that gives a case its direction.
#[must_use]
pub fn row_of(case: &Case<'_, '_>) -> Option<usize> {
    let ask = Ask { protocol: case.protocol, case, depth: Depth::Verdict };
    let rows = &case.protocol.weighing.indication;
    rows.iter().position(|row| ask.truth(&row.when, Moment::default()).is_true())
}

/// The answers that rows of the table wait for.
fn missing<'p, 'r>(ask: Ask<'p, 'r>, moment: Moment<'r>) -> Vec<Leaf<'p, 'r>> {
    let open =
        ask.protocol.weighing.indication.iter().filter(|row| ask.truth(&row.when, moment).is_unknown());
    let mut found: Vec<Leaf<'p, 'r>> = Vec::new();
    for leaf in open.flat_map(|row| leaves(ask, &row.when, moment)) {
        // Of what no event tells yet, one line is enough: the rest follows from it.
        let bare = leaf.events.is_empty();
        let told = |other: &Leaf<'_, '_>| other.asked == leaf.asked || (bare && other.events.is_empty());
        if leaf.value.is_unknown() && !found.iter().any(told) {
            found.push(leaf);
        }
    }
    found
}
