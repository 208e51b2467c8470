//! Why something with the vault did not go, in sentences of its own: what a library or the machine
//! says never reaches a user.

use std::io;

use super::sealed::Unopened;

/// Why something with the vault did not go. What was in memory stays there: it can be tried again,
/// or saved elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// See [`Unopened`].
    #[error(transparent)]
    Unopened(#[from] Unopened),
    /// Another program or machine holds it.
    #[error("this file is in use by another")]
    InUse,
    /// There is no such folder or file.
    #[error("the folder or file is not there any more")]
    Gone,
    /// The folder or file is read-only.
    #[error("nothing may be read or written there")]
    NotAllowed,
    /// No room.
    #[error("the disk is full, so nothing was saved")]
    Full,
    /// The machine failed in another way.
    #[error("the disk did not do what was asked, so nothing was saved")]
    Disk,
    /// The case is larger than a record may be.
    #[error("the case is larger than 20 MB, so it was not saved")]
    TooLarge,
    /// No vault was made in this folder.
    #[error("there is no vault in this folder")]
    NoVault,
    /// A vault was made in it already.
    #[error("there is a vault in this folder already")]
    VaultThere,
    /// A folder that must be empty holds something, or a file of another kind is in the place.
    #[error("this folder is not empty, or another file is there")]
    NotEmpty,
    /// The vault holds no such case.
    #[error("the vault holds no such case")]
    NoSuchCase,
    /// A practice case: the vault is for real ones.
    #[error("this is a practice case, and the vault is for real ones")]
    Practice,
    /// What is sealed is no case, or no list of cases.
    #[error("what is sealed in this file is not a case of this program")]
    NotACase,
    /// A later version of the program made it: it is read, never written.
    #[error("a newer version of the program made this file; it can be read, and is left as it is")]
    Newer,
    /// The recovery key is another one, or mistyped.
    #[error("this is not the recovery key of this vault; look for a sign that is off")]
    WrongRecoveryKey,
    /// A backup in the folder that it is of would go with it.
    #[error("a backup must be in another folder than the vault itself")]
    BackupInside,
}

impl Fault {
    /// Its code, under which the texts have a sentence too.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unopened(unopened) => unopened.code(),
            Self::InUse => "in-use",
            Self::Gone => "gone",
            Self::NotAllowed => "not-allowed",
            Self::Full => "disk-full",
            Self::Disk => "disk",
            Self::TooLarge => "too-large",
            Self::NoVault => "no-vault",
            Self::VaultThere => "vault-there",
            Self::NotEmpty => "not-empty",
            Self::NoSuchCase => "no-such-case",
            Self::Practice => "practice",
            Self::NotACase => "not-a-case",
            Self::Newer => "future-format",
            Self::WrongRecoveryKey => "wrong-recovery-key",
            Self::BackupInside => "backup-inside",
        }
    }

    /// All of them: the texts must have a sentence for each.
    pub const ALL: [Self; 18] = [
        Self::Unopened(Unopened::WrongOrDamaged),
        Self::Unopened(Unopened::TooHeavy),
        Self::Unopened(Unopened::TooLarge),
        Self::InUse,
        Self::Gone,
        Self::NotAllowed,
        Self::Full,
        Self::Disk,
        Self::TooLarge,
        Self::NoVault,
        Self::VaultThere,
        Self::NotEmpty,
        Self::NoSuchCase,
        Self::Practice,
        Self::NotACase,
        Self::Newer,
        Self::WrongRecoveryKey,
        Self::BackupInside,
    ];
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::StaleNetworkFileHandle => Self::Gone,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            io::ErrorKind::ResourceBusy => Self::InUse,
            _ => Self::Disk,
        }
    }
}

/// Plain text that cannot be written as JSON: not known to happen.
impl From<serde_json::Error> for Fault {
    fn from(_: serde_json::Error) -> Self {
        Self::Disk
    }
}
