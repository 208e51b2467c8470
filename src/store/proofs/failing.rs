//! The vault when something fails: the disk at any step, a later format, a clock set back, a backup
//! that is damaged.

use std::fs;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use age::secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use super::super::{
    Break, Contents, Disk, Fault, Key, OpenCase, Opened, Saved, Trail, Tried, Unopened, Vault, restore,
    try_backup,
};
use super::cases::{PASSPHRASE, at, case_of, key, now, open, vault};
use crate::store::Erasure;

fn note(case: &OpenCase) -> String {
    case.real().events[0].note.clone()
}

#[test]
fn whatever_step_of_the_vault_is_refused_the_old_or_the_new_opens() {
    let mut tried = 0;
    for (name, code) in [("EIO", 5), ("ENOSPC", 28), ("EACCES", 13)] {
        for nth in 0.. {
            let (_folder, mut vault, _) = vault();
            let old = case_of("Anjer", "2026-03-02", "oud");
            let id = vault.add(&old, &now()).expect("added").0.id().clone();
            let mut case = open(&vault, &id);
            // Another day: the list must change too.
            let new = case_of("Anjer", "2026-03-05", "nieuw");
            let count = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&count);
            vault.disk = Disk::refusing(move |_| {
                let refused = counted.fetch_add(1, Ordering::SeqCst) == nth;
                refused.then(|| io::Error::from_raw_os_error(code))
            });
            let kept = vault.save(&mut case, &new, &now());
            let through = count.load(Ordering::SeqCst) <= nth;
            let what = format!("step {nth} refused with {name}: {kept:?}");
            match &kept {
                Ok(kept) => {
                    assert_eq!((&kept.saved, note(&case).as_str()), (&Saved::InPlace, "nieuw"), "{what}");
                }
                // In memory nothing is lost, and the sentence says what it was.
                Err(fault) => {
                    let says = match code {
                        28 => Fault::Full,
                        13 => Fault::NotAllowed,
                        _ => Fault::Disk,
                    };
                    assert_eq!((*fault, note(&case).as_str()), (says, "oud"), "{what}");
                }
            }
            let acknowledged = kept.is_ok();
            vault.disk = Disk::real();
            drop(case);
            let fresh = Vault::unlock_with(vault.folder(), key()).expect("its list opens");
            let found = note(&open(&fresh, &id));
            assert!(found == "nieuw" || (found == "oud" && !acknowledged), "{what}: {found}");
            let mut case = open(&vault, &id);
            let kept = vault.save(&mut case, &new, &now()).expect("saved");
            assert_eq!((kept.saved, kept.unlisted), (Saved::InPlace, None), "{what}");
            assert_eq!(case.broken(), None, "{what}");
            tried += 1;
            if through {
                assert!(nth > 10, "{what}");
                break;
            }
        }
    }
    println!("{tried} saves of a case with a step refused");
}

/// The same of erasing: done again, it comes to its end, and the stub is there.
#[test]
fn erasing_that_was_broken_off_can_be_done_again() {
    for nth in 0..40 {
        let (_folder, mut vault, _) = vault();
        let id = vault.add(&case_of("Anjer", "2026-03-02", "oud"), &now()).expect("added").0.id().clone();
        let count = AtomicUsize::new(0);
        vault.disk = Disk::refusing(move |_| {
            (count.fetch_add(1, Ordering::SeqCst) == nth).then(|| io::ErrorKind::StorageFull.into())
        });
        let erased = vault.erase(&id, Erasure::Mistake, &now());
        vault.disk = Disk::real();
        if erased.is_err() {
            let again = vault.erase(&id, Erasure::Mistake, &now());
            assert_eq!(again, Ok(()), "step {nth}");
        }
        let fresh = Vault::unlock_with(vault.folder(), key()).expect("unlocked");
        assert_eq!(fresh.cases().expect("listed"), [], "step {nth}");
        let stubs = fresh.trail().iter().filter(|entry| format!("{:?}", entry.act).contains("Erased"));
        assert!(stubs.count() >= 1, "step {nth}");
        assert!(!fresh.folder().join("register.age.1").exists(), "step {nth}: the alias is still in it");
    }
}

#[test]
fn what_a_later_version_made_is_read_and_never_written() {
    let (_folder, mut vault, _) = vault();
    let id = vault.add(&case_of("Anjer", "2026-03-02", "oud"), &now()).expect("added").0.id().clone();
    let path = vault.folder().join(id.file());
    let plain = key().open(&fs::read(&path).expect("there"), u64::MAX - 1).expect("opens");
    let plain = String::from_utf8(plain.to_vec()).expect("text");
    let put = |text: &str| {
        let sealed = key().seal(text.as_bytes()).expect("sealed");
        fs::write(&path, &sealed).expect("written");
        sealed
    };
    // A record of a later format: its text, without a way to write it.
    let later = plain.replace("\"format\": 1", "\"format\": 2, \"new\": []");
    let sealed = put(&later);
    match vault.open(&id).expect("it is read") {
        Opened::Newer(text) => assert!(String::from_utf8_lossy(&text).contains("\"format\": 2")),
        Opened::Case(_) => panic!("it is newer"),
    }
    assert_eq!(vault.receive(&sealed, &key(), &now()).expect_err("newer"), Fault::Newer);
    assert_eq!(fs::read(&path).expect("there"), sealed);
    // A trail of a later format: the case is read.
    let sealed = put(&plain.replace("{\"trail\":1,", "{\"trail\":2,"));
    let mut case = open(&vault, &id);
    assert_eq!(
        (note(&case).as_str(), case.broken(), case.read_only()),
        ("oud", Some(Break::Newer), Some(Fault::Newer))
    );
    let new = case_of("Anjer", "2026-03-02", "nieuw");
    assert_eq!(vault.save(&mut case, &new, &now()), Err(Fault::Newer));
    assert_eq!(fs::read(&path).expect("there"), sealed);
    drop(case);
    put(&plain);
    // A list of a later format: the cases are there, by number, and can still be saved.
    let register = vault.folder().join("register.age");
    let list = Contents {
        text: Zeroizing::new(b"{\"register\":2,\"groups\":[]}".to_vec()),
        trail: Trail::default(),
    };
    let sealed = key().seal(&list.bytes().expect("bytes")).expect("sealed");
    fs::write(&register, &sealed).expect("written");
    let mut vault = Vault::unlock_with(vault.folder(), key()).expect("unlocked");
    assert!(vault.newer());
    let cases = vault.cases().expect("listed");
    assert_eq!((cases.len(), &cases[0].id, &cases[0].alias), (1, &id, &None));
    let mut case = open(&vault, &id);
    let kept = vault.save(&mut case, &new, &now()).expect("saved");
    assert_eq!(kept.unlisted, Some(Fault::Newer));
    drop(case);
    assert_eq!(vault.erase(&id, Erasure::Mistake, &now()), Err(Fault::Newer));
    assert_eq!(fs::read(&register).expect("there"), sealed);
}

#[test]
fn a_clock_that_was_set_back_is_told_and_a_case_too_large_to_open_again_is_not_saved() {
    let (_folder, mut vault, _) = vault();
    let id = vault.add(&case_of("Anjer", "2026-03-02", "oud"), &now()).expect("added").0.id().clone();
    let mut case = open(&vault, &id);
    let new = case_of("Anjer", "2026-03-02", "nieuw");
    let kept = vault.save(&mut case, &new, &at("2020-01-01T00:00:00Z")).expect("saved");
    assert!(kept.clock_back && case.broken().is_none());
    assert!(!vault.save(&mut case, &new, &at("2020-01-02T00:00:00Z")).expect("saved").clock_back);
    let large = case_of("Anjer", "2026-03-02", &"x".repeat(21 * 1024 * 1024));
    assert_eq!(vault.save(&mut case, &large, &now()), Err(Fault::TooLarge));
    assert_eq!(note(&case), "nieuw");
}

#[test]
fn two_who_use_one_vault_see_each_others_cases() {
    let (_folder, mut ann, _) = vault();
    let mut bob = Vault::unlock_with(ann.folder(), key()).expect("unlocked");
    for number in 0..5 {
        ann.add(&case_of(&format!("A{number}"), "2026-03-02", ""), &now()).expect("added");
        bob.add(&case_of(&format!("B{number}"), "2026-03-02", ""), &now()).expect("added");
    }
    let fresh = Vault::unlock_with(ann.folder(), key()).expect("unlocked");
    let aliases: Vec<_> = fresh.cases().expect("listed").into_iter().filter_map(|case| case.alias).collect();
    assert_eq!(aliases, ["A0", "A1", "A2", "A3", "A4", "B0", "B1", "B2", "B3", "B4"]);
    assert_eq!((fresh.broken(), fresh.trail().len()), (None, 11));
}

#[test]
fn a_backup_is_tried_and_put_back_and_a_damaged_one_is_not() {
    let (folder, mut vault, recovery) = vault();
    let id = vault.add(&case_of("Anjer", "2026-03-02", "kanarie"), &now()).expect("added").0.id().clone();
    vault.add(&case_of("Roos", "2026-03-02", ""), &now()).expect("added");
    let (disk, file) = (Disk::real(), folder.path().join("backup.age"));
    let inside = vault.folder().join("backup.age");
    assert_eq!(vault.back_up(&inside, &now()), Err(Fault::BackupInside));
    assert_eq!(vault.back_up(&folder.path().join("weg/backup.age"), &now()), Err(Fault::Gone));
    fs::write(folder.path().join("notes.txt"), "mine").expect("written");
    assert_eq!(vault.back_up(&folder.path().join("notes.txt"), &now()), Err(Fault::NotEmpty));
    assert_eq!(vault.back_up(&file, &now()), Ok(2));
    let sound = Tried { sound: 2, damaged: vec![], missing: vec![], recovery: true };
    assert_eq!(try_backup(&disk, &file, &key()), Ok(sound.clone()));
    let back = folder.path().join("terug");
    assert_eq!(restore(&disk, &file, &key(), &back), Ok(2));
    assert_eq!(restore(&disk, &file, &key(), &back), Err(Fault::NotEmpty));
    let restored = Vault::unlock_with(&back, key()).expect("unlocked");
    assert_eq!(restored.cases().expect("listed"), vault.cases().expect("listed"));
    assert_eq!(note(&open(&restored, &id)), "kanarie");
    let found = super::super::recover(&disk, &back, &recovery).expect("recovered");
    assert_eq!(found.expose_secret(), PASSPHRASE);
    // By hand, with what every system has.
    let plain = key().open(&fs::read(&file).expect("there"), u64::MAX - 1).expect("opens");
    let mut tar =
        Command::new("tar").arg("t").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("tar");
    tar.stdin.take().expect("its input").write_all(&plain).expect("written");
    let names = String::from_utf8(tar.wait_with_output().expect("listed").stdout).expect("text");
    assert!(names.contains("register.age") && names.contains(&id.file()), "{names}");
    // A case that is damaged in the vault is found in the backup; one that is gone is missed.
    let path = vault.folder().join(id.file());
    let whole = fs::read(&path).expect("there");
    fs::write(&path, &whole[..whole.len() - 1]).expect("written");
    vault.back_up(&file, &now()).expect("made");
    assert_eq!(
        try_backup(&disk, &file, &key()),
        Ok(Tried { sound: 1, damaged: vec![id.clone()], ..sound.clone() })
    );
    fs::remove_file(&path).expect("removed");
    vault.back_up(&file, &now()).expect("made");
    assert_eq!(try_backup(&disk, &file, &key()), Ok(Tried { sound: 1, missing: vec![id], ..sound }));
    let wrong = Fault::Unopened(Unopened::WrongOrDamaged);
    assert_eq!(try_backup(&disk, &file, &Key::light("another")), Err(wrong));
    let bytes = fs::read(&file).expect("there");
    for place in (0..bytes.len()).step_by(211) {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1;
        fs::write(&file, &damaged).expect("written");
        assert_eq!(try_backup(&disk, &file, &key()), Err(wrong), "byte {place}");
        fs::write(&file, &bytes[..place]).expect("written");
        assert_eq!(try_backup(&disk, &file, &key()), Err(wrong), "cut at {place}");
    }
    // Sealed with the right passphrase, and no backup: nothing is written outside.
    for (name, text) in [("../x", "x"), ("register.age/x", "x"), ("x", "x")] {
        let mut archive = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_old();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(text.len() as u64);
        header.set_cksum();
        archive.append(&header, text.as_bytes()).expect("added");
        let sealed = key().seal(&archive.into_inner().expect("bytes")).expect("sealed");
        fs::write(&file, sealed).expect("written");
        let empty = folder.path().join("leeg");
        assert_eq!(restore(&disk, &file, &key(), &empty), Err(Fault::NotACase), "{name}");
        assert_eq!(fs::read_dir(&empty).expect("the folder").count(), 0, "{name}");
    }
}
