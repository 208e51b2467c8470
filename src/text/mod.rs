//! The program's own texts, Dutch and English: one struct, so that the compiler sees when one is
//! missing. What a pack says stands in the pack.
//!
//! Dutch is plain (B1) and never accuses: it says what was found, not what somebody did wrong.
//! The room knows no screen and no files.

mod agreement;
mod case_sheet;
mod dates;
mod desk;
mod drift;
mod en;
mod faults;
mod labels;
mod learning;
mod linked;
mod nl;
mod play;
mod reminders;
mod safe;
mod say;
mod session;
mod vault;
mod weigh;
mod words;

pub use agreement::{agreement_heads, agreement_note, figure, measure, rests_on};
pub use case_sheet::{CaseSheetTexts, answers, case_sheet};
pub use desk::{DeskTexts, desk, still_open};
pub use drift::{
    aspect, drift_headings, drift_left_out, practice_rests, practice_says, practised_left_out, round_says,
    team_note,
};
pub use faults::fault_nl;
pub use labels::{Label, label};

pub use crate::protocol::Lang;
pub use dates::{day, day_and_month, weekday_and_month, weekday_day};
pub use learning::Did;
pub use linked::{LinkedTexts, SinceTexts, linked, since};
pub use play::{own_act, standard_answer, waited};
pub use reminders::{ReminderTexts, reminders};
pub use safe::{SafeTexts, safe};
pub use say::{
    about_minutes, day_number, days_without_events, difficulty, events, left_out, points, version_since,
};
pub use session::{SessionTexts, how_sure, missing, session_texts, share, spread_says, tables};
pub use vault::{
    act, ask_passphrase, ask_passphrase_again, clock_back, erasure, fault, readable_now, saved_beside,
    saved_unlisted, still_readable, trail_broken,
};
pub use weigh::{
    WeighTexts, alike, colleague_no_file, colleague_no_weighing, colleague_other_case, colleague_practice,
    decided_because, weigh,
};
pub use words::{
    activity, capital, direction, kind, place, recorded, role, said, severity, signal_kind, source_kind,
    status, step_name, truth,
};

/// Every text of the window.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct Texts {
    pub window_name: &'static str,
    pub practice: &'static str,
    pub real: &'static str,
    pub practice_says: &'static str,
    pub real_says: &'static str,

    // Always there.
    pub numbers: &'static str,
    pub other_language: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub size: &'static str,
    pub smaller: &'static str,
    pub bigger: &'static str,
    pub help: &'static str,
    pub close: &'static str,
    pub navigation: &'static str,
    pub nav_home: &'static str,
    pub nav_case: &'static str,
    pub nav_protocol: &'static str,
    pub no_display: &'static str,

    // Home.
    pub first_use: &'static str,
    pub first_use_not: &'static str,
    pub door_acute: &'static str,
    pub door_acute_says: &'static str,
    pub door_check: &'static str,
    pub door_check_says: &'static str,

    // Acute danger.
    pub acute_title: &'static str,
    pub acute_lead: &'static str,
    pub acute_questions: [&'static str; 3],
    pub acute_explains: [&'static str; 3],
    pub yes: &'static str,
    pub no: &'static str,
    pub not_sure: &'static str,
    pub call_112: &'static str,
    pub call_112_says: &'static str,
    pub call_safe_home: &'static str,
    pub call_safe_home_says: &'static str,
    pub call_today: &'static str,
    pub call_today_says: &'static str,
    pub call_advice: &'static str,
    pub call_advice_says: &'static str,
    pub start_again: &'static str,

    // Opening.
    pub open_case: &'static str,
    pub open_lead: &'static str,
    pub open_path: &'static str,
    pub open_path_hint: &'static str,
    pub open_now: &'static str,
    pub open_drop: &'static str,
    pub open_folder: &'static str,
    pub open_folder_up: &'static str,
    pub open_folder_empty: &'static str,
    pub open_failed: &'static str,
    pub folder: &'static str,
    pub file: &'static str,

    // A case.
    pub case_empty: &'static str,
    pub case_empty_says: &'static str,
    pub checked_on: &'static str,
    pub checked_with: &'static str,
    pub stands_at: &'static str,
    pub open_another: &'static str,
    pub steps: &'static str,
    pub step: &'static str,
    pub step_done: &'static str,
    pub step_now: &'static str,
    pub step_not_yet: &'static str,
    pub step_not_found: &'static str,
    pub timeline: &'static str,
    pub timeline_says: &'static str,
    pub timeline_empty: &'static str,
    pub events: &'static str,
    pub column_date: &'static str,
    pub column_what: &'static str,
    pub column_who: &'static str,
    pub column_recorded: &'static str,
    pub consultation_with: &'static str,
    pub conversation_with: &'static str,
    pub event: &'static str,
    pub event_with: &'static str,
    pub event_by: &'static str,
    pub event_note: &'static str,
    pub omissions: &'static str,

    // Findings.
    pub findings: &'static str,
    pub findings_lead: &'static str,
    pub no_findings: &'static str,
    pub no_findings_says: &'static str,
    pub why: &'static str,
    pub would_close: &'static str,
    pub source: &'static str,
    pub matters: &'static str,
    pub trace: &'static str,
    pub remedy: &'static str,
    pub would_close_one: &'static str,
    pub would_close_and: &'static str,
    pub would_close_past: &'static str,
    pub statements: &'static str,
    pub item: &'static str,
    pub due: &'static str,
    pub show_event: &'static str,
    pub next: &'static str,
    pub not_judged: &'static str,

    // The indication.
    pub indication: &'static str,
    pub show_indication: &'static str,
    pub hide_indication: &'static str,
    pub weigh_first: &'static str,
    pub indication_advice: &'static str,
    pub indication_met: &'static str,
    pub indication_not_met: &'static str,
    pub says_nothing_of_safety: &'static str,
    pub because: &'static str,
    pub stricter: &'static str,
    pub not_agreed: &'static str,
    pub agreed_by: &'static str,
    pub review_before: &'static str,
    pub review_overdue: &'static str,
    pub contacts: &'static str,
    pub contact_old: &'static str,
    pub for_report: &'static str,
    pub against_report: &'static str,
    pub for_help: &'static str,
    pub against_help: &'static str,
    pub for_close: &'static str,
    pub against_close: &'static str,

    // The protocol.
    pub protocol: &'static str,
    pub protocol_lead: &'static str,
    pub as_picture: &'static str,
    pub as_list: &'static str,
    pub graph_name: &'static str,
    pub graph_pick: &'static str,
    pub on_path: &'static str,
    pub here_now: &'static str,
    pub path_of: &'static str,
    pub no_path: &'static str,
    pub leads_to: &'static str,
    pub ends_here: &'static str,
    pub again: &'static str,
    pub rules: &'static str,
    pub no_rules: &'static str,
    pub kind_start: &'static str,
    pub kind_step: &'static str,
    pub kind_decision: &'static str,
    pub kind_exception: &'static str,
    pub kind_outcome: &'static str,

    // Practising.
    pub nav_practise: &'static str,
    pub door_practise: &'static str,
    pub door_practise_says: &'static str,
    pub kept: &'static str,
    pub kept_today: &'static str,
    pub kept_on: &'static str,
    pub kept_gone: &'static str,
    pub kept_changed: &'static str,
    pub kept_remove: &'static str,
    pub practise_lead: &'static str,
    pub practise_number: &'static str,
    pub practise_number_hint: &'static str,
    pub practise_number_says: &'static str,
    pub practise_number_wrong: &'static str,
    pub practise_begin: &'static str,
    pub practise_goals: &'static str,
    pub practise_empty: &'static str,
    pub practise_empty_says: &'static str,
    pub warning: &'static str,
    pub warning_turn: &'static str,
    pub go_on: &'static str,
    pub back: &'static str,

    // The page of a play.
    pub play_story: &'static str,
    pub play_you: &'static str,
    pub play_stop: &'static str,
    pub play_file: &'static str,
    pub play_file_empty: &'static str,
    pub play_record: &'static str,
    pub play_by_other: &'static str,
    pub play_by_others: &'static str,
    pub play_step_begun: &'static str,
    pub play_step_nothing: &'static str,
    pub play_ended: &'static str,
    pub play_number: &'static str,

    // Looking back.
    pub debrief_jump: &'static str,
    pub debrief_way_name: &'static str,
    pub debrief_both: &'static str,
    pub debrief_thick: &'static str,
    pub debrief_thin: &'static str,
    pub debrief_cored: &'static str,
    pub on_own_way: &'static str,
    pub on_good_way: &'static str,
    pub on_both_ways: &'static str,
    pub debrief_moments_lead: &'static str,
    pub debrief_moments_empty: &'static str,
    pub debrief_open_all: &'static str,
    pub debrief_close_all: &'static str,
    pub debrief_pitfall_here: &'static str,
    pub debrief_pitfalls_lead: &'static str,
    pub debrief_shown_too: &'static str,
    pub debrief_on_file_empty: &'static str,
    pub debrief_not_on_file_empty: &'static str,
    pub debrief_again: &'static str,
    pub debrief_leave: &'static str,

    // Playing a scenario.
    pub play_ask: &'static str,
    pub play_ask_where: &'static str,
    pub play_ask_how: &'static str,
    pub play_in_file: &'static str,
    pub play_in_minutes: &'static str,
    pub play_in_notes: &'static str,
    pub play_not_now: &'static str,
    pub play_kept_file: &'static str,
    pub play_kept_minutes: &'static str,
    pub play_kept_notes: &'static str,
    pub play_kept_not: &'static str,
    pub play_not_on_file: &'static str,
    pub play_day: &'static str,
    pub play_wait: &'static str,
    pub play_acts: &'static str,
    pub play_acts_back: &'static str,
    pub play_acts_ask: &'static str,
    pub play_record_late: &'static str,
    pub play_terminal: &'static str,
    pub play_not_understood: &'static str,
    pub debrief_own: &'static str,
    pub debrief: &'static str,
    pub debrief_ended: &'static str,
    pub debrief_paths: &'static str,
    pub debrief_good: &'static str,
    pub debrief_moments: &'static str,
    pub debrief_known: &'static str,
    pub debrief_done: &'static str,
    pub debrief_possible: &'static str,
    pub debrief_why: &'static str,
    pub debrief_pitfalls: &'static str,
    pub debrief_no_pitfalls: &'static str,
    pub debrief_pitfall: &'static str,
    pub debrief_reader: &'static str,
    pub debrief_on_file: &'static str,
    pub debrief_not_on_file: &'static str,
    pub debrief_nothing: &'static str,
    pub debrief_check: &'static str,
    pub debrief_lessons: &'static str,

    // F1.
    pub help_home: &'static str,
    pub help_acute: &'static str,
    pub help_practise: &'static str,
    pub help_play: &'static str,
    pub help_debrief: &'static str,
    pub help_open: &'static str,
    pub help_case: &'static str,
    pub help_protocol: &'static str,
    pub help_keys: &'static str,
}

/// The texts in one language.
#[must_use]
pub const fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Nl => &nl::NL,
        Lang::En => &en::EN,
    }
}

/// The other language: what the button at the bottom changes to.
#[must_use]
pub const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Nl => Lang::En,
        Lang::En => Lang::Nl,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty() {
        for lang in [Lang::Nl, Lang::En] {
            let value = serde_json::to_value(texts(lang)).expect("texts are plain");
            for (name, text) in value.as_object().expect("a struct") {
                let texts = text.as_array().cloned().unwrap_or_else(|| vec![text.clone()]);
                for text in texts {
                    assert!(!text.as_str().expect("a text").trim().is_empty(), "{name} in {lang:?}");
                }
            }
        }
    }

    #[test]
    fn the_names_that_tests_and_people_look_for_are_exact() {
        let (nl, en) = (texts(Lang::Nl), texts(Lang::En));
        let names = [
            (nl.open_case, "Casus openen", en.open_case, "Open case"),
            (nl.why, "Waarom?", en.why, "Why?"),
            (nl.would_close, "Wat sluit dit?", en.would_close, "What would close this?"),
            (nl.source, "Bron", en.source, "Source"),
            (nl.light, "Licht", en.light, "Light"),
            (nl.dark, "Donker", en.dark, "Dark"),
            (nl.other_language, "English", en.other_language, "Nederlands"),
            (nl.door_acute, "Acuut gevaar", en.door_acute, "Acute danger"),
            (nl.door_check, "Leg een casus langs het protocol", en.door_check, "Check a case"),
            (nl.window_name, "Niet-pluis", en.window_name, "Niet-pluis"),
            (nl.practice, "OEFENING", en.practice, "PRACTICE · OEFENING"),
            (nl.real, "ECHTE CASUS", en.real, "REAL CASE · ECHTE CASUS"),
        ];
        for (dutch, dutch_name, english, english_name) in names {
            assert_eq!((dutch, english), (dutch_name, english_name));
        }
        assert_eq!(nl.numbers, "Acuut gevaar? 112 · Veilig Thuis 0800-2000 (dag en nacht, gratis)");
        for texts in [nl, en] {
            assert!(texts.numbers.contains("112") && texts.numbers.contains("0800-2000"));
            assert!(texts.no_display.contains("nietpluis --help"));
        }
    }
}
