//! What a duty that was not met comes to: the finding, with why and what would close it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::duty::{Duty, Passed};
use super::eval::{Ask, Depth, Moment};
use super::trace::{Leaf, leaves};
use super::what_if::{self, Change};
use crate::protocol::{Condition, Done, Kind, Part, Per, Rule, Severity, Truth};
use crate::record::{Date, Event, Parent};

/// What became of a duty, told of one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The record says it was not done.
    NotDone,
    /// Nothing in the record shows that it was done.
    NotRecorded,
    /// It hangs on an answer that is not known.
    Unclear,
}

/// An observation, not yet in words.
pub struct Finding<'p, 'r> {
    /// The rule that makes it.
    pub rule: &'p Rule,
    /// What sort of thing it is.
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
    /// What became of the duty.
    pub status: Status,
    /// The statements it shows broken, in the rule's order.
    pub statements: Vec<&'p str>,
    /// The parts that are broken, where the duty has parts.
    pub parts: Vec<&'p Part>,
    /// The events it is about, then those it looked at.
    pub events: Vec<&'r Event>,
    /// The last day of the term.
    pub due: Option<Date>,
    /// Why.
    pub why: Vec<Leaf<'p, 'r>>,
    /// What would close it.
    pub would_close: Vec<Vec<Change<'p, 'r>>>,
    /// The parent it is about, where the rule speaks of each.
    pub parent: Option<&'r Parent>,
    /// The rules a combined finding speaks for.
    pub gathers: Vec<&'p Rule>,
}

impl<'r> Finding<'_, 'r> {
    /// The one event a finding is about, where its rule speaks of each event of a kind.
    #[must_use]
    pub fn about(&self) -> Option<&'r Event> {
        let each = matches!(self.rule.per, Per::Event(_));
        self.events.first().copied().filter(|_| each)
    }
}

impl<'p, 'r> Duty<'_, 'p, 'r> {
    /// The finding for a duty that one or more steps passed over.
    pub(super) fn passed_over(self, passed: Vec<Passed<'p, 'r>>, now: Truth) -> Finding<'p, 'r> {
        let sure = passed.iter().any(|passed| passed.truth.is_false());
        let late = sure && now.is_true();
        let severity = passed.iter().map(|passed| passed.severity).max().unwrap_or(self.rule.severity);
        let kind = if late { Kind::OutOfOrder } else { self.rule.kind };
        let first = passed.iter().map(|passed| passed.by).min_by_key(|event| (event.on, event.at));
        let then = first.map_or(self.moment, |event| self.moment.until(event.when()));
        let truth = if sure { Truth::False } else { Truth::Unknown };
        let mut finding = self.broken(then, kind, severity, truth, None);
        if late {
            // The record itself shows that it was not done when it was due.
            finding.status = Status::NotDone;
        }
        if self.rule.parts.is_empty() {
            let mut statements = named(passed.iter().flat_map(|passed| passed.statements));
            statements.sort_unstable();
            finding.statements = statements;
        }
        let mut events: Vec<&Event> = passed.iter().map(|passed| passed.by).collect();
        if late && let Some(step) = self.step() {
            events.extend(
                self.ask
                    .visible(self.moment)
                    .filter(|e| self.ask.does(e, step, self.moment).is_true())
                    .take(1),
            );
        }
        events.extend(finding.events);
        finding.events = unique(events);
        finding.why = self.why(then);
        for leaf in passed.into_iter().flat_map(|passed| passed.why) {
            if !finding.why.iter().any(|other| other.asked == leaf.asked) {
                finding.why.push(leaf);
            }
        }
        // What a later step passed over is past: nothing written now undoes it.
        if !sure {
            finding.would_close = self.would_close();
            if finding.would_close.is_empty() {
                finding.would_close = what_if::of_leaves(&finding.why);
            }
        }
        finding
    }

    /// A finding about what stood at a moment, without what would close it.
    pub(super) fn broken(
        self,
        then: Moment<'r>,
        kind: Kind,
        severity: Severity,
        truth: Truth,
        due: Option<Date>,
    ) -> Finding<'p, 'r> {
        let lightened = self
            .rule
            .lightened
            .as_ref()
            .is_some_and(|condition| self.ask.truth(condition, self.moment).is_true());
        let open = |part: &&'p Part| {
            let met = self.ask.truth(&part.require, then);
            // A finding that is sure names what is broken; one that is not, what is unknown.
            if truth.is_false() { met.is_false() } else { met.is_unknown() }
        };
        let parts: Vec<&Part> = self.rule.parts.iter().filter(open).collect();
        let statements = if self.rule.parts.is_empty() {
            self.rule.statements.iter().map(String::as_str).collect()
        } else {
            named(parts.iter().flat_map(|part| &part.statements))
        };
        let why = self.why(self.moment);
        let looked_at = why.iter().flat_map(|leaf| leaf.events.iter().copied());
        let about = self.moment.event.or(if due.is_some() { self.anchor } else { None });
        Finding {
            rule: self.rule,
            kind,
            severity: if lightened { Severity::Consider } else { severity },
            status: self.status(truth),
            statements,
            parts,
            events: unique(about.into_iter().chain(looked_at).collect()),
            due,
            why,
            would_close: Vec::new(),
            parent: self.moment.parent,
            gathers: Vec::new(),
        }
    }

    fn why(self, moment: Moment<'r>) -> Vec<Leaf<'p, 'r>> {
        let mut why = Vec::new();
        if self.ask.depth == Depth::Verdict {
            return why;
        }
        if let Some(when) = &self.rule.when {
            // That an exception does not hold is not why somebody is told something.
            let calls = leaves(self.ask, when, self.moment).into_iter().filter(|leaf| !leaf.value.is_false());
            why.extend(calls);
        }
        let parts = self.rule.parts.iter().map(|part| &part.require);
        for condition in self.rule.require.iter().chain(parts) {
            if !self.ask.truth(condition, moment).is_true() {
                why.extend(leaves(self.ask, condition, moment));
            }
        }
        why
    }

    pub(super) fn would_close(self) -> Vec<Vec<Change<'p, 'r>>> {
        if self.ask.depth == Depth::Verdict {
            return Vec::new();
        }
        let parts = self.rule.parts.iter().map(|part| &part.require);
        let open: Vec<&Condition> = self.rule.require.iter().chain(parts).collect();
        what_if::to_make_true(self.ask, &open, self.moment)
    }

    /// Not done, not recorded or unclear.
    fn status(self, truth: Truth) -> Status {
        if truth.is_unknown() {
            return Status::Unclear;
        }
        // What came in the wrong order is in the record: it was not done in time.
        if self.rule.kind == Kind::OutOfOrder {
            return Status::NotDone;
        }
        let case = self.ask.case;
        let conditions = || self.rule.require.iter().chain(self.rule.parts.iter().map(|part| &part.require));
        let wanted = conditions().any(|condition| {
            condition.wants().into_iter().any(|of| case.stated_not_done(of.kind(), of.roles()))
        });
        let contradicted = conditions().any(|condition| contradicts(self.ask, condition, self.moment));
        let step = self.step().is_some_and(|step| {
            step.done.iter().any(|done| {
                let stated = case.stated_not_done(done.event.kind(), done.event.roles());
                // A waiver that does not count still says that there was no talk.
                let waived = done.valid.is_some() && done_without_counting(self.ask, self.moment, done);
                stated || waived
            })
        });
        if wanted || contradicted || step { Status::NotDone } else { Status::NotRecorded }
    }
}

/// Whether an event is there that would do a step if it counted.
fn done_without_counting<'p, 'r>(ask: Ask<'p, 'r>, moment: Moment<'r>, done: &'p Done) -> bool {
    ask.meant(&done.event, moment)
        .any(|(event, meant)| meant.is_true() && ask.does_by(event, done, moment).is_false())
}

/// Whether the record itself says no: an answer of "this event" that is known and wrong.
fn contradicts<'p, 'r>(ask: Ask<'p, 'r>, condition: &'p Condition, moment: Moment<'r>) -> bool {
    let truth = ask.truth(condition, moment);
    match condition {
        Condition::This(of) => {
            truth.is_false() && moment.event.is_some_and(|event| event.what.kind() == of.kind())
        }
        // Another event of the activity that says the contrary.
        Condition::Happened(of) => truth.is_false() && ask.counts(of.kind(), moment) && of.asks_an_answer(),
        Condition::All(parts) | Condition::Any(parts) => {
            truth.is_false() && parts.iter().any(|part| contradicts(ask, part, moment))
        }
        Condition::Is(name) => {
            ask.protocol.named(name).is_some_and(|definition| contradicts(ask, &definition.is, moment))
        }
        _ => false,
    }
}

/// Statements once each, in the order first named.
fn named<'p>(statements: impl Iterator<Item = &'p String>) -> Vec<&'p str> {
    let mut once: Vec<&str> = Vec::new();
    for statement in statements {
        if !once.contains(&statement.as_str()) {
            once.push(statement);
        }
    }
    once
}

/// The events once each, in the order first named.
pub fn unique(events: Vec<&Event>) -> Vec<&Event> {
    let mut once: Vec<&Event> = Vec::with_capacity(events.len());
    for event in events {
        if !once.iter().any(|other| std::ptr::eq(*other, event)) {
            once.push(event);
        }
    }
    once
}
