//! Sealing: bytes into the age format with a passphrase, and back.
//!
//! The stock `age` tool opens what is sealed here, so nobody is locked in. What this room says about
//! a failure is its own: the library's words never reach a user.

use std::fmt;
use std::io::{self, Read, Write as _};
use std::iter::once;

use age::secrecy::SecretString;
use zeroize::Zeroizing;

/// How every age file begins.
const MAGIC: &[u8] = b"age-encryption.org/v1";
/// How much work a guess at the passphrase costs: 2^16 rounds, 64 MB of memory.
const WORK: u8 = 16;
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
    /// The file holds more than it may.
    #[error("what is sealed in the file is larger than 20 MB")]
    TooLarge,
}

impl Unopened {
    /// Its code, under which the texts have a sentence too.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongOrDamaged => "wrong-or-damaged",
            Self::TooHeavy => "too-heavy",
            Self::TooLarge => "too-large",
        }
    }
}

/// A passphrase, to seal and to open with. It is wiped from memory when it is dropped.
pub struct Key {
    recipient: age::scrypt::Recipient,
    identity: age::scrypt::Identity,
}

impl Key {
    /// The key that a passphrase makes.
    #[must_use]
    pub fn new(passphrase: SecretString) -> Self {
        Self::of_work(passphrase, WORK)
    }

    /// A key whose files can be guessed fast: only for tests that seal thousands of times.
    #[cfg(test)]
    pub(super) fn light(passphrase: &str) -> Self {
        Self::of_work(SecretString::from(passphrase.to_owned()), 1)
    }

    fn of_work(passphrase: SecretString, work: u8) -> Self {
        let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
        recipient.set_work_factor(work);
        let mut identity = age::scrypt::Identity::new(passphrase);
        identity.set_max_work_factor(MAX_WORK);
        Self { recipient, identity }
    }

    /// Seals bytes: as an age file, new salt and all.
    ///
    /// # Errors
    /// None is known: nothing is read or written but memory.
    pub fn seal(&self, plain: &[u8]) -> io::Result<Vec<u8>> {
        seal_to(&self.recipient, plain)
    }

    /// Opens a sealed file: the bytes it holds, at most `most` of them.
    ///
    /// # Errors
    /// See [`Unopened`].
    pub fn open(&self, sealed: &[u8], most: u64) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        open_with(&self.identity, sealed, most)
    }
}

/// Says nothing of the passphrase.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Whether bytes begin like a sealed file.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Seals bytes to one recipient.
pub(super) fn seal_to(recipient: &dyn age::Recipient, plain: &[u8]) -> io::Result<Vec<u8>> {
    let encryptor = age::Encryptor::with_recipients(once(recipient)).map_err(|_| io::ErrorKind::Other)?;
    let mut sealed = Vec::with_capacity(plain.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens a sealed file with one identity.
pub(super) fn open_with(
    identity: &dyn age::Identity,
    sealed: &[u8],
    most: u64,
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| Unopened::WrongOrDamaged)?;
    let reader = decryptor.decrypt(once(identity)).map_err(|error| match error {
        age::DecryptError::ExcessiveWork { .. } => Unopened::TooHeavy,
        _ => Unopened::WrongOrDamaged,
    })?;
    // Room for all of it from the start: a buffer that grows leaves copies behind.
    let mut opened = Zeroizing::new(Vec::with_capacity(sealed.len()));
    // One byte more than allowed tells that there is more.
    reader.take(most.saturating_add(1)).read_to_end(&mut opened).map_err(|_| Unopened::WrongOrDamaged)?;
    if opened.len() as u64 > most { Err(Unopened::TooLarge) } else { Ok(opened) }
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    fn open(key: &Key, sealed: &[u8], most: u64) -> Result<Vec<u8>, Unopened> {
        key.open(sealed, most).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn a_sealed_file_opens_with_its_passphrase_only() {
        let (key, other) = (Key::light("open sesam"), Key::light("open sesame"));
        let file = key.seal(b"a case").expect("sealed");
        assert!(is_sealed(&file) && !is_sealed(b"a case"));
        assert!(!file.windows(6).any(|window| window == b"a case"));
        assert_eq!(open(&key, &file, 6).as_deref(), Ok(&b"a case"[..]));
        assert_eq!(open(&other, &file, 100), Err(Unopened::WrongOrDamaged));
        assert_eq!(open(&key, &file, 5), Err(Unopened::TooLarge));
        assert_ne!(file, key.seal(b"a case").expect("sealed"), "every sealing is new");
        assert_eq!(format!("{key:?}"), "Key(…)");
        let empty = key.seal(b"").expect("sealed");
        assert_eq!(open(&key, &empty, 0).as_deref(), Ok(&b""[..]));
    }

    /// Every byte flipped in each of its bits, every truncation, and appended bytes.
    #[test]
    fn nothing_damaged_is_ever_accepted() {
        let key = Key::light("open sesam");
        // Two chunks of the format, so that the seam between them is tried too.
        for (plain, step) in [(b"a case".to_vec(), 1), (vec![b'x'; 64 * 1024 + 300], 997)] {
            let file = key.seal(&plain).expect("sealed");
            let most = 1024 * 1024;
            let (mut tried, mut accepted) = (0, 0);
            let mut attempt = |bytes: &[u8]| {
                tried += 1;
                accepted += usize::from(key.open(bytes, most).is_ok());
            };
            let end = file.len().saturating_sub(400)..file.len();
            for at in (0..400.min(file.len())).chain((0..file.len()).step_by(step)).chain(end) {
                for bit in 0..8 {
                    let mut flipped = file.clone();
                    flipped[at] ^= 1 << bit;
                    attempt(&flipped);
                }
                attempt(&file[..at]);
            }
            for more in [&b"x"[..], b"\n", b"\0", &[0; 16], &[0; 1_000], &file] {
                attempt(&[&file, more].concat());
                attempt(&[more, &file].concat());
            }
            assert_eq!(accepted, 0, "of {tried}");
            assert!(tried > 3_000, "only {tried} were tried");
        }
    }

    #[test]
    fn heavier_work_than_a_laptop_does_is_refused_before_it_is_done() {
        let file = Key::light("open sesam").seal(b"a case").expect("sealed");
        let text = String::from_utf8_lossy(&file).into_owned();
        let stanza = text.lines().nth(1).expect("the stanza");
        assert!(stanza.ends_with(" 1"), "{stanza}");
        for (work, why) in
            [("18", Unopened::TooHeavy), ("63", Unopened::TooHeavy), ("2", Unopened::WrongOrDamaged)]
        {
            let at = text.find(stanza).expect("the stanza") + stanza.len() - 1;
            let heavy = [&file[..at], work.as_bytes(), &file[at + 1..]].concat();
            assert_eq!(open(&Key::light("open sesam"), &heavy, 100), Err(why), "{work}");
        }
        let sealed = Key::new(SecretString::from("open sesam".to_owned())).seal(b"a case").expect("sealed");
        let head = String::from_utf8_lossy(&sealed[..120]).into_owned();
        assert!(head.lines().nth(1).is_some_and(|line| line.ends_with(" 16")), "{head}");
    }

    /// The stock tool reads a passphrase from a terminal only: `script` lends it one.
    #[test]
    fn the_stock_tool_opens_what_is_sealed_to_a_passphrase() {
        let there = |tool: &str| {
            Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        };
        if !there("age") || !there("script") {
            eprintln!("`age` and `script` are not both here: the stock tool was not tried");
            assert!(std::env::var_os("CI").is_none(), "the stock tool is tried in CI");
            return;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let (sealed, opened) = (folder.path().join("case.age"), folder.path().join("case.json"));
        let key = Key::new(SecretString::from("open sesam".to_owned()));
        std::fs::write(&sealed, key.seal(b"a case").expect("sealed")).expect("written");
        let line = format!("age -d -o '{}' '{}'", opened.display(), sealed.display());
        let mut terminal = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("a terminal");
        let mut typed = terminal.stdin.take().expect("its keyboard");
        // Typed once the tool asks; what is typed sooner it may throw away.
        for _ in 0..50 {
            std::thread::sleep(std::time::Duration::from_millis(200));
            if terminal.try_wait().expect("its state").is_some() {
                break;
            }
            let _ = typed.write_all(b"open sesam\n");
        }
        assert_eq!(std::fs::read(&opened).expect("opened"), b"a case");
    }
}
