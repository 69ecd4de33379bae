//! Asks engine and naive model as many questions as one has patience for.
//!
//! `cargo run --release -p countersign-tests --bin differential -- --questions 10000000 --seed 1`

use std::process::ExitCode;

use countersign_tests::differential::run;

/// What the command line says.
struct Options {
    questions: u64,
    seed: u64,
    threads: u64,
}

fn options() -> Result<Options, String> {
    let mut options = Options { questions: 100_000, seed: 1, threads: 1 };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("`{name}` needs a value"))?;
        let number = value.parse().map_err(|_| format!("`{value}` is not a number"))?;
        match name.as_str() {
            "--questions" => options.questions = number,
            "--seed" => options.seed = number,
            "--threads" => options.threads = number.max(1),
            _ => return Err(format!("no such option: `{name}`")),
        }
    }
    Ok(options)
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}\nusage: differential [--questions N] [--seed N] [--threads N]");
            return ExitCode::from(2);
        }
    };
    println!("seed {}", options.seed);
    match run(options.seed, options.questions, options.threads) {
        Ok(counts) => {
            println!("worlds {}, questions {}, differences 0", counts.worlds, counts.total());
            for (kind, count) in &counts.questions {
                println!("  {kind}: {count}");
            }
            println!("answers");
            for (answer, count) in &counts.answers {
                println!("  {answer}: {count}");
            }
            ExitCode::SUCCESS
        }
        Err(difference) => {
            println!("{difference}");
            ExitCode::FAILURE
        }
    }
}
