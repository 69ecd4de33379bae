//! A small world in which every kind of reference occurs, and how to break it.

use serde_json::{Value, json};

/// A world that loads.
#[must_use]
pub fn world() -> Value {
    json!({
        "legalEntity": {"id": "le", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
            "weekStart": "monday", "rates": {"USD": "0.9"},
            "settings": {"accountAccess": "open", "delegationCeiling": "limits", "selfApproval": false,
                "sharedContractLimits": true}},
        "limitGroups": [{"id": "single", "name": "Single"}],
        "features": [
            {"id": "pay", "level": "account", "accountTypes": ["current"], "actions": [
                {"id": "pay.view", "accessLevel": "view"},
                {"id": "pay.create", "accessLevel": "create", "limitGroup": "single", "approvedBy": "pay.approve",
                    "limits": {"daily": "1000.00"}},
                {"id": "pay.approve", "accessLevel": "approve"}]},
            {"id": "user-management", "level": "customer", "actions": [
                {"id": "user-management.view", "accessLevel": "view"}]}],
        "contracts": [{"id": "k", "customers": [
            {"id": "c1", "name": "One", "actions": ["pay.view", "pay.create", "pay.approve", "user-management.view"],
                "limits": {"actions": {"pay.create": {"weekly": "5000"}}, "groups": {"single": {"daily": "900"}}},
                "accounts": [{"id": "a1", "number": "1", "type": "current", "currency": "EUR"}]},
            {"id": "c2", "name": "Two", "actions": [], "limits": {},
                "accounts": [{"id": "a2", "number": "2", "type": "card", "currency": "USD"}]}]}],
        "policies": [{"id": "p", "actions": ["pay.approve"]}],
        "roles": [{"id": "r", "actions": ["pay.create"], "policies": ["p"],
            "limits": {"actions": {"pay.create": {"daily": "800"}}}}],
        "users": [
            {"id": "ana", "status": "active", "assignments": [{"customer": "c1", "roles": ["r"], "accounts": ["a1"],
                "removed": {"accounts": {"a1": ["pay.view"]}, "other": ["user-management.view"]},
                "limits": {"accounts": {"a1": {"pay.create": {"daily": {"preApproved": "10", "deny": "20"}}}},
                    "groups": {"single": {"daily": "100"}}}}]},
            {"id": "bob", "status": "new", "assignments": []}],
        "signatoryGroups": [{"id": "g1", "customer": "c1", "members": ["ana"]},
            {"id": "g2", "customer": "c2", "members": []}],
        "approvalRules": [
            {"customer": "c1", "action": "pay.create", "period": "daily", "bands": [
                {"above": "0", "upTo": "100", "none": true},
                {"above": "100.00", "sequential": true, "anyOf": [[{"group": "g1", "count": 1}],
                    [{"users": ["ana", "bob"], "count": 2}, {"anyone": true, "count": 1}]]}]},
            {"customer": "c1", "account": "a1", "action": "pay.view", "period": "perTransaction", "bands": [
                {"above": "0", "anyOf": [[{"anyone": true, "count": 1}]]}]}],
        "grants": [{"id": "h", "giver": "ana", "receiver": "bob", "customer": "c1", "accounts": ["a1"],
            "actions": ["pay.view", "pay.create"], "from": "2026-12-24", "until": "2026-12-24",
            "perTransaction": "50.00"}]
    })
}

/// A document with one value changed or added; `-` as the last token adds to a list.
///
/// # Panics
/// If the pointer leads nowhere.
#[must_use]
pub fn with(mut document: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let key = key.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")) {
        Value::Object(members) => {
            members.insert(key, value);
        }
        Value::Array(items) if key == "-" => items.push(value),
        Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value,
        other => panic!("{pointer}: {other}"),
    }
    document
}

/// A document without one member.
///
/// # Panics
/// If the pointer leads nowhere.
#[must_use]
pub fn without(mut document: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let members = document.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    assert!(members.remove(key).is_some(), "{pointer}");
    document
}

/// Lists of the demo's bank, each at another depth or of another kind.
pub const LISTS: [&str; 9] = [
    "/limitGroups",
    "/features",
    "/features/0/actions",
    "/contracts",
    "/contracts/0/customers",
    "/policies/0/actions",
    "/users",
    "/users/0/assignments",
    "/approvalRules",
];

/// The demo's bank, with so many of these in one of its lists, in place of what stands there, as JSON text.
pub fn with_list(pointer: &str, item: &str, count: usize) -> String {
    let mut document: Value = serde_json::from_str(include_str!("../../web-demo/seed/demo.json")).unwrap();
    *document.pointer_mut(pointer).unwrap() = json!("the list");
    document.to_string().replace("\"the list\"", &format!("[{}{item}]", format!("{item},").repeat(count - 1)))
}
