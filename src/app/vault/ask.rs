//! What the outside is asked about the vault, and what it answers.

use super::{CaseFile, List, Rest, Told};
use crate::app::secret::Secret;
use crate::app::state::OpenCase;
use crate::protocol::Lang;
use crate::record::Real;
use crate::store::{CaseId, Erasure, Fault};

/// What the outside is asked about the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Make a vault; answered by [`Said::Made`].
    SetUp(String, Secret),
    /// Write the page with the recovery key; answered by [`Said::KeyPrinted`].
    PrintKey(Secret, Lang),
    /// Unlock a vault; answered by [`Said::Unlocked`].
    Unlock(String, Secret),
    /// Unlock it by the recovery key and give it a new passphrase; answered by [`Said::Unlocked`].
    Recover {
        /// The folder.
        folder: String,
        /// The recovery key.
        key: Secret,
        /// The new passphrase.
        new: Secret,
    },
    /// Give it another passphrase: the old one and the new; answered by [`Said::Made`].
    Change(Secret, Secret),
    /// Read the list again, with what is due after so many months; answered by [`Said::Listed`].
    List(u16),
    /// Open a case; answered by [`Said::Opened`].
    Open(CaseId),
    /// Save the case that is open, or put it in; answered by [`Said::Saved`].
    Save(Box<Real>),
    /// Note in the trail that a sheet of it was printed; answered by [`Said::Saved`].
    Printed(String),
    /// Seal the case in another folder; answered by [`Said::Elsewhere`].
    Elsewhere(Box<Real>, String),
    /// Let the case go, so that others can write it.
    LetGo,
    /// Save what must be, keep the rest sealed, and lock; answered by [`Said::Locked`].
    Lock {
        /// The case, where it must be saved.
        save: Option<Box<Real>>,
        /// What was being filled in.
        rest: Option<Box<Rest>>,
    },
    /// Erase a case; answered by [`Said::Done`].
    Erase(CaseId, Erasure),
    /// Make a backup; answered by [`Said::Done`].
    BackUp(String),
    /// Try one; answered by [`Said::Done`].
    TryBackup(String),
    /// Put one back: file, passphrase, folder; answered by [`Said::Restored`].
    Restore(String, Secret, String),
    /// Take in a sealed file with its passphrase; answered by [`Said::Done`].
    Receive(String, Secret),
    /// Look up a control code; answered by [`Said::Done`].
    CheckCode(String),
}

impl Ask {
    /// Whether it takes a moment: then something is said before it is done.
    #[must_use]
    pub const fn slow(&self) -> bool {
        match self {
            Self::PrintKey(..) | Self::List(_) | Self::LetGo | Self::CheckCode(_) => false,
            Self::Lock { save, rest } => save.is_some() || rest.is_some(),
            _ => true,
        }
    }
}

/// What the outside answers.
#[derive(Debug, Clone)]
pub enum Said {
    /// A vault was made, or has another passphrase: its list and its recovery key.
    Made(Result<(Box<List>, Secret), Fault>),
    /// Where the page with the recovery key is.
    KeyPrinted(Result<String, Fault>),
    /// It is open.
    Unlocked(Result<Box<Unlocked>, Fault>),
    /// The list.
    Listed(Result<Box<List>, Fault>),
    /// A case; or its number and why it does not open.
    Opened(Result<Box<Opened>, (CaseId, Fault)>),
    /// How a save went.
    Saved(Result<Box<SavedCase>, Fault>),
    /// Where a case was sealed: the path; and the case as it is there.
    Elsewhere(Result<(String, Box<Real>), Fault>),
    /// Whether it is locked.
    Locked(Result<(), Fault>),
    /// A backup was put back: how many cases, and in which folder.
    Restored(Result<(usize, String), Fault>),
    /// What came of it, and the list where that changed.
    Done(Result<(Told, Option<Box<List>>), Fault>),
}

/// A vault that was unlocked.
#[derive(Debug, Clone)]
pub struct Unlocked {
    /// Its list.
    pub list: List,
    /// Its new recovery key, where one was made.
    pub key: Option<Secret>,
    /// The case that was open when it was locked.
    pub opened: Option<Opened>,
    /// What was being filled in then.
    pub rest: Option<Rest>,
}

/// What was in the file of a case.
#[derive(Debug, Clone)]
pub enum Opened {
    /// A case, with what the check says of it.
    Case(Box<CaseFile>, Box<OpenCase>),
    /// A case of a later format, as text.
    Newer(Secret),
}

/// A case that was saved.
#[derive(Debug, Clone)]
pub struct SavedCase {
    /// As it is now.
    pub file: CaseFile,
    /// What there is to say of it.
    pub told: Vec<Told>,
    /// The list.
    pub list: Option<List>,
}
