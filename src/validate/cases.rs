//! Every rule says of its own cases what they expect, and what is allowed is never flagged.

use crate::check::{Case as Checked, Status, check};
use crate::diagnostic::{Diagnostic, place_of};
use crate::protocol::{Case, Draft, Expect, Kind, PackDraft, Placed, Protocol, Rule};
use crate::record::{Answer, Date, Nature, Pupil, Record, SchoolType};

/// Runs the cases of every rule and every permission of a draft: how many ran, and those that came
/// out otherwise.
#[must_use]
pub fn run(draft: &Draft, protocol: &Protocol) -> (usize, Vec<Diagnostic>) {
    let mut ran = 0;
    let mut faults = Vec::new();
    for pack in draft.packs() {
        for placed in &pack.rules {
            for (index, case) in placed.value.cases.iter().enumerate() {
                ran += 1;
                if let Some(message) = wrong(protocol, &placed.value, case) {
                    faults.push(fault(pack, placed, index, message));
                }
            }
        }
        for statement in pack.statements.iter().flat_map(|it| &it.value) {
            for case in &statement.cases {
                ran += 1;
                if let Some(message) = flagged(protocol, &statement.id, case) {
                    let file = pack.statements.as_ref().map_or("", |it| it.file.as_str());
                    faults.push(
                        Diagnostic::error("case", file, message).at(pack.place_of(file, &statement.id)),
                    );
                }
            }
        }
    }
    faults.sort();
    (ran, faults)
}

/// What is found of a case because somebody did what is allowed.
fn flagged(protocol: &Protocol, statement: &str, case: &Case) -> Option<String> {
    let with = record(case);
    if let Some(unsound) = with.unsound().first() {
        return Some(format!("the case \"{}\" cannot be a record: {unsound}", case.shows));
    }
    let unused = case.uses.iter().find(|id| !with.events.iter().any(|event| event.id == **id));
    if case.uses.is_empty() || unused.is_some() {
        return Some(format!(
            "the case \"{}\" does not tell which of its events use {statement}",
            case.shows
        ));
    }
    let mut without = with.clone();
    without.events.retain(|event| !case.uses.contains(&event.id));
    let as_of = day(case, &with);
    let found = |record: &Record| -> Vec<(String, Status, Vec<String>)> {
        let checked = Checked::new(protocol, record, as_of);
        let findings = check(&checked).findings;
        let of = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect();
        findings.iter().map(|it| (it.rule.id.clone(), it.status, of(&it.statements))).collect()
    };
    let before = found(&without);
    let more = found(&with).into_iter().find(|finding| !before.contains(finding));
    more.map(|(rule, ..)| {
        format!("{statement} is allowed, and of the case \"{}\" rule `{rule}` flags it", case.shows)
    })
}

/// The day a case is checked on.
fn day(case: &Case, record: &Record) -> Date {
    let last = record.events.iter().map(|event| event.on).max();
    case.as_of.or(last).unwrap_or_else(|| Date::from(jiff::civil::Date::MIN))
}

fn fault(pack: &PackDraft, placed: &Placed<Rule>, index: usize, message: String) -> Diagnostic {
    let text = pack.texts.iter().find(|(name, _)| *name == placed.file).map(|(_, text)| text.as_str());
    let place =
        text.and_then(|text| text.match_indices("expect:").nth(index).map(|(byte, _)| place_of(text, byte)));
    Diagnostic::error("case", &placed.file, message).at(place)
}

/// What a case says that is not so.
fn wrong(protocol: &Protocol, rule: &Rule, case: &Case) -> Option<String> {
    let record = record(case);
    if let Some(unsound) = record.unsound().first() {
        return Some(format!("the case \"{}\" cannot be a record: {unsound}", case.shows));
    }
    let checked = Checked::new(protocol, &record, day(case, &record));
    let outcomes = check(&checked);
    let own: Vec<_> = outcomes
        .findings
        .iter()
        .filter(|it| it.rule.id == rule.id || it.gathers.iter().any(|gathered| gathered.id == rule.id))
        .collect();
    // What tells that an answer is missing is sure of that.
    let sure = own.iter().find(|it| {
        it.status != Status::Unclear || (rule.kind == Kind::MissingInformation && it.rule.id == rule.id)
    });
    let outcome = match (sure, own.first()) {
        (Some(_), _) => Expect::Fires,
        (None, Some(_)) => Expect::Unclear,
        (None, None) => Expect::Silent,
    };
    if outcome != case.expect {
        let word = |expect| match expect {
            Expect::Fires => "fires",
            Expect::Silent => "is silent",
            Expect::Unclear => "is unclear",
        };
        return Some(format!(
            "of the case \"{}\" rule `{}` {}, and the case says it {}",
            case.shows,
            rule.id,
            word(outcome),
            word(case.expect)
        ));
    }
    let finding = sure.or(own.first())?;
    if let Some(kind) = case.kind
        && kind != finding.kind
    {
        return Some(format!(
            "of the case \"{}\" the finding is {:?}, and the case says {kind:?}",
            case.shows, finding.kind
        ));
    }
    if !case.statements.is_empty() && case.statements != finding.statements {
        let named = finding.statements.join(", ");
        return Some(format!(
            "of the case \"{}\" the finding names {named}, and the case says {}",
            case.shows,
            case.statements.join(", ")
        ));
    }
    None
}

/// A case as a record of practice.
pub(super) fn record(case: &Case) -> Record {
    let pupil = case.pupil.clone().unwrap_or_else(|| Pupil {
        alias: "K1".to_owned(),
        school_type: SchoolType::Sbo,
        siblings: Answer::No,
        siblings_at_school: Answer::No,
        previous_teacher: Answer::No,
        known_condition: Answer::No,
        neighbourhood_team_involved: Answer::No,
    });
    let mut record = Record::of(Nature::Practice, pupil);
    record.route = case.route;
    record.parents.clone_from(&case.parents);
    record.linked.clone_from(&case.linked);
    record.events.clone_from(&case.events);
    record.not_done.clone_from(&case.not_done);
    record
}
