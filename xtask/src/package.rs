//! The npm package: `wasm/pkg`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::{shell, wasm};

/// The engine must load at once on a slow line: what one page fetches.
const BROTLI_GOAL: u64 = 60_000;
const BROTLI_MAX: u64 = 300_000;

/// What a page loads when it imports the package.
const WEB_FILES: [&str; 10] = [
    "countersign_bg.wasm",
    "countersign.js",
    "web.js",
    "exports.js",
    "engine.js",
    "handles.js",
    "session.js",
    "details.js",
    "call.js",
    "error.js",
];

/// Builds the package when something it is made of has changed.
pub fn build(figures: &mut Figures) -> Result<()> {
    let module = wasm::compile("countersign-wasm")?;
    Step {
        name: "npm package",
        reads: &[
            module.clone(),
            "wasm/js".into(),
            "wasm/package.json".into(),
            "wasm/tsconfig.json".into(),
            "wasm/README.md".into(),
            "package-lock.json".into(),
        ],
        recipe: &[wasm::RECIPE, include_str!("package.rs")],
        makes: &["wasm/pkg/package.json".into()],
    }
    .when_changed(|| assemble(&module))?;
    measure(figures)
}

fn assemble(module: &Path) -> Result<()> {
    let room = shell::root().join("wasm");
    let staging = wasm::staging("pkg")?;
    bind(module, &staging)?;
    wasm::optimise(&staging.join("countersign_bg.wasm"))?;
    minify(&staging.join("countersign.js"))?;
    entries(&room, &staging)?;
    for name in ["package.json", "README.md"] {
        wasm::copy_tree(&room.join(name), &staging.join(name))?;
    }
    wasm::publish(&staging, &room.join("pkg"))
}

/// The generated JavaScript and types around the module.
pub fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("countersign").web(true)?.typescript(true);
    bindgen.omit_default_module_path(false).remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen failed")
}

/// The generated JavaScript is read by machines only; its types and the hand-written entries stay as they are.
fn minify(file: &Path) -> Result<()> {
    let mut esbuild = shell::npm_tool("esbuild")?;
    esbuild
        .arg(file)
        .args(["--minify", "--format=esm", "--allow-overwrite"])
        .arg(format!("--outfile={}", file.display()));
    shell::capture(&mut esbuild).map(drop).context("esbuild failed")
}

/// Compiles the hand-written entries. They find the generated types under
/// `wasm/js`, where the committed copy of `countersign.d.ts` lies.
fn entries(room: &Path, folder: &Path) -> Result<()> {
    let mut tsc = shell::npm_tool("tsc")?;
    tsc.arg("--project").arg(room.join("tsconfig.json")).arg("--outDir").arg(folder);
    shell::capture(&mut tsc).map(drop).context("the package's entries do not compile")
}

fn measure(figures: &mut Figures) -> Result<()> {
    let folder = shell::root().join("wasm/pkg");
    let files = WEB_FILES.map(|name| folder.join(name));
    ensure!(files.iter().all(|file| fs::exists(file).unwrap_or(false)), "wasm/pkg is incomplete");
    let all = sizes(&files)?;
    figures.bytes("npm package (web), raw", all.raw);
    figures.bytes(&format!("npm package (web), brotli (goal {BROTLI_GOAL})"), all.brotli);
    ensure!(all.brotli <= BROTLI_MAX, "the npm package has {} bytes brotli, over {BROTLI_MAX}", all.brotli);
    Ok(())
}
