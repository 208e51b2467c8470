//! What the window holds: which page, which language, which case, what is unfolded.

use std::collections::BTreeSet;

use super::entry::Laying;
use super::norm::Norm;
use super::settings::{IDLE_MINUTES, MONTHS};
use super::training::Training;
use super::vault::{Closing, Vault};
use crate::drawing::Drawing;
use crate::explain::Checked;
use crate::protocol::{Bilingual, Lang};
use crate::record::{ActivityKind, Sorted};

/// The pages. A new one is a variant, its view and its painter; the compiler finds the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Page {
    /// The doors.
    Home,
    /// Three questions to 112 or Veilig Thuis.
    Acute,
    /// Choosing a record file.
    Open,
    /// The open case.
    Case,
    /// Who and what a case is about.
    Describe,
    /// Weighing the working copy.
    Weigh,
    /// The decision graph.
    Protocol,
    /// Choosing a scenario; also what to know before it begins.
    Practise,
    /// Playing it.
    Play,
    /// Looking back on it.
    Debrief,
    /// The vault: setting it up, unlocking, its cases.
    Vault,
    /// The settings.
    Settings,
    /// A group session: setting it up, leading it, what the tables chose.
    Session,
}

impl Page {
    /// The pages one reaches from the navigation, in its order.
    pub const NAVIGATION: &'static [Self] =
        &[Self::Home, Self::Practise, Self::Case, Self::Vault, Self::Protocol];

    /// Whether it shows a case where one is open.
    pub(super) const fn of_a_case(self) -> bool {
        matches!(self, Self::Case | Self::Describe | Self::Weigh | Self::Open | Self::Protocol | Self::Vault)
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Soft white on blue-grey.
    Dark,
}

/// How large everything is painted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Size {
    /// 100%.
    #[default]
    Normal,
    /// 120%.
    Large,
    /// 140%.
    Larger,
    /// 160%, to read together from a wall.
    Largest,
    /// 180%.
    Huge,
    /// 200%.
    Double,
}

impl Size {
    /// Every size, smallest first.
    pub const ALL: &'static [Self] =
        &[Self::Normal, Self::Large, Self::Larger, Self::Largest, Self::Huge, Self::Double];

    /// In per cent.
    #[must_use]
    pub const fn percent(self) -> u16 {
        match self {
            Self::Normal => 100,
            Self::Large => 120,
            Self::Larger => 140,
            Self::Largest => 160,
            Self::Huge => 180,
            Self::Double => 200,
        }
    }
}

/// A record with what the check says of it in both languages, so that changing the language reads
/// nothing again.
#[derive(Debug, Clone)]
pub struct OpenCase {
    /// The file it came from, as it was given.
    pub path: String,
    /// The record, practice or real.
    pub record: Sorted,
    /// The check, told in Dutch.
    pub checked_nl: Checked,
    /// The check, told in English.
    pub checked_en: Checked,
    /// The nodes of the graph the record passed, in the order it passed them.
    pub passed: Vec<String>,
}

impl OpenCase {
    /// The check in one language.
    #[must_use]
    pub const fn checked(&self, lang: Lang) -> &Checked {
        match lang {
            Lang::Nl => &self.checked_nl,
            Lang::En => &self.checked_en,
        }
    }
}

/// A folder as the page for opening shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// Its path.
    pub path: String,
    /// The path of the folder above it.
    pub above: Option<String>,
    /// Folders in it: name and path.
    pub folders: Vec<(String, String)>,
    /// Record files in it: name and path.
    pub files: Vec<(String, String)>,
}

/// The page for opening a case.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// What stands in the field.
    pub path: String,
    /// The folder shown; none before it was listed.
    pub folder: Option<Folder>,
    /// Why the last attempt failed.
    pub failed: Option<Bilingual>,
}

/// A reply to one of the three questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Reply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure; goes to the child's side.
    NotSure,
}

/// The replies so far. Kept nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Acute {
    /// By question.
    pub replies: [Option<Reply>; 3],
}

/// A part of a finding that opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Fold {
    /// Trace, why it matters, what to do, source.
    Why,
    /// What would close it.
    WouldClose,
    /// The source alone.
    Source,
}

/// How the graph is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub enum GraphMode {
    /// Drawn.
    #[default]
    Picture,
    /// In words.
    List,
}

/// All the window knows.
#[derive(Debug)]
pub struct State {
    /// The page shown.
    pub page: Page,
    /// The language.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// The size of everything.
    pub size: Size,
    /// Whether the page is being explained (F1).
    pub help: bool,
    /// The three questions.
    pub acute: Acute,
    /// The page for opening.
    pub opening: Opening,
    /// The open case.
    pub open: Option<OpenCase>,
    /// What is unfolded: finding by its place in the check, and part.
    pub folds: BTreeSet<(usize, Fold)>,
    /// The event being looked at.
    pub event: Option<String>,
    /// Whether the user asked to see the indication.
    pub indication_shown: bool,
    /// How the graph is shown.
    pub graph_mode: GraphMode,
    /// The node being looked at.
    pub node: Option<String>,
    /// The protocol.
    pub norm: Norm,
    /// Practising.
    pub training: Training,
    /// Laying down a case.
    pub laying: Laying,
    /// Whether a real case is covered, after a while without anybody or because somebody asked.
    pub covered: bool,
    /// The vault.
    pub vault: Vault,
    /// How far closing the window has come.
    pub closing: Option<Closing>,
    /// After so many minutes without anybody it is locked.
    pub idle_minutes: u16,
    /// After so many months without anything new the vault reminds of a case.
    pub months: u16,
    /// Why the settings could not be read or kept.
    pub settled: Option<Bilingual>,
    /// The graph laid out once in each language, since labels differ in width.
    drawings: [Drawing; 2],
}

impl State {
    /// The first state, at home and in Dutch.
    #[must_use]
    pub fn new(norm: Norm) -> Self {
        let drawings = [Drawing::of(&norm.graph, Lang::Nl), Drawing::of(&norm.graph, Lang::En)];
        Self {
            page: Page::Home,
            lang: Lang::Nl,
            theme: Theme::Light,
            size: Size::Normal,
            help: false,
            acute: Acute::default(),
            opening: Opening::default(),
            open: None,
            folds: BTreeSet::new(),
            event: None,
            indication_shown: false,
            graph_mode: GraphMode::Picture,
            node: None,
            norm,
            training: Training::default(),
            laying: Laying::default(),
            covered: false,
            vault: Vault::default(),
            closing: None,
            idle_minutes: IDLE_MINUTES,
            months: MONTHS,
            settled: None,
            drawings,
        }
    }

    /// Lets go of what was unfolded and looked at in the case before.
    pub(super) fn clear_case(&mut self) {
        self.open = None;
        self.folds.clear();
        self.event = None;
        self.indication_shown = false;
        self.node = None;
        self.help = false;
        self.vault.case = None;
    }

    /// Whether the cover lies on this page: never on the way to 112 and Veilig Thuis, nor on practice.
    #[must_use]
    pub const fn covers(&self) -> bool {
        self.covered && self.page.of_a_case()
    }

    /// Whether a real case is open, or being laid down.
    #[must_use]
    pub fn real_is_open(&self) -> bool {
        let real = self.open.as_ref().is_some_and(|open| matches!(open.record, Sorted::Real(_)));
        real || self.laying.working.is_some() || self.laying.head.is_some()
    }

    /// Whether what the record indicates waits for the user's own weighing: of a real case always, also of
    /// one that can only be read, until somebody has weighed.
    #[must_use]
    pub fn waits(&self) -> bool {
        let unweighed = |open: &OpenCase| {
            let weighed = |it: &crate::record::Event| it.what.kind() == ActivityKind::Weighing;
            matches!(open.record, Sorted::Real(_)) && !open.record.events.iter().any(weighed)
        };
        let to_read = || self.open.as_ref().is_some_and(unweighed);
        if self.laying.working.is_some() { self.laying.waits() } else { to_read() }
    }

    /// Whether the sheet of the working copy may be made: it says what the record indicates.
    pub(super) fn may_print(&self) -> bool {
        use crate::protocol::Direction::{ConsultSafeHome, ReportNow};
        let told = self.open.as_ref().map(|open| open.checked(self.lang).indication.direction);
        matches!(told, Some(ReportNow | ConsultSafeHome)) || !self.waits()
    }

    /// The graph as it is drawn in the present language.
    #[must_use]
    pub const fn drawing(&self) -> &Drawing {
        match self.lang {
            Lang::Nl => &self.drawings[0],
            Lang::En => &self.drawings[1],
        }
    }
}
