//! A process is killed while it saves: what it said to have saved is there, whole.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::super::atomic::{self, Disk};
use super::super::digest::Digest;
use super::super::lock::{Held, Saved};
use super::{argument, child, times};

/// A version of a file: its number, filling, and the digest of both, so that a torn one shows.
fn version(number: u64, size: usize) -> Vec<u8> {
    let filling = b'a' + u8::try_from(number % 26).expect("small");
    let mut bytes = format!("{number}\n").into_bytes();
    bytes.resize(size.max(bytes.len()), filling);
    let digest = Digest::of(&bytes);
    bytes.extend_from_slice(digest.bytes());
    bytes
}

/// The number of a version, where it is whole.
fn number(bytes: &[u8]) -> Option<u64> {
    let (bytes, digest) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let whole = Digest::of(bytes).bytes() == digest;
    std::str::from_utf8(line).ok()?.parse().ok().filter(|_| whole)
}

/// Saves version after version until it is killed, and says each that it has saved.
#[test]
fn saver() {
    let Some(argument) = argument() else { return };
    let (size, path) = argument.split_once(' ').expect("a size and a path");
    let (size, path) = (size.parse().expect("a size"), PathBuf::from(path));
    let disk = Disk::real();
    let mut held = Held::take(&disk, &path, 400).expect("a lock").expect("free: the other was killed");
    let from = held.read(&disk, u64::MAX - 1).expect("readable").map_or(0, |it| number(&it).expect("whole"));
    let mut said = std::io::stdout().lock();
    for next in from + 1.. {
        assert_eq!(held.save(&disk, &version(next, size)).expect("saved"), Saved::InPlace);
        writeln!(said, "saved {next}").and_then(|()| said.flush()).expect("said");
    }
}

/// Kills a saver; gives what it said last, and whether the file is whole and no older than that.
fn kill_one(path: &Path, size: usize, after: Duration) -> (bool, bool) {
    let mut saver = child("kills::saver", &format!("{size} {}", path.display()));
    let mut said = BufReader::new(saver.stdout.take().expect("its output")).lines();
    let mut last = None;
    let mut note = |line: &str| {
        last = line.rsplit_once("saved ").and_then(|(_, number)| number.parse::<u64>().ok()).or(last);
        last.is_some()
    };
    // From its first save on, it is always saving.
    while !note(&said.next().expect("it saves").expect("readable")) {}
    std::thread::sleep(after);
    saver.kill().expect("killed");
    for line in said.map_while(Result::ok) {
        note(&line);
    }
    saver.wait().expect("ended");
    let found = atomic::read(&Disk::real(), path, u64::MAX - 1).ok().flatten().and_then(|it| number(&it));
    (found.is_some(), found >= last)
}

#[test]
fn a_save_that_is_killed_leaves_the_old_or_the_new_and_loses_nothing_it_acknowledged() {
    let kills = times("NIETPLUIS_KILLS", 50);
    let mut sizes = vec![("1 KB", 1024), ("1 MB", 1024 * 1024)];
    if kills > 50 {
        sizes.push(("20 MB", 20 * 1024 * 1024));
    }
    for (name, size) in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.age");
        let (mut unreadable, mut lost, mut orphans) = (0, 0, 0);
        for kill in 0..kills {
            // Spread over a few saves, whatever one takes on this machine.
            let after = Duration::from_micros(kill as u64 * 7_919 % (5_000 + size as u64 / 50));
            let (whole, kept) = kill_one(&path, size, after);
            unreadable += usize::from(!whole);
            lost += usize::from(!kept);
            let left = std::fs::read_dir(folder.path()).expect("the folder").flatten();
            orphans += left
                .filter(|it| it.file_name().to_str().is_some_and(|it| atomic::orphan_of(it).is_some()))
                .count();
        }
        println!(
            "{kills} kills at {name}: {unreadable} unreadable, {lost} acknowledged saves lost, {orphans} orphans"
        );
        assert_eq!((unreadable, lost), (0, 0), "at {name}");
        super::super::lock::sweep(&Disk::real(), folder.path());
        // The file, the older ones, and the lock: the orphans are gone.
        let mut names: Vec<_> = std::fs::read_dir(folder.path())
            .expect("the folder")
            .flatten()
            .map(|it| it.file_name())
            .collect();
        names.sort();
        // Killed between its two renames, a save has the older one under the second name alone.
        names.retain(|name| name != "case.age.1");
        assert_eq!(names, [".case.age.lock", "case.age", "case.age.2"], "at {name}");
    }
}
