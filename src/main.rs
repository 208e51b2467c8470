//! Without a command: the window. With one: the command. Nothing more.

use std::process::ExitCode;

use clap::Parser;
use nietpluis::cli::{self, Cli, Failure};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Some(command) => cli::run(command),
        None => window(),
    };
    match done {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(failure) => {
            tell(&failure);
            ExitCode::from(failure.exit.code())
        }
    }
}

#[cfg(feature = "window")]
fn window() -> Result<cli::Exit, Failure> {
    nietpluis::desk::open()
}

#[cfg(not(feature = "window"))]
fn window() -> Result<cli::Exit, Failure> {
    let message = "this program was built without its window; see `nietpluis --help`";
    Err(Failure::new(cli::Exit::Usage, message))
}

#[allow(clippy::print_stderr, reason = "the one sentence that says why")]
fn tell(failure: &Failure) {
    eprintln!("nietpluis: {failure}");
}
