//! A group session of three tables in the real window: led by keyboard, paused, left, gone on with,
//! to the debrief and a printed sheet. Images of each page land in `target/screens`.
//!
//! Needs what `real_window.rs` needs. Where that is missing it is left out, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it leaves out"
)]

use std::path::Path;
use std::process::Command;

use nietpluis::load;
use serde_json::json;

/// Programs the test needs.
const NEEDS: [&str; 5] =
    ["Xvfb", "xdotool", "dbus-run-session", "import", "/usr/libexec/at-spi-bus-launcher"];

#[test]
fn a_session_of_three_tables_is_led_left_resumed_and_printed() {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |it: &&&str| std::env::split_paths(&folders).any(|folder| folder.join(it).is_file());
    if let Some(missing) = NEEDS.iter().find(|it| !is_there(it)) {
        assert!(std::env::var("CI").is_err(), "CI must have {missing}");
        eprintln!("left out: the real window cannot be tested without {missing}");
        return;
    }
    let ids = load::bundled_scenario_ids();
    let read = ids.iter().filter_map(|id| load::read_bundled_scenario(id)).filter_map(|read| read.draft);
    let scenario = read.map(|draft| draft.value).find(|it| it.warning.is_some()).expect("a heavy one");
    let title = scenario.title.nl;
    let program = Path::new(env!("CARGO_BIN_EXE_nietpluis"));
    let images = program.ancestors().nth(2).expect("target/debug/nietpluis").join("screens");
    let folder = tempfile::tempdir().expect("a folder");
    let session = folder.path().join("session.json");
    let told = json!({
        "title": title,
        "number": "12",
        "go_on": format!("Verder: Groepssessie: {title}, nummer 12"),
        "warned": true,
    });
    std::fs::write(&session, told.to_string()).expect("written");
    let done = Command::new("bash")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/run.sh"))
        .arg(program)
        .args([folder.path(), &images, &session])
        .args(["drive_session.py", "1920x1080"])
        .output()
        .expect("bash runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}");
    let pdf = std::fs::read(images.join("session.pdf")).expect("a sheet");
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000);
    for page in ["set-up", "beforehand", "story", "answering", "locked", "pause", "open", "ended", "tables"] {
        for look in ["dark-1280", "light-1280", "light-1920"] {
            let image = images.join(format!("session-{page}-{look}.png"));
            assert!(std::fs::metadata(&image).map_or(0, |it| it.len()) > 8_000, "{}", image.display());
        }
    }
}
