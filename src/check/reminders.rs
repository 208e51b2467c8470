//! The days to come back to a case: the term of a referral, agreements, following the child, asking
//! what became of a report.
//!
//! Pure, and without a word of the case: a reminder knows its day, what sort it is and the event it
//! comes from. A rule's own terms stand in `next` of a check; these are the days to put in a calendar.

use crate::protocol::{Origin, Protocol};
use crate::record::{Activity, ActivityKind, Answer, Date, Event, Record, Task};

/// What a day is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReminderKind {
    /// From this day on one asks whether the family sought help (S97, day 8).
    ReferralFrom,
    /// The last day to have asked that (S97, day 14).
    Referral,
    /// The day by which the help was to be there, as it was agreed at the referral.
    HelpTerm,
    /// An agreement or a task is due.
    Agreement,
    /// The child is followed after a decision, a referral, a report or help (S99, S110).
    FollowUp,
    /// Veilig Thuis has decided on the report: one may ask what came of it (S108, S109).
    Report,
}

impl ReminderKind {
    /// A name that never changes: what makes the same reminder the same in a calendar.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReferralFrom => "referral-from",
            Self::Referral => "referral",
            Self::HelpTerm => "help-term",
            Self::Agreement => "agreement",
            Self::FollowUp => "follow-up",
            Self::Report => "report",
        }
    }
}

/// A day to come back to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder<'r> {
    /// The day.
    pub on: Date,
    /// What it is for.
    pub kind: ReminderKind,
    /// The event it comes from, by its id.
    pub event: &'r str,
    /// Which of the event's agreements, counted from 0.
    pub number: usize,
    /// Who set the term; none where people agreed on the day itself.
    pub origin: Option<Origin>,
}

/// The reminders of a record on a day, soonest first. What was done already needs none, events after
/// `as_of` have not happened yet, and a case that was closed and not opened again has none. Days that
/// have passed are among them.
#[must_use]
pub fn reminders<'r>(protocol: &Protocol, record: &'r Record, as_of: Date) -> Vec<Reminder<'r>> {
    let mut events: Vec<&Event> = record.events.iter().filter(|event| event.on <= as_of).collect();
    events.sort_by_key(|event| (event.on, event.at));
    // Where the order on one day is not known, a day too many is better than one too few.
    let after = |event: &Event, kind: ActivityKind| {
        events.iter().any(|it| it.what.kind() == kind && event.when().certainly_before(it.when()))
    };
    let mut found = Vec::new();
    for event in &events {
        if closed_for_good(&events, event) {
            continue;
        }
        let at = |on, kind, origin| Reminder { on, kind, event: &event.id, number: 0, origin };
        let term = |id: &str, kind| {
            let term = protocol.term(id)?;
            Some(at(term.ends(event.on, protocol.calendar()), kind, Some(term.origin)))
        };
        if let Activity::Referral(referral) = &event.what {
            if !after(event, ActivityKind::ReferralCheck)
                && let Some(term) = protocol.term("referral_check")
            {
                let calendar = protocol.calendar();
                let from = term.remind_from.map(|day| term.day(day, event.on, calendar));
                found.extend(from.map(|on| at(on, ReminderKind::ReferralFrom, Some(term.origin))));
                found.push(at(term.ends(event.on, calendar), ReminderKind::Referral, Some(term.origin)));
            }
            if !after(event, ActivityKind::HelpEvaluated) {
                found.extend(referral.term.map(|on| at(on, ReminderKind::HelpTerm, None)));
            }
        }
        if follows(&event.what) && !after(event, ActivityKind::FollowUp) {
            found.extend(term("follow_up", ReminderKind::FollowUp));
        }
        if matches!(event.what, Activity::Report(_)) && !after(event, ActivityKind::ReportFeedback) {
            found.extend(term("safe_home_decides", ReminderKind::Report));
        }
        let open = tasks(&event.what).iter().enumerate().filter(|(_, task)| task.done_on.is_none());
        found.extend(open.filter_map(|(number, task)| {
            Some(Reminder { number, ..at(task.due?, ReminderKind::Agreement, None) })
        }));
    }
    found.sort_by_key(|it| (it.on, it.kind, it.event, it.number));
    // A decision and the referral it led to, on one day, are followed once.
    found.dedup_by(|a, b| {
        a.kind == ReminderKind::FollowUp && (a.kind, a.on, a.number) == (b.kind, b.on, b.number)
    });
    found
}

/// Whether the child is followed after this.
fn follows(what: &Activity) -> bool {
    match what {
        Activity::Referral(_) | Activity::Report(_) | Activity::EmergencyCall(_) | Activity::Decision(_) => {
            true
        }
        Activity::HelpEvaluated(it) => it.effective != Answer::Yes || it.extended == Answer::Yes,
        Activity::FollowUp(it) => it.concerns_remain != Answer::No,
        _ => false,
    }
}

/// Whether the case was closed after an event and not opened again since.
fn closed_for_good(events: &[&Event], event: &Event) -> bool {
    let of = |kind| events.iter().filter(move |it| it.what.kind() == kind).map(|it| it.when());
    of(ActivityKind::CaseClosed).any(|closed| {
        event.when().certainly_before(closed)
            && of(ActivityKind::CaseReopened).all(|opened| opened.certainly_before(closed))
    })
}

/// The agreements and tasks of an activity.
fn tasks(what: &Activity) -> &[Task] {
    match what {
        Activity::ActionPlan(it) => &it.tasks,
        Activity::Conversation(it) => &it.agreements,
        Activity::Referral(it) => &it.agreements,
        _ => &[],
    }
}
