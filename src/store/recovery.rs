//! The recovery key: made once, with the vault, and printed. A passphrase stands alone in the head of
//! an age file, so the key opens a side file that holds the passphrase.
//!
//! By hand it goes with the stock tool: `age -d -i key.txt recovery.age` prints the passphrase.

use std::path::{Path, PathBuf};

use age::secrecy::{ExposeSecret as _, SecretString};

use super::atomic::{self, Disk};
use super::fault::Fault;
use super::sealed::{open_with, seal_to};

/// The side file in the folder of the vault.
pub(super) const RECOVERY_FILE: &str = "recovery.age";
/// The most it holds.
const MOST: u64 = 64 * 1024;

/// Makes a recovery key and its side file. The key is shown and printed once, and kept nowhere.
pub(super) fn make(disk: &Disk, folder: &Path, passphrase: &SecretString) -> Result<SecretString, Fault> {
    let identity = age::x25519::Identity::generate();
    let sealed = seal_to(&identity.to_public(), passphrase.expose_secret().as_bytes())?;
    atomic::save(disk, &side_file(folder), &sealed)?;
    Ok(identity.to_string())
}

/// The passphrase of the vault in a folder, by its recovery key as it was typed over: spaces and
/// small letters do not matter.
///
/// # Errors
/// Where the key is another one, or the side file is gone or damaged.
pub fn recover(disk: &Disk, folder: &Path, key: &SecretString) -> Result<SecretString, Fault> {
    let typed: String = key.expose_secret().chars().filter(|sign| !sign.is_whitespace()).collect();
    let typed = SecretString::from(typed.to_uppercase());
    let identity: age::x25519::Identity =
        typed.expose_secret().parse().map_err(|_: &str| Fault::WrongRecoveryKey)?;
    let sealed = atomic::read(disk, &side_file(folder), MOST)?.ok_or(Fault::Gone)?;
    let opened = open_with(&identity, &sealed, MOST).map_err(|_| Fault::WrongRecoveryKey)?;
    let passphrase = std::str::from_utf8(&opened).map_err(|_| Fault::WrongRecoveryKey)?;
    Ok(SecretString::from(passphrase.to_owned()))
}

fn side_file(folder: &Path) -> PathBuf {
    folder.join(RECOVERY_FILE)
}
