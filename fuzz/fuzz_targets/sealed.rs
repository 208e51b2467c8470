//! A sealed file of any bytes, and what stands in one: opened or refused.
#![no_main]

use std::iter::once;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nietpluis::store::{Contents, Key, SecretString, is_sealed};

const PASSPHRASE: &str = "vier gewone woorden achter elkaar";

static KEY: LazyLock<Key> = LazyLock::new(|| Key::new(SecretString::from(PASSPHRASE.to_owned())));

/// A sealed file that opens fast, so that many can be tried.
static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(1);
    let to = age::Encryptor::with_recipients(once(&recipient as &dyn age::Recipient)).expect("one");
    let mut sealed = Vec::new();
    let mut writer = to.wrap_output(&mut sealed).expect("memory");
    std::io::Write::write_all(&mut writer, br#"{"format":1}"#).expect("memory");
    writer.finish().expect("memory");
    sealed
});

fuzz_target!(|bytes: &[u8]| {
    let contents = Contents::read(bytes);
    let _ = (contents.broken(), contents.told(), contents.bytes());
    let _ = is_sealed(bytes);
    if !heavy(bytes) {
        let _ = KEY.open(bytes, 1_000_000);
    }
    // Bytes laid over a sound file: nothing but the file itself opens.
    let mut damaged = SEALED.clone();
    for pair in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([pair[0], pair[1]])) % damaged.len();
        damaged[at] ^= pair[2];
    }
    if damaged != *SEALED && !heavy(&damaged) {
        assert!(KEY.open(&damaged, 1_000_000).is_err(), "a damaged file opened");
    }
});

/// Whether opening would take long: that is allowed, but not what is tried here.
fn heavy(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
    let work = head.lines().find_map(|line| line.strip_prefix("-> scrypt ")?.split(' ').nth(1)?.parse().ok());
    work.is_some_and(|work: u32| work > 6)
}
