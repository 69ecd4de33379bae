//! The Worker: `worker/build`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::{wasm, workspace};

const MODULE: wasm::Module =
    wasm::Module { package: "countersign-worker", profile: "wasm-release", features: "" };

/// The platform's smallest plan takes 3 MB; a small Worker starts faster.
const GZIP_MAX: u64 = 1_500_000;

/// Builds the Worker when something it is made of has changed.
pub fn build(figures: &mut Figures) -> Result<()> {
    let module = wasm::compile(MODULE)?;
    Step {
        name: "Worker",
        reads: &[module.clone(), "worker/shim.js".into(), "package-lock.json".into()],
        recipe: &[wasm::RECIPE, include_str!("worker.rs")],
        makes: &["worker/build/index.js".into(), "worker/build/index_bg.wasm".into()],
    }
    .when_changed(|| assemble(&module))?;
    measure(figures)
}

fn assemble(module: &Path) -> Result<()> {
    let room = workspace::root().join("worker");
    let staging = wasm::staging("worker")?;
    bind(module, &staging)?;
    wasm::optimise(&staging.join("index_bg.wasm"))?;
    fs::copy(room.join("shim.js"), staging.join("shim.js")).context("cannot read worker/shim.js")?;
    let out = wasm::staging("worker-build")?;
    bundle(&staging, &out)?;
    fs::copy(staging.join("index_bg.wasm"), out.join("index_bg.wasm"))?;
    wasm::publish(&out, &room.join("build"))
}

/// The flags are those of worker-build 0.8.7: a module that can start afresh
/// after a trap, for a runtime that hands it the compiled wasm.
fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("index").module(true)?.typescript(false);
    bindgen.reset_state_function(true).force_enable_abort_handler(true);
    bindgen.remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen failed")
}

/// One JavaScript file beside the wasm file.
fn bundle(staging: &Path, out: &Path) -> Result<()> {
    let index = out.join("index.js");
    let sh = workspace::npm_shell()?;
    sh.change_dir(staging);
    let esbuild =
        cmd!(sh, "esbuild shim.js --bundle --minify --format=esm --log-level=warning --outfile={index}")
            .args(["--external:./index_bg.wasm", "--external:cloudflare:*"]);
    workspace::capture(esbuild).context("esbuild failed")?;
    // workerd gives a compiled module to a plain import; it does not know the
    // newer `import source` that wasm-bindgen writes.
    let text = fs::read_to_string(&index)?;
    ensure!(text.contains("import source "), "the bundle imports its wasm in an unknown way");
    fs::write(&index, text.replace("import source ", "import "))?;
    Ok(())
}

fn measure(figures: &mut Figures) -> Result<()> {
    let size = sizes(&[workspace::root().join("worker/build/index_bg.wasm")])?;
    figures.bytes("Worker wasm, raw", size.raw);
    figures.bytes("Worker wasm, gzip", size.gzip);
    ensure!(size.gzip <= GZIP_MAX, "the Worker's wasm has {} bytes gzip, over {GZIP_MAX}", size.gzip);
    Ok(())
}
