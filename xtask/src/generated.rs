//! Files that are generated and committed, so that a reviewer sees them change.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::figures::Figures;
use crate::{counts, package, shell, stamp, wasm};

/// What wasm-bindgen writes; the package's entries are compiled against it.
const BINDINGS: &str = "wasm/js/countersign.d.ts";

/// The API as the page's client is typed by it, made from the committed description.
const CLIENT: &str = "web-demo/src/openapi.d.ts";

/// Tests that compare a file with what is generated, and write it when
/// `UPDATE_EXPECT` is set: the package's types, what the engine says, who may do what in the demo's bank, and the API's
/// description.
const GOLDEN: [Golden; 4] = [
    Golden { package: "countersign-tests", target: "types", test: "the_committed_types" },
    Golden { package: "countersign-tests", target: "messages", test: "the_committed_messages" },
    Golden { package: "countersign-tests", target: "demo_matrix", test: "the_committed_matrix" },
    Golden { package: "countersign-worker", target: "api", test: "openapi::the_committed_description" },
];

/// The same for what only the built package says, its public API and its guide: run with the package's other tests.
const OF_PACKAGE: [&str; 2] = ["tests/js/api.test.mjs", "tests/js/guide.test.mjs"];

struct Golden {
    package: &'static str,
    target: &'static str,
    /// How the names of its tests begin.
    test: &'static str,
}

/// Writes them all.
pub fn write() -> Result<()> {
    fs::write(shell::root().join(BINDINGS), bindings()?).context("cannot write the bindings' types")?;
    for golden in GOLDEN {
        shell::capture(golden.command().env("UPDATE_EXPECT", "1"))?;
    }
    fs::write(shell::root().join(CLIENT), client()?).context("cannot write the types of the page's client")?;
    package::build(&mut Figures::default())?;
    let mut node = shell::npm_tool("node")?;
    shell::capture(node.arg("--test").args(OF_PACKAGE).env("UPDATE_EXPECT", "1")).map(drop)
}

/// Compares them all, and says how many there are.
pub fn compare() -> Result<usize> {
    let advice = "run `cargo xtask generate` and look at the change";
    for (path, generated) in [(BINDINGS, bindings()?), (CLIENT, client()?)] {
        let committed = fs::read_to_string(shell::root().join(path)).unwrap_or_default();
        ensure!(committed == generated, "{path} is not what is generated: {advice}");
    }
    for golden in GOLDEN {
        let output = shell::capture(&mut golden.command()).context(advice)?;
        let ran = counts::of_cargo(&output).passed;
        ensure!(ran > 0, "{} has no test `{}…`", golden.package, golden.test);
    }
    Ok(GOLDEN.len().saturating_add(2))
}

fn client() -> Result<String> {
    let mut node = shell::npm_tool("node")?;
    shell::capture(node.args(["web-demo/openapi/generate.ts", "worker/openapi.json"]))
}

fn bindings() -> Result<String> {
    let module = wasm::compile(package::ADMIN)?;
    let _alone = stamp::alone()?;
    let folder = wasm::staging("types")?;
    package::bind(&module, &folder)?;
    Ok(fs::read_to_string(folder.join("countersign.d.ts"))?)
}

impl Golden {
    fn command(&self) -> Command {
        let mut cargo = shell::cargo(&["test", "--quiet", "--locked", "--package", self.package]);
        cargo.args(["--test", self.target, self.test]);
        cargo
    }
}
