//! The slice as bytes: the same answers as the document, for clients that name the media type.

use countersign_core::{Engine, wire};
use serde_json::{Value, json};

use crate::support::{Ask, Bank, Reply, assert_problem, document, get};

const BINARY: &str = "application/vnd.countersign.snapshot";

fn entitlements(user: &str) -> Ask {
    get("/v1/me/entitlements").user(user)
}

fn binary(bank: &Bank, user: &str) -> Reply {
    let reply = bank.ask(entitlements(user).header("accept", BINARY));
    assert_eq!((reply.status, reply.header("content-type")), (200, BINARY), "{reply:?}");
    reply
}

/// The answers of an engine to whether a user may do each action on each account and at each customer.
fn checks(engine: &Engine, user: &str) -> Vec<Value> {
    let accounts = ["a1", "a2", "a3", "a4"].map(|id| ("account", id));
    let customers = ["c1", "c2", "c3"].map(|id| ("customer", id));
    let places: Vec<_> = accounts.into_iter().chain(customers).collect();
    let document = document();
    let features = document["features"].as_array().unwrap().iter();
    let actions: Vec<&Value> = features.flat_map(|one| one["actions"].as_array().unwrap()).collect();
    let ask = |action: &Value, (level, place): (&str, &str)| {
        let question = json!({ "user": user, "action": action["id"], level: place }).to_string();
        let found = wire::check(engine, question.as_bytes());
        json!(found.map_err(|problems| problems.iter().map(|one| one.path.clone()).collect::<Vec<_>>()))
    };
    actions.iter().flat_map(|action| places.iter().map(|place| ask(action, *place))).collect()
}

#[test]
fn the_bytes_give_the_documents_answers() {
    let bank = Bank::new();
    for user in ["ana", "ben", "cid", "dee", "noa", "a/b ~c"] {
        let snapshot = bank.ask(entitlements(user)).json()["snapshot"].to_string();
        let from_document = Engine::load(snapshot.as_bytes()).unwrap();
        let bytes = binary(&bank, user).bytes;
        let from_binary = Engine::from_binary(&bytes).unwrap();
        let answers = checks(&from_binary, user);
        assert_eq!(answers, checks(&from_document, user), "{user}");
        assert_eq!(bytes, from_document.to_binary(), "{user}");
        let allowed = answers.iter().filter(|answer| answer["Ok"]["allowed"] == true).count();
        assert_eq!(allowed > 0, ["ana", "ben", "cid", "dee"].contains(&user), "{user} {answers:?}");
    }
}

#[test]
fn only_who_names_the_type_gets_bytes() {
    let bank = Bank::new();
    for accept in ["application/xml", "*/*", "application/*", "application/vnd.countersign.snapshot;q=0"] {
        let reply = bank.ask(entitlements("ana").header("accept", accept));
        assert_eq!((reply.status, reply.header("content-type")), (200, "application/json"), "{accept}");
        assert_eq!(reply.text, bank.ask(entitlements("ana")).text, "{accept}");
        assert_eq!(reply.header("vary"), "accept", "{accept}");
    }
    assert_eq!(binary(&bank, "ana").header("vary"), "accept");
}

#[test]
fn a_tag_names_one_form() {
    let bank = Bank::new();
    let json_tag = bank.ask(entitlements("ana")).header("etag").to_owned();
    let tag = binary(&bank, "ana").header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "a strong tag: {tag}");
    assert_ne!(tag, json_tag);
    let with = |accept: &str, tag: &str| {
        let reply = bank.ask(entitlements("ana").header("accept", accept).header("if-none-match", tag));
        (reply.status, reply.bytes.is_empty(), reply.header("vary").to_owned())
    };
    assert_eq!(with(BINARY, &tag), (304, true, "accept".to_owned()));
    assert_eq!(with("application/json", &json_tag), (304, true, "accept".to_owned()));
    assert_eq!(with(BINARY, &json_tag).0, 200);
    assert_eq!(with("application/json", &tag).0, 200);
    assert_ne!(binary(&bank, "ben").header("etag"), tag);
}

#[test]
fn the_bytes_outlive_a_payment_and_a_day_but_no_configuration() {
    let bank = Bank::new();
    let first = binary(&bank, "ana");
    assert_eq!(bank.pay("10", "k").status, 201);
    bank.clock.set("2026-03-05T11:00:00Z".parse().unwrap());
    let later = binary(&bank, "ana");
    assert_eq!((later.header("etag"), &later.bytes), (first.header("etag"), &first.bytes));
    let mut revoked = document();
    revoked["users"][0]["assignments"][0]["removed"] = json!({ "accounts": { "a1": ["payments.create"] } });
    bank.import(&revoked);
    let reply = binary(&bank, "ana");
    assert_ne!(reply.header("etag"), first.header("etag"));
    assert_ne!(reply.bytes, first.bytes);
}

#[test]
fn refusals_stay_problems() {
    let bank = Bank::new();
    let reply = bank.ask(get("/v1/me/entitlements").header("accept", BINARY));
    assert_problem(&reply, 401, "sign-in-required");
}
