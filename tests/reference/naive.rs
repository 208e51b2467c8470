//! A second evaluator of conditions, written from what they are documented to mean: no tables, no
//! memory, every question asked of every event anew. Slow on purpose.

#![allow(
    clippy::match_same_arms,
    clippy::similar_names,
    reason = "each case stands as the documentation has it"
)]

use std::collections::BTreeSet;

use nietpluis::protocol::{Condition, Pattern, Protocol, PupilTest, RoundStart, Truth};
use nietpluis::record::{
    Activity, Answer, Date, Direction, Emergency, Event, Parent, Place, Record, Recorded, Role, Time,
    Value as _, WaivedWith, Weighing,
};

use super::patterns::{all, among, any, means, not, tells, yes_or_no};

/// A record as it stands on a day.
pub struct Naive<'a> {
    pub protocol: &'a Protocol,
    pub record: &'a Record,
    pub as_of: Date,
}

/// When and about what a condition is asked.
#[derive(Clone, Copy, Default)]
pub struct Then<'a> {
    pub until: Option<(Date, Option<Time>)>,
    pub round: Option<usize>,
    pub event: Option<&'a Event>,
    pub parent: Option<&'a Parent>,
}

/// Surely earlier: another day, or two clock times of one day.
fn before(a: (Date, Option<Time>), b: (Date, Option<Time>)) -> bool {
    if a.0 != b.0 {
        return a.0 < b.0;
    }
    matches!((a.1, b.1), (Some(a), Some(b)) if a < b)
}

fn at(event: &Event) -> (Date, Option<Time>) {
    (event.on, event.at)
}

fn same(a: &Event, b: &Event) -> bool {
    a.id == b.id
}

impl<'a> Naive<'a> {
    /// The events that have happened by the day of the check, in order.
    pub fn events(&self) -> Vec<&'a Event> {
        let mut events: Vec<&Event> = self.record.events.iter().filter(|it| it.on <= self.as_of).collect();
        events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
        events
    }

    /// When each round began and after what.
    #[allow(clippy::type_complexity, reason = "pairs say it plainly enough here")]
    fn rounds(&self) -> Vec<(Option<(Date, Option<Time>)>, RoundStart)> {
        let mut rounds = vec![(None, RoundStart::First)];
        let mut end: Option<&Event> = None;
        let mut reported = false;
        for event in self.events() {
            if let Some(ended) = end {
                let acute = matches!(&event.what, Activity::Signal(it) if matches!(it.acute_danger, Answer::Yes | Answer::Doubt));
                let led_to_it = acute && is_report(ended) && event.on == ended.on;
                if concerns(event) && before(at(ended), at(event)) && !led_to_it {
                    let how = match &ended.what {
                        Activity::CaseClosed(_) => RoundStart::AfterClosing,
                        _ if reported => RoundStart::AfterReport,
                        Activity::Decision(it) if it.report.name() == "yes" => {
                            RoundStart::AfterDecisionToReport
                        }
                        _ => RoundStart::AfterHelp,
                    };
                    rounds.push((Some(at(event)), how));
                    end = None;
                    reported = false;
                }
            }
            reported = reported || is_report(event);
            let ends =
                is_report(event) || matches!(event.what, Activity::Decision(_) | Activity::CaseClosed(_));
            if ends {
                // On one day without clock times the closing counts as the last.
                let unsure = |a: &Event, b: &Event| a.on == b.on && (a.at.is_none() || b.at.is_none());
                let closing_stays = end.is_some_and(|closed| {
                    matches!(closed.what, Activity::CaseClosed(_)) && unsure(closed, event)
                });
                if !closing_stays {
                    end = Some(event);
                }
            }
        }
        rounds
    }

    fn round_of(&self, event: &Event) -> usize {
        let rounds = self.rounds();
        let began =
            |start: &Option<(Date, Option<Time>)>| start.is_none_or(|start| !before(at(event), start));
        rounds.iter().rposition(|(start, _)| began(start)).unwrap_or(0)
    }

    /// The events that count then.
    fn seen(&self, then: Then<'a>) -> Vec<&'a Event> {
        let counts = |event: &&Event| {
            then.until.is_none_or(|until| !before(until, at(event)))
                && then.round.is_none_or(|round| self.round_of(event) == round)
        };
        self.events().into_iter().filter(counts).collect()
    }

    /// The events that count then and that a pattern means or may mean.
    fn such(&self, of: &Pattern, then: Then<'a>) -> Vec<(&'a Event, Truth)> {
        let meant = self.seen(then).into_iter().map(|event| (event, means(of, &event.what)));
        meant.filter(|(_, truth)| *truth != Truth::False).collect()
    }

    fn there_is(&self, of: &Pattern, then: Then<'a>, holds: impl Fn(&'a Event) -> Truth) -> Truth {
        let found = self.such(of, then).into_iter().map(|(event, meant)| all(&[meant, holds(event)]));
        match any(&found.collect::<Vec<_>>()) {
            Truth::NotApplicable => Truth::False,
            it => it,
        }
    }

    /// What a condition comes to.
    pub fn truth(&self, condition: &Condition, then: Then<'a>) -> Truth {
        let parts = |parts: &[Condition]| parts.iter().map(|it| self.truth(it, then)).collect::<Vec<_>>();
        let about = |event: &'a Event| Then { event: Some(event), ..then };
        match condition {
            Condition::All(it) => all(&parts(it)),
            Condition::Any(it) => any(&parts(it)),
            Condition::Not(it) => not(self.truth(it, then)),
            Condition::Surely(it) => yes_or_no(self.truth(it, then) == Truth::True),
            Condition::Is(name) => {
                let found = self.protocol.definitions.iter().find(|it| *it.name == **name);
                found.map_or(Truth::Unknown, |it| self.truth(&it.is, then))
            }
            Condition::Happened(of) => self.there_is(of, then, |_| Truth::True),
            Condition::AtLeast { times, of } => {
                let by_then = |event: &Event| then.event.is_none_or(|this| !before(at(this), at(event)));
                let found: Vec<Truth> =
                    self.such(of, then).into_iter().filter(|(it, _)| by_then(it)).map(|(_, it)| it).collect();
                let sure = found.iter().filter(|it| **it == Truth::True).count();
                if sure >= *times {
                    Truth::True
                } else if found.len() >= *times {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
            Condition::OnDays { days, of, is } => {
                let by_then = |event: &Event| then.event.is_none_or(|this| !before(at(this), at(event)));
                let each: Vec<(Date, Truth)> =
                    (self.such(of, then).into_iter().filter(|(it, _)| by_then(it)))
                        .map(|(event, meant)| {
                            let holds = is.as_ref().map_or(Truth::True, |is| self.truth(is, about(event)));
                            (event.on, all(&[meant, holds]))
                        })
                        .collect();
                let count = |not: &[Truth]| {
                    let on = each.iter().filter(|(_, truth)| !not.contains(truth)).map(|(on, _)| *on);
                    on.collect::<BTreeSet<Date>>().len()
                };
                if count(&[Truth::False, Truth::Unknown]) >= *days {
                    Truth::True
                } else if count(&[Truth::False]) >= *days {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
            Condition::MorePeople { than, of } => {
                let such = self.such(of, then);
                let sure: Vec<&Event> =
                    such.iter().filter(|(_, meant)| *meant == Truth::True).map(|(event, _)| *event).collect();
                let parties: Vec<_> =
                    sure.iter().flat_map(|it| it.by.iter().chain(it.what.parties())).collect();
                let mut people: BTreeSet<(&str, Option<&String>)> = BTreeSet::new();
                for party in parties.iter().filter(|it| it.role != Role::Unknown) {
                    people.insert((party.role.name(), party.alias.as_ref()));
                }
                // Who has only a role is somebody with that role and an alias, where there is one.
                let other = |(role, alias): &&(&str, Option<&String>)| {
                    alias.is_some() || !people.iter().any(|(same, named)| same == role && named.is_some())
                };
                let count = people.iter().filter(other).count();
                let unsure = such.len() > sure.len()
                    || sure.iter().any(|it| it.by.is_empty())
                    || parties.iter().any(|it| it.role == Role::Unknown);
                match (count > *than, unsure) {
                    (true, _) => Truth::True,
                    (false, true) => Truth::Unknown,
                    (false, false) => Truth::False,
                }
            }
            Condition::Phrases(days) => yes_or_no(self.phrased(then) >= *days),
            Condition::Last(of) => {
                let kind: Vec<&Event> =
                    self.seen(then).into_iter().filter(|it| it.what.kind() == of.kind()).collect();
                let Some(last) = kind.last() else { return Truth::Unknown };
                let truth = means(of, &last.what);
                let rivals =
                    kind.iter().filter(|it| it.on == last.on && (it.at.is_none() || last.at.is_none()));
                let agree = rivals.clone().all(|it| means(of, &it.what) == truth);
                if agree { truth } else { Truth::Unknown }
            }
            Condition::Some { of, is } => self.there_is(of, then, |event| self.truth(is, about(event))),
            Condition::Every { of, is } => {
                let each = self.such(of, then).into_iter();
                let each = each.map(|(event, meant)| any(&[not(meant), self.truth(is, about(event))]));
                all(&each.collect::<Vec<_>>())
            }
            Condition::Pupil(test) => self.pupil(test),
            Condition::Authority(answers) => then.parent.map_or(Truth::NotApplicable, |parent| {
                among(parent.authority.name(), &answers.iter().map(|it| it.name()).collect::<Vec<_>>())
            }),
            Condition::Route(routes) => yes_or_no(routes.contains(&self.record.route)),
            Condition::Linked => yes_or_no(!self.record.linked.is_empty()),
            Condition::Round(starts) => {
                let rounds = self.rounds();
                let round = then.round.unwrap_or(rounds.len() - 1);
                yes_or_no(rounds.get(round).is_some_and(|(_, how)| starts.contains(how)))
            }
            of_this => match then.event {
                Some(this) => self.of_this(of_this, this, then),
                None => Truth::NotApplicable,
            },
        }
    }

    fn of_this(&self, condition: &Condition, this: &'a Event, then: Then<'a>) -> Truth {
        match condition {
            Condition::This(of) => means(of, &this.what),
            Condition::By(roles) => {
                if this.by.is_empty() {
                    return if roles.is_empty() { Truth::True } else { Truth::Unknown };
                }
                let coordinates = |role: Role| {
                    roles.contains(&Role::Coordinator) && self.protocol.pack.coordinator.contains(&role)
                };
                let names: Vec<&str> = roles.iter().map(|it| it.name()).collect();
                let each = this.by.iter().map(|party| {
                    if coordinates(party.role) { Truth::True } else { among(party.role.name(), &names) }
                });
                any(&each.collect::<Vec<_>>())
            }
            Condition::Recorded(places) => match this.recorded {
                Recorded::Unknown => Truth::Unknown,
                Recorded::No => Truth::False,
                Recorded::Yes { on, .. } if on > self.as_of => Truth::False,
                Recorded::Yes { place, .. } if places.contains(&place) => Truth::True,
                Recorded::Yes { place: Place::CareTeamMinutes | Place::Unknown, .. } => Truth::Unknown,
                Recorded::Yes { .. } => Truth::False,
            },
            Condition::Answered(field) => tells(&this.what, field),
            Condition::Reasoned(field) => match &this.what {
                Activity::Weighing(it) => {
                    let bare = |name: &str| name.trim_start_matches("framework.").to_owned();
                    yes_or_no(it.reasons.iter().any(|name| bare(name) == bare(field)))
                }
                _ => Truth::NotApplicable,
            },
            Condition::WeighsAll(of) => {
                let Activity::Weighing(weighing) = &this.what else { return Truth::NotApplicable };
                let sure = self.such(of, then).into_iter().filter(|(_, meant)| *meant == Truth::True);
                let each = sure.map(|(event, _)| match earlier(event, this) {
                    Truth::False => Truth::NotApplicable,
                    _ if weighing.inputs.contains(&event.id) => Truth::True,
                    _ if weighing.inputs.is_empty() => Truth::Unknown,
                    Truth::True => Truth::False,
                    it => it,
                });
                all(&each.collect::<Vec<_>>())
            }
            Condition::ByThen(of) => self.there_is(of, then, |event| yes_or_no(!before(at(this), at(event)))),
            Condition::Before(of) => self.there_is(of, then, |event| earlier(event, this)),
            Condition::FromThen(of) => {
                self.there_is(of, then, |event| yes_or_no(!before(at(event), at(this))))
            }
            Condition::FromThenWithThem(of) => self.there_is(of, then, |event| {
                let named = this.what.parties().iter().filter_map(|it| it.alias.as_ref());
                let there = |alias: &String| {
                    event
                        .what
                        .parties()
                        .iter()
                        .any(|it| it.alias.is_none() || it.alias.as_ref() == Some(alias))
                };
                yes_or_no(!before(at(event), at(this)) && named.clone().all(there))
            }),
            Condition::SameDay(of) => self.there_is(of, then, |event| yes_or_no(event.on == this.on)),
            Condition::Since(of) => {
                let kin = self.seen(then).into_iter().filter(|it| it.what.kind() == this.what.kind());
                let last = kin.filter(|it| before(at(it), at(this))).map(|it| it.on).max();
                self.there_is(of, then, |event| {
                    let late_enough = last.is_none_or(|last| event.on >= last);
                    yes_or_no(late_enough && !before(at(this), at(event)) && !same(event, this))
                })
            }
            Condition::InTime { term, of } => {
                let now = then.until.map_or(self.as_of, |(on, _)| on).min(self.as_of);
                let ends = self.ends(term, this.on);
                if now <= ends {
                    return Truth::True;
                }
                self.there_is(of, then, |event| yes_or_no(!before(at(event), at(this)) && event.on <= ends))
            }
            Condition::LongAfter { term, of } => {
                // Every way it may have been: each event that may be meant is, or is not.
                let earlier: Vec<(Date, Truth)> = (self.such(of, then).into_iter())
                    .filter(|(event, _)| event.on < this.on)
                    .map(|(event, meant)| (event.on, meant))
                    .collect();
                let ways = earlier.iter().filter(|(_, meant)| *meant == Truth::Unknown).count();
                if ways > 12 {
                    return self.long_after_many(&earlier, term, this.on);
                }
                let mut found = BTreeSet::new();
                for way in 0..1_u32 << ways {
                    let mut unsure = 0;
                    let mut meant = Vec::new();
                    for (on, truth) in &earlier {
                        if *truth == Truth::Unknown {
                            if way >> unsure & 1 == 1 {
                                meant.push(*on);
                            }
                            unsure += 1;
                        } else {
                            meant.push(*on);
                        }
                    }
                    found.insert(meant.iter().max().is_some_and(|last| self.ends(term, *last) < this.on));
                }
                match found.len() {
                    1 => yes_or_no(found.contains(&true)),
                    _ => Truth::Unknown,
                }
            }
            Condition::Lower(field) => {
                let Activity::Weighing(now) = &this.what else { return Truth::NotApplicable };
                let weighings = self.seen(then).into_iter().filter(|it| before(at(it), at(this)));
                let weighings: Vec<(Date, &Weighing)> = weighings
                    .filter_map(|it| match &it.what {
                        Activity::Weighing(weighing) => Some((it.on, weighing)),
                        _ => None,
                    })
                    .collect();
                let Some(last) = weighings.iter().map(|(on, _)| *on).max() else { return Truth::False };
                let lower = |then: &Weighing| match (height(then, field), height(now, field)) {
                    (Some(then), Some(now)) => yes_or_no(now < then),
                    _ => Truth::Unknown,
                };
                let mut said: Vec<Truth> =
                    weighings.iter().filter(|(on, _)| *on == last).map(|(_, it)| lower(it)).collect();
                said.dedup();
                if said.len() == 1 { said[0] } else { Truth::Unknown }
            }
            Condition::CoversParents => {
                let named = |event: &Event| match &event.what {
                    Activity::ConversationWaived(it) => it.parent.clone(),
                    _ => None,
                };
                if named(this).is_none() {
                    return Truth::True;
                }
                let waived: Vec<String> = self.seen(then).into_iter().filter_map(named).collect();
                let may = self.record.parents.iter().filter(|it| it.authority != Answer::No);
                yes_or_no(may.clone().all(|it| waived.contains(&it.alias)))
            }
            Condition::OfParent => match then.parent {
                None => Truth::NotApplicable,
                Some(parent) => self.involves(this, parent).map_or(Truth::Unknown, yes_or_no),
            },
            Condition::WithAuthority => {
                let involved: Vec<&Parent> =
                    self.record.parents.iter().filter(|it| self.involves(this, it) != Some(false)).collect();
                let without = involved.iter().all(|it| it.authority == Answer::No);
                yes_or_no(involved.is_empty() || !without)
            }
            other => panic!("{other:?} is not about an event"),
        }
    }

    fn ends(&self, term: &str, from: Date) -> Date {
        self.protocol.term(term).expect("a term of the pack").ends(from, self.protocol.calendar())
    }

    /// Too many ways to try one by one: it is sure where the earliest and the latest that the
    /// latest can be agree.
    fn long_after_many(&self, earlier: &[(Date, Truth)], term: &str, this: Date) -> Truth {
        let sure = earlier.iter().filter(|(_, meant)| *meant == Truth::True).map(|(on, _)| *on).max();
        let latest = earlier.iter().map(|(on, _)| *on).max();
        let long = |from: Option<Date>| from.is_some_and(|from| self.ends(term, from) < this);
        let first = sure.or_else(|| earlier.iter().map(|(on, _)| *on).min());
        match (sure.is_some() && long(sure), long(latest), long(first)) {
            (true, true, _) => Truth::True,
            (_, _, false) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// On how many days a phrase of the pack was written.
    fn phrased(&self, then: Then<'a>) -> usize {
        let mut days: BTreeSet<Option<Date>> = BTreeSet::new();
        for event in self.seen(then) {
            let text = match &event.what {
                Activity::Signal(it) if matches!(it.source.name(), "seen" | "interpretation") => &it.text,
                Activity::Decision(it) => &it.reason,
                Activity::CaseClosed(it) => &it.reason,
                _ => "",
            };
            if self.has_phrase(text) || self.has_phrase(&event.note) {
                days.insert(Some(event.on));
            }
        }
        for omission in &self.record.not_done {
            let happened = omission
                .on
                .is_none_or(|on| on <= self.as_of && then.until.is_none_or(|(until, _)| on <= until));
            if happened && self.has_phrase(&omission.reason) {
                days.insert(omission.on);
            }
        }
        days.len()
    }

    fn has_phrase(&self, text: &str) -> bool {
        // The made-up texts have no accents, capitals or signs but spaces.
        let text = format!(" {text} ");
        let ways = self.protocol.pack.phrases.iter().flat_map(|phrase| &phrase.words);
        ways.map(|words| words.to_lowercase()).any(|words| text.contains(&format!(" {words} ")))
    }

    fn involves(&self, event: &Event, parent: &Parent) -> Option<bool> {
        if let Activity::ConversationWaived(it) = &event.what {
            let of_parents = it.with != WaivedWith::Pupil;
            return Some(of_parents && it.parent.as_ref().is_none_or(|alias| *alias == parent.alias));
        }
        let parties = event.what.parties();
        let only = self.record.parents.len() == 1;
        let is = |it: &nietpluis::record::Party| {
            it.role == Role::Parent
                && (it.alias.as_ref() == Some(&parent.alias) || (it.alias.is_none() && only))
        };
        let may = |it: &nietpluis::record::Party| {
            it.role == Role::Unknown || (it.role == Role::Parent && it.alias.is_none())
        };
        if parties.iter().any(is) {
            Some(true)
        } else if parties.is_empty() || parties.iter().any(may) {
            None
        } else {
            Some(false)
        }
    }

    fn pupil(&self, test: &PupilTest) -> Truth {
        let pupil = &self.record.pupil;
        let answer = |given: Answer, wanted: &[Answer]| {
            among(given.name(), &wanted.iter().map(|it| it.name()).collect::<Vec<_>>())
        };
        match test {
            PupilTest::Siblings(it) => answer(pupil.siblings, it),
            PupilTest::SiblingsAtSchool(it) => answer(pupil.siblings_at_school, it),
            PupilTest::PreviousTeacher(it) => answer(pupil.previous_teacher, it),
            PupilTest::KnownCondition(it) => answer(pupil.known_condition, it),
            PupilTest::NeighbourhoodTeamInvolved(it) => answer(pupil.neighbourhood_team_involved, it),
            PupilTest::SchoolType(it) => {
                among(pupil.school_type.name(), &it.iter().map(|it| it.name()).collect::<Vec<_>>())
            }
        }
    }
}

/// How high a weighing answers a field.
fn height(weighing: &Weighing, field: &str) -> Option<u8> {
    let all = serde_json::to_value(weighing).expect("JSON");
    let said = if matches!(field, "suspicion" | "unsafe") { &all["framework"][field] } else { &all[field] };
    match said.as_str() {
        Some("none" | "no") => Some(0),
        Some("low" | "doubt") => Some(1),
        Some("moderate" | "yes") => Some(2),
        Some("high") => Some(3),
        _ => None,
    }
}

fn concerns(event: &Event) -> bool {
    match &event.what {
        Activity::Signal(it) => it.direction == Direction::Supports,
        Activity::FollowUp(it) => matches!(it.concerns_remain, Answer::Yes | Answer::Doubt),
        _ => false,
    }
}

fn is_report(event: &Event) -> bool {
    match &event.what {
        Activity::Report(_) => true,
        Activity::EmergencyCall(it) => it.to == Emergency::SafeHome,
        _ => false,
    }
}

fn earlier(event: &Event, this: &Event) -> Truth {
    if !same(event, this) && event.on == this.on && (event.at.is_none() || this.at.is_none()) {
        Truth::Unknown
    } else {
        yes_or_no(before(at(event), at(this)))
    }
}
