//! A group session that was left before its end: what it takes to go on with it. Practice only.

use serde::{Deserialize, Serialize};

use super::{Round, Session, Stage, Vote};
use crate::record::Date;
use crate::train::saved::Lost;
use crate::train::script::PlayerAnswer;
use crate::train::world::World;

/// What is kept of a session, beside what is kept of a play: replaying it is going on. Practice only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSession {
    /// The id of its scenario.
    pub scenario: String,
    /// The version of the scenario it was played in.
    pub version: String,
    /// The seed it was begun with.
    pub seed: u64,
    /// The names of the tables.
    pub tables: Vec<String>,
    /// What the group answered.
    pub answers: Vec<PlayerAnswer>,
    /// What the tables locked at each moment.
    pub rounds: Vec<Round>,
    /// What they locked at the moment it stands at.
    pub votes: Vec<Option<Vote>>,
    /// Whether that round was opened without waiting for every table.
    #[serde(default)]
    pub closed: bool,
    /// Whether it is paused.
    #[serde(default)]
    pub paused: bool,
    /// The day it was last kept; whoever writes it down knows the day.
    #[serde(default)]
    pub on: Option<Date>,
}

impl KeptSession {
    /// What is kept of a session.
    #[must_use]
    pub fn of(world: &World, session: &Session) -> Self {
        Self {
            scenario: world.scenario().id.clone(),
            version: world.scenario().version.clone(),
            seed: session.play.seed(),
            tables: session.tables.clone(),
            answers: session.play.answers().to_vec(),
            rounds: session.rounds.clone(),
            votes: session.votes.clone(),
            closed: session.closed,
            paused: session.paused,
            on: None,
        }
    }

    /// Goes on with it.
    ///
    /// # Errors
    /// Where the world is not the one it was played in, or what was kept does not fit it.
    pub fn resume(&self, world: &World) -> Result<Session, Lost> {
        let scenario = world.scenario();
        if scenario.id != self.scenario {
            return Err(Lost::Gone);
        }
        if scenario.version != self.version {
            return Err(Lost::Changed);
        }
        let mut session =
            Session::begin(world, self.seed, &self.tables).map_err(|_| Lost::Changed)?.paused(false);
        let mut rounds = self.rounds.iter().peekable();
        for (at, answer) in self.answers.iter().enumerate() {
            if let Some(round) = rounds.next_if(|round| round.at == at) {
                session = voted(session, world, &round.votes)?;
                if session.stage(world) == Stage::Answering {
                    session.closed = true;
                }
            }
            session = session.decide(world, answer).map_err(|_| Lost::Changed)?.paused(false);
        }
        if rounds.next().is_some() {
            return Err(Lost::Changed);
        }
        session = voted(session, world, &self.votes)?;
        if self.closed && !session.is_round(world) {
            return Err(Lost::Changed);
        }
        session.closed = self.closed;
        Ok(session.paused(self.paused))
    }
}

/// Locks what was kept of a round.
fn voted(session: Session, world: &World, votes: &[Option<Vote>]) -> Result<Session, Lost> {
    if votes.len() != session.tables.len() {
        return Err(Lost::Changed);
    }
    let mut given = votes.iter().enumerate().filter_map(|(table, vote)| Some((table, vote.as_ref()?)));
    given.try_fold(session, |session, (table, vote)| {
        session.lock(world, table, vote.clone()).map_err(|_| Lost::Changed)
    })
}
