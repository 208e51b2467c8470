//! Training: a case that is played.
//!
//! The player only makes a record; the same check that judges real cases judges it. Pure: the same
//! scenario, seed and answers give the same case, on every machine. Knows no files, no screen and
//! no clock; its dice come from the seed it is given.

mod acts;
mod clock;
mod debrief;
pub(crate) mod dice;
mod explore;
mod fared;
mod filling;
mod moment;
mod options;
mod player;
mod saved;
mod scene;
mod script;
mod session;
mod session_told;
mod simulation;
mod telling;
mod trainee;
mod when;
mod world;

pub use clock::Clock;
pub use debrief::{Debrief, DebriefMoment, Met, Path, debrief};
pub(crate) use debrief::{made, met};
pub(crate) use explore::explore;
pub use fared::{Fared, Property, Reached, Simulated};
pub use moment::{Bond, Misfit, Taken};
pub use player::Play;
pub use saved::{KeptPlay, Lost};
pub use scene::*;
pub use script::*;
pub use session::{
    KeptSession, Refused, Round, Session, Share, Spread, Stage, Sure, TABLE_NAME, TABLES, Vote, spread,
};
pub use session_told::{ToldOption, ToldRound, ToldSession, option_texts, told_session, wall_parts};
pub use simulation::simulate;
pub use telling::{FileLine, Moment, Offered, Teller, Told, ToldKind};
pub use trainee::Trainee;
pub use when::When;
pub use world::World;
