//! The npm package: `wasm/pkg`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::wasm::Module;
use crate::{shell, wasm};

/// What a page with a form loads: compiled for speed where it decides.
const DECISIONS: Module = Module { package: "countersign-wasm", profile: "wasm-fast", features: "" };

/// What administrators' pages and servers load: everything, small.
pub const ADMIN: Module = Module { package: "countersign-wasm", profile: "wasm-release", features: "admin" };

/// The most that a page loads when it imports the package, and when it imports all of it; brotli.
const DECISIONS_MAX: u64 = 180_000;
const ADMIN_MAX: u64 = 200_000;

/// What a page loads when it imports the package.
const WEB_FILES: [&str; 13] = [
    "countersign_bg.wasm",
    "countersign.js",
    "web.js",
    "source.js",
    "exports.js",
    "common.js",
    "engine.js",
    "handles.js",
    "call.js",
    "error.js",
    "entitlements.js",
    "amount.js",
    "notation.js",
];

/// What only the administrators' module answers to, and what a page loads of it beside.
const ADMIN_FILES: [&str; 3] = ["admin.js", "details.js", "session.js"];

/// What needs no module of its own and works with every entry: it lies at the root alone.
const ROOT_FILES: [&str; 3] = ["attempt.js", "react.js", "schema.js"];
const ROOT_FOLDERS: [&str; 2] = ["messages", "schema"];

/// Builds the package when something it is made of has changed.
pub fn build(figures: &mut Figures) -> Result<()> {
    let (decisions, admin) = (wasm::compile(DECISIONS)?, wasm::compile(ADMIN)?);
    Step {
        name: "npm package",
        reads: &[
            decisions.clone(),
            admin.clone(),
            "wasm/js".into(),
            "wasm/package.json".into(),
            "wasm/tsconfig.json".into(),
            "wasm/README.md".into(),
            "LICENSE".into(),
            "package-lock.json".into(),
        ],
        recipe: &[wasm::RECIPE, include_str!("package.rs")],
        makes: &["wasm/pkg/package.json".into()],
    }
    .when_changed(|| assemble(&decisions, &admin))?;
    measure(figures)
}

/// The same entries over two modules: one that decides, and under `admin` one that has everything.
fn assemble(decisions: &Path, admin: &Path) -> Result<()> {
    let room = shell::root().join("wasm");
    let staging = wasm::staging("pkg")?;
    let everything = staging.join("admin");
    entries(&room, &staging)?;
    wasm::copy_tree(&staging, &wasm::staging("pkg-admin")?)?;
    wasm::copy_tree(&shell::work_dir()?.join("pkg-admin"), &everything)?;
    for name in ADMIN_FILES.iter().chain(&["admin-exports.js"]).flat_map(|name| with_types(name)) {
        fs::remove_file(staging.join(name))?;
    }
    for name in ROOT_FILES.iter().flat_map(|name| with_types(name)) {
        fs::remove_file(everything.join(name))?;
    }
    for name in ROOT_FOLDERS {
        fs::remove_dir_all(everything.join(name))?;
    }
    for (from, to) in with_types("admin-exports.js").into_iter().zip(with_types("exports.js")) {
        fs::rename(everything.join(from), everything.join(to))?;
    }
    for (module, folder) in [(decisions, &staging), (admin, &everything)] {
        bind(module, folder)?;
        wasm::optimise(&folder.join("countersign_bg.wasm"))?;
        minify(&folder.join("countersign.js"))?;
    }
    for name in ["package.json", "README.md"] {
        wasm::copy_tree(&room.join(name), &staging.join(name))?;
    }
    wasm::copy_tree(&shell::root().join("LICENSE"), &staging.join("LICENSE"))?;
    wasm::publish(&staging, &room.join("pkg"))
}

/// A compiled file and its declarations.
fn with_types(file: &str) -> [String; 2] {
    [file.to_owned(), file.replace(".js", ".d.ts")]
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
    measure_one(figures, "npm package", &WEB_FILES.map(|name| folder.join(name)), DECISIONS_MAX)?;
    let everything = WEB_FILES.iter().chain(&ADMIN_FILES).map(|name| folder.join("admin").join(name));
    measure_one(figures, "npm package, admin", &everything.collect::<Vec<_>>(), ADMIN_MAX)
}

fn measure_one(figures: &mut Figures, name: &str, files: &[PathBuf], max: u64) -> Result<()> {
    ensure!(files.iter().all(|file| fs::exists(file).unwrap_or(false)), "wasm/pkg is incomplete");
    let all = sizes(files)?;
    figures.bytes(&format!("{name} (web), raw"), all.raw);
    figures.bytes(&format!("{name} (web), brotli (at most {max})"), all.brotli);
    ensure!(all.brotli <= max, "the {name} has {} bytes brotli, over {max}", all.brotli);
    Ok(())
}
