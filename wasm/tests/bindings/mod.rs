//! The bindings carry text to the engine and back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use countersign_wasm::{RawEngine, engine_version};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

const DOCUMENT: &str = r#"{
  "legalEntity": {"id": "le", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid", "weekStart": "monday",
    "rates": {}, "settings": {"accountAccess": "open", "delegationCeiling": "accounts", "selfApproval": false,
    "sharedContractLimits": false}},
  "limitGroups": [{"id": "single", "name": "Single payments"}],
  "features": [{"id": "pay", "level": "account", "actions": [
    {"id": "pay.create", "accessLevel": "create", "limitGroup": "single", "limits": {"daily": "100.00"}}]}],
  "contracts": [{"id": "k", "customers": [{"id": "c", "name": "Company", "accounts": [
    {"id": "a", "number": "1", "type": "current", "currency": "EUR"}], "actions": ["pay.create"], "limits": {}}]}],
  "policies": [], "roles": [{"id": "r", "actions": ["pay.create"]}],
  "users": [{"id": "ana", "status": "active", "assignments": [{"customer": "c", "roles": ["r"], "accounts": ["a"]}]}],
  "signatoryGroups": [], "approvalRules": []
}"#;

fn engine() -> RawEngine {
    RawEngine::load(DOCUMENT.as_bytes()).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[wasm_bindgen_test]
fn a_question_is_answered_as_json() {
    let answer =
        engine().ask("check", r#"{"user": "ana", "action": "pay.create", "account": "a"}"#, None).unwrap();
    assert_eq!(json(&answer), json(r#"{"allowed": true, "reasons": []}"#));
}

#[wasm_bindgen_test]
fn usage_counts_in_a_decision() {
    let question =
        r#"{"user": "ana", "action": "pay.create", "account": "a", "amount": "60.01", "date": "2026-11-20"}"#;
    let usage = r#"[{"user": "ana", "account": "a", "action": "pay.create", "date": "2026-11-20", "amount": "40.00"}]"#;
    let answer = json(&engine().ask("evaluate", question, Some(usage.to_owned())).unwrap());
    assert_eq!(answer["outcome"], "denied");
    assert_eq!(answer["reasons"][0]["code"], "limit-exceeded");
    assert_eq!(answer["headroom"]["submit"], "60.00");
}

#[wasm_bindgen_test]
fn problems_are_thrown_with_path_and_code() {
    let thrown = RawEngine::load(b"{}").map(drop).unwrap_err();
    let problems = json(&thrown);
    assert_eq!(problems.as_array().unwrap().len(), 9);
    assert_eq!(problems[0]["path"], "/legalEntity");
    assert_eq!(problems[0]["code"], "missing-field");
    let thrown = engine().ask("check", "[]", None).unwrap_err();
    assert_eq!(json(&thrown)[0]["code"], "wrong-type");
}

#[wasm_bindgen_test]
fn the_engine_says_its_version() {
    assert_eq!(engine_version(), countersign_core::ENGINE_VERSION);
}
