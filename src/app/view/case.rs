//! The page of an open case.

use super::entry::EntryView;
use super::event::EventView;
use super::findings::FindingsView;
use super::indication::IndicationView;
use super::steps::{self, StepView};
use super::timeline::TimelineView;
use crate::app::state::{OpenCase, State};
use crate::record::Event;
use crate::text;

/// The case.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CaseView {
    /// What the record is called.
    pub title: String,
    /// For which day and with which protocol it was checked.
    pub checked: String,
    /// How many later events do not count.
    pub left_out: Option<String>,
    /// Where the case stands.
    pub stands: Option<(&'static str, String)>,
    /// The button to another case.
    pub another: &'static str,
    /// The heading of the steps, and the steps.
    pub steps: (&'static str, Vec<StepView>),
    /// The timeline.
    pub timeline: TimelineView,
    /// The same as a list.
    pub events: EventView,
    /// What the record says was not done.
    pub omissions: Option<(&'static str, Vec<String>)>,
    /// The indication.
    pub indication: IndicationView,
    /// What comes next.
    pub next: Option<NextView>,
    /// What stands out.
    pub findings: FindingsView,
    /// The records of brothers and sisters, and earlier ones, that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked: Option<String>,
    /// Why it can only be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read_only: Vec<String>,
    /// The form, where it is a working copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryView>,
    /// What was not judged.
    pub not_judged: Option<(&'static str, Vec<String>)>,
}

/// What comes next.
#[derive(Debug, Clone, serde::Serialize)]
pub struct NextView {
    /// The heading.
    pub title: &'static str,
    /// What, with its day.
    pub items: Vec<String>,
}

impl CaseView {
    pub(super) fn of(state: &State, open: &OpenCase) -> Self {
        let (lang, texts) = (state.lang, text::texts(state.lang));
        let checked = open.checked(lang);
        let mut events: Vec<&Event> = open.record.events.iter().collect();
        events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
        let working = state.laying.working.as_ref();
        let chosen = state.event.as_deref();
        let stands = state.norm.graph.ways.node_weights().find(|node| node.id == checked.position.node);
        let indication = IndicationView::of(state, checked);
        // From the weighing on, what comes next can give away what the record indicates: it waits
        // with the indication for the user's own weighing.
        let waits = indication.says.is_none() && checked.position.step >= 4;
        let next: Vec<String> = (checked.next.iter().filter(|_| !waits))
            .map(|next| match next.due {
                Some(due) => format!("{} ({} {})", next.action, texts.due, text::day(due, lang)),
                None => next.action.clone(),
            })
            .collect();
        let omissions: Vec<String> = (open.record.not_done.iter())
            .map(|it| format!("{}: {}", text::activity(it.activity, lang), it.reason))
            .collect();
        let mut listed = EventView::of(&events, checked, chosen, lang);
        if let Some(detail) = listed.detail.as_mut().filter(|_| working.is_some()) {
            detail.worked_on(lang);
        }
        Self {
            title: checked.record.clone(),
            checked: format!(
                "{} {}, {} {} {}",
                texts.checked_on,
                text::weekday_day(checked.as_of, lang),
                texts.checked_with,
                state.norm.name.get(lang),
                checked.pack.version,
            ),
            left_out: (checked.left_out > 0).then(|| text::left_out(checked.left_out, lang)),
            stands: stands.map(|node| (texts.stands_at, node.label.get(lang).to_owned())),
            another: texts.open_another,
            steps: (texts.steps, steps::steps(&events, checked, lang)),
            timeline: TimelineView::of(&events, chosen, lang),
            events: listed,
            omissions: (!omissions.is_empty()).then_some((texts.omissions, omissions)),
            indication,
            next: (!next.is_empty()).then_some(NextView { title: texts.next, items: next }),
            findings: FindingsView::of(state, checked, &events, &state.folds),
            entry: working.map(|working| EntryView::of(state, working)),
            linked: (!open.record.linked.is_empty())
                .then(|| format!("{}: {}", text::linked(lang).title, open.record.linked.join(", "))),
            read_only: read_only(state),
            not_judged: (!checked.not_judged.is_empty())
                .then(|| (texts.not_judged, checked.not_judged.clone())),
        }
    }
}

/// That it can only be read, and why; and that it was changed by another way.
fn read_only(state: &State) -> Vec<String> {
    let lang = state.lang;
    let Some(case) = state.vault.case.as_ref().filter(|_| state.laying.working.is_none()) else {
        return Vec::new();
    };
    let why = case.read_only.map(|fault| text::fault(fault, lang)).unwrap_or_default();
    let mut says = vec![format!("{} {why}", text::safe(lang).read_only)];
    says.extend(case.broken.then(|| format!("{}.", text::capital(text::trail_broken(lang)))));
    says
}
