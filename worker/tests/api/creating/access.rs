//! `GET` and `PUT /v1/users/{user}/access`.

use serde_json::{Value, json};

use super::{creators, places, stored, with};
use crate::support::{Ask, Bank, Reply, assert_problem, get, put};

fn read(bank: &Bank, user: &str, actor: &str) -> Reply {
    bank.ask(get(format!("/v1/users/{user}/access")).user(actor))
}

fn set(user: &str, body: &Value) -> Ask {
    put(format!("/v1/users/{user}/access"), body).header("if-match", "*")
}

fn at_c1(roles: &[&str], accounts: &[&str]) -> Value {
    json!({ "customers": [{ "customer": "c1", "roles": roles, "accounts": accounts }] })
}

/// A57, A80.
#[test]
fn a57_a80_access_is_read_and_set_as_a_whole() {
    let bank = creators();
    let reply = read(&bank, "ana", "vic");
    assert_eq!((reply.status, &reply.json()["customers"]), (200, &stored(&bank, "ana")["assignments"]));
    let changed =
        put("/v1/users/ana/access", &at_c1(&["payer"], &["a1"])).header("if-match", reply.header("etag"));
    let set = bank.ask(changed.clone().user("ada"));
    assert_eq!(set.json()["customers"][0]["accounts"], json!(["a1"]), "{set:?}");
    assert_eq!(stored(&bank, "ana")["assignments"][0]["accounts"], json!(["a1"]));
    // With the same roles what was set stays.
    assert_eq!(set.json()["customers"][0]["limits"], reply.json()["customers"][0]["limits"]);
    let view = crate::support::post("/v1/transactions/evaluate", &crate::support::payment("1")).user("ana");
    let elsewhere =
        json!({ "action": "payments.create", "account": "a2", "amount": "1", "executionDate": "2026-03-04" });
    assert_eq!(bank.ask(view).json()["verdict"]["outcome"], "executed");
    let reply = bank.ask(crate::support::post("/v1/transactions/evaluate", &elsewhere).user("ana"));
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "no-account-access");
    // Sent again it says what is there; on another state it is stale.
    assert_eq!(bank.ask(changed.user("ada")).status, 200);
    let stale = put("/v1/users/ana/access", &at_c1(&["payer"], &["a2"])).header("if-match", "\"other\"");
    let stale = bank.ask(stale.user("ada"));
    assert_problem(&stale, 412, "stale-version");
    assert_eq!(stale.json()["current"]["customers"][0]["accounts"], json!(["a1"]));
    let unsaid = put("/v1/users/ana/access", &at_c1(&["payer"], &["a2"]));
    assert_problem(&bank.ask(unsaid.user("ada")), 428, "if-match-missing");
}

/// A58, A84.
#[test]
fn a58_a84_other_roles_begin_anew() {
    let bank = creators();
    let reply = bank.ask(set("ana", &at_c1(&["approver"], &["a1"])).user("ada"));
    let has = reply.json()["customers"][0].clone();
    assert_eq!(has, json!({ "customer": "c1", "roles": ["approver"], "accounts": ["a1"] }));
}

/// A79.
#[test]
fn a79_new_accounts_are_promised_by_user_and_by_customer() {
    let bank = creators();
    let both = json!({ "automaticAccess": true, "customers": [
        { "customer": "c1", "roles": ["payer"], "accounts": ["a1"] },
        { "customer": "c2", "roles": ["payer"], "accounts": ["a3"], "automaticAccess": false } ] });
    let reply = bank.ask(set("ana", &both).user("ada")).json();
    assert_eq!(
        (&reply["automaticAccess"], &reply["customers"][0]["automaticAccess"]),
        (&json!(false), &json!(true))
    );
    let mut document = bank.ask(get("/v1/configuration").staff("harbour")).json();
    for (customer, account) in [(0, "a8"), (1, "a9")] {
        let accounts = document["contracts"][0]["customers"][customer]["accounts"].as_array_mut().unwrap();
        accounts.push(json!({ "id": account, "number": "ES09", "type": "current", "currency": "EUR" }));
    }
    bank.import(&document);
    let has = stored(&bank, "ana")["assignments"].clone();
    assert_eq!((&has[0]["accounts"], &has[1]["accounts"]), (&json!(["a1", "a8"]), &json!(["a3"])));
}

/// A81.
#[test]
fn a81_without_a_customer_the_user_is_suspended_if_that_is_confirmed() {
    let bank = creators();
    let two = json!({ "customers": [{ "customer": "c1", "roles": ["payer"] }, { "customer": "c2", "roles": ["payer"] }] });
    assert_eq!(bank.ask(set("ana", &two).user("ada")).status, 200);
    // One of two customers goes, and nothing else.
    let one = bank.ask(set("ana", &at_c1(&["payer"], &["a1"])).user("ada")).json();
    assert_eq!((one["customers"].as_array().unwrap().len(), &one["status"]), (1, &json!("active")));
    let none = json!({ "customers": [] });
    let before = stored(&bank, "ana");
    assert_problem(&bank.ask(set("ana", &none).user("ada")), 409, "would-suspend");
    assert_eq!(stored(&bank, "ana"), before);
    let confirmed = json!({ "customers": [], "suspendIfNone": true, "reason": "has left" });
    let reply = bank.ask(set("ana", &confirmed).user("ada")).json();
    assert_eq!((&reply["customers"], &reply["status"]), (&json!([]), &json!("suspended")));
    let entitled = bank.ask(get("/v1/me/entitlements").user("ana"));
    assert_problem(&entitled, 403, "user-not-active");
    let standing = "SELECT reason FROM standings WHERE user = 'ana'";
    assert_eq!(bank.number(standing), "has left");
}

/// A28, A42, A129.
#[test]
fn a42_a129_nobody_edits_themselves_or_gives_more_than_they_may() {
    let bank = creators();
    let refused = |actor: &str, user: &str, body: &Value, status: u16, code: &str| {
        let before = stored(&bank, user);
        let reply = bank.ask(set(user, body).user(actor));
        assert_problem(&reply, status, code);
        assert_eq!(stored(&bank, user), before);
        reply
    };
    refused("ada", "ada", &at_c1(&["payer"], &["a1"]), 403, "own-permissions");
    assert_eq!(read(&bank, "ada", "ada").status, 200);
    refused("vic", "ana", &at_c1(&["payer"], &["a1"]), 403, "not-permitted");
    refused("ada", "cid", &at_c1(&["payer"], &["a1"]), 404, "not-found");
    assert_problem(&read(&bank, "cid", "ada"), 404, "not-found");
    // dee has something at c3, too, which ada does not manage.
    refused("ada", "dee", &at_c1(&["payer"], &["a1"]), 403, "not-permitted");
    assert_eq!(read(&bank, "dee", "ada").json()["customers"].as_array().unwrap().len(), 1);
    // What somebody has already may stay, whoever edits.
    let kept = at_c1(&["payer"], &["a1", "a2"]);
    assert_eq!(bank.ask(set("ana", &kept).user("ben")).status, 200);
    assert_eq!(bank.ask(set("ana", &at_c1(&["payer"], &["a1"])).user("ada")).status, 200);
    let reply = refused("ben", "ana", &kept, 403, "not-permitted");
    assert_eq!(places(&reply), [("/customers/0".to_owned(), "account-not-delegable".to_owned())]);
    let foreign = with(kept, "/customers/0/customer", json!("c3"));
    let reply = refused("ada", "ana", &foreign, 422, "unknown-here");
    assert_eq!(places(&reply)[0].0, "/customers/0/customer");
}

#[test]
fn the_last_administrator_keeps_their_role() {
    let bank = creators();
    let body = json!({ "customers": [{ "customer": "c3", "roles": ["payer"], "accounts": ["a4"] }] });
    assert_problem(&bank.ask(set("cid", &body).staff("harbour")), 409, "last-administrator");
    let two = json!({ "customers": [
        { "customer": "c1", "roles": ["payer"], "accounts": ["a1"] }, { "customer": "c2", "roles": ["payer"], "accounts": ["a3"] } ] });
    assert_eq!(bank.ask(set("ada", &two).staff("harbour")).status, 200);
    let ben = at_c1(&["payer"], &["a1"]);
    assert_problem(&bank.ask(set("ben", &ben).staff("harbour")), 409, "last-administrator");
}

/// A67.
#[test]
fn a67_nobody_comes_into_a_contract_that_has_their_number_already() {
    let bank = creators();
    let other = with(super::zoe(), "/customers", json!([{ "customer": "c3", "roles": ["payer"] }]));
    let theirs = bank.ask(super::create(&with(other, "/details/ssn", json!("321450009"))).user("cid")).json();
    let twin = with(super::zoe(), "/details/ssn", json!("321450009"));
    let twin = with(
        with(twin, "/details/email", json!("twin@example.com")),
        "/details/userName",
        json!("twin.marsh"),
    );
    assert_eq!(bank.ask(super::create(&twin).user("ada")).status, 201);
    let both = json!({ "customers": [
        { "customer": "c3", "roles": ["payer"], "accounts": ["a4"] }, { "customer": "c1", "roles": ["payer"], "accounts": ["a1"] } ] });
    let user = theirs["user"].as_str().unwrap();
    let before = stored(&bank, user);
    assert_problem(&bank.ask(set(user, &both).staff("harbour")), 409, "ssn-taken");
    assert_eq!(stored(&bank, user), before);
}
