//! Where cases rest: real ones in sealed files, encrypted in the age format with a passphrase;
//! plays that were left, which are practice, as plain files (`practice`).
//!
//! The stock `age` tool opens them too, so nobody is locked in. The room knows no rules and no
//! screen.

mod practice;

use std::io::Read;

use age::secrecy::SecretString;

pub use practice::Shelf;

/// How every age file begins.
const MAGIC: &[u8] = b"age-encryption.org/v1";
/// The highest work factor that is accepted: more takes too much memory on a school's laptop.
const MAX_WORK: u8 = 17;

/// Why a sealed file could not be opened. Nothing more: details could help whoever should not read
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// The passphrase is another one, or the file was damaged.
    #[error("the passphrase is not the right one, or the file is damaged")]
    WrongOrDamaged,
    /// The file asks for more work than a laptop can do.
    #[error("the file is sealed more heavily than this program opens")]
    TooHeavy,
    /// The file holds more than a record may.
    #[error("what is sealed in the file is larger than 20 MB")]
    TooLarge,
}

/// Whether bytes begin like a sealed file.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Opens a sealed file: the bytes it holds, at most `most` of them.
///
/// # Errors
/// See [`Unopened`].
pub fn open(sealed: &[u8], passphrase: &str, most: u64) -> Result<Vec<u8>, Unopened> {
    let decryptor = age::Decryptor::new(sealed).map_err(|_| Unopened::WrongOrDamaged)?;
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MAX_WORK);
    let reader =
        decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
            age::DecryptError::ExcessiveWork { .. } => Unopened::TooHeavy,
            _ => Unopened::WrongOrDamaged,
        })?;
    let mut opened = Vec::new();
    // One byte more than allowed tells that there is more.
    reader.take(most + 1).read_to_end(&mut opened).map_err(|_| Unopened::WrongOrDamaged)?;
    if opened.len() as u64 > most { Err(Unopened::TooLarge) } else { Ok(opened) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn sealed(text: &[u8]) -> Vec<u8> {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from("open sesam".to_owned()));
        recipient.set_work_factor(2);
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .expect("one recipient");
        let mut out = Vec::new();
        let mut writer = encryptor.wrap_output(&mut out).expect("a header");
        writer.write_all(text).and_then(|()| writer.finish().map(drop)).expect("sealed");
        out
    }

    #[test]
    fn a_sealed_file_opens_with_its_passphrase_only_and_never_damaged() {
        let file = sealed(b"a case");
        assert!(is_sealed(&file));
        assert_eq!(open(&file, "open sesam", 100).as_deref(), Ok(&b"a case"[..]));
        assert_eq!(open(&file, "open sesame", 100), Err(Unopened::WrongOrDamaged));
        assert_eq!(open(&file, "open sesam", 3), Err(Unopened::TooLarge));
        for at in 0..file.len() {
            let mut flipped = file.clone();
            flipped[at] ^= 1;
            assert!(open(&flipped, "open sesam", 100).is_err(), "byte {at} was flipped");
            assert!(open(&file[..at], "open sesam", 100).is_err(), "cut at {at}");
        }
        let longer = [&file[..], b"x"].concat();
        assert!(open(&longer, "open sesam", 100).is_err());
    }
}
