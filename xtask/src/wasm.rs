//! From a crate to a small wasm module.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::workspace;

/// This recipe's own text, for the stamps of what is made with it.
pub const RECIPE: &str = include_str!("wasm.rs");

/// Every browser and runtime of today.
const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc's wasm32-unknown-unknown uses. Named one by one, so that a newer
/// wasm-opt never writes an encoding that a browser or workerd does not read.
const FEATURES: [&str; 7] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-exception-handling",
];

/// A module: a crate of the workspace, and how it is compiled.
#[derive(Clone, Copy)]
pub struct Module {
    pub package: &'static str,
    pub profile: &'static str,
    pub features: &'static str,
}

/// Builds a module and says where it lies.
pub fn compile(module: Module) -> Result<PathBuf> {
    let Module { package, profile, features } = module;
    let sh = workspace::shell()?;
    // Only what is nothing but a module is optimised as a whole; tests link the same crates as libraries.
    let cargo = cmd!(sh, "cargo rustc --package {package} --lib --crate-type cdylib --target {TARGET}")
        .args(["--profile", profile, "--no-default-features", "--features", features]);
    cargo.quiet().run().with_context(|| format!("{package} does not build for {TARGET}"))?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(workspace::target_dir()?.join(TARGET).join(profile).join(file))
}

/// Makes a module smaller, in place, and leaves out what no engine reads. The compiler has made it fast: `-O3` here gives
/// the same times and the same size.
pub fn optimise(module: &Path) -> Result<()> {
    let optimised = module.with_extension("opt.wasm");
    let passes = ["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];
    rewrite(module, &optimised, &passes)?;
    fs::rename(&optimised, module)?;
    Ok(())
}

/// Copies a module without what the first WebAssembly cannot say, but for moving and filling memory, which JavaScript
/// can do at once. Without the list of its features, wasm-bindgen makes no use of them either.
pub fn lower(module: &Path, lowered: &Path) -> Result<()> {
    let passes = ["--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--strip-target-features"];
    rewrite(module, lowered, &passes)
}

fn rewrite(from: &Path, to: &Path, passes: &[&str]) -> Result<()> {
    let sh = workspace::npm_shell()?;
    let wasm_opt = cmd!(sh, "wasm-opt {FEATURES...} {passes...} {from} -o {to}");
    workspace::capture(wasm_opt).map(drop).context("wasm-opt failed")
}

/// An empty folder to make something in.
pub fn staging(name: &str) -> Result<PathBuf> {
    let folder = workspace::work_dir()?.join(name);
    let sh = workspace::shell()?;
    sh.remove_path(&folder)?;
    Ok(sh.create_dir(&folder)?)
}

/// Puts a finished folder where it belongs, in place of the old one. Whoever
/// reads there meanwhile finds the old or the new, never a part.
pub fn publish(made: &Path, place: &Path) -> Result<()> {
    let sh = workspace::shell()?;
    let (new, old) = (place.with_extension("new"), place.with_extension("old"));
    sh.remove_path(&new)?;
    sh.remove_path(&old)?;
    copy_tree(made, &new)?;
    if place.exists() {
        fs::rename(place, &old).with_context(|| format!("cannot replace {}", place.display()))?;
    }
    fs::rename(&new, place).with_context(|| format!("cannot create {}", place.display()))?;
    Ok(sh.remove_path(&old)?)
}

/// Copies a file, or a folder with what is in it.
pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    if from.is_file() {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        copy_tree(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
