//! Where the protocol contradicts itself or leaves a gap (C1 to C25 of its reading), and what the
//! program does with each: one test a letter, on records made for it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use nietpluis::check::{Case, check};
use nietpluis::explain::{Checked, Origin, checked};
use nietpluis::load::{self, Folder, record_from_json_line};
use nietpluis::protocol::{Direction, Kind, Lang, Origin as From, Protocol, Severity, StatementState};
use nietpluis::record::{Date, Record, Role};
use nietpluis::validate;
use serde_json::{Value, json};

fn protocol() -> Protocol {
    let read = load::read_pack(&Folder::Bundled("luc-stevens".to_owned()));
    validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
}

/// A record of these events: each its day, who did it, and what. All on file the same day.
fn record(events: &[(&str, &str, Value)]) -> Value {
    let event = |(index, (on, by, what)): (usize, &(&str, &str, Value))| {
        json!({
            "id": format!("e{}", index + 1), "on": on, "by": [{ "role": by }], "what": what,
            "recorded": { "yes": { "on": on, "place": "pupil_file" } },
        })
    };
    json!({
        "format": 1, "nature": "practice", "route": "home",
        "pupil": { "alias": "K1", "school_type": "sbo", "siblings": "no", "siblings_at_school": "no",
            "previous_teacher": "no", "known_condition": "no", "neighbourhood_team_involved": "no" },
        "parents": [{ "alias": "P1", "kind": "parent", "authority": "yes" }],
        "events": events.iter().enumerate().map(event).collect::<Vec<_>>(),
    })
}

/// A supporting signal that answers every question, with more to say.
fn signal(more: &Value) -> Value {
    let mut all = json!({
        "kind": "physical", "about": "pupil", "source": "seen", "specific": "yes", "sudden_change": "no", "disclosure": "no",
        "acute_danger": "no", "structural": "no", "injury_unexplained": "no", "suspect": "household",
        "text": "blauwe plek op de bovenarm",
    });
    for (field, value) in more.as_object().expect("fields") {
        all[field] = value.clone();
    }
    json!({ "signal": all })
}

fn weighing(framework: &Value, more: &Value) -> Value {
    let mut all =
        json!({ "inputs": ["e1"], "framework": framework, "real_chance_of_harm": "no", "in_doubt": "no" });
    for (field, value) in more.as_object().expect("fields") {
        all[field] = value.clone();
    }
    json!({ "weighing": all })
}

fn look(record: &Value, as_of: &str) -> Checked {
    let protocol = protocol();
    let record: Record = record_from_json_line("made for this", &record.to_string(), 1).expect("a record");
    let case = Case::new(&protocol, &record, Date::parse(as_of).expect("a day"));
    checked(&case, Origin { file: "made for this", line: 1 }, Lang::Nl)
}

/// How much a rule's finding weighs, where there is one.
fn severity(checked: &Checked, rule: &str) -> Option<Severity> {
    checked.findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.severity)
}

fn to_parent() -> Value {
    json!({ "conversation": { "with": [{ "role": "parent", "alias": "P1" }], "concerns_shared": "yes", "acknowledges": "yes", "accepts_help": "yes" } })
}

fn consultation() -> Value {
    json!({ "consultation": { "with": [{ "role": "orthopedagogue" }], "expert": "yes", "finding": "undecided", "counterargument": "yes", "in_doubt": "no", "own_norm_in_doubt": "no" } })
}

#[test]
fn c1_a_talk_before_the_consultation_is_at_most_worth_a_thought() {
    let found = look(
        &record(&[
            ("2026-03-02", "teacher", signal(&json!({}))),
            ("2026-03-03", "school_social_worker", to_parent()),
            ("2026-03-05", "school_social_worker", consultation()),
            ("2026-03-09", "school_social_worker", weighing(&json!({}), &json!({}))),
        ]),
        "2026-03-09",
    );
    assert_eq!(severity(&found, "talk-before-consultation"), Some(Severity::Consider));
    assert_eq!(severity(&found, "consultation-skipped"), None);
    assert_eq!(severity(&found, "conversation-with-parents-skipped"), None);
}

#[test]
fn c2_the_pack_says_who_coordinates_and_the_internal_supervisor_may_lead_the_care_team() {
    assert_eq!(protocol().pack.coordinator, [Role::SchoolSocialWorker, Role::Orthopedagogue]);
    let meeting = json!({ "care_team_meeting": { "anonymous": "no", "participants": [{ "role": "internal_supervisor" }, { "role": "director" }], "norm_drift_discussed": "yes" } });
    let meeting_of = |leads: &str| {
        let signal = ("2026-03-02", "teacher", signal(&json!({})));
        let found = look(&record(&[signal, ("2026-03-04", leads, meeting.clone())]), "2026-03-04");
        found.findings.into_iter().map(|it| it.rule).collect::<Vec<_>>()
    };
    assert_eq!(meeting_of("internal_supervisor"), meeting_of("school_social_worker"));
}

#[test]
fn c3_any_of_the_teams_counts_as_the_team() {
    let after = |team: Value| {
        look(
            &record(&[
                ("2026-03-02", "teacher", signal(&json!({}))),
                ("2026-03-04", "school_social_worker", team),
                ("2026-03-09", "school_social_worker", weighing(&json!({}), &json!({}))),
            ]),
            "2026-03-09",
        )
    };
    let youth_team = json!({ "consultation": { "with": [{ "role": "youth_advice_team" }] } });
    let care_team = json!({ "consultation": { "with": [{ "role": "care_team" }] } });
    let meeting = json!({ "care_team_meeting": {} });
    for team in [youth_team, care_team, meeting] {
        assert_eq!(severity(&after(team), "care-team-skipped"), None);
    }
    assert!(severity(&after(consultation()), "care-team-skipped").is_some());
}

#[test]
fn c4_a_report_and_help_are_two_decisions_and_both_may_be_yes() {
    let framework = json!({ "suspicion": "yes", "unsafe": "yes", "unsafe_kind": "structural", "can_help": "yes", "help_accepted": "yes" });
    let decided = |decision: Value| {
        look(
            &record(&[
                ("2026-03-02", "teacher", signal(&json!({}))),
                ("2026-03-04", "school_social_worker", consultation()),
                ("2026-03-05", "school_social_worker", to_parent()),
                ("2026-03-09", "school_social_worker", weighing(&framework, &json!({}))),
                ("2026-03-10", "school_social_worker", json!({ "decision": decision })),
            ]),
            "2026-03-10",
        )
    };
    let both = decided(json!({ "report": "yes", "help": "yes", "reason": "onveilig, en hulp is welkom" }));
    assert_eq!(both.indication.direction, Direction::ReportAndHelp);
    assert_eq!(severity(&both, "two-decisions-incomplete"), None);
    let half = decided(json!({ "report": "yes", "reason": "onveilig" }));
    assert_eq!(severity(&half, "two-decisions-incomplete"), Some(Severity::Must));
}

#[test]
fn c5_bodies_that_no_longer_exist_are_noted_and_block_nothing() {
    let protocol = protocol();
    let old =
        protocol.pack.contacts.iter().find(|it| it.name.nl.contains("Bureau Jeugdzorg")).expect("listed");
    assert!(old.remark.as_ref().expect("a remark").nl.contains("2015"));
    let names = |text: &str| text.contains("AMK") || text.contains("Bureau Jeugdzorg");
    for rule in &protocol.rules {
        for text in [&rule.title.nl, &rule.why.nl, &rule.remedy.nl] {
            assert!(!names(text), "{} sends people to a body that is gone", rule.id);
        }
    }
}

#[test]
fn c6_both_numbers_stand_in_every_pack_and_112_alone_is_no_report() {
    let protocol = protocol();
    for number in ["112", "0800-2000"] {
        assert!(protocol.pack.contacts.iter().any(|it| it.reach == number), "{number}");
    }
    let called = |to: &str| {
        look(
            &record(&[
                ("2026-03-02", "teacher", signal(&json!({ "acute_danger": "yes" }))),
                ("2026-03-02", "teacher", json!({ "emergency_call": { "to": to } })),
            ]),
            "2026-03-03",
        )
    };
    assert_eq!(severity(&called("emergency_112"), "acute-danger-not-reported"), Some(Severity::Must));
    assert_eq!(severity(&called("safe_home"), "acute-danger-not-reported"), None);
}

#[test]
fn c7_a_known_problem_of_a_parent_calls_for_the_child_check() {
    let events = |check: Option<Value>| {
        let problem = signal(&json!({ "kind": "parent_problem", "about": "parent" }));
        let mut events = vec![("2026-03-02", "teacher", problem)];
        events.extend(check.map(|it| ("2026-03-03", "school_social_worker", it)));
        events.push(("2026-03-09", "school_social_worker", weighing(&json!({}), &json!({}))));
        look(&record(&events), "2026-03-09")
    };
    assert!(severity(&events(None), "child-check-missing").is_some());
    let done = json!({ "child_check": { "outcome": "concern" } });
    assert_eq!(severity(&events(Some(done)), "child-check-missing"), None);
}

#[test]
fn c8_a_real_chance_of_harm_calls_for_a_report_though_help_runs_and_both_sources_are_shown() {
    let framework = json!({ "suspicion": "yes", "unsafe": "no", "can_help": "yes", "help_accepted": "yes" });
    let found = look(
        &record(&[
            ("2026-03-02", "teacher", signal(&json!({}))),
            ("2026-03-04", "school_social_worker", consultation()),
            ("2026-03-05", "school_social_worker", to_parent()),
            (
                "2026-03-09",
                "school_social_worker",
                weighing(&framework, &json!({ "real_chance_of_harm": "yes" })),
            ),
            (
                "2026-03-10",
                "school_social_worker",
                json!({ "decision": { "report": "no", "help": "yes", "reason": "hulp loopt" } }),
            ),
        ]),
        "2026-03-12",
    );
    assert_eq!(found.indication.direction, Direction::ReportAndHelp);
    let finding = found.findings.iter().find(|it| it.rule == "chance-of-harm-not-reported").expect("flagged");
    assert_eq!(finding.severity, Severity::Must);
    let documents: Vec<&str> = finding.source.iter().map(|it| it.document.as_str()).collect();
    assert!(
        documents.contains(&"stappenplan-meldcode") && documents.contains(&"stappenplan-2022"),
        "{documents:?}"
    );
}

#[test]
fn c9_every_number_of_days_but_two_is_the_schools_own_and_says_so() {
    let protocol = protocol();
    for term in &protocol.pack.terms {
        let norm = match term.id.as_str() {
            "referral_check" => From::Protocol,
            "safe_home_decides" => From::National,
            _ => From::School,
        };
        assert_eq!(term.origin, norm, "{}", term.id);
    }
    let late = look(&record(&[("2026-03-02", "teacher", signal(&json!({})))]), "2026-06-01");
    let finding = late.findings.iter().find(|it| it.rule == "coordinator-not-informed").expect("late");
    assert_eq!(finding.severity, Severity::Should, "a term of the school is no obligation of the protocol");
}

#[test]
fn c10_the_framework_and_the_three_norms_are_guarded_beside_the_schools_own_text() {
    let rows = validate::coverage(&protocol(), &[], Lang::En);
    for id in ["A1", "A2", "A3", "A4", "A5", "N1", "N2", "N3"] {
        let row = rows.iter().find(|row| row.statement == id).expect("listed");
        assert_eq!(row.state, StatementState::Guarded, "{id}");
        assert!(row.cases.fires > 0 && row.cases.silent > 0, "{id}");
    }
    assert_eq!(protocol().base, Some("meldcode 2026.1".to_owned()));
}

#[test]
fn c11_a_child_that_was_not_spoken_with_is_named_apart_and_weighs_less_than_the_parents() {
    let found = look(
        &record(&[
            ("2026-03-02", "teacher", signal(&json!({}))),
            ("2026-03-04", "school_social_worker", consultation()),
            ("2026-03-05", "school_social_worker", to_parent()),
            ("2026-03-09", "school_social_worker", weighing(&json!({ "suspicion": "yes" }), &json!({}))),
            (
                "2026-03-10",
                "school_social_worker",
                json!({ "decision": { "report": "no", "help": "yes", "reason": "hulp" } }),
            ),
        ]),
        "2026-03-12",
    );
    assert_eq!(severity(&found, "pupil-not-spoken-to"), Some(Severity::Should));
    assert_eq!(severity(&found, "conversation-with-parents-skipped"), None);
}

#[test]
fn c12_in_acute_danger_nobody_need_be_told_beforehand() {
    let found = look(
        &record(&[
            ("2026-03-02", "teacher", signal(&json!({ "acute_danger": "yes" }))),
            (
                "2026-03-02",
                "school_social_worker",
                json!({ "report": { "channel": "phone", "facts_separated": "yes", "help_agreed": "yes" } }),
            ),
        ]),
        "2026-03-02",
    );
    for rule in
        ["announcement-skipped", "parent-not-told-of-report", "consultation-skipped", "weighing-skipped"]
    {
        assert_eq!(severity(&found, rule), None, "{rule}");
    }
}

#[test]
fn c13_a_suspicion_against_staff_goes_elsewhere_at_once() {
    let mut record =
        record(&[("2026-03-02", "teacher", signal(&json!({ "kind": "sexual", "suspect": "staff" })))]);
    record["route"] = json!("staff");
    let found = look(&record, "2026-03-03");
    assert_eq!(found.indication.direction, Direction::OtherRoute);
    assert_eq!(severity(&found, "staff-suspect-board-not-informed"), Some(Severity::Must));
    assert_eq!(severity(&found, "consultation-skipped"), None);
}

#[test]
fn c14_that_the_neighbourhood_team_is_involved_delays_no_report() {
    let events = |danger: &str| {
        let mut record = record(&[
            ("2026-03-02", "teacher", signal(&json!({ "acute_danger": danger }))),
            ("2026-03-03", "school_social_worker", weighing(&json!({ "suspicion": "yes" }), &json!({}))),
        ]);
        record["pupil"]["neighbourhood_team_involved"] = json!("yes");
        look(&record, "2026-03-03")
    };
    assert_eq!(events("yes").indication.direction, Direction::ReportNow);
    assert_eq!(severity(&events("yes"), "neighbourhood-team-first"), None);
    assert!(severity(&events("no"), "neighbourhood-team-first").is_some());
}

#[test]
fn c15_a_care_team_may_hear_of_a_case_without_a_name() {
    let rows = validate::coverage(&protocol(), &[], Lang::En);
    let row = rows.iter().find(|row| row.statement == "S22").expect("listed");
    assert!(row.cases.silent > 0, "S22 has a case of its own");
    let named = |anonymous: &str| {
        let meeting = json!({ "care_team_meeting": { "anonymous": anonymous, "participants": [{ "role": "director" }], "norm_drift_discussed": "yes" } });
        let events =
            [("2026-03-02", "teacher", signal(&json!({}))), ("2026-03-04", "school_social_worker", meeting)];
        look(&record(&events), "2026-03-04").findings
    };
    assert_eq!(named("yes"), named("no"));
}

#[test]
fn c16_who_is_meant_by_you_stands_in_the_rule() {
    // The coordinator leads the talk with parents; a teacher alone is worth a thought, no breach.
    let talk = |by: &str| {
        let events = [
            ("2026-03-02", "teacher", signal(&json!({}))),
            ("2026-03-04", "school_social_worker", consultation()),
            ("2026-03-05", by, to_parent()),
        ];
        look(&record(&events), "2026-03-05")
    };
    assert_eq!(severity(&talk("school_social_worker"), "parent-talk-without-coordinator"), None);
    let teacher = severity(&talk("teacher"), "parent-talk-without-coordinator");
    assert!(teacher.is_some_and(|it| it < Severity::Must), "{teacher:?}");
}

#[test]
fn c17_a_child_that_tells_is_a_form_of_acute_unsafety_with_time_to_consult_first() {
    let events = |as_of| {
        look(
            &record(&[(
                "2026-03-02",
                "teacher",
                signal(&json!({ "disclosure": "yes", "source": "told_by_pupil" })),
            )]),
            as_of,
        )
    };
    assert_eq!(events("2026-03-03").indication.direction, Direction::ReportNow);
    assert_eq!(severity(&events("2026-03-03"), "disclosure-not-reported"), None);
    let late = events("2026-03-20");
    let finding = late.findings.iter().find(|it| it.rule == "disclosure-not-reported").expect("late");
    assert!(!finding.statements.contains(&"S44".to_owned()), "{:?}", finding.statements);
}

#[test]
fn c18_closing_asks_for_its_reason_and_says_unfounded_in_so_many_words() {
    let closed = |closing: Value| {
        let events = [
            ("2026-03-02", "teacher", signal(&json!({}))),
            (
                "2026-03-04",
                "school_social_worker",
                json!({ "consultation": { "with": [{ "role": "youth_doctor" }], "finding": "no_problem" } }),
            ),
            ("2026-03-06", "school_social_worker", json!({ "case_closed": closing })),
        ];
        look(&record(&events), "2026-03-06")
    };
    assert!(severity(&closed(json!({ "outcome": "unfounded" })), "closing-without-reason").is_some());
    let told = closed(
        json!({ "outcome": "unfounded", "reason": "De jeugdarts verklaart de plekken uit een bloedziekte." }),
    );
    assert_eq!(severity(&told, "closing-without-reason"), None);
    assert_eq!(told.indication.direction, Direction::CloseAndRecord);
    assert!(!told.not_judged.is_empty(), "it says what was not judged");
}

#[test]
fn c18_an_injury_that_a_doctor_explained_does_not_keep_a_case_open_for_good() {
    let framework = json!({ "suspicion": "no", "unsafe": "no" });
    let weighed = |with: &str| {
        let seen = signal(&json!({ "injury_unexplained": "yes" }));
        let asked = json!({ "consultation": { "with": [{ "role": with }], "finding": "other_problem" } });
        let reasons = json!({ "reasons": ["framework.suspicion"] });
        let events = [
            ("2026-03-02", "teacher", seen),
            ("2026-03-04", "school_social_worker", asked),
            ("2026-03-09", "school_social_worker", weighing(&framework, &reasons)),
        ];
        look(&record(&events), "2026-03-09").indication.direction
    };
    assert_eq!(weighed("youth_doctor"), Direction::CloseAndRecord);
    assert_eq!(weighed("orthopedagogue"), Direction::NotEnoughInformation);
}

#[test]
fn c19_what_was_written_elsewhere_than_in_the_pupil_file_is_seen() {
    let mut record = record(&[("2026-03-02", "teacher", signal(&json!({})))]);
    record["events"][0]["recorded"]["yes"]["place"] = json!("personal_notes");
    let found = look(&record, "2026-03-09");
    assert!(severity(&found, "signals-not-on-file").is_some());
}

#[test]
fn c20_a_decision_names_who_took_it() {
    let mut record = record(&[
        ("2026-03-02", "teacher", signal(&json!({}))),
        (
            "2026-03-10",
            "director",
            json!({ "decision": { "report": "yes", "help": "yes", "reason": "onveilig" } }),
        ),
    ]);
    assert_eq!(severity(&look(&record, "2026-03-10"), "decision-without-reason-or-decider"), None);
    record["events"][1]["by"] = json!([]);
    assert!(severity(&look(&record, "2026-03-10"), "decision-without-reason-or-decider").is_some());
}

#[test]
fn c21_following_the_child_has_a_term_of_the_school_and_ends_with_a_closing() {
    let events = |more: Option<Value>| {
        let mut events = vec![
            ("2026-01-12", "teacher", signal(&json!({}))),
            (
                "2026-01-19",
                "school_social_worker",
                json!({ "report": { "channel": "phone", "facts_separated": "yes", "help_agreed": "yes" } }),
            ),
        ];
        events.extend(more.map(|it| ("2026-02-03", "school_social_worker", it)));
        look(&record(&events), "2026-04-01")
    };
    assert!(severity(&events(None), "not-followed-after-report").is_some());
    assert_eq!(
        severity(
            &events(Some(json!({ "follow_up": { "concerns_remain": "no" } }))),
            "not-followed-after-report"
        ),
        None
    );
}

#[test]
fn c22_each_parent_with_authority_is_spoken_to_and_the_finding_names_who_was_not() {
    let mut record = record(&[
        ("2026-03-02", "teacher", signal(&json!({}))),
        ("2026-03-04", "school_social_worker", consultation()),
        ("2026-03-05", "school_social_worker", to_parent()),
        ("2026-03-09", "school_social_worker", weighing(&json!({ "suspicion": "yes" }), &json!({}))),
        (
            "2026-03-10",
            "school_social_worker",
            json!({ "decision": { "report": "no", "help": "yes", "reason": "hulp" } }),
        ),
    ]);
    let second = json!({ "alias": "P2", "kind": "parent", "authority": "yes" });
    record["parents"].as_array_mut().expect("parents").push(second);
    let found = look(&record, "2026-03-10");
    let finding = found.findings.iter().find(|it| it.rule == "parent-not-spoken-to").expect("P2 was not");
    assert_eq!(finding.severity, Severity::Should);
    assert!(finding.title.contains("P2") && !finding.title.contains("P1"), "{}", finding.title);
}

#[test]
fn c23_nothing_links_to_pages_that_cannot_be_found() {
    let protocol = protocol();
    for rule in &protocol.rules {
        for line in &rule.source {
            let known = protocol.pack.documents.iter().any(|it| it.id == line.document);
            assert!(known && !line.section.contains("http"), "{}: {line:?}", rule.id);
        }
    }
}

#[test]
fn c24_signals_suffice_nobody_has_to_show_that_something_is_so() {
    let found = look(
        &record(&[
            ("2026-03-02", "teacher", signal(&json!({ "source": "heard_from" }))),
            ("2026-03-04", "school_social_worker", consultation()),
            ("2026-03-05", "school_social_worker", to_parent()),
            (
                "2026-03-09",
                "school_social_worker",
                weighing(
                    &json!({ "suspicion": "yes", "unsafe": "doubt", "can_help": "yes", "help_accepted": "no" }),
                    &json!({}),
                ),
            ),
        ]),
        "2026-03-09",
    );
    assert_eq!(found.indication.direction, Direction::Report);
}

#[test]
fn c25_every_question_on_norm_drift_rests_on_the_field_or_the_protocols_own_lines_and_claims_no_breach() {
    let protocol = protocol();
    let drift: Vec<_> = protocol.rules.iter().filter(|it| it.kind == Kind::NormDrift).collect();
    assert!(drift.len() >= 14, "{}", drift.len());
    for rule in drift {
        assert_eq!(rule.severity, Severity::Consider, "{}", rule.id);
        let rests = rule.source.iter().all(|it| matches!(it.document.as_str(), "field" | "stappenplan-2022"));
        assert!(rests, "{}", rule.id);
        assert!(
            rule.remedy.nl.contains('?') || rule.remedy.nl.starts_with("Vraag"),
            "{} asks nothing",
            rule.id
        );
    }
    assert!(
        protocol
            .rules
            .iter()
            .filter(|it| it.kind == Kind::NormDrift)
            .all(|it| check_is_silent_without_events(&protocol, &it.id))
    );
}

#[test]
fn c25_a_phrase_that_comes_back_is_quoted_with_what_it_may_hide() {
    let mut record = record(&[
        ("2026-03-02", "teacher", signal(&json!({}))),
        ("2026-03-12", "teacher", signal(&json!({}))),
    ]);
    record["events"][0]["note"] = json!("Ach, we hebben wel erger gezien.");
    record["events"][1]["note"] = json!("We kennen ze.");
    let found = look(&record, "2026-03-12");
    let finding = found.findings.iter().find(|it| it.rule == "set-phrases").expect("two days");
    let why: Vec<&str> = finding.why.iter().map(|it| it.text.as_str()).collect();
    for hidden in ["vergeleken met andere gezinnen", "in de plaats van opnieuw kijken"] {
        assert!(why.iter().any(|text| text.contains(hidden)), "{why:?}");
    }
}

fn check_is_silent_without_events(protocol: &Protocol, rule: &str) -> bool {
    let record = record_from_json_line("empty", &record(&[]).to_string(), 1).expect("a record");
    let case = Case::new(protocol, &record, Date::parse("2026-04-01").expect("a day"));
    check(&case).findings.iter().all(|finding| finding.rule.id != rule)
}
