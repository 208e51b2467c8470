//! Whatever a pack names must exist, and no two things may share a name.

use std::collections::BTreeMap;

use super::Faults;
use crate::diagnostic::suggest;
use crate::protocol::{
    Condition, Due, Kind, PackDraft, Per, Protocol, RANKED, Rule, RuleStatus, Severity, SourceLine,
};

/// No term of a school is longer than ten years.
const MOST_DAYS: u32 = 3650;

/// Checks the names one pack uses against those there are.
pub(super) fn check(draft: &PackDraft, protocol: &Protocol, faults: &mut Faults<'_>) {
    let file = &draft.pack.file;
    unique(file, "term", draft.pack.value.terms.iter().map(|term| term.id.as_str()), faults);
    for term in draft.pack.value.terms.iter().filter(|term| term.days > MOST_DAYS) {
        let message = format!("term `{}` is longer than {MOST_DAYS} days", term.id);
        faults.error("term-too-long", file, &term.id, message, None);
    }
    for beside in &draft.pack.value.beside {
        if protocol.rule(&beside.rule).is_none() {
            no_such(faults, file, "rule", &beside.rule, protocol.rules.iter().map(|it| it.id.as_str()));
        }
        documents(&beside.source, file, protocol, faults);
    }
    unique(file, "document", draft.pack.value.documents.iter().map(|it| it.id.as_str()), faults);
    if let Some(statements) = &draft.statements {
        unique(&statements.file, "statement", statements.value.iter().map(|it| it.id.as_str()), faults);
    }
    if let Some(graph) = &draft.graph {
        let it = &graph.value;
        for name in ["decision", "closing"] {
            if protocol.graph.step(name).is_none() {
                let message = format!("a graph needs a step `{name}`: rounds and terms depend on it");
                faults.error("no-such-name", &graph.file, "steps", message, None);
            }
        }
        for definition in &it.definitions {
            if protocol.definitions.iter().filter(|other| other.name == definition.name).count() > 1 {
                let message = format!("definition `{}` is given twice, here or by the base", definition.name);
                faults.error("duplicate-id", &graph.file, &definition.name, message, None);
            }
        }
        unique(&graph.file, "step", it.steps.iter().map(|it| it.id.as_str()), faults);
        unique(&graph.file, "node", it.nodes.iter().map(|it| it.id.as_str()), faults);
        let guards = it.edges.iter().filter_map(|edge| edge.when.as_ref());
        let valid = it.steps.iter().flat_map(|step| &step.done).filter_map(|done| done.valid.as_ref());
        let all = it.definitions.iter().map(|definition| &definition.is).chain(guards).chain(valid);
        for condition in all.chain(&it.applies).chain(&it.suspended) {
            conditions(condition, &graph.file, protocol, faults);
        }
        for definition in &it.definitions {
            circular(&definition.name, &graph.file, protocol, faults);
        }
        if let Some(rule) = &it.unanswered
            && protocol.rule(rule).is_none()
        {
            no_such(faults, &graph.file, "rule", rule, protocol.rules.iter().map(|it| it.id.as_str()));
        }
    }
    if let Some(weighing) = &draft.weighing {
        let it = &weighing.value;
        let rows = it.indication.iter().flat_map(|row| [&row.when, &row.met]);
        for condition in rows.chain(it.arguments.iter().map(|it| &it.when)) {
            conditions(condition, &weighing.file, protocol, faults);
        }
    }
    for placed in &draft.rules {
        rule(&placed.value, &placed.file, protocol, faults);
    }
}

fn rule(rule: &Rule, file: &str, protocol: &Protocol, faults: &mut Faults<'_>) {
    if protocol.rules.iter().filter(|other| other.id == rule.id).count() > 1 {
        let message = format!("rule id `{}` is used twice", rule.id);
        faults.error("duplicate-id", file, &rule.id, message, None);
    }
    let stem = file.rsplit(['/', '\\']).next().and_then(|name| name.strip_suffix(".ron"));
    if stem != Some(rule.id.as_str()) {
        let message = format!("this file holds rule `{}`, so it must be called `{}.ron`", rule.id, rule.id);
        faults.error("file-name", file, &rule.id, message, None);
    }
    if rule.step > 6 {
        let message = format!("step {} does not exist", rule.step);
        faults.error(
            "no-such-step",
            file,
            &rule.id,
            message,
            Some("steps go from 0 (general) to 6 (after)".to_owned()),
        );
    }
    let of_parts = rule.parts.iter().flat_map(|part| &part.statements);
    let of_weights = rule.weights.iter().flat_map(|weight| &weight.statements);
    if rule.statements.is_empty() {
        let message = format!("rule `{}` names no statement", rule.id);
        faults.error("no-statement", file, &rule.id, message, None);
    }
    for id in rule.statements.iter().chain(of_parts).chain(of_weights) {
        if !protocol.statements.iter().any(|statement| statement.id == *id) {
            no_such(faults, file, "statement", id, protocol.statements.iter().map(|it| it.id.as_str()));
        }
    }
    if let Some(id) = &rule.term
        && protocol.term(id).is_none()
    {
        no_such(faults, file, "term", id, protocol.pack.terms.iter().map(|it| it.id.as_str()));
    }
    let steps = || protocol.graph.steps.iter().map(|it| it.id.as_str());
    let due: &[String] = match &rule.due {
        Due::Before(ids) => ids,
        Due::Now | Due::LaterSteps | Due::Term => &[],
    };
    let before = rule.weights.iter().flat_map(|weight| &weight.before);
    for id in due.iter().chain(before).chain(&rule.owed) {
        if protocol.graph.step(id).is_none() {
            no_such(faults, file, "step", id, steps());
        }
    }
    if rule.owed.is_some() && rule.per != Per::Round {
        let message =
            format!("rule `{}` speaks of a step that is owed, so it must say `per: round`", rule.id);
        faults.error("owed-per", file, &rule.id, message, None);
    }
    for id in rule.gathered_by.iter().chain(match &rule.status {
        RuleStatus::Deprecated { by } => Some(by),
        _ => None,
    }) {
        if protocol.rule(id).is_none() {
            no_such(faults, file, "rule", id, protocol.rules.iter().map(|it| it.id.as_str()));
        }
    }
    documents(&rule.source, file, protocol, faults);
    let of_parts = rule.parts.iter().map(|part| &part.require);
    for condition in
        rule.when.iter().chain(&rule.require).chain(&rule.lightened).chain(&rule.not_yet).chain(of_parts)
    {
        conditions(condition, file, protocol, faults);
    }
    let weighty = rule.severity != Severity::Consider;
    if weighty && matches!(rule.kind, Kind::NormDrift | Kind::MissingInformation) {
        let message = format!("rule `{}` asks a question, so its severity must be `consider`", rule.id);
        faults.error("severity", file, &rule.id, message, None);
    }
}

/// The documents that source lines cite.
fn documents(source: &[SourceLine], file: &str, protocol: &Protocol, faults: &mut Faults<'_>) {
    for line in source {
        if !protocol.pack.documents.iter().any(|document| document.id == line.document) {
            let known = protocol.pack.documents.iter().map(|it| it.id.as_str());
            no_such(faults, file, "document", &line.document, known);
        }
    }
}

/// The names a condition uses.
fn conditions(condition: &Condition, file: &str, protocol: &Protocol, faults: &mut Faults<'_>) {
    condition.walk(&mut |part| match part {
        Condition::Is(name) if protocol.definition(name).is_none() => {
            no_such(faults, file, "definition", name, protocol.definitions.iter().map(|it| it.name.as_str()));
        }
        Condition::InTime { term, .. } | Condition::LongAfter { term, .. }
            if protocol.term(term).is_none() =>
        {
            no_such(faults, file, "term", term, protocol.pack.terms.iter().map(|it| it.id.as_str()));
        }
        Condition::Lower(field) if !RANKED.contains(&field.as_str()) => {
            no_such(faults, file, "answer that can be lower", field, RANKED.into_iter());
        }
        Condition::Answered(field) | Condition::Reasoned(field) => {
            let bare = field.strip_prefix("framework.").unwrap_or(field);
            let known = |kind: &crate::record::ActivityKind| kind.fields().contains(&bare);
            let afwegingen =
                ["suspicion", "unsafe", "unsafe_kind", "can_help", "help_accepted", "help_works"];
            let found = afwegingen.contains(&bare)
                || (bare == field && crate::record::ActivityKind::ALL.iter().any(known));
            if !found {
                let fields =
                    crate::record::ActivityKind::ALL.iter().flat_map(|kind| kind.fields().iter().copied());
                no_such(faults, file, "field", field, fields);
            }
        }
        Condition::All(parts) | Condition::Any(parts) if parts.is_empty() => {
            let message = "an `all` or `any` without parts says nothing".to_owned();
            faults.error("empty-condition", file, "", message, None);
        }
        _ => {}
    });
}

/// A definition must not lead back to itself.
fn circular(name: &str, file: &str, protocol: &Protocol, faults: &mut Faults<'_>) {
    let mut seen: Vec<&str> = Vec::new();
    let mut open = vec![name];
    while let Some(next) = open.pop() {
        let Some(definition) = protocol.definition(next) else { continue };
        let mut names: Vec<&str> = Vec::new();
        definition.is.walk(&mut |part| {
            if let Condition::Is(other) = part {
                names.push(other);
            }
        });
        for other in names {
            if other == name {
                let message = format!("definition `{name}` leads back to itself");
                faults.error("circular-definition", file, name, message, None);
                return;
            }
            if !seen.contains(&other) {
                seen.push(other);
                open.push(other);
            }
        }
    }
}

pub(super) fn unique<'a>(
    file: &str,
    what: &str,
    names: impl Iterator<Item = &'a str>,
    faults: &mut Faults<'_>,
) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *times.entry(name).or_default() += 1;
    }
    for (name, _) in times.into_iter().filter(|(_, times)| *times > 1) {
        faults.error("duplicate-id", file, name, format!("{what} `{name}` is given twice"), None);
    }
}

pub(super) fn no_such<'a>(
    faults: &mut Faults<'_>,
    file: &str,
    what: &str,
    name: &str,
    among: impl Iterator<Item = &'a str>,
) {
    let among: Vec<&str> = among.collect();
    faults.error("no-such-name", file, name, format!("there is no {what} `{name}`"), suggest(name, &among));
}
