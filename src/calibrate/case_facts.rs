//! What one case adds to the picture of a team's practice.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::record::{
    Activity, Answer, Date, Direction, Event, Explanation, Place, Record, Recorded, Role, Signal, WaivedWith,
    WaiverReason,
};

/// A case that began this many calendar days ago shows what was not done, closed or not.
const SETTLED: i32 = 70;

/// An aspect of practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Days from the first signal to the first consultation.
    DaysToConsult,
    /// To the first talk with pupil or parents.
    DaysToTalk,
    /// To the first decision.
    DaysToDecision,
    /// Signals up to the first consultation.
    SignalsBeforeConsult,
    /// Cases in which a step was skipped.
    StepSkipped,
    /// The share of events on file in the pupil's file, of those of which it is known.
    InPupilFile,
    /// Cases with doubt and no advice of Veilig Thuis.
    DoubtWithoutAdvice,
    /// The share of signals explained by a disability.
    ExplainedByDisability,
    /// Cases in which help was extended, of those in which it was evaluated.
    HelpExtended,
    /// Cases in which somebody from outside the school was consulted, of those with a consultation.
    OutsideConsult,
    /// Cases in which the child was spoken to.
    ChildSpokenTo,
}

/// Every aspect.
pub(super) const ASPECTS: [Aspect; 11] = [
    Aspect::DaysToConsult,
    Aspect::DaysToTalk,
    Aspect::DaysToDecision,
    Aspect::SignalsBeforeConsult,
    Aspect::StepSkipped,
    Aspect::InPupilFile,
    Aspect::DoubtWithoutAdvice,
    Aspect::ExplainedByDisability,
    Aspect::HelpExtended,
    Aspect::OutsideConsult,
    Aspect::ChildSpokenTo,
];

impl Aspect {
    /// Whether its values are shares; else they are days or numbers.
    #[must_use]
    pub const fn is_share(self) -> bool {
        !matches!(
            self,
            Self::DaysToConsult | Self::DaysToTalk | Self::DaysToDecision | Self::SignalsBeforeConsult
        )
    }
}

/// What one case adds.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFacts {
    /// The day of the first signal.
    pub(super) began: Date,
    values: [Option<f64>; ASPECTS.len()],
    /// The reasons given for what was not done, each once.
    pub(super) reasons: BTreeSet<String>,
}

impl CaseFacts {
    /// The facts of a record as of a day; none without a supporting signal. Whether a step was skipped is
    /// the check's to say.
    #[must_use]
    pub fn of(record: &Record, step_skipped: bool, as_of: Date) -> Option<Self> {
        let mut events: Vec<&Event> = record.events.iter().filter(|event| event.on <= as_of).collect();
        events.sort_by_key(|event| event.on);
        let began = events.iter().find(|event| supports(event))?.on;
        let look = Look { events, began, as_of };
        let values = ASPECTS.map(|aspect| match aspect {
            Aspect::StepSkipped => look.settled().then_some(share(step_skipped)),
            aspect => look.value(aspect),
        });
        let reasons =
            record.not_done.iter().map(|it| plain(&it.reason)).filter(|it| !it.is_empty()).collect();
        Some(Self { began, values, reasons })
    }

    pub(super) fn value(&self, aspect: Aspect) -> Option<f64> {
        self.values[aspect as usize]
    }

    /// The order in which cases are looked at: by their first day, whatever the order of files.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let values = |it: &Self| it.values.map(|value| value.map(f64::to_bits));
        self.began.cmp(&other.began).then_with(|| values(self).cmp(&values(other)))
    }
}

/// The events of a case up to a day, in their order.
struct Look<'r> {
    events: Vec<&'r Event>,
    began: Date,
    as_of: Date,
}

impl Look<'_> {
    fn value(&self, aspect: Aspect) -> Option<f64> {
        match aspect {
            Aspect::DaysToConsult => self.days_to(consults),
            Aspect::DaysToTalk => self.days_to(|what| matches!(what, Activity::Conversation(_))),
            Aspect::DaysToDecision => self.days_to(decides),
            Aspect::SignalsBeforeConsult => {
                let consulted = self.first(consults)?;
                let before = |event: &&&Event| supports(event) && event.on <= consulted;
                Some(count(self.events.iter().filter(before)))
            }
            Aspect::StepSkipped => None,
            Aspect::InPupilFile => {
                let known = self.events.iter().filter(|event| event.recorded != Recorded::Unknown);
                let on_file = known
                    .clone()
                    .filter(|event| matches!(event.recorded, Recorded::Yes { place: Place::PupilFile, .. }));
                part(count(on_file), count(known))
            }
            Aspect::DoubtWithoutAdvice => self.any(doubts).then(|| share(!self.any(asks_safe_home))),
            Aspect::ExplainedByDisability => {
                let signals = self.events.iter().filter_map(|event| signal(&event.what));
                let explained = signals.clone().filter(|it| it.explained_by == Some(Explanation::Disability));
                part(count(explained), count(signals))
            }
            Aspect::HelpExtended => {
                let evaluated = |what: &Activity| matches!(what, Activity::HelpEvaluated(_));
                let extended = |what: &Activity| matches!(what, Activity::HelpEvaluated(it) if it.extended == Answer::Yes);
                self.any(evaluated).then(|| share(self.any(extended)))
            }
            Aspect::OutsideConsult => self.any(consults).then(|| share(self.any(consults_outside))),
            Aspect::ChildSpokenTo => {
                let spoken = self.any(|what| {
                    matches!(what, Activity::Conversation(it) if it.with.iter().any(|it| it.role == Role::Pupil))
                });
                let unsafe_to = self.any(|what| {
                    matches!(what, Activity::ConversationWaived(it)
                        if it.with == WaivedWith::Pupil && it.reason == WaiverReason::PupilSafety)
                });
                (spoken || (self.settled() && !unsafe_to)).then_some(share(spoken))
            }
        }
    }

    fn first(&self, which: impl Fn(&Activity) -> bool) -> Option<Date> {
        self.events.iter().find(|event| event.on >= self.began && which(&event.what)).map(|event| event.on)
    }

    fn any(&self, which: impl Fn(&Activity) -> bool) -> bool {
        self.events.iter().any(|event| which(&event.what))
    }

    fn days_to(&self, which: impl Fn(&Activity) -> bool) -> Option<f64> {
        let days = (self.first(which)?.day() - self.began.day()).get_days();
        Some(f64::from(days))
    }

    /// Whether the case is far enough to show what was not done.
    fn settled(&self) -> bool {
        self.any(decides)
            || self.any(|what| matches!(what, Activity::CaseClosed(_)))
            || self.began.plus_days(SETTLED) <= self.as_of
    }
}

fn signal(what: &Activity) -> Option<&Signal> {
    match what {
        Activity::Signal(signal) => Some(signal),
        _ => None,
    }
}

fn supports(event: &Event) -> bool {
    signal(&event.what).is_some_and(|signal| signal.direction == Direction::Supports)
}

fn consults(what: &Activity) -> bool {
    matches!(what, Activity::Consultation(_) | Activity::CareTeamMeeting(_)) || asks_safe_home(what)
}

fn asks_safe_home(what: &Activity) -> bool {
    matches!(
        what,
        Activity::SafeHomeAdvice(_)
            | Activity::SafeHomeContact
            | Activity::Report(_)
            | Activity::EmergencyCall(_)
    )
}

fn consults_outside(what: &Activity) -> bool {
    const OUTSIDE: [Role; 8] = [
        Role::SafeHome,
        Role::NeighbourhoodTeam,
        Role::YouthAdviceTeam,
        Role::ForensicDoctor,
        Role::YouthDoctor,
        Role::Police,
        Role::ConfidentialInspector,
        Role::HelpAgency,
    ];
    let expert = matches!(what, Activity::Consultation(it) if it.expert == Answer::Yes);
    let outside = consults(what) && what.parties().iter().any(|party| OUTSIDE.contains(&party.role));
    expert || outside || asks_safe_home(what)
}

fn decides(what: &Activity) -> bool {
    matches!(what, Activity::Decision(_) | Activity::Report(_))
}

fn doubts(what: &Activity) -> bool {
    match what {
        Activity::Consultation(it) => matches!(it.in_doubt, Answer::Yes | Answer::Doubt),
        Activity::Weighing(it) => {
            let framework = &it.framework;
            let answers = [
                framework.suspicion,
                framework.r#unsafe,
                framework.can_help,
                framework.help_accepted,
                framework.help_works,
            ];
            matches!(it.in_doubt, Answer::Yes | Answer::Doubt) || answers.contains(&Answer::Doubt)
        }
        _ => false,
    }
}

fn share(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

fn count(of: impl Iterator) -> f64 {
    super::measures::f64_of(of.count())
}

fn part(some: f64, all: f64) -> Option<f64> {
    (all > 0.0).then(|| some / all)
}

/// A reason without what differs by accident: capitals, blanks and the full stop.
fn plain(reason: &str) -> String {
    let words: Vec<String> = reason.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches('.').to_owned()
}
