//! The Worker: `worker/build`, which is deployed, and `worker/build-local` for a developer's machine.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::{wasm, workspace};

/// The platform's smallest plan takes 3 MB; a small Worker starts faster.
const GZIP_MAX: u64 = 1_500_000;

/// By which everybody says who they are, in a Worker for a developer's machine.
const LOCAL_HEADER: &str = "x-demo-principal";

/// A Worker, and where it lies.
#[derive(Clone, Copy)]
pub struct Kind {
    name: &'static str,
    features: &'static str,
    pub folder: &'static str,
}

/// What is deployed.
pub const DEPLOYED: Kind = Kind { name: "Worker", features: "", folder: "worker/build" };

/// What answers whoever asks as whom they say.
pub const LOCAL: Kind = Kind { name: "local Worker", features: "local", folder: "worker/build-local" };

/// Builds a Worker when something it is made of has changed.
pub fn build(kind: Kind, figures: &mut Figures) -> Result<()> {
    let Kind { name, features, folder } = kind;
    let module =
        wasm::compile(wasm::Module { package: "countersign-worker", profile: "wasm-release", features })?;
    Step {
        name,
        reads: &[module.clone(), "worker/shim.js".into(), "package-lock.json".into()],
        recipe: &[wasm::RECIPE, include_str!("worker.rs")],
        makes: &[format!("{folder}/index.js").into(), format!("{folder}/index_bg.wasm").into()],
    }
    .when_changed(|| assemble(&module, &workspace::root().join(folder)))?;
    measure(kind, figures)
}

fn assemble(module: &Path, place: &Path) -> Result<()> {
    let staging = wasm::staging("worker")?;
    bind(module, &staging)?;
    wasm::optimise(&staging.join("index_bg.wasm"))?;
    fs::copy(workspace::root().join("worker/shim.js"), staging.join("shim.js"))
        .context("cannot read worker/shim.js")?;
    let out = wasm::staging("worker-build")?;
    bundle(&staging, &out)?;
    fs::copy(staging.join("index_bg.wasm"), out.join("index_bg.wasm"))?;
    wasm::publish(&out, place)
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

fn measure(kind: Kind, figures: &mut Figures) -> Result<()> {
    let Kind { name, folder, .. } = kind;
    let module = workspace::root().join(folder).join("index_bg.wasm");
    refuse_wrong_kind(kind, &fs::read(&module)?)?;
    let size = sizes(&[module])?;
    figures.bytes(&format!("{name} wasm, raw"), size.raw);
    figures.bytes(&format!("{name} wasm, gzip"), size.gzip);
    ensure!(size.gzip <= GZIP_MAX, "the {name}'s wasm has {} bytes gzip, over {GZIP_MAX}", size.gzip);
    Ok(())
}

/// Nothing that is deployed may let in whoever says to be somebody, whatever it is configured to.
fn refuse_wrong_kind(kind: Kind, module: &[u8]) -> Result<()> {
    let has = |text: &str| module.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    let is_local = kind.features == LOCAL.features;
    for text in [LOCAL_HEADER, "/v1/demo/"] {
        ensure!(has(text) == is_local, "`{text}` in {}: {}", kind.folder, has(text));
    }
    Ok(())
}
