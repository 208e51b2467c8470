//! What becomes of each statement of the protocol.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::{Case, called_up, verdicts};
use crate::protocol::{Expect, Lang, Protocol, Rule, StatementState};
use crate::train::{Play, World, made};

/// What becomes of one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// Its id.
    pub statement: String,
    /// Guarded, a permission, a setting, background, or still open.
    pub state: StatementState,
    /// The rules that guard it.
    pub rules: Vec<String>,
    /// How many cases of those rules show what.
    pub cases: Cases,
    /// The scenarios that touch it.
    pub scenarios: Vec<String>,
    /// Why no rule guards it, or what it says.
    pub reason: String,
}

/// How many cases show what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cases {
    /// A finding.
    pub fires: usize,
    /// None.
    pub silent: usize,
    /// That it cannot be told.
    pub unclear: usize,
}

/// Every statement with what becomes of it, in the order of their numbers. A scenario touches a
/// statement where one of its courses calls up a rule that guards it.
#[must_use]
pub fn coverage(protocol: &Protocol, worlds: &[World], lang: Lang) -> Vec<Coverage> {
    let called: Vec<(&str, BTreeSet<&str>)> =
        worlds.iter().map(|world| (world.scenario().id.as_str(), called_up_by(protocol, world))).collect();
    let guards = |id: &str| -> Vec<&Rule> { protocol.rules.iter().filter(|rule| names(rule, id)).collect() };
    protocol
        .statements
        .iter()
        .map(|statement| {
            let same = statement.same_as.iter().flat_map(|other| guards(other));
            let mut rules: Vec<&Rule> = guards(&statement.id).into_iter().chain(same).collect();
            rules.sort_by(|a, b| a.id.cmp(&b.id));
            rules.dedup_by(|a, b| a.id == b.id);
            let state = match statement.state {
                StatementState::Guarded if rules.is_empty() => StatementState::Open,
                StatementState::Background | StatementState::Configuration if !rules.is_empty() => {
                    StatementState::Guarded
                }
                state => state,
            };
            let count = |expect| {
                rules.iter().flat_map(|rule| &rule.cases).filter(|case| case.expect == expect).count()
            };
            let reason = statement.reason.as_ref().unwrap_or(&statement.says);
            Coverage {
                statement: statement.id.clone(),
                state,
                cases: Cases {
                    fires: count(Expect::Fires),
                    silent: count(Expect::Silent) + statement.cases.len(),
                    unclear: count(Expect::Unclear),
                },
                scenarios: (called.iter())
                    .filter(|(_, called)| rules.iter().any(|rule| called.contains(rule.id.as_str())))
                    .map(|(scenario, _)| (*scenario).to_owned())
                    .collect(),
                rules: rules.iter().map(|rule| rule.id.clone()).collect(),
                reason: reason.get(lang).to_owned(),
            }
        })
        .collect()
}

/// The rules that the courses of a scenario call up.
fn called_up_by<'p>(protocol: &'p Protocol, world: &World) -> BTreeSet<&'p str> {
    let mut called = BTreeSet::new();
    for course in &world.scenario().courses {
        let Ok(play) = Play::resume(world, 1, &course.answers) else { continue };
        let (record, ends_on) = made(world, &play);
        let case = Case::new(protocol, &record, ends_on);
        called.extend(called_up(&case).into_iter().map(|rule| rule.id.as_str()));
        // What gathers others speaks where it finds something.
        called.extend(verdicts(&case).iter().map(|it| it.rule.id.as_str()));
    }
    called
}

/// Whether a rule carries a statement.
fn names(rule: &Rule, id: &str) -> bool {
    let of_parts = rule.parts.iter().flat_map(|part| &part.statements);
    let of_weights = rule.weights.iter().flat_map(|weight| &weight.statements);
    rule.statements.iter().chain(of_parts).chain(of_weights).any(|other| other == id)
}
