//! The decision has no gap: every answer to the five afwegingen has an outcome, and every outcome
//! of the table can be reached. Tried with the table itself, not reasoned about.

use std::collections::BTreeSet;

use super::cases;
use crate::check::{Case, row_of};
use crate::diagnostic::{Diagnostic, place_of};
use crate::protocol::{Draft, Protocol};
use crate::record::{
    Activity, Answer, Date, Event, Framework, Nature, Pupil, Record, Recorded, SchoolType, Signal,
    UnsafeKind, Value, Weighing,
};

/// Tries all 1,024 answers of the five afwegingen, beside signals that point to no danger, and
/// sees which rows of the table they and the cases of the rules reach. Returns how many answers
/// were tried.
#[must_use]
pub fn run(draft: &Draft, protocol: &Protocol) -> (usize, Vec<Diagnostic>) {
    let Some(weighing) = draft.packs().find_map(|pack| Some((pack, pack.weighing.as_ref()?))) else {
        return (0, Vec::new());
    };
    let (pack, placed) = weighing;
    if placed.value.indication.is_empty() {
        return (0, Vec::new());
    }
    let text = pack.texts.iter().find(|(name, _)| *name == placed.file).map(|(_, text)| text);
    let table = text.and_then(|text| Some(place_of(text, text.find("indication:")?)));
    let mut faults = Vec::new();
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    let mut tried = 0;
    for answers in all_answers() {
        tried += 1;
        let record = weighed(answers);
        let case = Case::new(protocol, &record, day());
        match row_of(&case) {
            Some(row) => {
                reached.insert(row);
            }
            None if faults.is_empty() => {
                let names: Vec<&str> = answers.iter().map(|answer| answer.name()).collect();
                let message = format!(
                    "the table gives no outcome where the five afwegingen are answered {}",
                    names.join(", ")
                );
                faults.push(
                    Diagnostic::error("decision-gap", &placed.file, message)
                        .at(table)
                        .help("the last row must always hold"),
                );
            }
            None => {}
        }
    }
    let of_rules = protocol.rules.iter().flat_map(|rule| &rule.cases);
    for case in of_rules {
        let record = cases::record(case);
        let last = record.events.iter().map(|event| event.on).max();
        let case = Case::new(protocol, &record, case.as_of.or(last).unwrap_or_else(day));
        reached.extend(row_of(&case));
    }
    for (index, row) in protocol.weighing.indication.iter().enumerate() {
        if !reached.contains(&index) {
            let name = format!("{:?}", row.direction);
            let message = format!("row {} of the table ({name}) is never the first that holds", index + 1);
            faults.push(Diagnostic::warning("row-never-reached", &placed.file, message).at(table));
        }
    }
    (tried, faults)
}

/// Every answer to each of the five.
fn all_answers() -> impl Iterator<Item = [Answer; 5]> {
    let each = Answer::ALL.len();
    (0..each.pow(5)).map(move |point| {
        let mut rest = point;
        [(); 5].map(|()| {
            let answer = Answer::ALL[rest % each];
            rest /= each;
            answer
        })
    })
}

/// A record in which nothing but the five afwegingen decides.
fn weighed([suspicion, r#unsafe, can_help, help_accepted, help_works]: [Answer; 5]) -> Record {
    let event = |id: &str, what| Event {
        id: id.to_owned(),
        on: day(),
        at: None,
        by: Vec::new(),
        recorded: Recorded::Unknown,
        what,
        note: String::new(),
    };
    let no = Answer::No;
    let signal = Signal {
        disclosure: no,
        acute_danger: no,
        structural: no,
        injury_unexplained: no,
        ..Signal::default()
    };
    let unsafe_kind = UnsafeKind::Structural;
    let framework = Framework { suspicion, r#unsafe, unsafe_kind, can_help, help_accepted, help_works };
    let named = ["suspicion", "unsafe", "can_help", "help_accepted", "help_works"];
    let weighing = Weighing {
        reasons: named.map(str::to_owned).to_vec(),
        inputs: vec!["signal".to_owned()],
        real_chance_of_harm: no,
        in_doubt: no,
        framework,
        ..Weighing::default()
    };
    let pupil = Pupil {
        alias: "K1".to_owned(),
        school_type: SchoolType::Sbo,
        siblings: no,
        siblings_at_school: no,
        previous_teacher: no,
        known_condition: no,
        neighbourhood_team_involved: no,
    };
    let mut record = Record::of(Nature::Practice, pupil);
    record.events =
        vec![event("signal", Activity::Signal(signal)), event("weighing", Activity::Weighing(weighing))];
    record
}

/// Any day: nothing here hangs on it.
fn day() -> Date {
    Date::from(jiff::civil::date(2026, 3, 2))
}
