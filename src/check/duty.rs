//! What becomes of a duty on a record: met, broken, pending, undetermined or not applicable.

use super::eval::{Ask, Moment};
use super::order::{self, Owed};
use super::trace::{Leaf, leaves};
use super::what_if::{self, Change};
use crate::explain::Status;
use crate::protocol::{Condition, Due, Kind, Origin, Part, Per, Rule, Severity, Step, Truth};
use crate::record::{Date, Event, Instant};

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
    /// The rules a combined finding speaks for.
    pub gathers: Vec<&'p Rule>,
}

/// A duty that is not due yet.
pub struct Pending<'p> {
    /// Its rule.
    pub rule: &'p Rule,
    /// The last day of its term.
    pub due: Option<Date>,
}

/// What a rule comes to for one thing it speaks about.
pub enum Outcome<'p, 'r> {
    /// Nothing to say.
    Quiet,
    /// Still to be done.
    Pending(Pending<'p>),
    /// A finding.
    Found(Finding<'p, 'r>),
    /// Whether it applies hangs on answers that are missing.
    Unanswered(Finding<'p, 'r>),
}

/// What a rule comes to, once for each thing it speaks about.
pub fn judge<'p, 'r>(ask: Ask<'p, 'r>, rule: &'p Rule) -> Vec<Outcome<'p, 'r>> {
    if rule.require.is_none() && rule.parts.is_empty() && rule.owed.is_none() {
        return Vec::new();
    }
    let case = ask.case;
    let base = Moment::default();
    match &rule.per {
        Per::Record => {
            vec![Duty { ask, rule, moment: base, anchor: case.first_concern(None) }.outcome(Truth::True)]
        }
        Per::Round => (0..case.rounds.len())
            .map(|round| {
                let moment = Moment { round: Some(round), ..base };
                Duty { ask, rule, moment, anchor: case.first_concern(Some(round)) }.outcome(Truth::True)
            })
            .collect(),
        Per::Parent => case
            .record
            .parents
            .iter()
            .map(|parent| {
                let moment = Moment { parent: Some(parent), ..base };
                Duty { ask, rule, moment, anchor: case.first_concern(None) }.outcome(Truth::True)
            })
            .collect(),
        Per::Event(of) => ask
            .visible(base)
            .filter(|event| !of.matches(&event.what).is_false())
            .map(|event| {
                let meant = of.matches(&event.what);
                let duty = Duty { ask, rule, moment: base.about(event), anchor: Some(event) };
                match duty.outcome(meant) {
                    Outcome::Unanswered(mut finding) if meant.is_unknown() => {
                        let asked = super::trace::Asked::Of(of);
                        finding.why.push(Leaf { asked, value: Truth::Unknown, events: vec![event] });
                        finding.would_close = vec![what_if::answers(of, event)];
                        Outcome::Unanswered(finding)
                    }
                    it => it,
                }
            })
            .collect(),
    }
}

/// A duty for one thing a rule speaks about.
#[derive(Clone, Copy)]
struct Duty<'p, 'r> {
    ask: Ask<'p, 'r>,
    rule: &'p Rule,
    moment: Moment<'r>,
    anchor: Option<&'r Event>,
}

/// A step that was reached without the duty being met.
struct Passed<'p, 'r> {
    by: &'r Event,
    severity: Severity,
    statements: &'p [String],
    truth: Truth,
    why: Vec<Leaf<'p, 'r>>,
}

impl<'p, 'r> Duty<'p, 'r> {
    fn outcome(self, meant: Truth) -> Outcome<'p, 'r> {
        let applies = self.applies().and(meant);
        if matches!(applies, Truth::False | Truth::NotApplicable) {
            return Outcome::Quiet;
        }
        match self.judged() {
            Outcome::Found(finding) if applies.is_unknown() => Outcome::Unanswered(Finding {
                status: Status::Unclear,
                why: self
                    .rule
                    .when
                    .as_ref()
                    .map_or_else(Vec::new, |when| unknown_only(leaves(self.ask, when, self.moment))),
                would_close: self
                    .rule
                    .when
                    .as_ref()
                    .map_or_else(Vec::new, |when| what_if::answered(self.ask, when, self.moment)),
                ..finding
            }),
            Outcome::Pending(_) if applies.is_unknown() => Outcome::Quiet,
            it => it,
        }
    }

    /// Whether the rule speaks here at all.
    fn applies(self) -> Truth {
        let protocol = self.ask.protocol;
        let home = match &protocol.applies {
            Some(condition) if !self.rule.every_route && self.rule.owed.is_none() => {
                self.ask.truth(condition, Moment::default())
            }
            _ => Truth::True,
        };
        let when = self.rule.when.as_ref().map_or(Truth::True, |when| self.ask.truth(when, self.moment));
        // A duty "once a record" begins with a concern; without one there is nothing to owe.
        let begun = match (&self.rule.per, self.rule.owed.is_some()) {
            (Per::Event(_) | Per::Parent, _) | (_, true) => Truth::True,
            _ if self.rule.due == Due::Now => Truth::True,
            _ => Truth::from_bool(self.anchor.is_some()),
        };
        home.and(begun).and(when)
    }

    fn judged(self) -> Outcome<'p, 'r> {
        let now = self.met(self.moment);
        let passed: Vec<Passed<'p, 'r>> =
            self.milestones().into_iter().filter_map(|(step, by)| self.passed_at(step, by)).collect();
        if passed.iter().any(|passed| passed.truth.is_false()) {
            let broken: Vec<_> = passed.into_iter().filter(|passed| passed.truth.is_false()).collect();
            return Outcome::Found(self.passed_over(broken, now));
        }
        if self.rule.due == Due::Now
            && self.rule.term.is_none()
            && !now.is_true()
            && now != Truth::NotApplicable
        {
            return Outcome::Found(self.broken(self.rule.kind, self.rule.severity, now, None));
        }
        let ends = self.term_ends();
        if let Some((day, origin)) = ends
            && day < self.ask.case.as_of
            && !self.suspended(self.anchor)
            && self.term_still_counts(now)
        {
            let in_time = self.met(self.moment.until(Instant { on: day, at: None }));
            if in_time.is_false() || (in_time.is_unknown() && !now.is_true()) {
                let school = origin == Origin::School && self.rule.severity > Severity::Should;
                let severity = if school { Severity::Should } else { self.rule.severity };
                let truth = if now.is_true() { Truth::False } else { in_time };
                let mut finding = self.broken(Kind::MissedDeadline, severity, truth, Some(day));
                if now.is_true() {
                    finding.status = Status::NotDone;
                    finding.would_close.clear();
                }
                return Outcome::Found(finding);
            }
        }
        if !passed.is_empty() {
            return Outcome::Found(self.passed_over(passed, now));
        }
        if now.is_true() || now == Truth::NotApplicable || !self.still_to_come() {
            return Outcome::Quiet;
        }
        Outcome::Pending(Pending { rule: self.rule, due: ends.map(|(day, _)| day) })
    }

    /// Whether the duty is met with what is visible at a moment.
    fn met(self, moment: Moment<'r>) -> Truth {
        if let Some(step) = self.step() {
            return self.ask.done(step, moment);
        }
        let required = self.rule.require.iter().map(|require| self.ask.truth(require, moment));
        let parts = self.rule.parts.iter().map(|part| self.ask.truth(&part.require, moment));
        Truth::all(required.chain(parts))
    }

    fn step(self) -> Option<&'p Step> {
        self.rule.owed.as_deref().and_then(|step| self.ask.protocol.graph.step(step))
    }

    /// The steps whose being reached shows that the duty was passed over, with their first event.
    fn milestones(self) -> Vec<(&'p Step, &'r Event)> {
        let steps = self.ask.protocol.graph.steps.iter();
        let rule = self.rule;
        let listed = |step: &&'p Step| match &rule.due {
            Due::Before(ids) => {
                ids.contains(&step.id) || rule.weights.iter().any(|weight| weight.before.contains(&step.id))
            }
            Due::LaterSteps => step.number > rule.step || (step.id == "closing" && rule.step == 6),
            Due::Now | Due::Term => false,
        };
        let mut reached = order::reached(self.ask, steps.filter(listed), self.moment.round);
        if rule.due == Due::LaterSteps {
            // Advice may be asked at any moment: it shows nothing passed over.
            reached.retain(|(_, by)| by.what.kind() != crate::record::ActivityKind::SafeHomeAdvice);
        }
        if let Some(anchor) = self.anchor.filter(|_| rule.owed.is_none()) {
            reached.retain(|(_, by)| !by.when().certainly_before(anchor.when()));
        }
        reached
    }

    /// Whether the duty was passed over when a step was reached, and how sure that is.
    fn passed_at(self, step: &'p Step, by: &'r Event) -> Option<Passed<'p, 'r>> {
        if self.suspended(Some(by)) {
            return None;
        }
        let then = self.moment.until(by.when());
        let met = self.met(then);
        if met.is_true() || met == Truth::NotApplicable {
            return None;
        }
        let (truth, why) = match self.rule.owed.as_deref() {
            None => (met, Vec::new()),
            Some(owed) => match order::owed(self.ask, owed, &step.id, then.about(by)) {
                Owed::No => return None,
                Owed::Yes => (met, Vec::new()),
                Owed::Unclear(why) => (Truth::Unknown, why),
            },
        };
        let weight = self.rule.weights.iter().find(|weight| weight.before.contains(&step.id));
        Some(Passed {
            by,
            severity: weight.map_or(self.rule.severity, |weight| weight.severity),
            statements: weight.map_or(&self.rule.statements, |weight| &weight.statements),
            truth,
            why,
        })
    }

    /// The finding for a duty that one or more steps passed over.
    fn passed_over(self, passed: Vec<Passed<'p, 'r>>, now: Truth) -> Finding<'p, 'r> {
        let sure = passed.iter().any(|passed| passed.truth.is_false());
        let late = sure && now.is_true();
        let severity = passed.iter().map(|passed| passed.severity).max().unwrap_or(self.rule.severity);
        let kind = if late { Kind::OutOfOrder } else { self.rule.kind };
        let first = passed.iter().map(|passed| passed.by).min_by_key(|event| (event.on, event.at));
        let then = first.map_or(self.moment, |event| self.moment.until(event.when()));
        let truth = if sure { Truth::False } else { Truth::Unknown };
        let mut finding = self.broken(kind, severity, truth, None);
        if late {
            // The record itself shows that it was not done when it was due.
            finding.status = Status::NotDone;
        }
        if self.rule.parts.is_empty() {
            let mut statements: Vec<&str> = Vec::new();
            for named in passed.iter().flat_map(|passed| passed.statements) {
                if !statements.contains(&named.as_str()) {
                    statements.push(named);
                }
            }
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
        if sure {
            // What a later step passed over is past: nothing written now undoes it.
            finding.would_close.clear();
        } else if finding.would_close.is_empty() {
            finding.would_close = what_if::of_leaves(&finding.why);
        }
        finding
    }

    /// A finding as at the moment of the check.
    fn broken(self, kind: Kind, severity: Severity, truth: Truth, due: Option<Date>) -> Finding<'p, 'r> {
        let lightened = self
            .rule
            .lightened
            .as_ref()
            .is_some_and(|condition| self.ask.truth(condition, self.moment).is_true());
        let open = |part: &&'p Part| {
            let met = self.ask.truth(&part.require, self.moment);
            // A finding that is sure names what is broken; one that is not, what is unknown.
            if truth.is_false() { met.is_false() } else { met.is_unknown() }
        };
        let parts: Vec<&Part> = self.rule.parts.iter().filter(open).collect();
        let statements = if self.rule.parts.is_empty() {
            self.rule.statements.iter().map(String::as_str).collect()
        } else {
            parts.iter().flat_map(|part| &part.statements).map(String::as_str).collect()
        };
        let why = self.why(self.moment);
        let looked_at = why.iter().flat_map(|leaf| leaf.events.iter().copied());
        let about = self.moment.event.or(if due.is_some() { self.anchor } else { None });
        let would_close = self.would_close();
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
            would_close,
            gathers: Vec::new(),
        }
    }

    fn why(self, moment: Moment<'r>) -> Vec<Leaf<'p, 'r>> {
        let mut why = Vec::new();
        if let Some(when) = &self.rule.when {
            why.extend(leaves(self.ask, when, self.moment));
        }
        let parts = self.rule.parts.iter().map(|part| &part.require);
        for condition in self.rule.require.iter().chain(parts) {
            if !self.ask.truth(condition, moment).is_true() {
                why.extend(leaves(self.ask, condition, moment));
            }
        }
        why
    }

    fn would_close(self) -> Vec<Vec<Change<'p, 'r>>> {
        let parts = self.rule.parts.iter().map(|part| &part.require);
        let open: Vec<&Condition> = self.rule.require.iter().chain(parts).collect();
        what_if::to_make_true(self.ask, &open, self.moment)
    }

    /// Not done, not recorded or unclear (contract, "Status").
    fn status(self, truth: Truth) -> Status {
        if truth.is_unknown() {
            return Status::Unclear;
        }
        let case = self.ask.case;
        let conditions = || self.rule.require.iter().chain(self.rule.parts.iter().map(|part| &part.require));
        let wanted = conditions().any(|condition| {
            condition.wants().into_iter().any(|kind| case.stated_not_done(kind, &roles(condition)))
        });
        let contradicted = conditions().any(|condition| contradicts(self.ask, condition, self.moment));
        let step = self.step().is_some_and(|step| {
            step.done.iter().any(|done| {
                let stated = case.stated_not_done(done.event.kind(), done.event.roles());
                // A waiver that does not count still says that there was no talk.
                let waived = done.valid.is_some() && ask_visible_matches(self.ask, self.moment, done);
                stated || waived
            })
        });
        if wanted || contradicted || step { Status::NotDone } else { Status::NotRecorded }
    }

    /// Whether acute danger suspends what a later step or a term would show.
    fn suspended(self, by: Option<&'r Event>) -> bool {
        let suspends = matches!(self.rule.kind, Kind::SkippedStep | Kind::OutOfOrder | Kind::MissedDeadline)
            || self.rule.term.is_some();
        // What the graph owes, the graph also excuses.
        let by_the_graph = self.rule.owed.is_some() && self.rule.term.is_none();
        if !suspends || by_the_graph || self.rule.step > 4 {
            return false;
        }
        let then = by.map_or(self.moment, |event| self.moment.until(event.when()));
        let then = if self.rule.term.is_some() { self.moment } else { then };
        let everywhere = Moment { round: None, ..then };
        self.ask
            .protocol
            .suspended
            .as_ref()
            .is_some_and(|condition| self.ask.truth(condition, everywhere).is_true())
    }

    fn term_ends(self) -> Option<(Date, Origin)> {
        let term = self.ask.protocol.term(self.rule.term.as_deref()?)?;
        let from = self.anchor?.on;
        Some((term.ends(from, self.ask.protocol.calendar()), term.origin))
    }

    /// A term of a step counts while the step is owed and its round goes on, or when it was done.
    fn term_still_counts(self, now: Truth) -> bool {
        let Some(owed) = self.rule.owed.as_deref() else { return true };
        let open = self
            .moment
            .round
            .is_none_or(|round| round == self.ask.case.rounds.len() - 1 && order::still_open(self.ask.case));
        let due = matches!(order::owed(self.ask, owed, "decision", self.moment), Owed::Yes);
        due && (now.is_true() || open)
    }

    /// Whether the duty can still be met in time.
    fn still_to_come(self) -> bool {
        match (&self.rule.owed, self.moment.round) {
            (Some(owed), round) => {
                let latest = round.is_none_or(|round| round == self.ask.case.rounds.len() - 1);
                latest
                    && self.anchor.is_some()
                    && order::still_open(self.ask.case)
                    && matches!(order::owed(self.ask, owed, "decision", self.moment), Owed::Yes)
            }
            _ => true,
        }
    }
}

/// Whether an event is there that would do a step if it counted.
fn ask_visible_matches<'p, 'r>(
    ask: Ask<'p, 'r>,
    moment: Moment<'r>,
    done: &'p crate::protocol::Done,
) -> bool {
    ask.visible(moment)
        .any(|event| done.event.matches(&event.what).is_true() && ask.does_by(event, done, moment).is_false())
}

/// Whether the record itself says no: an answer of "this event" that is known and wrong.
fn contradicts<'p, 'r>(ask: Ask<'p, 'r>, condition: &'p Condition, moment: Moment<'r>) -> bool {
    let truth = ask.truth(condition, moment);
    match condition {
        Condition::This(of) => {
            truth.is_false() && moment.event.is_some_and(|event| event.what.kind() == of.kind())
        }
        // Another event of the activity that says the contrary.
        Condition::Happened(of) => {
            truth.is_false()
                && of.asks_an_answer()
                && ask.visible(moment).any(|event| event.what.kind() == of.kind())
        }
        Condition::All(parts) | Condition::Any(parts) => {
            truth.is_false() && parts.iter().any(|part| contradicts(ask, part, moment))
        }
        _ => false,
    }
}

fn roles(condition: &Condition) -> Vec<crate::record::Role> {
    condition.pattern().map(|pattern| pattern.roles().to_vec()).unwrap_or_default()
}

fn unknown_only<'p, 'r>(leaves: Vec<Leaf<'p, 'r>>) -> Vec<Leaf<'p, 'r>> {
    leaves.into_iter().filter(|leaf| leaf.value.is_unknown()).collect()
}

/// The events once each, in the order first named.
pub fn unique(events: Vec<&Event>) -> Vec<&Event> {
    let mut once: Vec<&Event> = Vec::with_capacity(events.len());
    for event in events {
        if !once.iter().any(|other| other.id == event.id) {
            once.push(event);
        }
    }
    once
}
