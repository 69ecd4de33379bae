//! B1: what was previewed on an older configuration goes on if that decides the same; or else who submits it is told
//! what has changed, and nothing is written.

use serde_json::{Value, json};

use crate::support::{Bank, Reply, assert_problem, document, get, payment, post};

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
    assert_eq!(problem["snapshotVersion"], json!(bank.version()));
    assert_eq!(problem["verdict"]["outcome"], "denied");
    assert_eq!(deny(&problem), json!({ "before": "500.00", "after": "50.00" }));
    let users: Vec<_> = changes(&problem).iter().map(|change| change["user"].clone()).collect();
    assert!(users.iter().all(|user| user == "ana"), "{users:?}");
    assert_eq!(bank.counts(), before, "nothing was written");
    // What was not decided is no use of the key.
    assert_eq!(submit(&bank, "40", &bank.version(), "k").status, 201);
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
fn b1_what_decides_the_same_goes_on_and_says_on_which_version() {
    let bank = Bank::new();
    let seen = preview(&bank);
    bank.import(&bounded("70.00"));
    let reply = submit(&bank, "60", &seen, "k");
    assert_eq!((reply.status, reply.json()["snapshotVersion"].clone()), (201, json!(bank.version())));
    assert_ne!(bank.version(), seen);
    assert_eq!(bank.number("SELECT snapshot_version FROM transactions"), bank.version());
    // Another reason than before alters the verdict, also where the outcome is the same.
    bank.import(&bounded("50.00"));
    let seen = preview(&bank);
    let mut left = document();
    left["users"][0]["assignments"][0]["roles"] = json!([]);
    bank.import(&left);
    assert_problem(&submit(&bank, "60", &seen, "reasons"), 409, "stale-snapshot");
}

#[test]
fn b1_a_change_of_what_others_have_does_not_hold_up_a_payment() {
    let bank = Bank::new();
    let seen = preview(&bank);
    let mut others = document();
    let users = others["users"].as_array_mut().unwrap();
    let other =
        users.iter_mut().find(|user| user["id"] != "ana" && user["assignments"] != json!([])).unwrap();
    other["assignments"] = json!([]);
    bank.import(&others);
    assert_eq!(submit(&bank, "60", &seen, "k").status, 201);
}

#[test]
fn b1_the_difference_is_the_users_own() {
    let bank = Bank::new();
    let seen = preview(&bank);
    let mut changed = bounded("50.00");
    changed["users"].as_array_mut().unwrap().retain(|user| user["id"] != "dee");
    bank.import(&changed);
    let problem = submit(&bank, "60", &seen, "k").json();
    assert!(changes(&problem).iter().all(|change| change["user"] == "ana"), "{problem}");
    assert!(!problem["difference"].to_string().contains("dee"), "{problem}");
}

#[test]
fn b1_every_version_since_is_remembered() {
    let bank = Bank::new();
    let first = preview(&bank);
    bank.import(&bounded("50.00"));
    let second = preview(&bank);
    bank.import(&bounded("70.00"));
    let since = |amount: &str, seen: &str| deny(&submit(&bank, amount, seen, seen).json());
    assert_eq!(since("80", &first), json!({ "before": "500.00", "after": "70.00" }));
    assert_eq!(since("60", &second), json!({ "before": "50.00", "after": "70.00" }));
}

/// Entitlements of several contracts name the versions of all of them.
#[test]
fn b1_who_has_seen_more_than_the_place_is_current_for_the_place() {
    let bank = Bank::new();
    let seen = bank.ask(get("/v1/me/entitlements").user("dee")).json()["snapshotVersion"].clone();
    assert_eq!(seen.as_str().unwrap().split('.').count(), 3, "{seen}");
    let mut body = payment("60");
    body["snapshotVersion"] = seen;
    let reply = bank.ask(post("/v1/transactions", &body).user("dee").key("k"));
    assert_ne!(reply.code(), "stale-snapshot", "{reply:?}");
}

#[test]
fn b1_a_version_that_never_was_is_stale_without_a_difference() {
    let bank = Bank::new();
    let current = bank.version();
    let (catalogue, contract) = current.split_once('.').unwrap();
    let odd = [
        "7-x".to_owned(),
        String::new(),
        ".".to_owned(),
        catalogue.to_owned(),
        format!("7-x.{contract}"),
        format!("{contract}.{catalogue}"),
        format!("{catalogue}.7-x"),
        format!("{catalogue}."),
    ];
    for (number, seen) in odd.iter().enumerate() {
        let reply = submit(&bank, "60", seen, &number.to_string());
        assert_problem(&reply, 409, "stale-snapshot");
        assert_eq!(reply.json().get("difference"), None, "{seen}");
    }
}

#[test]
fn b1_a_snapshot_of_others_is_no_basis_for_a_comparison() {
    let bank = Bank::new();
    // Of both contracts; ana has nothing in the second.
    let seen = bank.ask(get("/v1/me/entitlements").user("dee")).json()["snapshotVersion"].clone();
    bank.import(&bounded("50.00"));
    let reply = submit(&bank, "60", seen.as_str().unwrap(), "k");
    assert_problem(&reply, 409, "stale-snapshot");
    assert_eq!(reply.json().get("difference"), None);
    assert_problem(&submit(&bank, "40", seen.as_str().unwrap(), "k"), 409, "stale-snapshot");
}

/// Ana with a part in the second contract, too.
fn in_both(mut document: Value) -> Value {
    let second = json!({ "customer": "c3", "roles": ["payer"], "accounts": ["a4"] });
    document["users"][0]["assignments"].as_array_mut().unwrap().push(second);
    document
}

/// What was seen is of both; since then the other company was lost, which has nothing to do with this place.
#[test]
fn b1_a_company_that_was_lost_does_not_hold_up_a_payment_at_another() {
    let bank = Bank::new();
    bank.import(&in_both(document()));
    let seen = preview(&bank);
    assert_eq!(seen.split('.').count(), 3, "{seen}");
    // The snapshot of the place alone is kept once something was decided there.
    assert_eq!(bank.ask(post("/v1/transactions/evaluate", &payment("60")).user("ana")).status, 200);
    bank.import(&bounded("70.00"));
    assert_eq!(submit(&bank, "60", &seen, "same").status, 201);
    // What was seen of the place is compared, too, and not only known to have been seen.
    bank.import(&bounded("50.00"));
    let reply = submit(&bank, "60", &seen, "other");
    assert_problem(&reply, 409, "stale-snapshot");
    assert_eq!(deny(&reply.json()), json!({ "before": "500.00", "after": "50.00" }));
}
