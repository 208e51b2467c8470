//! A disk refuses the n-th step of a save, for every n.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::atomic::{self, Disk, Step, older};
use super::super::lock::{Held, Saved};

/// Refuses one step, or that one and all after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Refuses {
    One,
    AllFrom,
}

const CODES: [(&str, i32); 3] = [("EIO", 5), ("ENOSPC", 28), ("EACCES", 13)];

/// A disk that refuses the `nth` step (from 0).
fn refusing(nth: usize, how: Refuses, code: i32, count: &'static AtomicUsize) -> Disk {
    count.store(0, Ordering::SeqCst);
    Disk::refusing(move |_: Step| {
        let now = count.fetch_add(1, Ordering::SeqCst);
        let refused = match how {
            Refuses::One => now == nth,
            Refuses::AllFrom => now >= nth,
        };
        refused.then(|| io::Error::from_raw_os_error(code))
    })
}

fn text(path: &Path) -> Option<String> {
    atomic::read(&Disk::real(), path, 1000).expect("readable").map(|it| String::from_utf8(it).expect("whole"))
}

#[test]
fn whatever_step_is_refused_the_old_or_the_new_is_there_and_saving_again_works() {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let real = Disk::real();
    let mut tried = 0;
    for (name, code) in CODES {
        for how in [Refuses::One, Refuses::AllFrom] {
            for nth in 0.. {
                let folder = tempfile::tempdir().expect("a folder");
                let path = folder.path().join("case.age");
                let mut held = Held::take(&real, &path, 1).expect("a lock").expect("free");
                for old in ["oldest", "older", "old"] {
                    held.save(&real, old.as_bytes()).expect("saved");
                }
                // What the user typed stays in memory: `new` is only lent to the save.
                let new = "new".to_owned();
                let saved = held.save(&refusing(nth, how, code, &COUNT), new.as_bytes());
                let what = format!("step {nth} ({how:?}) refused with {name}: {saved:?}");
                let through = COUNT.load(Ordering::SeqCst) <= nth;
                let now = text(&path).unwrap_or_else(|| panic!("{what}: nothing is there"));
                assert!(now == "old" || now == "new", "{what}: {now}");
                // Acknowledged is saved; a step that was refused is told, or was made good.
                assert!(saved.is_err() || now == "new", "{what}");
                if let Err(error) = &saved {
                    assert_eq!(error.raw_os_error(), Some(code), "{what}");
                }
                for kept in [text(&older(&path, 1)), text(&older(&path, 2))].into_iter().flatten() {
                    assert!(["oldest", "older", "old"].contains(&kept.as_str()), "{what}: {kept}");
                }
                assert_eq!(held.save(&real, new.as_bytes()).expect("saved"), Saved::InPlace, "{what}");
                assert_eq!(text(&path).as_deref(), Some("new"), "{what}");
                let names = std::fs::read_dir(folder.path()).expect("the folder").count();
                assert!(names <= 4, "{what}: {names} files are left");
                tried += 1;
                if through {
                    assert!(saved.is_ok() && nth > 5, "{what}");
                    break;
                }
            }
        }
    }
    println!("{tried} saves with a step refused");
}

/// Failing over and over, as on a full disk, does not push out what was kept before.
#[test]
fn saves_that_keep_failing_leave_the_older_ones_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.age");
    let real = Disk::real();
    let mut held = Held::take(&real, &path, 1).expect("a lock").expect("free");
    for old in ["oldest", "older", "old"] {
        held.save(&real, old.as_bytes()).expect("saved");
    }
    let full = Disk::refusing(|step| (step == Step::Replace).then(|| io::ErrorKind::StorageFull.into()));
    for _ in 0..3 {
        held.save(&full, b"new").expect_err("full");
    }
    assert_eq!(text(&path).as_deref(), Some("old"));
    assert_eq!(text(&older(&path, 2)).as_deref(), Some("older"));
}
