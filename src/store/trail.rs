//! The trail: what was done with a case, one line an entry, each line holding the digest of the one
//! before. Nothing in it is ever changed or removed; what is added goes to the end.
//!
//! It stands inside the sealed file, after the record: so it is saved together with what it tells of,
//! and only who has the passphrase can read or change it. Who has it can also write the whole chain
//! anew; that shows against the control code on a sheet that was printed before. Every other change,
//! of an entry or of the record, shows in the trail itself.
//!
//! ```text
//! {"entry":1,"at":"2026-03-02T09:15:00Z","act":"begun","content":"9f2c…","before":"e3b0…"}
//! {"entry":2,"at":"2026-03-03T14:02:11Z","act":"saved","content":"41aa…","before":"77d1…"}
//! {"trail":1,"entries":2,"head":"c04e…"}
//! ```

use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

use super::digest::Digest;

/// The format of the trail that this program writes.
pub const TRAIL_FORMAT: u32 = 1;
/// The digits of a control code: none that is mistaken for another on paper.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Stands where the line that closes a trail was missing, so that this stays visible.
const NOT_CLOSED: &str = "{\"not_closed\":true}";

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// The case, or the vault, was made.
    Begun,
    /// The case came in as a file that was sealed elsewhere.
    Received,
    /// The content was saved.
    Saved,
    /// The content was found to be another than the trail says, and was kept as it was found.
    FoundChanged,
    /// A sheet was printed: its name.
    Printed(String),
    /// A case was put in the vault's list, or its line there changed: its number.
    Listed(String),
    /// A case was erased: its number, and why. All that is left of it.
    Erased(String, Erasure),
    /// A backup was made, of so many cases.
    BackedUp(usize),
    /// The vault was given another passphrase.
    PassphraseChanged,
}

/// Why a case was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Erasure {
    /// The term for keeping it was over.
    TermOver,
    /// Somebody asked for it.
    OnRequest,
    /// It was handed over.
    HandedOver,
    /// It should not have been there.
    Mistake,
}

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, from 1.
    #[serde(rename = "entry")]
    pub number: usize,
    /// When, in universal time, by the clock of the machine.
    pub at: String,
    /// What was done.
    pub act: Act,
    /// The digest of the content after it.
    pub content: Digest,
    /// The digest of the line before.
    pub before: Digest,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Closing {
    trail: u32,
    entries: usize,
    head: Digest,
}

/// What is wrong with a trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// It is broken at this line: it or one before it was changed, left out, moved or put in.
    At(usize),
    /// It is of a later format than this program knows.
    Newer,
}

/// A trail, as it was read and added to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    /// Each as it stands in the file, broken ones too.
    lines: Vec<String>,
    entries: Vec<Entry>,
    broken: Option<Break>,
}

impl Trail {
    /// Reads a trail; what is broken in it is told by [`Self::broken`] and stays visible for good.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut trail = Self::default();
        let mut lines: Vec<&str> = text.split_terminator('\n').collect();
        let Some(last) = lines.pop() else { return trail };
        for line in lines {
            trail.take(line.to_owned());
        }
        let closing: Option<Closing> = serde_json::from_str(last).ok();
        let sound = text.ends_with('\n')
            && closing.is_some_and(|it| {
                it.trail == TRAIL_FORMAT && it.entries == trail.lines.len() && it.head == trail.head()
            });
        if newer(last) {
            trail.broken = Some(Break::Newer);
        } else if !sound {
            // A last line that does not close becomes a broken line of the chain.
            trail.take(last.to_owned());
            if trail.broken.is_none() {
                trail.take(NOT_CLOSED.to_owned());
            }
        }
        trail
    }

    /// The trail as text: its lines, and the one that closes it.
    ///
    /// # Errors
    /// None is known: it is plain text.
    pub fn text(&self) -> serde_json::Result<String> {
        let closing = Closing { trail: TRAIL_FORMAT, entries: self.lines.len(), head: self.head() };
        let closing = serde_json::to_string(&closing)?;
        Ok(self.lines.iter().chain([&closing]).flat_map(|line| [line, "\n"]).collect())
    }

    /// Adds an entry. Tells whether the clock stands before the entry that was last: it was set back.
    ///
    /// # Errors
    /// None is known: an entry is plain text.
    pub fn append(&mut self, now: &ZonedDateTime, act: Act, content: Digest) -> serde_json::Result<bool> {
        let at = Timestamp::from_second(now.timestamp().as_second()).unwrap_or_default();
        let last = self.entries.last().and_then(|entry| entry.at.parse::<Timestamp>().ok());
        let entry =
            Entry { number: self.lines.len() + 1, at: at.to_string(), act, content, before: self.head() };
        self.lines.push(serde_json::to_string(&entry)?);
        self.entries.push(entry);
        Ok(last.is_some_and(|last| at < last))
    }

    /// The entries that can be read, in their order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn broken(&self) -> Option<Break> {
        self.broken
    }

    /// Twelve signs for paper that stand for the content and all that was done with it up to now:
    /// `7K2M-Q9XD-0ABC`.
    #[must_use]
    pub fn control_code(&self) -> String {
        code(self.head())
    }

    /// The entry after which a control code was printed; none where this trail never was in that
    /// state. Small letters, spaces, and letters for the figures they look like are read too.
    #[must_use]
    pub fn printed_after(&self, code_on_paper: &str) -> Option<&Entry> {
        let plain: String = code_on_paper
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|sign| match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                sign => sign,
            })
            .collect();
        let is_it = |line: &&String| code(Digest::of(line.as_bytes())).replace('-', "") == plain;
        let line = self.lines.iter().rev().find(is_it)?;
        self.entries.iter().find(|entry| serde_json::to_string(entry).is_ok_and(|it| it == *line))
    }

    /// The digest of the last line, which stands for all before it.
    fn head(&self) -> Digest {
        Digest::of(self.lines.last().map_or(&b""[..], String::as_bytes))
    }

    /// Takes a line as it was read.
    fn take(&mut self, line: String) {
        let number = self.lines.len() + 1;
        let entry: Option<Entry> = serde_json::from_str(&line).ok();
        let fits = entry.as_ref().is_some_and(|it| it.number == number && it.before == self.head());
        if !fits && self.broken.is_none() {
            self.broken = Some(Break::At(number));
        }
        self.lines.push(line);
        self.entries.extend(entry);
    }
}

/// Whether the last line closes a trail of a later format.
fn newer(line: &str) -> bool {
    #[derive(Deserialize)]
    struct OnlyFormat {
        trail: u32,
    }
    serde_json::from_str::<OnlyFormat>(line).is_ok_and(|it| it.trail > TRAIL_FORMAT)
}

/// The first 60 bits of a digest, in three groups of four digits.
fn code(head: Digest) -> String {
    let bits = head.bytes().iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let digit = |at: u32| char::from(DIGITS[(bits >> (59 - 5 * at) & 31) as usize]);
    let group = |group: u32| (4 * group..4 * group + 4).map(digit).collect::<String>();
    [group(0), group(1), group(2)].join("-")
}

#[cfg(test)]
mod tests;
