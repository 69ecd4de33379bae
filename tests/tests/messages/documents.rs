//! Documents that are refused: every problem code and every distinct message.

use countersign_core::{ENGINE_VERSION, Engine, Problem};
use countersign_tests::broken::{with, without, world};
use serde_json::{Value, json};
use xxhash_rust::xxh64::xxh64;

use super::Line;

/// The problems of every broken document, in this order.
pub fn lines() -> Vec<Line> {
    let texts = texts().into_iter();
    let documents =
        shapes().into_iter().chain(meanings()).chain(rules()).map(|document| document.to_string());
    let all = texts.chain(documents).map(|text| {
        let problems = Engine::load(text.as_bytes()).err().unwrap_or_default();
        assert!(!problems.is_empty(), "it loads: {text}");
        problems
    });
    all.flatten().chain(binaries()).map(|problem| Line::of_problem(&problem)).collect()
}

/// Binary snapshots: none, one whose version is missing, one that stops, one of another version.
fn binaries() -> Vec<Problem> {
    let engine = Engine::load(world().to_string().as_bytes()).expect("the world");
    let whole = engine.to_binary();
    let place = whole.windows(5).position(|bytes| bytes == ENGINE_VERSION.as_bytes()).expect("a version");
    let mut other = whole.clone();
    other[place] = b'x';
    [Vec::new(), whole[..12].to_vec(), whole[..40].to_vec(), other]
        .into_iter()
        .map(|bytes| Engine::from_binary(&with_checksum(bytes)).expect_err("it is no snapshot"))
        .collect()
}

/// Puts the checksum right, so that what is behind it is looked at.
fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some((head, body)) = bytes.split_at_mut_checked(12) {
        head[4..].copy_from_slice(&xxh64(body, 0).to_le_bytes());
    }
    bytes
}

/// What is not JSON, or not JSON that a value can be made of.
fn texts() -> Vec<String> {
    let whole = world().to_string();
    let twice = whole.replacen('{', "{\"roles\":[],", 1);
    [
        "",
        "{",
        "[1,",
        "nul",
        "{}}",
        "{\"a\" 1}",
        "{a: 1}",
        "[1 2]",
        "\"\\ud800\"",
        "\"\\x\"",
        "\"\u{1}\"",
        "01",
        "1e999",
        "-",
        "\u{feff}{}",
        &"[".repeat(200),
        &twice,
    ]
    .map(str::to_owned)
    .into()
}

/// The shape of the document: types, members, words, ids.
fn shapes() -> Vec<Value> {
    let long = "x".repeat(300);
    let wrong = [json!(null), json!(true), json!(7), json!("text"), json!([]), json!({})];
    let mut documents: Vec<Value> = wrong.to_vec();
    let expected = [
        ("/legalEntity", json!("le")),
        ("/users", json!({})),
        ("/legalEntity/name", json!(null)),
        ("/legalEntity/settings/selfApproval", json!("no")),
        ("/legalEntity/weekStart", json!(1)),
        ("/approvalRules/0/bands/1/anyOf/0/0/count", json!("1")),
        ("/approvalRules/0/bands/1/anyOf/0/0/count", json!(-1)),
        ("/approvalRules/0/bands/1/anyOf/0/0/count", json!(1.5)),
        ("/legalEntity/weekStart", json!("Monday")),
        ("/users/0/status", json!(long)),
        ("/legalEntity/id", json!("")),
        ("/legalEntity/id", json!(long)),
        ("/users/0/a~1b~0c", json!(1)),
        ("/users/0/\u{202e}\u{7}", json!(1)),
    ];
    documents.extend(expected.map(|(pointer, value)| with(world(), pointer, value)));
    documents.push(without(world(), "/users/0/status"));
    documents
}

/// What the document means: references, identities, amounts, currencies, levels, customers.
fn meanings() -> Vec<Value> {
    let first_limits = "/features/0/actions/1/limits";
    let held = "/users/0/assignments/0";
    let at_held = |rest: &str| format!("{held}{rest}");
    let changes = [
        ("/legalEntity/currency".to_owned(), json!("EURO")),
        ("/legalEntity/rates".into(), json!({"EUR": "1"})),
        ("/legalEntity/rates".into(), json!({"USD": "0"})),
        ("/limitGroups/-".into(), json!({"id": "single", "name": "x"})),
        ("/features/1/level".into(), json!("account")),
        ("/features/1/actions/0/limitGroup".into(), json!("single")),
        ("/features/0/actions/0/limits".into(), json!({"daily": "1"})),
        ("/features/0/actions/1/approvedBy".into(), json!("none")),
        (first_limits.into(), json!({"daily": "-1"})),
        (first_limits.into(), json!({"daily": "1.001"})),
        (first_limits.into(), json!({"daily": "90071992547409.92"})),
        ("/contracts/0/customers/0/accounts/0/currency".into(), json!("eur")),
        ("/contracts/0/customers/1/limits".into(), json!({"actions": {"pay.view": {"daily": "1"}}})),
        ("/policies/0/actions".into(), json!(["pay.view", "pay.view"])),
        ("/roles/0/policies".into(), json!(["q"])),
        ("/users/1/id".into(), json!("*")),
        (at_held("/customer"), json!("none")),
        ("/users/0/assignments/-".into(), json!({"customer": "c1", "roles": [], "accounts": []})),
        (at_held("/accounts"), json!(["a1", "a2"])),
        (at_held("/accounts"), json!(["a1", "a1"])),
        (at_held("/removed/accounts"), json!({"a2": []})),
        (at_held("/limits/accounts"), json!({"a2": {}})),
        (at_held("/limits/accounts/a1"), json!({"pay.approve": {"daily": {"deny": "1"}}})),
        ("/signatoryGroups/1/members".into(), json!(["x".repeat(100)])),
        ("/grants/0/receiver".into(), json!("ana")),
        ("/grants/0/actions".into(), json!([])),
        ("/grants/0/actions".into(), json!(["pay.view"])),
        ("/grants/0/from".into(), json!("2026-12-25")),
        ("/grants/0/until".into(), json!("2026-12-32")),
        ("/grants/0/accounts".into(), json!(["a2"])),
    ];
    changes.into_iter().map(|(pointer, value)| with(world(), &pointer, value)).collect()
}

/// What approval rules must be like.
fn rules() -> Vec<Value> {
    let slot = |slot: Value| json!([{"above": "0", "anyOf": [[slot]]}]);
    let bands = [
        json!([]),
        json!([{"above": "1", "none": true}]),
        json!([{"above": "0", "upTo": "1", "none": true}]),
        json!([{"above": "0", "none": true}, {"above": "0", "none": true}]),
        json!([{"above": "0", "upTo": "0", "none": true}, {"above": "0", "none": true}]),
        json!([{"above": "0"}]),
        json!([{"above": "0", "none": false}]),
        json!([{"above": "0", "none": true, "sequential": true}]),
        json!([{"above": "0", "none": true, "anyOf": [[{"anyone": true, "count": 1}]]}]),
        json!([{"above": "0", "anyOf": []}]),
        json!([{"above": "0", "anyOf": [[]]}]),
        slot(json!({"anyone": true, "count": 0})),
        slot(json!({"group": "g2", "count": 1})),
        slot(json!({"users": [], "count": 1})),
        slot(json!({"users": ["ana"], "group": "g1", "count": 1})),
        slot(json!({"anyone": false, "count": 1})),
        slot(json!({"anyone": true, "count": "all"})),
        slot(json!({"group": "g1", "count": "most"})),
    ];
    let mut documents: Vec<Value> =
        bands.into_iter().map(|bands| with(world(), "/approvalRules/0/bands", bands)).collect();
    let without_amounts = json!([{"above": "0", "upTo": "1", "none": true}, {"above": "1", "none": true}]);
    let again = json!({"customer": "c1", "action": "pay.create", "period": "daily", "bands": [{"above": "0", "none": true}]});
    documents.push(with(world(), "/approvalRules/1/action", json!("user-management.view")));
    documents.push(with(world(), "/approvalRules/1/period", json!("daily")));
    documents.push(with(world(), "/approvalRules/1/bands", without_amounts));
    documents.push(with(world(), "/approvalRules/-", again));
    for initiators in [json!([]), json!([{}]), json!([{"users": []}]), json!([{"group": "g2"}])] {
        documents.push(with(world(), "/approvalRules/0/initiators", initiators));
    }
    documents.push(with(world(), "/approvalRules/0/currency", json!("USD")));
    documents.push(with(world(), "/approvalRules/1/currency", json!("USD")));
    documents
}
