//! Plays and group sessions that were left before their end, to go on with later. They are practice, so they rest in
//! plain files whose names say so; nothing of a real case ever comes here.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::load;
use crate::train::{KeptPlay, KeptSession};

/// How the file of a play begins, so that nobody takes it for a child's case.
const PREFIX: &str = "OEFENING-";
/// How the file of a group session begins.
const GROUP: &str = "OEFENING_GROEP-";
/// The most plays that are shown; more are left where they are.
const MOST: usize = 50;

/// The folder in which plays are kept.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The shelf in a folder, which need not be there yet.
    #[must_use]
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The plays on it, the newest first. Files that cannot be read are left alone.
    #[must_use]
    pub fn plays(&self) -> Vec<KeptPlay> {
        let ours = self.files().filter(|(name, _)| name.starts_with(PREFIX));
        let mut plays: Vec<KeptPlay> =
            ours.filter_map(|(_, path)| load::read_kept_play(&path).ok()).collect();
        plays.sort_by(|a, b| (b.on, &a.scenario, a.seed).cmp(&(a.on, &b.scenario, b.seed)));
        plays.truncate(MOST);
        plays
    }

    /// The group sessions on it, the newest first. Files that cannot be read are left alone.
    #[must_use]
    pub fn sessions(&self) -> Vec<KeptSession> {
        let ours = self.files().filter(|(name, _)| name.starts_with(GROUP));
        let mut sessions: Vec<KeptSession> =
            ours.filter_map(|(_, path)| load::read_kept_session(&path).ok()).collect();
        sessions.sort_by(|a, b| (b.on, &a.scenario, a.seed).cmp(&(a.on, &b.scenario, b.seed)));
        sessions.truncate(MOST);
        sessions
    }

    /// The files of practice in the folder: name and path.
    fn files(&self) -> impl Iterator<Item = (String, PathBuf)> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
        named.filter(|(_, path)| path.extension().is_some_and(|ending| ending == "json"))
    }

    /// Keeps a play in place of an earlier state of it: whole, or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be made or written in.
    pub fn keep(&self, play: &KeptPlay) -> io::Result<()> {
        self.write(&self.file(play), play)
    }

    /// Keeps a session in place of an earlier state of it: whole, or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be made or written in.
    pub fn keep_session(&self, session: &KeptSession) -> io::Result<()> {
        self.write(&self.session_file(session), session)
    }

    /// Lets a play go.
    ///
    /// # Errors
    /// Where its file cannot be removed; that there is none is no error.
    pub fn let_go(&self, play: &KeptPlay) -> io::Result<()> {
        remove(&self.file(play))
    }

    /// Lets a session go.
    ///
    /// # Errors
    /// Where its file cannot be removed; that there is none is no error.
    pub fn let_session_go(&self, session: &KeptSession) -> io::Result<()> {
        remove(&self.session_file(session))
    }

    fn write(&self, path: &Path, kept: &impl serde::Serialize) -> io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        serde_json::to_writer(&mut file, kept)?;
        file.flush()?;
        file.as_file().sync_all()?;
        file.persist(path).map(drop).map_err(|error| error.error)
    }

    fn file(&self, play: &KeptPlay) -> PathBuf {
        self.folder.join(format!("{PREFIX}{}-{}.json", plain(&play.scenario), play.seed))
    }

    fn session_file(&self, session: &KeptSession) -> PathBuf {
        self.folder.join(format!("{GROUP}{}-{}.json", plain(&session.scenario), session.seed))
    }
}

/// Writes one thing in several formats under one name, each whole; takes another name where one of
/// them is there already. The path of the last.
///
/// # Errors
/// Where the folder cannot be made or written in.
pub fn write_beside(folder: &Path, name: &str, formats: &[(&str, &[u8])]) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let name = plain(name);
    let names = (1..=MOST).map(|number| if number == 1 { name.clone() } else { format!("{name}-{number}") });
    let path = |name: &str, ending: &str| folder.join(format!("{name}.{ending}"));
    let free = |name: &String| formats.iter().all(|(ending, _)| !path(name, ending).exists());
    let name = names.into_iter().find(free).ok_or(io::ErrorKind::AlreadyExists)?;
    let mut last = folder.to_owned();
    for (ending, bytes) in formats {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        last = path(&name, ending);
        file.persist_noclobber(&last).map_err(|error| error.error)?;
    }
    Ok(last)
}

fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A name that cannot lead out of the folder.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Date;
    use crate::train::PlayerAnswer;

    fn play(scenario: &str, seed: u64, on: &str) -> KeptPlay {
        KeptPlay {
            scenario: scenario.to_owned(),
            version: "1".to_owned(),
            seed,
            answers: vec![PlayerAnswer::Choice("wait".to_owned()), PlayerAnswer::Wait(2)],
            on: Date::parse(on),
        }
    }

    #[test]
    fn plays_are_kept_replaced_listed_and_let_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::at(folder.path().join("below/practice"));
        assert_eq!(shelf.plays(), []);
        let (old, new) = (play("a", 1, "2026-03-02"), play("b", 1, "2026-03-09"));
        for kept in [&old, &new, &new] {
            shelf.keep(kept).expect("kept");
        }
        assert_eq!(shelf.plays(), [new.clone(), old.clone()]);
        let further = KeptPlay { answers: vec![], ..old.clone() };
        shelf.keep(&further).expect("kept");
        assert_eq!(shelf.plays(), [new.clone(), further]);
        // What others put there does not disturb it.
        std::fs::write(shelf.folder.join("OEFENING-x-1.json"), "not a play").expect("written");
        std::fs::write(shelf.folder.join("case.json"), "{}").expect("written");
        shelf.let_go(&old).and_then(|()| shelf.let_go(&old)).expect("gone");
        assert_eq!(shelf.plays(), [new]);
        // A name cannot lead out of the folder.
        let odd = play("../../etc/x", 1, "2026-03-02");
        assert!(shelf.file(&odd).starts_with(&shelf.folder));
        assert!(!shelf.file(&odd).display().to_string().contains(".."));
    }

    #[test]
    fn a_session_rests_beside_the_play_of_the_same_case() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::at(folder.path().to_owned());
        let session = KeptSession {
            scenario: "../a".to_owned(),
            version: "1".to_owned(),
            seed: 1,
            tables: vec!["Tafel 1".to_owned(), "Tafel 2".to_owned()],
            answers: Vec::new(),
            rounds: Vec::new(),
            votes: vec![None, None],
            closed: false,
            paused: true,
            on: Date::parse("2026-03-02"),
        };
        let alone = play("../a", 1, "2026-03-02");
        shelf.keep(&alone).and_then(|()| shelf.keep_session(&session)).expect("kept");
        assert_eq!((shelf.plays(), shelf.sessions()), (vec![alone.clone()], vec![session.clone()]));
        assert!(!shelf.session_file(&session).display().to_string().contains(".."));
        shelf.let_session_go(&session).and_then(|()| shelf.let_session_go(&session)).expect("gone");
        assert_eq!((shelf.plays(), shelf.sessions()), (vec![alone], Vec::new()));
    }
}
