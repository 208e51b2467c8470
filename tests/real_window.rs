//! The real window on a display of its own, driven through accessible names; images of every page
//! in both themes and languages land in `target/screens`.
//!
//! Needs Xvfb, D-Bus, AT-SPI, its Python bindings and `ImageMagick`. Where they are missing it is
//! left out, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it leaves out"
)]

#[path = "window/fixture.rs"]
mod fixture;

use std::path::{Path, PathBuf};
use std::process::Command;

/// Programs the test needs.
const NEEDS: [&str; 4] = ["Xvfb", "dbus-run-session", "import", "/usr/libexec/at-spi-bus-launcher"];

#[test]
fn every_page_is_reached_by_name_in_the_real_window() {
    if let Some(missing) = NEEDS.iter().find(|program| !is_there(program)) {
        assert!(std::env::var("CI").is_err(), "CI must have {missing}");
        eprintln!("left out: the real window cannot be tested without {missing}");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let images = target().join("screens");
    let records = tempfile::tempdir().expect("a folder");
    std::fs::write(records.path().join("K-014.ron"), fixture::RECORD).expect("a record");
    let done = Command::new("bash")
        .arg(root.join("tests/window/run.sh"))
        .arg(env!("CARGO_BIN_EXE_nietpluis"))
        .args([records.path(), &images])
        .output()
        .expect("bash runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}");
    for page in ["home", "acute", "open", "case", "why", "protocol", "protocol-list"] {
        for look in ["nl-light", "nl-dark", "en-light", "en-dark"] {
            let image = images.join(format!("{page}-{look}.png"));
            // A page of one colour makes a file of a few hundred bytes.
            let size = std::fs::metadata(&image).map_or(0, |it| it.len());
            assert!(size > 8_000, "{} holds nothing", image.display());
        }
    }
}

/// Without a display: one sentence, the way to what works, and the exit code for it.
#[test]
fn without_a_display_it_says_so_in_one_sentence() {
    let done = Command::new(env!("CARGO_BIN_EXE_nietpluis"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(said.contains("nietpluis --help"), "{said}");
}

fn is_there(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// The folder cargo builds in: two above the program.
fn target() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_nietpluis"));
    program.ancestors().nth(2).expect("target/debug/nietpluis").to_owned()
}
