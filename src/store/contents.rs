//! What a sealed file holds: a record in JSON, and after it its trail, one entry a line.
//!
//! Opened with the stock `age` tool it can be read as it is. A file that `seal` made holds a record
//! alone.

use serde::de::IgnoredAny;
use zeroize::Zeroizing;

use super::digest::Digest;
use super::trail::{Break, Trail};

/// How the lines of a trail begin.
const OF_TRAIL: [&str; 2] = ["{\"entry\":", "{\"trail\":"];

/// What was in a sealed file, apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The record as it is written.
    pub text: Zeroizing<Vec<u8>>,
    /// What was done with it.
    pub trail: Trail,
}

impl Contents {
    /// Takes apart what was opened.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let (text, trail) = apart(bytes);
        Self { text: Zeroizing::new(text.to_vec()), trail: Trail::read(trail) }
    }

    /// All of it, to be sealed.
    ///
    /// # Errors
    /// None is known; see [`Trail::text`].
    pub fn bytes(&self) -> serde_json::Result<Zeroizing<Vec<u8>>> {
        let trail = self.trail.text()?;
        // Room for all of it: a buffer that grows leaves copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(self.text.len() + 1 + trail.len()));
        bytes.extend_from_slice(&self.text);
        bytes.push(b'\n');
        bytes.extend_from_slice(trail.as_bytes());
        Ok(bytes)
    }

    /// What is wrong with the trail, or between it and the record: its last entry must tell of this
    /// record.
    #[must_use]
    pub fn broken(&self) -> Option<Break> {
        let entries = self.trail.entries().len();
        let tells = entries == 0 || self.told();
        self.trail.broken().or_else(|| (!tells).then_some(Break::At(entries)))
    }

    /// Whether the last entry of the trail tells of this record.
    #[must_use]
    pub fn told(&self) -> bool {
        self.trail.entries().last().is_some_and(|last| last.content == Digest::of(&self.text))
    }
}

/// The record of an opened file, without its trail.
#[must_use]
pub fn record_of(bytes: &[u8]) -> &[u8] {
    apart(bytes).0
}

/// The first JSON value, and the trail after it. What is followed by anything else is left whole:
/// reading it as a record then tells what is wrong.
fn apart(bytes: &[u8]) -> (&[u8], &str) {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    if !matches!(values.next(), Some(Ok(_))) {
        return (bytes, "");
    }
    let (text, rest) = bytes.split_at(values.byte_offset());
    let rest = std::str::from_utf8(rest).ok().and_then(|rest| rest.strip_prefix('\n'));
    match rest {
        Some(rest) if rest.lines().any(|line| OF_TRAIL.iter().any(|begin| line.starts_with(begin))) => {
            (text, rest)
        }
        _ => (bytes, ""),
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::super::trail::Act;
    use super::*;

    fn contents(text: &str) -> Contents {
        let mut trail = Trail::default();
        let now = Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
        trail.append(&now, Act::Begun, Digest::of(b"first")).expect("added");
        trail.append(&now, Act::Saved, Digest::of(text.as_bytes())).expect("added");
        Contents { text: Zeroizing::new(text.as_bytes().to_vec()), trail }
    }

    #[test]
    fn a_record_and_its_trail_are_told_apart() {
        for text in ["{}", "{\n  \"a\": [\"{\\\"trail\\\":1\"]\n}"] {
            let whole = contents(text);
            let bytes = whole.bytes().expect("bytes");
            let read = Contents::read(&bytes);
            assert_eq!((&read, read.broken()), (&whole, None));
            assert_eq!(record_of(&bytes), text.as_bytes());
        }
        for alone in ["{}", "{}\n", "{\"cut\":", "{} {}", "{}\n{}\n", "", "\u{feff}{}"] {
            let read = Contents::read(alone.as_bytes());
            assert_eq!((read.text.as_slice(), read.broken()), (alone.as_bytes(), None));
        }
    }

    #[test]
    fn a_record_that_is_not_the_one_of_its_trail_shows() {
        let mut whole = contents("{\"events\":[1,2,3]}");
        for changed in
            ["{\"events\":[1,2,4]}", "{\"events\":[1,3]}", "{\"events\":[2,1,3]}", "{\"events\":[1,1,2,3]}"]
        {
            whole.text = Zeroizing::new(changed.as_bytes().to_vec());
            assert_eq!(
                Contents::read(&whole.bytes().expect("bytes")).broken(),
                Some(Break::At(2)),
                "{changed}"
            );
        }
    }
}
