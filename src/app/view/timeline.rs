//! The timeline: lanes by step, a mark for each event, gaps that can be seen.
//!
//! Days are spaced by their distance up to [`LONGEST`]; what lies farther apart is drawn at that
//! distance and named as a gap, so that a year of waiting does not push everything else together.

use crate::protocol::Lang;
use crate::record::{Activity, Answer, Date, Event, Recorded};
use crate::text;

/// The distance in days that a gap is drawn with.
const LONGEST: i32 = 14;
/// The distance in days between neighbours that would else lie on each other.
const SHORTEST: i32 = 2;

/// The timeline.
#[derive(Debug, Clone, serde::Serialize)]
pub struct TimelineView {
    /// The heading.
    pub title: &'static str,
    /// How to read it; also its accessible name.
    pub says: &'static str,
    /// The lanes, step 1 first.
    pub lanes: Vec<Lane>,
    /// The days under it.
    pub ticks: Vec<Tick>,
    /// Long stretches without an event.
    pub gaps: Vec<Gap>,
}

/// A lane.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Lane {
    /// The step: 0 general, 1 to 5, 6 after.
    pub step: u8,
    /// Its name.
    pub label: String,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// A mark.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Mark {
    /// The event.
    pub id: String,
    /// What it says under the pointer.
    pub name: String,
    /// Where, from 0 to 1.
    pub at: f32,
    /// How it is drawn.
    pub shape: MarkShape,
    /// Whether it is being looked at.
    pub chosen: bool,
}

/// How a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum MarkShape {
    /// A filled circle: it is on file.
    Recorded,
    /// An open circle: it is not on file, or not known to be.
    NotRecorded,
    /// A square: contact with Veilig Thuis.
    SafeHome,
    /// A triangle: a signal of acute danger.
    Danger,
}

/// A day under the timeline.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Tick {
    /// Where, from 0 to 1.
    pub at: f32,
    /// The day.
    pub label: String,
}

/// A stretch without an event that is drawn shorter than it was.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Gap {
    /// Where its middle is, from 0 to 1.
    pub at: f32,
    /// How long it was.
    pub label: String,
}

impl TimelineView {
    pub(super) fn of(events: &[&Event], chosen: Option<&str>, lang: Lang) -> Self {
        let texts = text::texts(lang);
        let mut days: Vec<Date> = events.iter().map(|event| event.on).collect();
        days.sort_unstable();
        days.dedup();
        let (places, gaps) = space(&days, lang);
        let at = |day: Date| days.binary_search(&day).map_or(0.0, |index| places[index]);

        let general = events.iter().any(|event| event.what.kind().step() == 0);
        let lanes = (u8::from(!general)..=6).map(|step| Lane {
            step,
            label: match step {
                1..=5 => format!("{step} {}", text::step_name(step, lang)),
                _ => text::step_name(step, lang).to_owned(),
            },
            marks: (events.iter())
                .filter(|event| event.what.kind().step() == step)
                .map(|event| Mark {
                    id: event.id.clone(),
                    name: format!("{}: {}", super::event::when(event, lang), super::event::what(event, lang)),
                    at: at(event.on),
                    shape: shape(event),
                    chosen: chosen == Some(event.id.as_str()),
                })
                .collect(),
        });
        let ticks = days.iter().map(|&day| Tick { at: at(day), label: text::day_and_month(day, lang) });
        Self {
            title: texts.timeline,
            says: texts.timeline_says,
            lanes: lanes.collect(),
            ticks: ticks.collect(),
            gaps,
        }
    }
}

/// A place from 0 to 1 for each day, and the gaps between them.
#[allow(clippy::cast_precision_loss, reason = "days of one case")]
fn space(days: &[Date], lang: Lang) -> (Vec<f32>, Vec<Gap>) {
    let mut places = Vec::with_capacity(days.len());
    let mut gaps = Vec::new();
    let mut reached = 0_i32;
    for (index, day) in days.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|i| days[i]) {
            let apart = (day.day() - before.day()).get_days();
            let drawn = apart.clamp(SHORTEST, LONGEST);
            if apart > LONGEST {
                let at = reached as f32 + drawn as f32 / 2.0;
                gaps.push(Gap { at, label: text::days_without_events(apart, lang) });
            }
            reached += drawn;
        }
        places.push(reached as f32);
    }
    let whole = reached.max(1) as f32;
    for place in &mut places {
        *place /= whole;
    }
    for gap in &mut gaps {
        gap.at /= whole;
    }
    (places, gaps)
}

fn shape(event: &Event) -> MarkShape {
    match &event.what {
        Activity::Signal(it) if matches!(it.acute_danger, Answer::Yes | Answer::Doubt) => MarkShape::Danger,
        Activity::EmergencyCall(_) => MarkShape::Danger,
        Activity::SafeHomeAdvice(_) | Activity::SafeHomeContact | Activity::Report(_) => MarkShape::SafeHome,
        _ if matches!(event.recorded, Recorded::Yes { .. }) => MarkShape::Recorded,
        _ => MarkShape::NotRecorded,
    }
}
