//! The npm package: `wasm/pkg`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::wasm::Module;
use crate::{plain, wasm, workspace};

/// What a page with a form loads: compiled for speed.
const DECISIONS: Module = Module { package: "countersign-wasm", profile: "wasm-fast", features: "" };

/// What administrators' pages and servers load: everything, small. Hosts without WebAssembly load it as JavaScript.
pub const ADMIN: Module = Module { package: "countersign-wasm", profile: "wasm-release", features: "admin" };

/// The largest module of either, brotli.
const MODULE_MAX: u64 = 200_000;

/// The most JavaScript beside the module, brotli.
const GLUE_MAX: u64 = 16_000;

/// The most that a host without WebAssembly loads, gzip.
const PLAIN_MAX: u64 = 400_000;

/// As wasm-bindgen calls it.
const MODULE: &str = "countersign_bg.wasm";

/// Beside the entries that load it.
const WEB_MODULE: &str = "entries/countersign_bg.wasm";

/// What a page loads when it imports the package.
const WEB_FILES: [&str; 15] = [
    WEB_MODULE,
    "countersign.js",
    "entries/web.js",
    "entries/module.js",
    "entries/exports.js",
    "entries/common.js",
    "engine/engine.js",
    "engine/handles.js",
    "engine/call.js",
    "engine/document.js",
    "engine/given.js",
    "engine/error.js",
    "engine/entitlements.js",
    "engine/amount.js",
    "engine/notation.js",
];

/// What only the administrators' module answers to, and what a page loads of it beside.
const ADMIN_FILES: [&str; 3] = ["engine/admin.js", "engine/details.js", "engine/session.js"];

/// What needs no module of its own and works with every entry: it lies at the root alone.
const ROOT_FILES: [&str; 1] = ["engine/attempt.js"];
const ROOT_ROOMS: [&str; 3] = ["forms", "messages", "react"];

/// What is loaded with the module, and minified: comments are for the types beside.
const MINIFIED: [&str; 5] = ["", "entries", "engine", "forms", "react"];

/// Entries that only the administrators' module has.
const ADMIN_ENTRIES: [&str; 4] =
    ["entries/admin-exports.js", "entries/inline.js", plain::ENTRY, plain::CODING];

/// The administrators' module as text, for the entry that has it in a file of JavaScript.
const INLINE_MODULE: &str = "entries/inline-module.js";

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
        recipe: &[wasm::RECIPE, include_str!("plain.rs"), include_str!("package.rs")],
        makes: &["wasm/pkg/package.json".into()],
    }
    .when_changed(|| assemble(&decisions, &admin))?;
    measure(figures)
}

/// The same entries over two modules: one that decides, and under `admin` one that has everything, there also as text
/// and as plain JavaScript.
fn assemble(decisions: &Path, admin: &Path) -> Result<()> {
    let room = workspace::root().join("wasm");
    let staging = wasm::staging("pkg")?;
    let everything = staging.join("admin");
    entries(&room, &staging)?;
    wasm::copy_tree(&staging, &wasm::staging("pkg-admin")?)?;
    wasm::copy_tree(&workspace::work_dir()?.join("pkg-admin"), &everything)?;
    for name in ADMIN_FILES.iter().chain(&ADMIN_ENTRIES).flat_map(|name| with_types(name)) {
        fs::remove_file(staging.join(name))?;
    }
    for name in ROOT_FILES.iter().flat_map(|name| with_types(name)) {
        fs::remove_file(everything.join(name))?;
    }
    for name in ROOT_ROOMS {
        fs::remove_dir_all(everything.join(name))?;
    }
    for (from, to) in with_types("entries/admin-exports.js").into_iter().zip(with_types("entries/exports.js"))
    {
        fs::rename(everything.join(from), everything.join(to))?;
    }
    let without_wasm = wasm::staging("pkg-plain")?;
    wasm::copy_tree(&everything, &without_wasm)?;
    for name in with_types(plain::CODING) {
        fs::remove_file(everything.join(name))?;
    }
    for (module, folder) in [(decisions, &staging), (admin, &everything)] {
        bind(module, folder)?;
        let module = folder.join(WEB_MODULE);
        fs::rename(folder.join(MODULE), &module)?;
        wasm::optimise(&module)?;
        minify(folder)?;
    }
    inline(&everything)?;
    plain::assemble(admin, &without_wasm, &everything)?;
    for name in ["package.json", "README.md"] {
        wasm::copy_tree(&room.join(name), &staging.join(name))?;
    }
    wasm::copy_tree(&workspace::root().join("LICENSE"), &staging.join("LICENSE"))?;
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
    bindgen.omit_default_module_path(true).remove_producers_section(true);
    bindgen.generate(folder).context("wasm-bindgen failed")
}

/// Names stay, for whoever follows a stack.
fn minify(folder: &Path) -> Result<()> {
    let sh = workspace::npm_shell()?;
    let mut files = Vec::new();
    for room in MINIFIED.map(|room| folder.join(room)).iter().filter(|room| room.is_dir()) {
        files.extend(sh.read_dir(room)?);
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "js"));
    let esbuild = cmd!(sh, "esbuild {files...} --minify-whitespace --minify-syntax --format=esm")
        .arg("--allow-overwrite")
        .args(["outbase", "outdir"].map(|option| format!("--{option}={}", folder.display())));
    workspace::capture(esbuild).map(drop).context("esbuild failed")
}

/// The module as a text that a file of JavaScript exports.
fn inline(folder: &Path) -> Result<()> {
    let sh = workspace::npm_shell()?;
    sh.change_dir(folder);
    let esbuild = cmd!(sh, "esbuild {WEB_MODULE} --bundle --minify --format=esm --outfile={INLINE_MODULE}")
        .arg("--loader:.wasm=base64");
    workspace::capture(esbuild).map(drop).context("esbuild cannot write the module as text")
}

/// Compiles the hand-written entries. They find the generated types under
/// `wasm/js`, where the committed copy of `countersign.d.ts` lies.
fn entries(room: &Path, folder: &Path) -> Result<()> {
    let sh = workspace::npm_shell()?;
    workspace::capture(cmd!(sh, "tsc --project {room}/tsconfig.json --outDir {folder}"))
        .map(drop)
        .context("the package's entries do not compile")
}

fn measure(figures: &mut Figures) -> Result<()> {
    let folder = workspace::root().join("wasm/pkg");
    measure_page(figures, "npm package", &WEB_FILES.map(|name| folder.join(name)))?;
    let folder = folder.join("admin");
    let everything = WEB_FILES.iter().chain(&ADMIN_FILES).map(|name| folder.join(name));
    let everything = everything.collect::<Vec<_>>();
    measure_page(figures, "npm package, admin", &everything)?;
    let inline = ["entries/inline.js", INLINE_MODULE, "entries/loaded.js", "entries/slim.js"]
        .map(|name| folder.join(name));
    let others =
        everything.iter().filter(|path| !path.ends_with(WEB_MODULE) && !path.ends_with("entries/web.js"));
    let inline: Vec<PathBuf> = others.chain(&inline).cloned().collect();
    figures.bytes("npm package, inline, gzip", sizes(&inline)?.gzip);
    let plain = sizes(&[folder.join(plain::ENTRY)])?;
    figures.bytes("npm package, js, raw", plain.raw);
    figures.bytes(&format!("npm package, js, gzip (at most {PLAIN_MAX})"), plain.gzip);
    ensure!(plain.gzip <= PLAIN_MAX, "countersign/js has {} bytes gzip, over {PLAIN_MAX}", plain.gzip);
    Ok(())
}

/// The module, the JavaScript beside it, and both.
fn measure_page(figures: &mut Figures, name: &str, files: &[PathBuf]) -> Result<()> {
    ensure!(files.iter().all(|file| fs::exists(file).unwrap_or(false)), "wasm/pkg is incomplete");
    let (module, glue): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|path| path.ends_with(WEB_MODULE));
    let (module, glue, all) = (sizes(&module)?, sizes(&glue)?, sizes(files)?);
    figures.bytes(&format!("{name} (web), raw"), all.raw);
    figures.bytes(&format!("{name} (web), brotli"), all.brotli);
    figures.bytes(&format!("{name}, engine.wasm, brotli (at most {MODULE_MAX})"), module.brotli);
    figures.bytes(&format!("{name}, JavaScript beside it, brotli (at most {GLUE_MAX})"), glue.brotli);
    ensure!(
        module.brotli <= MODULE_MAX,
        "the {name}'s module has {} bytes brotli, over {MODULE_MAX}",
        module.brotli
    );
    ensure!(glue.brotli <= GLUE_MAX, "the {name} has {} bytes of JavaScript, over {GLUE_MAX}", glue.brotli);
    Ok(())
}
