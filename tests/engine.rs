//! What must always hold of the check, over the invented records and changes to them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use nietpluis::check::Case;
use nietpluis::explain::{Checked, Origin, Status, checked};
use nietpluis::load::{self, Folder};
use nietpluis::protocol::{Direction, Lang, Protocol};
use nietpluis::record::{
    Activity, ActivityKind, Answer, Date, Event, Framework, Level, Record, Recorded, SecondWeighing, Signal,
    Special, UnsafeKind, Weighing,
};
use nietpluis::validate;
use proptest::prelude::*;

/// The school's pack, loaded once.
static PROTOCOL: LazyLock<Protocol> = LazyLock::new(|| {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
});

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn record(name: &str) -> Record {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records").join(format!("{name}.json"));
    load::read_record(&path).expect("a record")
}

fn records() -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the records").map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| load::read_record(path).expect("a record")).collect()
}

fn look(record: &Record) -> Checked {
    let case = Case::new(&PROTOCOL, record, day("2026-04-01"));
    checked(&case, Origin { file: "test", line: 1 }, Lang::Nl)
}

fn rules(check: &Checked) -> Vec<&str> {
    check.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

fn without(record: &Record, kind: ActivityKind) -> Record {
    let mut record = record.clone();
    let gone: BTreeSet<String> =
        record.events.iter().filter(|it| it.what.kind() == kind).map(|it| it.id.clone()).collect();
    assert!(!gone.is_empty(), "{} is in the record", kind.name());
    record.events.retain(|event| !gone.contains(&event.id));
    for event in &mut record.events {
        if let Activity::Weighing(weighing) = &mut event.what {
            weighing.inputs.retain(|id| !gone.contains(id));
        }
    }
    assert_eq!(record.unsound(), []);
    record
}

/// From a careful course each of these is left out once; the finding names just that.
#[test]
fn leaving_one_thing_out_of_a_careful_course_gives_the_finding_about_it() {
    let careful = record("careful-help");
    assert_eq!(rules(&look(&careful)), Vec::<&str>::new());
    let table = [
        (ActivityKind::CoordinatorInformed, "coordinator-not-informed"),
        (ActivityKind::SignalList, "signal-list-not-used"),
        (ActivityKind::AlternativeCauses, "other-causes-not-considered"),
        (ActivityKind::ActionPlan, "action-plan-missing"),
        (ActivityKind::RoleAgreed, "role-not-agreed"),
        (ActivityKind::ConversationPrepared, "conversation-not-prepared"),
        (ActivityKind::Conversation, "conversation-with-parents-skipped"),
        (ActivityKind::Weighing, "weighing-skipped"),
        (ActivityKind::Decision, "decision-skipped"),
        (ActivityKind::ReferralCheck, "referral-not-checked"),
    ];
    for (kind, rule) in table {
        let check = look(&without(&careful, kind));
        assert!(rules(&check).contains(&rule), "without {}: {:?}", kind.name(), rules(&check));
    }
}

#[test]
fn consulting_nobody_is_found_however_many_ways_there_are_to_consult() {
    let mut alone = record("careful-help");
    for kind in [ActivityKind::Consultation, ActivityKind::CareTeamMeeting, ActivityKind::SafeHomeAdvice] {
        alone = without(&alone, kind);
    }
    assert!(rules(&look(&alone)).contains(&"consultation-skipped"));
}

#[test]
fn not_writing_something_down_is_found_for_each_thing_that_belongs_in_the_file() {
    let careful = record("careful-help");
    for kind in [
        ActivityKind::Signal,
        ActivityKind::Consultation,
        ActivityKind::SafeHomeAdvice,
        ActivityKind::Conversation,
        ActivityKind::Weighing,
        ActivityKind::Decision,
        ActivityKind::Referral,
    ] {
        let mut record = careful.clone();
        for event in record.events.iter_mut().filter(|event| event.what.kind() == kind) {
            event.recorded = Recorded::No;
        }
        let check = look(&record);
        assert!(
            check.findings.iter().any(|it| it.kind == nietpluis::protocol::Kind::MissingDocumentation),
            "{} not on file: {:?}",
            kind.name(),
            rules(&check)
        );
    }
}

/// Events made up from a vocabulary wide enough to reach every step, on arbitrary days.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let kinds = prop_oneof![
        (any_answer(), any_answer(), any_answer()).prop_map(|(acute_danger, disclosure, structural)| {
            Activity::Signal(Signal {
                acute_danger,
                disclosure,
                structural,
                text: "x".into(),
                ..Signal::default()
            })
        }),
        Just(Activity::CoordinatorInformed),
        Just(Activity::SignalList),
        Just(Activity::SafeHomeContact),
        any_answer().prop_map(|in_doubt| Activity::Consultation(nietpluis::record::Consultation {
            in_doubt,
            ..Default::default()
        })),
        any_answer().prop_map(|accepts_help| Activity::Conversation(nietpluis::record::Conversation {
            with: vec![nietpluis::record::Party { role: nietpluis::record::Role::Parent, alias: None }],
            accepts_help,
            ..Default::default()
        })),
        (any_answer(), any_answer()).prop_map(|(suspicion, r#unsafe)| {
            let framework = nietpluis::record::Framework { suspicion, r#unsafe, ..Default::default() };
            Activity::Weighing(nietpluis::record::Weighing {
                framework,
                risk: Level::Low,
                ..Default::default()
            })
        }),
        Just(Activity::Decision(nietpluis::record::Decision::default())),
        Just(Activity::Report(nietpluis::record::Report::default())),
        Just(Activity::Referral(nietpluis::record::Referral::default())),
        Just(Activity::CaseClosed(nietpluis::record::CaseClosed::default())),
    ];
    prop::collection::vec((kinds, 0..40i32), 0..12).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(index, (what, days))| Event {
                id: format!("e{index}"),
                on: day("2026-02-02").plus_days(days),
                at: None,
                by: Vec::new(),
                recorded: Recorded::Unknown,
                what,
                note: String::new(),
            })
            .collect()
    })
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop::sample::select(Answer::ALL)
}

fn any_framework() -> impl Strategy<Value = Framework> {
    let kind = prop::sample::select(UnsafeKind::ALL);
    let five = (any_answer(), any_answer(), any_answer(), any_answer(), any_answer());
    (five, kind).prop_map(|((suspicion, r#unsafe, can_help, help_accepted, help_works), unsafe_kind)| {
        Framework { suspicion, r#unsafe, unsafe_kind, can_help, help_accepted, help_works }
    })
}

/// A weighing that is on file, so many days after the first of February.
fn weighed_on(what: Activity, days: i32) -> Event {
    let on = day("2026-02-01").plus_days(days);
    let recorded = Recorded::Yes { on, place: nietpluis::record::Place::PupilFile };
    Event { id: String::new(), on, at: None, by: Vec::new(), recorded, what, note: String::new() }
}

fn made_up(events: Vec<Event>) -> Record {
    let mut record = record("acute-reported");
    record.events = events;
    record
}

/// How far a direction is from reassuring: reporting first, closing last.
fn strictness(direction: Direction) -> u8 {
    match direction {
        Direction::ReportNow => 6,
        Direction::ReportAndHelp | Direction::Report => 5,
        Direction::ConsultSafeHome => 4,
        Direction::OtherRoute => 3,
        Direction::NotEnoughInformation => 2,
        Direction::OrganiseHelp => 1,
        Direction::CloseAndRecord => 0,
    }
}

/// How often each property is tried; the long runs set `PROPTEST_CASES`.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_record_is_checked_explained_and_sorted(events in events()) {
            let check = look(&made_up(events));
        for finding in &check.findings {
            prop_assert!(!finding.statements.is_empty() && !finding.why.is_empty() && !finding.source.is_empty());
        }
        let steps: Vec<u8> = check.findings.iter().map(|finding| finding.step).collect();
        prop_assert!(steps.is_sorted());
    }

    #[test]
    fn the_order_in_the_file_never_matters(events in events(), seed in any::<u64>()) {
            let mut shuffled = events.clone();
        let by = usize::try_from(seed).unwrap_or(0) % shuffled.len().max(1);
        shuffled.rotate_left(by.min(events.len()));
        prop_assert_eq!(look(&made_up(events)), look(&made_up(shuffled)));
    }

    #[test]
    fn a_danger_signal_never_lowers_the_indication(events in events(), days in 0..40i32, special in any::<bool>()) {
            let before = look(&made_up(events.clone())).indication.direction;
        let mut more = events;
        let signal = Signal {
            acute_danger: if special { Answer::No } else { Answer::Doubt },
            special: if special { Special::HonourRelated } else { Special::None },
            ..Signal::default()
        };
        more.push(Event {
            id: "danger".into(),
            on: day("2026-02-02").plus_days(days),
            at: None,
            by: Vec::new(),
            recorded: Recorded::Unknown,
            what: Activity::Signal(signal),
            note: String::new(),
        });
        let after = look(&made_up(more)).indication.direction;
        if special {
            // A special type asks for Veilig Thuis first, also where a report was already indicated:
            // the table puts it above. It never comes to anything less than asking.
            prop_assert!(strictness(after) >= strictness(before).min(strictness(Direction::ConsultSafeHome)));
        } else {
            prop_assert_eq!(after, Direction::ReportNow);
        }
    }

    #[test]
    fn a_second_weigher_never_lowers_the_indication_nor_takes_the_place_of_the_first(
        events in events(), first in any_framework(), second in any_framework(), harm in any_answer(), days in 0..60i32,
    ) {
        let mut events = events;
        let first = Activity::Weighing(Weighing { framework: first, ..Weighing::default() });
        events.push(Event { id: "first".into(), ..weighed_on(first, 20) });
        let before = look(&made_up(events.clone()));
        let reassures = |answer: Answer, by: Answer| answer == by || answer == Answer::Unknown;
        let nothing_new = reassures(second.suspicion, Answer::No)
            && reassures(second.r#unsafe, Answer::No)
            && reassures(harm, Answer::No)
            && [second.can_help, second.help_accepted, second.help_works].iter().all(|it| reassures(*it, Answer::Yes));
        let second = Activity::SecondWeighing(SecondWeighing {
            framework: second, real_chance_of_harm: harm, risk: Level::Low, ..SecondWeighing::default()
        });
        events.push(Event { id: "second".into(), ..weighed_on(second, days) });
        let after = look(&made_up(events));
        prop_assert!(strictness(after.indication.direction) >= strictness(before.indication.direction));
        if nothing_new {
            let (now, then) = (&after.indication, &before.indication);
            prop_assert_eq!((now.direction, now.met), (then.direction, then.met));
        }
        for rule in rules(&before) {
            // Only acute danger may suspend what is asked of the order of the steps.
            prop_assert!(after.indication.direction == Direction::ReportNow || rules(&after).contains(&rule), "{} is gone", rule);
        }
    }

    #[test]
    fn a_forgotten_answer_never_makes_a_finding_disappear(events in events(), which in any::<prop::sample::Index>()) {
            let known = look(&made_up(events.clone()));
        let mut forgotten = events;
        if forgotten.is_empty() {
            return Ok(());
        }
        let event = which.get(&forgotten).id.clone();
        for it in forgotten.iter_mut().filter(|it| it.id == event) {
            match &mut it.what {
                Activity::Signal(signal) => signal.acute_danger = Answer::Unknown,
                Activity::Conversation(talk) => talk.accepts_help = Answer::Unknown,
                Activity::Consultation(consultation) => consultation.in_doubt = Answer::Unknown,
                _ => {}
            }
        }
        let unknown = look(&made_up(forgotten));
        let named: BTreeSet<&String> = unknown.findings.iter().flat_map(|it| &it.statements).collect();
        for finding in known.findings.iter().filter(|it| it.status != Status::Unclear) {
            for statement in &finding.statements {
                prop_assert!(named.contains(statement), "{} is gone ({})", statement, finding.rule);
            }
        }
    }
}

#[test]
fn every_record_says_the_same_in_both_languages() {
    for record in records() {
        let case = Case::new(&PROTOCOL, &record, day("2026-04-01"));
        let tell = |lang| checked(&case, Origin { file: "test", line: 1 }, lang);
        let (nl, en) = (tell(Lang::Nl), tell(Lang::En));
        assert_eq!(rules(&nl), rules(&en));
        for (dutch, english) in nl.findings.iter().zip(&en.findings) {
            assert_ne!(dutch.title, english.title, "{}", dutch.rule);
            assert_eq!(dutch.would_close.len(), english.would_close.len());
        }
    }
}

/// No set of changes that would close a finding holds another one, and none is empty.
#[test]
fn what_would_close_a_finding_is_minimal() {
    for record in records() {
        for finding in look(&record).findings {
            for (index, set) in finding.would_close.iter().enumerate() {
                assert!(!set.is_empty(), "{} of {}", finding.rule, record.name());
                for (other, bigger) in finding.would_close.iter().enumerate() {
                    let holds = index != other && set.iter().all(|change| bigger.contains(change));
                    assert!(!holds, "{} of {}: {set:?} is part of {bigger:?}", finding.rule, record.name());
                }
            }
        }
    }
}
