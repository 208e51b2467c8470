//! Plays that were left before their end, to go on with later. They are practice, so they rest in
//! plain files whose names say so; nothing of a real case ever comes here.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::load;
use crate::train::KeptPlay;

/// How the file of a play begins, so that nobody takes it for a child's case.
const PREFIX: &str = "OEFENING-";
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
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Vec::new() };
        let ours = entries.flatten().filter(|entry| {
            let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
            ours && entry.path().extension().is_some_and(|ending| ending == "json")
        });
        let mut plays: Vec<KeptPlay> =
            ours.filter_map(|entry| load::read_kept_play(&entry.path()).ok()).collect();
        plays.sort_by(|a, b| (b.on, &a.scenario, a.seed).cmp(&(a.on, &b.scenario, b.seed)));
        plays.truncate(MOST);
        plays
    }

    /// Keeps a play in place of an earlier state of it: whole, or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be made or written in.
    pub fn keep(&self, play: &KeptPlay) -> io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        serde_json::to_writer(&mut file, play)?;
        file.flush()?;
        file.as_file().sync_all()?;
        file.persist(self.file(play)).map(drop).map_err(|error| error.error)
    }

    /// Lets a play go.
    ///
    /// # Errors
    /// Where its file cannot be removed; that there is none is no error.
    pub fn let_go(&self, play: &KeptPlay) -> io::Result<()> {
        match std::fs::remove_file(self.file(play)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn file(&self, play: &KeptPlay) -> PathBuf {
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
        let scenario: String = play.scenario.chars().map(plain).collect();
        self.folder.join(format!("{PREFIX}{scenario}-{}.json", play.seed))
    }
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
}
