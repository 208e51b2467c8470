//! Two processes open, edit and save one sealed file, over and over.

use std::path::PathBuf;

use super::super::atomic::Disk;
use super::super::lock::{Held, Saved};
use super::super::sealed::Key;
use super::{argument, child, times};

const MOST: u64 = 1024 * 1024;

/// Adds its line to the file, so many times.
#[test]
fn writer() {
    let Some(argument) = argument() else { return };
    let mut words = argument.splitn(3, ' ');
    let (name, rounds) = (words.next().expect("a name"), words.next().expect("rounds"));
    let path = PathBuf::from(words.next().expect("a path"));
    let (disk, key) = (Disk::real(), Key::light("open sesam"));
    for round in 0..rounds.parse::<usize>().expect("a number") {
        let mut held = Held::take(&disk, &path, 20_000).expect("a lock").expect("not for minutes");
        let mut text = match held.read(&disk, MOST).expect("readable") {
            Some(sealed) => key.open(&sealed, MOST).expect("whole").to_vec(),
            None => Vec::new(),
        };
        text.extend_from_slice(format!("{name} {round}\n").as_bytes());
        let saved = held.save(&disk, &key.seal(&text).expect("sealed")).expect("saved");
        assert_eq!(saved, Saved::InPlace);
    }
}

#[test]
fn two_writers_lose_no_edit() {
    let rounds = times("NIETPLUIS_ROUNDS", 30);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.age");
    let writers =
        ["ann", "bob"].map(|name| child("writers::writer", &format!("{name} {rounds} {}", path.display())));
    for writer in writers {
        let output = writer.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    let sealed = std::fs::read(&path).expect("there");
    let text = Key::light("open sesam").open(&sealed, MOST).expect("whole");
    let text = std::str::from_utf8(&text).expect("text");
    let mut lost = 0;
    for name in ["ann", "bob"] {
        let edits: Vec<&str> = text.lines().filter(|line| line.starts_with(name)).collect();
        let wanted: Vec<String> = (0..rounds).map(|round| format!("{name} {round}")).collect();
        lost += wanted.iter().filter(|line| !edits.contains(&line.as_str())).count();
        assert_eq!(edits, wanted, "{name}: each once, in its order");
    }
    println!("2 x {rounds} rounds of open, edit, save: {lost} lost edits");
}
