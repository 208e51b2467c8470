//! What the window knows and does, without a screen: state, the user's actions, and what each
//! panel shows as a plain struct.
//!
//! [`update`] is pure: the same state and action give the same state and effects. What touches a
//! file is asked for as an [`Effect`]; whoever performs it sends an [`Action`] back. The room
//! knows no egui, no clap and no files.

mod action;
pub mod entry;
mod norm;
mod secret;
mod session;
mod settings;
mod state;
mod training;
mod update;
pub mod vault;
pub mod view;
mod weigh;

pub use action::{Action, Effect};
pub use entry::{Draft, Entry, Laying, Working};
pub use norm::{NodeRule, Norm};
pub use secret::Secret;
pub use session::{Group, KeptOne, Lead, Sessions, SetUp, Towards};
pub use settings::Settings;
pub use state::{Acute, Fold, Folder, GraphMode, OpenCase, Opening, Page, Reply, Size, State, Theme};
pub use training::{Ahead, Back, Kept, Played, Practise, Training};
pub use update::update;
pub use vault::{Vault, VaultAct, VaultAt};
pub use weigh::{Asked, CardAct, Colleague, Deciding, LEVELS, Side, Urgent, Weigh, Weighs};
