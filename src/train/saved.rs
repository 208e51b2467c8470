//! A play that was left before its end: what it takes to go on with it. Practice only.

use serde::{Deserialize, Serialize};

use super::player::Play;
use super::script::PlayerAnswer;
use super::world::World;
use crate::record::Date;

/// What is kept of a play: its seed and answers, since replaying them is resuming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptPlay {
    /// The id of its scenario.
    pub scenario: String,
    /// The version of the scenario it was played in.
    pub version: String,
    /// The seed it was begun with.
    pub seed: u64,
    /// What was answered.
    pub answers: Vec<PlayerAnswer>,
    /// The day it was last kept; whoever writes it down knows the day.
    #[serde(default)]
    pub on: Option<Date>,
}

/// Why a kept play cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// Its scenario is not there any more.
    Gone,
    /// Its scenario is another version, or its answers do not fit.
    Changed,
}

impl KeptPlay {
    /// What is kept of a play.
    #[must_use]
    pub fn of(world: &World, play: &Play) -> Self {
        Self {
            scenario: world.scenario().id.clone(),
            version: world.scenario().version.clone(),
            seed: play.seed(),
            answers: play.answers().to_vec(),
            on: None,
        }
    }

    /// Goes on with it.
    ///
    /// # Errors
    /// Where the world is not the one it was played in, or its answers do not fit.
    pub fn resume(&self, world: &World) -> Result<Play, Lost> {
        let scenario = world.scenario();
        if scenario.id != self.scenario {
            return Err(Lost::Gone);
        }
        if scenario.version != self.version {
            return Err(Lost::Changed);
        }
        Play::resume(world, self.seed, &self.answers).map_err(|_| Lost::Changed)
    }
}
