//! A record of any bytes, as JSON and as RON: read it is checked and told, and never brings the
//! program down.
#![no_main]

mod school;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nietpluis::check::{Case, check};
use nietpluis::explain::{Origin, tell};
use nietpluis::load;
use nietpluis::protocol::Lang;
use nietpluis::record::{Date, Record};
use school::PROTOCOL;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));

fn look(record: Record) {
    let sorted = record.sorted();
    let case = Case::new(&PROTOCOL, &sorted, Date::parse("2026-06-01").expect("a day"));
    let outcomes = check(&case);
    for lang in [Lang::Nl, Lang::En] {
        let _ = tell(&case, &outcomes, Origin { file: "record", line: 1 }, lang);
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(record) = load::record_from_bytes("record", bytes) {
        look(record);
        return;
    }
    let path = FOLDER.path().join("record.ron");
    std::fs::write(&path, bytes).expect("written");
    if let Ok(record) = load::read_record(&path) {
        look(record);
    }
});
