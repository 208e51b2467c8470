//! Finds and loads the pack a command or a record asks for.

use std::collections::BTreeMap;
use std::path::Path;

use super::output::{Exit, Failure};
use crate::diagnostic::{Diagnostic, Gravity};
use crate::load::{self, DEFAULT_PACK, Folder};
use crate::protocol::{Draft, Protocol};
use crate::validate;

/// Packs by id, each loaded once.
#[derive(Default)]
pub struct Packs {
    given: Option<Protocol>,
    bundled: BTreeMap<String, Result<Protocol, Failure>>,
}

impl Packs {
    /// The packs of a command: the given folder for every record, else the bundled ones.
    ///
    /// # Errors
    /// When the given pack cannot be loaded.
    pub fn new(given: Option<&Path>) -> Result<Self, Failure> {
        let given = given.map(|path| load_pack(&Folder::At(path.to_owned()))).transpose()?;
        Ok(Self { given, ..Self::default() })
    }

    /// Loads the pack for a record that names `id`, or for one that names none, unless it is there.
    pub fn load(&mut self, id: Option<&str>) {
        let id = id.unwrap_or(DEFAULT_PACK);
        if self.given.is_some()
            || self.bundled.contains_key(id)
            || !load::bundled_ids().iter().any(|it| it == id)
        {
            return;
        }
        let loaded = load_pack(&Folder::Bundled(id.to_owned()));
        self.bundled.insert(id.to_owned(), loaded);
    }

    /// The same, and hands it over.
    ///
    /// # Errors
    /// As [`Packs::get`].
    pub fn loaded(&mut self, id: Option<&str>) -> Result<&Protocol, Failure> {
        self.load(id);
        self.get(id)
    }

    /// The pack for a record that names `id`, or for one that names none; it was loaded before.
    ///
    /// # Errors
    /// When nobody has that pack (exit 3) or it cannot be loaded (exit 4).
    pub fn get(&self, id: Option<&str>) -> Result<&Protocol, Failure> {
        if let Some(given) = &self.given {
            // A record may ask for another pack than the one given; that one it is not.
            return match id {
                Some(id) if id != given.pack.id && !load::bundled_ids().iter().any(|it| it == id) => {
                    Err(nobody_has(id))
                }
                _ => Ok(given),
            };
        }
        let id = id.unwrap_or(DEFAULT_PACK);
        match self.bundled.get(id) {
            Some(Ok(protocol)) => Ok(protocol),
            Some(Err(failure)) => Err(failure.clone()),
            None => Err(nobody_has(id)),
        }
    }
}

fn nobody_has(id: &str) -> Failure {
    Failure::new(Exit::Unreadable, format!("the record asks for rule pack `{id}`, which is not here"))
}

/// Loads a pack.
///
/// # Errors
/// Its errors, one a line.
pub fn load_pack(folder: &Folder) -> Result<Protocol, Failure> {
    let (_, protocol, faults) = examine(folder);
    protocol.ok_or_else(|| {
        let lines: Vec<String> =
            faults.iter().filter(|it| it.gravity == Gravity::Error).map(ToString::to_string).collect();
        Failure::new(Exit::BadPack, format!("this rule pack cannot be used\n{}", lines.join("\n")))
    })
}

/// Reads a pack with all its faults; there is a protocol only where none is an error.
pub fn examine(folder: &Folder) -> (Option<Draft>, Option<Protocol>, Vec<Diagnostic>) {
    let read = load::read_pack(folder);
    let mut faults = read.faults;
    let mut protocol = None;
    if let Some(draft) = &read.draft {
        match validate::protocol(draft) {
            Ok((sound, warnings)) => {
                faults.extend(warnings);
                protocol = Some(sound);
            }
            // Names that are missing because their file cannot be read are told by that fault.
            Err(more) if !faults.iter().any(|fault| fault.gravity == Gravity::Error) => faults.extend(more),
            Err(_) => {}
        }
    }
    faults.sort();
    faults.dedup();
    if faults.iter().any(|fault| fault.gravity == Gravity::Error) {
        protocol = None;
    }
    (read.draft, protocol, faults)
}
