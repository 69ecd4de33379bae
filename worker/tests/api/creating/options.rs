//! What may be chosen, and previews of it.

use serde_json::{Value, json};

use super::{creators, places, zoe};
use crate::support::{Bank, assert_problem, get, post};

fn options(bank: &Bank, actor: &str) -> Value {
    bank.ask(get("/v1/user-management/options").user(actor)).json()
}

/// A70, A76, A78, A129.
#[test]
fn a76_a129_what_may_be_given_is_counted_and_what_may_not_has_no_name() {
    let bank = creators();
    let ada = options(&bank, "ada");
    let totals = |options: &Value| -> Vec<(String, u64)> {
        let customers = options["customers"].as_array().unwrap().iter();
        customers
            .map(|one| (one["id"].as_str().unwrap().to_owned(), one["total"].as_u64().unwrap()))
            .collect()
    };
    assert_eq!(totals(&ada), [("c1".to_owned(), 2), ("c2".to_owned(), 1)]);
    assert_eq!((&ada["today"], &ada["sources"]), (&json!("2026-03-04"), &json!(["manual", "coreRecord"])));
    let roles: Vec<_> = ada["roles"].as_array().unwrap().iter().map(|role| role["id"].clone()).collect();
    assert_eq!(roles, ["payer", "approver", "idle", "admin", "viewer"].map(|role| json!(role)));
    let ben = options(&bank, "ben");
    assert_eq!(totals(&ben), [("c1".to_owned(), 1)]);
    let accounts = &ben["customers"][0]["accounts"];
    assert_eq!(
        accounts[0],
        json!({
        "id": "a1", "grantable": true, "name": "Main", "last4": "ES01", "type": "current", "currency": "EUR" })
    );
    assert_eq!(accounts[1], json!({ "id": "a2", "grantable": false }));
    let role = |options: &Value, index: usize| options["customers"][0]["roles"][index]["assignable"].clone();
    assert_eq!(role(&ben, 0), json!(true));
    for actor in ["vic", "ana"] {
        assert_problem(&bank.ask(get("/v1/user-management/options").user(actor)), 403, "not-permitted");
    }
}

/// A129: under a stricter ceiling roles with more than one holds cannot be given.
#[test]
fn a129_a_role_that_has_more_than_the_giver_is_not_assignable() {
    let bank = crate::people::peopled();
    let options = options(&bank, "ada");
    let roles = options["customers"][0]["roles"].as_array().unwrap();
    let assignable: Vec<_> = roles.iter().map(|role| role["assignable"].as_bool().unwrap()).collect();
    assert_eq!(assignable, [false, false, true, true, true]);
    let reply = bank.ask(super::create(&zoe()).user("ada"));
    assert_problem(&reply, 403, "not-permitted");
    assert!(places(&reply).iter().any(|(_, code)| code == "action-not-delegable"), "{reply:?}");
}

#[test]
fn staff_choose_within_a_contract() {
    let bank = creators();
    let ask = |query: &str| bank.ask(get(format!("/v1/user-management/options{query}")).staff("harbour"));
    assert_problem(&ask(""), 422, "contract-required");
    assert_problem(&ask("?contract=none"), 404, "not-found");
    assert_eq!(ask("?contract=k2").json()["customers"][0]["total"], 1);
    let of = |query: &str| bank.ask(get(format!("/v1/user-management/options{query}")).user("ada"));
    assert_problem(&of("?contract=k2"), 404, "not-found");
    assert_eq!(of("?contract=k1").status, 200);
}

/// A132.
#[test]
fn a132_roles_customers_and_limit_groups_are_listed_as_far_as_they_may_be_seen() {
    let bank = creators();
    let list = |path: &str, actor: &str| bank.ask(get(path.to_owned()).user(actor)).json()["items"].clone();
    assert_eq!(
        list("/v1/roles", "ben")[0]["actions"],
        json!(["payments.view", "payments.create", "notices.edit"])
    );
    let customers = list("/v1/customers", "ben");
    assert_eq!(
        (customers.as_array().unwrap().len(), &customers[0]["accounts"]),
        (
            1,
            &json!([
        { "id": "a1", "name": "Main", "number": "ES01", "type": "current", "currency": "EUR" } ])
        )
    );
    assert_eq!(list("/v1/customers", "ada")[0]["accounts"].as_array().unwrap().len(), 2);
    let groups = list("/v1/limit-groups", "ada");
    assert_eq!(
        groups[0]["actions"],
        json!([
        { "id": "payments.create", "limits": { "perTransaction": "500.00", "daily": "1000.00" } } ])
    );
    assert_eq!(
        groups[0]["customers"][0],
        json!({
        "customer": "c1", "actions": [{ "id": "payments.create", "limits": { "weekly": "1500" } }] })
    );
    for path in ["/v1/roles", "/v1/customers", "/v1/limit-groups", "/v1/custom-roles"] {
        assert_problem(&bank.ask(get(path).user("vic")), 403, "not-permitted");
    }
}

/// A68.
#[test]
fn a68_a_user_name_is_checked_for_who_may_create_users() {
    let bank = creators();
    let check = |name: &str, actor: &str| {
        bank.ask(post("/v1/user-names/check", &json!({ "userName": name })).user(actor))
    };
    assert_eq!(check("zoe.marsh", "ada").json()["available"], true);
    let taken = check("Ana.Campos", "ada").json();
    assert_eq!((&taken["available"], &taken["rules"]["accepted"]), (&json!(false), &json!(true)));
    let short = check("zoe", "ada").json();
    assert_eq!((&short["available"], &short["rules"]["accepted"]), (&json!(false), &json!(false)));
    // Who may not create users is told the same of every name.
    for name in ["ana.campos", "zoe.marsh", "zoe"] {
        assert_problem(&check(name, "vic"), 403, "not-permitted");
    }
    for _ in 0..27 {
        assert_eq!(check("zoe.marsh", "ada").status, 200);
    }
    assert_problem(&check("zoe.marsh", "ada"), 429, "too-many-requests");
    assert_eq!(check("zoe.marsh", "ben").status, 200);
}

#[test]
fn a_preview_answers_as_the_user_will_be_answered() {
    let bank = creators();
    let preview = |body: &Value, actor: &str| bank.ask(post("/v1/users/preview", body).user(actor));
    let both =
        json!({ "customers": [{ "customer": "c1", "roles": ["payer", "approver"], "accounts": ["a1"] }] });
    let before = bank.counts();
    let new = preview(&both, "ada").json();
    assert_eq!(bank.counts(), before);
    assert_eq!(new["violations"], json!([]));
    let user = new["user"].as_str().unwrap();
    let slice = new["snapshot"]["users"].as_array().unwrap();
    let own = slice.iter().find(|one| one["id"] == user).unwrap();
    assert_eq!((&own["status"], &own["assignments"]), (&json!("active"), &both["customers"]));
    // Who enters and approves the same payments.
    let conflict = &new["conflicts"][0];
    assert_eq!(
        (&conflict["account"], &conflict["firstRoles"], &conflict["secondRoles"]),
        (&json!("a1"), &json!(["payer"]), &json!(["approver"]))
    );
    let refused = preview(
        &json!({ "customers": [{ "customer": "c1", "roles": ["payer"], "accounts": ["a1", "a2"] }] }),
        "ben",
    )
    .json();
    assert_eq!(
        refused["violations"],
        json!([
        { "customer": "c1", "violations": [{ "code": "account-not-delegable", "account": "a2" }] } ])
    );
    // Of somebody who is there: what changes, and what begins anew.
    let other = preview(
        &json!({ "user": "ana", "customers": [{ "customer": "c1", "roles": ["approver"], "accounts": ["a1"] }] }),
        "ada",
    );
    assert_eq!(other.json()["resets"], json!({ "customers": 1, "permissions": 0, "limits": 1 }), "{other:?}");
    assert!(
        other.json()["changes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["lost"] == json!(["payments.create", "payments.view"]))
    );
    assert_problem(&preview(&json!({ "user": "cid", "customers": [] }), "ada"), 404, "not-found");
    assert_problem(&preview(&both, "vic"), 403, "not-permitted");
    assert_problem(&preview(&json!({}), "ada"), 422, "customer-missing");
}
