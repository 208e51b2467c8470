//! What each panel shows, as plain structs made from the state. Screens paint them and decide
//! nothing; tests read them without a screen.

mod acute;
mod case;
mod chrome;
mod debrief;
mod entry;
mod event;
mod findings;
mod graph;
mod home;
mod indication;
mod kept;
mod leaving;
mod listed;
mod opening;
mod play;
mod practise;
mod protocol;
mod session;
mod settings;
mod steps;
mod tables;
mod timeline;
mod told;
mod vault;
mod weigh;
mod weighed;

pub use acute::{AcuteView, Call, CallKind, QuestionView};
pub use case::{CaseView, NextView};
pub use chrome::{Band, Chrome, HelpView, NavItem};
pub use debrief::{
    DebriefView, FileListView, LessonsView, MomentParts, MomentView, MomentsView, Part, PathsView,
    PitfallView, PitfallsView, ReaderView, Stroke,
};
pub use entry::{Choices, DescribeView, EntryView, FormRow, Takes};
pub use event::{EventDetail, EventRow, EventView};
pub use findings::{EventLink, FindingGroup, FindingView, FindingsView, TraceLine};
pub use graph::{GraphView, NodeOn, NodeView, WayView};
pub use home::{Door, DoorKind, HomeView};
pub use indication::{ArgumentGroup, IndicationView};
pub use kept::{KeptRow, KeptView};
pub use leaving::{ClosingView, CoverView};
pub use listed::{CaseRow, ListView};
pub use opening::{FolderView, OpeningView};
pub use play::{AskView, FileMark, FileRow, FileView, OptionView, PlayStep, PlayView, StoryLine, StoryView};
pub use practise::{AheadView, NumberView, PractiseView, ScenarioView};
pub use protocol::{NodeDetail, ProtocolView, RuleView};
pub use session::{AnsweringView, BarView, BeforehandView, OpenView, SetUpView, Wall, WallView};
pub use settings::{Chosen, SettingView, SettingsView};
pub use steps::{StepState, StepView};
pub use tables::TablesView;
pub use timeline::{Gap, Lane, Mark, MarkShape, Tick, TimelineView};
pub use vault::{Field, FieldView, VaultView};
pub use weigh::{
    BoardCell, BoardRow, BoardView, CardView, ColleagueView, QuestionAsked, SheetView, UrgentView, WeighView,
};
pub use weighed::{AfterView, DifferView, OptionSides};

use super::settings::Settings;
use super::state::{Page, State};
use super::vault::Closing;

/// Everything on the screen.
#[derive(Debug, Clone, serde::Serialize)]
pub struct View {
    /// What is always there.
    pub chrome: Chrome,
    /// The page.
    pub page: PageView,
    /// The settings that hold, for who changes one of them.
    #[serde(skip)]
    pub now: Settings,
}

/// The page shown.
#[derive(Debug, Clone, serde::Serialize)]
pub enum PageView {
    /// The doors.
    Home(HomeView),
    /// The three questions.
    Acute(AcuteView),
    /// Choosing a file; also the case page while no case is open.
    Opening(Box<OpeningView>),
    /// The case.
    Case(Box<CaseView>),
    /// Who and what a case is about.
    Describe(Box<DescribeView>),
    /// A real case that is covered.
    Covered(CoverView),
    /// The window is being closed with something that is saved nowhere.
    Closing(ClosingView),
    /// The vault.
    Vault(Box<VaultView>),
    /// The settings.
    Settings(Box<SettingsView>),
    /// Weighing.
    Weigh(Box<WeighView>),
    /// The decision graph.
    Protocol(Box<ProtocolView>),
    /// Choosing a scenario; also the play page while nothing is played.
    Practise(Box<PractiseView>),
    /// What to know before it begins.
    Ahead(Box<AheadView>),
    /// A play.
    Play(Box<PlayView>),
    /// Looking back on it.
    Debrief(Box<DebriefView>),
    /// Setting a group session up.
    SetUp(Box<SetUpView>),
    /// What a group knows before a heavy case.
    Beforehand(Box<BeforehandView>),
    /// A group session on the wall.
    Wall(Box<WallView>),
    /// What its tables chose.
    Tables(Box<TablesView>),
}

impl View {
    /// What the state shows.
    #[must_use]
    pub fn of(state: &State) -> Self {
        if state.closing == Some(Closing::Asked) {
            return Self::with(state, PageView::Closing(ClosingView::of(state)));
        }
        if state.covers() {
            return Self::with(state, PageView::Covered(CoverView::of(state)));
        }
        let page = match (state.page, &state.open) {
            (Page::Home, _) => PageView::Home(HomeView::of(state)),
            (Page::Acute, _) => PageView::Acute(AcuteView::of(state)),
            (Page::Describe, _) => match &state.laying.head {
                Some(head) => PageView::Describe(Box::new(DescribeView::of(state, head))),
                None => PageView::Home(HomeView::of(state)),
            },
            (Page::Weigh, Some(open)) => match &state.laying.working {
                Some(working) => PageView::Weigh(Box::new(WeighView::of(state, working))),
                None => PageView::Case(Box::new(CaseView::of(state, open))),
            },
            (Page::Open, _) | (Page::Weigh | Page::Case, None) => {
                PageView::Opening(Box::new(OpeningView::of(state)))
            }
            (Page::Case, Some(open)) => PageView::Case(Box::new(CaseView::of(state, open))),
            (Page::Protocol, _) => PageView::Protocol(Box::new(ProtocolView::of(state))),
            (Page::Session, _) => session(state),
            (Page::Vault, _) => PageView::Vault(Box::new(VaultView::of(state))),
            (Page::Settings, _) => PageView::Settings(Box::new(SettingsView::of(state))),
            (Page::Practise | Page::Play | Page::Debrief, _) => practising(state),
        };
        Self::with(state, page)
    }

    fn with(state: &State, page: PageView) -> Self {
        Self { chrome: Chrome::of(state), page, now: Settings::of(state) }
    }
}

/// The page of practising: what comes before, the play, its debrief, or the scenarios.
fn practising(state: &State) -> PageView {
    let training = &state.training;
    if state.page == Page::Practise {
        let ahead = training.ahead.and_then(|ahead| AheadView::of(state, ahead));
        return match ahead {
            Some(ahead) => PageView::Ahead(Box::new(ahead)),
            None => PageView::Practise(Box::new(PractiseView::of(state))),
        };
    }
    match &training.played {
        Some(played) => match &played.back {
            Some(back) => PageView::Debrief(Box::new(DebriefView::of(state, played, back))),
            None => PageView::Play(Box::new(PlayView::of(state, played))),
        },
        None => PageView::Practise(Box::new(PractiseView::of(state))),
    }
}

/// The page of a group session: what the tables chose, the wall, what comes before, or setting up.
fn session(state: &State) -> PageView {
    let sessions = &state.training.sessions;
    if let Some(group) = &sessions.group {
        return match group.told(state.lang) {
            // A blank screen stays blank here too.
            Some(told) if !group.black => PageView::Tables(Box::new(TablesView::of(state, group, told))),
            _ => PageView::Wall(Box::new(WallView::of(state, group))),
        };
    }
    let Some(set_up) = &sessions.set_up else { return PageView::Practise(Box::new(PractiseView::of(state))) };
    match BeforehandView::of(state, set_up) {
        Some(it) => PageView::Beforehand(Box::new(it)),
        None => PageView::SetUp(Box::new(SetUpView::of(state, set_up))),
    }
}
