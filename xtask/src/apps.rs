//! The package in the tools of its users: installed from its tarball, built and run outside the checkout.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::figures::Figures;
use crate::stamp::Step;
use crate::{counts, setup, wasm, workspace};

const ROOM: &str = "tests/apps";

/// Builds and runs every app, and says how large its bundle is.
pub fn run(figures: &mut Figures) -> Result<()> {
    let work = workspace::work_dir()?;
    let (tools, report) = (work.join("apps"), work.join("apps.json"));
    install(&tools)?;
    let sh = workspace::npm_shell()?;
    sh.set_var("CHROMIUM", setup::chromium()?.browser);
    sh.set_var("APPS_TOOLS", &tools);
    sh.set_var("APPS_REPORT", &report);
    counts::node_tests(&sh, &format!("{ROOM}/*.test.mjs"), &work.join("apps.tap"), &[])?;
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
            wasm::copy_tree(&workspace::root().join(ROOM).join(name), &tools.join(name))?;
        }
        setup::npm_ci(tools)
    })
}
