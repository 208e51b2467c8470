//! nietpluis
pub mod app;
pub mod protocol;
pub mod explain;
pub mod record;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
