//! The one entry of the project: `cargo xtask <command>`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks through these")]

mod apps;
mod bench;
mod counts;
mod demo;
mod figures;
mod generated;

mod options;
mod package;
mod plain;
mod run;
mod serve;
mod setup;
mod shell;
mod stamp;
mod test;
mod wasm;
mod worker;

use std::process::ExitCode;

use anyhow::{Result, bail};
use options::Options;

const USAGE: &str = "\
usage: cargo xtask <command>

  run   [--port N] [--state DIR]   set up, build, migrate, seed and serve
  build                            the npm package, the Worker and the demo
  package                          the npm package alone (wasm/pkg)
  serve [--port N] [--state DIR]   start what is built
  generate                         write the generated files that are committed
  test  [--only STEP]              every check of the project
  bench [--quick]                  measure the engine and its peers, natively and in Node

N is 8787 unless given (0 takes any free port), DIR is .state.";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let options = Options::parse(words)?;
    match command.as_str() {
        "run" => run::run(&options),
        "build" => run::build(),
        "package" => run::package(),
        "serve" => serve::serve(&options),
        "generate" => run::generate(),
        "test" => test::test(&options),
        "bench" => bench::bench(&options),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{USAGE}"),
    }
}
