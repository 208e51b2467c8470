//! The form for an event, and the page of who a case is about.

use crate::app::entry::{Draft, Head, Missing, Working};
use crate::app::state::State;
use crate::app::vault::{Is, Room, Told};
use crate::protocol::Lang;
use crate::record::{
    ActivityKind, Answer, FieldKind, ParentKind, Place, Role, Route, SchoolType, Source, Value,
};
use crate::text::{self, DeskTexts};

/// A choice: each value's name in files and its words.
pub type Choices = Vec<(String, String)>;

/// The form for an event.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EntryView {
    /// Its texts.
    pub texts: &'static DeskTexts,
    /// The heading: a new event, or the one that is changed.
    pub title: String,
    /// How many events there are.
    pub count: String,
    /// What stands in it.
    pub draft: Draft,
    /// How often it was begun anew.
    pub begun: u32,
    /// The label of the day, and of the time.
    pub when: [String; 2],
    /// The activities, by step.
    pub kinds: Choices,
    /// The roles.
    pub roles: Choices,
    /// Where it can be on file.
    pub places: Choices,
    /// The kinds of source, where the activity has one.
    pub sources: Option<Choices>,
    /// The field that the one line fills, where it is not the note.
    pub text_field: Option<String>,
    /// The fields of the activity, while the whole form is open.
    pub rows: Vec<FormRow>,
    /// The label of the note.
    pub note: String,
    /// What could not be read when it was to be saved.
    pub missing: Vec<&'static str>,
    /// Whether there is a step back, and a step on.
    pub steps: [bool; 2],
    /// Whether the findings are unfolded, and the button for them.
    pub findings: (bool, String),
    /// Whether the sheet can be made.
    pub may_print: bool,
    /// Where the sheet or the calendar file went, or why it did not.
    pub printed: Option<String>,
    /// The button for the calendar file.
    pub remind: &'static str,
    /// The button to the weighing.
    pub weigh: &'static str,
    /// The button that lets the case go; where nothing of it would be lost, that closes it.
    pub let_go: &'static str,
    /// That letting go is being asked.
    pub letting_go: bool,
    /// Where the case is kept, and what came of the last save.
    pub kept: Vec<String>,
    /// The button that saves, and whether there is something to.
    pub save: (&'static str, bool),
    /// The buttons to its trail, and to saving it elsewhere, where they lead somewhere.
    pub rooms: Vec<(&'static str, Room)>,
}

/// A field of the form.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FormRow {
    /// Its name in files.
    pub name: String,
    /// Its label.
    pub label: String,
    /// How it is filled in.
    pub takes: Takes,
}

/// How a field is filled in.
#[derive(Debug, Clone, serde::Serialize)]
pub enum Takes {
    /// By choosing one.
    One(Choices),
    /// By typing.
    Text,
    /// By typing a day.
    Day,
    /// By naming one, or more.
    People {
        /// Whether there can be more.
        many: bool,
    },
    /// By ticking.
    Ticks(Choices),
    /// By tasks.
    Tasks([String; 4]),
    /// By burdens or protections, each at a level.
    Factors(Choices),
    /// By a name and an outcome.
    Instrument([String; 2]),
}

impl EntryView {
    pub(super) fn of(state: &State, working: &Working) -> Self {
        Self::with(state, working, &working.draft)
    }

    /// With another draft than the one of the case page.
    pub(super) fn with(state: &State, working: &Working, draft: &Draft) -> Self {
        let lang = state.lang;
        let texts = text::desk(lang);
        let mut kinds: Vec<ActivityKind> = ActivityKind::ALL.to_vec();
        kinds.sort_by_key(|kind| kind.step());
        let kinds = kinds.into_iter().map(|kind| (kind.name().to_owned(), text::activity(kind, lang)));
        let mut places = values(Place::SET, Place::NAMES, lang);
        places.retain(|(name, _)| name != "unknown");
        places.insert(0, ("unknown".to_owned(), text::said("answer.unknown", lang)));
        places.push(("somewhere".to_owned(), texts.filed_somewhere.to_owned()));
        places.push(("no".to_owned(), text::said("recorded.no", lang)));
        let rows = if draft.whole { rows(working, draft, lang) } else { Vec::new() };
        let missing = draft.missing.iter().map(|it| match it {
            Missing::Day => texts.day_unread,
            Missing::DayAhead => texts.day_ahead,
            Missing::Time => texts.time_unread,
            Missing::OtherDay => texts.other_day_unread,
        });
        let open = state.open.as_ref().map_or(0, |open| open.checked(lang).findings.len());
        Self {
            texts,
            title: match &draft.editing {
                Some(_) => format!("{}: {}", texts.change, text::activity(draft.kind, lang)),
                None => texts.enter.to_owned(),
            },
            count: text::events(working.real().events.len(), lang),
            draft: draft.clone(),
            begun: working.begun,
            when: [heading("event.on", lang), heading("event.at", lang)],
            kinds: kinds.collect(),
            roles: values(Role::SET, Role::NAMES, lang),
            places,
            sources: (draft.kind == ActivityKind::Signal).then(|| values(Source::SET, Source::NAMES, lang)),
            text_field: draft.text_field(),
            rows,
            note: heading("event.note", lang),
            missing: missing.collect(),
            steps: [working.can_undo(), working.can_redo()],
            findings: (working.findings, format!("{} ({open})", texts.show_findings)),
            may_print: state.may_print(),
            remind: text::reminders(lang).make,
            printed: made(working, lang),
            weigh: text::weigh(lang).weigh,
            letting_go: working.letting_go,
            let_go: if state.unsaved() { texts.let_go } else { text::safe(lang).close_case },
            kept: kept(state),
            save: (text::safe(lang).save, state.record_unsaved() || state.vault.case.is_none()),
            rooms: rooms(state),
        }
    }
}

/// Where the sheet or the calendar file went that was asked for last, or why it did not.
fn made(working: &Working, lang: Lang) -> Option<String> {
    let (sheet, days) = (text::desk(lang).printed, text::reminders(lang));
    match (&working.reminded, &working.printed) {
        (Some(Ok(Some(path))), _) => Some(format!("{} {path}", days.made)),
        (Some(Ok(None)), _) => Some(days.none.to_owned()),
        (None, Some(Ok(path))) => Some(format!("{sheet} {path}")),
        (Some(Err(why)), _) | (None, Some(Err(why))) => Some(why.get(lang).to_owned()),
        (None, None) => None,
    }
}

/// Where the case is kept, in a sentence; what is going on; and what came of the last save.
fn kept(state: &State) -> Vec<String> {
    let texts = text::safe(state.lang);
    let mut says: Vec<String> =
        state.vault.told.iter().flat_map(|it| super::told::said(it, state.lang)).collect();
    if matches!(state.vault.told.first(), Some(Told::Failed(_))) {
        says.push(texts.failed_kept.to_owned());
    }
    if let Some(busy) = state.vault.busy {
        says.push(format!("{} {}", texts.wait, super::told::waits(busy, texts)));
    }
    if state.vault.case.as_ref().is_some_and(|case| case.broken) {
        says.push(format!("{}.", text::capital(text::trail_broken(state.lang))));
    }
    says.push(
        match (&state.vault.case, &state.vault.is) {
            (Some(_), _) => texts.kept_in_vault,
            (None, Is::Open(_)) => texts.kept_at_lock,
            (None, _) => texts.kept_nowhere,
        }
        .to_owned(),
    );
    says
}

/// The pages of the vault about this case.
fn rooms(state: &State) -> Vec<(&'static str, Room)> {
    let texts = text::safe(state.lang);
    let mut rooms = Vec::new();
    if state.vault.case.is_some() {
        rooms.push((texts.trail, Room::Trail));
    }
    let failed = matches!(state.vault.told.first(), Some(Told::Failed(_)));
    if matches!(state.vault.is, Is::Open(_)) && failed {
        rooms.push((texts.elsewhere, Room::Elsewhere));
    }
    rooms
}

fn rows(working: &Working, draft: &Draft, lang: Lang) -> Vec<FormRow> {
    let kind = draft.kind;
    let row = |(name, takes): (String, FieldKind)| {
        let key = if name.contains('.') { name.clone() } else { format!("{}.{name}", kind.name()) };
        let takes = match takes {
            FieldKind::One(set) => Takes::One(values(set.set, set.names, lang)),
            FieldKind::Perhaps(set) => {
                let mut choices = values(set.set, set.names, lang);
                choices.insert(0, (String::new(), text::desk(lang).nothing.to_owned()));
                Takes::One(choices)
            }
            FieldKind::Alias => {
                let mut choices = vec![(String::new(), text::said("answer.unknown", lang))];
                choices.extend(working.real().parents.iter().map(|it| (it.alias.clone(), it.alias.clone())));
                Takes::One(choices)
            }
            FieldKind::Text => Takes::Text,
            FieldKind::Day => Takes::Day,
            FieldKind::Somebody => Takes::People { many: false },
            FieldKind::People => Takes::People { many: true },
            FieldKind::Events => Takes::Ticks(events(working, draft, lang)),
            FieldKind::Reasons | FieldKind::Framework => Takes::Ticks(reasons(kind, lang)),
            FieldKind::Tasks => Takes::Tasks(
                ["task.what", "task.owner", "task.due", "task.done_on"].map(|key| heading(key, lang)),
            ),
            FieldKind::Factors => {
                let levels = crate::record::FactorLevel::NAMES;
                Takes::Factors(values("factor_level", levels, lang))
            }
            FieldKind::Instrument => {
                Takes::Instrument(["instrument.name", "instrument.outcome"].map(|key| heading(key, lang)))
            }
        };
        FormRow { label: heading(&key, lang), name, takes }
    };
    kind.form().into_iter().map(row).collect()
}

fn events(working: &Working, draft: &Draft, lang: Lang) -> Choices {
    let mut events: Vec<_> = working.real().events.iter().collect();
    events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
    events.retain(|event| draft.editing.as_ref() != Some(&event.id));
    let line = |event: &&crate::record::Event| {
        let what = super::event::what(event, lang);
        (event.id.clone(), format!("{}: {what}", super::event::when(event, lang)))
    };
    events.iter().map(line).collect()
}

fn reasons(kind: ActivityKind, lang: Lang) -> Choices {
    let asked = |it: &(String, FieldKind)| matches!(it.1, FieldKind::One(_));
    let named = kind.form().into_iter().filter(asked).map(|(name, _)| {
        let key = if name.contains('.') { name.clone() } else { format!("{}.{name}", kind.name()) };
        (name, heading(&key, lang))
    });
    named.collect()
}

/// The values of a set, `unknown` first: it is where everything begins.
pub(super) fn values(set: &str, names: &[&str], lang: Lang) -> Choices {
    let word = |name: &&str| ((*name).to_owned(), text::said(&format!("{set}.{name}"), lang));
    let (unknown, known): (Vec<&str>, Vec<&str>) = names.iter().partition(|name| **name == "unknown");
    unknown.iter().chain(&known).map(word).collect()
}

/// A label with a capital.
fn heading(key: &str, lang: Lang) -> String {
    text::capital(&text::said(key, lang))
}

/// The page of who a case is about.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DescribeView {
    /// Its texts.
    pub texts: &'static DeskTexts,
    /// What stands on it.
    pub head: Head,
    /// The kind of school: label and choices.
    pub school: (String, Choices),
    /// The labels of the answers.
    pub answers: Vec<String>,
    /// What can be answered.
    pub answer: Choices,
    /// The route: label and choices.
    pub route: (String, Choices),
    /// What a parent can be, and the labels of that and of authority.
    pub parent: (Choices, [String; 2]),
}

impl DescribeView {
    pub(super) fn of(state: &State, head: &Head) -> Self {
        let lang = state.lang;
        Self {
            texts: text::desk(lang),
            head: head.clone(),
            school: (heading("pupil.school_type", lang), values(SchoolType::SET, SchoolType::NAMES, lang)),
            answers: Head::ANSWERS.iter().map(|it| heading(&format!("pupil.{it}"), lang)).collect(),
            answer: values(Answer::SET, Answer::NAMES, lang),
            route: (heading("record.route", lang), values(Route::SET, Route::NAMES, lang)),
            parent: (
                values(ParentKind::SET, ParentKind::NAMES, lang),
                ["parent.kind", "parent.authority"].map(|key| heading(key, lang)),
            ),
        }
    }
}
