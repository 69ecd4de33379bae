//! The changes that `cargo xtask mutants` makes can still be made.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

#[test]
fn each_change_has_one_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read =
        |file: &str| fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let list: Vec<Value> = serde_json::from_str(&read("worker/mutants.json")).unwrap();
    let mut names = HashSet::new();
    let mut lost = Vec::new();
    for mutant in &list {
        let text =
            |member: &str| mutant[member].as_str().unwrap_or_else(|| panic!("{mutant} has no {member}"));
        assert!(names.insert(text("name")), "{mutant} has the name of another one");
        assert_ne!(text("before"), text("after"), "{mutant} changes nothing");
        if read(text("file")).matches(text("before")).count() != 1 {
            lost.push(text("name"));
        }
    }
    assert!(list.len() > 40 && lost.is_empty(), "no longer one place in their file: {lost:#?}");
}
