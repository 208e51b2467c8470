//! What one can do of one's own accord at any moment: the acts of the protocol, in its order. The
//! scenario answers those it knows; the world has a standard answer for the rest.

use super::player::Play;
use super::world::World;
use crate::record::{
    Activity, ActivityKind, Answer, CareTeamMeeting, Choice, Consultation, Conversation, Decision, Emergency,
    EmergencyCall, EventId, FollowUp, GutFeeling, Party, Report, Role, SafeHomeAdvice, Weighing,
};

impl Play {
    /// The acts open now; none while something is being written down, or once the case has ended.
    #[must_use]
    pub fn acts(&self, world: &World) -> Vec<Activity> {
        if !self.asking.is_empty() || self.ended(world) {
            return Vec::new();
        }
        let with = |role| vec![Party { role, alias: None }];
        let parents = || {
            let parents = world.scenario().parents.iter();
            parents.map(|it| Party { role: Role::Parent, alias: Some(it.alias.clone()) }).collect::<Vec<_>>()
        };
        let mut acts = vec![
            Activity::GutFeeling(GutFeeling::default()),
            Activity::CoordinatorInformed,
            Activity::Consultation(Consultation {
                with: with(Role::Orthopedagogue),
                ..Consultation::default()
            }),
            Activity::CareTeamMeeting(CareTeamMeeting::default()),
            Activity::SafeHomeAdvice(SafeHomeAdvice { anonymous: Answer::Yes, ..SafeHomeAdvice::default() }),
            Activity::Conversation(Conversation { with: with(Role::Pupil), ..Conversation::default() }),
        ];
        if !world.scenario().parents.is_empty() {
            acts.push(Activity::Conversation(Conversation { with: parents(), ..Conversation::default() }));
        }
        acts.extend([
            Activity::Weighing(Weighing { inputs: self.weighable(), ..Weighing::default() }),
            Activity::Decision(Decision {
                report: Choice::Yes,
                help: Choice::Undecided,
                ..Decision::default()
            }),
            Activity::Report(Report::default()),
            Activity::EmergencyCall(EmergencyCall { to: Emergency::Emergency112 }),
            Activity::FollowUp(FollowUp::default()),
        ]);
        acts
    }

    /// What there is to weigh so far.
    fn weighable(&self) -> Vec<EventId> {
        let weighs = |kind| {
            use ActivityKind::{CareTeamMeeting, Consultation, Conversation, SafeHomeAdvice, Signal};
            matches!(kind, Signal | Consultation | CareTeamMeeting | SafeHomeAdvice | Conversation)
        };
        self.happened.iter().filter(|it| weighs(it.what.kind())).map(|it| it.id.clone()).collect()
    }
}
