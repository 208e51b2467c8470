//! Who and what a case is about, as the page for it holds it.

use crate::record::{Answer, Parent, ParentKind, Pupil, Real, Route, SchoolType};

/// What stands on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    /// Whether it is of the case that is open, or of a new one.
    pub existing: bool,
    /// The pupil's pseudonym.
    pub alias: String,
    /// The kind of school.
    pub school: SchoolType,
    /// Brothers or sisters; at this school; another teacher before; a condition; the neighbourhood team.
    pub answers: [Answer; 5],
    /// Whom or what the concern is about.
    pub route: Route,
    /// The parents.
    pub parents: Vec<ParentRow>,
    /// Whether it was to be taken and could not: it has no pseudonym.
    pub refused: bool,
}

/// A parent or carer.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ParentRow {
    /// The pseudonym.
    pub alias: String,
    /// What they are to the child.
    pub kind: ParentKind,
    /// Whether they have authority.
    pub authority: Answer,
}

impl Head {
    /// The names of the answers in files, in their order.
    pub const ANSWERS: [&'static str; 5] = [
        "siblings",
        "siblings_at_school",
        "previous_teacher",
        "known_condition",
        "neighbourhood_team_involved",
    ];

    pub(super) fn of(real: &Real) -> Self {
        let it = &real.pupil;
        let parents = real.parents.iter().map(|parent| ParentRow {
            alias: parent.alias.clone(),
            kind: parent.kind,
            authority: parent.authority,
        });
        Self {
            existing: true,
            alias: it.alias.clone(),
            school: it.school_type,
            answers: [
                it.siblings,
                it.siblings_at_school,
                it.previous_teacher,
                it.known_condition,
                it.neighbourhood_team_involved,
            ],
            route: real.route,
            parents: parents.collect(),
            refused: false,
        }
    }

    /// What was filled in; nothing without a pseudonym. A parent without one is called `ouder 1`.
    pub(super) fn read(&self) -> Option<(Pupil, Vec<Parent>, Route)> {
        let alias = self.alias.trim().to_owned();
        if alias.is_empty() {
            return None;
        }
        let [siblings, siblings_at_school, previous_teacher, known_condition, neighbourhood_team_involved] =
            self.answers;
        let pupil = Pupil {
            alias,
            school_type: self.school,
            siblings,
            siblings_at_school,
            previous_teacher,
            known_condition,
            neighbourhood_team_involved,
        };
        let parents = self.parents.iter().enumerate().map(|(place, row)| {
            let alias = row.alias.trim();
            let alias = if alias.is_empty() { format!("ouder {}", place + 1) } else { alias.to_owned() };
            Parent { alias, kind: row.kind, authority: row.authority }
        });
        Some((pupil, parents.collect(), self.route))
    }
}
