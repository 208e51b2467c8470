//! nietpluis
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
pub mod validate;
