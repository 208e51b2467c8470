//! What each panel shows, as plain structs made from the state. Screens paint them and decide
//! nothing; tests read them without a screen.

mod acute;
mod case;
mod chrome;
mod event;
mod findings;
mod home;
mod indication;
mod opening;
mod protocol;
mod steps;
mod timeline;

pub use acute::{AcuteView, Call, CallKind, QuestionView};
pub use case::{CaseView, NextView};
pub use chrome::{Band, Chrome, HelpView, NavItem};
pub use event::{EventDetail, EventRow, EventView};
pub use findings::{EventLink, FindingGroup, FindingView, FindingsView, TraceLine};
pub use home::{Door, DoorKind, HomeView};
pub use indication::{ArgumentGroup, IndicationView};
pub use opening::{FolderView, OpeningView};
pub use protocol::{NodeDetail, NodeView, ProtocolView, RuleView, WayView};
pub use steps::{StepState, StepView};
pub use timeline::{Gap, Lane, Mark, MarkShape, Tick, TimelineView};

use super::state::{Page, State};

/// Everything on the screen.
#[derive(Debug, Clone, serde::Serialize)]
pub struct View {
    /// What is always there.
    pub chrome: Chrome,
    /// The page.
    pub page: PageView,
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
    /// The decision graph.
    Protocol(Box<ProtocolView>),
}

impl View {
    /// What the state shows.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let page = match (state.page, &state.open) {
            (Page::Home, _) => PageView::Home(HomeView::of(state)),
            (Page::Acute, _) => PageView::Acute(AcuteView::of(state)),
            (Page::Open, _) | (Page::Case, None) => PageView::Opening(Box::new(OpeningView::of(state))),
            (Page::Case, Some(open)) => PageView::Case(Box::new(CaseView::of(state, open))),
            (Page::Protocol, _) => PageView::Protocol(Box::new(ProtocolView::of(state))),
        };
        Self { chrome: Chrome::of(state), page }
    }
}
