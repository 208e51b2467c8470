//! A second evaluator of conditions, written from what they are documented to mean: no tables, no
//! memory, every question asked of every event anew. Slow on purpose.

#![allow(
    clippy::match_same_arms,
    clippy::similar_names,
    reason = "each case stands as the documentation has it"
)]

use nietpluis::protocol::{Condition, Pattern, Protocol, PupilTest, RoundStart, Truth};
use nietpluis::record::{
    Activity, Answer, Date, Direction, Emergency, Event, Parent, Place, Record, Recorded, Role, Route, Time,
    Value as _, WaivedWith,
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

/// Every route is one a record can take.
pub const ROUTES: &[Route] = Route::ALL;
