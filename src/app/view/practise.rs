//! Choosing a scenario, and what to know before it begins.

use super::kept::KeptView;
use crate::app::state::State;
use crate::app::training::Ahead;
use crate::text;
use crate::train::Scenario;

/// The page for choosing.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PractiseView {
    /// The heading.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Plays one can go on with.
    pub kept: Option<KeptView>,
    /// The door to a group session, and what is behind it; nothing where there is nothing to play.
    pub group: Option<(&'static str, &'static str)>,
    /// The field for the number.
    pub number: NumberView,
    /// The scenarios.
    pub scenarios: Vec<ScenarioView>,
    /// What it says where there are none.
    pub empty: Option<(&'static str, &'static str)>,
}

/// The field for the number of the case.
#[derive(Debug, Clone, serde::Serialize)]
pub struct NumberView {
    /// Its name.
    pub label: &'static str,
    /// What stands in it.
    pub typed: String,
    /// While it is empty.
    pub hint: &'static str,
    /// What it is for; or what a number is, where it holds none.
    pub says: &'static str,
    /// Whether it holds something that is no number.
    pub wrong: bool,
}

/// A scenario one can begin.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ScenarioView {
    /// Its place.
    pub index: usize,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Whom one plays.
    pub role: String,
    /// How long it takes and how much it asks.
    pub asks: String,
    /// The fold of the goals: label, name, whether it is open.
    pub goals: (&'static str, String, bool),
    /// What one learns, while that is open.
    pub goal_lines: Vec<String>,
    /// The button that begins: its label and its name.
    pub begin: (&'static str, String),
}

/// What to know before the first scene.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AheadView {
    /// What the scenario is called.
    pub title: String,
    /// The heading.
    pub before: &'static str,
    /// What to know.
    pub says: String,
    /// Where to turn.
    pub turn: &'static str,
    /// The button onwards.
    pub go_on: &'static str,
    /// The button back.
    pub back: &'static str,
}

impl PractiseView {
    pub(super) fn of(state: &State) -> Self {
        let texts = text::texts(state.lang);
        let (training, own) = (&state.training, text::session_texts(state.lang));
        let wrong = training.number().is_err();
        let scenarios = training.worlds.iter().enumerate();
        Self {
            title: texts.door_practise,
            lead: texts.practise_lead,
            kept: KeptView::of(state),
            group: (!training.worlds.is_empty()).then_some((own.door, own.door_says)),
            number: NumberView {
                label: texts.practise_number,
                typed: training.number.clone(),
                hint: texts.practise_number_hint,
                says: if wrong { texts.practise_number_wrong } else { texts.practise_number_says },
                wrong,
            },
            scenarios: scenarios.map(|(index, it)| scenario(state, index, it.scenario())).collect(),
            empty: training.worlds.is_empty().then_some((texts.practise_empty, texts.practise_empty_says)),
        }
    }
}

impl AheadView {
    /// What to know before a scenario begins; nothing where there is nothing to know.
    pub(super) fn of(state: &State, ahead: Ahead) -> Option<Self> {
        let (lang, texts) = (state.lang, text::texts(state.lang));
        let scenario = state.training.worlds.get(ahead.scenario)?.scenario();
        Some(Self {
            title: scenario.title.get(lang).to_owned(),
            before: texts.warning,
            says: scenario.warning.as_ref()?.get(lang).to_owned(),
            turn: texts.warning_turn,
            go_on: texts.go_on,
            back: texts.back,
        })
    }
}

fn scenario(state: &State, index: usize, scenario: &Scenario) -> ScenarioView {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let title = scenario.title.get(lang).to_owned();
    let open = state.training.goals.contains(&index);
    let goals = scenario.goals.iter().filter(|_| open);
    ScenarioView {
        index,
        about: scenario.about.get(lang).to_owned(),
        role: scenario.role.get(lang).to_owned(),
        asks: format!(
            "{} · {}",
            text::about_minutes(scenario.minutes, lang),
            text::difficulty(scenario.level, lang)
        ),
        goals: (texts.practise_goals, format!("{}: {title}", texts.practise_goals), open),
        goal_lines: goals.map(|goal| goal.get(lang).to_owned()).collect(),
        begin: (texts.practise_begin, format!("{}: {title}", texts.practise_begin)),
        title,
    }
}
