//! The vault in the window: where it is, whether it is open, the list of its cases, and the case of it
//! that is open. Passphrases are here only between typing and asking, and are wiped by then.

mod ask;
mod leaving;
mod said;
#[cfg(test)]
mod tests;
mod update;

use super::entry::{Draft, Head};
use super::secret::Secret;
use super::weigh::Weighs;
use crate::record::{Date, Real};
use crate::store::{Act, CaseId, Erasure, Fault, Listed, Tried};

pub use ask::{Ask, Opened, Said, SavedCase, Unlocked};
pub use leaving::{Choice, Closing};
pub(super) use leaving::{ask_close, close, lock};
pub(super) use said::said;
pub use update::groups;
pub(super) use update::{printed, update};

/// An act of the user about the vault.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub enum VaultAct {
    /// To a page of it.
    Go(Room),
    /// Typing or choosing on a page.
    Fill(Box<Form>),
    /// Making a vault.
    SetUp,
    /// Printing the recovery key.
    PrintKey,
    /// Done with the recovery key.
    KeyKept,
    /// Unlocking.
    Unlock,
    /// The recovery key, and a new passphrase.
    Recover,
    /// Another passphrase.
    Change,
    /// Opening a case.
    Open(CaseId),
    /// Saving the case that is open.
    Save,
    /// Saving it in another folder, as a sealed file.
    Elsewhere,
    /// Erasing a case, for a reason; asked for a second time.
    Erase(CaseId, Erasure),
    /// Making a backup.
    BackUp,
    /// Trying one.
    TryBackup,
    /// Putting one back.
    Restore,
    /// Taking in a sealed file.
    Receive,
    /// Looking up a control code from paper.
    CheckCode,
    /// What came of something was read.
    Heard,
    /// Back to the case that is open.
    ToCase,
}

/// A page of the vault.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub enum Room {
    /// Setting up, unlocking, or the list: by what there is.
    #[default]
    Door,
    /// The passphrase is lost.
    Lost,
    /// Another passphrase.
    Change,
    /// Backups.
    Backup,
    /// Putting one back.
    Restore,
    /// Taking in a sealed file.
    Receive,
    /// What was done with the case that is open.
    Trail,
    /// What was done with the vault.
    VaultTrail,
    /// Erasing a case.
    Erase(CaseId),
    /// Saving the case that is open in another folder.
    Elsewhere,
    /// Taking another folder that holds a vault, or will.
    Another,
}

/// What is typed and chosen on a page. Emptied as soon as it was used or left.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Form {
    /// A folder.
    pub folder: String,
    /// A file.
    pub file: String,
    /// A passphrase.
    pub passphrase: Secret,
    /// A new one.
    pub new: Secret,
    /// The new one once more.
    pub again: Secret,
    /// A recovery key, or its last group.
    pub key: Secret,
    /// A control code.
    pub code: String,
    /// Why a case is erased.
    pub why: Option<Erasure>,
    /// Whether what is typed shows.
    pub shown: bool,
    /// What keeps it from being done.
    pub refused: Option<Refused>,
}

/// What keeps a page from being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Refused {
    /// The passphrase is empty.
    Empty,
    /// The two differ.
    Differ,
    /// No folder or file is given.
    NoPlace,
    /// The last group of the key is another.
    OtherGroup,
    /// No reason is chosen.
    NoReason,
    /// A case is open with work that is saved nowhere.
    StillOpen,
}

/// Whether there is a vault, and whether it is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Is {
    /// None is known.
    #[default]
    Absent,
    /// It is locked.
    Locked,
    /// It is open, and these are its cases.
    Open(Box<List>),
}

/// What an open vault holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The folder of the vault.
    pub folder: String,
    /// The cases, by alias.
    pub cases: Vec<Listed>,
    /// Those whose term is over, by number.
    pub due: Vec<CaseId>,
    /// What was done with the vault.
    pub trail: Vec<TrailLine>,
    /// Whether that was changed by another way.
    pub broken: bool,
    /// Whether a later version of the program made it: it is read only.
    pub newer: bool,
    /// Whether the side file of the recovery key is there.
    pub recovery: bool,
    /// Where a backup goes, unless somebody chooses another place.
    pub backup: String,
}

/// A line of a trail, by the clock of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailLine {
    /// The day.
    pub on: Date,
    /// The time: `14:32`.
    pub at: String,
    /// What was done.
    pub act: Act,
}

/// The case of the vault that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// Its number.
    pub id: CaseId,
    /// As it was last saved.
    pub saved: Real,
    /// When it was last saved here: `14:32`.
    pub at: Option<String>,
    /// Why it can only be read.
    pub read_only: Option<Fault>,
    /// Whether it was changed by another way.
    pub broken: bool,
    /// What was done with it.
    pub trail: Vec<TrailLine>,
    /// Its control code.
    pub code: String,
}

/// A recovery key that was just made: shown this once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// The key.
    pub key: Secret,
    /// Where its page went, or why it did not.
    pub printed: Option<Result<String, Fault>>,
}

/// What takes a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Busy {
    /// Making a vault, or another passphrase for it.
    Making,
    /// Unlocking.
    Unlocking,
    /// Opening a case.
    Opening,
    /// Saving it.
    Saving,
    /// Saving and locking.
    Locking,
    /// Anything else.
    Working,
}

/// What came of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It did not go.
    Failed(Fault),
    /// The file of a case does not open with the passphrase that opened the vault: its name.
    Damaged(String),
    /// A case was saved beside another version of it: the name of its file.
    Beside(String),
    /// A case was saved, and the list does not show it yet.
    Unlisted(Fault),
    /// The clock was set back.
    ClockBack,
    /// A case was sealed in another folder: the path.
    Sealed(String),
    /// A backup was made: of how many cases, and where.
    BackedUp(usize, String),
    /// A backup was tried.
    Tried(Tried),
    /// A backup was put back: how many cases.
    Restored(usize),
    /// The passphrase is another one now.
    Changed,
    /// A case was taken in.
    Received,
    /// A case was erased.
    Erased,
    /// It was locked before somebody kept the new recovery key.
    KeyUnkept,
    /// A control code is of after this line; or of none.
    Code(Option<TrailLine>),
}

/// The vault in the window.
#[derive(Debug, Default)]
pub struct Vault {
    /// The folder it is in, or would be in.
    pub folder: String,
    /// Whether it is there, and open.
    pub is: Is,
    /// The page of it.
    pub room: Room,
    /// What is typed there.
    pub form: Form,
    /// A recovery key that was just made.
    pub key: Option<NewKey>,
    /// What is going on.
    pub busy: Option<Busy>,
    /// Whether a case waits to be saved until there is a vault, and it is open.
    pub saving: bool,
    /// What came of the last things.
    pub told: Vec<Told>,
    /// The case that is open.
    pub case: Option<CaseFile>,
    /// A case of a later format, as text to read.
    pub newer: Option<Secret>,
}

/// Where the vault is when the window opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VaultAt {
    /// The folder.
    pub folder: String,
    /// Whether there is one, as far as is known.
    pub there: bool,
}

/// What was being filled in when the vault was locked.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rest {
    /// The form for an event.
    pub draft: Draft,
    /// The weighing.
    pub weigh: Weighs,
    /// The page of who a case is about.
    pub head: Option<Head>,
}
