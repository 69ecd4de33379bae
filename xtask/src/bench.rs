//! The engine against its peers, natively and in Node, over the same worlds.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::figures::Figures;
use crate::stamp::Step;
use crate::{package, setup, workspace};

/// What only the benchmark needs; the checks of the project never build or install it.
const ROOM: &str = "tests/bench";

/// Builds what is measured and what it is measured against, and measures.
pub fn bench(quick: bool) -> Result<()> {
    setup::for_building()?;
    package::build(&mut Figures::default())?;
    let worlds = workspace::work_dir()?.join("worlds");
    let quick = quick.then_some("--quick");
    println!("== worlds");
    let sh = workspace::shell()?;
    let run = ["run", "--quiet", "--locked", "--release", "--package", "countersign-tests", "--bin"];
    cmd!(sh, "cargo {run...} worlds -- {worlds}").quiet().run()?;
    println!("\n== the engine alone, natively");
    cmd!(sh, "cargo {run...} bench").quiet().run()?;
    println!("\n== natively, against its peers");
    native(&worlds, quick)?;
    println!("\n== the package in Node, against its peers");
    node(&worlds, quick)
}

fn native(worlds: &Path, quick: Option<&str>) -> Result<()> {
    let sh = workspace::shell()?;
    let target = workspace::target_dir()?.join("bench");
    // Not `--locked`: its lock file names the engine's dependencies too, and nobody should find out here that one came.
    let run = cmd!(sh, "cargo run --quiet --release --manifest-path {ROOM}/native/Cargo.toml");
    run.args([Path::new("--target-dir"), &target, Path::new("--"), worlds]).args(quick).quiet().run()?;
    Ok(())
}

fn node(worlds: &Path, quick: Option<&str>) -> Result<()> {
    let room = workspace::root().join(ROOM);
    Step {
        name: "peers of the benchmark",
        reads: &[room.join("package.json"), room.join("package-lock.json")],
        recipe: &[],
        makes: &[room.join("node_modules/.package-lock.json")],
    }
    .when_changed(|| setup::npm_ci(&room))?;
    let figures = workspace::work_dir()?.join("bench.json");
    let sh = workspace::npm_shell()?;
    let node = cmd!(sh, "node {ROOM}/run.mjs --worlds {worlds} --json {figures}").args(quick);
    node.quiet().run().context("the benchmark in Node failed")?;
    println!("\nall figures for machines: {}", figures.display());
    Ok(())
}
