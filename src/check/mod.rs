//! The check: record against protocol gives findings. Pure: the same record, protocol and day give
//! the same findings on any machine.
//!
//! `case` makes the record ready, `eval` says what conditions come to, `order` which steps are
//! owed, `duty` what becomes of each rule, `finding` what that comes to, `trace` why, `what_if` what would close it, and
//! `indication` what the record points to; `reminders` lists the days to come back to a case. The words come later, in [`crate::explain`].

mod case;
mod drift;
mod duty;
mod eval;
mod finding;
mod indication;
mod order;
mod reminders;
mod table;
mod this;
mod trace;
mod what_if;

pub use case::{Case, Round};
pub use drift::phrases_in;
pub use duty::Pending;
pub use eval::{Ask, Depth, Moment};
pub use finding::{Finding, Status};
pub use indication::{Indication, row_of};
pub use reminders::{Reminder, ReminderKind, reminders};
pub use trace::{Asked, Leaf, leaves};
pub use what_if::Change;

use crate::protocol::{Kind, Node, Rule, Severity};
use crate::record::{Date, Event};

use duty::{Outcome, judge};
use finding::unique;
use order::Replay;

/// What a check found, not yet in words.
pub struct Outcomes<'p, 'r> {
    /// Findings by step, date and rule.
    pub findings: Vec<Finding<'p, 'r>>,
    /// Duties that are not due yet, the soonest first.
    pub pending: Vec<Pending<'p>>,
    /// What the record indicates.
    pub indication: Indication<'p, 'r>,
    /// The nodes the record passes; the last one is where it stands.
    pub path: Vec<&'p Node>,
}

/// Checks a case against its protocol.
#[must_use]
pub fn check<'p, 'r>(case: &'r Case<'p, 'r>) -> Outcomes<'p, 'r> {
    let ask = Ask { protocol: case.protocol, case, depth: Depth::Explained };
    let replay = Replay::of(ask);
    let (mut findings, mut pending) = found(ask, &replay);
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    pending.sort_by_key(|pending| (pending.due.is_none(), pending.due, pending.rule.step, &pending.rule.id));
    Outcomes { findings, pending, indication: indication::indicate(ask), path: replay.path() }
}

/// What a check found of one rule, without why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// What sort of thing it is.
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
    /// What became of the duty.
    pub status: Status,
}

/// Checks a case without working out why: for many cases of which only the findings count. Sorted
/// by rule.
#[must_use]
pub fn verdicts<'p>(case: &Case<'p, '_>) -> Vec<Verdict<'p>> {
    let ask = Ask { protocol: case.protocol, case, depth: Depth::Verdict };
    let (findings, _) = found(ask, &Replay::of(ask));
    let verdict = |it: &Finding<'p, '_>| Verdict {
        rule: it.rule,
        kind: it.kind,
        severity: it.severity,
        status: it.status,
    };
    let mut verdicts: Vec<Verdict<'p>> = findings.iter().map(verdict).collect();
    verdicts
        .sort_by(|a, b| a.rule.id.cmp(&b.rule.id).then(a.kind.cmp(&b.kind)).then(a.status.cmp(&b.status)));
    verdicts
}

/// The rules whose duties a case calls up, whether it meets them or not.
#[must_use]
pub fn called_up<'p>(case: &Case<'p, '_>) -> Vec<&'p Rule> {
    let ask = Ask { protocol: case.protocol, case, depth: Depth::Verdict };
    let replay = Replay::of(ask);
    let rules = case.protocol.rules_for(|kind| !case.of_kind(kind).is_empty());
    rules.into_iter().filter(|rule| duty::speaks(ask, &replay, rule)).collect()
}

/// The findings and what is still to come, in no order yet.
fn found<'p, 'r>(ask: Ask<'p, 'r>, replay: &Replay<'p, 'r>) -> (Vec<Finding<'p, 'r>>, Vec<Pending<'p>>) {
    let (protocol, case) = (ask.protocol, ask.case);
    let mut findings: Vec<Finding<'p, 'r>> = Vec::new();
    let mut pending: Vec<Pending<'p>> = Vec::new();
    let mut unanswered: Vec<Finding<'p, 'r>> = Vec::new();
    let mut gathered: Vec<Finding<'p, 'r>> = Vec::new();
    let by = protocol.unanswered.and_then(|index| protocol.rules.get(index));
    for rule in protocol.rules_for(|kind| !case.of_kind(kind).is_empty()) {
        for outcome in judge(ask, replay, rule) {
            match outcome {
                Outcome::Pending(it) => {
                    if !pending.iter().any(|other| std::ptr::eq(other.rule, it.rule)) {
                        pending.push(it);
                    }
                }
                Outcome::Unanswered(it) => unanswered.push(it),
                Outcome::Found(it) if it.status == Status::Unclear && rule.gathered_by.is_some() => {
                    let open = by.is_some_and(|by| rule.gathered_by.as_ref() == Some(&by.id));
                    if open { unanswered.push(it) } else { gathered.push(it) }
                }
                Outcome::Found(it) => findings.push(it),
            }
        }
    }
    if let Some(by) = by {
        findings.extend(combined(by, unanswered));
    }
    while let Some(by) = gathered.iter().find_map(|finding| finding.rule.gathered_by.as_deref()) {
        let (now, later) =
            gathered.into_iter().partition(|finding| finding.rule.gathered_by.as_deref() == Some(by));
        gathered = later;
        match protocol.rule(by) {
            Some(rule) => findings.extend(combined(rule, now)),
            None => findings.extend(now),
        }
    }
    (findings, pending)
}

/// How findings are sorted: step, date, rule.
fn key<'a>(finding: &'a Finding<'_, '_>) -> (u8, Option<Date>, &'a str, Vec<&'a str>) {
    let date = finding.events.iter().map(|event| event.on).min();
    let events = finding.events.iter().map(|event| event.id.as_str()).collect();
    (finding.rule.step, date, &finding.rule.id, events)
}

/// One finding that speaks for several.
fn combined<'p, 'r>(rule: &'p Rule, parts: Vec<Finding<'p, 'r>>) -> Option<Finding<'p, 'r>> {
    if parts.is_empty() {
        return None;
    }
    let mut statements: Vec<&str> = Vec::new();
    let mut events: Vec<&Event> = Vec::new();
    let mut why: Vec<Leaf<'p, 'r>> = Vec::new();
    let mut set: Vec<Change<'p, 'r>> = Vec::new();
    let mut gathers: Vec<&Rule> = Vec::new();
    for part in parts {
        for statement in part.statements {
            if !statements.contains(&statement) {
                statements.push(statement);
            }
        }
        for leaf in part.why {
            let same = |other: &Leaf<'_, '_>| {
                other.asked == leaf.asked && trace::same_events(&other.events, &leaf.events)
            };
            if leaf.value.is_unknown() && !why.iter().any(same) {
                events.extend(&leaf.events);
                why.push(leaf);
            }
        }
        for change in part.would_close.into_iter().next().unwrap_or_default() {
            if !set.contains(&change) {
                set.push(change);
            }
        }
        if !gathers.iter().any(|other| other.id == part.rule.id) {
            gathers.push(part.rule);
        }
    }
    if statements.is_empty() {
        statements = rule.statements.iter().map(String::as_str).collect();
    }
    statements.sort_by_key(|id| (id.chars().next(), id.len(), *id));
    Some(Finding {
        rule,
        kind: rule.kind,
        severity: rule.severity,
        status: Status::Unclear,
        statements,
        parts: Vec::new(),
        events: unique(events),
        due: None,
        why,
        would_close: if set.is_empty() { Vec::new() } else { vec![set] },
        parent: None,
        gathers,
    })
}
