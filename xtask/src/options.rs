//! The flags of the commands.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::shell;

/// What the command line says, with the defaults filled in.
pub struct Options {
    pub port: u16,
    pub state: PathBuf,
    pub only: Option<String>,
    pub quick: bool,
}

impl Options {
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self { port: 8787, state: shell::root().join(".state"), only: None, quick: false };
        while let Some(word) = words.next() {
            let (flag, inline) = match word.split_once('=') {
                Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
                None => (word, None),
            };
            if flag == "--quick" && inline.is_none() {
                options.quick = true;
                continue;
            }
            if !matches!(flag.as_str(), "--port" | "--state" | "--only") {
                bail!("there is no option `{flag}`");
            }
            let value = inline.or_else(|| words.next()).with_context(|| format!("{flag} needs a value"))?;
            match flag.as_str() {
                "--port" => options.port = value.parse().context("--port takes a number up to 65535")?,
                "--state" => options.state = std::path::absolute(value)?,
                _ => options.only = Some(value),
            }
        }
        Ok(options)
    }
}
