//! The coordinator's desk in the real window: 25 events entered by keyboard alone, weighed, locked and
//! decided, through accessible names; images land in `target/screens`.
//!
//! Needs what `real_window` needs, and is left out where that is missing, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(clippy::expect_used, reason = "a test stops where something is wrong")]

#[path = "window/real.rs"]
mod real;

use serde_json::{Value, json};

const PASSPHRASE: &str = "vijf paarse olifanten fluiten zacht";

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
fn a_case_is_laid_down_weighed_decided_and_sealed_by_keyboard_in_the_real_window() {
    if !real::can_run(&["age", "script"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept");
    let plan = json!({ "events": events(), "passphrase": PASSPHRASE });
    let said = real::drive(folder.path(), &plan, &["desk.py"], Some(&kept));
    assert!(said.contains("the case was laid down by keyboard"), "{said}");
    let opened = real::by_the_stock_tool(&kept.join("Niet-pluis/kluis"), PASSPHRASE);
    assert_eq!(opened.len(), 1);
    assert!(opened[0].contains("\"K-7\"") && opened[0].contains("regel 25"), "{}", opened[0]);
}
