//! Files that are generated and committed, so that a reviewer sees them change.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{counts, package, shell, stamp, wasm};

/// What wasm-bindgen writes; the package's entries are compiled against it.
const BINDINGS: &str = "wasm/js/countersign.d.ts";

/// Tests that compare a file with what is generated, and write it when
/// `UPDATE_EXPECT` is set: the package's types and the API's description.
const GOLDEN: [(&str, &str); 2] = [("countersign-tests", "types"), ("countersign-worker", "openapi")];

/// Writes them all.
pub fn write() -> Result<()> {
    fs::write(shell::root().join(BINDINGS), bindings()?).context("cannot write the bindings' types")?;
    for (package, test) in GOLDEN {
        shell::capture(golden(package, test).env("UPDATE_EXPECT", "1"))?;
    }
    Ok(())
}

/// Compares them all, and says how many there are.
pub fn compare() -> Result<usize> {
    let committed = fs::read_to_string(shell::root().join(BINDINGS)).unwrap_or_default();
    let advice = "run `cargo xtask generate` and look at the change";
    ensure!(committed == bindings()?, "{BINDINGS} is not what is generated: {advice}");
    for (package, test) in GOLDEN {
        let output = shell::capture(&mut golden(package, test)).context(advice)?;
        counts::of_cargo(&output).all_ran().with_context(|| format!("the test `{test}` of {package}"))?;
    }
    Ok(GOLDEN.len().saturating_add(1))
}

fn bindings() -> Result<String> {
    let module = wasm::compile("countersign-wasm")?;
    let _alone = stamp::alone()?;
    let folder = wasm::staging("types")?;
    package::bind(&module, &folder)?;
    Ok(fs::read_to_string(folder.join("countersign.d.ts"))?)
}

fn golden(package: &str, test: &str) -> Command {
    shell::cargo(&["test", "--quiet", "--locked", "--package", package, "--test", test])
}
