//! From a crate to a small wasm module.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell;

/// This recipe's own text, for the stamps of what is made with it.
pub const RECIPE: &str = include_str!("wasm.rs");

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

/// A module: a crate of the workspace, how it is compiled, with what, and for which WebAssembly.
#[derive(Clone, Copy)]
pub struct Module {
    pub package: &'static str,
    pub profile: &'static str,
    pub features: &'static str,
    pub target: &'static str,
    /// What LLVM is told besides.
    pub llvm: &'static [&'static str],
    /// What wasm-opt does, in this order.
    pub passes: &'static [&'static str],
}

/// In the end functions are in the order of their names, and so beside others of their kind: what is alike compresses
/// best where it lies close.
const SORTED: &str = "--reorder-functions-by-name";

/// What wasm-opt does to every module.
const SMALL: &[&str] = &["-Oz", SORTED];

/// Blocks and loops are found anew, which leaves fewer of them; what is called once stays where it is.
pub const SMALLEST: &[&str] = &[
    "-Oz",
    "--flatten",
    "--rereloop",
    "--dae-optimizing",
    "-Os",
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=0",
    SORTED,
];

/// For a module that is paid for by the byte: the compiler's own idea of small still takes a pair of instructions for
/// each eight bytes that are moved, and keeps more in locals than it saves.
pub const SMALLER: &[&str] = &[
    // One instruction moves, whatever the size.
    "-max-store-memcpy=1",
    "-max-store-memmove=1",
    "-max-store-memset=1",
    // Loops are left as they are written; nothing is loaded ahead for what may come.
    "-disable-lsr",
    "-disable-licm-promotion",
    "-enable-load-pre=0",
    // A call costs less than what is put in its place.
    "-inline-call-penalty=5",
];

impl Module {
    /// A module for every browser and runtime of today.
    pub const fn new(package: &'static str, profile: &'static str, features: &'static str) -> Self {
        Self { package, profile, features, target: "wasm32-unknown-unknown", llvm: &[], passes: SMALL }
    }
}

/// Builds a module and says where it lies.
pub fn compile(module: Module) -> Result<PathBuf> {
    let Module { package, profile, features, target, llvm, .. } = module;
    let mut cargo = shell::cargo(&["rustc", "--package", package, "--lib"]);
    // Without the standard library where a crate can do without: its panic texts cost an eighth of the package.
    cargo.args(["--target", target, "--profile", profile, "--no-default-features", "--features", features]);
    // Only what is nothing but a module is optimised as a whole; tests link the same crates as libraries.
    cargo.args(["--crate-type", "cdylib"]);
    if !llvm.is_empty() {
        cargo.arg("--").arg("-C").arg(format!("llvm-args={}", llvm.join(" ")));
    }
    shell::run(&mut cargo).with_context(|| format!("{package} does not build for {target}"))?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(shell::target_dir()?.join(target).join(profile).join(file))
}

/// Makes a module smaller, in place. Names are needed for its order, and for nothing else.
pub fn optimise(module: &Path, passes: &[&str]) -> Result<()> {
    rewrite(module, &[passes, &["--debuginfo"]].concat())?;
    rewrite(module, &["--strip-debug", "--strip-producers", "--strip-target-features"])
}

fn rewrite(module: &Path, arguments: &[&str]) -> Result<()> {
    let rewritten = module.with_extension("opt.wasm");
    let mut wasm_opt = shell::npm_tool("wasm-opt")?;
    wasm_opt.args(arguments).args(FEATURES).arg(module).arg("-o").arg(&rewritten);
    shell::capture(&mut wasm_opt).context("wasm-opt failed")?;
    fs::rename(&rewritten, module)?;
    Ok(())
}

/// An empty folder to make something in.
pub fn staging(name: &str) -> Result<PathBuf> {
    let folder = shell::work_dir()?.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Puts a finished folder where it belongs, in place of the old one. Whoever
/// reads there meanwhile finds the old or the new, never a part.
pub fn publish(made: &Path, place: &Path) -> Result<()> {
    let (new, old) = (place.with_extension("new"), place.with_extension("old"));
    for leftover in [&new, &old] {
        if leftover.exists() {
            fs::remove_dir_all(leftover)?;
        }
    }
    copy_tree(made, &new)?;
    if place.exists() {
        fs::rename(place, &old).with_context(|| format!("cannot replace {}", place.display()))?;
    }
    fs::rename(&new, place).with_context(|| format!("cannot create {}", place.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
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
