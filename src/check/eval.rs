//! What a condition comes to on a record, at a moment.

use super::case::{Case, Named};
use super::table::WORD;
use crate::protocol::{Condition, Done, Name, Of, Protocol, PupilTest, Step, Truth};
use crate::record::{ActivityKind, Event, Instant, Parent, Route, Value};

/// The moment at which a condition is asked, and what "this" is.
#[derive(Clone, Copy, Default)]
pub struct Moment<'r> {
    /// Up to when events count; all of them where it is left out.
    pub until: Option<Instant>,
    /// The round they must belong to; any where it is left out.
    pub round: Option<usize>,
    /// "This event".
    pub event: Option<&'r Event>,
    /// "The parent the rule is about".
    pub parent: Option<&'r Parent>,
}

impl<'r> Moment<'r> {
    /// The same moment, about an event.
    #[must_use]
    pub const fn about(self, event: &'r Event) -> Self {
        Self { event: Some(event), ..self }
    }

    /// The same, with events up to `until` only.
    #[must_use]
    pub const fn until(self, until: Instant) -> Self {
        Self { until: Some(until), ..self }
    }
}

/// A protocol asked of a case.
#[derive(Clone, Copy)]
pub struct Ask<'p, 'r> {
    /// The protocol.
    pub protocol: &'p Protocol,
    /// The case.
    pub case: &'r Case<'p, 'r>,
    /// How much is worked out.
    pub depth: Depth,
}

/// How much of a check is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What was found.
    Verdict,
    /// Also why, and what would close it.
    Explained,
}

impl<'p, 'r> Ask<'p, 'r> {
    /// The events that count at a moment, in order.
    #[must_use]
    pub fn visible(self, moment: Moment<'r>) -> impl DoubleEndedIterator<Item = &'r Event> {
        self.case.events.iter().copied().filter(move |event| {
            moment.until.is_none_or(|until| event.when().not_after(until))
                && moment.round.is_none_or(|round| self.case.round_of(event) == round)
        })
    }

    /// The events of an activity that count at a moment, in order.
    pub(super) fn visible_of(
        self,
        kind: ActivityKind,
        moment: Moment<'r>,
    ) -> impl DoubleEndedIterator<Item = &'r Event> {
        let counts = move |&&(event, round): &&(&'r Event, usize)| {
            moment.until.is_none_or(|until| event.when().not_after(until))
                && moment.round.is_none_or(|only| only == round)
        };
        self.case.of_kind(kind).iter().filter(counts).map(|&(event, _)| event)
    }

    /// What `condition` comes to.
    #[must_use]
    pub fn truth(self, condition: &'p Condition, moment: Moment<'r>) -> Truth {
        match condition {
            Condition::All(parts) => Truth::all(parts.iter().map(|part| self.truth(part, moment))),
            Condition::Any(parts) => Truth::any(parts.iter().map(|part| self.truth(part, moment))),
            Condition::Not(part) => self.truth(part, moment).negated(),
            Condition::Surely(part) => Truth::from_bool(self.truth(part, moment).is_true()),
            Condition::Is(name) => self.named(name, moment),
            Condition::Happened(of) => self.happened(of, moment),
            Condition::AtLeast { times, of } => self.at_least(*times, of, moment),
            Condition::OnDays { days, of, is } => self.on_days(*days, of, is.as_deref(), moment),
            Condition::MorePeople { than, of } => self.more_people(*than, of, moment),
            Condition::Phrases(days) => Truth::from_bool(self.phrased(moment).len() >= *days),
            Condition::Last(of) => self.last(of, moment),
            Condition::Some { of, is } => {
                self.exists(of, moment, |event| self.truth(is, moment.about(event)))
            }
            Condition::Every { of, is } => self.every(of, is, moment),
            Condition::Pupil(test) => self.pupil(test),
            Condition::Route(routes) => self.route(routes),
            Condition::Linked => Truth::from_bool(!self.case.record.linked.is_empty()),
            Condition::Round(starts) => {
                let round = moment.round.unwrap_or(self.case.rounds.len() - 1);
                Truth::from_bool(self.case.rounds.get(round).is_some_and(|it| starts.contains(&it.how)))
            }
            Condition::Authority(answers) => {
                moment.parent.map_or(Truth::NotApplicable, |parent| known_among(parent.authority, answers))
            }
            of_this => {
                moment.event.map_or(Truth::NotApplicable, |event| self.of_this(of_this, event, moment))
            }
        }
    }

    /// What a definition comes to. Where it hangs on no event and no parent, it is worked out once.
    fn named(self, name: &Name, moment: Moment<'r>) -> Truth {
        let Some(definition) = self.protocol.named(name) else { return Truth::Unknown };
        let about_this = |place: &usize| self.protocol.plan.about_this.get(*place) != Some(&false);
        let known = name.place().filter(|place| !about_this(place)).and_then(|it| self.case.named.get(it));
        let Some(known) = known else { return self.truth(&definition.is, moment) };
        let then = |(until, round, _): &&Named| *until == moment.until && *round == moment.round;
        let found = known.borrow().iter().find(then).map(|(.., truth)| *truth);
        found.unwrap_or_else(|| {
            let truth = self.truth(&definition.is, moment);
            known.borrow_mut().push((moment.until, moment.round, truth));
            truth
        })
    }

    /// The events of an activity that count at a moment, as a word of a mask.
    fn counting(self, kind: ActivityKind, moment: Moment<'r>, word: usize) -> u64 {
        let events = self.case.of_kind(kind);
        // Sorted, those of a day without a time first: what is not after a moment comes in front.
        let until = |until| events.partition_point(|(event, _)| event.when().not_after(until));
        let front = moment.until.map_or(events.len(), until).saturating_sub(word * WORD);
        let mask = if front >= WORD { u64::MAX } else { (1 << front) - 1 };
        match moment.round {
            Some(only) if self.case.rounds.len() > 1 => {
                let here = events.iter().skip(word * WORD).take(WORD).enumerate();
                here.filter(|(_, (_, round))| *round == only).fold(0, |sum, (bit, _)| sum | 1 << bit) & mask
            }
            _ => mask,
        }
    }

    /// Whether an activity happened, of what counts at a moment.
    pub(super) fn counts(self, kind: ActivityKind, moment: Moment<'r>) -> bool {
        (0..self.case.words(kind)).any(|word| self.counting(kind, moment, word) != 0)
    }

    /// The events that such a pattern means or may mean and that count at a moment, in order, each
    /// with whether it is surely meant.
    pub(super) fn meant(self, of: &'p Of, moment: Moment<'r>) -> impl Iterator<Item = (&'r Event, Truth)> {
        let events = self.case.of_kind(of.kind());
        (0..self.case.words(of.kind())).flat_map(move |word| {
            let masks = self.case.masks(of, word);
            let mut left = (masks.yes | masks.perhaps) & self.counting(of.kind(), moment, word);
            std::iter::from_fn(move || {
                if left == 0 {
                    return None;
                }
                let bit = left.trailing_zeros();
                left &= left - 1;
                let sure = masks.yes >> bit & 1 == 1;
                let (event, _) = events[word * WORD + bit as usize];
                Some((event, if sure { Truth::True } else { Truth::Unknown }))
            })
        })
    }

    /// Whether such an event counts.
    fn happened(self, of: &'p Of, moment: Moment<'r>) -> Truth {
        let mut perhaps = false;
        for word in 0..self.case.words(of.kind()) {
            let (masks, counting) = (self.case.masks(of, word), self.counting(of.kind(), moment, word));
            if masks.yes & counting != 0 {
                return Truth::True;
            }
            perhaps |= masks.perhaps & counting != 0;
        }
        if perhaps { Truth::Unknown } else { Truth::False }
    }

    /// Whether such an event counts for which `holds`.
    pub(super) fn exists(self, of: &'p Of, moment: Moment<'r>, holds: impl Fn(&'r Event) -> Truth) -> Truth {
        let mut found = Truth::False;
        for (event, meant) in self.meant(of, moment) {
            let truth = meant.and(holds(event));
            if truth.is_true() {
                return Truth::True;
            }
            found = found.or(truth);
        }
        found
    }

    fn at_least(self, times: usize, of: &'p Of, moment: Moment<'r>) -> Truth {
        let (mut sure, mut perhaps) = (0, 0);
        // "By then" is up to this event, where there is one.
        let then = moment.event.map(Event::when);
        for (event, meant) in self.meant(of, moment) {
            if then.is_some_and(|then| !event.when().not_after(then)) {
                continue;
            }
            if meant.is_true() { sure += 1 } else { perhaps += 1 }
        }
        if sure >= times {
            Truth::True
        } else if sure + perhaps >= times {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// The latest event of the pattern's activity. Several on one day whose order is not known
    /// must agree.
    fn last(self, of: &'p Of, moment: Moment<'r>) -> Truth {
        let mut latest = self.visible_of(of.kind(), moment).rev();
        let Some(last) = latest.next() else { return Truth::Unknown };
        let truth = of.matches(&last.what);
        let agree = latest
            .take_while(|event| event.on == last.on)
            .filter(|event| event.when().order_unknown(last.when()))
            .all(|event| of.matches(&event.what) == truth);
        if agree { truth } else { Truth::Unknown }
    }

    fn every(self, of: &'p Of, is: &'p Condition, moment: Moment<'r>) -> Truth {
        let mut all = Truth::NotApplicable;
        for (event, meant) in self.meant(of, moment) {
            // An event that may not be meant cannot make it false, only unknown.
            all = all.and(meant.negated().or(self.truth(is, moment.about(event))));
        }
        all
    }

    fn pupil(self, test: &PupilTest) -> Truth {
        let pupil = &self.case.record.pupil;
        match test {
            PupilTest::Siblings(answers) => known_among(pupil.siblings, answers),
            PupilTest::SiblingsAtSchool(answers) => known_among(pupil.siblings_at_school, answers),
            PupilTest::PreviousTeacher(answers) => known_among(pupil.previous_teacher, answers),
            PupilTest::KnownCondition(answers) => known_among(pupil.known_condition, answers),
            PupilTest::NeighbourhoodTeamInvolved(answers) => {
                known_among(pupil.neighbourhood_team_involved, answers)
            }
            PupilTest::SchoolType(types) => known_among(pupil.school_type, types),
        }
    }

    /// An unknown route is handled as home, so it never is "unknown".
    fn route(self, routes: &[Route]) -> Truth {
        Truth::from_bool(routes.contains(&self.case.record.route))
    }

    /// Whether `event` does `step`.
    #[must_use]
    pub fn does(self, event: &'r Event, step: &'p Step, moment: Moment<'r>) -> Truth {
        Truth::any(step.done.iter().map(|done| self.does_by(event, done, moment)).chain([Truth::False]))
    }

    /// Whether `event` does a step in one of its ways.
    #[must_use]
    pub fn does_by(self, event: &'r Event, done: &'p Done, moment: Moment<'r>) -> Truth {
        self.valid(event, done, done.event.matches(&event.what), moment)
    }

    /// The same, of an event that is meant so surely.
    fn valid(self, event: &'r Event, done: &'p Done, meant: Truth, moment: Moment<'r>) -> Truth {
        match &done.valid {
            Some(valid) if !meant.is_false() => {
                meant.and(self.truth(valid, moment.until(event.when()).about(event)))
            }
            _ => meant,
        }
    }

    /// Whether `step` was done by a moment.
    #[must_use]
    pub fn done(self, step: &'p Step, moment: Moment<'r>) -> Truth {
        let ways = step.done.iter().flat_map(|done| {
            self.meant(&done.event, moment).map(move |(event, meant)| self.valid(event, done, meant, moment))
        });
        Truth::any(ways.chain([Truth::False]))
    }
}

/// Whether a value is one of several; an unknown one may be.
fn known_among<V: Value>(value: V, among: &[V]) -> Truth {
    if among.contains(&value) {
        Truth::True
    } else if value.is_unknown() {
        Truth::Unknown
    } else {
        Truth::False
    }
}
