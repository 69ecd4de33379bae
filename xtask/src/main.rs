//! The one entry of the project: `cargo xtask <command>`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks through these")]

mod apps;
mod bench;
mod counts;
mod demo;
mod figures;
mod flags;
mod fuzz_api;
mod generated;
mod mutants;
mod package;
mod plain;
mod run;
mod screens;
mod serve;
mod setup;
mod stamp;
mod test;
mod wasm;
mod worker;
mod workspace;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use flags::{Place, Xtask, XtaskCmd};

fn main() -> ExitCode {
    let mut words: Vec<OsString> = std::env::args_os().skip(1).collect();
    if words.is_empty() || words == ["help"] {
        words = vec!["--help".into()];
    }
    let command = match Xtask::from_vec(words) {
        Ok(xtask) => xtask.subcommand,
        Err(help) if help.is_help() => {
            // A reader who has seen enough closes the pipe.
            writeln!(std::io::stdout(), "{help}").ok();
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            eprintln!("error: {fault}\n{}", flags::USAGE);
            return ExitCode::from(2);
        }
    };
    match dispatch(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The page is built before.
fn fuzz(requests: Option<usize>) -> Result<()> {
    let mut figures = figures::Figures::default();
    worker::build(worker::LOCAL, &mut figures)?;
    fuzz_api::fuzz(requests.unwrap_or(fuzz_api::REQUESTS), &mut figures)?;
    figures.print();
    Ok(())
}

fn dispatch(command: XtaskCmd) -> Result<()> {
    match command {
        XtaskCmd::Run(to) => run::run(&Place::new(to.port, to.state)?),
        XtaskCmd::Build(_) => run::build(),
        XtaskCmd::Package(_) => run::package(),
        XtaskCmd::Serve(to) => serve::serve(&Place::new(to.port, to.state)?),
        XtaskCmd::Generate(_) => run::generate(),
        XtaskCmd::Test(what) => test::test(what.only.as_deref()),
        XtaskCmd::Screens(what) => screens::write(what.only.as_deref(), what.small),
        XtaskCmd::Bench(how) => bench::bench(how.quick),
        XtaskCmd::FuzzApi(how) => fuzz(how.requests),
        XtaskCmd::Mutants(what) => mutants::mutants(what.only.as_deref()),
        XtaskCmd::Figures(_) => run::figures(),
    }
}
