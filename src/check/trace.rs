//! Why a condition came to what it did: the parts that decided, with the events they looked at.
//!
//! A trace is read off the same evaluation as the verdict, so the two cannot disagree.

use std::ptr;

use super::eval::{Ask, Moment};
use crate::protocol::{Condition, Definition, Pattern, Truth};
use crate::record::Event;

/// A part of a condition that decided it.
#[derive(Clone)]
pub struct Leaf<'p, 'r> {
    /// What was asked.
    pub asked: Asked<'p>,
    /// What it came to.
    pub value: Truth,
    /// The events it looked at.
    pub events: Vec<&'r Event>,
}

/// What was asked of the record.
#[derive(Clone, Copy)]
pub enum Asked<'p> {
    /// A condition with a name and words of its own.
    Named(&'p Definition),
    /// Any other; its words follow from what it is.
    Plain(&'p Condition),
    /// Of such an event, something that is not answered.
    Of(&'p Pattern),
}

impl PartialEq for Asked<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            // A protocol has one definition of a name.
            (Self::Named(a), Self::Named(b)) => ptr::eq(a, b),
            (Self::Plain(a), Self::Plain(b)) => ptr::eq(a, b) || a == b,
            (Self::Of(a), Self::Of(b)) => ptr::eq(a, b) || a == b,
            _ => false,
        }
    }
}

/// The parts that decided what `condition` comes to.
#[must_use]
pub fn leaves<'p, 'r>(ask: Ask<'p, 'r>, condition: &'p Condition, moment: Moment<'r>) -> Vec<Leaf<'p, 'r>> {
    let mut found = Vec::new();
    collect(ask, condition, moment, &mut found);
    found
}

fn collect<'p, 'r>(
    ask: Ask<'p, 'r>,
    condition: &'p Condition,
    moment: Moment<'r>,
    found: &mut Vec<Leaf<'p, 'r>>,
) {
    let value = ask.truth(condition, moment);
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            let is_any = matches!(condition, Condition::Any(_));
            for part in parts {
                let truth = ask.truth(part, moment);
                // All parts of a true `all` and of a false `any` decided; else those that are so.
                let decided = truth == value || (is_any && value.is_false()) || (!is_any && value.is_true());
                if decided && truth != Truth::NotApplicable {
                    collect(ask, part, moment, found);
                }
            }
        }
        Condition::Not(part) | Condition::Surely(part) => collect(ask, part, moment, found),
        Condition::Is(name) => {
            if let Some(definition) = ask.protocol.named(name) {
                if value.is_unknown() {
                    collect(ask, &definition.is, moment, found);
                } else {
                    let events = seen(ask, &definition.is, moment);
                    push(found, Leaf { asked: Asked::Named(definition), value, events });
                }
            }
        }
        Condition::Some { of, is }
        | Condition::Every { of, is }
        | Condition::OnDays { of, is: Some(is), .. }
            if value.is_unknown() =>
        {
            for (event, meant) in ask.meant(of, moment) {
                if meant.is_unknown() {
                    push(found, Leaf { asked: Asked::Of(of), value, events: vec![event] });
                } else if ask.truth(is, moment.about(event)).is_unknown() {
                    collect(ask, is, moment.about(event), found);
                }
            }
        }
        Condition::OnDays { of, is: Some(is), .. } if value.is_true() => {
            let one = |(event, meant): &(&'r Event, Truth)| {
                meant.is_true()
                    && !matches!(ask.truth(is, moment.about(event)), Truth::False | Truth::Unknown)
            };
            let events = ask.meant(of, moment).filter(one).map(|(event, _)| event).collect();
            push(found, Leaf { asked: Asked::Plain(condition), value, events });
        }
        Condition::Every { of, is } if value.is_false() => {
            let wrong = |(event, meant): &(&'r Event, Truth)| {
                meant.is_true() && ask.truth(is, moment.about(event)).is_false()
            };
            let events = ask.meant(of, moment).filter(wrong).map(|(event, _)| event).collect();
            push(found, Leaf { asked: Asked::Plain(condition), value, events });
        }
        plain => {
            let events = seen(ask, plain, moment);
            push(found, Leaf { asked: Asked::Plain(plain), value, events });
        }
    }
}

/// Adds a leaf once.
fn push<'p, 'r>(found: &mut Vec<Leaf<'p, 'r>>, leaf: Leaf<'p, 'r>) {
    let same = |other: &Leaf<'_, '_>| {
        other.asked == leaf.asked && other.value == leaf.value && same_events(&other.events, &leaf.events)
    };
    if !found.iter().any(same) {
        found.push(leaf);
    }
}

/// Whether two lists are of the same events.
pub(super) fn same_events(one: &[&Event], other: &[&Event]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| std::ptr::eq(*a, *b))
}

/// The events a condition looks at: those it may mean, or "this event".
fn seen<'p, 'r>(ask: Ask<'p, 'r>, condition: &'p Condition, moment: Moment<'r>) -> Vec<&'r Event> {
    let mut events: Vec<&Event> = Vec::new();
    condition.walk(&mut |part| {
        let this = matches!(
            part,
            Condition::This(_)
                | Condition::By(_)
                | Condition::Recorded(_)
                | Condition::Answered(_)
                | Condition::Reasoned(_)
                | Condition::WeighsAll(_)
                | Condition::Lower(_)
        );
        if matches!(part, Condition::Phrases(_)) {
            events.extend(ask.phrased(moment).into_values().flatten());
        }
        match part.of() {
            Some(of) if !matches!(part, Condition::This(_)) => {
                events.extend(ask.meant(of, moment).map(|(event, _)| event));
            }
            _ if this => events.extend(moment.event),
            _ => {}
        }
    });
    // The events of one activity come in order.
    if events.len() > 1 {
        events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
    }
    events.dedup_by(|a, b| std::ptr::eq(*a, *b));
    events
}
