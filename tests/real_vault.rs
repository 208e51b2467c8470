//! The vault in the real window, by keyboard and accessible names: made, a case laid down, weighed and
//! saved, locked, unlocked, opened again; and the stock `age` tool opens the saved file with the
//! passphrase. Images land in `target/screens`.
//!
//! Needs what `real_window` needs, and `age`; is left out where that is missing, but never in CI.
#![cfg(all(feature = "window", target_os = "linux"))]
#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it leaves out"
)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Programs the test needs.
const NEEDS: [&str; 7] =
    ["Xvfb", "xdotool", "dbus-run-session", "import", "age", "script", "/usr/libexec/at-spi-bus-launcher"];

const PASSPHRASE: &str = "vijf paarse olifanten fluiten zacht";

#[test]
fn a_case_is_saved_locked_and_opened_again_and_the_stock_tool_opens_it_too() {
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
    let plan = folder.path().join("plan.json");
    std::fs::write(&plan, serde_json::json!({ "passphrase": PASSPHRASE }).to_string()).expect("a plan");
    let kept = folder.path().join("kept");
    let done = Command::new("bash")
        .arg(root.join("tests/window/run.sh"))
        .arg(program)
        .args([folder.path(), &images, &plan])
        .arg("vault.py")
        .env("NIETPLUIS_KEEP_HOME", &kept)
        .output()
        .expect("bash runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}");
    assert!(said.contains("the vault was made, filled, locked and opened again"), "{said}");

    let vault = kept.join("Niet-pluis/kluis");
    let mut opened = Vec::new();
    for entry in std::fs::read_dir(&vault).expect("the vault").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("ECHTE-CASUS-") && entry.path().extension().is_some_and(|it| it == "age") {
            opened.push(by_the_stock_tool(&entry.path(), &folder.path().join(&name)));
        }
    }
    assert_eq!(opened.len(), 2, "{opened:?}");
    assert!(opened.iter().all(|it| it.contains("blauwe plek op de arm")), "{opened:?}");
    // Nothing of a case stands readable anywhere in the home of that window.
    nothing_readable(&kept);
}

/// What the tool gets out of a file. It reads a passphrase from a terminal only: `script` lends it one.
fn by_the_stock_tool(sealed: &Path, to: &Path) -> String {
    let line = format!("age -d -o '{}' '{}'", to.display(), sealed.display());
    let mut terminal = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("a terminal");
    let mut typed = terminal.stdin.take().expect("its keyboard");
    // Typed once the tool asks; what is typed sooner it may throw away.
    for _ in 0..50 {
        std::thread::sleep(std::time::Duration::from_millis(200));
        if terminal.try_wait().expect("its state").is_some() {
            break;
        }
        let _ = typed.write_all(format!("{PASSPHRASE}\n").as_bytes());
    }
    std::fs::read_to_string(to).unwrap_or_default()
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
