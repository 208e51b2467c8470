//! Conditions on what repeats and what shifts: days, people, waits, lower answers, phrases. What
//! norm drift in one record is made of.

use std::collections::{BTreeMap, BTreeSet};

use super::eval::{Ask, Moment};
use super::this::bare;
use crate::protocol::{Condition, Of, Phrase, Protocol, Truth};
use crate::record::{Activity, Answer, Date, Event, Level, Source, Value, Weighing};

impl<'p, 'r> Ask<'p, 'r> {
    /// Whether such events count on so many days, of which it holds.
    pub(super) fn on_days(
        self,
        days: usize,
        of: &'p Of,
        is: Option<&'p Condition>,
        moment: Moment<'r>,
    ) -> Truth {
        // "By then" is up to this event, where there is one.
        let then = moment.event.map(Event::when);
        let (mut sure, mut perhaps) = (BTreeSet::new(), BTreeSet::new());
        for (event, meant) in self.meant(of, moment) {
            if then.is_some_and(|then| !event.when().not_after(then)) {
                continue;
            }
            match meant.and(is.map_or(Truth::True, |is| self.truth(is, moment.about(event)))) {
                Truth::True | Truth::NotApplicable => {
                    sure.insert(event.on);
                    perhaps.insert(event.on);
                }
                Truth::Unknown => {
                    perhaps.insert(event.on);
                }
                Truth::False => {}
            }
        }
        between(sure.len() >= days, perhaps.len() >= days)
    }

    /// Whether such events are of more people than so many.
    pub(super) fn more_people(self, than: usize, of: &'p Of, moment: Moment<'r>) -> Truth {
        let mut people: BTreeMap<&'static str, BTreeSet<&str>> = BTreeMap::new();
        let mut unsure = false;
        for (event, meant) in self.meant(of, moment) {
            if !meant.is_true() {
                unsure = true;
                continue;
            }
            unsure |= event.by.is_empty();
            for party in event.by.iter().chain(event.what.parties()) {
                if party.role.is_unknown() {
                    unsure = true;
                    continue;
                }
                let aliases = people.entry(party.role.name()).or_default();
                aliases.extend(party.alias.as_deref());
            }
        }
        let count: usize = people.values().map(|aliases| aliases.len().max(1)).sum();
        between(count > than, unsure || count > than)
    }

    /// The days on which the school's own words hold one of the pack's phrases, with the events.
    /// What is said of something not done counts on its day, or as a day of its own.
    pub(super) fn phrased(self, moment: Moment<'r>) -> BTreeMap<Option<Date>, Vec<&'r Event>> {
        let mut days: BTreeMap<Option<Date>, Vec<&Event>> = BTreeMap::new();
        let phrases = &self.protocol.plan.phrases;
        let holds = |text: &&str| !phrases.within(text).is_empty();
        for event in self.visible(moment) {
            if own_words(event).iter().any(&holds) {
                days.entry(Some(event.on)).or_default().push(event);
            }
        }
        for omission in &self.case.record.not_done {
            let counts = omission
                .on
                .is_none_or(|on| on <= self.case.as_of && moment.until.is_none_or(|until| on <= until.on));
            if counts && holds(&omission.reason.as_str()) {
                days.entry(omission.on).or_default();
            }
        }
        days
    }

    /// Whether such an event came since the one of this one's activity before it.
    pub(super) fn since(self, of: &'p Of, this: &'r Event, moment: Moment<'r>) -> Truth {
        let from = self.before_this(this, moment).last().map(|event| event.on);
        self.exists(of, moment, |event| {
            let here = from.is_none_or(|from| event.on >= from) && event.when().not_after(this.when());
            Truth::from_bool(here && !std::ptr::eq(event, this))
        })
    }

    /// The events of this one's activity that certainly came before it, in order.
    fn before_this(self, this: &'r Event, moment: Moment<'r>) -> impl DoubleEndedIterator<Item = &'r Event> {
        let before = move |event: &&'r Event| event.when().certainly_before(this.when());
        self.visible_of(this.what.kind(), moment).filter(before)
    }

    /// The last day of a term of the pack that begins after `from`.
    fn term_after(self, term: &str, from: Date) -> Option<Date> {
        self.protocol.term(term).map(|term| term.ends(from, self.protocol.calendar()))
    }

    pub(super) fn in_time(self, term: &str, of: &'p Of, this: &'r Event, moment: Moment<'r>) -> Truth {
        let now = moment.until.map_or(self.case.as_of, |until| until.on.min(self.case.as_of));
        let Some(ends) = self.term_after(term, this.on) else { return Truth::Unknown };
        if now <= ends {
            return Truth::True;
        }
        self.exists(of, moment, |event| {
            Truth::from_bool(this.when().not_after(event.when()) && event.on <= ends)
        })
    }

    pub(super) fn long_after(self, term: &str, of: &'p Of, this: &'r Event, moment: Moment<'r>) -> Truth {
        let earlier = self.meant(of, moment).filter(|(event, _)| event.on < this.on);
        let (mut sure, mut perhaps) = (None, Vec::new());
        for (event, meant) in earlier {
            if meant.is_true() {
                sure = sure.max(Some(event.on));
            } else {
                perhaps.push(event.on);
            }
        }
        let long = |from: Date| self.term_after(term, from).is_some_and(|ends| ends < this.on);
        // The latest may be the one that is sure, or any after it that may be meant.
        perhaps.retain(|on| sure.is_none_or(|sure| *on > sure));
        let can_be = sure.is_none().then_some(false).into_iter();
        let all: Vec<bool> = can_be.chain(sure.into_iter().chain(perhaps).map(long)).collect();
        between(all.iter().all(|long| *long), all.contains(&true))
    }

    pub(super) fn lower(self, field: &str, this: &'r Event, moment: Moment<'r>) -> Truth {
        let Activity::Weighing(now) = &this.what else { return Truth::NotApplicable };
        // Of several on one day, the order may not be known: they must agree.
        let latest = self.before_this(this, moment).last().map(|event| event.on);
        let before = self.before_this(this, moment).filter(|event| Some(event.on) == latest);
        let each: Vec<Truth> = before
            .filter_map(|event| match &event.what {
                Activity::Weighing(then) => Some(match (rank(then, field), rank(now, field)) {
                    (Some(then), Some(now)) => Truth::from_bool(now < then),
                    _ => Truth::Unknown,
                }),
                _ => None,
            })
            .collect();
        match each.as_slice() {
            [] => Truth::False,
            [first, rest @ ..] if rest.iter().all(|it| it == first) => *first,
            _ => Truth::Unknown,
        }
    }
}

/// Sure, perhaps or not.
const fn between(sure: bool, perhaps: bool) -> Truth {
    match (sure, perhaps) {
        (true, _) => Truth::True,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::False,
    }
}

/// How high a weighing answers a field; `None` where it does not.
fn rank(weighing: &Weighing, field: &str) -> Option<usize> {
    let level = |level: Level| Level::ALL.iter().position(|it| *it == level && !level.is_unknown());
    // Doubt stands between no and yes.
    let answer =
        |answer: Answer| [Answer::No, Answer::Doubt, Answer::Yes].iter().position(|it| *it == answer);
    match bare(field) {
        "safety_at_stake" => level(weighing.safety_at_stake),
        "risk" => level(weighing.risk),
        "severity" => level(weighing.severity),
        "report_needed" => answer(weighing.report_needed),
        "other_help_needed" => answer(weighing.other_help_needed),
        "real_chance_of_harm" => answer(weighing.real_chance_of_harm),
        "suspicion" => answer(weighing.framework.suspicion),
        "unsafe" => answer(weighing.framework.r#unsafe),
        _ => None,
    }
}

/// The pack's phrases that the school's own words on these events hold, each once.
#[must_use]
pub fn phrases_in<'p>(protocol: &'p Protocol, events: &[&Event]) -> Vec<&'p Phrase> {
    let texts = events.iter().flat_map(|event| own_words(event));
    let places: BTreeSet<usize> = texts.flat_map(|text| protocol.plan.phrases.within(text)).collect();
    places.into_iter().filter_map(|place| protocol.pack.phrases.get(place)).collect()
}

/// What the school itself wrote about an event: not what a child, a parent or another said.
fn own_words(event: &Event) -> Vec<&str> {
    let text = match &event.what {
        Activity::Signal(it) if matches!(it.source, Source::Seen | Source::Interpretation) => Some(&it.text),
        Activity::Decision(it) => Some(&it.reason),
        Activity::CaseClosed(it) => Some(&it.reason),
        _ => None,
    };
    [event.note.as_str()].into_iter().chain(text.map(String::as_str)).collect()
}
