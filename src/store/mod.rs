//! Where cases rest: real ones in the vault, encrypted in the age format with a passphrase; plays that
//! were left, which are practice, as plain files (`practice`).
//!
//! The stock `age` tool opens sealed files too, so nobody is locked in. The room knows no rules and
//! no screen, and is handed the clock.
//!
//! | file | what it is for |
//! |---|---|
//! | `sealed` | bytes into the age format and back |
//! | `atomic` | a file saved whole or not at all, two older ones kept |
//! | `lock` | one writer at a time; a clash keeps both versions |
//! | `trail` | what was done with a case, hash-chained, with its control code |
//! | `contents` | what a sealed file holds: a record and its trail |
//! | `vault` | the folder: set up, unlock, list, what is due |
//! | `case` | one case: open, save, erase |
//! | `register` | the list of the vault, and its own trail |
//! | `recovery` | the recovery key and its side file |
//! | `backup` | all in one file, tried and put back |
//! | `rekey` | another passphrase |
//! | `aside` | what is sealed beside the vault: a case in another folder, what was being typed |

mod aside;
mod atomic;
mod backup;
mod case;
mod contents;
mod digest;
mod fault;
mod lock;
mod practice;
#[cfg(test)]
mod proofs;
mod recovery;
mod register;
mod rekey;
mod sealed;
mod trail;
mod vault;

pub use age::secrecy::{ExposeSecret, SecretString};

pub use atomic::{Disk, read as read_whole, save as save_whole};
pub use backup::{Tried, restore, try_backup};
pub use case::{Kept, OpenCase, Opened};
pub use contents::{Contents, record_of};
pub use digest::Digest;
pub use fault::Fault;
pub use lock::{Held, Saved, sweep};
pub use practice::{Shelf, write_beside};
pub use recovery::recover;
pub use sealed::{Key, Unopened, is_sealed};
pub use trail::{Act, Break, Entry, Erasure, TRAIL_FORMAT, Trail};
pub use vault::{CaseId, Listed, Vault};
