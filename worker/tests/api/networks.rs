//! From where somebody may come.

use serde_json::{Value, json};

use crate::identity::{Bearing, PASSWORD, activation, last_link, sign_in, with_ana};
use crate::people::peopled;
use crate::support::{Ask, Bank, Reply, assert_problem, get, post, put};

fn set(bank: &Bank, entries: &Value, tag: &str) -> Reply {
    let body = json!({ "entries": entries });
    bank.ask(put("/v1/users/ana/allowlist", &body).header("if-match", tag).staff("harbour"))
}

fn from(ask: Ask, address: &str) -> Ask {
    ask.at_address(address)
}

/// A13.
#[test]
fn a13_who_leaves_the_network_is_refused_at_the_next_request() {
    let bank = with_ana();
    assert_eq!(set(&bank, &json!(["10.0.0.0/8", "2001:db8::1"]), "*").status, 200);
    for elsewhere in ["11.0.0.1", "2001:db8::2", "", "nothing"] {
        let reply = bank.ask(from(sign_in("ana.torres", PASSWORD), elsewhere));
        assert_problem(&reply, 401, "sign-in-refused");
    }
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
    let reply = bank.ask(from(sign_in("ana.torres", PASSWORD), "10.1.2.3"));
    let token = reply.json()["token"].as_str().unwrap().to_owned();
    let list = |address: &str| bank.ask(from(get("/v1/transactions").bearing(&token), address));
    for inside in ["10.1.2.3", "10.255.0.1", "::ffff:10.0.0.1", "2001:db8::1"] {
        assert_eq!(list(inside).status, 200, "{inside}");
    }
    assert_problem(&list("192.0.2.1"), 403, "network-not-allowed");
    assert_problem(&bank.ask(get("/v1/me").bearing(&token)), 403, "network-not-allowed");
    let twice = from(from(get("/v1/me").bearing(&token), "10.1.2.3"), "10.1.2.3");
    assert_problem(&bank.ask(twice), 403, "network-not-allowed");
    // And a list that is set holds for the sessions that live.
    assert_eq!(list("10.1.2.3").status, 200);
    assert_eq!(set(&bank, &json!(["192.0.2.0/24"]), "*").status, 200);
    assert_problem(&list("10.1.2.3"), 403, "network-not-allowed");
    assert_eq!(list("192.0.2.1").status, 200);
    assert_eq!(set(&bank, &json!([]), "*").status, 200);
    assert_eq!(list("10.1.2.3").status, 200);
}

/// A13.
#[test]
fn a13_a_list_is_read_as_it_is_written_and_one_edit_does_not_overwrite_another() {
    let bank = with_ana();
    let read = || bank.ask(get("/v1/users/ana/allowlist").staff("harbour"));
    assert_eq!(read().json(), json!({ "entries": [], "warnings": [] }));
    let first = read().header("etag").to_owned();
    let reply = set(&bank, &json!(["10.0.0.0-10.255.255.255", "10.1.0.0/16"]), &first);
    let written = json!({ "entries": ["10.0.0.0/8", "10.1.0.0/16"],
        "warnings": [{ "entry": 1, "code": "overlapping-entry" }] });
    assert_eq!((reply.status, reply.json()), (200, written.clone()));
    assert_eq!((read().json(), read().header("etag")), (written.clone(), reply.header("etag")));
    let stale = set(&bank, &json!(["::1"]), &first);
    assert_problem(&stale, 412, "stale-version");
    assert_eq!(stale.json()["current"], written);
    let wrong = set(&bank, &json!(["10.0.0.0/8", "10.0.0.1/8"]), "*");
    assert_problem(&wrong, 422, "host-bits-set");
    assert_eq!(wrong.json()["errors"][0]["pointer"], "/entries/1");
    let many: Vec<String> =
        (0..257).map(|number| format!("10.0.{}.{}", number / 256, number % 256)).collect();
    assert_problem(&set(&bank, &json!(many), "*"), 422, "too-many-entries");
    assert_problem(&bank.ask(get("/v1/users/ben/allowlist").staff("harbour")), 404, "not-found");
}

/// A13.
#[test]
fn a13_an_invitation_brings_a_list_and_nobody_sets_their_own() {
    let bank = Bank::new();
    let body = json!({ "userName": "ana.torres", "email": "ana@example.com", "allowlist": ["10.0.0.0/8"] });
    assert_eq!(bank.ask(post("/v1/users/ana/invitation", &body).staff("harbour")).status, 201);
    assert_eq!(bank.ask(activation(&last_link(&bank), PASSWORD)).status, 204);
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
    assert_eq!(bank.ask(from(sign_in("ana.torres", PASSWORD), "10.0.0.1")).status, 201);
    // Sent again without one, it stays.
    let again = json!({ "email": "ana@example.com" });
    assert_eq!(bank.ask(post("/v1/users/ana/invitation", &again).staff("harbour")).status, 201);
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
    let wrong = json!({ "email": "ana@example.com", "allowlist": ["10.0.0.1/8"] });
    let reply = bank.ask(post("/v1/users/ana/invitation", &wrong).staff("harbour"));
    assert_problem(&reply, 422, "host-bits-set");
    assert_eq!(reply.json()["errors"][0]["pointer"], "/allowlist/0");
    let bank = peopled();
    let own = put("/v1/users/ada/allowlist", &json!({ "entries": ["10.0.0.0/8"] })).header("if-match", "*");
    assert_problem(&bank.ask(own.user("ada")), 403, "own-permissions");
}
