//! Writes worlds, questions and the engine's answers, for those who run the engine in other places.
//!
//! `cargo run -p countersign-tests --bin parity -- <seed> <questions>`

use std::io::{BufWriter, Write, stdout};
use std::process::ExitCode;

use countersign_tests::parity;

fn options() -> Option<(u64, usize)> {
    let mut words = std::env::args().skip(1);
    Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?))
}

fn main() -> ExitCode {
    let Some((seed, questions)) = options() else {
        eprintln!("usage: parity <seed> <questions>");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(stdout().lock());
    match parity::write(seed, questions, &mut out).and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
