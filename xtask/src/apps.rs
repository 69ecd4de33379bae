//! The package in the tools of its users: installed from its tarball, built and run outside the checkout.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::figures::Figures;
use crate::stamp::Step;
use crate::{counts, setup, shell, wasm};

const ROOM: &str = "tests/apps";

/// Builds and runs every app, and says how large its bundle is.
pub fn run(figures: &mut Figures) -> Result<()> {
    let tools = shell::work_dir()?.join("apps");
    install(&tools)?;
    let (tap, report) = (shell::work_dir()?.join("apps.tap"), shell::work_dir()?.join("apps.json"));
    let mut node = shell::npm_tool("node")?;
    node.args(["--disable-warning=ExperimentalWarning", "--test", "--test-reporter=spec"]);
    node.args(["--test-reporter-destination=stdout", "--test-reporter=tap"]);
    node.arg(format!("--test-reporter-destination={}", tap.display())).arg(format!("{ROOM}/*.test.mjs"));
    node.env("CHROMIUM", setup::chromium()?.browser).env("APPS_TOOLS", &tools).env("APPS_REPORT", &report);
    shell::run(&mut node)?;
    counts::of_node(&fs::read_to_string(tap)?).all_ran()?;
    let sizes: BTreeMap<String, u64> = serde_json::from_str(&fs::read_to_string(report)?)
        .context("the report of the apps is not understood")?;
    figures.count("apps of the package's users", sizes.len());
    for (app, gzip) in sizes.iter().filter(|(_, gzip)| **gzip > 0) {
        figures.bytes(&format!("app {app}, gzip"), *gzip);
    }
    Ok(())
}

/// What only the apps need lies outside the sources, so that nothing else finds it by accident.
fn install(tools: &Path) -> Result<()> {
    let files = ["package.json", "package-lock.json", ".npmrc"];
    Step {
        name: "tools of the apps",
        reads: &files.map(|name| Path::new(ROOM).join(name)),
        recipe: &[],
        makes: &[tools.join("node_modules/.package-lock.json")],
    }
    .when_changed(|| {
        fs::create_dir_all(tools)?;
        for name in files {
            wasm::copy_tree(&shell::root().join(ROOM).join(name), &tools.join(name))?;
        }
        setup::npm_ci(tools)
    })
}
