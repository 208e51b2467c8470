//! What `check --since` compares with: earlier copies of records, or checks that were written down.

use std::path::Path;

use super::inputs::{Input, What, records};
use super::output::{Exit, Failure};
use crate::check::Case;
use crate::explain::{Earlier, Origin, checked};
use crate::load;
use crate::protocol::{Lang, Protocol};
use crate::record::{Date, Record};

/// What was there before.
pub(super) enum Before {
    /// Checks that were written down.
    Checks(Vec<Earlier>),
    /// Earlier copies, which are checked for the day and with the rules of now: what differs then comes
    /// from the record alone.
    Copies(Vec<Record>),
}

impl Before {
    /// Reads a file, plain or sealed.
    ///
    /// # Errors
    /// When it cannot be read, or holds neither.
    pub(super) fn read(path: &Path, passphrase_file: Option<&Path>) -> Result<Self, Failure> {
        let unlike = || {
            let message = format!("{}: this holds no record and no check to compare with", path.display());
            Failure::new(Exit::Unreadable, message)
        };
        if let Ok(Some(values)) = load::read_saved_checks(path) {
            let checks: Result<Vec<Earlier>, _> = values.into_iter().map(serde_json::from_value).collect();
            return checks.map(Self::Checks).map_err(|_| unlike());
        }
        let mut copies = Vec::new();
        records(path, passphrase_file, &mut |input: Input| {
            let reading = match input.what {
                What::Line(text) => load::record_from_json_line(&input.file, &text, input.line).map(Box::new),
                What::Read(reading) => reading,
                What::Unopened(failure) => return Err(failure),
            };
            let record = reading.map_err(|faults| {
                let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
                Failure::new(Exit::Unreadable, lines.join("\n"))
            })?;
            copies.push(*record);
            Ok(())
        })?;
        Ok(Self::Copies(copies))
    }

    /// What was there before of a record: of the same name, and practice or real as it is. A copy is told
    /// in `lang`.
    pub(super) fn of(
        &self,
        record: &Record,
        protocol: &Protocol,
        as_of: Date,
        lang: Lang,
    ) -> Option<Earlier> {
        match self {
            Self::Checks(checks) => {
                let of = |it: &&Earlier| it.record == record.name() && it.nature == record.nature();
                checks.iter().find(of).cloned()
            }
            Self::Copies(copies) => {
                let of = |it: &&Record| it.name() == record.name() && it.nature() == record.nature();
                let copy = copies.iter().find(of)?;
                let origin = Origin { file: "", line: 1 };
                Some(Earlier::from(&checked(&Case::new(protocol, copy, as_of), origin, lang)))
            }
        }
    }
}
