//! The coordinator's desk in the real window: 25 events entered by keyboard alone, weighed, locked and
//! decided, through accessible names; images land in `target/screens`.
//!
//! Needs what `real_window` needs, and is left out where that is missing, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it leaves out"
)]

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// Programs the test needs.
const NEEDS: [&str; 5] =
    ["Xvfb", "xdotool", "dbus-run-session", "import", "/usr/libexec/at-spi-bus-launcher"];

/// 25 events: day, first letters of who and of what, text.
fn events() -> Value {
    let kinds = ["signaal", "bericht aan de c", "overleg", "gesprek", "kindcheck"];
    let events = (0..25_usize).map(|at| {
        let (day, month) = (1 + at % 14 * 2, if at < 14 { 2 } else { 3 });
        json!([format!("{day}-{month}-2026"), "leer", kinds[at % kinds.len()], format!("regel {}", at + 1)])
    });
    events.collect()
}

#[test]
fn a_case_is_laid_down_weighed_and_decided_by_keyboard_in_the_real_window() {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let there = |program: &str| std::env::split_paths(&folders).any(|folder| folder.join(program).is_file());
    if let Some(missing) = NEEDS.iter().find(|program| !there(program)) {
        assert!(std::env::var("CI").is_err(), "CI must have {missing}");
        eprintln!("left out: the real window cannot be tested without {missing}");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_nietpluis"));
    let images = program.ancestors().nth(2).expect("target/debug/nietpluis").join("screens");
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("events.json");
    std::fs::write(&plan, events().to_string()).expect("events");
    let done = Command::new("bash")
        .arg(root.join("tests/window/run.sh"))
        .arg(program)
        .args([folder.path(), &images, &plan])
        .arg("desk.py")
        .output()
        .expect("bash runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}");
    assert!(said.contains("the case was laid down by keyboard"), "{said}");
}
