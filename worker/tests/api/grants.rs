//! B7: acting on behalf of others, through the service.

use countersign_core::{Engine, wire};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::support::{Bank, Reply, TODAY, assert_problem, document, get, payment, post};

/// The bank where ana lets noa, who has nothing of her own, pay from a1 for two days.
fn covered() -> Value {
    let mut document = document();
    document["grants"] = json!([
        { "id": "holiday", "giver": "ana", "receiver": "noa", "customer": "c1", "accounts": ["a1"],
          "actions": ["payments.create"], "from": TODAY, "until": "2026-03-05", "perTransaction": "90" },
        { "id": "other", "giver": "cid", "receiver": "dee", "customer": "c3", "actions": ["payments.view"],
          "from": "2026-01-01", "until": "2026-12-31" },
    ]);
    document
}

fn bank() -> Bank {
    let bank = Bank::empty(Mode::Local);
    bank.import(&covered());
    bank
}

fn for_ana(amount: &str) -> Value {
    let mut body = payment(amount);
    body["onBehalfOf"] = json!("ana");
    body
}

fn pay(bank: &Bank, amount: &str, key: &str) -> Reply {
    bank.ask(post("/v1/transactions", &for_ana(amount)).user("noa").key(key))
}

/// The first reason of a dry run.
fn reason(bank: &Bank, user: &str, body: &Value) -> Value {
    let reply = bank.ask(post("/v1/transactions/evaluate", body).user(user));
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()["verdict"]["reasons"][0]["code"].clone()
}

#[test]
fn grants_come_out_as_they_went_in() {
    let bank = Bank::empty(Mode::Local);
    let mut variants = vec![covered(), document()];
    let mut empty = document();
    empty["grants"] = json!([]);
    variants.push(empty);
    let mut bare = covered();
    bare["grants"][0]["accounts"] = json!([]);
    bare["grants"].as_array_mut().unwrap().reverse();
    variants.push(bare);
    for document in variants {
        let imported = bank.import(&document).json();
        assert_eq!(imported["counts"]["grants"], document["grants"].as_array().map_or(0, Vec::len));
        assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).json(), document);
    }
}

#[test]
fn a_grant_that_cannot_be_loaded_is_refused_at_its_place() {
    let bank = bank();
    let mut wrong = covered();
    wrong["grants"][0]["receiver"] = json!("ana");
    let reply = bank.ask(bank.replacing(&wrong).staff("harbour"));
    assert_problem(&reply, 422, "invalid-snapshot");
    assert_eq!(reply.json()["errors"][0]["pointer"], "/grants/0/receiver");
    assert_eq!(reply.json()["errors"][0]["code"], "self-grant");
    assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).json(), covered());
}

#[test]
fn both_persons_are_recorded_and_the_giver_has_spent() {
    let bank = bank();
    let reply = pay(&bank, "80", "k");
    assert_eq!(reply.status, 201, "{reply:?}");
    let transaction = reply.json();
    assert_eq!((&transaction["user"], &transaction["onBehalfOf"]), (&json!("noa"), &json!("ana")));
    assert_eq!(transaction["verdict"]["headroom"]["submit"], "90.00");
    assert_eq!(bank.number("SELECT user FROM usage"), "ana");
    assert_eq!(bank.ask(get("/v1/transactions").user("noa")).json()["items"], json!([transaction]));
    assert_eq!(bank.number("SELECT actor FROM audit WHERE event = 'transaction.executed'"), "noa");
    let detail = bank.number("SELECT detail FROM audit WHERE event = 'transaction.executed'");
    let detail: Value = serde_json::from_str(&detail).unwrap();
    assert_eq!(detail["request"]["onBehalfOf"], "ana");
    assert_eq!(bank.number("SELECT on_behalf_of FROM transactions"), "ana");
}

#[test]
fn a_transaction_of_ones_own_names_nobody_else() {
    let bank = bank();
    let reply = bank.pay("1", "k");
    assert_eq!((reply.status, reply.json().get("onBehalfOf")), (201, None));
    let detail = bank.number("SELECT detail FROM audit WHERE event = 'transaction.executed'");
    assert!(!detail.contains("onBehalfOf"), "{detail}");
}

#[test]
fn both_draw_on_the_same_limit() {
    let bank = bank();
    assert_eq!(bank.pay("500", "1").status, 201);
    assert_eq!(bank.pay("450", "2").status, 201);
    let denied = pay(&bank, "50.01", "3");
    assert_problem(&denied, 422, "transaction-denied");
    assert_eq!(denied.json()["verdict"]["reasons"][0]["used"], "950.00");
    assert_eq!(pay(&bank, "50", "4").status, 201);
    assert_problem(&bank.pay("0.01", "5"), 422, "transaction-denied");
}

#[test]
fn the_bound_of_the_grant_refuses_what_the_giver_could_do() {
    let bank = bank();
    let reason = pay(&bank, "90.01", "k").json()["verdict"]["reasons"][0].clone();
    assert_eq!((&reason["code"], &reason["scope"]), (&json!("limit-exceeded"), &json!("grant")));
}

#[test]
fn nobody_acts_outside_of_a_grant() {
    let bank = bank();
    assert_eq!(reason(&bank, "noa", &payment("1")), "no-customer-access");
    assert_eq!(reason(&bank, "ben", &for_ana("1")), "no-grant");
    let with = |name: &str, value: &str| {
        let mut body = for_ana("1");
        body[name] = json!(value);
        body
    };
    assert_eq!(reason(&bank, "noa", &with("account", "a2")), "no-grant");
    assert_eq!(reason(&bank, "noa", &with("action", "payments.view")), "no-grant");
    assert_eq!(reason(&bank, "noa", &with("executionDate", "2026-03-06")), "grant-not-in-force");
    // Known to the legal entity, though not at this contract; and not known at all: nobody learns which.
    assert_eq!(reason(&bank, "noa", &with("onBehalfOf", "cid")), "no-grant");
    assert_eq!(reason(&bank, "noa", &with("onBehalfOf", "nobody")), "no-grant");
}

#[test]
fn a_grant_ends_with_its_last_day_where_the_legal_entity_is() {
    let bank = bank();
    let mut body = for_ana("1");
    body["executionDate"] = json!("2026-03-05");
    // Madrid is an hour ahead.
    bank.clock.set("2026-03-05T22:59:59Z".parse().unwrap());
    assert_eq!(reason(&bank, "noa", &body), Value::Null);
    bank.clock.set("2026-03-05T23:00:00Z".parse().unwrap());
    // Noa has nothing of her own there: with the grant the whole company is gone for her.
    assert_eq!(reason(&bank, "noa", &body), "unknown-account");
    body["executionDate"] = json!("2026-03-06");
    assert_eq!(reason(&bank, "noa", &body), "unknown-account");
}

#[test]
fn a_grant_that_does_not_hold_today_shows_nothing_of_the_company() {
    let bank = bank();
    assert_eq!(bank.pay("450", "1").status, 201);
    let entitlements = || bank.ask(get("/v1/me/entitlements").user("noa")).json();
    let held = entitlements();
    assert_eq!(held["snapshot"]["contracts"][0]["customers"][0]["id"], "c1");
    assert_eq!(held["usage"][0]["amount"], "450.00");
    for day in ["2026-03-05T23:00:00Z", "2026-03-01T12:00:00Z"] {
        bank.clock.set(day.parse().unwrap());
        let gone = entitlements();
        assert_eq!(gone["snapshot"]["contracts"], json!([]), "{day}");
        assert_eq!(gone["usage"], json!([]), "{day}");
        for foreign in ["ana", "\"c1\"", "\"a1\""] {
            assert!(!gone.to_string().contains(foreign), "{day}: {foreign}");
        }
        let asked = |account: &str| {
            let mut body = for_ana("1");
            body["account"] = json!(account);
            body["executionDate"] = json!("2026-04-01");
            bank.ask(post("/v1/transactions/evaluate", &body).user("noa")).json()["verdict"].clone()
        };
        assert_eq!(asked("a1"), asked("no-such-account"), "{day}");
    }
}

#[test]
fn a_grant_is_gone_with_the_import_that_leaves_it_out() {
    let bank = bank();
    assert_eq!(pay(&bank, "1", "1").status, 201);
    bank.import(&document());
    assert_eq!(reason(&bank, "noa", &for_ana("1")), "unknown-account");
    let mut without_rights = covered();
    without_rights["users"][0]["assignments"] = json!([]);
    bank.import(&without_rights);
    assert_eq!(reason(&bank, "noa", &for_ana("1")), "no-customer-access");
}

#[test]
fn a_giver_is_an_id() {
    let bank = bank();
    for value in [json!(null), json!(["ana"])] {
        let mut body = payment("1");
        body["onBehalfOf"] = value;
        let reply = bank.ask(post("/v1/transactions", &body).user("noa").key("k"));
        assert_problem(&reply, 422, "wrong-type");
        assert_eq!(reply.json()["errors"][0]["pointer"], "/onBehalfOf");
    }
}

#[test]
fn the_client_of_a_receiver_decides_as_the_service_does() {
    let bank = bank();
    assert_eq!(bank.pay("300", "1").status, 201);
    let found = bank.ask(get("/v1/me/entitlements").user("noa")).json();
    let snapshot = found["snapshot"].to_string();
    let engine = Engine::load(snapshot.as_bytes()).unwrap();
    let contracts: Vec<_> =
        found["snapshot"]["contracts"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(contracts, ["k1"]);
    assert_eq!(found["snapshot"]["grants"], json!([covered()["grants"][0]]));
    assert_eq!(found["usage"][0]["user"], "ana");
    for amount in ["1", "90", "90.01", "800"] {
        let mut question = for_ana(amount);
        let members = question.as_object_mut().unwrap();
        let date = members.remove("executionDate").unwrap();
        members.extend([
            ("date".to_owned(), date),
            ("today".to_owned(), json!(TODAY)),
            ("user".to_owned(), json!("noa")),
        ]);
        let usage = found["usage"].to_string();
        let own = wire::evaluate(&engine, question.to_string().as_bytes(), Some(usage.as_bytes())).unwrap();
        let reply = bank.ask(post("/v1/transactions/evaluate", &for_ana(amount)).user("noa"));
        assert_eq!(json!(own), reply.json()["verdict"], "{amount}");
    }
}

#[test]
fn a_giver_sees_the_grant_and_others_do_not() {
    let bank = bank();
    let grants =
        |user: &str| bank.ask(get("/v1/me/entitlements").user(user)).json()["snapshot"]["grants"].clone();
    assert_eq!(grants("ana"), json!([covered()["grants"][0]]));
    assert_eq!(grants("dee"), json!([covered()["grants"][1]]));
    assert_eq!(grants("ben"), Value::Null);
}

#[test]
fn support_can_ask_on_behalf_of_others() {
    let bank = bank();
    let mut question =
        json!({ "user": "noa", "onBehalfOf": "ana", "action": "payments.create", "account": "a1" });
    let check = |question: &Value| {
        bank.ask(post("/v1/decisions/check", &json!({ "question": question })).staff("harbour"))
    };
    assert_eq!(check(&question).json()["answer"], json!({ "allowed": true, "reasons": [] }));
    question["today"] = json!("2026-03-06");
    assert_eq!(check(&question).json()["answer"]["reasons"], json!([{ "code": "grant-not-in-force" }]));
    question["onBehalfOf"] = json!("a/b ~c");
    assert_eq!(check(&question).json()["answer"]["reasons"], json!([{ "code": "no-grant" }]));
    assert_eq!(bank.pay("450", "1").status, 201);
    let asked = json!({ "user": "noa", "onBehalfOf": "ana", "action": "payments.create", "account": "a1",
        "amount": "91", "date": TODAY, "today": TODAY });
    let reply = bank.ask(post("/v1/decisions/evaluate", &json!({ "question": asked })).staff("harbour"));
    assert_eq!(reply.json()["answer"]["reasons"][0]["scope"], "grant");
    let weekly = bank.ask(get("/v1/me/entitlements").user("noa")).json()["usage"].clone();
    assert_eq!(weekly[0]["amount"], "450.00");
}
