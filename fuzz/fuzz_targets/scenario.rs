//! A scenario of any bytes: read and looked over, or refused.
#![no_main]

mod school;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nietpluis::{load, validate};
use school::PROTOCOL;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));

fuzz_target!(|bytes: &[u8]| {
    let path = FOLDER.path().join("scenario.ron");
    std::fs::write(&path, bytes).expect("written");
    let read = load::read_scenario(&path);
    if let Some(draft) = &read.draft {
        let _ = validate::playable(draft, &read.text, &PROTOCOL);
    }
});
