//! The program's own texts.
mod labels;
pub use labels::{Label, label};
