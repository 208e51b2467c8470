//! Nothing leaves the machine: whatever the program does, it asks the system for no internet socket.
//!
//! Traced with strace; where that is missing, or may not trace here, it is left out.
#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it leaves out"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The calls by which a program gets a socket, as strace writes them.
fn sockets(trace: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(trace).expect("a trace");
    text.lines().filter(|line| line.contains("socket(")).map(str::to_owned).collect()
}

fn internet(calls: &[String]) -> Vec<&String> {
    calls
        .iter()
        .filter(|call| ["AF_INET", "AF_PACKET", "AF_NETLINK"].iter().any(|it| call.contains(it)))
        .collect()
}

/// A traced program: strace before it, and where it writes.
fn traced(trace: &Path) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=socket", "-o"]).arg(trace);
    command
}

fn may_trace() -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let there = traced(&folder.path().join("trace")).arg("true").output();
    let can = there.as_ref().is_ok_and(|it| it.status.success());
    assert!(there.is_ok() || std::env::var_os("CI").is_none(), "CI must have strace");
    if !can {
        eprintln!("left out: nothing can be traced here");
    }
    can
}

#[test]
fn no_command_asks_for_an_internet_socket() {
    if !may_trace() {
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let trace = folder.path().join("trace");
    // The trace tells sockets where there are any.
    let asks = "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM)";
    let asked = traced(&trace).args(["python3", "-c", asks]).status();
    if asked.is_ok_and(|it| it.success()) {
        assert_eq!(internet(&sockets(&trace)).len(), 1);
    }
    let record = std::fs::read_dir(root.join("tests/records")).expect("records").flatten();
    let record = record.map(|it| it.path()).find(|it| it.extension().is_some_and(|it| it == "json"));
    let record = record.expect("a record").display().to_string();
    let passphrase = folder.path().join("passphrase");
    std::fs::write(&passphrase, "vier woorden achter elkaar").expect("written");
    let (passphrase, sealed) = (passphrase.display().to_string(), folder.path().join("sealed.age"));
    let (sealed, pdf) = (sealed.display().to_string(), folder.path().join("sheet.pdf").display().to_string());
    let commands: [&[&str]; 8] = [
        &["validate"],
        &["check", &record],
        &["check", &record, "--format", "pdf", "--out", &pdf],
        &["seal", &record, "--out", &sealed, "--passphrase-file", &passphrase],
        &["check", &sealed, "--passphrase-file", &passphrase],
        &["graph", "--format", "svg"],
        &["simulate", "--runs", "1"],
        &["coverage"],
    ];
    for arguments in commands {
        let run = traced(&trace).arg(env!("CARGO_BIN_EXE_nietpluis")).args(arguments).output().expect("runs");
        let code = run.status.code().unwrap_or(-1);
        assert!((0..=1).contains(&code), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        let calls = sockets(&trace);
        assert!(calls.is_empty(), "{arguments:?}: {calls:?}");
    }
}

/// The window speaks with the display and the accessibility bus of this machine, and with nobody else.
#[test]
#[cfg(feature = "window")]
fn the_window_asks_for_no_internet_socket() {
    if !may_trace() {
        return;
    }
    let there = Command::new("Xvfb").arg("-help").stderr(Stdio::null()).stdout(Stdio::null()).status();
    if there.is_err() {
        assert!(std::env::var_os("CI").is_none(), "CI must have Xvfb");
        eprintln!("left out: no window without Xvfb");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let trace = folder.path().join("trace");
    let number = folder.path().join("display");
    let out = std::fs::File::create(&number).expect("a file");
    let mut display = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24"])
        .stdout(out)
        .stderr(Stdio::null())
        .spawn()
        .expect("a display");
    let shown = wait(|| std::fs::read_to_string(&number).ok().filter(|it| it.ends_with('\n')));
    let mut window = traced(&trace)
        .arg(env!("CARGO_BIN_EXE_nietpluis"))
        .current_dir(folder.path())
        .env("DISPLAY", format!(":{}", shown.as_deref().unwrap_or("0").trim()))
        .env("HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()
        .expect("the window");
    // It has asked for its display by then, and had time to ask for more.
    let calls = wait(|| trace.exists().then(|| sockets(&trace)).filter(|it| !it.is_empty()));
    std::thread::sleep(Duration::from_secs(5));
    let still_open = window.try_wait().expect("a process").is_none();
    let all = sockets(&trace);
    let _ = window.kill();
    let _ = display.kill();
    let _ = (window.wait(), display.wait());
    assert!(shown.is_some() && calls.is_some() && still_open, "the window did not stay open: {all:?}");
    assert!(internet(&all).is_empty(), "{:?}", internet(&all));
}

/// Asks again until there is an answer, for half a minute.
fn wait<T>(mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    (0..300).find_map(|_| {
        std::thread::sleep(Duration::from_millis(100));
        ask()
    })
}
