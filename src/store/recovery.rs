//! The recovery key: made once, with the vault, and printed. A passphrase stands alone in the head of
//! an age file, so the key opens a side file that holds the passphrase.
//!
//! By hand it goes with the stock tool: `age -d -i key.txt recovery.age` prints the passphrase.

use std::path::{Path, PathBuf};

use age::secrecy::{ExposeSecret as _, SecretString};

use super::atomic::{self, Disk};
use super::digest::Digest;
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

/// A number that nobody can guess or meet twice: the digest of a key that is thrown away.
pub(super) fn die() -> Digest {
    Digest::of(age::x25519::Identity::generate().to_public().to_string().as_bytes())
}

fn side_file(folder: &Path) -> PathBuf {
    folder.join(RECOVERY_FILE)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn the_stock_tool_gets_the_passphrase_with_the_recovery_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let passphrase = SecretString::from("open sesam, zei ze".to_owned());
        let key = make(&Disk::real(), folder.path(), &passphrase).expect("made");
        let key_file = folder.path().join("key.txt");
        std::fs::write(&key_file, key.expose_secret()).expect("written");
        let side_file = side_file(folder.path());
        let Ok(output) = Command::new("age").arg("-d").arg("-i").args([key_file, side_file]).output() else {
            assert!(std::env::var_os("CI").is_none(), "the stock tool is tried in CI");
            return;
        };
        assert_eq!(String::from_utf8_lossy(&output.stdout), passphrase.expose_secret());
        assert_ne!(die(), die());
    }
}
