//! What the store promises, tried: killed in the middle of a save, a disk that refuses any step, two
//! writers at once. Variables make the runs longer; see the README.

mod cases;
mod failing;
mod kills;
mod refusals;
mod writers;

use std::process::{Child, Command, Stdio};

/// How often something is tried: as a variable says, or else so often.
fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Starts this test program once more, as a process of its own that runs one test with an argument.
fn child(test: &str, argument: &str) -> Child {
    let program = std::env::current_exe().expect("this program");
    Command::new(program)
        .args(["--exact", &format!("store::proofs::{test}"), "--nocapture", "--test-threads=1"])
        .env(ARGUMENT, argument)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process")
}

/// The argument of such a process; none in the run that people start.
fn argument() -> Option<String> {
    std::env::var(ARGUMENT).ok()
}

const ARGUMENT: &str = "NIETPLUIS_PROOF_CHILD";
