//! A group session of three tables in the real window: led by keyboard, paused, left, gone on with,
//! to the debrief and a printed sheet. Images of each page land in `target/screens`.
//!
//! Needs what `real_window.rs` needs. Where that is missing it is left out, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(clippy::expect_used, reason = "a test stops where something is wrong")]

#[path = "window/real.rs"]
mod real;

use nietpluis::load;
use serde_json::json;

#[test]
fn a_session_of_three_tables_is_led_left_resumed_and_printed() {
    if !real::can_run(&[]) {
        return;
    }
    let ids = load::bundled_scenario_ids();
    let read = ids.iter().filter_map(|id| load::read_bundled_scenario(id)).filter_map(|read| read.draft);
    let scenario = read.map(|draft| draft.value).find(|it| it.warning.is_some()).expect("a heavy one");
    let title = scenario.title.nl;
    let folder = tempfile::tempdir().expect("a folder");
    let told = json!({
        "title": title,
        "number": "12",
        "go_on": format!("Verder: Groepssessie: {title}, nummer 12"),
        "warned": true,
    });
    real::drive(folder.path(), &told, &["drive_session.py", "1920x1080"], None);
    let images = real::images();
    let pdf = std::fs::read(images.join("session.pdf")).expect("a sheet");
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000);
    for page in ["set-up", "beforehand", "story", "answering", "locked", "pause", "open", "ended", "tables"] {
        for look in ["dark-1280", "light-1280", "light-1920"] {
            let image = images.join(format!("session-{page}-{look}.png"));
            assert!(std::fs::metadata(&image).map_or(0, |it| it.len()) > 8_000, "{}", image.display());
        }
    }
}
