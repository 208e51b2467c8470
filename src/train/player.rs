//! The player: a pure state machine. The same scenario, seed and answers give the same case.
//!
//! A [`Play`] is what a case has come to. [`Play::answer`] gives the next one and leaves this one
//! as it is. What is saved of a play is its seed and its answers: replaying them is resuming.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::clock::Clock;
use super::dice::Dice;
use super::moment::{Asking, Bond, Happened, Line, MOST_WAIT, Misfit, Step, Taken};
use super::scene::{Choice, Happening, Keep, Later, Move, Passage, Scene, Way};
use super::script::PlayerAnswer;
use super::world::World;
use crate::protocol::Truth;
use crate::record::{Activity, EventId, Recorded};

/// The stream of dice that draws the case; scenes shuffle their options with later ones.
pub(super) const DRAWS: u64 = 0;

/// The minutes an act takes where the scenario says nothing.
const AN_ACT: u32 = 15;

/// What a case has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    seed: u64,
    answers: Vec<PlayerAnswer>,
    /// The scene and the clock at which each answer was given.
    given: Vec<(usize, Clock)>,
    pub(super) clock: Clock,
    pub(super) drawn: BTreeMap<String, String>,
    pub(super) flags: BTreeSet<String>,
    pub(super) bonds: BTreeMap<String, Bond>,
    pub(super) arrived: BTreeSet<String>,
    pub(super) happened: Vec<Happened>,
    pub(super) scene: usize,
    waited: u32,
    /// What was chosen in this scene and did not lead on, by its place.
    pub(super) spent: BTreeSet<usize>,
    pub(super) asking: VecDeque<Asking>,
    /// Where the story goes once nothing is asked any more; it stays where there is nothing.
    pub(super) then: Vec<Way>,
    pub(super) story: Vec<Line>,
    /// Where in the story the newest part begins.
    pub(super) fresh: usize,
    pub(super) steps: Vec<Step>,
}

impl Play {
    /// The beginning of the case that a seed gives.
    #[must_use]
    pub fn begin(world: &World, seed: u64) -> Self {
        let scenario = world.scenario();
        let mut dice = Dice::new(seed, DRAWS);
        let on = scenario.starts[dice.throw(scenario.starts.len())];
        let clock = Clock { school_days: 0, on, at: scenario.at };
        let bond = |trust, tension| Bond { trust, tension };
        let mut play = Self {
            seed,
            answers: Vec::new(),
            given: Vec::new(),
            clock,
            drawn: BTreeMap::new(),
            flags: BTreeSet::new(),
            bonds: scenario.people.iter().map(|it| (it.id.clone(), bond(it.trust, it.tension))).collect(),
            arrived: BTreeSet::new(),
            happened: Vec::new(),
            scene: 0,
            waited: 0,
            spent: BTreeSet::new(),
            asking: VecDeque::new(),
            then: Vec::new(),
            story: vec![Line::Clock(clock)],
            fresh: 0,
            steps: Vec::new(),
        };
        for draw in &scenario.draws {
            let fits = |it: &&super::script::Variant| it.when.as_ref().is_none_or(|when| when.holds(&play));
            let pool: Vec<_> = draw.pool.iter().filter(fits).collect();
            if let Some(variant) = pool.get(dice.throw(pool.len())) {
                let variant = variant.id.clone();
                play.drawn.insert(draw.id.clone(), variant);
            }
        }
        play.enter(world, &scenario.begins);
        play
    }

    /// Plays answers from the beginning: resumes what was saved.
    ///
    /// # Errors
    /// The place of the first answer that does not fit, from 0, and why.
    pub fn resume(world: &World, seed: u64, answers: &[PlayerAnswer]) -> Result<Self, (usize, Misfit)> {
        answers.iter().enumerate().try_fold(Self::begin(world, seed), |play, (index, answer)| {
            play.answer(world, answer).map_err(|misfit| (index, misfit))
        })
    }

    /// What comes of an answer.
    ///
    /// # Errors
    /// Where it does not fit this moment.
    pub fn answer(&self, world: &World, answer: &PlayerAnswer) -> Result<Self, Misfit> {
        if self.ended(world) {
            return Err(Misfit::Ended);
        }
        let mut next = self.clone();
        next.fresh = next.story.len();
        next.answers.push(answer.clone());
        next.given.push((self.scene, self.clock));
        match answer {
            PlayerAnswer::Choice(id) => next.choose(world, id)?,
            _ if !self.asking.is_empty() => return Err(Misfit::WritingDown { open: self.option_ids(world) }),
            PlayerAnswer::Act(activity) => next.act(world, activity)?,
            PlayerAnswer::Wait(days) => next.wait(world, *days)?,
            PlayerAnswer::Record(event) => next.record_late(event)?,
        }
        next.go_on(world);
        Ok(next)
    }

    /// The seed it was begun with.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// What was answered so far.
    #[must_use]
    pub fn answers(&self) -> &[PlayerAnswer] {
        &self.answers
    }

    /// The answers with the moments they were given at.
    #[must_use]
    pub fn path(&self, world: &World) -> Vec<Taken> {
        let given = self.answers.iter().zip(&self.given);
        let taken = given.map(|(answer, &(scene, clock))| Taken {
            scene: world.scenario().scenes[scene].id.clone(),
            on: clock.on,
            at: clock.at,
            answer: answer.clone(),
        });
        taken.collect()
    }

    /// What the clock shows.
    #[must_use]
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Whether the case has ended.
    #[must_use]
    pub fn ended(&self, world: &World) -> bool {
        self.asking.is_empty() && self.at_scene(world).ends.is_some()
    }

    pub(super) fn at_scene<'w>(&self, world: &'w World) -> &'w Scene {
        &world.scenario().scenes[self.scene]
    }

    pub(super) fn bond(&self, who: &str) -> Bond {
        self.bonds.get(who).copied().unwrap_or_default()
    }

    /// The events that the scenario calls so.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &Happened> {
        self.happened.iter().filter(move |it| it.name.as_deref() == Some(name))
    }

    fn choose(&mut self, world: &World, id: &str) -> Result<(), Misfit> {
        let open = self.option_ids(world);
        let Some(shown) = open.iter().position(|option| option == id) else {
            return Err(Misfit::NoSuchOption { id: id.to_owned(), open });
        };
        match self.asking.pop_front() {
            Some(Asking::Where(batch)) => self.keep(&batch, shown),
            Some(Asking::How(event)) => {
                self.happened[event].wording = self.wordings(event).get(shown).copied();
            }
            None => {
                let open = self.open(world);
                let chosen = open[shown];
                let choice = &self.at_scene(world).choices[chosen];
                if choice.to.is_empty() {
                    self.spent.insert(chosen);
                }
                self.steps.push(Step { scene: self.scene, clock: self.clock, open, chosen });
                self.story.push(Line::Chose { scene: self.scene, choice: chosen });
                self.carry_out(world, choice);
            }
        }
        Ok(())
    }

    fn carry_out(&mut self, world: &World, choice: &Choice) {
        self.pass(world, &choice.later);
        self.flags.extend(choice.sets.iter().cloned());
        self.shift(&choice.moves);
        self.say(&choice.answer);
        self.then.clone_from(&choice.to);
        self.take_place(world, &choice.adds);
    }

    /// Writes a batch down at the place that was shown, or leaves it.
    fn keep(&mut self, batch: &[usize], shown: usize) {
        let place = self.places(batch)[shown];
        self.story.push(Line::Kept(place));
        let Some(place) = place else { return };
        for &event in batch.iter().rev() {
            let it = &mut self.happened[event];
            it.recorded = Recorded::Yes { on: self.clock.on, place };
            if it.wordings.len() > 1 {
                self.asking.push_front(Asking::How(event));
            }
        }
    }

    fn act(&mut self, world: &World, activity: &Activity) -> Result<(), Misfit> {
        let missing = |id: &&EventId| !self.happened.iter().any(|it| it.id == **id);
        if let Some(missing) = activity.references().1.iter().find(missing) {
            return Err(Misfit::NoSuchEvent(missing.clone()));
        }
        let acts = self.happened.iter().filter(|it| it.name.is_none()).count();
        let kind = activity.kind();
        self.story.push(Line::Did(kind));
        self.happened.push(Happened {
            id: format!("act-{}", acts + 1),
            name: None,
            on: self.clock.on,
            at: self.clock.at,
            by: vec![world.scenario().player.clone()],
            what: activity.clone(),
            recorded: Recorded::No,
            wordings: Vec::new(),
            wording: None,
            due: Vec::new(),
            mine: true,
        });
        self.asking.push_back(Asking::Where(vec![self.happened.len() - 1]));
        let answers = world.scenario().acts.iter().find(|it| {
            it.to.matches(activity) == Truth::True && it.when.as_ref().is_none_or(|when| when.holds(self))
        });
        match answers {
            Some(reaction) => {
                self.say(&reaction.answer);
                self.flags.extend(reaction.sets.iter().cloned());
                self.shift(&reaction.moves);
                self.take_place(world, &reaction.adds);
                self.then.clone_from(&reaction.leads);
            }
            None => self.story.push(Line::Standard(kind)),
        }
        self.pass(world, &Later { minutes: AN_ACT, ..Later::default() });
        self.news(world);
        Ok(())
    }

    fn wait(&mut self, world: &World, days: u32) -> Result<(), Misfit> {
        if days == 0 || days > MOST_WAIT {
            return Err(Misfit::WaitTooLong);
        }
        let (Some(lapse), Some(most)) = (&self.at_scene(world).lapses, self.can_wait(world)) else {
            return Err(Misfit::CannotWait);
        };
        // The world does not wait longer than its scene says.
        let days = days.min(most);
        self.waited += days;
        self.story.push(Line::Waited(days));
        self.pass(world, &Later { school_days: days, ..Later::default() });
        self.news(world);
        if self.waited >= lapse.after {
            self.then = vec![Way { when: None, scene: lapse.to.clone() }];
        }
        Ok(())
    }

    fn record_late(&mut self, event: &str) -> Result<(), Misfit> {
        let waiting = self.still_to_record().find(|&index| self.happened[index].id == event);
        let Some(index) = waiting else { return Err(Misfit::NothingToRecord(event.to_owned())) };
        self.asking.push_back(Asking::Where(vec![index]));
        Ok(())
    }

    /// Goes where the story goes, once nothing is asked any more.
    fn go_on(&mut self, world: &World) {
        // Each scene entered lets time pass or asks something, or else ends in one that does: the
        // scenario was checked for circles without time. The bound only keeps a mistake there
        // from hanging the program.
        for _ in 0..=world.scenario().scenes.len() {
            if !self.asking.is_empty() || self.then.is_empty() {
                return;
            }
            let then = std::mem::take(&mut self.then);
            let way = then.iter().find(|way| way.when.as_ref().is_none_or(|when| when.holds(self)));
            if let Some(way) = way {
                self.enter(world, &way.scene);
            }
        }
    }

    fn enter(&mut self, world: &World, scene: &str) {
        let Some(place) = world.place_of(scene) else { return };
        self.scene = place;
        self.waited = 0;
        self.spent.clear();
        let scene = &world.scenario().scenes[place];
        self.pass(world, &scene.later);
        self.news(world);
        self.say(&scene.text);
        self.flags.extend(scene.sets.iter().cloned());
        self.take_place(world, &scene.adds);
    }

    /// Lets time pass, and tells it.
    fn pass(&mut self, world: &World, later: &Later) {
        let before = self.clock;
        self.clock.advance(later, world.calendar());
        if self.clock != before && !later.is_now() {
            self.story.push(Line::Clock(self.clock));
        }
    }

    /// What arrives now. One piece of news may bring the next, so it is asked until none comes.
    fn news(&mut self, world: &World) {
        while let Some(news) =
            world.scenario().news.iter().find(|it| !self.arrived.contains(&it.id) && it.when.holds(self))
        {
            self.arrived.insert(news.id.clone());
            self.say(&news.text);
            self.flags.extend(news.sets.iter().cloned());
            self.take_place(world, &news.adds);
        }
    }

    fn say(&mut self, passages: &[Passage]) {
        let said = passages.iter().filter(|it| it.when.as_ref().is_none_or(|when| when.holds(self)));
        let said: Vec<Line> = said.cloned().map(|it| Line::Passage(Box::new(it))).collect();
        self.story.extend(said);
    }

    fn shift(&mut self, moves: &[Move]) {
        for it in moves {
            let bond = self.bonds.entry(it.who.clone()).or_default();
            bond.trust = bond.trust.saturating_add(it.trust);
            bond.tension = bond.tension.saturating_add(it.tension);
        }
    }

    /// Lets things happen; what the player may write down is asked of them together.
    fn take_place(&mut self, world: &World, adds: &[Happening]) {
        let mut asked = Vec::new();
        for it in adds {
            if it.when.as_ref().is_some_and(|when| !when.holds(self)) {
                continue;
            }
            let again = self.named(&it.id).count();
            let id = if again == 0 { it.id.clone() } else { format!("{}-{}", it.id, again + 1) };
            let player = || vec![world.scenario().player.clone()];
            let after = |&days: &u32| world.calendar().after_school_days(self.clock.on, days);
            let recorded = match it.keep {
                Keep::By(place) => Recorded::Yes { on: self.clock.on, place },
                Keep::Ask | Keep::Never => Recorded::No,
            };
            self.happened.push(Happened {
                id,
                name: Some(it.id.clone()),
                on: self.clock.on,
                at: self.clock.at,
                by: if it.by.is_empty() { player() } else { it.by.clone() },
                what: it.what.clone(),
                recorded,
                wordings: it.wordings.clone(),
                wording: None,
                due: it.due.iter().map(after).collect(),
                mine: it.keep == Keep::Ask,
            });
            if it.keep == Keep::Ask {
                asked.push(self.happened.len() - 1);
            }
        }
        if !asked.is_empty() {
            self.asking.push_back(Asking::Where(asked));
        }
    }

    /// What makes two plays go on in the same way, as far as a search needs it: without the story
    /// behind them.
    pub(super) fn forget(&mut self) {
        self.story.clear();
        self.fresh = 0;
        self.answers.clear();
        self.given.clear();
        self.steps.clear();
    }

    /// How long one has waited in this scene, in school days.
    pub(super) const fn waited(&self) -> u32 {
        self.waited
    }
}
