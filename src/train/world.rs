//! A scenario that can be played.

use super::script::Scenario;
use crate::record::Calendar;

/// A scenario that can be played, with the school's calendar. Exists only for one without errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    scenario: Scenario,
    calendar: Calendar,
}

impl World {
    /// The room that judges scenarios makes worlds of them.
    pub(crate) const fn new(scenario: Scenario, calendar: Calendar) -> Self {
        Self { scenario, calendar }
    }

    /// The scenario.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The school's calendar.
    pub(super) const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The place of a scene among the scenes.
    pub(super) fn place_of(&self, scene: &str) -> Option<usize> {
        self.scenario.scenes.iter().position(|it| it.id == scene)
    }
}
