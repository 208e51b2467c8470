//! Guards that can never hold, found by trying every answer.

use super::Faults;
use crate::protocol::{Condition, GraphFile, Placed, Protocol, Truth};

/// With more tests than this a guard is not enumerated: 3 to the 10th is 59,049 points.
const MOST_TESTS: usize = 10;

/// Checks every guard and definition of a graph.
pub(super) fn check(placed: &Placed<GraphFile>, protocol: &Protocol, faults: &mut Faults<'_>) {
    for edge in &placed.value.edges {
        if let Some(guard) = &edge.when
            && can_hold(guard, protocol) == Some(false)
        {
            let message = format!("the guard from `{}` to `{}` can never hold", edge.from, edge.to);
            faults.error("impossible-guard", &placed.file, &edge.to, message, None);
        }
    }
    for definition in &placed.value.definitions {
        if can_hold(&definition.is, protocol) == Some(false) {
            let message = format!("definition `{}` can never hold", definition.name);
            faults.error("impossible-guard", &placed.file, &definition.name, message, None);
        }
    }
}

/// Whether some answers make a condition true; `None` where it has too many tests to try.
pub(super) fn can_hold(condition: &Condition, protocol: &Protocol) -> Option<bool> {
    let mut tests: Vec<&Condition> = Vec::new();
    collect(condition, protocol, &mut tests, 0);
    if tests.len() > MOST_TESTS {
        return None;
    }
    let points = 3usize.pow(u32::try_from(tests.len()).unwrap_or(0));
    Some((0..points).any(|point| {
        let mut rest = point;
        let answers: Vec<Truth> = tests
            .iter()
            .map(|_| {
                let answer = [Truth::True, Truth::False, Truth::Unknown][rest % 3];
                rest /= 3;
                answer
            })
            .collect();
        consistent(&tests, &answers) && value(condition, protocol, &tests, &answers, 0).is_true()
    }))
}

/// Answers that no record can give together: two different values of one last answer.
fn consistent(tests: &[&Condition], answers: &[Truth]) -> bool {
    let held: Vec<&Condition> =
        tests.iter().zip(answers).filter(|(_, answer)| answer.is_true()).map(|(test, _)| *test).collect();
    held.iter()
        .enumerate()
        .all(|(index, test)| held[..index].iter().all(|other| !exclude_each_other(test, other)))
}

/// Two tests of the same latest event, or of this event, that ask different answers of one field.
fn exclude_each_other(one: &Condition, other: &Condition) -> bool {
    let ((Condition::Last(a), Condition::Last(b)) | (Condition::This(a), Condition::This(b))) = (one, other)
    else {
        return false;
    };
    if a.kind() != b.kind() {
        return matches!(one, Condition::This(_));
    }
    let tests = b.by_field();
    a.by_field().iter().any(|mine| {
        tests.iter().any(|theirs| {
            // Lists of people can hold both; single answers cannot.
            mine.field == theirs.field
                && a.roles().is_empty()
                && mine.set != "task_test"
                && !mine.values.iter().any(|value| theirs.values.contains(value))
        })
    })
}

/// Deeper than this, definitions lead back to themselves, which is told elsewhere.
const DEEPEST: usize = 16;

fn collect<'c>(
    condition: &'c Condition,
    protocol: &'c Protocol,
    tests: &mut Vec<&'c Condition>,
    depth: usize,
) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(part, protocol, tests, depth);
            }
        }
        Condition::Not(part) | Condition::Surely(part) => collect(part, protocol, tests, depth),
        Condition::Is(name) if depth < DEEPEST => {
            if let Some(definition) = protocol.definition(name) {
                collect(&definition.is, protocol, tests, depth + 1);
            }
        }
        test if !tests.contains(&test) => tests.push(test),
        _ => {}
    }
}

fn value(
    condition: &Condition,
    protocol: &Protocol,
    tests: &[&Condition],
    answers: &[Truth],
    depth: usize,
) -> Truth {
    let of = |part: &Condition| value(part, protocol, tests, answers, depth);
    match condition {
        Condition::All(parts) => Truth::all(parts.iter().map(of)),
        Condition::Any(parts) => Truth::any(parts.iter().map(of)),
        Condition::Not(part) => of(part).negated(),
        Condition::Surely(part) => Truth::from_bool(of(part).is_true()),
        Condition::Is(name) if depth < DEEPEST => protocol
            .definition(name)
            .map_or(Truth::Unknown, |it| value(&it.is, protocol, tests, answers, depth + 1)),
        test => tests
            .iter()
            .position(|other| *other == test)
            .and_then(|index| answers.get(index).copied())
            .unwrap_or(Truth::Unknown),
    }
}
