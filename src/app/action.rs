//! Everything a user can do, and everything that is asked of the outside.

use std::rc::Rc;

use super::entry::Entry;
use super::secret::Secret;
use super::session::Lead;
use super::settings::Settings;
use super::state::{Fold, Folder, GraphMode, OpenCase, Page, Reply, Theme};
use super::training::Practise;
use super::vault::{Ask, Choice, Said, VaultAct};
use super::weigh::Weigh;
use crate::protocol::{Bilingual, Lang};
use crate::record::Real;
use crate::train::{Debrief, KeptPlay, KeptSession, Play, ToldSession, World};

/// An act of the user, or an answer to an [`Effect`].
#[derive(Debug, Clone)]
pub enum Action {
    /// To a page.
    Go(Page),
    /// Another language.
    Speak(Lang),
    /// Light or dark.
    Paint(Theme),
    /// One size up.
    Bigger,
    /// One size down.
    Smaller,
    /// The page's explanation, on or off (F1).
    Help,
    /// Away with what lies on top (Esc).
    Dismiss,
    /// A reply to one of the three questions, counted from 0.
    Reply(usize, Reply),
    /// The three questions from the beginning.
    ReplyAgain,
    /// Typing in the field for the path.
    PathTyped(String),
    /// Opening the record at a path.
    Open(String),
    /// Showing a folder.
    Browse(String),
    /// The folder that was asked for.
    FolderListed(Result<Folder, Bilingual>),
    /// The record that was asked for.
    CaseRead(Result<Box<OpenCase>, Bilingual>),
    /// A part of a finding, open or shut.
    Fold(usize, Fold),
    /// Looking at an event, or no longer.
    Look(String),
    /// The indication, shown or hidden.
    Indication,
    /// The graph as picture or list.
    Draw(GraphMode),
    /// Looking at a node, or no longer.
    Node(String),
    /// Anything in practising.
    Practise(Practise),
    /// Anything in laying down a case.
    Entry(Entry),
    /// Locking the vault; where none is open, covering a real case that is.
    Lock,
    /// Uncovering it.
    Uncover,
    /// Anything in weighing and deciding.
    Weigh(Weigh),
    /// The check of the working copy that was asked for.
    CaseChecked(Box<OpenCase>),
    /// Anything in leading a group session.
    Lead(Lead),
    /// Anything about the vault.
    Vault(VaultAct),
    /// What the outside says of the vault.
    VaultSaid(Said),
    /// Somebody closes the window.
    AskClose,
    /// What to do then with work that is saved nowhere.
    Close(Choice),
    /// Other settings.
    Settle(Settings),
    /// Whether the settings could be kept.
    Settled(Result<(), Bilingual>),
}

/// What the outside is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read and check a record; answered by [`Action::CaseRead`].
    ReadRecord {
        /// Where it is.
        path: String,
    },
    /// Check the working copy; answered by [`Action::CaseChecked`].
    CheckCase(Box<Real>),
    /// Check what the working copy would be with the weighing under way, for danger alone; answered by
    /// [`Weigh::Tried`].
    TryCase(Box<Real>),
    /// Read the case a colleague weighed elsewhere; answered by [`Weigh::ColleagueRead`].
    ReadWeighing {
        /// The file.
        path: String,
        /// Its passphrase, where it is sealed.
        passphrase: Secret,
    },
    /// Make the sheet of the working copy; answered by [`Entry::Printed`].
    PrintCase(Box<Real>, Lang),
    /// Write the days of the working copy that are still to come as a calendar file; answered by
    /// [`Entry::Reminded`].
    Remind(Box<Real>, Lang),
    /// List a folder; answered by [`Action::FolderListed`].
    ListFolder {
        /// Where it is; the folder the program was started in where it is empty.
        path: String,
    },
    /// Draw a number for a new case; answered by [`Practise::Drawn`].
    DrawNumber {
        /// The place of the scenario it is for.
        scenario: usize,
    },
    /// Keep a play, instead of what was kept of it; answered by [`Practise::Kept`].
    KeepPlay(KeptPlay),
    /// Forget what was kept of a play.
    ForgetPlay(KeptPlay),
    /// Keep a session, instead of what was kept of it; answered by [`Lead::Kept`].
    KeepSession(Box<KeptSession>),
    /// Forget what was kept of a session.
    ForgetSession(Box<KeptSession>),
    /// Write the sheet of a session; answered by [`Lead::Printed`].
    PrintSession {
        /// What the tables chose.
        told: Box<ToldSession>,
        /// The debrief.
        debrief: Box<Debrief>,
        /// The language.
        lang: Lang,
    },
    /// Anything about the vault.
    Vault(Ask),
    /// Keep the settings; answered by [`Action::Settled`].
    KeepSettings(Settings),
    /// Look back on a play; answered by [`Practise::LookedBack`].
    LookBack {
        /// Its world.
        world: Rc<World>,
        /// The play.
        play: Box<Play>,
    },
}

impl Effect {
    /// Whether it takes a moment: then something is said on the screen before it is done.
    #[must_use]
    pub const fn slow(&self) -> bool {
        match self {
            Self::Vault(ask) => ask.slow(),
            Self::ReadWeighing { .. } => true,
            _ => false,
        }
    }
}
