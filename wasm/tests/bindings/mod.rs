//! The bindings carry questions to the engine and answers back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use countersign_wasm::{RawEngine, engine_version};
use serde_json::{Value, json};
use serde_wasm_bindgen::from_value;
use wasm_bindgen::JsValue;
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
  "users": [{"id": "ana", "status": "active", "assignments": [{"customer": "c", "roles": ["r"], "accounts": ["a"],
    "limits": {"accounts": {"a": {"pay.create": {"perTransaction": {"preApproved": "100.00"},
      "daily": {"preApproved": "100.00"}, "weekly": {"preApproved": "100.00"}}}}}}]}],
  "signatoryGroups": [], "approvalRules": []
}"#;

fn engine() -> RawEngine {
    RawEngine::load(DOCUMENT.as_bytes()).unwrap()
}

fn answer(value: JsValue) -> Value {
    from_value(value).unwrap()
}

#[wasm_bindgen_test]
fn a_question_is_answered_as_an_object() {
    let question = json!({"user": "ana", "action": "pay.create", "account": "a"}).to_string();
    assert_eq!(answer(engine().check(&question).unwrap()), json!({"allowed": true, "reasons": []}));
}

#[wasm_bindgen_test]
fn usage_counts_in_a_decision() {
    let payment = json!({"user": "ana", "action": "pay.create", "account": "a", "amount": "60.01", "date": "2026-11-20"});
    let row = json!({"user": "ana", "account": "a", "action": "pay.create", "date": "2026-11-20", "amount": "40.00"});
    let verdict = |usage| answer(engine().evaluate(&payment.to_string(), usage).unwrap());
    assert_eq!(verdict(None)["outcome"], "executed");
    let over = verdict(Some(json!([row]).to_string()));
    assert_eq!(over["outcome"], "denied");
    assert_eq!(over["reasons"][0]["code"], "limit-exceeded");
    assert_eq!(over["headroom"]["submit"], "60.00");
}

#[wasm_bindgen_test]
fn problems_are_thrown_with_path_and_code() {
    let problems = answer(RawEngine::load(b"{}").map(drop).unwrap_err());
    assert_eq!(problems.as_array().unwrap().len(), 9);
    assert_eq!(problems[0]["path"], "/legalEntity");
    assert_eq!(problems[0]["code"], "missing-field");
    let problems = answer(engine().check("[]").unwrap_err());
    assert_eq!(problems[0]["code"], "wrong-type");
    assert_eq!(problems[0]["path"], "");
}

#[wasm_bindgen_test]
fn the_engine_says_its_version() {
    assert_eq!(engine_version(), countersign_core::ENGINE_VERSION);
}
