//! Proof by two ways: the engine and a naive reference evaluator agree on made-up rules and records.
//!
//! `NIETPLUIS_PAIRS=10000000 cargo test --release --test reference` tries that many pairs of rule
//! and record; `NIETPLUIS_SEED` makes it others.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

#[path = "reference/made_up.rs"]
mod made_up;
#[path = "reference/naive.rs"]
mod naive;
#[path = "reference/patterns.rs"]
mod patterns;

use std::collections::{BTreeMap, BTreeSet};

use made_up::{Dice, Vocabulary, day};
use naive::{Naive, Then};
use nietpluis::check::{Ask, Case, Depth, Moment, Status, check, verdicts};
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Condition, Draft, Due, Kind, Per, Protocol, Rule, Truth};
use nietpluis::record::{Instant, Record};
use nietpluis::validate;

/// Rules of one pack, and records checked with each.
const RULES: usize = 50;
const RECORDS: usize = 50;

fn draft() -> Draft {
    load::read_pack(&Folder::Bundled("luc-stevens".to_owned())).draft.expect("a draft")
}

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The pack with made-up rules beside its own.
fn made_up_pack(vocabulary: &Vocabulary, dice: &mut Dice) -> Protocol {
    let mut draft = draft();
    let gathers = |rule: &Rule| rule.id == "missing-information";
    let own = draft.below[0].rules.iter().find(|it| gathers(&it.value)).expect("it is there");
    let mut like = own.clone();
    like.value.kind = Kind::Advice;
    like.value.every_route = true;
    like.value.due = Due::Now;
    like.value.cases.clear();
    for number in 0..RULES {
        let mut rule = like.clone();
        rule.value.id = format!("made-up-{number:03}");
        rule.file = format!("made-up-{number:03}.ron");
        rule.value.per = match dice.throw(3) {
            0 | 1 => Per::Record,
            _ => Per::Event(Box::new(dice.pick(&vocabulary.patterns).clone().into())),
        };
        rule.value.when = (!dice.one_in(4)).then(|| vocabulary.condition(dice, 3));
        rule.value.require = Some(vocabulary.condition(dice, 3));
        draft.top.rules.push(rule);
    }
    validate::protocol(&draft).unwrap_or_else(|faults| panic!("{:?}", faults.first())).0
}

/// What a rule comes to: findings of its own that are sure and that are not, and whether it is
/// among those whose answers are missing.
type Outcome = (usize, usize, bool);

fn naively(naive: &Naive<'_>, rule: &Rule) -> Outcome {
    let require = rule.require.as_ref().expect("made up");
    let mut outcome = (0, 0, false);
    let mut judge = |then: Then<'_>, meant: Truth| {
        let when = rule.when.as_ref().map_or(Truth::True, |when| naive.truth(when, then));
        if matches!(when, Truth::False | Truth::NotApplicable) || meant == Truth::False {
            return;
        }
        match naive.truth(require, then) {
            Truth::True | Truth::NotApplicable => {}
            _ if when == Truth::Unknown || meant == Truth::Unknown => outcome.2 = true,
            Truth::False => outcome.0 += 1,
            Truth::Unknown => outcome.1 += 1,
        }
    };
    match &rule.per {
        Per::Event(of) => {
            for event in naive.events() {
                let then = Then { event: Some(event), ..Then::default() };
                judge(then, naive.truth(&Condition::This((**of).clone()), then));
            }
        }
        _ => judge(Then::default(), Truth::True),
    }
    outcome
}

fn by_the_engine(case: &Case<'_, '_>) -> BTreeMap<String, Outcome> {
    let outcomes = check(case);
    let mut found: BTreeMap<String, Outcome> = BTreeMap::new();
    for finding in &outcomes.findings {
        let own = found.entry(finding.rule.id.clone()).or_default();
        match finding.status {
            Status::Unclear => own.1 += 1,
            _ => own.0 += 1,
        }
        for rule in &finding.gathers {
            found.entry(rule.id.clone()).or_default().2 = true;
        }
    }
    let mut explained: Vec<_> =
        outcomes.findings.iter().map(|it| (&it.rule.id, it.kind, it.status, it.severity)).collect();
    explained.sort();
    let mut bare: Vec<_> =
        verdicts(case).into_iter().map(|it| (&it.rule.id, it.kind, it.status, it.severity)).collect();
    bare.sort();
    assert_eq!(bare, explained, "a verdict is the same with and without its reasons");
    found
}

fn shown(condition: &Condition) -> String {
    ron::to_string(condition).expect("ron")
}

fn compare_conditions(protocol: &Protocol, case: &Case<'_, '_>, naive: &Naive<'_>, dice: &mut Dice) {
    let ask = Ask { protocol, case, depth: Depth::Explained };
    for rule in &protocol.rules {
        let event = (!case.events.is_empty()).then(|| *dice.pick(&case.events));
        let parent = (!case.record.parents.is_empty()).then(|| dice.pick(&case.record.parents));
        let until = event.filter(|_| dice.one_in(2)).map(|event| (event.on, event.at));
        let round = dice.one_in(3).then(|| dice.throw(case.rounds.len()));
        let event = event.filter(|_| !dice.one_in(3));
        let moment = Moment { until: until.map(|(on, at)| Instant { on, at }), round, event, parent };
        let then = Then { until, round, event, parent };
        for condition in rule.when.iter().chain(&rule.require) {
            let (engine, reference) = (ask.truth(condition, moment), naive.truth(condition, then));
            assert_eq!(
                engine,
                reference,
                "{} about {:?} until {until:?} in round {round:?} of\n{}",
                shown(condition),
                event.map(|it| &it.id),
                serde_json::to_string(case.record).expect("json")
            );
        }
    }
}

#[test]
fn the_engine_and_the_reference_agree_on_made_up_rules_and_records() {
    let pairs = from_environment("NIETPLUIS_PAIRS", 10_000);
    let seed = from_environment("NIETPLUIS_SEED", 1);
    let (bundled, _) = validate::protocol(&draft()).expect("a sound pack");
    let vocabulary = Vocabulary::of(&bundled);
    let mut dice = Dice(seed);
    let (mut tried, mut spoke) = (0, 0);
    while tried < pairs {
        let protocol = made_up_pack(&vocabulary, &mut dice);
        for _ in 0..RECORDS {
            let record: Record = vocabulary.record(&mut dice);
            let as_of = day(8 + dice.throw(12));
            let naive = Naive { protocol: &protocol, record: &record, as_of };
            let case = Case::new(&protocol, &record, as_of);
            compare_conditions(&protocol, &case, &naive, &mut dice);
            let engine = by_the_engine(&case);
            for rule in protocol.rules.iter().filter(|rule| rule.id.starts_with("made-up")) {
                let expected = naively(&naive, rule);
                let found = engine.get(&rule.id).copied().unwrap_or_default();
                spoke += usize::from(expected != (0, 0, false));
                tried += 1;
                assert_eq!(
                    found,
                    expected,
                    "per {:?} when {:?} require {} of\n{} as of {as_of}",
                    rule.per,
                    rule.when.as_ref().map(shown),
                    shown(rule.require.as_ref().expect("made up")),
                    serde_json::to_string(&record).expect("json")
                );
            }
        }
    }
    // Rules that never speak would prove nothing.
    assert!(spoke * 20 > usize::try_from(tried).expect("a count"), "{spoke} of {tried} said something");
}

#[test]
fn every_kind_of_condition_is_made_up() {
    let (bundled, _) = validate::protocol(&draft()).expect("a sound pack");
    let vocabulary = Vocabulary::of(&bundled);
    let mut dice = Dice(1);
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    for _ in 0..3000 {
        vocabulary.condition(&mut dice, 3).walk(&mut |part| {
            let text = shown(part);
            kinds.insert(text.split(['(', '{']).next().unwrap_or(&text).to_owned());
        });
    }
    let schema = serde_json::to_value(schemars::schema_for!(Condition)).expect("JSON");
    for variant in schema["oneOf"].as_array().expect("variants") {
        let names = [&variant["const"], &variant["required"][0]].map(|it| it.as_str().map(str::to_owned));
        for name in names.into_iter().flatten() {
            assert!(kinds.contains(&name), "{name} is never made up; there are {kinds:?}");
        }
    }
}
