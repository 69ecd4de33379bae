//! Files that are generated and committed, so that a reviewer sees them change.

use std::fs;

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::figures::Figures;
use crate::{counts, package, stamp, wasm, workspace};

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
    let sh = workspace::npm_shell()?;
    sh.set_var("UPDATE_EXPECT", "1");
    sh.write_file(BINDINGS, bindings()?)?;
    for golden in GOLDEN {
        workspace::capture(golden.command(&sh))?;
    }
    sh.write_file(CLIENT, client()?)?;
    package::build(&mut Figures::default())?;
    workspace::capture(cmd!(sh, "node --test {OF_PACKAGE...}")).map(drop)
}

/// Compares them all, and says how many there are.
pub fn compare() -> Result<usize> {
    let sh = workspace::shell()?;
    let advice = "run `cargo xtask generate` and look at the change";
    for (path, generated) in [(BINDINGS, bindings()?), (CLIENT, client()?)] {
        let committed = sh.read_file(path).unwrap_or_default();
        ensure!(committed == generated, "{path} is not what is generated: {advice}");
    }
    for golden in GOLDEN {
        let output = workspace::capture(golden.command(&sh)).context(advice)?;
        let ran = counts::of_cargo(&output).passed;
        ensure!(ran > 0, "{} has no test `{}…`", golden.package, golden.test);
    }
    Ok(GOLDEN.len().saturating_add(2))
}

fn client() -> Result<String> {
    let sh = workspace::npm_shell()?;
    workspace::capture(cmd!(sh, "node web-demo/openapi/generate.ts worker/openapi.json"))
}

fn bindings() -> Result<String> {
    let module = wasm::compile(package::ADMIN)?;
    let _alone = stamp::alone()?;
    let folder = wasm::staging("types")?;
    package::bind(&module, &folder)?;
    Ok(fs::read_to_string(folder.join("countersign.d.ts"))?)
}

impl Golden {
    fn command<'a>(&self, sh: &'a Shell) -> Cmd<'a> {
        let Self { package, target, test } = self;
        cmd!(sh, "cargo test --quiet --locked --package {package} --test {target} {test}")
    }
}
