//! Writes the sized worlds as JSON, so that every peer of the benchmark reads the same data.
//!
//! `cargo run --release -p countersign-tests --bin worlds -- <folder>`

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use countersign_tests::sized::{APPROVERS, SIZES, USAGE_ROWS};

fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for size in SIZES.iter().chain([&APPROVERS]) {
        let text = size.document().to_string();
        println!("{:<9} {:>6} KB", size.name, text.len() / 1024);
        fs::write(folder.join(format!("{}.json", size.name)), text)?;
        let usage = folder.join(format!("{}-usage.json", size.name));
        fs::write(usage, size.usage().to_string())?;
    }
    println!("{USAGE_ROWS} rows of usage to each");
    Ok(())
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: worlds <folder>");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("cannot write to {folder}: {problem}");
            ExitCode::FAILURE
        }
    }
}
