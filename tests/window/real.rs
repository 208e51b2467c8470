//! What tests of the real window share: what they need, how one is opened and driven, and the stock
//! `age` tool at a file it left.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::expect_used, clippy::print_stderr, reason = "tests")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Programs that every test of the real window needs.
const NEEDS: [&str; 5] =
    ["Xvfb", "xdotool", "dbus-run-session", "import", "/usr/libexec/at-spi-bus-launcher"];

/// Whether a test can run here: all it needs is there. In CI it must be.
pub fn can_run(also: &[&str]) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let there = |program: &str| std::env::split_paths(&folders).any(|folder| folder.join(program).is_file());
    let Some(missing) = NEEDS.iter().chain(also).find(|program| !there(program)) else { return true };
    assert!(std::env::var_os("CI").is_none(), "CI must have {missing}");
    eprintln!("left out: the real window cannot be tested without {missing}");
    false
}

/// Where the images go.
pub fn images() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_nietpluis"));
    program.ancestors().nth(2).expect("target/debug/nietpluis").join("screens")
}

/// Opens the window in a folder and drives it with a script; what was said on the way. Its home is
/// copied to `keep` before it goes, where that is asked for.
pub fn drive(folder: &Path, plan: &Value, script: &[&str], keep: Option<&Path>) -> String {
    let planned = folder.join("plan.json");
    std::fs::write(&planned, plan.to_string()).expect("a plan");
    let mut command = Command::new("bash");
    command
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/run.sh"))
        .arg(env!("CARGO_BIN_EXE_nietpluis"))
        .args([folder, &images(), &planned])
        .args(script);
    if let Some(keep) = keep {
        command.env("NIETPLUIS_KEEP_HOME", keep);
    }
    let done = command.output().expect("bash runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}");
    said
}

/// What the stock tool gets out of each case of a vault. It reads a passphrase from a terminal only:
/// `script` lends it one.
pub fn by_the_stock_tool(vault: &Path, passphrase: &str) -> Vec<String> {
    let opened = tempfile::tempdir().expect("a folder");
    let files = std::fs::read_dir(vault).expect("the vault").flatten().map(|entry| entry.path());
    let cases = files.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("ECHTE-CASUS-") && path.extension().is_some_and(|it| it == "age")
    });
    cases.map(|sealed| open_one(&sealed, &opened.path().join("case"), passphrase)).collect()
}

fn open_one(sealed: &Path, to: &Path, passphrase: &str) -> String {
    let _ = std::fs::remove_file(to);
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
        let _ = typed.write_all(format!("{passphrase}\n").as_bytes());
    }
    std::fs::read_to_string(to).unwrap_or_default()
}
