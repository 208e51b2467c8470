//! Findings in words.
mod told;
pub use told::*;
