//! Conditions about "this event": what it is, who did it, where it is on file, and what came
//! before, with or after it.

use super::eval::{Ask, Moment};
use crate::protocol::pattern::{self, role_among};
use crate::protocol::{Condition, Of, Truth};
use crate::record::{Activity, ActivityKind, Answer, Event, Parent, Place, Recorded, Value};

impl<'p, 'r> Ask<'p, 'r> {
    /// Conditions about "this event".
    pub(super) fn of_this(self, condition: &'p Condition, this: &'r Event, moment: Moment<'r>) -> Truth {
        match condition {
            Condition::This(of) => of.matches(&this.what),
            Condition::By(roles) if this.by.is_empty() => {
                if roles.is_empty() {
                    Truth::True
                } else {
                    Truth::Unknown
                }
            }
            Condition::By(roles) => Truth::any(this.by.iter().map(|party| {
                let is = role_among(party.role, roles);
                let coordinates = roles.contains(&crate::record::Role::Coordinator)
                    && self.protocol.pack.coordinator.contains(&party.role);
                is.or(Truth::from_bool(coordinates))
            })),
            Condition::Recorded(places) => self.recorded(this, places),
            Condition::Answered(field) => stated(this, field).map_or(Truth::NotApplicable, Truth::from_bool),
            Condition::Reasoned(field) => match &this.what {
                Activity::Weighing(weighing) => {
                    Truth::from_bool(weighing.reasons.iter().any(|name| bare(name) == bare(field)))
                }
                _ => Truth::NotApplicable,
            },
            Condition::WeighsAll(of) => self.weighs_all(of, this, moment),
            Condition::ByThen(of) => {
                self.exists(of, moment, |event| Truth::from_bool(event.when().not_after(this.when())))
            }
            Condition::FromThen(of) => {
                self.exists(of, moment, |event| Truth::from_bool(this.when().not_after(event.when())))
            }
            Condition::FromThenWithThem(of) => self.exists(of, moment, |event| {
                let named = |alias: &&String| {
                    event
                        .what
                        .parties()
                        .iter()
                        .any(|party| party.alias.is_none() || party.alias.as_ref() == Some(alias))
                };
                let then = Truth::from_bool(this.when().not_after(event.when()));
                then.and(Truth::from_bool(
                    this.what.parties().iter().filter_map(|party| party.alias.as_ref()).all(|it| named(&it)),
                ))
            }),
            Condition::Since(of) => self.since(of, this, moment),
            Condition::InTime { term, of } => self.in_time(term, of, this, moment),
            Condition::LongAfter { term, of } => self.long_after(term, of, this, moment),
            Condition::Lower(field) => self.lower(field, this, moment),
            Condition::CoversParents => self.covers_parents(this, moment),
            Condition::SameDay(of) => self.exists(of, moment, |event| Truth::from_bool(event.on == this.on)),
            Condition::Before(of) => self.exists(of, moment, |event| earlier(event, this)),
            Condition::OfParent => moment.parent.map_or(Truth::NotApplicable, |parent| {
                self.case.involves(this, parent).map_or(Truth::Unknown, Truth::from_bool)
            }),
            Condition::WithAuthority => {
                let without = |parent: &&Parent| parent.authority == Answer::No;
                let mut named = self
                    .case
                    .record
                    .parents
                    .iter()
                    .filter(|parent| self.case.involves(this, parent) != Some(false))
                    .peekable();
                Truth::from_bool(named.peek().is_none() || !named.all(|parent| without(&parent)))
            }
            _ => Truth::NotApplicable,
        }
    }

    fn covers_parents(self, this: &Event, moment: Moment<'r>) -> Truth {
        let waived = |event: &Event| match &event.what {
            Activity::ConversationWaived(it) => it.parent.clone(),
            _ => None,
        };
        if waived(this).is_none() {
            return Truth::True;
        }
        let kind = ActivityKind::ConversationWaived;
        let named: Vec<String> = self.visible_of(kind, moment).filter_map(waived).collect();
        let mut owed = self.case.record.parents.iter().filter(|parent| parent.authority != Answer::No);
        Truth::from_bool(owed.all(|parent| named.contains(&parent.alias)))
    }

    fn recorded(self, this: &Event, places: &[Place]) -> Truth {
        match this.recorded {
            Recorded::Yes { on, place } if on <= self.case.as_of && places.contains(&place) => Truth::True,
            // Minutes may have been filed since; where the file is asked for, that is open.
            Recorded::Yes { on, place: Place::Unknown | Place::CareTeamMinutes } if on <= self.case.as_of => {
                Truth::Unknown
            }
            Recorded::Unknown => Truth::Unknown,
            Recorded::Yes { .. } | Recorded::No => Truth::False,
        }
    }

    fn weighs_all(self, of: &'p Of, this: &'r Event, moment: Moment<'r>) -> Truth {
        let Activity::Weighing(weighing) = &this.what else { return Truth::NotApplicable };
        let to_weigh = self.meant(of, moment).filter(|(_, meant)| meant.is_true());
        Truth::all(to_weigh.map(|(event, _)| {
            let named = weighing.inputs.contains(&event.id);
            match earlier(event, this) {
                Truth::False => Truth::NotApplicable,
                _ if named => Truth::True,
                // Nothing listed at all tells nothing about what was weighed.
                _ if weighing.inputs.is_empty() => Truth::Unknown,
                Truth::True => Truth::False,
                it => it,
            }
        }))
    }
}

/// Whether one event came before another; unknown on one day without clock times.
fn earlier(event: &Event, this: &Event) -> Truth {
    if !std::ptr::eq(event, this) && event.when().order_unknown(this.when()) {
        Truth::Unknown
    } else {
        Truth::from_bool(event.when().certainly_before(this.when()))
    }
}

/// Whether an event tells something in a field. An afweging is called by its own name, or as
/// `framework.suspicion`.
fn stated(event: &Event, field: &str) -> Option<bool> {
    let Activity::Weighing(weighing) = &event.what else { return pattern::stated(&event.what, field) };
    let framework = &weighing.framework;
    let answer = match bare(field) {
        "suspicion" => framework.suspicion,
        "unsafe" => framework.r#unsafe,
        "can_help" => framework.can_help,
        "help_accepted" => framework.help_accepted,
        "help_works" => framework.help_works,
        "unsafe_kind" => return Some(!framework.unsafe_kind.is_unknown()),
        other => return pattern::stated(&event.what, other),
    };
    Some(!answer.is_unknown())
}

/// The name of a field without the group it stands in.
pub(super) fn bare(field: &str) -> &str {
    field.strip_prefix("framework.").unwrap_or(field)
}
