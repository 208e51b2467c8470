//! Leading a group session: setting it up, what stands on the wall, the keys of the trainer, what
//! is kept, and looking back on it. Practice only: nothing here touches the open case.

mod wall;

pub(super) use wall::done;

use std::rc::Rc;

use super::action::Effect;
use super::state::{Page, State};
use crate::protocol::{Bilingual, Lang};
use crate::text::session_texts;
use crate::train::{
    KeptSession, Lost, PlayerAnswer, Refused, Session, Stage, Sure, TABLES, ToldSession, World,
};

/// An act of the trainer, or an answer to an effect of it.
#[derive(Debug, Clone)]
pub enum Lead {
    /// To the page that sets a session up.
    SetUp,
    /// This scenario, by its place.
    Scenario(usize),
    /// So many tables.
    Tables(usize),
    /// Typing the name of a table.
    Name(usize, String),
    /// Begin; asks for a number.
    Begin,
    /// Going on with a kept session, by its place.
    Resume(usize),
    /// Letting a kept session go.
    LetGo(usize),
    /// On: the one main thing of this moment (Enter, space).
    Next,
    /// An option, or how sure, by its number from 1; 0 opens without the rest.
    Digit(usize),
    /// To a table that has not locked: the next, or the one before.
    Move(Towards),
    /// Taking back what was keyed in and not locked yet.
    Undo,
    /// A pause, or the end of one.
    Pause,
    /// A blank screen, or the end of it.
    Black,
    /// A step back (Esc).
    Back,
    /// Whether the session was kept outside.
    Kept(Result<(), Bilingual>),
    /// What the tables chose, at a moment.
    LookAt(usize),
    /// To the debrief.
    Debrief,
    /// Printing the sheet.
    Print,
    /// Where the sheet was written.
    Printed(Result<String, Bilingual>),
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// The next.
    Next,
    /// The one before.
    Before,
}

/// Group sessions.
#[derive(Debug, Default)]
pub struct Sessions {
    /// Sessions that were left before their end, newest first.
    pub kept: Vec<KeptOne>,
    /// The one that is being set up.
    pub set_up: Option<SetUp>,
    /// The one that is on, or is looked back on.
    pub group: Option<Group>,
}

/// A session that was left before its end.
#[derive(Debug, Clone)]
pub struct KeptOne {
    /// What was kept of it.
    pub session: KeptSession,
    /// The place of its scenario, where that is still there.
    pub scenario: Option<usize>,
    /// The school day it stands at, from 1; or why it cannot go on.
    pub day: Result<u32, Lost>,
}

/// A session that is being set up.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The place of its scenario.
    pub scenario: usize,
    /// The names of its tables.
    pub names: Vec<String>,
    /// Why it cannot begin so.
    pub refused: Option<Refused>,
    /// Once it can: the session, while what is heavy is being read beforehand.
    pub ready: Option<Session>,
}

/// A session that is on.
#[derive(Debug)]
pub struct Group {
    /// The place of its scenario.
    pub scenario: usize,
    /// Its world.
    pub world: Rc<World>,
    /// What it has come to.
    pub session: Session,
    /// The part of the story that is being read; nothing once it was.
    pub reading: Option<usize>,
    /// Whether the trainer paused it, wherever it was.
    pub held: bool,
    /// Whether the screen is blank.
    pub black: bool,
    /// The table that answers.
    pub table: usize,
    /// What that table keyed in and has not locked: nobody sees it.
    pub draft: (Option<PlayerAnswer>, Option<Sure>),
    /// What the group is about to decide.
    pub decision: Option<PlayerAnswer>,
    /// Why it could not be kept.
    pub unkept: Option<Bilingual>,
    /// The session looked back on, in Dutch and in English, once it has ended.
    pub told: Option<Box<[ToldSession; 2]>>,
    /// The moment that is looked at.
    pub looking: usize,
    /// Where the sheet was written, or why it was not.
    pub printed: Option<Result<String, Bilingual>>,
}

impl Group {
    fn new(scenario: usize, world: Rc<World>, session: Session) -> Self {
        let mut group = Self {
            scenario,
            world,
            session,
            reading: Some(0),
            held: false,
            black: false,
            table: 0,
            draft: (None, None),
            decision: None,
            unkept: None,
            told: None,
            looking: 0,
            printed: None,
        };
        group.arrive();
        group
    }

    /// What it waits for.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.session.stage(&self.world)
    }

    /// The session looked back on, in one language.
    #[must_use]
    pub fn told(&self, lang: Lang) -> Option<&ToldSession> {
        let told = self.told.as_deref()?;
        Some(match lang {
            Lang::Nl => &told[0],
            Lang::En => &told[1],
        })
    }

    /// Begins with the first table that has not locked, and with what most chose.
    fn arrive(&mut self) {
        self.draft = (None, None);
        let open = (0..self.session.tables().len()).find(|it| !self.session.locked(*it));
        self.table = open.unwrap_or_default();
        self.decision = self.session.most_chosen(&self.world);
    }

    /// To the next table that has not locked.
    fn turn(&mut self, towards: Towards) {
        let all = self.session.tables().len();
        let step = match towards {
            Towards::Next => 1,
            Towards::Before => all - 1,
        };
        let mut tables = (1..=all).map(|count| (self.table + count * step) % all);
        if let Some(table) = tables.find(|it| !self.session.locked(*it)) {
            self.table = table;
            self.draft = (None, None);
        }
    }
}

impl Sessions {
    /// Sessions of earlier times, newest first.
    #[must_use]
    pub fn new(worlds: &[Rc<World>], kept: Vec<KeptSession>) -> Self {
        let kept = kept.into_iter().map(|it| KeptOne::of(worlds, it)).collect();
        Self { kept, ..Self::default() }
    }
}

impl KeptOne {
    fn of(worlds: &[Rc<World>], session: KeptSession) -> Self {
        let scenario = worlds.iter().position(|world| world.scenario().id == session.scenario);
        let world = scenario.and_then(|place| worlds.get(place));
        let resumed = world.map_or(Err(Lost::Gone), |world| session.resume(world));
        Self { scenario, day: resumed.map(|it| it.play().clock().school_days + 1), session }
    }

    fn is(&self, scenario: &str, seed: u64) -> bool {
        self.session.scenario == scenario && self.session.seed == seed
    }
}

/// Changes the state and says what the outside must do.
pub(super) fn update(state: &mut State, lead: Lead) -> Vec<Effect> {
    let lang = state.lang;
    let sessions = &mut state.training.sessions;
    match lead {
        Lead::SetUp => {
            sessions.group = None;
            let name = |number| format!("{} {number}", session_texts(lang).table);
            let names = (1..=3).map(name).collect();
            sessions.set_up = Some(SetUp { scenario: 0, names, refused: None, ready: None });
            show(state);
        }
        Lead::Scenario(scenario) => with(sessions, |it| it.scenario = scenario),
        Lead::Tables(count) if TABLES.contains(&count) => with(sessions, |it| {
            let name = |number| format!("{} {number}", session_texts(lang).table);
            it.names.extend((it.names.len() + 1..=count).map(name));
            it.names.truncate(count);
            it.refused = None;
        }),
        Lead::Name(table, name) => with(sessions, |it| {
            if let Some(place) = it.names.get_mut(table) {
                *place = name;
            }
            it.refused = None;
        }),
        Lead::Begin => return begin(state),
        Lead::Resume(index) => resume(state, index),
        Lead::LetGo(index) => {
            if let Some((scenario, seed)) =
                sessions.kept.get(index).map(|it| (it.session.scenario.clone(), it.session.seed))
            {
                return forget(sessions, &scenario, seed);
            }
        }
        Lead::Back => back(state),
        Lead::Debrief if sessions.group.as_ref().is_some_and(|it| it.told.is_some()) => {
            state.page = Page::Debrief;
        }
        Lead::Tables(_) | Lead::Debrief => {}
        Lead::Print => return print(state),
        lead => return wall::update(state, lead),
    }
    Vec::new()
}

/// The number that was asked for: the session stands ready, or what is heavy is said first.
pub(super) fn drawn(state: &mut State, scenario: usize, seed: u64) {
    let Some(set_up) = &mut state.training.sessions.set_up else { return };
    let Some(world) = state.training.worlds.get(scenario) else { return };
    match Session::begin(world, seed, &set_up.names) {
        Ok(session) => set_up.ready = Some(session),
        Err(refused) => set_up.refused = Some(refused),
    }
    if world.scenario().warning.is_none() {
        enter(state);
    }
}

fn with(sessions: &mut Sessions, change: impl FnOnce(&mut SetUp)) {
    if let Some(set_up) = &mut sessions.set_up {
        change(set_up);
    }
}

fn show(state: &mut State) {
    state.training.ahead = None;
    state.help = false;
    state.page = Page::Session;
}

fn begin(state: &mut State) -> Vec<Effect> {
    let Some(set_up) = &mut state.training.sessions.set_up else { return Vec::new() };
    let scenario = set_up.scenario;
    let Some(world) = state.training.worlds.get(scenario) else { return Vec::new() };
    // The names are judged before a case is drawn for them.
    set_up.refused = Session::begin(world, 0, &set_up.names).err();
    if set_up.refused.is_some() {
        return Vec::new();
    }
    // The number that was typed among the scenarios, or a new one.
    match state.training.number() {
        Ok(Some(seed)) => drawn(state, scenario, seed),
        _ => return vec![Effect::DrawNumber { scenario }],
    }
    Vec::new()
}

/// From what was set up to the first part of the story.
fn enter(state: &mut State) {
    let sessions = &mut state.training.sessions;
    let Some(SetUp { scenario, ready: Some(session), .. }) = &sessions.set_up else { return };
    let Some(world) = state.training.worlds.get(*scenario) else { return };
    sessions.group = Some(Group::new(*scenario, Rc::clone(world), session.clone()));
    sessions.set_up = None;
    state.training.number.clear();
    show(state);
}

fn resume(state: &mut State, index: usize) {
    let training = &mut state.training;
    let Some(kept) = training.sessions.kept.get(index) else { return };
    let found = kept.scenario.and_then(|place| Some((place, training.worlds.get(place)?)));
    let Some((scenario, world)) = found else { return };
    if let Ok(session) = kept.session.resume(world) {
        training.sessions.group = Some(Group::new(scenario, Rc::clone(world), session));
        training.sessions.set_up = None;
        show(state);
    }
}

/// Esc: away with the blank screen, then with what was keyed in, then out; it stays kept. From what
/// the tables chose to the debrief.
fn back(state: &mut State) {
    let sessions = &mut state.training.sessions;
    if let Some(group) = &mut sessions.group {
        if group.black {
            group.black = false;
            return;
        }
        if group.draft != (None, None) {
            group.draft = (None, None);
            return;
        }
        if group.told.is_some() {
            state.page = Page::Debrief;
            return;
        }
    }
    if let Some(set_up) = &mut sessions.set_up
        && set_up.ready.take().is_some()
    {
        return;
    }
    sessions.set_up = None;
    sessions.group = None;
    state.training.played = None;
    state.page = Page::Practise;
}

fn forget(sessions: &mut Sessions, scenario: &str, seed: u64) -> Vec<Effect> {
    let gone = sessions.kept.extract_if(.., |it| it.is(scenario, seed));
    gone.map(|it| Effect::ForgetSession(Box::new(it.session))).collect()
}

fn print(state: &State) -> Vec<Effect> {
    let lang = state.lang;
    let told = state.training.sessions.group.as_ref().and_then(|it| it.told(lang));
    let back = state.training.played.as_ref().and_then(|it| it.back.as_ref());
    let (Some(told), Some(back)) = (told, back) else { return Vec::new() };
    vec![Effect::PrintSession {
        told: Box::new(told.clone()),
        debrief: Box::new(back.told(lang).clone()),
        lang,
    }]
}
