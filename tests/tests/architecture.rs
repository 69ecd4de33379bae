//! The arrows between the rooms point where ARCHITECTURE.md says, and nowhere else.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Who may depend on whom, tests and builds aside.
const ARROWS: [(&str, &str); 3] = [
    ("countersign-wasm", "countersign-core"),
    ("countersign-worker", "countersign-core"),
    ("countersign-tests", "countersign-core"),
];

fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata runs");
    serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON")
}

#[test]
fn no_room_depends_on_another_but_along_the_arrows() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    let found: BTreeSet<(&str, &str)> = packages
        .iter()
        .flat_map(|package| {
            let from = package["name"].as_str().unwrap();
            package["dependencies"]
                .as_array()
                .unwrap()
                .iter()
                .map(move |to| (from, to["name"].as_str().unwrap()))
        })
        .filter(|(_, to)| names.contains(to))
        .collect();
    let allowed: BTreeSet<(&str, &str)> = ARROWS.into_iter().collect();
    assert_eq!(found, allowed);
}

#[test]
fn core_uses_nothing_but_alloc_and_core() {
    let source = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/src/lib.rs")).unwrap();
    assert!(source.contains("#![no_std]"));
    assert!(!source.contains("extern crate std"));
}
