//! The API's description: as committed, as served, and true.

use countersign_worker::code::Code;
use countersign_worker::http::{EVERYWHERE, description, routes};
use serde_json::{Value, json};

use crate::support::{document, schema};

const COMMITTED: &str = include_str!("../../openapi.json");

#[test]
fn the_committed_description_is_the_codes() {
    let made = description::document().unwrap();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json"), &made).unwrap();
        return;
    }
    assert!(
        made == COMMITTED,
        "openapi.json is not what the code says: run the test with UPDATE_EXPECT=1 and review"
    );
}

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api.md");
const TABLE: [&str; 2] = ["<!-- the codes of each route: made from the rows -->\n", "<!-- end -->"];

/// The codes of each route, as the guide lists them.
fn table_of_codes() -> String {
    let words = |codes: &[Code]| {
        let words: Vec<String> = codes.iter().map(|code| format!("`{}`", code.word())).collect();
        words.join(", ")
    };
    let mut table = format!("\nEvery route: {}.\n\n| route | and |\n| --- | --- |\n", words(EVERYWHERE));
    for route in routes() {
        let (method, path) = (route.method.name(), route.path);
        table.push_str(&format!("| `{method} {path}` | {} |\n", words(&route.codes)));
    }
    table + "\n"
}

#[test]
fn the_committed_description_of_codes_is_the_rows() {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    let (before, rest) = guide.split_once(TABLE[0]).unwrap();
    let (_, after) = rest.split_once(TABLE[1]).unwrap();
    let made = [before, TABLE[0], &table_of_codes(), TABLE[1], after].concat();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(GUIDE, made).unwrap();
        return;
    }
    assert!(
        made == guide,
        "docs/api.md is not what the rows say: run the test with UPDATE_EXPECT=1 and review"
    );
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let description = description();
    let mut described: Vec<(String, String, bool)> = Vec::new();
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let signs_in = operation.get("security").is_some();
            described.push((method.to_uppercase(), path.clone(), signs_in));
        }
    }
    let ids = description["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|path| path.as_object().unwrap().values());
    let ids: Vec<_> = ids.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    let unique: std::collections::HashSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    let mut served: Vec<_> = routes().into_iter().map(served_route).collect();
    described.sort();
    served.sort();
    assert_eq!(described, served);
}

fn served_route(route: countersign_worker::http::Route) -> (String, String, bool) {
    use countersign_worker::http::Admission::{
        Credentials, LocalOnly, Manager, Public, SignedIn, Staff, User,
    };
    let signs_in = match route.access {
        User | SignedIn | Staff | Manager => true,
        Public | LocalOnly | Credentials => false,
    };
    (route.method.name().to_owned(), route.path.to_owned(), signs_in)
}

fn description() -> Value {
    serde_json::from_str(COMMITTED).unwrap()
}

#[test]
fn the_shapes_refuse_what_they_do_not_name() {
    let snapshot = json!({ "$ref": "#/components/schemas/SnapshotDocument" });
    assert_eq!(schema::problems(&description(), &snapshot, &document()), Vec::<String>::new());
    for (pointer, value) in [
        ("/legalEntity/currency", json!("eur")),
        ("/legalEntity/weekStart", json!("someday")),
        ("/users/0/status", json!(null)),
        ("/users/0/assignments", json!({})),
        ("/features/0/actions/1/limits/daily", json!(1000)),
        ("/features/0/actions/1/limits/daily", json!("-1")),
        ("/approvalRules/0/bands/0/none", json!(false)),
    ] {
        let mut wrong = document();
        *wrong.pointer_mut(pointer).unwrap() = value;
        let found = schema::problems(&description(), &snapshot, &wrong);
        assert_eq!(found.len(), 1, "{pointer} {found:?}");
    }
    let mut wrong = document();
    wrong["users"][0]["name"] = json!("Ana");
    wrong["users"][1].as_object_mut().unwrap().remove("id");
    assert_eq!(schema::problems(&description(), &snapshot, &wrong).len(), 2);
}
