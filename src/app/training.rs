//! Practising: the scenarios, the play that is on, the plays that were kept, and what an action
//! makes of them. Practice never becomes real: nothing here touches the open case.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::action::Effect;
use super::session::{self, Lead, Sessions};
use super::state::{Fold, Page, State};
use crate::protocol::{Bilingual, Lang};
use crate::train::{Debrief, KeptPlay, Lost, Play, PlayerAnswer, World};

/// An act of the user in practising, or an answer to an effect of it.
#[derive(Debug, Clone)]
pub enum Practise {
    /// To the scenarios, also where a play is on.
    Choose,
    /// Typing in the field for the number.
    NumberTyped(String),
    /// The goals of a scenario, shown or hidden.
    Goals(usize),
    /// Beginning a scenario, by its place.
    Begin(usize),
    /// The number that was asked for.
    Drawn(usize, u64),
    /// On, past what one should know beforehand.
    GoOn,
    /// Going on with a kept play, by its place.
    Resume(usize),
    /// Letting a kept play go.
    LetGo(usize),
    /// Answering.
    Answer(PlayerAnswer),
    /// What one can do of one's own accord, shown or hidden.
    Acts,
    /// Leaving the play; it stays kept.
    Stop,
    /// Whether the play was kept outside.
    Kept(Result<(), Bilingual>),
    /// To the debrief of a play that has ended.
    LookBack,
    /// The debrief that was asked for, Dutch and English.
    LookedBack(Box<[Debrief; 2]>),
    /// A moment of the debrief, open or shut.
    Moment(usize),
    /// Every moment open; or every one shut, where all were open.
    EveryMoment,
    /// The same scenario with another number.
    Again,
    /// Leaving the debrief.
    Leave,
}

/// All that belongs to practising.
#[derive(Debug, Default)]
pub struct Training {
    /// The scenarios that can be played.
    pub worlds: Vec<Rc<World>>,
    /// Plays that were left before their end, newest first.
    pub kept: Vec<Kept>,
    /// What stands in the field for the number.
    pub number: String,
    /// The scenarios whose goals are shown.
    pub goals: BTreeSet<usize>,
    /// The scenario whose warning is being read.
    pub ahead: Option<Ahead>,
    /// The play that is on.
    pub played: Option<Played>,
    /// Whether what one can do of one's own accord is shown.
    pub acting: bool,
    /// Why the play could not be kept.
    pub unkept: Option<Bilingual>,
    /// Group sessions.
    pub sessions: Sessions,
}

/// A scenario that is about to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// Its place.
    pub scenario: usize,
    /// The number of the case.
    pub seed: u64,
}

/// A play.
#[derive(Debug)]
pub struct Played {
    /// The place of its scenario.
    pub scenario: usize,
    /// Its world.
    pub world: Rc<World>,
    /// What it has come to.
    pub play: Play,
    /// Its debrief, once that was reached.
    pub back: Option<Back>,
}

/// A debrief and what is unfolded in it.
#[derive(Debug)]
pub struct Back {
    /// Told in Dutch and in English.
    told: Box<[Debrief; 2]>,
    /// The moments that are open.
    pub moments: BTreeSet<usize>,
    /// What is unfolded of the findings.
    pub folds: BTreeSet<(usize, Fold)>,
}

impl Back {
    /// The debrief in one language.
    #[must_use]
    pub const fn told(&self, lang: Lang) -> &Debrief {
        match lang {
            Lang::Nl => &self.told[0],
            Lang::En => &self.told[1],
        }
    }
}

/// A play that was left before its end.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What was kept of it.
    pub play: KeptPlay,
    /// The place of its scenario, where that is still there.
    pub scenario: Option<usize>,
    /// The school day it stands at, from 1; or why it cannot go on.
    pub day: Result<u32, Lost>,
}

impl Training {
    /// The beginning: scenarios, and the plays of earlier times, newest first.
    #[must_use]
    pub fn new(worlds: Vec<World>, kept: Vec<KeptPlay>) -> Self {
        let worlds: Vec<Rc<World>> = worlds.into_iter().map(Rc::new).collect();
        let kept = kept.into_iter().map(|play| Kept::of(&worlds, play)).collect();
        Self { worlds, kept, ..Self::default() }
    }

    /// The number that stands in the field: nothing where it is empty.
    ///
    /// # Errors
    /// Where it is no number.
    pub fn number(&self) -> Result<Option<u64>, std::num::ParseIntError> {
        let typed = self.number.trim();
        if typed.is_empty() { Ok(None) } else { typed.parse().map(Some) }
    }

    /// The page of the play that is on: the play itself, or its debrief.
    #[must_use]
    pub fn page(&self) -> Option<Page> {
        if self.sessions.group.is_some() {
            return Some(Page::Session);
        }
        let played = self.played.as_ref()?;
        Some(if played.back.is_some() { Page::Debrief } else { Page::Play })
    }

    /// Lets the kept plays go that are this one.
    fn forget(&mut self, scenario: &str, seed: u64) -> Vec<Effect> {
        let is_it = |it: &mut Kept| it.play.scenario == scenario && it.play.seed == seed;
        self.kept.extract_if(.., is_it).map(|it| Effect::ForgetPlay(it.play)).collect()
    }
}

impl Kept {
    fn of(worlds: &[Rc<World>], play: KeptPlay) -> Self {
        let scenario = worlds.iter().position(|world| world.scenario().id == play.scenario);
        let world = scenario.and_then(|place| worlds.get(place));
        let resumed = world.map_or(Err(Lost::Gone), |world| play.resume(world));
        Self { scenario, day: resumed.map(|it| it.clock().school_days + 1), play }
    }
}

/// Changes the state and says what the outside must do.
pub(super) fn update(state: &mut State, action: Practise) -> Vec<Effect> {
    let training = &mut state.training;
    match action {
        Practise::Choose => {
            training.ahead = None;
            state.page = Page::Practise;
        }
        Practise::NumberTyped(number) => training.number = number,
        Practise::Goals(scenario) => super::update::toggle(&mut training.goals, scenario),
        Practise::Begin(scenario) => return begin(state, scenario),
        Practise::Drawn(scenario, seed) if state.page == Page::Session => {
            session::drawn(state, scenario, seed);
        }
        Practise::Drawn(scenario, seed) => announce(state, Ahead { scenario, seed }),
        Practise::GoOn => {
            if let Some(ahead) = training.ahead {
                enter(state, ahead);
            }
        }
        Practise::Resume(index) => resume(state, index),
        Practise::LetGo(index) => {
            if let Some(it) = training.kept.get(index) {
                let (scenario, seed) = (it.play.scenario.clone(), it.play.seed);
                return training.forget(&scenario, seed);
            }
        }
        Practise::Answer(answer) => return answered(state, &answer),
        Practise::Acts => training.acting = !training.acting,
        Practise::Stop | Practise::Leave => {
            training.played = None;
            training.unkept = None;
            state.page = Page::Practise;
            return session::done(state);
        }
        Practise::Kept(done) => training.unkept = done.err(),
        Practise::LookBack => {
            let ended = training.played.as_ref().filter(|it| it.play.ended(&it.world));
            let asked = |it: &Played| Effect::LookBack {
                world: Rc::clone(&it.world),
                play: Box::new(it.play.clone()),
            };
            return ended.map(asked).into_iter().collect();
        }
        Practise::LookedBack(told) => return looked_back(state, told),
        Practise::Moment(index) => {
            if let Some(back) = back(state) {
                super::update::toggle(&mut back.moments, index);
            }
        }
        Practise::EveryMoment => {
            if let Some(back) = back(state) {
                let all = 0..back.told[0].moments.len();
                let shut = back.moments.len() < all.len();
                back.moments = if shut { all.collect() } else { BTreeSet::new() };
            }
        }
        Practise::Again if training.sessions.group.is_some() => {
            let effects = session::done(state);
            session::update(state, Lead::SetUp);
            return effects;
        }
        Practise::Again => {
            if let Some(scenario) = training.played.as_ref().map(|it| it.scenario) {
                return vec![Effect::DrawNumber { scenario }];
            }
        }
    }
    Vec::new()
}

/// A part of a finding of the debrief, open or shut.
pub(super) fn fold(state: &mut State, finding: usize, part: Fold) {
    if let Some(back) = back(state) {
        super::update::toggle(&mut back.folds, (finding, part));
    }
}

/// Esc: back from what one reads beforehand, or out of the play.
pub(super) fn dismiss(state: &mut State) {
    if state.page == Page::Play {
        update(state, Practise::Stop);
    } else {
        state.training.ahead = None;
    }
}

fn back(state: &mut State) -> Option<&mut Back> {
    state.training.played.as_mut()?.back.as_mut()
}

fn begin(state: &mut State, scenario: usize) -> Vec<Effect> {
    match state.training.number() {
        Ok(Some(seed)) => announce(state, Ahead { scenario, seed }),
        Ok(None) => return vec![Effect::DrawNumber { scenario }],
        // The field says what a number is.
        Err(_) => {}
    }
    Vec::new()
}

/// Shows what to know beforehand, or begins where there is nothing to know.
fn announce(state: &mut State, ahead: Ahead) {
    let Some(world) = state.training.worlds.get(ahead.scenario) else { return };
    if world.scenario().warning.is_none() {
        enter(state, ahead);
        return;
    }
    state.training.ahead = Some(ahead);
    state.page = Page::Practise;
    state.help = false;
}

fn enter(state: &mut State, Ahead { scenario, seed }: Ahead) {
    let Some(world) = state.training.worlds.get(scenario).map(Rc::clone) else { return };
    let play = Play::begin(&world, seed);
    open(state, Played { scenario, world, play, back: None });
}

fn resume(state: &mut State, index: usize) {
    let training = &state.training;
    let Some(kept) = training.kept.get(index) else { return };
    let found = kept.scenario.and_then(|place| Some((place, training.worlds.get(place)?)));
    let Some((scenario, world)) = found else { return };
    if let Ok(play) = kept.play.resume(world) {
        let world = Rc::clone(world);
        open(state, Played { scenario, world, play, back: None });
    }
}

/// Opens a play, with nothing of an earlier one left.
fn open(state: &mut State, played: Played) {
    let training = &mut state.training;
    training.sessions.group = None;
    training.played = Some(played);
    training.ahead = None;
    training.acting = false;
    training.unkept = None;
    training.number.clear();
    state.help = false;
    state.page = Page::Play;
}

/// Goes on with an answer and keeps the play. An answer that does not fit changes nothing.
fn answered(state: &mut State, answer: &PlayerAnswer) -> Vec<Effect> {
    let training = &mut state.training;
    let Some(played) = &mut training.played else { return Vec::new() };
    let Ok(next) = played.play.answer(&played.world, answer) else { return Vec::new() };
    played.play = next;
    training.acting = false;
    let keep = KeptPlay::of(&played.world, &played.play);
    let kept = Kept {
        play: keep.clone(),
        scenario: Some(played.scenario),
        day: Ok(played.play.clock().school_days + 1),
    };
    training.kept.retain(|it| it.play.scenario != keep.scenario || it.play.seed != keep.seed);
    training.kept.insert(0, kept);
    vec![Effect::KeepPlay(keep)]
}

/// Shows the debrief; what was kept of the play is done with.
fn looked_back(state: &mut State, told: Box<[Debrief; 2]>) -> Vec<Effect> {
    let training = &mut state.training;
    let Some(played) = &mut training.played else { return Vec::new() };
    played.back = Some(Back { told, moments: BTreeSet::new(), folds: BTreeSet::new() });
    let (scenario, seed) = (played.world.scenario().id.clone(), played.play.seed());
    state.help = false;
    // A group first sees what its tables chose; a play of one's own with this number stays kept.
    if training.sessions.group.is_some() {
        state.page = Page::Session;
        return Vec::new();
    }
    state.page = Page::Debrief;
    training.forget(&scenario, seed)
}
