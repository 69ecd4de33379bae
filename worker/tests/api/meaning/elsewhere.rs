//! Ids of another company and of another bank: they are answered as ids that nobody has.

use serde_json::{Value, json};

use crate::creating::{DRAFT_OF_STAFF, create, creators, with, without, zoe};
use crate::people::managed;
use crate::support::{Ask, Bank, Reply, get, payment, post, put};

/// The bank with another one beside it, whose ids are all others.
fn two_banks() -> Bank {
    let bank = creators();
    let mut text = managed().to_string();
    for id in [
        "ana", "ben", "cid", "dee", "noa", "sue", "ada", "vic", "c1", "c2", "c3", "k1", "k2", "a1", "a2",
        "a3", "a4",
    ] {
        text = text.replace(&format!("\"{id}\""), &format!("\"other-{id}\""));
    }
    let mut other: Value = serde_json::from_str(&text).unwrap();
    other["legalEntity"]["id"] = json!("other");
    bank.import(&other);
    bank
}

/// Requests about something, by what they name: a user, a customer, a contract, an account. Each is asked by ada, who
/// manages One and Two.
fn about(kind: &str, id: &str) -> Vec<Ask> {
    let copy = |member: &str| {
        let mut body = without(zoe(), "", "customers");
        body[member] = json!(id);
        create(&body)
    };
    let paid = |member: &str| {
        let mut body = without(payment("1"), "", "account");
        body[member] = json!(id);
        vec![
            post("/v1/transactions/evaluate", &body),
            post("/v1/transactions", &body).key(&format!("{member}-{id}")),
        ]
    };
    let at = |customer: &str, account: &str| json!([{ "customer": customer, "roles": ["payer"], "accounts": [account] }]);
    let accesses = |customers: Value| {
        let body = json!({ "customers": customers });
        vec![
            create(&with(zoe(), "/customers", customers)),
            put("/v1/users/ana/access", &body).header("if-match", "*"),
            post("/v1/users/preview", &body),
        ]
    };
    match kind {
        "user" => {
            let mut asks: Vec<Ask> = [
                "",
                "/details",
                "/status",
                "/entitlements",
                "/certificate",
                "/access",
                "/allowlist",
                "/status/consequences",
                "/identity-numbers",
            ]
            .map(|rest| get(format!("/v1/users/{id}{rest}")))
            .into();
            let status = json!({ "status": "suspended", "reason": "as agreed" });
            let details = crate::people::details("ana");
            let network = json!({ "entries": ["10.0.0.0/8"] });
            asks.extend([
                put(format!("/v1/users/{id}/status"), &status).header("if-match", "*"),
                put(format!("/v1/users/{id}/details"), &details).header("if-match", "*"),
                put(format!("/v1/users/{id}/allowlist"), &network).header("if-match", "*"),
                put(format!("/v1/users/{id}/access"), &json!({ "customers": at("c1", "a1") }))
                    .header("if-match", "*"),
                post(format!("/v1/users/{id}/invitation"), &json!({})),
                get(format!("/v1/users/{id}/invitation")).method("DELETE"),
                get(format!("/v1/users/{id}/lock")).method("DELETE"),
                post("/v1/screenings", &json!({ "user": id })),
                post("/v1/custom-roles", &json!({ "title": "NightShift", "fromUser": id })).key("k"),
                post("/v1/users/preview", &json!({ "user": id, "customers": at("c1", "a1") })),
                post("/v1/users/preview", &json!({ "copyOf": id })),
                copy("copyOf"),
                get(format!("/v1/audit?subject={id}")),
            ]);
            asks
        }
        "customer" => {
            let mut asks = accesses(at(id, "a1"));
            asks.extend(paid("customer"));
            asks.push(get(format!("/v1/core-records?customer={id}")));
            asks
        }
        "account" => [accesses(at("c1", id)), paid("account")].concat(),
        "contract" => [
            "/v1/user-management/options",
            "/v1/roles",
            "/v1/customers",
            "/v1/limit-groups",
            "/v1/custom-roles",
            "/v1/users",
        ]
        .map(|path| get(format!("{path}?contract={id}")))
        .into(),
        "record" => {
            let mut body = with(zoe(), "/source", json!("coreRecord"));
            body["record"] = json!(id);
            vec![create(&body)]
        }
        other => panic!("{other}"),
    }
}

/// What an answer says, whichever id it is about.
fn said(reply: &Reply, id: &str) -> String {
    let request = reply.header("x-request-id").to_owned();
    let body = reply.text.replace(&format!("\"{id}\""), "\"it\"").replace(&format!("`{id}`"), "`it`");
    format!("{} {}", reply.status, body.replace(&request, "request"))
}

#[test]
fn ids_of_others_are_answered_as_ids_that_nobody_has() {
    let bank = two_banks();
    let mut count = 0;
    for (kind, others) in [
        ("user", vec!["cid", "other-ana", "other-cid"]),
        ("customer", vec!["c3", "other-c1", "other-c3"]),
        ("account", vec!["a4", "other-a1", "other-a4"]),
        ("contract", vec!["k2", "other-k1", "other-k2"]),
        ("record", vec!["r5"]),
    ] {
        let nobodys =
            about(kind, "nothing").into_iter().map(|ask| said(&bank.ask(ask.user("ada")), "nothing"));
        let nobodys: Vec<String> = nobodys.collect();
        for id in others {
            for (ask, nobodys) in about(kind, id).into_iter().zip(&nobodys) {
                let reply = bank.ask(ask.clone().user("ada"));
                assert_eq!(said(&reply, id), *nobodys, "{id}: {ask:?}");
                count += 1;
            }
        }
    }
    assert!(count >= 115, "{count}");
}

/// Drafts, custom roles, payments and sessions of others are as none, too.
#[test]
fn what_somebody_else_has_made_is_answered_as_nothing() {
    let bank = two_banks();
    let made = |ask: Ask| {
        let reply = bank.ask(ask);
        assert!(reply.status < 300, "{reply:?}");
        reply.json()
    };
    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let draft = id(&made(post("/v1/user-drafts", &json!({})).key("d").user("ben")));
    let role = json!({ "title": "NightShift", "fromUser": "cid" });
    let role = id(&made(post("/v1/custom-roles", &role).key("r").staff("harbour")));
    let paid = id(&made(post("/v1/transactions", &payment("1")).key("p").user("ana")));
    made(post("/v1/demo/session", &json!({ "legalEntity": "harbour", "user": "ana" })));
    let session = id(&made(get("/v1/me/sessions").user("ana"))["items"][0]);
    let by_role = |id: &str| {
        let mut body = without(zoe(), "", "customers");
        body["customRole"] = json!(id);
        create(&body)
    };
    let asks = |id: &str| {
        [
            get(format!("/v1/user-drafts/{id}")),
            put(format!("/v1/user-drafts/{id}"), &json!({})).header("if-match", "*"),
            get(format!("/v1/user-drafts/{id}")).method("DELETE"),
            get(format!("/v1/transactions/{id}")),
            get(format!("/v1/me/sessions/{id}")).method("DELETE"),
            by_role(id),
        ]
    };
    let nobodys = asks(DRAFT_OF_STAFF).map(|ask| said(&bank.ask(ask.user("ada")), DRAFT_OF_STAFF));
    for (others, range) in [(&draft, 0..3), (&paid, 3..4), (&session, 4..5), (&role, 5..6)] {
        for (ask, nobodys) in asks(others).into_iter().zip(&nobodys).skip(range.start).take(range.len()) {
            assert_eq!(said(&bank.ask(ask.clone().user("ada")), others), *nobodys, "{ask:?}");
        }
    }
    assert!(nobodys.iter().all(|said| said.starts_with("404") || said.starts_with("422")), "{nobodys:?}");
}
