//! Rules that say nothing of their own: that can never apply, never be broken, never be met, or
//! that escalate what another rule escalates already, or the other way.

use super::Faults;
use super::guards::can_hold;
use crate::diagnostic::Diagnostic;
use crate::protocol::{Condition, Draft, Kind, PackDraft, Per, Protocol, Rule};

/// Looks at the rules of a sound draft; too slow for every start, since answers are tried.
#[must_use]
pub fn run(draft: &Draft, protocol: &Protocol) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for pack in draft.packs() {
        let mut faults = Faults { found: Vec::new(), texts: &pack.texts };
        check(pack, protocol, &mut faults);
        found.append(&mut faults.found);
    }
    found
}

/// Checks the rules of one pack against each other and against those below it.
fn check(draft: &PackDraft, protocol: &Protocol, faults: &mut Faults<'_>) {
    for placed in &draft.rules {
        let (file, rule) = (&placed.file, &placed.value);
        let mut tell = |code, message: String| faults.error(code, file, &rule.id, message, None);
        if rule.when.as_ref().is_some_and(|when| can_hold(when, protocol) == Some(false)) {
            tell("never-fires", format!("rule `{}` can never apply", rule.id));
        }
        if let Some(require) = &rule.require {
            if can_hold(require, protocol) == Some(false) {
                tell("always-fires", format!("what rule `{}` requires can never be", rule.id));
            }
            let broken = Condition::Not(Box::new(require.clone()));
            if can_hold(&broken, protocol) == Some(false) && can_hold_unknown(require) {
                tell("never-fires", format!("what rule `{}` requires always is", rule.id));
            }
        }
        if rule.kind != Kind::Escalation {
            continue;
        }
        for other in protocol.rules.iter().filter(|it| it.kind == Kind::Escalation && it.id != rule.id) {
            // Each pair is told once, of the rule that comes later.
            if other.id > rule.id && draft.rules.iter().any(|it| it.value.id == other.id) {
                continue;
            }
            if overlap(rule, other) {
                let message = format!("rule `{}` escalates what `{}` escalates already", rule.id, other.id);
                tell("overlapping-rules", message);
            } else if contradict(rule, other, protocol) {
                let message =
                    format!("what rule `{}` requires, rule `{}` makes impossible", rule.id, other.id);
                tell("contradicting-rules", message);
            }
        }
    }
}

/// Whether a condition has parts that could be otherwise at all: `all([])` has none.
fn can_hold_unknown(condition: &Condition) -> bool {
    let mut tests = 0;
    condition.walk(&mut |part| tests += usize::from(part.parts().is_empty()));
    tests > 0
}

/// Whether two rules speak of the same, in the same case, and ask the same.
fn overlap(one: &Rule, other: &Rule) -> bool {
    one.per == other.per
        && one.when == other.when
        && one.require == other.require
        && one.parts == other.parts
        && one.owed == other.owed
        && one.due == other.due
        && one.term == other.term
}

/// Whether there are cases of which both speak and no record can meet both.
fn contradict(one: &Rule, other: &Rule, protocol: &Protocol) -> bool {
    let (Some(a), Some(b)) = (&one.require, &other.require) else { return false };
    if one.per != other.per || matches!(one.per, Per::Parent) {
        return false;
    }
    let whens: Vec<Condition> = one.when.iter().chain(&other.when).cloned().collect();
    let both = Condition::All(whens.iter().cloned().chain([a.clone(), b.clone()]).collect());
    let apart = |require: &Condition| {
        can_hold(&Condition::All(whens.iter().cloned().chain([require.clone()]).collect()), protocol)
    };
    can_hold(&both, protocol) == Some(false) && apart(a) == Some(true) && apart(b) == Some(true)
}
