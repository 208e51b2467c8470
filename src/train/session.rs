//! A group session: a trainer plays a case with tables or roles. At every choice each table answers
//! first and locks it; what they chose opens once all have, and then the group goes on together.
//!
//! Pure, as the play is: what is saved replays to the same session. Tables are named after where
//! they sit or what they play, never after a person; nothing here ranks them.

mod kept;

pub use kept::KeptSession;

use serde::{Deserialize, Serialize};

use super::player::Play;
use super::script::PlayerAnswer;
use super::world::World;

/// How many tables a session has at least, and at most.
pub const TABLES: std::ops::RangeInclusive<usize> = 2..=8;
/// The most letters in the name of a table.
pub const TABLE_NAME: usize = 24;

/// How sure a table is of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Not sure.
    Not,
    /// Fairly sure.
    Fairly,
    /// Sure.
    Very,
}

impl Sure {
    /// Each, the least sure first.
    pub const ALL: [Self; 3] = [Self::Not, Self::Fairly, Self::Very];
}

/// What a table locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// What it would do: an option of this moment, or waiting a day.
    pub option: PlayerAnswer,
    /// How sure it is.
    pub sure: Sure,
}

/// A moment at which the tables answered, and the group went on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Before which answer of the play it was, from 0.
    pub at: usize,
    /// What each table locked; nothing where the round was closed without it.
    pub votes: Vec<Option<Vote>>,
}

/// What a session waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is paused: for the talk, or because the trainer wants to.
    Paused,
    /// Each table answers for itself.
    Answering,
    /// What they chose is open; the group decides.
    Open,
    /// The group answers at once: writing down, or the only way on.
    Together,
    /// The case has ended.
    Ended,
}

/// How far the tables agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Nobody answered.
    Nobody,
    /// Only one table did.
    One,
    /// All chose the same.
    Same(usize),
    /// More than half chose the same: so many of so many.
    Most(usize, usize),
    /// None was chosen by more than half.
    Apart,
}

/// An option and who chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The option.
    pub option: PlayerAnswer,
    /// The tables that chose it, by their place.
    pub tables: Vec<usize>,
    /// How many of them are not sure, fairly sure and sure.
    pub sure: [usize; 3],
}

/// Why something cannot be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There are too few tables, or too many.
    #[error("a session has {} to {} tables", TABLES.start(), TABLES.end())]
    HowMany,
    /// A name that is empty, too long or there twice.
    #[error("each table has a name of its own of at most {TABLE_NAME} letters")]
    Name,
    /// This moment asks something else.
    #[error("this moment asks something else")]
    NotNow,
    /// There is no such table.
    #[error("there is no such table")]
    NoSuchTable,
    /// The table locked its answer.
    #[error("this table has locked its answer")]
    Locked,
    /// There is no such option now.
    #[error("there is no such option now")]
    NoSuchOption,
}

/// A group session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    tables: Vec<String>,
    play: Play,
    rounds: Vec<Round>,
    votes: Vec<Option<Vote>>,
    /// Whether the trainer opened the round without waiting for every table.
    closed: bool,
    paused: bool,
}

impl Session {
    /// The beginning of a session over the case that a seed gives.
    ///
    /// # Errors
    /// Where the tables are too few or too many, or a name does not do.
    pub fn begin(world: &World, seed: u64, tables: &[String]) -> Result<Self, Refused> {
        let tables = named(tables)?;
        let play = Play::begin(world, seed);
        let paused = play.at_scene(world).pause;
        Ok(Self { votes: vec![None; tables.len()], tables, play, rounds: Vec::new(), closed: false, paused })
    }

    /// What it waits for now.
    #[must_use]
    pub fn stage(&self, world: &World) -> Stage {
        if self.play.ended(world) {
            Stage::Ended
        } else if self.paused {
            Stage::Paused
        } else if !self.is_round(world) {
            Stage::Together
        } else if self.closed || self.votes.iter().all(Option::is_some) {
            Stage::Open
        } else {
            Stage::Answering
        }
    }

    /// What can be chosen now, in the order it is shown: waiting a day comes last.
    #[must_use]
    pub fn options(&self, world: &World) -> Vec<PlayerAnswer> {
        options(&self.play, world)
    }

    /// A table locks its answer.
    ///
    /// # Errors
    /// Where it has locked one already, or this moment has no such answer.
    pub fn lock(&self, world: &World, table: usize, vote: Vote) -> Result<Self, Refused> {
        let place = self.votes.get(table).ok_or(Refused::NoSuchTable)?;
        if place.is_some() {
            return Err(Refused::Locked);
        }
        self.only(world, Stage::Answering)?;
        self.offered(world, &vote.option)?;
        let mut next = self.clone();
        next.votes[table] = Some(vote);
        Ok(next)
    }

    /// The trainer opens the round without the tables that have not answered.
    ///
    /// # Errors
    /// Where no round is on.
    pub fn close(&self, world: &World) -> Result<Self, Refused> {
        self.only(world, Stage::Answering)?;
        Ok(Self { closed: true, ..self.clone() })
    }

    /// What the tables chose, by option in the order they are shown.
    ///
    /// # Errors
    /// While tables still answer: nobody sees what another chose before.
    pub fn shares(&self, world: &World) -> Result<Vec<Share>, Refused> {
        self.only(world, Stage::Open)?;
        Ok(shares(&self.votes, self.options(world)))
    }

    /// What most tables chose, to begin the decision with; the first shown where none stands out.
    #[must_use]
    pub fn most_chosen(&self, world: &World) -> Option<PlayerAnswer> {
        let mut best: Option<Share> = None;
        for share in self.shares(world).ok()? {
            if best.as_ref().is_none_or(|best| best.tables.len() < share.tables.len()) {
                best = Some(share);
            }
        }
        best.map(|share| share.option)
    }

    /// The group goes on: with what it decided on once the round is open, or with what it answers
    /// together.
    ///
    /// # Errors
    /// While tables still answer, while it is paused, or where there is no such option.
    pub fn decide(&self, world: &World, answer: &PlayerAnswer) -> Result<Self, Refused> {
        let open = match self.stage(world) {
            Stage::Open => true,
            Stage::Together => false,
            Stage::Paused | Stage::Answering | Stage::Ended => return Err(Refused::NotNow),
        };
        self.offered(world, answer)?;
        let play = self.play.answer(world, answer).map_err(|_| Refused::NoSuchOption)?;
        let mut next = self.clone();
        if open {
            let votes = std::mem::replace(&mut next.votes, vec![None; self.tables.len()]);
            next.rounds.push(Round { at: self.play.answers().len(), votes });
        }
        next.closed = false;
        next.paused = play.scene != self.play.scene && play.at_scene(world).pause;
        next.play = play;
        Ok(next)
    }

    /// Stops for the talk, or goes on after it. Nothing that was locked is lost.
    #[must_use]
    pub fn paused(&self, paused: bool) -> Self {
        Self { paused, ..self.clone() }
    }

    /// The tables.
    #[must_use]
    pub fn tables(&self) -> &[String] {
        &self.tables
    }

    /// The play they are in.
    #[must_use]
    pub const fn play(&self) -> &Play {
        &self.play
    }

    /// The moments that were decided.
    #[must_use]
    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// Whether a table has locked its answer: all that may be seen of it before the round opens.
    #[must_use]
    pub fn locked(&self, table: usize) -> bool {
        self.votes.get(table).is_some_and(Option::is_some)
    }

    /// What was locked at this moment; nothing while tables still answer.
    #[must_use]
    pub fn open_votes(&self, world: &World) -> &[Option<Vote>] {
        if self.stage(world) == Stage::Open { &self.votes } else { &[] }
    }

    /// Whether the tables answer here: something happens, and there is more than one way on.
    fn is_round(&self, world: &World) -> bool {
        self.play.asking.is_empty() && self.options(world).len() > 1
    }

    fn only(&self, world: &World, stage: Stage) -> Result<(), Refused> {
        if self.stage(world) == stage { Ok(()) } else { Err(Refused::NotNow) }
    }

    fn offered(&self, world: &World, option: &PlayerAnswer) -> Result<(), Refused> {
        if self.options(world).contains(option) { Ok(()) } else { Err(Refused::NoSuchOption) }
    }
}

/// How far votes agree.
#[must_use]
pub fn spread(votes: &[Option<Vote>]) -> Spread {
    let given: Vec<&PlayerAnswer> = votes.iter().flatten().map(|vote| &vote.option).collect();
    let count = |option: &PlayerAnswer| given.iter().filter(|it| **it == option).count();
    let most = given.iter().map(|it| count(it)).max().unwrap_or_default();
    match (most, given.len()) {
        (_, 0) => Spread::Nobody,
        (_, 1) => Spread::One,
        (most, all) if most == all => Spread::Same(all),
        (most, all) if most * 2 > all => Spread::Most(most, all),
        _ => Spread::Apart,
    }
}

/// What votes chose, by option.
pub(super) fn shares(votes: &[Option<Vote>], options: Vec<PlayerAnswer>) -> Vec<Share> {
    let shares = options.into_iter().map(|option| {
        let of = |sure: Sure| {
            let it = Vote { option: option.clone(), sure };
            votes.iter().flatten().filter(|vote| **vote == it).count()
        };
        let tables = votes.iter().enumerate().filter_map(|(table, vote)| {
            let chose = vote.as_ref().is_some_and(|vote| vote.option == option);
            chose.then_some(table)
        });
        Share { tables: tables.collect(), sure: Sure::ALL.map(of), option }
    });
    shares.collect()
}

fn options(play: &Play, world: &World) -> Vec<PlayerAnswer> {
    let wait = play.can_wait(world).map(|_| PlayerAnswer::Wait(1));
    play.option_ids(world).into_iter().map(PlayerAnswer::Choice).chain(wait).collect()
}

/// Names without the space around them.
fn named(tables: &[String]) -> Result<Vec<String>, Refused> {
    if !TABLES.contains(&tables.len()) {
        return Err(Refused::HowMany);
    }
    let tables: Vec<String> = tables.iter().map(|name| name.trim().to_owned()).collect();
    let fits = |(place, name): (usize, &String)| {
        let long = name.is_empty() || name.chars().count() > TABLE_NAME || name.chars().any(char::is_control);
        !long && !tables[..place].contains(name)
    };
    if tables.iter().enumerate().all(fits) { Ok(tables) } else { Err(Refused::Name) }
}
