//! A record made ready for checking: its events in order, up to the day of the check, in rounds.

use std::cell::RefCell;

use super::table::{Masks, Table, WORD};
use crate::protocol::{Of, Protocol, RoundStart, Truth};
use crate::record::{
    Activity, ActivityKind, Answer, Choice, Date, Direction, Emergency, Event, Instant, Parent, Record, Role,
    WaivedWith,
};

/// A record as it stands on a day, before a protocol.
pub struct Case<'p, 'r> {
    /// The protocol.
    pub protocol: &'p Protocol,
    /// The record.
    pub record: &'r Record,
    /// The day of the check.
    pub as_of: Date,
    /// The events up to that day, in order.
    pub events: Vec<&'r Event>,
    /// The same by activity, each with its round: most conditions ask for one activity only.
    by_kind: Vec<Vec<(&'r Event, usize)>>,
    /// How many lie after it.
    pub left_out: usize,
    /// The rounds, the first one first.
    pub rounds: Vec<Round>,
    table: Table<'p>,
    /// What each definition came to, by the moment it was asked at.
    pub(super) named: Vec<RefCell<Vec<Named>>>,
}

/// What a definition came to, of the events up to a moment and in a round.
pub(super) type Named = (Option<Instant>, Option<usize>, Truth);

/// A round: from a first concern to what was decided on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// When it began; the first round has no beginning.
    pub start: Option<Instant>,
    /// After what.
    pub how: RoundStart,
}

impl<'p, 'r> Case<'p, 'r> {
    /// Sorts the record's events and divides them into rounds.
    #[must_use]
    pub fn new(protocol: &'p Protocol, record: &'r Record, as_of: Date) -> Self {
        let mut events: Vec<&Event> = record.events.iter().filter(|event| event.on <= as_of).collect();
        // The id only makes the order one and the same; it never decides what came first.
        events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
        let left_out = record.events.len() - events.len();
        let rounds = rounds(&events);
        let mut by_kind = vec![Vec::new(); ActivityKind::ALL.len()];
        for &event in &events {
            if let Some(same) = by_kind.get_mut(event.what.kind() as usize) {
                same.push((event, round_of(&rounds, event)));
            }
        }
        let table = Table::new(&protocol.plan, by_kind.iter().map(Vec::len));
        let named = protocol.definitions.iter().map(|_| RefCell::default()).collect();
        Self { protocol, record, as_of, events, by_kind, left_out, rounds, table, named }
    }

    /// A word of the masks of a pattern over the events of its activity.
    pub(super) fn masks(&self, of: &Of, word: usize) -> Masks {
        self.table.masks(of, self.of_kind(of.kind()), word)
    }

    /// How many words the masks of an activity have.
    pub(super) fn words(&self, kind: ActivityKind) -> usize {
        self.of_kind(kind).len().div_ceil(WORD)
    }

    /// The events of an activity in order, each with its round.
    #[must_use]
    pub fn of_kind(&self, kind: ActivityKind) -> &[(&'r Event, usize)] {
        self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The round an event belongs to.
    #[must_use]
    pub fn round_of(&self, event: &Event) -> usize {
        round_of(&self.rounds, event)
    }

    /// The events of a round.
    pub fn in_round(&self, round: usize) -> impl Iterator<Item = &'r Event> + '_ {
        self.events.iter().copied().filter(move |event| self.round_of(event) == round)
    }

    /// The first supporting signal of a round, or of the record.
    #[must_use]
    pub fn first_concern(&self, round: Option<usize>) -> Option<&'r Event> {
        self.events
            .iter()
            .copied()
            .find(|event| raises_concern(event) && round.is_none_or(|round| self.round_of(event) == round))
    }

    /// Whether the record says that `kind` was not done, with somebody of `roles` where given.
    #[must_use]
    pub fn stated_not_done(&self, kind: ActivityKind, roles: &[Role]) -> bool {
        self.record.not_done.iter().any(|omission| {
            omission.activity == kind
                && (roles.is_empty() || omission.with.is_none_or(|with| roles.contains(&with)))
                && omission.on.is_none_or(|on| on <= self.as_of)
        })
    }

    /// Whether an event involves a parent, by the parties it names; `None` where it does not tell.
    #[must_use]
    pub fn involves(&self, event: &Event, parent: &Parent) -> Option<bool> {
        if let Activity::ConversationWaived(waived) = &event.what {
            let meant = waived.with != WaivedWith::Pupil;
            return Some(meant && waived.parent.as_ref().is_none_or(|alias| *alias == parent.alias));
        }
        // Where nobody is named, or somebody whose part is not known, it may have been this parent.
        let parties = event.what.parties();
        let mut unsure = parties.is_empty() || parties.iter().any(|party| party.role == Role::Unknown);
        for party in parties.iter().filter(|party| party.role == Role::Parent) {
            match &party.alias {
                Some(alias) if *alias == parent.alias => return Some(true),
                Some(_) => {}
                None if self.record.parents.len() == 1 => return Some(true),
                None => unsure = true,
            }
        }
        if unsure { None } else { Some(false) }
    }
}

/// The round an event belongs to.
fn round_of(rounds: &[Round], event: &Event) -> usize {
    let started = |round: &Round| round.start.is_none_or(|start| start.not_after(event.when()));
    rounds.iter().rposition(started).unwrap_or(0)
}

/// Whether an event raises the concern: a supporting signal, or concerns that remain.
fn raises_concern(event: &Event) -> bool {
    match &event.what {
        Activity::Signal(signal) => signal.direction == Direction::Supports,
        Activity::FollowUp(follow_up) => {
            matches!(follow_up.concerns_remain, Answer::Yes | Answer::Doubt)
        }
        _ => false,
    }
}

/// Whether an event ends a round: a decision, a report (or the call that takes its place), a
/// closing.
pub(super) fn ends_round(event: &Event) -> bool {
    reports(event) || matches!(event.what, Activity::Decision(_) | Activity::CaseClosed(_))
}

/// Whether an event is a report, or the call to Veilig Thuis that takes its place.
fn reports(event: &Event) -> bool {
    match &event.what {
        Activity::Report(_) => true,
        Activity::EmergencyCall(call) => call.to == Emergency::SafeHome,
        _ => false,
    }
}

/// Whether an event is the acute danger that a report of the same day was made for, written down
/// after it.
fn led_to(event: &Event, end: &Event) -> bool {
    let acute = matches!(&event.what, Activity::Signal(signal)
        if matches!(signal.acute_danger, Answer::Yes | Answer::Doubt));
    acute && reports(end) && event.on == end.on
}

/// Divides sorted events into rounds.
fn rounds(events: &[&Event]) -> Vec<Round> {
    let mut rounds = vec![Round { start: None, how: RoundStart::First }];
    let mut ended: Option<&Event> = None;
    let mut reported = false;
    for &event in events {
        if let Some(end) = ended
            && raises_concern(event)
            && end.when().certainly_before(event.when())
            && !led_to(event, end)
        {
            let how = match &end.what {
                Activity::CaseClosed(_) => RoundStart::AfterClosing,
                _ if reported => RoundStart::AfterReport,
                Activity::Decision(decision) if decision.report == Choice::Yes => {
                    RoundStart::AfterDecisionToReport
                }
                _ => RoundStart::AfterHelp,
            };
            rounds.push(Round { start: Some(event.when()), how });
            ended = None;
            reported = false;
        }
        let earlier = ended;
        reported |= reports(event);
        if ends_round(event) {
            ended = Some(event);
        }
        // On one day without clock times the closing counts as the last: most is owed after it.
        if let (Some(before), Some(end)) = (earlier, ended)
            && matches!(before.what, Activity::CaseClosed(_))
            && before.when().order_unknown(end.when())
        {
            ended = Some(before);
        }
    }
    rounds
}
