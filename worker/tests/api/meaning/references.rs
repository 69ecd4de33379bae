//! Accesses: what names others, lists that hold something twice, amounts of limits.

use serde_json::{Value, json};

use super::Refusals;
use crate::creating::{create, creators, with, zoe};
use crate::support::{Ask, post, put};

/// The three routes that take accesses, each asked with these customers.
fn routes(customers: &Value) -> [Ask; 3] {
    let given = json!({ "customers": customers, "automaticAccess": false });
    [
        create(&with(zoe(), "/customers", customers.clone())),
        put("/v1/users/ana/access", &given).header("if-match", "*"),
        post("/v1/users/preview", &given),
    ]
}

fn at_c1(more: &Value) -> Value {
    let mut customer = json!({ "customer": "c1", "roles": ["payer"], "accounts": ["a1"] });
    customer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!([customer])
}

#[test]
fn accesses_that_name_what_is_not_there_or_something_twice_are_refused_at_their_place() {
    let mut refusals = Refusals::of(creators());
    let one = at_c1(&json!({}))[0].clone();
    let table = [
        (json!([with(one.clone(), "/customer", json!("c9"))]), "unknown-here", "/0/customer"),
        // Another company's, of the same bank.
        (json!([with(one.clone(), "/customer", json!("c3"))]), "unknown-here", "/0/customer"),
        (json!([one.clone(), one.clone()]), "given-twice", "/1/customer"),
        (at_c1(&json!({ "roles": [] })), "role-missing", "/0/roles"),
        (at_c1(&json!({ "roles": ["payer", "none"] })), "unknown-here", "/0/roles/1"),
        (at_c1(&json!({ "roles": ["PAYER"] })), "unknown-here", "/0/roles/0"),
        (at_c1(&json!({ "roles": ["payer", "idle", "payer"] })), "given-twice", "/0/roles/2"),
        (at_c1(&json!({ "accounts": ["a1", "a9"] })), "unknown-here", "/0/accounts/1"),
        // Accounts of the other customers, of the same company and of another one.
        (at_c1(&json!({ "accounts": ["a1", "a3"] })), "unknown-here", "/0/accounts/1"),
        (at_c1(&json!({ "accounts": ["a4"] })), "unknown-here", "/0/accounts/0"),
        (at_c1(&json!({ "accounts": ["a1", "a2", "a1"] })), "given-twice", "/0/accounts/2"),
        (
            removed(&json!({ "a9": ["payments.view"] }), &json!([])),
            "unknown-reference",
            "/0/removed/accounts/a9",
        ),
        (removed(&json!({ "a1": ["none"] }), &json!([])), "unknown-reference", "/0/removed/accounts/a1/0"),
        (removed(&json!({}), &json!(["none"])), "unknown-reference", "/0/removed/other/0"),
    ];
    for (customers, code, place) in table {
        for ask in routes(&customers) {
            refusals.expect(ask.user("ada"), 422, code, Some(&format!("/customers{place}")));
        }
    }
    refusals.done(42);
}

fn removed(accounts: &Value, other: &Value) -> Value {
    at_c1(&json!({ "removed": { "accounts": accounts, "other": other } }))
}

/// A limit of the first account's payments, a day.
fn daily(limit: &Value) -> Value {
    at_c1(&json!({ "limits": { "accounts": { "a1": { "payments.create": { "daily": limit } } } } }))
}

#[test]
fn limits_are_amounts_of_the_base_currency_within_their_bounds() {
    let mut refusals = Refusals::of(creators());
    let place = "/0/limits/accounts/a1/payments.create/daily";
    for (amount, code) in [
        ("-1", "invalid-amount"),
        ("-0", "invalid-amount"),
        ("1e3", "invalid-amount"),
        ("1,000", "invalid-amount"),
        ("\u{661}0", "invalid-amount"),
        ("1.001", "amount-too-precise"),
        ("90071992547409.92", "amount-too-large"),
        ("99999999999999999999999999999", "amount-too-large"),
    ] {
        for ask in routes(&daily(&json!({ "deny": amount }))) {
            refusals.expect(ask.user("ada"), 422, code, Some(&format!("/customers{place}/deny")));
        }
    }
    for (limits, code, place) in [
        (json!({ "accounts": { "a9": {} } }), "unknown-reference", "/0/limits/accounts/a9"),
        (json!({ "accounts": { "a1": { "none": {} } } }), "unknown-reference", "/0/limits/accounts/a1/none"),
        (
            json!({ "accounts": { "a1": { "payments.view": { "daily": { "deny": "1" } } } } }),
            "not-monetary",
            "/0/limits/accounts/a1/payments.view",
        ),
        (json!({ "groups": { "none": { "daily": "1" } } }), "unknown-reference", "/0/limits/groups/none"),
    ] {
        for ask in routes(&at_c1(&json!({ "limits": limits }))) {
            refusals.expect(ask.user("ada"), 422, code, Some(&format!("/customers{place}")));
        }
    }
    // What a limit may be is judged where it is written.
    for (limit, code, member) in [
        (json!({ "deny": "1000.01" }), "above-maximum", "deny"),
        (json!({ "preApproved": "20.01", "deny": "20" }), "above-deny", "preApproved"),
    ] {
        for ask in routes(&daily(&limit)).into_iter().take(2) {
            refusals.expect(ask.user("ada"), 422, code, Some(&format!("/customers{place}/{member}")));
        }
    }
    refusals.done(40);
}

/// A list of thousands of the same is refused as quickly as one of two.
#[test]
fn a_long_list_of_the_same_takes_no_longer_than_it_is() {
    let mut refusals = Refusals::of(creators());
    let many = vec!["a1"; 10_000];
    let started = std::time::Instant::now();
    let customers = at_c1(&json!({ "accounts": many }));
    for ask in routes(&customers) {
        refusals.expect(ask.user("ada"), 422, "given-twice", Some("/customers/0/accounts/1"));
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    refusals.done(3);
}
