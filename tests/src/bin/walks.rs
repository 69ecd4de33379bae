//! Walks of people who may sign, as many as one has patience for.
//!
//! `cargo run --release -p countersign-tests --bin walks -- 1000000 [first seed] [threads]`

use std::process::ExitCode;
use std::thread;

use countersign_core::Engine;
use countersign_tests::walks::{Walked, spend, walk};

fn some(seeds: impl Iterator<Item = u64>) -> Result<Walked, String> {
    let mut walked = Walked::default();
    for seed in seeds {
        walk::<Engine>(seed, &mut walked)?;
        // A budget takes as long as many walks.
        if seed % 50 == 0 {
            spend::<Engine>(seed)?;
        }
    }
    Ok(walked)
}

fn run(first: u64, walks: u64, threads: u64) -> Result<Walked, String> {
    thread::scope(|scope| {
        let step = usize::try_from(threads).map_err(|_| "too many threads")?;
        let start = |index| scope.spawn(move || some((first + index..first + walks).step_by(step)));
        let runs: Vec<_> = (0..threads).map(start).collect();
        let mut walked = Walked::default();
        for run in runs {
            walked.add(&run.join().map_err(|_| "a walk panicked")??);
        }
        Ok(walked)
    })
}

fn main() -> ExitCode {
    let numbers: Option<Vec<u64>> = std::env::args().skip(1).map(|number| number.parse().ok()).collect();
    let Some([walks, rest @ ..]) = numbers.as_deref() else {
        eprintln!("usage: walks <walks> [first seed] [threads]");
        return ExitCode::from(2);
    };
    let (first, threads) = (rest.first().copied().unwrap_or(0), rest.get(1).copied().unwrap_or(1).max(1));
    match run(first, *walks, threads) {
        Ok(walked) => {
            println!("{} walks from seed {first}, nothing broken: {walked:?}", walked.walks());
            ExitCode::SUCCESS
        }
        Err(broken) => {
            println!("{broken}");
            ExitCode::FAILURE
        }
    }
}
