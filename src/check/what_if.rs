//! What would close a finding: the smallest changes to the record that make a duty met.

use std::ptr;

use super::eval::{Ask, Moment};
use super::trace::{Asked, Leaf};
use crate::protocol::{Condition, Pattern, Truth};
use crate::record::{Date, Event};

/// A change to the record.
#[derive(Clone, Copy)]
pub enum Change<'p, 'r> {
    /// Such an event is added.
    Add(&'p Pattern),
    /// The event comes to be on file.
    Record(&'r Event),
    /// A field of an event is answered.
    Answer {
        /// The event.
        event: &'r Event,
        /// The field, as the rule names it.
        field: &'p str,
    },
    /// A weighing gets a reason for a field.
    Reason {
        /// The weighing.
        event: &'r Event,
        /// The field.
        field: &'p str,
    },
    /// An event becomes as a pattern says.
    Become {
        /// The event.
        event: &'r Event,
        /// What it becomes.
        pattern: &'p Pattern,
    },
    /// The weighing names what it left out.
    Weigh {
        /// The weighing.
        weighing: &'r Event,
        /// The event it left out.
        left_out: &'r Event,
    },
    /// A question about the record itself is answered.
    Tell(&'p Condition),
}

impl PartialEq for Change<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Event, b: &Event| ptr::eq(a, b);
        match (*self, *other) {
            (Self::Add(a), Self::Add(b)) => ptr::eq(a, b) || a == b,
            (Self::Record(a), Self::Record(b)) => same(a, b),
            (Self::Answer { event: a, field: of_a }, Self::Answer { event: b, field: of_b })
            | (Self::Reason { event: a, field: of_a }, Self::Reason { event: b, field: of_b }) => {
                same(a, b) && of_a == of_b
            }
            (Self::Become { event: a, pattern: of_a }, Self::Become { event: b, pattern: of_b }) => {
                same(a, b) && (ptr::eq(of_a, of_b) || of_a == of_b)
            }
            (Self::Weigh { weighing: a, left_out: of_a }, Self::Weigh { weighing: b, left_out: of_b }) => {
                same(a, b) && same(of_a, of_b)
            }
            (Self::Tell(a), Self::Tell(b)) => ptr::eq(a, b) || a == b,
            _ => false,
        }
    }
}

/// No more alternatives than people can take in.
const MOST: usize = 6;

type Sets<'p, 'r> = Vec<Vec<Change<'p, 'r>>>;

/// The smallest sets of changes that make all conditions true; empty where nothing can.
#[must_use]
pub fn to_make_true<'p, 'r>(ask: Ask<'p, 'r>, all: &[&'p Condition], moment: Moment<'r>) -> Sets<'p, 'r> {
    let parts: Vec<Sets<'p, 'r>> = all
        .iter()
        .filter(|condition| !satisfied(ask.truth(condition, moment), true))
        .map(|condition| sets(ask, condition, moment, true))
        .collect();
    // Nothing to change is no way to close anything.
    least(together(parts)).into_iter().filter(|set| !set.is_empty()).collect()
}

/// The answers a condition waits for, as one set.
#[must_use]
pub fn answered<'p, 'r>(ask: Ask<'p, 'r>, condition: &'p Condition, moment: Moment<'r>) -> Sets<'p, 'r> {
    of_leaves(&super::trace::leaves(ask, condition, moment))
}

/// The answers that unknown parts of a trace wait for, as one set.
#[must_use]
pub fn of_leaves<'p, 'r>(leaves: &[Leaf<'p, 'r>]) -> Sets<'p, 'r> {
    let mut set: Vec<Change<'p, 'r>> = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.value.is_unknown()) {
        match leaf.asked {
            Asked::Plain(condition) => match condition.pattern() {
                Some(pattern) => {
                    set.extend(leaf.events.iter().flat_map(|&event| answers(pattern, event)));
                }
                None => set.push(Change::Tell(condition)),
            },
            Asked::Of(pattern) => {
                set.extend(leaf.events.iter().flat_map(|&event| answers(pattern, event)));
            }
            Asked::Named(_) => {}
        }
    }
    if set.is_empty() { Vec::new() } else { vec![once(set)] }
}

/// What an event would have to tell for a pattern to be sure of it.
#[must_use]
pub fn answers<'p, 'r>(pattern: &'p Pattern, event: &'r Event) -> Vec<Change<'p, 'r>> {
    if pattern.matches(&event.what).is_unknown() {
        vec![Change::Become { event, pattern }]
    } else {
        Vec::new()
    }
}

fn satisfied(truth: Truth, wanted: bool) -> bool {
    match truth {
        Truth::True => wanted,
        Truth::False => !wanted,
        Truth::NotApplicable => true,
        Truth::Unknown => false,
    }
}

/// The sets of changes that make `condition` come to `wanted`.
fn sets<'p, 'r>(
    ask: Ask<'p, 'r>,
    condition: &'p Condition,
    moment: Moment<'r>,
    wanted: bool,
) -> Sets<'p, 'r> {
    let truth = ask.truth(condition, moment);
    if satisfied(truth, wanted) {
        return vec![Vec::new()];
    }
    let below = |part: &'p Condition| sets(ask, part, moment, wanted);
    match condition {
        Condition::All(parts) if wanted => least(together(parts.iter().map(below).collect())),
        Condition::Any(parts) if !wanted => least(together(parts.iter().map(below).collect())),
        Condition::All(parts) | Condition::Any(parts) => {
            least(parts.iter().flat_map(|part| open(ask, part, moment, below(part))).collect())
        }
        Condition::Not(part) => sets(ask, part, moment, !wanted),
        Condition::Surely(part) => sets(ask, part, moment, wanted),
        Condition::Is(name) => ask
            .protocol
            .named(name)
            .map_or_else(Vec::new, |definition| sets(ask, &definition.is, moment, wanted)),
        Condition::Every { of, is } if wanted => {
            let failing = ask.meant(of, moment);
            least(together(failing.map(|(event, _)| sets(ask, is, moment.about(event), true)).collect()))
        }
        Condition::OnDays { days, of, is: Some(is) } if !wanted => {
            let counted = ask
                .meant(of, moment)
                .filter(|(event, meant)| !meant.is_false() && !ask.truth(is, moment.about(event)).is_false());
            let each: Vec<(Date, Sets<'p, 'r>)> =
                counted.map(|(event, _)| (event.on, sets(ask, is, moment.about(event), false))).collect();
            let mut on: Vec<Date> = each.iter().map(|(on, _)| *on).collect();
            on.dedup();
            let of_day = |day: Date| {
                let own = each.iter().filter(|(on, _)| *on == day).map(|(_, sets)| sets.clone());
                together(own.collect())
            };
            // One day less is enough, or one change that mends them all.
            if on.len() == *days {
                least(on.into_iter().flat_map(of_day).collect())
            } else {
                let all = least(together(on.into_iter().map(of_day).collect()));
                all.into_iter().filter(|set| set.len() == 1).collect()
            }
        }
        leaf => of_leaf(ask, leaf, moment, wanted),
    }
}

/// A part that does not apply cannot be what closes it.
fn open<'p, 'r>(
    ask: Ask<'p, 'r>,
    part: &'p Condition,
    moment: Moment<'r>,
    sets: Sets<'p, 'r>,
) -> Sets<'p, 'r> {
    if ask.truth(part, moment) == Truth::NotApplicable { Vec::new() } else { sets }
}

fn of_leaf<'p, 'r>(ask: Ask<'p, 'r>, leaf: &'p Condition, moment: Moment<'r>, wanted: bool) -> Sets<'p, 'r> {
    let unknown = ask.truth(leaf, moment).is_unknown();
    let this = moment.event;
    match (leaf, this) {
        (Condition::This(pattern), Some(event))
            if unknown || (wanted && event.what.kind() == pattern.kind()) =>
        {
            vec![vec![Change::Become { event, pattern }]]
        }
        (Condition::Recorded(_), Some(event)) if wanted => vec![vec![Change::Record(event)]],
        (Condition::Answered(field), Some(event)) if wanted => vec![vec![Change::Answer { event, field }]],
        (Condition::Reasoned(field), Some(event)) if wanted => vec![vec![Change::Reason { event, field }]],
        (Condition::WeighsAll(of), Some(weighing)) if wanted => {
            let missing = ask.meant(of, moment).filter(|(event, meant)| {
                meant.is_true() && event.when().certainly_before(weighing.when()) && !names(weighing, event)
            });
            vec![missing.map(|(left_out, _)| Change::Weigh { weighing, left_out }).collect()]
        }
        (Condition::Pupil(_) | Condition::Authority(_), _) if unknown => vec![vec![Change::Tell(leaf)]],
        (
            Condition::Happened(of)
            | Condition::FromThen(of)
            | Condition::FromThenWithThem(of)
            | Condition::SameDay(of)
            | Condition::ByThen(of)
            | Condition::Last(of)
            | Condition::Some { of, .. },
            _,
        ) => {
            let mut sets: Sets<'p, 'r> = ask
                .meant(of, moment)
                .filter(|(_, meant)| meant.is_unknown())
                .map(|(event, _)| vec![Change::Become { event, pattern: of }])
                .collect();
            // Only what can still happen: not on a past day, not before this event.
            let can_still = match leaf {
                Condition::SameDay(_) => this.is_some_and(|event| event.on >= ask.case.as_of),
                Condition::ByThen(_) => false,
                _ => true,
            };
            if wanted && can_still {
                sets.push(vec![Change::Add(of)]);
            }
            sets
        }
        // One addition closes it only where one is missing.
        (Condition::AtLeast { times, of }, _) if wanted => {
            let there = ask.meant(of, moment).filter(|(_, meant)| meant.is_true()).count();
            if there + 1 == *times { vec![vec![Change::Add(of)]] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

fn names(weighing: &Event, event: &Event) -> bool {
    match &weighing.what {
        crate::record::Activity::Weighing(it) => it.inputs.contains(&event.id),
        _ => false,
    }
}

/// One set of each, joined; empty as soon as one part has none.
fn together<'p, 'r>(parts: Vec<Sets<'p, 'r>>) -> Sets<'p, 'r> {
    let mut joined: Sets<'p, 'r> = vec![Vec::new()];
    for part in parts {
        joined = joined
            .iter()
            .flat_map(|set| part.iter().map(|more| once(set.iter().chain(more).copied().collect())))
            .take(MOST * MOST)
            .collect();
    }
    joined
}

fn once<'p, 'r>(changes: Vec<Change<'p, 'r>>) -> Vec<Change<'p, 'r>> {
    let mut set: Vec<Change<'p, 'r>> = Vec::new();
    for change in changes {
        if !set.contains(&change) {
            set.push(change);
        }
    }
    set
}

/// Without sets that hold another one.
fn least<'p, 'r>(sets: Sets<'p, 'r>) -> Sets<'p, 'r> {
    let mut kept: Sets<'p, 'r> = Vec::new();
    let mut by_size = sets;
    by_size.sort_by_key(Vec::len);
    for set in by_size {
        let holds = |other: &Vec<Change<'_, '_>>| other.iter().all(|change| set.contains(change));
        if !kept.iter().any(holds) {
            kept.push(set);
        }
    }
    kept.truncate(MOST);
    kept
}
