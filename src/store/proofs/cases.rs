//! The vault from its folder's side: what is in it, what opens, what is refused, what is left.

use std::fs;
use std::io;
use std::path::Path;

use age::secrecy::{ExposeSecret as _, SecretString};
use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};
use tempfile::TempDir;

use super::super::{
    Act, Break, CaseId, Contents, Disk, Erasure, Fault, Key, OpenCase, Opened, Saved, Unopened, Vault,
    recover,
};
use crate::load;
use crate::record::{Date, Real, Sorted};

pub(super) const PASSPHRASE: &str = "open sesam";

pub(super) fn at(text: &str) -> ZonedDateTime {
    text.parse::<Timestamp>().expect("a moment").to_zoned_datetime(TimeZone::UTC)
}

pub(super) fn now() -> ZonedDateTime {
    at("2026-03-09T08:00:00Z")
}

pub(super) fn key() -> Key {
    Key::light(PASSPHRASE)
}

fn text_of(nature: &str, alias: &str, on: &str, note: &str) -> String {
    format!(
        r#"{{"format":1,"nature":"{nature}","pupil":{{"alias":"{alias}"}},
            "events":[{{"id":"e1","on":"{on}","note":"{note}","what":"signal_list"}}]}}"#
    )
}

pub(super) fn case_of(alias: &str, on: &str, note: &str) -> Real {
    let record = load::record_from_bytes("", text_of("real", alias, on, note).as_bytes()).expect("a record");
    match record.sorted() {
        Sorted::Real(real) => real,
        Sorted::Practice(_) => panic!("it is real"),
    }
}

pub(super) fn vault() -> (TempDir, Vault, SecretString) {
    let folder = tempfile::tempdir().expect("a folder");
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let (vault, recovery) =
        Vault::set_up_with(&folder.path().join("kluis"), key(), &passphrase, &now()).expect("set up");
    (folder, vault, recovery)
}

pub(super) fn open(vault: &Vault, id: &CaseId) -> OpenCase {
    match vault.open(id).expect("it opens") {
        Opened::Case(case) => *case,
        Opened::Newer(_) => panic!("it is of this format"),
    }
}

fn note(case: &OpenCase) -> &str {
    &case.real().events[0].note
}

fn add(vault: &mut Vault, alias: &str, on: &str) -> CaseId {
    vault.add(&case_of(alias, on, "eerste"), &now()).expect("added").0.id().clone()
}

/// Puts other contents in a case's file, by another way than this program.
fn put(vault: &Vault, id: &CaseId, change: impl FnOnce(Contents) -> Vec<u8>) {
    let path = vault.folder().join(id.file());
    let opened = key().open(&fs::read(&path).expect("there"), u64::MAX - 1).expect("opens");
    fs::write(&path, key().seal(&change(Contents::read(&opened))).expect("sealed")).expect("written");
}

#[test]
fn a_case_is_kept_listed_opened_and_saved_and_nothing_of_it_can_be_read() {
    let (folder, mut vault, _) = vault();
    let (case, kept) = vault.add(&case_of("Zonnebloem", "2026-03-02", "kanarie"), &now()).expect("added");
    assert_eq!((kept.saved, kept.unlisted, kept.clock_back), (Saved::InPlace, None, false));
    let id = case.id().clone();
    drop(case);
    add(&mut vault, "Anjer", "2026-03-03");
    let mut case = open(&vault, &id);
    assert_eq!((note(&case), case.read_only(), case.broken()), ("kanarie", None, None));
    vault.save(&mut case, &case_of("Zonnebloem", "2026-03-05", "kanarie, later"), &now()).expect("saved");
    vault.printed(&mut case, "advice", &now()).expect("noted");
    drop(case);
    // By another program start, with nothing but the folder and the passphrase.
    let vault = Vault::unlock_with(vault.folder(), key()).expect("unlocked");
    let cases = vault.cases().expect("listed");
    let aliases: Vec<_> = cases.iter().map(|case| case.alias.as_deref().expect("known")).collect();
    assert_eq!(aliases, ["Anjer", "Zonnebloem"]);
    assert_eq!((cases[1].last, cases[1].there), (Date::parse("2026-03-05"), true));
    let case = open(&vault, &id);
    let acts: Vec<_> = case.trail().entries().iter().map(|entry| entry.act.clone()).collect();
    assert_eq!(acts, [Act::Begun, Act::Saved, Act::Printed("advice".to_owned())]);
    assert_eq!((note(&case), case.broken(), vault.broken()), ("kanarie, later", None, None));
    for entry in fs::read_dir(vault.folder()).expect("the folder").flatten() {
        let (name, bytes) = (entry.file_name(), fs::read(entry.path()).expect("readable"));
        for canary in ["kanarie", "Zonnebloem", "Anjer", PASSPHRASE] {
            assert!(!name.to_string_lossy().contains(canary), "{}", name.display());
            assert!(!bytes.windows(canary.len()).any(|it| it == canary.as_bytes()), "{}", name.display());
        }
    }
    drop(folder);
    assert_eq!(Vault::unlock_with(vault.folder(), key()).expect_err("gone"), Fault::Gone);
}

#[test]
fn what_cannot_be_opened_says_why() {
    let (folder, mut vault, _) = vault();
    let there = vault.folder();
    let unlock =
        |passphrase: &str, folder: &Path| Vault::unlock_with(folder, Key::light(passphrase)).expect_err("no");
    assert_eq!(unlock("open sesame", there), Fault::Unopened(Unopened::WrongOrDamaged));
    assert_eq!(unlock(PASSPHRASE, folder.path()), Fault::NoVault);
    assert_eq!(unlock(PASSPHRASE, &folder.path().join("weg")), Fault::Gone);
    let again = Vault::set_up_with(there, key(), &SecretString::from("x".to_owned()), &now());
    assert_eq!(again.expect_err("it is there"), Fault::VaultThere);
    assert_eq!(
        vault.open(&CaseId::try_from("ffff".to_owned()).expect("a number")).expect_err("none"),
        Fault::NoSuchCase
    );
    for odd in ["", "../x", "A", "a/b", "a.b"] {
        assert!(CaseId::try_from(odd.to_owned()).is_err(), "{odd}");
    }
    let id = add(&mut vault, "Anjer", "2026-03-02");
    let practice = text_of("practice", "Anjer", "2026-03-02", "gespeeld");
    put(&vault, &id, |_| practice.clone().into_bytes());
    assert_eq!(vault.open(&id).expect_err("practice"), Fault::Practice);
    let sealed = key().seal(practice.as_bytes()).expect("sealed");
    assert_eq!(vault.receive(&sealed, &key(), &now()).expect_err("practice"), Fault::Practice);
    put(&vault, &id, |_| b"a photograph".to_vec());
    assert_eq!(vault.open(&id).expect_err("no case"), Fault::NotACase);
    fs::write(vault.folder().join(id.file()), "a photograph").expect("written");
    assert_eq!(vault.open(&id).expect_err("no case"), Fault::Unopened(Unopened::WrongOrDamaged));
}

#[test]
fn a_case_that_is_open_elsewhere_is_read_and_not_written() {
    let (_folder, mut vault, _) = vault();
    let id = add(&mut vault, "Anjer", "2026-03-02");
    let first = open(&vault, &id);
    let mut second = open(&vault, &id);
    assert_eq!((note(&second), second.read_only()), ("eerste", Some(Fault::InUse)));
    let refused = vault.save(&mut second, &case_of("Anjer", "2026-03-02", "mijn werk"), &now());
    assert_eq!(refused, Err(Fault::InUse));
    assert_eq!(vault.erase(&id, Erasure::OnRequest, &now()), Err(Fault::InUse));
    drop(first);
    assert_eq!(open(&vault, &id).read_only(), None);
    // In a folder that is read-only, too.
    vault.disk = Disk::refusing(|step| {
        let writes = step != super::super::atomic::Step::Read;
        writes.then(|| io::ErrorKind::ReadOnlyFilesystem.into())
    });
    assert_eq!(open(&vault, &id).read_only(), Some(Fault::NotAllowed));
}

#[test]
fn what_another_changed_is_kept_beside_and_shows_in_the_trail() {
    let (_folder, mut vault, _) = vault();
    let id = add(&mut vault, "Anjer", "2026-03-02");
    let mut case = open(&vault, &id);
    put(&vault, &id, |contents| {
        let text =
            String::from_utf8(contents.text.to_vec()).expect("text").replace("eerste", "van een ander");
        Contents { text: text.into_bytes().into(), trail: contents.trail }.bytes().expect("bytes").to_vec()
    });
    let kept = vault.save(&mut case, &case_of("Anjer", "2026-03-02", "van mij"), &now()).expect("saved");
    assert!(matches!(kept.saved, Saved::Beside(_)), "{kept:?}");
    let beside = case.id().clone();
    drop(case);
    assert_ne!(beside, id);
    let notes: Vec<String> =
        vault.cases().expect("listed").iter().map(|case| note(&open(&vault, &case.id)).to_owned()).collect();
    assert_eq!(notes.len(), 2);
    assert!(notes.contains(&"van een ander".to_owned()) && notes.contains(&"van mij".to_owned()));
    let mut theirs = open(&vault, &id);
    assert_eq!(theirs.broken(), Some(Break::At(1)), "the record is not the one of its trail");
    vault.save(&mut theirs, &case_of("Anjer", "2026-03-02", "verder"), &now()).expect("saved");
    drop(theirs);
    let acts: Vec<_> = open(&vault, &id).trail().entries().iter().map(|entry| entry.act.clone()).collect();
    assert_eq!(acts, [Act::Begun, Act::FoundChanged, Act::Saved]);
    // A trail that was taken away is missed.
    put(&vault, &id, |contents| contents.text.to_vec());
    assert_eq!(open(&vault, &id).broken(), Some(Break::At(1)));
}

#[test]
fn a_sealed_case_from_elsewhere_comes_in_with_its_trail() {
    let (_folder, mut ours, _) = vault();
    let (_other_folder, mut theirs, _) = vault();
    let id = add(&mut theirs, "Anjer", "2026-03-02");
    let code = open(&theirs, &id).trail().control_code();
    let sealed = fs::read(theirs.folder().join(id.file())).expect("there");
    let wrong = ours.receive(&sealed, &Key::light("another"), &now());
    assert_eq!(wrong.expect_err("wrong"), Fault::Unopened(Unopened::WrongOrDamaged));
    let (case, _) = ours.receive(&sealed, &key(), &now()).expect("received");
    assert_eq!(case.trail().entries().last().map(|entry| &entry.act), Some(&Act::Received));
    assert_eq!(case.trail().printed_after(&code).map(|entry| entry.number), Some(1));
    assert_eq!((note(&case), case.broken()), ("eerste", None));
}

#[test]
fn erasing_leaves_a_stub_and_nothing_else() {
    let (_folder, mut vault, _) = vault();
    let stays = add(&mut vault, "Anjer", "2026-03-02");
    let id = add(&mut vault, "Zonnebloem", "2026-03-02");
    let mut case = open(&vault, &id);
    vault.save(&mut case, &case_of("Zonnebloem", "2026-03-03", "tweede"), &now()).expect("saved");
    drop(case);
    vault.erase(&id, Erasure::TermOver, &at("2028-04-01T08:00:00Z")).expect("erased");
    assert_eq!(vault.erase(&id, Erasure::TermOver, &now()), Ok(()), "once more does no harm");
    let vault = Vault::unlock_with(vault.folder(), key()).expect("unlocked");
    let ids: Vec<_> = vault.cases().expect("listed").into_iter().map(|case| case.id).collect();
    assert_eq!(ids, std::slice::from_ref(&stays));
    let stub = vault.trail().last().expect("a stub");
    assert_eq!(stub.act, Act::Erased(id.to_string(), Erasure::TermOver));
    assert!(stub.at.starts_with("2028-04-01"));
    let mut names: Vec<_> =
        fs::read_dir(vault.folder()).expect("the folder").flatten().map(|it| it.file_name()).collect();
    names.sort();
    let lock = format!(".{}.lock", stays.file());
    let kept = [
        lock,
        ".register.age.lock".to_owned(),
        stays.file(),
        "recovery.age".to_owned(),
        "register.age".to_owned(),
    ];
    assert_eq!(names, kept.map(std::ffi::OsString::from));
    let register = key().open(&fs::read(vault.folder().join("register.age")).expect("there"), u64::MAX - 1);
    assert!(!String::from_utf8_lossy(&register.expect("opens")).contains("Zonnebloem"));
}

#[test]
fn what_is_due_is_a_reminder_and_removes_nothing() {
    let (_folder, mut vault, _) = vault();
    let old = add(&mut vault, "Anjer", "2024-02-28");
    // An event with a wrong year does not put it off for ever.
    let odd = add(&mut vault, "Roos", "2062-03-02");
    add(&mut vault, "Zonnebloem", "2026-03-02");
    let due = |today: &str, months| -> Vec<CaseId> {
        vault.due(Date::parse(today).expect("a day"), months).into_iter().map(|case| case.id).collect()
    };
    assert_eq!(due("2026-02-27", 24), []);
    assert_eq!(due("2026-02-28", 24), std::slice::from_ref(&old));
    assert_eq!(due("2028-03-09", 24).len(), 3);
    assert_eq!(due("2028-03-09", 24)[..1], [old]);
    assert!(due("2028-03-09", 24).contains(&odd));
    assert_eq!(due("1990-01-01", 24), [], "a clock set back");
    assert_eq!(due("2028-03-09", u32::MAX), []);
    assert_eq!(vault.cases().expect("listed").len(), 3);
}

#[test]
fn the_recovery_key_gives_the_passphrase_and_no_other_key_does() {
    let (_folder, vault, recovery) = vault();
    let (_other, _, another) = super::cases::vault();
    let disk = Disk::real();
    let by = |typed: &str| {
        let found = recover(&disk, vault.folder(), &SecretString::from(typed.to_owned()));
        found.map(|it| it.expose_secret().to_owned())
    };
    let printed = recovery.expose_secret();
    assert!(printed.starts_with("AGE-SECRET-KEY-1"));
    assert_eq!(by(printed).as_deref(), Ok(PASSPHRASE));
    let typed: Vec<String> =
        printed.as_bytes().chunks(8).map(|it| String::from_utf8_lossy(it).to_lowercase()).collect();
    assert_eq!(by(&typed.join(" ")).as_deref(), Ok(PASSPHRASE));
    let slip = printed.replacen(&printed[20..21], if &printed[20..21] == "Q" { "P" } else { "Q" }, 1);
    for wrong in [another.expose_secret(), &slip, &printed[..40], "", "age1x", "é"] {
        assert_eq!(by(wrong), Err(Fault::WrongRecoveryKey));
    }
    let side = vault.folder().join("recovery.age");
    let mut bytes = fs::read(&side).expect("there");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&side, &bytes).expect("written");
    assert_eq!(by(printed), Err(Fault::WrongRecoveryKey));
    assert!(vault.recovery_there());
    fs::remove_file(&side).expect("removed");
    assert_eq!((by(printed), vault.recovery_there()), (Err(Fault::Gone), false));
}
