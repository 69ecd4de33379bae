//! The engine against its peers, natively and in Node, over the same worlds.

use std::path::Path;

use anyhow::{Context, Result};

use crate::figures::Figures;
use crate::options::Options;
use crate::stamp::Step;
use crate::{package, setup, shell};

/// What only the benchmark needs; the checks of the project never build or install it.
const ROOM: &str = "tests/bench";

/// Builds what is measured and what it is measured against, and measures.
pub fn bench(options: &Options) -> Result<()> {
    setup::for_building()?;
    package::build(&mut Figures::default())?;
    let worlds = shell::work_dir()?.join("worlds");
    println!("== worlds");
    shell::run(of_tests("worlds").arg("--").arg(&worlds))?;
    println!("\n== the engine alone, natively");
    shell::run(&mut of_tests("bench"))?;
    println!("\n== natively, against its peers");
    native(&worlds, options)?;
    println!("\n== the package in Node, against its peers");
    node(&worlds, options)
}

fn of_tests(program: &str) -> std::process::Command {
    let mut cargo =
        shell::cargo(&["run", "--quiet", "--locked", "--release", "--package", "countersign-tests"]);
    cargo.args(["--bin", program]);
    cargo
}

fn native(worlds: &Path, options: &Options) -> Result<()> {
    // Not `--locked`: its lock file names the engine's dependencies too, and nobody should find out here that one came.
    let mut cargo = shell::cargo(&["run", "--quiet", "--release"]);
    cargo.arg("--manifest-path").arg(shell::root().join(ROOM).join("native/Cargo.toml"));
    cargo.arg("--target-dir").arg(shell::target_dir()?.join("bench")).arg("--").arg(worlds);
    shell::run(cargo.args(quick(options)))
}

fn node(worlds: &Path, options: &Options) -> Result<()> {
    let room = shell::root().join(ROOM);
    Step {
        name: "peers of the benchmark",
        reads: &[room.join("package.json"), room.join("package-lock.json")],
        recipe: &[],
        makes: &[room.join("node_modules/.package-lock.json")],
    }
    .when_changed(|| setup::npm_ci(&room))?;
    let figures = shell::work_dir()?.join("bench.json");
    let mut node = shell::npm_tool("node")?;
    node.arg(room.join("run.mjs"))
        .arg("--worlds")
        .arg(worlds)
        .arg("--json")
        .arg(&figures)
        .args(quick(options));
    shell::run(&mut node).context("the benchmark in Node failed")?;
    println!("\nall figures for machines: {}", figures.display());
    Ok(())
}

fn quick(options: &Options) -> Option<&'static str> {
    options.quick.then_some("--quick")
}
