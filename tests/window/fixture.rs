//! An invented case and what a check could tell of it, made by hand, so that the window is tested
//! apart from rules and checks.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::expect_used, reason = "tests")]

use nietpluis::app::{
    Action, Effect, Entry, Folder, Lead, NodeRule, Norm, OpenCase, Practise, Urgent, Weigh,
};
use nietpluis::explain::{
    Change, Checked, Finding, Indication, Next, Options, PackName, Position, Reason, Status, Stricter,
};
use nietpluis::protocol::{
    Bilingual, Contact, Direction, Document, Graph, GraphFile, Kind, Lang, Severity, SourceLine, Truth,
};
use nietpluis::record::{Activity, Date, Event, Nature, Real, Record, Sorted, UnsafeKind};
use nietpluis::ui::Services;

/// The case of an invented child, as a file would hold it.
pub const RECORD: &str = r#"(
    format: 1,
    id: Some("K-014"),
    nature: practice,
    route: home,
    pupil: (alias: "L-07", school_type: so, siblings: yes),
    parents: [(alias: "M", kind: parent, authority: yes), (alias: "V", kind: parent, authority: yes)],
    events: [
        (id: "e1", on: "2026-03-02", at: Some("10:15"), by: [(role: teacher, alias: Some("L3"))],
            recorded: yes(on: "2026-03-02", place: pupil_file),
            what: signal(kind: physical, about: pupil, source: seen, specific: yes,
                text: "Blauwe plek op de linkerbovenarm, vier afdrukken naast elkaar. “Gevallen”, zei hij, en hij keek weg.")),
        (id: "e2", on: "2026-03-04", by: [(role: support_staff)],
            recorded: yes(on: "2026-03-05", place: personal_notes),
            what: signal(kind: behaviour, about: pupil, source: heard_from, text: "Kruipt weg als iemand hard praat.")),
        (id: "e3", on: "2026-03-06", by: [(role: teacher, alias: Some("L3"))],
            recorded: yes(on: "2026-03-06", place: pupil_file), what: coordinator_informed),
        (id: "e4", on: "2026-03-10", by: [(role: school_social_worker)],
            recorded: yes(on: "2026-03-10", place: pupil_file),
            what: consultation(with: [(role: orthopedagogue)], finding: undecided, in_doubt: yes)),
        (id: "e5", on: "2026-03-12", by: [(role: school_social_worker)],
            recorded: yes(on: "2026-03-12", place: pupil_file),
            what: safe_home_advice(anonymous: yes, advice: talk_first)),
        (id: "e6", on: "2026-03-17", at: Some("15:30"), by: [(role: teacher), (role: school_social_worker)],
            recorded: no,
            what: conversation(with: [(role: parent, alias: Some("M"))], concerns_shared: yes, acknowledges: doubt)),
        (id: "e7", on: "2026-04-16", by: [(role: school_social_worker)],
            recorded: yes(on: "2026-04-16", place: pupil_file),
            what: weighing(inputs: ["e1", "e4", "e6"], safety_at_stake: moderate,
                framework: (suspicion: yes, unsafe: doubt, can_help: yes, help_accepted: doubt))),
    ],
    not_done: [(activity: signal_list, reason: "Er was haast; de lijst is later besproken.")],
)"#;

/// The record.
pub fn record() -> Record {
    ron_options().from_str(RECORD).expect("the sample record")
}

/// The same record, as if it were about a real child.
pub fn real_record() -> Record {
    let text = RECORD.replace("nature: practice", "nature: real");
    ron_options().from_str(&text).expect("the sample record")
}

/// The way files of this program are written: an activity's fields stand right in its brackets.
fn ron_options() -> ron::Options {
    use ron::extensions::Extensions;
    ron::Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME)
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// One text in two languages.
pub fn both(nl: &str, en: &str) -> Bilingual {
    Bilingual { nl: nl.to_owned(), en: en.to_owned() }
}

/// What the check tells.
pub fn checked(lang: Lang) -> Checked {
    let say = |nl: &str, en: &str| both(nl, en).get(lang).to_owned();
    let reason = |nl: &str, en: &str, value, events: &[&str]| Reason {
        text: say(nl, en),
        value,
        events: events.iter().map(|&id| id.to_owned()).collect(),
    };
    let change = |nl: &str, en: &str, activity: &str, field: &str, to: &str| Change {
        text: say(nl, en),
        activity: activity.to_owned(),
        field: field.to_owned(),
        to: to.to_owned(),
    };
    let source = |section: &str, item| {
        vec![SourceLine { document: "stappenplan".to_owned(), section: section.to_owned(), item }]
    };
    let findings = vec![
        Finding {
            rule: "only-own-notes".to_owned(),
            kind: Kind::MissingDocumentation,
            severity: Severity::Should,
            status: Status::NotRecorded,
            step: 1,
            statements: vec!["S34".to_owned()],
            events: vec!["e2".to_owned()],
            due: None,
            title: say(
                "Een signaal staat alleen in eigen notities",
                "A signal stands only in somebody's own notes",
            ),
            why: vec![reason(
                "het signaal staat in het leerlingdossier",
                "the signal is in the pupil file",
                Truth::False,
                &["e2"],
            )],
            matters: say(
                "Wat alleen in eigen notities staat, ziet een ander niet als het erop aankomt.",
                "What stands only in own notes nobody else sees when it matters.",
            ),
            remedy: say(
                "Zet het signaal met datum en bron in het leerlingdossier.",
                "Put the signal with its date and source in the pupil file.",
            ),
            would_close: vec![vec![change(
                "het signaal van 4 maart staat in het leerlingdossier",
                "the signal of 4 March is in the pupil file",
                "signal",
                "recorded",
                "yes",
            )]],
            source: source("stap 1", 4),
            review: None,
        },
        Finding {
            rule: "conversation-not-recorded".to_owned(),
            kind: Kind::MissingDocumentation,
            severity: Severity::Must,
            status: Status::NotRecorded,
            step: 3,
            statements: vec!["S29".to_owned(), "S75".to_owned()],
            events: vec!["e6".to_owned()],
            due: Some(day("2026-03-24")),
            title: say("Van het gesprek is geen verslag gevonden", "No record of the conversation was found"),
            why: vec![
                reason(
                    "er was een gesprek met een ouder",
                    "there was a conversation with a parent",
                    Truth::True,
                    &["e6"],
                ),
                reason(
                    "het gesprek staat in het leerlingdossier",
                    "the conversation is in the pupil file",
                    Truth::False,
                    &["e6"],
                ),
                reason(
                    "de ouder was het eens met het verslag",
                    "the parent agreed with the record",
                    Truth::Unknown,
                    &[],
                ),
            ],
            matters: say(
                "Wat ouders zeiden telt mee in de weging. Zonder verslag weegt straks alleen wat iemand zich herinnert.",
                "What parents said counts in the weighing. Without a record only what somebody remembers will count.",
            ),
            remedy: say(
                "Schrijf vandaag op wat is gezegd en afgesproken: feit, mening en van wie. Leg het voor aan wie erbij was.",
                "Write down today what was said and agreed: fact, opinion and whose. Show it to those who were there.",
            ),
            would_close: vec![
                vec![change(
                    "het gesprek van 17 maart staat in het leerlingdossier",
                    "the conversation of 17 March is in the pupil file",
                    "conversation",
                    "recorded",
                    "yes",
                )],
                vec![
                    change(
                        "er is een nieuw gesprek met de ouders",
                        "there is a new conversation with the parents",
                        "conversation",
                        "",
                        "",
                    ),
                    change(
                        "dat gesprek staat in het leerlingdossier",
                        "that conversation is in the pupil file",
                        "conversation",
                        "recorded",
                        "yes",
                    ),
                ],
            ],
            source: source("stap 3", 5),
            review: None,
        },
        Finding {
            rule: "second-parent-not-spoken".to_owned(),
            kind: Kind::SkippedStep,
            severity: Severity::Should,
            status: Status::NotDone,
            step: 3,
            statements: vec!["S80".to_owned()],
            events: vec!["e6".to_owned()],
            due: None,
            title: say(
                "Met de andere ouder met gezag is niet gesproken",
                "The other parent with authority was not spoken to",
            ),
            why: vec![reason("met ouder V is gesproken", "parent V was spoken to", Truth::False, &["e6"])],
            matters: say(
                "Beide ouders met gezag horen te weten wat de school ziet.",
                "Both parents with authority should know what the school sees.",
            ),
            remedy: say(
                "Nodig ook de andere ouder uit, of leg vast waarom dat niet veilig is.",
                "Invite the other parent too, or record why that is not safe.",
            ),
            would_close: vec![],
            source: source("stap 3", 2),
            review: None,
        },
        Finding {
            rule: "weighing-unanswered".to_owned(),
            kind: Kind::MissingInformation,
            severity: Severity::Consider,
            status: Status::Unclear,
            step: 4,
            statements: vec!["S84".to_owned()],
            events: vec!["e7".to_owned()],
            due: None,
            title: say("Bij de weging staan nog vragen open", "The weighing still has open questions"),
            why: vec![reason(
                "de kans op herhaling is ingeschat",
                "the risk of repetition was estimated",
                Truth::Unknown,
                &["e7"],
            )],
            matters: say(
                "Zonder dit antwoord blijft de richting onduidelijk.",
                "Without this answer the direction stays unclear.",
            ),
            remedy: say(
                "Bespreek de open vragen met een collega, of vraag Veilig Thuis om advies.",
                "Discuss the open questions with a colleague, or ask Veilig Thuis for advice.",
            ),
            would_close: vec![],
            source: source("stap 4", 1),
            review: None,
        },
    ];
    Checked {
        format: 1,
        file: "K-014.ron".to_owned(),
        line: 1,
        record: "K-014".to_owned(),
        nature: Nature::Practice,
        pack: PackName {
            id: "luc-stevens".to_owned(),
            version: "2026.1".to_owned(),
            valid_from: day("2026-01-01"),
            base: Some("meldcode".to_owned()),
        },
        as_of: day("2026-04-20"),
        left_out: 0,
        position: Position { step: 4, node: "weighing".to_owned() },
        indication: Indication {
            direction: Direction::Report,
            met: false,
            says: say(
                "Dit dossier wijst naar melden bij Veilig Thuis.",
                "This record points to a report to Veilig Thuis.",
            ),
            because: vec![reason(
                "twijfel of het thuis veilig is, telt als onveilig",
                "doubt whether home is safe counts as unsafe",
                Truth::True,
                &["e7"],
            )],
            speaks_for: Options {
                report: vec![reason(
                    "er is twijfel over de veiligheid",
                    "there is doubt about safety",
                    Truth::True,
                    &["e7"],
                )],
                ..Options::default()
            },
            against: Options {
                help: vec![reason(
                    "het is onzeker of de ouders hulp aanvaarden",
                    "it is uncertain whether the parents accept help",
                    Truth::Unknown,
                    &["e7"],
                )],
                ..Options::default()
            },
            stricter: vec![Stricter {
                direction: Direction::ReportNow,
                when: say("er is (misschien) acuut gevaar", "there is (perhaps) acute danger"),
                why_not: vec![reason(
                    "er is (misschien) acuut gevaar",
                    "there is (perhaps) acute danger",
                    Truth::False,
                    &[],
                )],
            }],
        },
        findings,
        linked: Vec::new(),
        since: None,
        not_judged: vec![
            say(
                "Of de signalen kloppen en wat er thuis echt gebeurt.",
                "Whether the signals are right and what really happens at home.",
            ),
            say("Of een gesprek goed is gevoerd.", "Whether a conversation was held well."),
        ],
        next: vec![Next {
            action: say("Besluit samen: melden, hulp, of allebei", "Decide together: report, help, or both"),
            due: Some(day("2026-04-24")),
            remind_from: None,
            statements: vec!["S93".to_owned()],
        }],
    }
}

/// The open case.
pub fn open_case(path: &str) -> OpenCase {
    case_of(path, record())
}

/// The open case with another record.
pub fn case_of(path: &str, record: Record) -> OpenCase {
    OpenCase {
        path: path.to_owned(),
        record: record.sorted(),
        checked_nl: checked(Lang::Nl),
        checked_en: checked(Lang::En),
        passed: ["start", "signals", "consultation", "conversation", "weighing"].map(str::to_owned).to_vec(),
    }
}

/// The graph that is bundled, whatever its pack's rules are.
pub fn graph() -> Graph {
    let read = nietpluis::load::read_pack(&nietpluis::load::Folder::Bundled("meldcode".to_owned()));
    let file: GraphFile = read.draft.and_then(|draft| draft.top.graph).expect("the graph").value;
    let mut graph = Graph { steps: file.steps, ..Graph::default() };
    let places: Vec<_> = file.nodes.into_iter().map(|node| graph.ways.add_node(node)).collect();
    for edge in file.edges {
        let find = |id: &str| places.iter().copied().find(|&at| graph.ways[at].id == id).expect("a node");
        let (from, to) = (find(&edge.from), find(&edge.to));
        graph.ways.add_edge(from, to, edge);
    }
    graph
}

/// The school's protocol that is bundled.
pub fn protocol() -> nietpluis::protocol::Protocol {
    let read = nietpluis::load::read_pack(&nietpluis::load::Folder::Bundled("luc-stevens".to_owned()));
    nietpluis::validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

/// The questions of the weighing that are bundled.
fn questions() -> Vec<nietpluis::protocol::Question> {
    protocol().weighing.questions
}

/// The protocol as the window shows it.
pub fn norm() -> Norm {
    let rule = |node: &str, rule: &str, nl: &str, en: &str, item| NodeRule {
        node: node.to_owned(),
        rule: rule.to_owned(),
        title: both(nl, en),
        source: vec![SourceLine { document: "stappenplan".to_owned(), section: "stap 3".to_owned(), item }],
        review: None,
    };
    Norm {
        name: both("Meldcode Luc Stevensschool", "Reporting code, Luc Stevens school"),
        version: "2026.1".to_owned(),
        valid_from: day("2026-01-01"),
        graph: graph(),
        rules: vec![
            rule(
                "conversation",
                "conversation-not-recorded",
                "Van het gesprek is geen verslag gevonden",
                "No record of the conversation was found",
                5,
            ),
            rule(
                "conversation",
                "conversation-skipped",
                "Er is geen gesprek met de ouders gevonden",
                "No talk with the parents was found",
                1,
            ),
        ],
        documents: vec![Document {
            id: "stappenplan".to_owned(),
            title: both("Stappenplan meldcode", "Five steps of the code"),
        }],
        review_by: day("2027-11-01"),
        contacts: vec![Contact {
            name: both("Veilig Thuis (dag en nacht, gratis)", "Veilig Thuis (day and night, free)"),
            reach: "0800-2000".to_owned(),
            checked_on: day("2025-01-01"),
            remark: None,
        }],
        shown_on: day("2026-04-20"),
        questions: questions(),
    }
}

/// An outside without files: one record that can be read, one folder.
pub fn services() -> Services {
    Services {
        norm: norm(),
        lang: Lang::Nl,
        settings: nietpluis::app::Settings::default(),
        settled: None,
        vault: nietpluis::app::VaultAt { folder: "/documenten/kluis".to_owned(), there: false },
        open: None,
        scenarios: Vec::new(),
        kept: Vec::new(),
        kept_sessions: Vec::new(),
        outside: Box::new(answer),
    }
}

/// The same window, with an outside that answers some things itself and leaves the rest.
pub fn answering(services: Services, mut first: impl FnMut(&Effect) -> Option<Action> + 'static) -> Services {
    let mut rest = services.outside;
    let outside = Box::new(move |effect: Effect| first(&effect).or_else(|| rest(effect)));
    Services { outside, ..services }
}

/// What this outside makes of what it is asked.
pub fn answer(effect: Effect) -> Option<Action> {
    Some(match effect {
        Effect::ReadRecord { path } => Action::CaseRead(if path.ends_with("K-014.ron") {
            Ok(Box::new(open_case(&path)))
        } else {
            Err(both("Er is geen bestand met deze naam.", "There is no file of this name."))
        }),
        Effect::PrintCase(..) => Action::Entry(Entry::Printed(Ok("/documenten/ECHTE-CASUS.pdf".to_owned()))),
        Effect::Remind(..) => {
            Action::Entry(Entry::Reminded(Ok(Some("/documenten/ECHTE-CASUS-herinneringen-1.ics".to_owned()))))
        }
        Effect::CheckCase(real) => {
            let mut case = case_of("", (**real).clone());
            for told in [&mut case.checked_nl, &mut case.checked_en] {
                real.name().clone_into(&mut told.record);
            }
            Action::CaseChecked(Box::new(case))
        }
        Effect::TryCase(real) => Action::Weigh(Weigh::Tried(if real.events.iter().any(acute) {
            Urgent::Danger
        } else {
            Urgent::Nothing
        })),
        Effect::ReadWeighing { path, .. } => {
            Action::Weigh(Weigh::ColleagueRead(Ok(Box::new(weighed(&path)))))
        }
        Effect::ListFolder { .. } => Action::FolderListed(Ok(folder())),
        Effect::DrawNumber { scenario } => Action::Practise(Practise::Drawn(scenario, 1)),
        Effect::KeepPlay(_) => Action::Practise(Practise::Kept(Ok(()))),
        Effect::KeepSession(_) => Action::Lead(Lead::Kept(Ok(()))),
        Effect::PrintSession { .. } => {
            Action::Lead(Lead::Printed(Ok("/documenten/OEFENING-groepssessie.pdf".to_owned())))
        }
        Effect::KeepSettings(_) => Action::Settled(Ok(())),
        Effect::ForgetPlay(_) | Effect::ForgetSession(_) | Effect::Vault(_) => return None,
        Effect::LookBack { .. } => unreachable!("nothing is played here"),
    })
}

/// The case as a colleague sends it back: of the child that the file is named after, with a weighing.
fn weighed(path: &str) -> Real {
    let alias = path.trim_end_matches(".json");
    let json = format!(
        r#"{{"format":1,"nature":"real","pupil":{{"alias":"{alias}"}},"events":[{{"id":"e1","on":"2026-03-01",
        "by":[{{"role":"director"}}],"what":{{"weighing":{{"risk":"high","framework":{{"suspicion":"yes"}},
        "burdens":[{{"level":"parent","text":"schulden"}}]}}}}}}]}}"#
    );
    match serde_json::from_str::<Record>(&json).expect("a record").sorted() {
        Sorted::Real(real) => real,
        Sorted::Practice(_) => unreachable!("it says it is real"),
    }
}

/// A weighing that says acute.
fn acute(event: &Event) -> bool {
    match &event.what {
        Activity::Weighing(it) => it.framework.unsafe_kind == UnsafeKind::Acute,
        _ => false,
    }
}

/// The one folder.
pub fn folder() -> Folder {
    Folder {
        path: "/dossiers".to_owned(),
        above: Some("/".to_owned()),
        folders: vec![("oud".to_owned(), "/dossiers/oud".to_owned())],
        files: vec![
            ("K-014.ron".to_owned(), "/dossiers/K-014.ron".to_owned()),
            ("K-015.json".to_owned(), "/dossiers/K-015.json".to_owned()),
        ],
    }
}
