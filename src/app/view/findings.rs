//! What stands out, by step, with what opens under it.

use std::collections::BTreeSet;

use crate::app::state::{Fold, State};
use crate::explain::{Checked, Finding, Status};
use crate::protocol::{Document, Lang, Review, Severity, SourceLine, Truth};
use crate::record::Event;
use crate::text::{self, Texts};

/// The findings.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FindingsView {
    /// The heading.
    pub title: &'static str,
    /// What they are.
    pub lead: &'static str,
    /// By step.
    pub groups: Vec<FindingGroup>,
    /// What it says where there are none: that this says nothing of safety.
    pub empty: Option<(&'static str, &'static str)>,
}

/// The findings of a step.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FindingGroup {
    /// The step in words.
    pub title: String,
    /// Its findings.
    pub findings: Vec<FindingView>,
}

/// A finding.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FindingView {
    /// Its place in the check.
    pub index: usize,
    /// How much it weighs: drawn as a shape.
    pub severity: Severity,
    /// `moet · niet vastgelegd`.
    pub words: String,
    /// The observation.
    pub title: String,
    /// By when, if there is a term.
    pub due: Option<String>,
    /// The parts that open: what, visible name, accessible name, whether open.
    pub folds: Vec<(Fold, &'static str, String, bool)>,
    /// What the record shows, while open.
    pub trace: Option<(&'static str, Vec<TraceLine>)>,
    /// Why it matters, while open.
    pub matters: Option<(&'static str, String)>,
    /// What to do now, while open.
    pub remedy: Option<(&'static str, String)>,
    /// Where it comes from, while open.
    pub source: Option<(&'static str, Vec<String>)>,
    /// What would close it, while open: a sentence and the ways, each a line.
    pub would_close: Option<(&'static str, Vec<String>)>,
}

/// A part of the trace.
#[derive(Debug, Clone, serde::Serialize)]
pub struct TraceLine {
    /// What the record says: drawn as a sign.
    pub value: Truth,
    /// In a word.
    pub word: &'static str,
    /// What was asked.
    pub text: String,
    /// The events it looked at.
    pub events: Vec<EventLink>,
}

/// An event one can go to.
#[derive(Debug, Clone, serde::Serialize)]
pub struct EventLink {
    /// The event.
    pub id: String,
    /// The visible name.
    pub label: String,
    /// The accessible name.
    pub name: String,
}

impl FindingsView {
    /// What stands out in a check. `folds` says what is open; the events are those one can go to.
    pub(super) fn of(
        state: &State,
        checked: &Checked,
        events: &[&Event],
        folds: &BTreeSet<(usize, Fold)>,
    ) -> Self {
        let texts = text::texts(state.lang);
        let teller = Teller { texts, lang: state.lang, documents: &state.norm.documents, events, folds };
        let mut groups: Vec<(u8, FindingGroup)> = Vec::new();
        for (index, finding) in checked.findings.iter().enumerate() {
            let told = teller.tell(index, finding);
            match groups.last_mut() {
                Some((step, group)) if *step == finding.step => group.findings.push(told),
                _ => {
                    let name = text::step_name(finding.step, state.lang);
                    let title = match finding.step {
                        1..=5 => format!("{} {} · {name}", texts.step, finding.step),
                        _ => name.to_owned(),
                    };
                    groups.push((finding.step, FindingGroup { title, findings: vec![told] }));
                }
            }
        }
        Self {
            title: texts.findings,
            lead: texts.findings_lead,
            groups: groups.into_iter().map(|(_, group)| group).collect(),
            empty: checked.findings.is_empty().then_some((texts.no_findings, texts.no_findings_says)),
        }
    }
}

/// What telling a finding needs.
struct Teller<'a> {
    texts: &'static Texts,
    lang: Lang,
    documents: &'a [Document],
    events: &'a [&'a Event],
    folds: &'a BTreeSet<(usize, Fold)>,
}

impl Teller<'_> {
    fn tell(&self, index: usize, finding: &Finding) -> FindingView {
        let texts = self.texts;
        let is_open = |part| self.folds.contains(&(index, part));
        let fold =
            |part, label: &'static str| (part, label, format!("{label} {}", finding.title), is_open(part));
        let why = is_open(Fold::Why);
        let source = why || is_open(Fold::Source);
        FindingView {
            index,
            severity: finding.severity,
            words: words(finding.severity, finding.status, self.lang),
            title: finding.title.clone(),
            due: finding.due.map(|due| format!("{} {}", texts.due, text::day(due, self.lang))),
            folds: vec![
                fold(Fold::Why, texts.why),
                fold(Fold::WouldClose, texts.would_close),
                fold(Fold::Source, texts.source),
            ],
            trace: why.then(|| (texts.trace, self.trace(finding))),
            matters: (why && !finding.matters.is_empty()).then(|| (texts.matters, finding.matters.clone())),
            remedy: why.then(|| (texts.remedy, finding.remedy.clone())),
            source: source.then(|| (texts.source, self.source(finding))),
            would_close: is_open(Fold::WouldClose).then(|| self.would_close(finding)),
        }
    }

    fn trace(&self, finding: &Finding) -> Vec<TraceLine> {
        let lines = finding.why.iter().map(|reason| TraceLine {
            value: reason.value,
            word: text::truth(reason.value, self.lang),
            text: reason.text.clone(),
            events: reason.events.iter().filter_map(|id| self.link(id)).collect(),
        });
        lines.collect()
    }

    fn link(&self, id: &str) -> Option<EventLink> {
        let event = self.events.iter().find(|event| event.id == id)?;
        let label = text::day_and_month(event.on, self.lang);
        let what = super::event::what(event, self.lang);
        Some(EventLink {
            id: id.to_owned(),
            name: format!("{} {label}: {what}", self.texts.show_event),
            label: format!("{label} {what}"),
        })
    }

    fn source(&self, finding: &Finding) -> Vec<String> {
        let mut lines: Vec<String> =
            finding.source.iter().map(|line| cite(line, self.documents, self.lang)).collect();
        lines.push(format!("{}: {}", self.texts.statements, finding.statements.join(", ")));
        lines.push(agreed(finding.review.as_ref(), self.lang));
        lines
    }

    fn would_close(&self, finding: &Finding) -> (&'static str, Vec<String>) {
        let ways = finding.would_close.iter().map(|changes| {
            let texts: Vec<&str> = changes.iter().map(|change| change.text.as_str()).collect();
            texts.join(&format!(", {} ", self.texts.would_close_and))
        });
        let ways: Vec<String> = ways.collect();
        let says = if ways.is_empty() { self.texts.would_close_past } else { self.texts.would_close_one };
        (says, ways)
    }
}

fn words(severity: Severity, status: Status, lang: Lang) -> String {
    format!("{} · {}", text::severity(severity, lang), text::status(status, lang))
}

/// Whether an expert agreed with a rule.
pub(super) fn agreed(review: Option<&Review>, lang: Lang) -> String {
    let texts = text::texts(lang);
    review.map_or_else(
        || texts.not_agreed.to_owned(),
        |it| format!("{} {}, {}", texts.agreed_by, it.by, text::day(it.on, lang)),
    )
}

/// A source in words: the document's title, its section, the item.
pub(super) fn cite(line: &SourceLine, documents: &[Document], lang: Lang) -> String {
    let document = documents.iter().find(|document| document.id == line.document);
    let title = document.map_or(line.document.as_str(), |document| document.title.get(lang));
    let item =
        if line.item == 0 { String::new() } else { format!(", {} {}", text::texts(lang).item, line.item) };
    if line.section.is_empty() {
        format!("{title}{item}")
    } else {
        format!("{title}, {}{item}", line.section)
    }
}
