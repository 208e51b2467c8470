//! Another passphrase for a vault, and what happens when it stops half way.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{Timestamp, tz::TimeZone};

use super::super::atomic::Disk;
use super::super::case::Opened;
use super::*;
use crate::record::{Pupil, Real};

const OLD: &str = "open sesam";
const NEW: &str = "een nieuwe zin";

fn now() -> ZonedDateTime {
    Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC)
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

fn real(alias: &str) -> Real {
    let pupil: Pupil = serde_json::from_value(serde_json::json!({ "alias": alias })).expect("a pupil");
    Real::begin(pupil)
}

fn made(folder: &Path) -> (Vault, Vec<CaseId>, SecretString) {
    let (mut vault, key) =
        Vault::set_up_with(folder, Key::light(OLD), &secret(OLD), &now()).expect("a vault");
    let ids = ["K-1", "K-2", "K-3"].map(|alias| {
        let (mut case, _) = vault.add(&real(alias), &now()).expect("added");
        vault.save(&mut case, &real(alias), &now()).expect("saved, so there is an older one");
        case.id().clone()
    });
    (vault, ids.to_vec(), key)
}

fn change(vault: &mut Vault) -> Result<SecretString, Fault> {
    vault.change_with(Key::light(OLD), &secret(OLD), Key::light(NEW), &secret(NEW), &now())
}

/// Unlocks as the program does, and finds every case.
fn all_open(folder: &Path, words: &str) -> Result<Vault, Fault> {
    let mut vault = Vault::unlock_with(folder, Key::light(words))?;
    vault.former = vault.former(|_| Key::light(OLD));
    for listed in vault.cases()? {
        assert!(matches!(vault.open(&listed.id)?, Opened::Case(_)));
    }
    Ok(vault)
}

#[test]
fn the_new_passphrase_opens_all_and_the_old_one_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut vault, ids, old_recovery) = made(folder.path());
    let recovery_key = change(&mut vault).expect("changed");
    assert_eq!(all_open(folder.path(), NEW).expect("opens").cases().expect("cases").len(), ids.len());
    assert!(matches!(Vault::unlock_with(folder.path(), Key::light(OLD)), Err(Fault::Unopened(_))));
    let got = recovery::recover(&Disk::real(), folder.path(), &recovery_key).expect("recovered");
    assert_eq!(got.expose_secret(), NEW);
    assert!(recovery::recover(&Disk::real(), folder.path(), &old_recovery).is_err());
    // Nothing that is left in the folder opens with the old one.
    for entry in fs::read_dir(folder.path()).expect("a folder").flatten() {
        let bytes = fs::read(entry.path()).expect("read");
        assert!(Key::light(OLD).open(&bytes, MAX_RECORD).is_err(), "{:?}", entry.file_name());
    }
    assert!(!folder.path().join(CHANGING_FILE).exists());
}

#[test]
fn a_wrong_passphrase_or_an_open_case_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut vault, ids, _) = made(folder.path());
    let wrong = vault.change_with(Key::light("nee"), &secret("nee"), Key::light(NEW), &secret(NEW), &now());
    assert!(matches!(wrong, Err(Fault::Unopened(_))));
    let Ok(Opened::Case(open)) = vault.open(&ids[1]) else { panic!("opens") };
    assert_eq!(change(&mut vault).expect_err("open"), Fault::InUse);
    drop(open);
    assert!(all_open(folder.path(), OLD).is_ok());
}

/// The n-th step of the change fails, for every n: every case still opens with the passphrase that
/// holds by then, and the next unlocking carries the change on.
#[test]
fn a_change_that_breaks_off_anywhere_loses_nothing() {
    for at in 0..400 {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut vault, ids, _) = made(folder.path());
        let steps = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&steps);
        vault.disk = Disk::refusing(move |_| {
            let here = counted.fetch_add(1, Ordering::Relaxed);
            (here >= at).then(|| io::ErrorKind::StorageFull.into())
        });
        if change(&mut vault).is_ok() {
            assert!(at > 20, "only {at} steps were tried");
            return;
        }
        drop(vault);
        let holds = if Vault::unlock_with(folder.path(), Key::light(NEW)).is_ok() { NEW } else { OLD };
        let mut vault = all_open(folder.path(), holds).expect("every case opens");
        assert_eq!(vault.cases().expect("cases").len(), ids.len());
        let finished = vault.finish_change(&secret(holds)).expect("carried on");
        assert_eq!(finished.is_some(), holds == NEW, "step {at}");
        drop(vault);
        let vault = all_open(folder.path(), holds).expect("every case opens afterwards");
        assert!(!folder.path().join(CHANGING_FILE).exists());
        assert!(vault.former.is_none());
    }
    panic!("the change never came to its end");
}
