//! Who may do what in the demo's bank, as a text that a person reviews: a changed line is a changed right.

use std::fmt::Write;
use std::path::Path;

use countersign_core::{Engine, wire};
use countersign_tests::facts::{list, load};
use countersign_tests::golden;
use serde_json::{Value, json};

/// The columns of the table.
const LEVELS: [&str; 5] = ["view", "create", "edit", "approve", "delete"];

fn demo() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web-demo/seed/demo.json");
    serde_json::from_slice(&std::fs::read(file).expect("the demo's bank")).expect("JSON")
}

fn id(entry: &Value) -> &str {
    entry["id"].as_str().expect("an id")
}

fn matrix(engine: &Engine, user: &str, customer: &str) -> Value {
    let question = json!({ "user": user, "customer": customer }).to_string();
    json!(wire::matrix(engine, question.as_bytes()).expect("a user and a customer"))
}

/// One row: a name and its state at each access level.
fn row(text: &mut String, name: &str, levels: &Value) {
    let states = LEVELS.map(|level| levels[level].as_str().unwrap_or("-"));
    let [view, create, edit, approve, delete] = states;
    let line = format!("  {name:<28}{view:<9}{create:<9}{edit:<9}{approve:<9}{delete}");
    writeln!(text, "{}", line.trim_end()).expect("text");
}

fn describe(text: &mut String, user: &Value, held: &Value, matrix: &Value) {
    let words = |value: &Value| {
        let words: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        words.join(" + ")
    };
    let status = user["status"].as_str().expect("a status");
    writeln!(text, "\n{} ({status}) as {}", id(user), words(&held["roles"])).expect("text");
    let kind = matrix["permissionType"].as_str().expect("a type");
    row(text, &format!("accounts, {kind}"), &matrix["accessLevels"]);
    for feature in list(matrix, &["features"]) {
        row(text, &format!("  {}", feature["feature"].as_str().expect("an id")), &feature["accessLevels"]);
    }
    for account in list(matrix, &["accounts"]) {
        let name = account["account"].as_str().expect("an id");
        let kind = account["permissionType"].as_str().expect("a type");
        writeln!(text, "  {name}: {} of {}, {kind}", account["selected"], account["total"]).expect("text");
    }
    let other = list(matrix, &["other"]);
    let other: Vec<String> = other
        .iter()
        .map(|entry| format!("{} {}", entry["feature"].as_str().unwrap(), entry["state"].as_str().unwrap()))
        .collect();
    if !other.is_empty() {
        let kind = matrix["otherPermissionType"].as_str().expect("a type");
        writeln!(text, "  other, {kind}: {}", other.join(", ")).expect("text");
    }
}

fn nothing() -> Value {
    json!({"permissionType": "default", "accessLevels": {}, "features": [], "accounts": [], "other": [],
        "otherPermissionType": "default"})
}

#[test]
fn the_committed_matrix_is_that_of_the_demo() {
    let document = demo();
    let engine = load(&document);
    let head = format!("{:<30}{:<9}{:<9}{:<9}{:<9}{}", "", "view", "create", "edit", "approve", "delete");
    let mut text = format!("{head}\n");
    for customer in list(&document, &["contracts", "customers"]) {
        writeln!(text, "\n== {}", id(customer)).expect("text");
        for user in list(&document, &["users"]) {
            let matrix = matrix(&engine, id(user), id(customer));
            let held =
                list(user, &["assignments"]).into_iter().find(|held| held["customer"] == customer["id"]);
            match held {
                Some(held) => describe(&mut text, user, held, &matrix),
                // Whoever is not listed at a customer has nothing there.
                None => assert_eq!(matrix, nothing(), "{} at {}", id(user), id(customer)),
            }
        }
    }
    golden::compare("demo-matrix.txt", &text);
}
