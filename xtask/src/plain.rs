//! The engine as plain JavaScript, for hosts without WebAssembly: `admin/plain.js` of the npm package.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use crate::{wasm, workspace};

/// What of the entries is only for this one, in the place of two global names.
pub const CODING: &str = "entries/text-coding.js";

/// The one file of the entry.
pub const ENTRY: &str = "entries/plain.js";

/// Makes one file of the administrators' entries and their module, lowered to what JavaScript can say.
pub fn assemble(module: &Path, entries: &Path, out: &Path) -> Result<()> {
    let lowered = entries.join("lowered.wasm");
    wasm::lower(module, &lowered)?;
    bind(&lowered, entries)?;
    translate(&entries.join("countersign_bg.wasm"))?;
    bundle(entries, out)
}

/// The generated JavaScript around the module, such that the module is imported.
fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("countersign").bundler(true)?.typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen failed")?;
    let glue = folder.join("countersign_bg.js");
    let text = fs::read_to_string(&glue)?;
    // A module's memory that grows takes the old views with it. In JavaScript the old array stays, and holds old bytes.
    let detached = [".byteLength === 0", ".buffer.detached === true"];
    ensure!(
        detached.iter().all(|check| text.contains(check)),
        "the bindings look at memory in an unknown way"
    );
    let text =
        detached.iter().fold(text, |text, check| text.replace(check, ".buffer !== wasm.memory.buffer"));
    fs::write(&glue, text).context("cannot write the bindings")
}

/// From wasm to JavaScript, under the name of the wasm: the bundler is told to read such files as JavaScript.
fn translate(module: &Path) -> Result<()> {
    let binary = module.with_extension("mvp.wasm");
    fs::rename(module, &binary)?;
    let sh = workspace::npm_shell()?;
    let wasm2js = cmd!(sh, "wasm2js -Oz --enable-mutable-globals --enable-bulk-memory {binary} -o {module}");
    workspace::capture(wasm2js).map(drop).context("wasm2js failed")
}

fn bundle(entries: &Path, out: &Path) -> Result<()> {
    let sh = workspace::npm_shell()?;
    sh.change_dir(entries);
    let esbuild =
        cmd!(sh, "esbuild {ENTRY} --bundle --minify --format=esm --log-level=warning --loader:.wasm=js")
            .args([&format!("--inject:./{CODING}"), "--allow-overwrite"])
            .arg(format!("--outfile={}", out.join(ENTRY).display()));
    workspace::capture(esbuild).map(drop).context("esbuild failed")
}
