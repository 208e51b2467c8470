//! Practice and real, apart by type.
//!
//! A practised case is a [`Practice`], a child's case a [`Real`]. Both can be read as a
//! [`Record`] and checked by the same rules; neither can be made of the other, and neither gives
//! its record away to be changed.
//!
//! ```compile_fail
//! use nietpluis::record::{Practice, Real};
//!
//! fn keep(real: Real) -> Real { real }
//! fn played(practice: Practice) -> Real { keep(practice) }
//! ```
//!
//! ```compile_fail
//! use nietpluis::record::{Nature, Practice};
//!
//! fn relabel(mut practice: Practice) { practice.nature = Nature::Real; }
//! ```

use std::ops::Deref;

use super::{Event, Nature, Parent, Pupil, Record, Route};

/// A practised case. Made by playing, or by reading a file that says it is practice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Practice(Record);

/// The case of a real child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Real(Record);

/// A record by its nature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sorted {
    /// It is practice.
    Practice(Practice),
    /// It is about a real child.
    Real(Real),
}

impl Record {
    /// Tells practice and real apart, once and for all.
    #[must_use]
    pub fn sorted(self) -> Sorted {
        match self.nature {
            Nature::Practice => Sorted::Practice(Practice(self)),
            Nature::Real => Sorted::Real(Real(self)),
        }
    }
}

impl Practice {
    /// A practised case without events yet.
    #[must_use]
    pub fn begin(id: String, pupil: Pupil, parents: Vec<Parent>, route: Route, linked: Vec<String>) -> Self {
        Self(Record { id: Some(id), parents, route, linked, ..Record::of(Nature::Practice, pupil) })
    }

    /// Adds what happened.
    pub fn add(&mut self, event: Event) {
        self.0.events.push(event);
    }
}

impl Deref for Practice {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.0
    }
}

impl Deref for Real {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.0
    }
}

impl Deref for Sorted {
    type Target = Record;

    fn deref(&self) -> &Record {
        match self {
            Self::Practice(it) => it,
            Self::Real(it) => it,
        }
    }
}
