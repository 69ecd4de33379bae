//! Files that are generated and committed, so that a reviewer sees them change.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{package, shell, wasm};

/// A committed file and the text it should have.
struct Generated {
    path: &'static str,
    text: String,
}

/// Writes them all.
pub fn write() -> Result<()> {
    for file in all()? {
        let path = shell::root().join(file.path);
        fs::write(&path, file.text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("  wrote {}", file.path);
    }
    Ok(())
}

/// Compares them all, and says how many there are.
pub fn compare() -> Result<usize> {
    let files = all()?;
    for file in &files {
        let committed = fs::read_to_string(shell::root().join(file.path)).unwrap_or_default();
        if committed != file.text {
            bail!(
                "{} is not what is generated: run `cargo xtask generate` and look at the change",
                file.path
            );
        }
    }
    Ok(files.len())
}

fn all() -> Result<Vec<Generated>> {
    Ok(vec![
        Generated { path: "wasm/js/countersign.d.ts", text: package_types()? },
        Generated { path: "worker/openapi.json", text: openapi()? },
    ])
}

/// The types that wasm-bindgen writes; the entries are compiled against them.
fn package_types() -> Result<String> {
    let folder = wasm::staging("types")?;
    package::bind(&wasm::compile("countersign-wasm")?, &folder)?;
    Ok(fs::read_to_string(folder.join("countersign.d.ts"))?)
}

fn openapi() -> Result<String> {
    let arguments = ["run", "--quiet", "--package", "countersign-worker", "--example", "openapi"];
    shell::capture(&mut shell::cargo(&arguments)).context("the OpenAPI document cannot be generated")
}
