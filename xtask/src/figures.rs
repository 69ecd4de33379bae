//! Numbers worth knowing, printed together at the end.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::workspace;

/// Names with values, in the order they were found.
#[derive(Default)]
pub struct Figures {
    lines: Vec<(String, String)>,
}

impl Figures {
    pub fn bytes(&mut self, name: &str, bytes: u64) {
        self.lines.push((name.to_owned(), format!("{bytes} bytes")));
    }

    pub fn count(&mut self, name: &str, count: usize) {
        self.lines.push((name.to_owned(), count.to_string()));
    }

    pub fn time(&mut self, name: &str, time: Duration) {
        self.lines.push((name.to_owned(), format!("{:.1} s", time.as_secs_f64())));
    }

    pub fn print(&self) {
        let width = self.lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, value) in &self.lines {
            println!("  {name:width$}  {value}");
        }
    }
}

/// How large files are together, as they are and as a server would send them.
pub struct Sizes {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

pub fn sizes(files: &[PathBuf]) -> Result<Sizes> {
    let sh = workspace::npm_shell()?;
    let said = workspace::capture(cmd!(sh, "node xtask/js/sizes.ts {files...}"))?;
    let mut numbers = said.split_whitespace().map(str::parse::<u64>);
    let mut next =
        || numbers.next().context("sizes.ts printed too little")?.context("sizes.ts printed no number");
    Ok(Sizes { raw: next()?, gzip: next()?, brotli: next()? })
}
