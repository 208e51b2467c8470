//! Patterns and names as conditions hold them: each with its place in the tables of the check.
//!
//! A pattern that several conditions ask for has one place, so that it is matched once; a name has
//! the place of its definition, so that it is looked up once. Places are given when a protocol is
//! made ([`number`]); files know nothing of them.

use std::collections::HashMap;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::graph::Definition;
use super::pattern::Pattern;
use crate::record::ActivityKind;

/// No place was given yet.
const NOWHERE: u32 = u32::MAX;

/// A place in a table; none where a condition belongs to no protocol yet.
#[derive(Debug, Clone, Copy)]
struct Slot(u32);

impl Default for Slot {
    fn default() -> Self {
        Self(NOWHERE)
    }
}

impl Slot {
    const fn place(self) -> Option<usize> {
        if self.0 == NOWHERE { None } else { Some(self.0 as usize) }
    }
}

/// Which events a condition means.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct Of {
    pattern: Pattern,
    #[serde(skip)]
    slot: Slot,
}

impl Of {
    /// Its place among the patterns of its activity.
    pub(crate) const fn place(&self) -> Option<usize> {
        self.slot.place()
    }
}

impl From<Pattern> for Of {
    fn from(pattern: Pattern) -> Self {
        Self { pattern, slot: Slot::default() }
    }
}

impl Deref for Of {
    type Target = Pattern;

    fn deref(&self) -> &Pattern {
        &self.pattern
    }
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}

impl Eq for Of {}

/// The name of a definition.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct Name {
    name: String,
    #[serde(skip)]
    slot: Slot,
}

impl Name {
    /// The place of its definition.
    pub(crate) const fn place(&self) -> Option<usize> {
        self.slot.place()
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Name {}

/// Gives places: one to each different pattern of an activity, in the order they are asked for.
#[derive(Default)]
pub(super) struct Numbering {
    places: HashMap<String, u32>,
    /// The patterns of each activity, by place.
    pub(super) patterns: Vec<Vec<Pattern>>,
    /// The definitions, by name.
    definitions: HashMap<String, u32>,
}

impl Numbering {
    pub(super) fn new(definitions: &[Definition]) -> Self {
        let place =
            |(index, it): (usize, &Definition)| (it.name.clone(), u32::try_from(index).unwrap_or(NOWHERE));
        Self {
            places: HashMap::new(),
            patterns: vec![Vec::new(); ActivityKind::ALL.len()],
            definitions: definitions.iter().enumerate().map(place).collect(),
        }
    }

    pub(super) fn of(&mut self, of: &mut Of) {
        let Some(same) = self.patterns.get_mut(of.kind() as usize) else { return };
        // Two patterns are one where they are written alike in full.
        let place = *self.places.entry(format!("{:?}", of.pattern)).or_insert_with(|| {
            same.push(of.pattern.clone());
            u32::try_from(same.len() - 1).unwrap_or(NOWHERE)
        });
        of.slot = Slot(place);
    }

    pub(super) fn condition(&mut self, condition: &mut Condition) {
        if let Condition::Is(name) = condition {
            name.slot = Slot(self.definitions.get(&name.name).copied().unwrap_or(NOWHERE));
        }
        if let Some(of) = condition.of_mut() {
            self.of(of);
        }
        for part in condition.parts_mut() {
            self.condition(part);
        }
    }
}
