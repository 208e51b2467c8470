//! Where cases rest: real ones in sealed files, encrypted in the age format with a passphrase
//! (`sealed`); plays that were left, which are practice, as plain files (`practice`).
//!
//! The stock `age` tool opens sealed files too, so nobody is locked in. The room knows no rules and
//! no screen.

mod atomic;
mod contents;
mod digest;
mod lock;
mod practice;
#[cfg(test)]
mod proofs;
mod sealed;
mod trail;

pub use age::secrecy::SecretString;

pub use atomic::Disk;
pub use contents::{Contents, record_of};
pub use digest::Digest;
pub use lock::{Held, Saved, sweep};
pub use practice::Shelf;
pub use sealed::{Key, Unopened, is_sealed};
pub use trail::{Act, Break, Entry, Erasure, TRAIL_FORMAT, Trail};
