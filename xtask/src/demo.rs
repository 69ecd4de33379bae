//! The web demo: `web-demo/dist`.

use anyhow::{Context, Result};

use crate::figures::Figures;
use crate::shell;
use crate::stamp::Step;

/// Builds the demo when it, or the npm package it imports, has changed.
pub fn build(figures: &mut Figures) -> Result<()> {
    let started = std::time::Instant::now();
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
        vite.args(["build", "--logLevel", "warn", "--emptyOutDir"])
            .current_dir(shell::root().join("web-demo"));
        shell::capture(&mut vite).map(drop).context("vite cannot build the demo")
    })?;
    figures.time("web demo, built in", started.elapsed());
    Ok(())
}
