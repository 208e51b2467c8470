//! The doors.

use super::kept::KeptView;
use crate::app::state::State;
use crate::text;

/// The home page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct HomeView {
    /// The program's name.
    pub title: &'static str,
    /// What it does.
    pub does: &'static str,
    /// What it does not do.
    pub does_not: &'static str,
    /// The doors, the acute one first.
    pub doors: Vec<Door>,
    /// Plays one can go on with.
    pub kept: Option<KeptView>,
}

/// A door.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Door {
    /// Where it leads.
    pub kind: DoorKind,
    /// Its name.
    pub name: &'static str,
    /// What is behind it.
    pub says: &'static str,
}

/// Where a door leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum DoorKind {
    /// To the three questions.
    Acute,
    /// To the scenarios.
    Practise,
    /// To opening a case.
    Check,
    /// To laying down a new one.
    Begin,
}

impl HomeView {
    pub(super) fn of(state: &State) -> Self {
        let (texts, desk) = (text::texts(state.lang), text::desk(state.lang));
        Self {
            title: texts.window_name,
            does: texts.first_use,
            does_not: texts.first_use_not,
            doors: vec![
                Door { kind: DoorKind::Acute, name: texts.door_acute, says: texts.door_acute_says },
                Door { kind: DoorKind::Practise, name: texts.door_practise, says: texts.door_practise_says },
                Door { kind: DoorKind::Check, name: texts.door_check, says: texts.door_check_says },
                Door { kind: DoorKind::Begin, name: desk.new_case, says: desk.new_case_says },
            ],
            kept: KeptView::of(state),
        }
    }
}
