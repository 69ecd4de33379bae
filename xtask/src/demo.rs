//! The web demo: `web-demo/dist`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::figures::{Figures, sizes};
use crate::stamp::Step;
use crate::workspace;

/// Builds the demo when it, or the npm package it imports, has changed.
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
        ],
        recipe: &[include_str!("demo.rs")],
        makes: &["web-demo/dist/index.html".into()],
    }
    .when_changed(|| {
        let sh = workspace::npm_shell()?;
        sh.change_dir("web-demo");
        let vite = cmd!(sh, "vite build --logLevel warn --emptyOutDir");
        workspace::capture(vite).map(drop).context("vite cannot build the demo")
    })?;
    let assets = fs::read_dir(workspace::root().join("web-demo/dist/assets"))?;
    let files = assets.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    figures.bytes("web demo with the engine, gzip", sizes(&files)?.gzip);
    Ok(())
}
