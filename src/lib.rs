//! nietpluis
pub mod protocol;
pub mod explain;
pub mod record;
