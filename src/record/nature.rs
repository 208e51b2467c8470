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
//!
//! ```compile_fail
//! use nietpluis::record::{Practice, Real};
//!
//! fn copy(practice: &Practice) -> Real { Real((**practice).clone()) }
//! ```

use std::ops::Deref;

use super::{Activity, Event, Nature, Parent, Pupil, Record, Route};

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

impl From<Real> for Sorted {
    fn from(real: Real) -> Self {
        Self::Real(real)
    }
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

impl Real {
    /// A child's case without events yet.
    #[must_use]
    pub const fn begin(pupil: Pupil) -> Self {
        Self(Record::of(Nature::Real, pupil))
    }

    /// Who and what it is about: the pupil, the parents, the way it goes, and the records it is linked to.
    /// A waiver that names a parent who is no longer listed names none after it.
    pub fn describe(&mut self, pupil: Pupil, parents: Vec<Parent>, route: Route, linked: Vec<String>) {
        let known = |alias: &str| parents.iter().any(|parent| parent.alias == alias);
        for event in &mut self.0.events {
            if let Activity::ConversationWaived(waived) = &mut event.what {
                waived.parent = waived.parent.take().filter(|alias| known(alias));
            }
        }
        (self.0.pupil, self.0.parents, self.0.route, self.0.linked) = (pupil, parents, route, linked);
    }

    /// Adds what happened, or puts it in the place of the event of the same id.
    pub fn put(&mut self, event: Event) {
        match self.0.events.iter_mut().find(|it| it.id == event.id) {
            Some(before) => *before = event,
            None => self.0.events.push(event),
        }
    }

    /// Takes an event out, and every reference to it.
    pub fn take_out(&mut self, id: &str) {
        self.0.events.retain(|event| event.id != id);
        for event in &mut self.0.events {
            if let Some(named) = event.what.references_mut() {
                named.retain(|it| it != id);
            }
        }
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
