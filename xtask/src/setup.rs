//! What a machine needs before anything can be built, and how it is brought there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;
use crate::stamp::Step;

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
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add"]).args(&missing).current_dir(shell::root()).env("RUST_BACKTRACE", "0");
    let output = rustup.output().context("Rust targets are missing, and there is no `rustup` to add them")?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| line.starts_with("error")).unwrap_or("it ended without a word");
    bail!("rustup cannot add the Rust targets {} ({first})", missing.join(", "))
}

fn wanted_targets() -> Result<Vec<String>> {
    let text = fs::read_to_string(shell::root().join("rust-toolchain.toml"))?;
    let line = text.lines().find(|line| line.starts_with("targets")).unwrap_or_default();
    // The pieces between quotes are every second one.
    Ok(line.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// Asks the compiler, not rustup, so that a distribution's Rust will do too.
fn has_target(target: &str) -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", target]).current_dir(shell::root());
    shell::capture(&mut rustc).is_ok_and(|folder| PathBuf::from(folder.trim()).is_dir())
}

fn npm_packages() -> Result<()> {
    let node = node_version()?;
    Step {
        name: "npm packages",
        reads: &["package.json".into(), "package-lock.json".into(), ".npmrc".into()],
        recipe: &[&node],
        makes: &["node_modules/.package-lock.json".into(), "node_modules/node/bin/node".into()],
    }
    .when_changed(|| npm_ci(&shell::root()))
}

fn node_version() -> Result<String> {
    let help = format!("Node {NODE_AT_LEAST} or newer with npm is needed: see https://nodejs.org");
    let version = shell::capture(Command::new("node").arg("--version"))
        .ok()
        .with_context(|| format!("there is no `node` on the path; {help}"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    if !major.parse::<u32>().is_ok_and(|major| major >= NODE_AT_LEAST) {
        bail!("`node` is {}; {help}", version.trim());
    }
    if shell::find_program("npm").is_none() {
        bail!("there is no `npm` on the path; {help}");
    }
    Ok(version)
}

/// Installs what a folder's lock file names.
pub fn npm_ci(folder: &Path) -> Result<()> {
    let log = shell::work_dir()?.join("npm-ci.log");
    let mut npm = Command::new("npm");
    // Half a minute of tries is enough to tell a slow registry from a missing one.
    npm.args(["ci", "--no-fund", "--no-audit", "--fetch-retry-maxtimeout=10000"]).current_dir(folder);
    let output = npm.output().context("cannot start `npm`")?;
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
    let is_root = shell::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || shell::find_program("apt-get").is_none() {
        bail!("the tests need chromium and chromedriver: apt-get install chromium chromium-driver");
    }
    println!("  installing chromium and chromium-driver");
    shell::capture(Command::new("apt-get").args(["update", "-q"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-q", "-y", "--no-install-recommends", "chromium", "chromium-driver"]);
    shell::capture(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
    find_chromium().context("chromium was installed, but is not on the path")
}

fn find_chromium() -> Option<Chromium> {
    let browser = shell::find_program("chromium")?;
    let driver = shell::find_program("chromedriver")?;
    Some(Chromium { browser, driver })
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
    let build = shell::target_dir()?.join("tools");
    let mut install = shell::cargo(&["install", "--quiet", "--locked", "--force", package]);
    install.args(["--version", &format!("={version}")]).args(options);
    install.args(programs.iter().flat_map(|program| ["--bin", program]));
    install.arg("--root").arg(&home).env("CARGO_TARGET_DIR", &build);
    // They run for seconds: half the optimising is a third of the building.
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    shell::run(&mut install).with_context(|| format!("{package} cannot be built"))?;
    fs::remove_dir_all(&build).ok();
    Ok(folder)
}

fn cache_dir() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => PathBuf::from(env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(cache.join("countersign/tools"))
}
