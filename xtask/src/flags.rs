//! The commands and their flags, from which `--help` is made.

use std::path::PathBuf;

use anyhow::Result;

use crate::workspace;

xflags::xflags! {
    /// Sets up, builds, serves, tests and measures the project.
    cmd xtask {
        /// Set up, build, migrate, seed and serve.
        cmd run {
            /// Where to listen: 8787 unless given, 0 takes any free port.
            optional --port number: u16
            /// Where the state is kept: .state unless given.
            optional --state folder: PathBuf
        }
        /// Build the npm package, the Worker and the demo.
        cmd build {}
        /// Build the npm package alone (wasm/pkg).
        cmd package {}
        /// Start what is built.
        cmd serve {
            /// Where to listen: 8787 unless given, 0 takes any free port.
            optional --port number: u16
            /// Where the state is kept: .state unless given.
            optional --state folder: PathBuf
        }
        /// Write the generated files that are committed.
        cmd generate {}
        /// Run every check of the project.
        cmd test {
            /// Run only this step; a wrong name lists them all.
            optional --only step: String
        }
        /// Write a picture of every page of the portal (web-demo/screens).
        cmd screens {
            /// Only those whose name holds this, such as `phone/` or `new-`.
            optional --only name: String
            /// Only the small ones that the README shows (docs/pictures).
            optional --small
        }
        /// Measure the engine and its peers, natively and in Node.
        cmd bench {
            /// One process each in place of many, for a first look.
            optional --quick
        }
        /// Ask the built Worker at random, by its own description.
        cmd fuzz-api {
            /// How many requests at least: 2,000 unless given.
            optional --requests number: usize
        }
        /// Change the Worker, one thing at a time, and ask whether a test notices. Takes long; no part of the checks.
        cmd mutants {
            /// Only changes with this in their names.
            optional --only name: String
        }
        /// Print the sizes of what is built, the lines there are to read, and circles of modules that name each other.
        cmd figures {}
    }
}

/// What a command line that is not understood is answered with, besides the fault.
pub const USAGE: &str =
    "usage: cargo xtask run|build|package|serve|generate|test|screens|bench|fuzz-api|mutants|figures [flags]
       `cargo xtask --help` says what each does and which flags it takes";

/// Where a server listens and keeps its state.
pub struct Place {
    pub port: u16,
    pub state: PathBuf,
}

impl Place {
    pub fn new(port: Option<u16>, state: Option<PathBuf>) -> Result<Self> {
        let state = state.map(std::path::absolute).transpose()?;
        Ok(Self {
            port: port.unwrap_or(8787),
            state: state.unwrap_or_else(|| workspace::root().join(".state")),
        })
    }
}
