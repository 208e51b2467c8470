//! What stands on the wall, key by key: the story, the tables that answer, the group that decides,
//! and what the tables chose. Each step is kept.

use std::rc::Rc;

use super::{KeptOne, Lead, Towards, enter, forget};
use crate::app::action::Effect;
use crate::app::state::{Page, State};
use crate::app::training::{self, Played, Practise};
use crate::protocol::Lang;
use crate::train::{
    KeptSession, PlayerAnswer, Session, Stage, Sure, ToldKind, Vote, told_session, wall_parts,
};

/// Changes what stands on the wall.
pub(super) fn update(state: &mut State, lead: Lead) -> Vec<Effect> {
    let sessions = &mut state.training.sessions;
    if sessions.set_up.as_ref().is_some_and(|it| it.ready.is_some()) {
        if matches!(lead, Lead::Next) {
            enter(state);
        }
        return Vec::new();
    }
    let Some(group) = &mut sessions.group else { return Vec::new() };
    match lead {
        Lead::Kept(done) => group.unkept = done.err(),
        Lead::Printed(done) => group.printed = Some(done),
        Lead::LookAt(round) => {
            group.looking = round;
            state.page = Page::Session;
        }
        Lead::Black => group.black = !group.black,
        _ if group.black => {}
        Lead::Pause => return pause(state),
        Lead::Next => return next(state),
        _ if group.held || group.reading.is_some() => {}
        Lead::Move(towards) => match (group.told.is_some(), towards) {
            (true, Towards::Next) => {
                let last = group.session.rounds().len().saturating_sub(1);
                group.looking = (group.looking + 1).min(last);
            }
            (true, Towards::Before) => group.looking = group.looking.saturating_sub(1),
            (false, _) if group.stage() == Stage::Answering => group.turn(towards),
            (false, _) => {}
        },
        Lead::Undo => group.draft = (None, None),
        Lead::Digit(number) => return digit(state, number),
        _ => {}
    }
    Vec::new()
}

fn pause(state: &mut State) -> Vec<Effect> {
    let Some(group) = &mut state.training.sessions.group else { return Vec::new() };
    if group.told.is_some() {
        return Vec::new();
    }
    // Where the scene itself stops for the talk, the key goes on.
    let stopped = group.reading.is_none() && group.stage() == Stage::Paused;
    group.held = !group.held && !stopped;
    let session = group.session.paused(group.held);
    keep(state, session)
}

/// The one main thing of this moment.
fn next(state: &mut State) -> Vec<Effect> {
    let lang = state.lang;
    let Some(group) = &mut state.training.sessions.group else { return Vec::new() };
    if group.held {
        return pause(state);
    }
    if let Some(told) = group.told(lang) {
        if group.looking + 1 < told.rounds.len() {
            group.looking += 1;
        } else {
            state.page = Page::Debrief;
        }
        return Vec::new();
    }
    if let Some(part) = group.reading {
        let more = part + 1 < wall_parts(&group.world, group.session.play(), lang).len();
        group.reading = more.then_some(part + 1);
        return Vec::new();
    }
    match group.stage() {
        Stage::Paused => {
            let session = group.session.paused(false);
            keep(state, session)
        }
        Stage::Answering => lock(state),
        Stage::Open => match group.decision.clone() {
            Some(answer) => decide(state, &answer),
            None => Vec::new(),
        },
        Stage::Together => match &group.session.options(&group.world)[..] {
            [only] => {
                let only = only.clone();
                decide(state, &only)
            }
            _ => Vec::new(),
        },
        Stage::Ended => look_back(state),
    }
}

fn digit(state: &mut State, number: usize) -> Vec<Effect> {
    let Some(group) = &mut state.training.sessions.group else { return Vec::new() };
    let option = || group.session.options(&group.world).get(number.checked_sub(1)?).cloned();
    match (group.stage(), number) {
        (Stage::Answering, 0) => {
            let somebody = (0..group.session.tables().len()).any(|it| group.session.locked(it));
            match group.session.close(&group.world) {
                Ok(session) if somebody => return keep(state, session),
                _ => {}
            }
        }
        (Stage::Answering, _) if group.draft.0.is_none() => group.draft.0 = option(),
        (Stage::Answering, _) => {
            let sure = number.checked_sub(1).and_then(|place| Sure::ALL.get(place)).copied();
            group.draft.1 = sure.or(group.draft.1);
        }
        (Stage::Open, _) => group.decision = option().or(group.decision.take()),
        (Stage::Together, _) => {
            if let Some(answer) = option() {
                return decide(state, &answer);
            }
        }
        (Stage::Paused | Stage::Ended, _) => {}
    }
    Vec::new()
}

fn lock(state: &mut State) -> Vec<Effect> {
    let Some(group) = &mut state.training.sessions.group else { return Vec::new() };
    let (Some(option), Some(sure)) = group.draft.clone() else { return Vec::new() };
    match group.session.lock(&group.world, group.table, Vote { option, sure }) {
        Ok(session) => keep(state, session),
        Err(_) => Vec::new(),
    }
}

fn decide(state: &mut State, answer: &PlayerAnswer) -> Vec<Effect> {
    let Some(group) = &mut state.training.sessions.group else { return Vec::new() };
    let Ok(session) = group.session.decide(&group.world, answer) else { return Vec::new() };
    // What was only written down is no story to stop for.
    let told = wall_parts(&group.world, session.play(), state.lang);
    let quiet = told.iter().flatten().all(|line| line.kind == ToldKind::File);
    let quiet = quiet && !session.play().ended(&group.world);
    group.reading = (!quiet).then_some(0);
    keep(state, session)
}

/// Goes on with what a session became, and keeps it.
fn keep(state: &mut State, session: Session) -> Vec<Effect> {
    let sessions = &mut state.training.sessions;
    let Some(group) = &mut sessions.group else { return Vec::new() };
    group.session = session;
    group.arrive();
    let kept = KeptSession::of(&group.world, &group.session);
    let one = KeptOne {
        scenario: Some(group.scenario),
        day: Ok(group.session.play().clock().school_days + 1),
        session: kept.clone(),
    };
    sessions.kept.retain(|it| !it.is(&kept.scenario, kept.seed));
    sessions.kept.insert(0, one);
    vec![Effect::KeepSession(Box::new(kept))]
}

/// To what the tables chose, and asks for the debrief.
fn look_back(state: &mut State) -> Vec<Effect> {
    let training = &mut state.training;
    let Some(group) = &mut training.sessions.group else { return Vec::new() };
    if group.told.is_some() {
        return Vec::new();
    }
    let told = [Lang::Nl, Lang::En].map(|lang| told_session(&group.world, &group.session, lang));
    group.told = Some(Box::new(told));
    let play = group.session.play().clone();
    let (scenario, world) = (group.scenario, Rc::clone(&group.world));
    training.played = Some(Played { scenario, world, play, back: None });
    training::update(state, Practise::LookBack)
}

/// Leaves the debrief of a session; what was kept of it is done with.
pub(in crate::app) fn done(state: &mut State) -> Vec<Effect> {
    let sessions = &mut state.training.sessions;
    let Some(group) = sessions.group.take_if(|it| it.told.is_some()) else { return Vec::new() };
    let (id, seed) = (group.world.scenario().id.clone(), group.session.play().seed());
    forget(sessions, &id, seed)
}
