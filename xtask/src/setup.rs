//! What a machine needs before anything can be built, and how it is brought there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::stamp::Step;
use crate::workspace;

/// The same version as the crate `wasm-bindgen`; they speak a private format.
const WASM_BINDGEN: &str = "0.2.129";
const WASM_PACK: &str = "0.15.1";
const NODE_AT_LEAST: u32 = 20;

/// Everything that building and running needs.
pub fn for_building() -> Result<()> {
    targets()?;
    npm_packages()
}

/// Adds the targets of rust-toolchain.toml that are missing.
fn targets() -> Result<()> {
    let missing: Vec<String> = wanted_targets()?.into_iter().filter(|target| !has_target(target)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("  adding the Rust targets {}", missing.join(", "));
    let sh = workspace::shell()?;
    let rustup = cmd!(sh, "rustup target add").args(&missing).env("RUST_BACKTRACE", "0").ignore_status();
    let output = rustup.output().context("Rust targets are missing, and there is no `rustup` to add them")?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| line.starts_with("error")).unwrap_or("it ended without a word");
    bail!("rustup cannot add the Rust targets {} ({first})", missing.join(", "))
}

fn wanted_targets() -> Result<Vec<String>> {
    let text = workspace::shell()?.read_file("rust-toolchain.toml")?;
    let line = text.lines().find(|line| line.starts_with("targets")).unwrap_or_default();
    // The pieces between quotes are every second one.
    Ok(line.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// Asks the compiler, not rustup, so that a distribution's Rust will do too.
fn has_target(target: &str) -> bool {
    let folder = workspace::shell()
        .and_then(|sh| workspace::capture(cmd!(sh, "rustc --print target-libdir --target {target}")));
    folder.is_ok_and(|folder| PathBuf::from(folder.trim()).is_dir())
}

fn npm_packages() -> Result<()> {
    let node = node_version()?;
    Step {
        name: "npm packages",
        reads: &["package.json".into(), "package-lock.json".into(), ".npmrc".into()],
        recipe: &[&node],
        makes: &["node_modules/.package-lock.json".into(), "node_modules/node/bin/node".into()],
    }
    .when_changed(|| npm_ci(&workspace::root()))
}

fn node_version() -> Result<String> {
    let help = format!("Node {NODE_AT_LEAST} or newer with npm is needed: see https://nodejs.org");
    let sh = workspace::shell()?;
    let version = workspace::capture(cmd!(sh, "node --version"))
        .ok()
        .with_context(|| format!("there is no `node` on the path; {help}"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    if !major.parse::<u32>().is_ok_and(|major| major >= NODE_AT_LEAST) {
        bail!("`node` is {}; {help}", version.trim());
    }
    if find_program("npm").is_none() {
        bail!("there is no `npm` on the path; {help}");
    }
    Ok(version)
}

/// Installs what a folder's lock file names.
pub fn npm_ci(folder: &Path) -> Result<()> {
    let log = workspace::work_dir()?.join("npm-ci.log");
    let sh = workspace::shell()?;
    sh.change_dir(folder);
    // Half a minute of tries is enough to tell a slow registry from a missing one.
    let npm = cmd!(sh, "npm ci --no-fund --no-audit --fetch-retry-maxtimeout=10000");
    let output = npm.ignore_status().output()?;
    let mut said = String::from_utf8_lossy(&output.stderr).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stdout));
    fs::write(&log, &said)?;
    if output.status.success() {
        return Ok(());
    }
    let first = said.lines().find(|line| line.starts_with("npm error")).unwrap_or("npm ended without a word");
    bail!("`npm ci` failed, is the npm registry in reach? ({first}; all of it in {})", log.display())
}

/// The browser of the tests, with its driver.
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// Finds Debian's chromium, or installs it when we may.
pub fn chromium() -> Result<Chromium> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    install(&["chromium", "chromium-driver"], "the tests need chromium and chromedriver")?;
    find_chromium().context("chromium was installed, but is not on the path")
}

fn find_chromium() -> Option<Chromium> {
    let browser = find_program("chromium")?;
    let driver = find_program("chromedriver")?;
    Some(Chromium { browser, driver })
}

/// Where a program is found on the search path.
fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Where `wasm-bindgen` lies, and what runs wasm tests in Node and in browsers.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    installed("wasm-bindgen-cli", WASM_BINDGEN, &programs, &["--no-default-features"])
}

/// The latter of them.
pub fn wasm_test_runner() -> Result<PathBuf> {
    Ok(wasm_bindgen()?.join("wasm-bindgen-test-runner"))
}

/// Where `wasm-pack` lies.
pub fn wasm_pack() -> Result<PathBuf> {
    installed("wasm-pack", WASM_PACK, &["wasm-pack"], &[])
}

/// The folder with programs of a crate. Built once for each version, into the
/// user's cache, because it takes minutes and no checkout changes it.
fn installed(package: &str, version: &str, programs: &[&str], options: &[&str]) -> Result<PathBuf> {
    let home = cache_dir()?.join(format!("{package}-{version}"));
    let folder = home.join("bin");
    if programs.iter().all(|program| folder.join(program).is_file()) {
        return Ok(folder);
    }
    println!("  building {package} {version} once, into {}", home.display());
    let build = workspace::target_dir()?.join("tools");
    let sh = workspace::shell()?;
    sh.set_var("CARGO_TARGET_DIR", &build);
    // They run for seconds: half the optimising is a third of the building.
    sh.set_var("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    let install =
        cmd!(sh, "cargo install --quiet --locked --force {package} --version ={version} --root {home}")
            .args(programs.iter().flat_map(|program| ["--bin", program]))
            .args(options);
    install.quiet().run().with_context(|| format!("{package} cannot be built"))?;
    sh.remove_path(&build).ok();
    Ok(folder)
}

/// What asks the API at random, by its description: a Python program, with everything that it needs at the versions of
/// `tests/api/requirements.txt`.
pub fn schemathesis() -> Result<PathBuf> {
    let wanted = fs::read_to_string(workspace::root().join(REQUIREMENTS))?;
    let version = wanted.lines().find_map(|line| line.strip_prefix("schemathesis=="));
    let version = version.with_context(|| format!("{REQUIREMENTS} does not name schemathesis"))?;
    let home = cache_dir()?.join(format!("schemathesis-{version}"));
    let (program, stamp) = (home.join("bin/schemathesis"), home.join("requirements.txt"));
    if program.is_file() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(program);
    }
    println!("  installing schemathesis {version} once, into {}", home.display());
    virtual_environment(&home)?;
    let sh = workspace::shell()?;
    let python = home.join("bin/python");
    let options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"];
    workspace::capture(cmd!(sh, "{python} -m pip install {options...} --requirement {REQUIREMENTS}"))
        .context("schemathesis cannot be installed; is the Python package index in reach?")?;
    // Last: what was begun and not ended is begun anew.
    fs::write(&stamp, wanted)?;
    Ok(program)
}

const REQUIREMENTS: &str = "tests/api/requirements.txt";

/// Makes a virtual environment; Debian keeps what is needed for that in a package of its own.
fn virtual_environment(home: &Path) -> Result<()> {
    let sh = workspace::shell()?;
    let make = || workspace::capture(cmd!(sh, "python3 -m venv --clear {home}"));
    if find_program("python3").is_some() && make().is_ok() {
        return Ok(());
    }
    install(&["python3", "python3-venv"], "the API is asked by a Python program")?;
    make().map(drop)
}

/// Installs Debian's packages when we may.
fn install(packages: &[&str], why: &str) -> Result<()> {
    let sh = workspace::shell()?;
    let is_root = workspace::capture(cmd!(sh, "id -u")).is_ok_and(|id| id.trim() == "0");
    let names = packages.join(" ");
    if !is_root || find_program("apt-get").is_none() {
        bail!("{why}: apt-get install {names}");
    }
    println!("  installing {names}");
    sh.set_var("DEBIAN_FRONTEND", "noninteractive");
    workspace::capture(cmd!(sh, "apt-get update -q"))?;
    workspace::capture(cmd!(sh, "apt-get install -q -y --no-install-recommends {packages...}")).map(drop)
}

fn cache_dir() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => PathBuf::from(env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(cache.join("countersign/tools"))
}
