//! `seal` and `open` from the outside: what they write, refuse and leave alone.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use nietpluis::store::{Key, SecretString};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with a passphrase, another one, and a record.
struct Desk(TempDir);

/// What a command came to.
struct Done {
    code: Option<i32>,
    said: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        desk.put("key", b"open sesam, zei ze\nthis line does not count\n");
        desk.put("other-key", b"open sesame\n");
        desk.put("case.json", record("een gloeiende brandwond").as_bytes());
        desk
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.path().join(name), bytes).expect("written");
    }

    fn get(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).expect("readable")
    }

    fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    fn run(&self, line: &str) -> Done {
        let mut command = Command::cargo_bin("nietpluis").expect("the binary");
        let output = command.current_dir(self.0.path()).args(line.split(' ')).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("panicked"), "{line}: {said}");
        for word in ["Os {", "os error", "Err(", "work factor", "seconds ", "zei ze"] {
            assert!(!said.contains(word), "{line} says `{word}`: {said}");
        }
        assert!(!said.contains("brandwond"), "{line}: {said}");
        Done { code: output.status.code(), said }
    }

    /// Runs a line that must end so, its sentence naming something.
    fn expect(&self, line: &str, code: i32, says: &str) {
        let done = self.run(line);
        assert_eq!(done.code, Some(code), "{line}: {}", done.said);
        assert!(done.said.contains(says), "{line}: {}", done.said);
    }
}

fn record(text: &str) -> String {
    let event = json!({ "id": "e1", "on": "2026-03-02", "what": { "signal": { "text": text } } });
    json!({ "format": 1, "nature": "real", "pupil": { "alias": "K1" }, "events": [event] }).to_string()
}

const SEAL: &str = "seal case.json --out case.age --passphrase-file key";

#[test]
fn a_record_goes_into_its_sealed_file_and_comes_back_as_it_was() {
    let desk = Desk::new();
    desk.expect(SEAL, 0, "case.json: dit bestand staat er nog");
    let sealed = desk.get("case.age");
    assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert!(!sealed.windows(9).any(|it| it == b"brandwond"));
    assert_eq!(desk.get("case.json"), record("een gloeiende brandwond").as_bytes());
    desk.expect("open case.age --out back.json --passphrase-file key", 0, "back.json: let op");
    assert_eq!(desk.get("back.json"), desk.get("case.json"));
    desk.expect("open case.age --out en.json --passphrase-file key --lang en", 0, "careful");
    desk.expect("check case.age --as-of 2026-04-01 --passphrase-file key", 1, "must be looked at");
    // RON, both ways.
    desk.expect("open case.age --out back.ron --passphrase-file key", 0, "back.ron");
    desk.expect("seal back.ron --out ron.age --passphrase-file key", 0, "back.ron");
    desk.expect("open ron.age --out ron.json --passphrase-file key", 0, "ron.json");
    let value = |name: &str| -> Value { serde_json::from_slice(&desk.get(name)).expect("JSON") };
    let event = |name: &str| value(name)["events"][0]["what"]["signal"]["text"].clone();
    assert_eq!(event("ron.json"), event("case.json"));
    #[cfg(unix)]
    for name in ["case.age", "back.json", "back.ron"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(desk.0.path().join(name)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn what_does_not_open_says_so_and_writes_nothing() {
    let desk = Desk::new();
    desk.expect(SEAL, 0, "");
    let sealed = desk.get("case.age");
    let open = |name: &str, key: &str| format!("open {name} --out new.json --passphrase-file {key}");
    desk.expect(&open("case.age", "other-key"), 5, "not the right one, or the file is damaged");
    let mut flipped = sealed.clone();
    for at in [3, 30, 60, sealed.len() - 3] {
        flipped[at] ^= 1;
        desk.put("flipped.age", &flipped);
        desk.expect(&open("flipped.age", "key"), 5, "damaged");
        desk.expect("check flipped.age --passphrase-file key", 5, "damaged");
        flipped[at] ^= 1;
    }
    for (name, bytes) in [
        ("cut.age", &sealed[..sealed.len() - 1]),
        ("head.age", &sealed[..100]),
        ("empty.age", &[]),
        ("longer.age", &[&sealed[..], b"\n"].concat()),
        ("case.json", record("").as_bytes()),
    ] {
        desk.put(name, bytes);
        desk.expect(&open(name, "key"), 5, "damaged");
    }
    let stanza = sealed.iter().skip(40).position(|byte| *byte == b'\n').expect("a line") + 40;
    let heavy = [&sealed[..stanza - 2], b"21", &sealed[stanza..]].concat();
    desk.put("heavy.age", &heavy);
    desk.expect(&open("heavy.age", "key"), 5, "more heavily");
    desk.expect(&open("nowhere.age", "key"), 3, "no such file");
    desk.expect(&open(".", "key"), 3, "folder");
    desk.expect(&open("case.age", "nokey"), 3, "nokey: this file cannot be read");
    desk.expect("open case.age --out new.json", 2, "--passphrase-file");
    desk.expect("open case.age --out no/where.json --passphrase-file key", 3, "folder");
    assert!(!desk.has("new.json"));
    assert_eq!(desk.get("case.age"), sealed);
}

#[test]
fn a_file_that_is_there_is_never_replaced_unasked() {
    let desk = Desk::new();
    desk.put("notes.txt", b"my own notes");
    desk.expect("seal case.json --out notes.txt --passphrase-file key", 2, "not sealed");
    desk.expect("seal case.json --out case.json --passphrase-file key", 2, "not sealed");
    desk.expect("seal case.json --out . --passphrase-file key", 2, "folder");
    assert_eq!(desk.get("notes.txt"), b"my own notes");
    desk.expect(SEAL, 0, "");
    let first = desk.get("case.age");
    desk.expect("seal case.json --out case.age --passphrase-file other-key", 5, "left as it is");
    assert_eq!(desk.get("case.age"), first);
    // Real and practice do not take each other's place.
    desk.put("practice.json", record("gespeeld").replace("real", "practice").as_bytes());
    desk.expect("seal practice.json --out case.age --passphrase-file key", 2, "practice");
    desk.expect("seal practice.json --out practice.age --passphrase-file key", 0, "");
    desk.expect("seal case.json --out practice.age --passphrase-file key", 2, "practice");
    assert_eq!(desk.get("case.age"), first);
    // What a newer version made is left alone, and so is what is no case.
    let key = Key::new(SecretString::from("open sesam, zei ze".to_owned()));
    for (text, code, says) in [
        (record("").replace("\"format\":1", "\"format\":2"), 3, "newer version"),
        (record("") + "\n{\"trail\":2,\"entries\":0}\n", 3, "newer version"),
        ("a photograph".to_owned(), 2, "holds no case"),
    ] {
        let sealed = key.seal(text.as_bytes()).expect("sealed");
        desk.put("other.age", &sealed);
        desk.expect("seal case.json --out other.age --passphrase-file key", code, says);
        assert_eq!(desk.get("other.age"), sealed);
    }
    desk.expect("open other.age --out photograph.json --passphrase-file key", 3, "cannot be read");
    // The one before is kept, and a file that another holds is left alone.
    let held = fs::File::open(desk.0.path().join(".case.age.lock")).expect("its lock");
    held.lock().expect("locked");
    desk.expect(SEAL, 6, "in use by another");
    assert_eq!(desk.get("case.age"), first);
    held.unlock().expect("unlocked");
    desk.expect("open case.age --out notes.txt --passphrase-file key", 2, "already");
    desk.expect("open case.age --out case.age --passphrase-file key", 2, "already");
    assert_eq!(desk.get("notes.txt"), b"my own notes");
    desk.put("case.json", record("tweede").as_bytes());
    desk.expect(SEAL, 0, "");
    assert_eq!(desk.get("case.age.1"), first);
    desk.put("made-by-mktemp.json", b"");
    desk.expect("open case.age --out made-by-mktemp.json --passphrase-file key", 0, "");
    assert_eq!(desk.get("made-by-mktemp.json"), record("tweede").as_bytes());
}

#[test]
fn only_a_sound_record_is_sealed() {
    let desk = Desk::new();
    desk.put("cut.json", &record("").as_bytes()[..60]);
    desk.put("newer.json", record("").replace("\"format\":1", "\"format\":2").as_bytes());
    desk.put("empty-key", b"\n\n");
    let seal = |name: &str| format!("seal {name} --out new.age --passphrase-file key");
    desk.expect(&seal("cut.json"), 3, "ends before");
    desk.expect(&seal("newer.json"), 3, "format 2");
    desk.expect(&seal("key"), 3, "");
    desk.expect(&seal("nowhere.json"), 3, "no such file");
    desk.expect("seal case.json --out new.age --passphrase-file empty-key", 2, "empty");
    desk.expect("seal case.json --out new.age", 2, "no terminal");
    desk.expect("seal case.json --out no/where.age --passphrase-file key", 3, "folder");
    assert!(!Path::new(&desk.0.path().join("new.age")).exists());
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    let piped = command
        .current_dir(desk.0.path())
        .args("seal - --out new.age --passphrase-file key".split(' '))
        .write_stdin(record("uit een pijp"))
        .output()
        .expect("it runs");
    assert_eq!(piped.status.code(), Some(0));
    desk.expect("open new.age --out piped.json --passphrase-file key", 0, "");
    assert_eq!(desk.get("piped.json"), record("uit een pijp").as_bytes());
}
