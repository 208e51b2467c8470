//! Brings the rooms together for the window: does what it asks of the outside, with the files and
//! the protocol. The only place that knows both the window and the files; one file a subject.

mod documents;
mod practice;
mod records;
mod reminders;
mod settings;
mod vault;

use std::path::Path;
use std::rc::Rc;

use crate::app::{Action, Effect, Entry, Lead, Norm, Practise, Weigh};
use crate::cli::{Exit, Failure, load_pack, today};
use crate::load::{self, DEFAULT_PACK};
use crate::protocol::{Lang, Protocol};
use crate::train::debrief;
use crate::ui::{self, Services};

pub use vault::Strongroom;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where the bundled protocol cannot be used, or there is no display.
pub fn open() -> Result<Exit, Failure> {
    let protocol = Rc::new(load_pack(&load::Folder::Bundled(DEFAULT_PACK.to_owned()))?);
    let shelf = practice::shelf();
    let (settings, settled) = settings::read();
    let mut desk = Desk { protocol: Rc::clone(&protocol), strongroom: Strongroom::new(settings.months) };
    let services = Services {
        norm: Norm::of(&protocol, today()),
        lang: settings.lang,
        vault: vault::found(settings.vault.as_deref()),
        settings,
        settled,
        open: None,
        scenarios: practice::scenarios(&protocol),
        kept: shelf.as_ref().map(crate::store::Shelf::plays).unwrap_or_default(),
        kept_sessions: shelf.map(|shelf| shelf.sessions()).unwrap_or_default(),
        outside: Box::new(move |effect| desk.perform(effect)),
    };
    match ui::run(services) {
        Ok(()) => Ok(Exit::Clean),
        Err(no_display) => Err(Failure::new(Exit::Usage, no_display.to_string())),
    }
}

/// What stands behind the window.
struct Desk {
    protocol: Rc<Protocol>,
    strongroom: Strongroom,
}

impl Desk {
    /// Does what the window asks; what comes of it, where something does.
    fn perform(&mut self, effect: Effect) -> Option<Action> {
        let protocol = &self.protocol;
        Some(match effect {
            Effect::ReadRecord { path } => {
                Action::CaseRead(records::read_record(protocol, Path::new(&path)).map(Box::new))
            }
            Effect::CheckCase(real) => {
                let sorted = (*real).into();
                Action::CaseChecked(Box::new(records::checked(protocol, &sorted, String::new())))
            }
            Effect::TryCase(real) => Action::Weigh(Weigh::Tried(records::urgent(protocol, &(*real).into()))),
            Effect::ReadWeighing { path, passphrase } => {
                let read = records::read_colleague(Path::new(&path), &passphrase);
                Action::Weigh(Weigh::ColleagueRead(read.map(Box::new)))
            }
            Effect::PrintCase(real, lang) => Action::Entry(Entry::Printed(records::print_case(
                protocol,
                &real,
                self.strongroom.code(&real).as_deref(),
                lang,
            ))),
            Effect::Remind(real, lang) => {
                Action::Entry(Entry::Reminded(reminders::write(protocol, &real, lang)))
            }
            Effect::ListFolder { path } => Action::FolderListed(records::list_folder(Path::new(&path))),
            Effect::DrawNumber { scenario } => {
                Action::Practise(Practise::Drawn(scenario, practice::new_number()))
            }
            Effect::KeepPlay(play) => Action::Practise(Practise::Kept(practice::keep_play(&play))),
            Effect::ForgetPlay(play) => {
                practice::forget_play(&play);
                return None;
            }
            Effect::KeepSession(session) => Action::Lead(Lead::Kept(practice::keep_session(&session))),
            Effect::ForgetSession(session) => {
                practice::forget_session(&session);
                return None;
            }
            Effect::PrintSession { told, debrief, lang } => {
                Action::Lead(Lead::Printed(practice::print_session(&told, &debrief, lang)))
            }
            Effect::Vault(ask) => Action::VaultSaid(self.strongroom.perform(protocol, ask)?),
            Effect::KeepSettings(settings) => Action::Settled(settings::keep(&settings)),
            Effect::LookBack { world, play } => {
                let back = [Lang::Nl, Lang::En].map(|lang| debrief(&world, &play, protocol, lang));
                Action::Practise(Practise::LookedBack(Box::new(back)))
            }
        })
    }
}
