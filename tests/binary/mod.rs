//! The program, run as somebody runs it, and what it said.

#![allow(clippy::expect_used, reason = "tests")]

use std::process::Output;

use assert_cmd::Command;

/// Runs it in the folder of the project.
pub fn run(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().expect("it runs")
}

/// What it wrote.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("utf-8")
}

/// What it complained of.
pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
