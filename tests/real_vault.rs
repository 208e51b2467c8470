//! The vault in the real window, by keyboard and accessible names: made, a case laid down, weighed and
//! saved, locked, unlocked, opened again; and the stock `age` tool opens the saved file with the
//! passphrase. Images land in `target/screens`.
//!
//! Needs what `real_window` needs, and `age`; is left out where that is missing, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(clippy::expect_used, reason = "a test stops where something is wrong")]

#[path = "window/real.rs"]
mod real;

use std::path::Path;

use serde_json::json;

const PASSPHRASE: &str = "vijf paarse olifanten fluiten zacht";

#[test]
fn a_case_is_saved_locked_and_opened_again_and_the_stock_tool_opens_it_too() {
    if !real::can_run(&["age", "script"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept");
    let said = real::drive(folder.path(), &json!({ "passphrase": PASSPHRASE }), &["vault.py"], Some(&kept));
    assert!(said.contains("the vault was made, filled, locked and opened again"), "{said}");
    let opened = real::by_the_stock_tool(&kept.join("Niet-pluis/kluis"), PASSPHRASE);
    assert_eq!(opened.len(), 2, "{opened:?}");
    assert!(opened.iter().all(|it| it.contains("blauwe plek op de arm")), "{opened:?}");
    // Nothing of a case stands readable anywhere in the home of that window.
    nothing_readable(&kept);
}

fn nothing_readable(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            nothing_readable(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        for canary in ["blauwe plek", "K-7", "L-21", "olifanten"] {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} is readable in {}", path.display());
        }
    }
}
