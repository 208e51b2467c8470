//! nietpluis
pub mod app;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod explain;
pub mod load;
pub mod protocol;
pub mod record;
pub mod sheet;
pub mod store;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
pub mod validate;
