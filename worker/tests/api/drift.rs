//! B1: who submits what was previewed on an older configuration is told what has changed; nothing is written.

use serde_json::{Value, json};

use crate::support::{Bank, Reply, assert_problem, document, get, payment, post};

fn version(bank: &Bank) -> String {
    bank.number("SELECT catalogue_version FROM legal_entities")
}

/// Submits what was previewed on this version.
fn submit(bank: &Bank, amount: &str, version: &str, key: &str) -> Reply {
    let mut body = payment(amount);
    body["snapshotVersion"] = json!(version);
    bank.ask(post("/v1/transactions", &body).user("ana").key(key))
}

/// The bank's document with another limit for each transaction.
fn bounded(limit: &str) -> Value {
    let mut document = document();
    document["features"][0]["actions"][1]["limits"]["perTransaction"] = json!(limit);
    document
}

/// Reads the entitlements, as a client does before it previews: the version they are of.
fn preview(bank: &Bank) -> String {
    let reply = bank.ask(get("/v1/me/entitlements").user("ana"));
    reply.json()["snapshotVersion"].as_str().unwrap().to_owned()
}

fn changes(problem: &Value) -> &Vec<Value> {
    problem["difference"]["changes"].as_array().unwrap()
}

/// What the difference says of the limit for each transaction on the account.
fn deny(problem: &Value) -> Value {
    let account = changes(problem).iter().find(|change| change["account"] == "a1").unwrap();
    let limit =
        account["limits"].as_array().unwrap().iter().find(|limit| limit["period"] == "perTransaction");
    limit.unwrap()["deny"].clone()
}

#[test]
fn b1_a_submit_on_the_current_version_is_decided() {
    let bank = Bank::new();
    let seen = preview(&bank);
    assert_eq!(submit(&bank, "60", &seen, "k").status, 201);
}

#[test]
fn b1_a_stale_submit_is_answered_with_the_difference_and_writes_nothing() {
    let bank = Bank::new();
    let seen = preview(&bank);
    bank.import(&bounded("50.00"));
    let before = bank.counts();
    let reply = submit(&bank, "60", &seen, "k");
    assert_problem(&reply, 409, "stale-snapshot");
    let problem = reply.json();
    assert_eq!(problem["snapshotVersion"], json!(version(&bank)));
    assert_eq!(problem["verdict"]["outcome"], "denied");
    assert_eq!(deny(&problem), json!({ "before": "500.00", "after": "50.00" }));
    let users: Vec<_> = changes(&problem).iter().map(|change| change["user"].clone()).collect();
    assert!(users.iter().all(|user| user == "ana"), "{users:?}");
    assert_eq!(bank.counts(), before, "nothing was written");
    // What was not decided is no use of the key.
    assert_eq!(submit(&bank, "40", &version(&bank), "k").status, 201);
}

#[test]
fn b1_an_answer_that_was_given_is_given_again_whatever_has_changed() {
    let bank = Bank::new();
    let seen = preview(&bank);
    let first = submit(&bank, "60", &seen, "k");
    bank.import(&bounded("50.00"));
    let again = submit(&bank, "60", &seen, "k");
    assert_eq!((again.status, again.text), (201, first.text));
}

#[test]
fn b1_the_difference_is_the_users_own() {
    let bank = Bank::new();
    let seen = preview(&bank);
    let mut others = document();
    let users = others["users"].as_array_mut().unwrap();
    let other =
        users.iter_mut().find(|user| user["id"] != "ana" && user["assignments"] != json!([])).unwrap();
    other["assignments"] = json!([]);
    bank.import(&others);
    let reply = submit(&bank, "60", &seen, "k");
    assert_problem(&reply, 409, "stale-snapshot");
    assert_eq!(reply.json()["difference"], json!({ "changes": [], "flipped": [] }));
    assert_eq!(reply.json()["verdict"]["outcome"], "executed");
}

#[test]
fn b1_every_version_since_is_remembered() {
    let bank = Bank::new();
    let first = preview(&bank);
    bank.import(&bounded("50.00"));
    let second = preview(&bank);
    bank.import(&bounded("70.00"));
    let since = |seen: &str| deny(&submit(&bank, "60", seen, seen).json());
    assert_eq!(since(&first), json!({ "before": "500.00", "after": "70.00" }));
    assert_eq!(since(&second), json!({ "before": "50.00", "after": "70.00" }));
}

#[test]
fn b1_a_version_that_never_was_is_stale_without_a_difference() {
    let bank = Bank::new();
    let reply = submit(&bank, "60", "7-x", "k");
    assert_problem(&reply, 409, "stale-snapshot");
    assert_eq!(reply.json().get("difference"), None);
}
