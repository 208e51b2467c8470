//! Every rule says of its own cases what they expect.

use crate::check::{Case as Checked, Status, check};
use crate::diagnostic::{Diagnostic, place_of};
use crate::protocol::{Case, Draft, Expect, PackDraft, Placed, Protocol, Rule};
use crate::record::{Answer, Date, Nature, Pupil, Record, SchoolType};

/// Runs the cases of every rule of a draft: how many ran, and those that came out otherwise.
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
    }
    faults.sort();
    (ran, faults)
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
    let last = record.events.iter().map(|event| event.on).max();
    let as_of = case.as_of.or(last).unwrap_or_else(|| Date::from(jiff::civil::Date::MIN));
    let checked = Checked::new(protocol, &record, as_of);
    let outcomes = check(&checked);
    let own: Vec<_> = outcomes
        .findings
        .iter()
        .filter(|it| it.rule.id == rule.id || it.gathers.iter().any(|gathered| gathered.id == rule.id))
        .collect();
    let sure = own.iter().find(|finding| finding.status != Status::Unclear);
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
