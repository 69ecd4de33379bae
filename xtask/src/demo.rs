//! The web demo: `web-demo/dist`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::figures::{Figures, sizes};
use crate::shell;
use crate::stamp::Step;

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
        let mut vite = shell::npm_tool("vite")?;
        vite.args(["build", "--logLevel", "warn", "--emptyOutDir"]);
        shell::capture(vite.current_dir(shell::root().join("web-demo")))
            .map(drop)
            .context("vite cannot build the demo")
    })?;
    let assets = fs::read_dir(shell::root().join("web-demo/dist/assets"))?;
    let files = assets.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    figures.bytes("web demo with the engine, gzip", sizes(&files)?.gzip);
    Ok(())
}
