//! The web demo: `web-demo/dist`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::workspace;

/// The description of the API, which stands beside the page.
const DESCRIPTION: &str = "worker/openapi.json";

/// Builds the demo when it, the npm package it imports, or the description of the API has changed.
pub fn build(figures: &mut Figures) -> Result<()> {
    Step {
        name: "web demo",
        reads: &[
            "web-demo/src".into(),
            "web-demo/public".into(),
            "web-demo/index.html".into(),
            "web-demo/vite.config.ts".into(),
            "wasm/pkg".into(),
            "package-lock.json".into(),
            DESCRIPTION.into(),
        ],
        recipe: &[include_str!("demo.rs")],
        makes: &["web-demo/dist/index.html".into(), "web-demo/dist/openapi.json".into()],
    }
    .when_changed(|| {
        let sh = workspace::npm_shell()?;
        sh.change_dir("web-demo");
        let vite = cmd!(sh, "vite build --logLevel warn --emptyOutDir");
        workspace::capture(vite).context("vite cannot build the demo")?;
        // Served as a file: the Worker need not carry it.
        let root = workspace::root();
        fs::copy(root.join(DESCRIPTION), root.join("web-demo/dist/openapi.json"))?;
        Ok(())
    })?;
    let assets = fs::read_dir(workspace::root().join("web-demo/dist/assets"))?;
    let files = assets.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    figures.bytes("web demo with the engine, gzip", sizes(&files)?.gzip);
    Ok(())
}
