//! What becomes of a duty on a record: met, broken, pending, undetermined or not applicable.

use super::eval::{Ask, Depth, Moment};
use super::finding::{Finding, Status};
use super::order::{self, Owed, Replay};
use super::trace::{Asked, Leaf, leaves};
use super::what_if;
use crate::protocol::{Due, Kind, Origin, Per, Rule, Severity, Step, Truth};
use crate::record::{ActivityKind, Date, Event, Instant};

/// A duty that is not due yet.
pub struct Pending<'p> {
    /// Its rule.
    pub rule: &'p Rule,
    /// The last day of its term.
    pub due: Option<Date>,
    /// The day from which to remind of it.
    pub remind_from: Option<Date>,
}

/// What a rule comes to for one thing it speaks about.
pub enum Outcome<'p, 'r> {
    /// Still to be done.
    Pending(Pending<'p>),
    /// A finding.
    Found(Finding<'p, 'r>),
    /// Whether it applies hangs on answers that are missing.
    Unanswered(Finding<'p, 'r>),
}

/// What a rule comes to, once for each thing it speaks about.
pub fn judge<'p, 'r>(ask: Ask<'p, 'r>, replay: &Replay<'p, 'r>, rule: &'p Rule) -> Vec<Outcome<'p, 'r>> {
    if rule.require.is_none() && rule.parts.is_empty() && rule.owed.is_none() {
        return Vec::new();
    }
    let case = ask.case;
    let base = Moment::default();
    let duty = |moment, anchor| Duty { ask, replay, rule, moment, anchor };
    match &rule.per {
        Per::Record => duty(base, case.first_concern(None)).outcomes(Truth::True),
        Per::Round => (0..case.rounds.len())
            .flat_map(|round| {
                let moment = Moment { round: Some(round), ..base };
                duty(moment, case.first_concern(Some(round))).outcomes(Truth::True)
            })
            .collect(),
        Per::Parent => {
            let parents = case.record.parents.iter();
            let moments = parents.map(|parent| Moment { parent: Some(parent), ..base });
            moments.flat_map(|moment| duty(moment, case.first_concern(None)).outcomes(Truth::True)).collect()
        }
        Per::Event(of) => case
            .of_kind(of.kind())
            .iter()
            .map(|&(event, _)| (event, of.matches(&event.what)))
            .filter(|(_, meant)| !meant.is_false())
            .flat_map(|(event, meant)| {
                let outcomes = duty(base.about(event), Some(event)).outcomes(meant).into_iter();
                outcomes.map(move |outcome| match outcome {
                    Outcome::Unanswered(mut finding) if meant.is_unknown() => {
                        let asked = Asked::Of(of);
                        finding.why.push(Leaf { asked, value: Truth::Unknown, events: vec![event] });
                        finding.would_close = vec![what_if::answers(of, event)];
                        Outcome::Unanswered(finding)
                    }
                    it => it,
                })
            })
            .collect(),
    }
}

/// Whether a rule has something to say of a case: whether its duty applies, met or not.
pub fn speaks<'p, 'r>(ask: Ask<'p, 'r>, replay: &Replay<'p, 'r>, rule: &'p Rule) -> bool {
    let case = ask.case;
    let base = Moment::default();
    let applies = |moment: Moment<'r>, anchor| {
        let duty = Duty { ask, replay, rule, moment, anchor };
        !matches!(duty.applies(), Truth::False | Truth::NotApplicable)
    };
    match &rule.per {
        Per::Record => applies(base, case.first_concern(None)),
        Per::Round => (0..case.rounds.len())
            .any(|round| applies(Moment { round: Some(round), ..base }, case.first_concern(Some(round)))),
        Per::Parent => (case.record.parents.iter())
            .any(|parent| applies(Moment { parent: Some(parent), ..base }, case.first_concern(None))),
        Per::Event(of) => (case.of_kind(of.kind()).iter()).any(|&(event, _)| {
            !of.matches(&event.what).is_false() && applies(base.about(event), Some(event))
        }),
    }
}

/// A duty for one thing a rule speaks about.
#[derive(Clone, Copy)]
pub(super) struct Duty<'t, 'p, 'r> {
    pub(super) ask: Ask<'p, 'r>,
    pub(super) replay: &'t Replay<'p, 'r>,
    pub(super) rule: &'p Rule,
    pub(super) moment: Moment<'r>,
    pub(super) anchor: Option<&'r Event>,
}

/// A step that was reached without the duty being met.
pub(super) struct Passed<'p, 'r> {
    pub(super) by: &'r Event,
    pub(super) severity: Severity,
    pub(super) statements: &'p [String],
    pub(super) truth: Truth,
    pub(super) why: Vec<Leaf<'p, 'r>>,
}

impl<'p, 'r> Duty<'_, 'p, 'r> {
    fn outcomes(self, meant: Truth) -> Vec<Outcome<'p, 'r>> {
        let applies = self.applies().and(meant);
        if matches!(applies, Truth::False | Truth::NotApplicable) {
            return Vec::new();
        }
        let judged = self.judged();
        if applies.is_true() {
            return judged;
        }
        // Whether it applies is not known: what it would have said becomes an open question.
        let open = |outcome| match outcome {
            Outcome::Found(finding) => Some(Outcome::Unanswered(self.unanswered(finding))),
            _ => None,
        };
        judged.into_iter().filter_map(open).collect()
    }

    fn unanswered(self, finding: Finding<'p, 'r>) -> Finding<'p, 'r> {
        let when = self.rule.when.as_ref().filter(|_| self.ask.depth == Depth::Explained);
        Finding {
            status: Status::Unclear,
            why: when.map_or_else(Vec::new, |when| unknown_only(leaves(self.ask, when, self.moment))),
            would_close: when.map_or_else(Vec::new, |when| what_if::answered(self.ask, when, self.moment)),
            ..finding
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
        // A condition about things that are not there does not call for anything.
        if when == Truth::NotApplicable {
            return Truth::False;
        }
        // A duty "once a record" begins with a concern; without one there is nothing to owe.
        let begun = match (&self.rule.per, self.rule.owed.is_some()) {
            (Per::Event(_) | Per::Parent, _) | (_, true) => Truth::True,
            _ if self.rule.due == Due::Now => Truth::True,
            _ => Truth::from_bool(self.anchor.is_some()),
        };
        home.and(begun).and(when)
    }

    fn judged(self) -> Vec<Outcome<'p, 'r>> {
        let now = self.met(self.moment);
        let milestones = self.milestones().into_iter();
        let passed = milestones.filter_map(|(step, events)| self.passed_by(step, &events));
        let (surely, perhaps): (Vec<Passed<'p, 'r>>, Vec<_>) =
            passed.partition(|passed| passed.truth.is_false());
        let at_once = self.rule.due == Due::Now && self.rule.term.is_none();
        if at_once && !now.is_true() && now != Truth::NotApplicable {
            let today = Instant { on: self.ask.case.as_of, at: None };
            if self.suspended(today, self.anchor.map(|anchor| self.ask.case.round_of(anchor))) {
                return Vec::new();
            }
            let broken = self.broken(self.moment, self.rule.kind, self.rule.severity, now, None);
            return vec![Outcome::Found(Finding { would_close: self.would_close(), ..broken })];
        }
        let ends = self.term_ends();
        // What is sure comes first, then what may be, then the term: each tells only what the one
        // before it does not name.
        let mut told: Vec<Finding<'p, 'r>> = Vec::new();
        let passed = [surely, perhaps].into_iter().filter(|passed| !passed.is_empty());
        let passed: Vec<_> = passed.map(|passed| self.passed_over(passed, now)).collect();
        for mut finding in
            passed.into_iter().chain(ends.and_then(|(day, origin)| self.past_term(day, origin, now)))
        {
            finding.statements.retain(|id| !told.iter().any(|other| other.statements.contains(id)));
            if !finding.statements.is_empty() {
                told.push(finding);
            }
        }
        if !told.is_empty() {
            return told.into_iter().map(Outcome::Found).collect();
        }
        let not_yet = self.rule.not_yet.as_ref().is_some_and(|it| self.ask.truth(it, self.moment).is_true());
        if now.is_true() || now == Truth::NotApplicable || not_yet || !self.still_to_come() {
            return Vec::new();
        }
        let due = ends.map(|(day, _)| day);
        vec![Outcome::Pending(Pending { rule: self.rule, due, remind_from: self.remind_from() })]
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

    pub(super) fn step(self) -> Option<&'p Step> {
        self.rule.owed.as_deref().and_then(|step| self.ask.protocol.graph.step(step))
    }

    /// The steps whose being reached shows that the duty was passed over, with the events that do.
    fn milestones(self) -> Vec<(&'p Step, Vec<&'r Event>)> {
        let rule = self.rule;
        let listed = |step: &Step| match &rule.due {
            Due::Before(ids) => {
                ids.contains(&step.id) || rule.weights.iter().any(|weight| weight.before.contains(&step.id))
            }
            Due::LaterSteps => step.number > rule.step || (step.id == "closing" && rule.step == 6),
            Due::Now | Due::Term => false,
        };
        if matches!(rule.due, Due::Now | Due::Term) {
            return Vec::new();
        }
        // What lies before a duty began cannot pass it over, and advice, which may be asked at any
        // moment, shows nothing passed over.
        let begun = self.anchor.filter(|_| rule.owed.is_none()).map(Event::when);
        let counts = |by: &Event| {
            begun.is_none_or(|begun| !by.when().certainly_before(begun))
                && (rule.due != Due::LaterSteps || by.what.kind() != ActivityKind::SafeHomeAdvice)
        };
        let steps = self.replay.steps(self.moment.round).filter(|(step, _)| listed(step));
        steps.map(|(step, events)| (step, events.into_iter().filter(|by| counts(by)).collect())).collect()
    }

    /// The first event of a step that surely passed the duty over, else the first that may have.
    fn passed_by(self, step: &'p Step, events: &[&'r Event]) -> Option<Passed<'p, 'r>> {
        let mut may_have = None;
        for by in events {
            match self.passed_at(step, by) {
                Some(passed) if passed.truth.is_false() => return Some(passed),
                Some(passed) if may_have.is_none() => may_have = Some(passed),
                _ => {}
            }
        }
        may_have
    }

    /// Whether the duty was passed over when a step was reached, and how sure that is.
    fn passed_at(self, step: &'p Step, by: &'r Event) -> Option<Passed<'p, 'r>> {
        // What the graph owes, the graph also excuses.
        if self.rule.owed.is_none() && self.suspended(by.when(), Some(self.ask.case.round_of(by))) {
            return None;
        }
        let then = self.moment.until(by.when());
        let met = self.met(then);
        if met.is_true() || met == Truth::NotApplicable {
            return None;
        }
        // What did not apply yet was not passed over.
        let applied = self.rule.when.as_ref().map_or(Truth::True, |when| self.ask.truth(when, then));
        if matches!(applied, Truth::False | Truth::NotApplicable) {
            return None;
        }
        let (truth, why) = match self.step() {
            None => (met, Vec::new()),
            Some(owed) => match self.replay.owed(owed, step, self.on_the_day(by)) {
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

    /// Whether acute danger suspends what a later step or a term would show.
    fn suspended(self, then: Instant, round: Option<usize>) -> bool {
        let suspends = matches!(self.rule.kind, Kind::SkippedStep | Kind::OutOfOrder | Kind::MissedDeadline)
            || self.rule.term.is_some();
        if !suspends || self.rule.step > 4 {
            return false;
        }
        let moment = Moment { round, ..self.moment.until(then) };
        let suspended = self.ask.protocol.suspended.as_ref();
        suspended.is_some_and(|condition| self.ask.truth(condition, moment).is_true())
    }

    fn remind_from(self) -> Option<Date> {
        let term = self.ask.protocol.term(self.rule.term.as_deref()?)?;
        Some(term.day(term.remind_from?, self.anchor?.on, self.ask.protocol.calendar()))
    }

    fn term_ends(self) -> Option<(Date, Origin)> {
        let term = self.ask.protocol.term(self.rule.term.as_deref()?)?;
        let from = self.anchor?.on;
        Some((term.ends(from, self.ask.protocol.calendar()), term.origin))
    }

    /// The finding for a term that has passed.
    fn past_term(self, day: Date, origin: Origin, now: Truth) -> Option<Finding<'p, 'r>> {
        let ended = Instant { on: day, at: None };
        if day >= self.ask.case.as_of
            || self.suspended(ended, self.anchor.map(|anchor| self.ask.case.round_of(anchor)))
        {
            return None;
        }
        let in_time = self.met(self.moment.until(ended));
        let late = now.is_true() && !in_time.is_true();
        if in_time.is_true() || in_time == Truth::NotApplicable {
            return None;
        }
        let open = match self.owed_now() {
            Owed::No => return None,
            // A step that is owed counts while its round goes on, or when it was done after all.
            Owed::Yes | Owed::Unclear(_) if self.rule.owed.is_some() && !late && !self.round_goes_on() => {
                return None;
            }
            Owed::Yes => Vec::new(),
            Owed::Unclear(why) => why,
        };
        let school = origin == Origin::School && self.rule.severity > Severity::Should;
        let severity = if school { Severity::Should } else { self.rule.severity };
        let truth = if open.is_empty() { in_time } else { Truth::Unknown };
        let mut finding = self.broken(self.moment, Kind::MissedDeadline, severity, truth, Some(day));
        if !open.is_empty() {
            finding.would_close = what_if::of_leaves(&open);
            finding.why.extend(open);
        } else if !late {
            finding.would_close = self.would_close();
        } else if in_time.is_false() {
            // What came late is in the record; nothing written now makes it earlier.
            finding.status = Status::NotDone;
        }
        Some(finding)
    }

    /// The day of an event, for asking which ways were open: what happened later that day counts,
    /// as a signal of danger that was written down after the report it led to.
    fn on_the_day(self, by: &'r Event) -> Moment<'r> {
        self.moment.until(Instant { on: by.on, at: None }).about(by)
    }

    /// Whether the step a rule speaks for is owed before the first of the steps it must precede, as
    /// things stand.
    fn owed_now(self) -> Owed<'p, 'r> {
        match (self.step(), &self.rule.due) {
            (Some(owed), Due::Before(steps)) => {
                let reached = steps.first().and_then(|step| self.ask.protocol.graph.step(step));
                reached.map_or(Owed::Yes, |reached| self.replay.owed(owed, reached, self.moment))
            }
            _ => Owed::Yes,
        }
    }

    /// Whether the duty's round is the latest and nothing has ended it.
    fn round_goes_on(self) -> bool {
        let latest = self.ask.case.rounds.len() - 1;
        self.moment.round.is_none_or(|round| round == latest) && order::still_open(self.ask.case)
    }

    /// Whether the duty can still be met in time.
    fn still_to_come(self) -> bool {
        self.rule.owed.is_none()
            || (self.anchor.is_some() && self.round_goes_on() && matches!(self.owed_now(), Owed::Yes))
    }
}

fn unknown_only<'p, 'r>(leaves: Vec<Leaf<'p, 'r>>) -> Vec<Leaf<'p, 'r>> {
    leaves.into_iter().filter(|leaf| leaf.value.is_unknown()).collect()
}
