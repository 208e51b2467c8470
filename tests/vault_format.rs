//! Vaults as released versions made them open for ever: one kept sample a format, in `tests/vault`.
//!
//! `NIETPLUIS_SAMPLE=tests/vault/format-2 cargo test --test vault_format` makes the one of a new
//! format.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};
use nietpluis::load;
use nietpluis::record::{Date, Sorted};
use nietpluis::store::{
    Act, Disk, Erasure, ExposeSecret as _, Key, Opened, Saved, SecretString, Vault, recover, restore,
    try_backup,
};

const PASSPHRASE: &str = "verzonnen kat op mat";
const RECORD: &str = r#"{"format":1,"nature":"real","pupil":{"alias":"Zonnebloem"},"events":[
    {"id":"e1","on":"2026-03-02","what":{"signal":{"kind":"physical","text":"een verzonnen signaal"}}}]}"#;

fn now() -> ZonedDateTime {
    let moment: Timestamp = "2026-03-09T08:00:00Z".parse().expect("a moment");
    moment.to_zoned_datetime(TimeZone::UTC)
}

fn passphrase() -> SecretString {
    SecretString::from(PASSPHRASE.to_owned())
}

fn real() -> nietpluis::record::Real {
    match load::record_from_bytes("", RECORD.as_bytes()).expect("a record").sorted() {
        Sorted::Real(real) => real,
        Sorted::Practice(_) => panic!("it is real"),
    }
}

/// A copy of each sample, so that opening it leaves the sample alone.
fn samples() -> Vec<(String, tempfile::TempDir)> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vault");
    let mut samples = Vec::new();
    for sample in fs::read_dir(from).expect("the samples") {
        let sample = sample.expect("a sample").path();
        let copy = tempfile::tempdir().expect("a folder");
        for file in fs::read_dir(&sample).expect("a sample") {
            let file = file.expect("a file").path();
            fs::copy(&file, copy.path().join(file.file_name().expect("a name"))).expect("copied");
        }
        samples.push((sample.display().to_string(), copy));
    }
    samples
}

#[test]
fn every_kept_sample_opens() {
    let samples = samples();
    assert!(!samples.is_empty());
    for (name, folder) in samples {
        let mut vault = Vault::unlock(folder.path(), passphrase()).expect(&name);
        let cases = vault.cases().expect(&name);
        assert_eq!(cases.len(), 1, "{name}");
        assert_eq!(cases[0].alias.as_deref(), Some("Zonnebloem"), "{name}");
        assert_eq!(cases[0].last, Date::parse("2026-03-02"), "{name}");
        assert!(vault.broken().is_none() && vault.recovery_there(), "{name}");
        let stubs =
            vault.trail().iter().filter(|entry| matches!(entry.act, Act::Erased(_, Erasure::Mistake)));
        assert_eq!(stubs.count(), 1, "{name}");
        let Opened::Case(mut case) = vault.open(&cases[0].id).expect(&name) else {
            panic!("{name} is not newer")
        };
        assert_eq!((case.real(), case.broken(), case.read_only()), (&real(), None, None), "{name}");
        // The code that was printed from it when it was made.
        let code = fs::read_to_string(folder.path().join("control-code.txt")).expect(&name);
        assert!(case.trail().printed_after(&code).is_some(), "{name}");
        let kept = vault.save(&mut case, &real(), &now()).expect(&name);
        assert_eq!((kept.saved, kept.unlisted), (Saved::InPlace, None), "{name}");
        let key = fs::read_to_string(folder.path().join("recovery-key.txt")).expect(&name);
        let found = recover(&Disk::real(), folder.path(), &SecretString::from(key)).expect(&name);
        assert_eq!(found.expose_secret(), PASSPHRASE, "{name}");
        let backup = folder.path().join("backup.age");
        let tried = try_backup(&Disk::real(), &backup, &Key::new(passphrase())).expect(&name);
        assert_eq!((tried.sound, tried.damaged.len(), tried.missing.len()), (1, 0, 0), "{name}");
        let back = folder.path().join("back");
        assert_eq!(restore(&Disk::real(), &backup, &Key::new(passphrase()), &back), Ok(1), "{name}");
    }
}

/// The commands read what the vault keeps.
#[test]
fn check_and_open_read_a_case_of_the_vault() {
    for (name, folder) in samples() {
        fs::write(folder.path().join("key"), PASSPHRASE).expect("written");
        let files = fs::read_dir(folder.path()).expect("the copy").flatten().map(|file| file.file_name());
        let mut cases = files.filter(|file| file.to_string_lossy().starts_with("ECHTE-CASUS-"));
        let case = cases.next().expect("a case").to_string_lossy().into_owned();
        let run = |line: &str| {
            let mut command = Command::cargo_bin("nietpluis").expect("the binary");
            let output = command.current_dir(folder.path()).args(line.split(' ')).output().expect("it runs");
            (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
        };
        let (code, said) =
            run(&format!("check {case} --passphrase-file key --as-of 2026-04-01 --format json"));
        assert_eq!(code, Some(1), "{name}: {said}");
        let (code, said) = run(&format!("open {case} --out case.json --passphrase-file key"));
        assert!(code == Some(0) && !said.contains("spoor"), "{name}: {said}");
        let record = load::read_record(&folder.path().join("case.json")).expect("a record");
        assert_eq!(record, *real(), "{name}");
        // Sealed again, its trail goes on.
        let (code, said) = run(&format!("seal case.json --out {case} --passphrase-file key"));
        assert_eq!(code, Some(0), "{name}: {said}");
        let vault = Vault::unlock(folder.path(), passphrase()).expect(&name);
        let id = vault.cases().expect(&name)[0].id.clone();
        let Opened::Case(case) = vault.open(&id).expect(&name) else { panic!("{name} is not newer") };
        let acts: Vec<&Act> = case.trail().entries().iter().map(|entry| &entry.act).collect();
        assert_eq!(
            (acts[0], acts[acts.len() - 1], case.broken()),
            (&Act::Begun, &Act::Saved, None),
            "{name}"
        );
    }
}

#[test]
fn a_sample_of_a_new_format_is_made_where_asked() {
    let Some(folder) = std::env::var_os("NIETPLUIS_SAMPLE").map(PathBuf::from) else { return };
    let (mut vault, recovery) = Vault::set_up(&folder, &passphrase(), &now()).expect("set up");
    let (gone, _) = vault.add(&real(), &now()).expect("added");
    let id = gone.id().clone();
    drop(gone);
    vault.erase(&id, Erasure::Mistake, &now()).expect("erased");
    let (mut case, _) = vault.add(&real(), &now()).expect("added");
    let code = case.trail().control_code();
    vault.printed(&mut case, "advies", &now()).expect("noted");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let backup = elsewhere.path().join("backup.age");
    vault.back_up(&backup, &now()).expect("made");
    for older in fs::read_dir(&folder).expect("the folder").flatten() {
        let name = older.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.contains(".age.") {
            fs::remove_file(older.path()).expect("removed");
        }
    }
    fs::copy(backup, folder.join("backup.age")).expect("kept");
    fs::write(folder.join("control-code.txt"), code).expect("written");
    fs::write(folder.join("recovery-key.txt"), recovery.expose_secret()).expect("written");
}
