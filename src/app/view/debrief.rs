//! Looking back on a play: the child, the way, the moments, the pitfalls, the file, what the check
//! finds, what to take along. No mark, and no blame.

use super::findings::{FindingsView, cite};
use super::graph::GraphView;
use super::play::FileRow;
use crate::app::state::State;
use crate::app::training::{Back, Played};
use crate::protocol::SourceLine;
use crate::text;
use crate::train::{Debrief, DebriefMoment, FileLine, Met};

/// The page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DebriefView {
    /// The number of the case and how many answers it took: another debrief begins at its top.
    pub of: (u64, usize),
    /// The heading.
    pub title: &'static str,
    /// The heading of the parts one can go to, and the parts: label and name.
    pub jumps: (&'static str, Vec<(Part, &'static str, String)>),
    /// What was going on for the child, and what became of it.
    pub story: Vec<String>,
    /// How it ended: the heading, and how.
    pub ending: (&'static str, String),
    /// The way through the protocol.
    pub paths: PathsView,
    /// The moments.
    pub moments: MomentsView,
    /// The pitfalls.
    pub pitfalls: PitfallsView,
    /// What a reader of the file knows.
    pub reader: ReaderView,
    /// What stands out.
    pub findings: FindingsView,
    /// That the findings say nothing of safety; where there are none they say so themselves.
    pub caution: Option<&'static str>,
    /// What to take along.
    pub lessons: LessonsView,
    /// The button to what the tables chose, after a group session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tables: Option<&'static str>,
    /// The button to another case.
    pub again: &'static str,
    /// The button back.
    pub leave: &'static str,
}

/// A part of the page one can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Part {
    /// The way through the protocol.
    Paths,
    /// The moments.
    Moments,
    /// The pitfalls.
    Pitfalls,
    /// What a reader of the file knows.
    Reader,
    /// What stands out.
    Findings,
    /// What to take along.
    Lessons,
}

/// The own way beside a good one.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PathsView {
    /// The heading.
    pub title: &'static str,
    /// What each line is: how it is drawn, and in words.
    pub legend: Vec<(Stroke, String)>,
    /// The graph with both.
    pub graph: GraphView,
    /// Both as lists: the heading, and the boxes they pass.
    pub lists: [(String, Vec<String>); 2],
}

/// How a line of the drawing is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Stroke {
    /// The own way: thick, in ink.
    Own,
    /// A good way: thin.
    Good,
    /// Both: thick with a light core.
    Both,
}

/// The moments at which something was chosen.
#[derive(Debug, Clone, serde::Serialize)]
pub struct MomentsView {
    /// The heading.
    pub title: &'static str,
    /// What they are.
    pub lead: &'static str,
    /// The button that opens or shuts them all.
    pub every: Option<&'static str>,
    /// The moments.
    pub moments: Vec<MomentView>,
    /// What it says where there are none.
    pub empty: Option<&'static str>,
}

/// A moment.
#[derive(Debug, Clone, serde::Serialize)]
pub struct MomentView {
    /// Its place.
    pub index: usize,
    /// What it is called.
    pub title: String,
    /// When it was, and whether a pitfall lay there.
    pub when: String,
    /// What was done, in short: what one sees while it is shut.
    pub did: String,
    /// What one sees while it is open.
    pub parts: Option<MomentParts>,
}

/// What opens under a moment: each a heading and what stands under it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct MomentParts {
    /// What one knew.
    pub known: (&'static str, String),
    /// What one did, and what came of it.
    pub did: (&'static str, String, String),
    /// What else could have been done.
    pub could: (&'static str, Vec<String>),
    /// Why it counts, and where that comes from.
    pub counts: (&'static str, String, Vec<String>),
    /// The pitfalls that lay here.
    pub pitfalls: Option<(&'static str, Vec<String>)>,
}

/// The pitfalls that were stepped into.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PitfallsView {
    /// The heading.
    pub title: &'static str,
    /// How to read them; or that there are none.
    pub lead: &'static str,
    /// The pitfalls.
    pub pitfalls: Vec<PitfallView>,
}

/// A pitfall.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PitfallView {
    /// What was seen.
    pub title: String,
    /// Why it counts.
    pub why: String,
    /// Where that comes from.
    pub source: Vec<String>,
    /// The findings that show it too: the heading, and their titles.
    pub shown: Option<(&'static str, Vec<String>)>,
}

/// What a reader of the pupil file knows.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ReaderView {
    /// The heading.
    pub title: &'static str,
    /// What is there, and what is not.
    pub lists: [FileListView; 2],
}

/// A list of what happened.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FileListView {
    /// Its heading.
    pub title: &'static str,
    /// Its lines.
    pub rows: Vec<FileRow>,
    /// What it says where there are none.
    pub empty: Option<&'static str>,
}

/// What to take along.
#[derive(Debug, Clone, serde::Serialize)]
pub struct LessonsView {
    /// The heading.
    pub title: &'static str,
    /// Each in a sentence.
    pub lessons: Vec<String>,
}

impl DebriefView {
    pub(super) fn of(state: &State, played: &Played, back: &Back) -> Self {
        let texts = text::texts(state.lang);
        let told = back.told(state.lang);
        let parts = [
            (Part::Paths, texts.debrief_paths),
            (Part::Moments, texts.debrief_moments),
            (Part::Pitfalls, texts.debrief_pitfalls),
            (Part::Reader, texts.debrief_reader),
            (Part::Findings, texts.findings),
            (Part::Lessons, texts.debrief_lessons),
        ];
        let jump = |(part, label)| (part, label, format!("{}: {label}", texts.debrief_jump));
        Self {
            of: (played.play.seed(), played.play.answers().len()),
            title: texts.debrief,
            jumps: (texts.debrief_jump, parts.into_iter().map(jump).collect()),
            story: told.story.clone(),
            ending: (texts.debrief_ended, told.ending.clone()),
            paths: paths(state, told),
            moments: moments(state, told, back),
            pitfalls: PitfallsView {
                title: texts.debrief_pitfalls,
                lead: if told.pitfalls.is_empty() {
                    texts.debrief_no_pitfalls
                } else {
                    texts.debrief_pitfalls_lead
                },
                pitfalls: told.pitfalls.iter().map(|met| pitfall(state, told, met)).collect(),
            },
            reader: reader(state, told),
            findings: FindingsView::of(state, &told.check, &[], &back.folds),
            caution: (!told.check.findings.is_empty()).then_some(texts.says_nothing_of_safety),
            lessons: LessonsView { title: texts.debrief_lessons, lessons: told.lessons.clone() },
            tables: state
                .training
                .sessions
                .group
                .as_ref()
                .map(|_| text::session_texts(state.lang).looked_back),
            again: texts.debrief_again,
            leave: texts.debrief_leave,
        }
    }
}

fn paths(state: &State, told: &Debrief) -> PathsView {
    let texts = text::texts(state.lang);
    let ids = |path: &crate::train::Path| path.nodes.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    let labels = |path: &crate::train::Path| path.nodes.iter().map(|(_, label)| label.clone()).collect();
    let good = if told.good.title.is_empty() {
        texts.debrief_good.to_owned()
    } else {
        format!("{}: {}", texts.debrief_good, told.good.title)
    };
    let own = told.own.title.clone();
    PathsView {
        title: texts.debrief_paths,
        legend: vec![
            (Stroke::Own, format!("{own} ({})", texts.debrief_thick)),
            (Stroke::Good, format!("{} ({})", texts.debrief_good, texts.debrief_thin)),
            (Stroke::Both, format!("{} ({})", texts.debrief_both, texts.debrief_cored)),
        ],
        graph: GraphView::of_two(state, &ids(&told.own), &ids(&told.good)),
        lists: [(own, labels(&told.own)), (good, labels(&told.good))],
    }
}

fn moments(state: &State, told: &Debrief, back: &Back) -> MomentsView {
    let texts = text::texts(state.lang);
    let all = back.moments.len() == told.moments.len();
    let moments = told.moments.iter().enumerate();
    MomentsView {
        title: texts.debrief_moments,
        lead: texts.debrief_moments_lead,
        every: (!told.moments.is_empty()).then_some(if all {
            texts.debrief_close_all
        } else {
            texts.debrief_open_all
        }),
        empty: told.moments.is_empty().then_some(texts.debrief_moments_empty),
        moments: moments.map(|(index, it)| moment(state, index, it, back.moments.contains(&index))).collect(),
    }
}

fn moment(state: &State, index: usize, told: &DebriefMoment, open: bool) -> MomentView {
    let texts = text::texts(state.lang);
    let parts = || MomentParts {
        known: (texts.debrief_known, told.known.clone()),
        did: (texts.debrief_done, told.done.clone(), told.after.clone()),
        could: (texts.debrief_possible, told.possible.clone()),
        counts: (texts.debrief_why, told.why.clone(), cited(state, &told.source)),
        pitfalls: (!told.pitfalls.is_empty()).then(|| (texts.debrief_pitfall_here, told.pitfalls.clone())),
    };
    let when = if told.pitfalls.is_empty() {
        told.clock.clone()
    } else {
        format!("{} · {}", told.clock, texts.debrief_pitfall_here)
    };
    MomentView { index, title: told.title.clone(), when, did: told.done.clone(), parts: open.then(parts) }
}

fn pitfall(state: &State, told: &Debrief, met: &Met) -> PitfallView {
    let texts = text::texts(state.lang);
    let findings = &told.check.findings;
    let title = |rule: &String| Some(findings.iter().find(|it| it.rule == *rule)?.title.clone());
    let shown: Vec<String> = met.rules.iter().filter_map(title).collect();
    PitfallView {
        title: met.title.clone(),
        why: met.why.clone(),
        source: cited(state, &met.source),
        shown: (!shown.is_empty()).then_some((texts.debrief_shown_too, shown)),
    }
}

fn reader(state: &State, told: &Debrief) -> ReaderView {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let list = |title, lines: &[FileLine], empty| FileListView {
        title,
        rows: lines.iter().map(|line| FileRow::of(line, lang)).collect(),
        empty: lines.is_empty().then_some(empty),
    };
    ReaderView {
        title: texts.debrief_reader,
        lists: [
            list(texts.debrief_on_file, &told.on_file, texts.debrief_on_file_empty),
            list(texts.debrief_not_on_file, &told.not_on_file, texts.debrief_not_on_file_empty),
        ],
    }
}

/// Where something comes from, in words.
fn cited(state: &State, source: &[SourceLine]) -> Vec<String> {
    source.iter().map(|line| cite(line, &state.norm.documents, state.lang)).collect()
}
