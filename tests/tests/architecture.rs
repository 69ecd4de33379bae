//! The arrows between the rooms point where ARCHITECTURE.md says, and nowhere else.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use countersign_tests::arrows::{between_modules, between_rooms, circles};
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
        // A package that names itself only asks for more of its own features in its tests.
        .filter(|(from, to)| names.contains(to) && from != to)
        .collect();
    let allowed: BTreeSet<(&str, &str)> = ARROWS.into_iter().collect();
    assert_eq!(found, allowed);
}

#[test]
fn core_uses_nothing_but_alloc_and_core() {
    let source = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/src/lib.rs")).unwrap();
    // But for what describes the documents, on a host.
    assert!(source.contains("#![cfg_attr(not(any(feature = \"openapi\", feature = \"ts\")), no_std)]"));
    assert!(!source.contains("extern crate std"));
}

/// The rooms of core, each with those it may name. Below everything stand `bounds` and `words`.
const ROOMS_OF_CORE: [(&str, &[&str]); 11] = [
    ("wire", &["load", "document", "edit", "ask", "decide", "model", "details", "value", "data", "problem"]),
    ("load", &["document", "decide", "model", "value", "data", "problem"]),
    ("document", &["model", "value", "data", "problem"]),
    ("edit", &["ask", "decide", "model", "details", "value", "data", "problem"]),
    ("ask", &["decide", "model", "value", "data", "problem"]),
    ("decide", &["model", "value", "data", "problem"]),
    ("model", &["value", "data", "problem"]),
    ("details", &["value", "problem"]),
    ("value", &["data", "problem"]),
    ("data", &[]),
    ("problem", &[]),
];

/// Every arrow between rooms that their table does not have.
fn forbidden(src: &str, table: &[(&str, &[&str])], below_everything: &[&str]) -> Vec<String> {
    let modules = between_modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join(src));
    let rooms = between_rooms(&modules);
    let mut found = Vec::new();
    for (room, named) in rooms.iter().filter(|(room, _)| !below_everything.contains(room)) {
        let allowed = table.iter().find(|(name, _)| name == room);
        match allowed {
            None => found.push(format!("{room} is not in the table")),
            Some((_, allowed)) => {
                let others =
                    named.iter().filter(|to| !below_everything.contains(to) && !allowed.contains(to));
                found.extend(others.map(|to| format!("{room} -> {to}")));
            }
        }
    }
    let named_by_the_lowest = below_everything.iter().filter_map(|room| Some((room, rooms.get(room)?)));
    found.extend(
        named_by_the_lowest.filter(|(_, to)| !to.is_empty()).map(|(room, to)| format!("{room} -> {to:?}")),
    );
    found
}

#[test]
fn arrows_between_the_rooms_of_core_point_downward() {
    assert_eq!(forbidden("../core/src", &ROOMS_OF_CORE, &["bounds", "words"]), [""; 0]);
}

/// The rooms of the Worker, each with those it may name. Below everything stand `json`, `digest`, `code` and `actor`.
const ROOMS_OF_WORKER: [(&str, &[&str]); 22] = [
    (
        "edge",
        &["http", "use_cases", "samples", "identity", "service", "engines", "ports", "secrets", "database"],
    ),
    ("native", &["ports", "database"]),
    ("samples", &["ports", "database"]),
    ("creation", &["database"]),
    ("http", &["use_cases", "identity", "lists", "service", "failure", "database"]),
    (
        "use_cases",
        &[
            "edit",
            "snapshot",
            "ledger",
            "identity",
            "people",
            "creation",
            "tables",
            "lists",
            "spreadsheet",
            "service",
            "engines",
            "turns",
            "waiting",
            "failure",
            "ports",
            "database",
        ],
    ),
    ("edit", &["snapshot", "ledger", "tables", "service", "waiting", "failure", "database"]),
    ("snapshot", &["ledger", "tables", "service", "engines", "failure", "database"]),
    ("ledger", &["tables", "lists", "failure", "database"]),
    ("identity", &["ports", "database"]),
    ("people", &["secrets", "database"]),
    ("tables", &["database"]),
    ("waiting", &["service", "turns", "failure"]),
    ("service", &["engines", "turns", "failure", "ports", "secrets", "database"]),
    ("lists", &[]),
    ("spreadsheet", &[]),
    ("engines", &[]),
    ("turns", &["failure"]),
    ("failure", &["database"]),
    ("ports", &["database"]),
    ("secrets", &[]),
    ("database", &[]),
];

#[test]
fn arrows_between_the_rooms_of_the_worker_point_downward() {
    assert_eq!(forbidden("../worker/src", &ROOMS_OF_WORKER, &["json", "digest", "code", "actor"]), [""; 0]);
}

#[test]
fn a_table_that_lacks_an_arrow_is_noticed() {
    let without: Vec<_> = ROOMS_OF_CORE.into_iter().filter(|(room, _)| *room != "ask").collect();
    assert_eq!(forbidden("../core/src", &without, &["bounds", "words"]), ["ask is not in the table"]);
}

#[test]
fn no_modules_name_each_other() {
    for src in ["../core/src", "../worker/src"] {
        let modules = between_modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join(src));
        assert!(modules.len() > 30, "{src}: only {} modules were found", modules.len());
        println!("import circles in {src}: {}", circles(&modules).len());
        assert_eq!(circles(&modules), Vec::<Vec<&str>>::new(), "{src}");
    }
}
