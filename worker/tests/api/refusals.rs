//! What is refused for want of a right leaves a trace, and a session that ends does, too.

use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::access::every_route;
use crate::identity::{Bearing, MINUTE, PASSWORD, later, me, sign_in, token, with_ana};
use crate::people::demo_people;
use crate::support::{Ask, Bank, assert_problem, get, post, put};
use crate::who_may::managed;

/// The bank with a viewer, a peer who manages nobody, and an administrator.
fn bank() -> Bank {
    let bank = Bank::empty(Mode::Local);
    bank.import(&managed());
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&["cid"]))).status, 200);
    bank
}

/// The refusals that the audit has: who, about what, with its facts.
fn refusals(bank: &Bank) -> Vec<[String; 3]> {
    let rows =
        bank.sql("SELECT actor, subject, detail FROM audit WHERE event = 'act.refused' ORDER BY sequence");
    let entry = |row: countersign_worker::database::SqlRow| {
        let mut cells = row.cells();
        std::array::from_fn(|_| cells.text().unwrap())
    };
    rows.unwrap().into_iter().map(entry).collect()
}

/// Every route, asked by everybody who may not: the audit has it, and nothing else of what was refused.
#[test]
fn each_refusal_for_want_of_a_right_is_in_the_audit_on_every_route() {
    let bank = bank();
    let mut noted = 0;
    for (place, (_, ask)) in every_route().into_iter().enumerate() {
        // Each in a minute of its own: of one minute not all are noted.
        later(&bank, i64::try_from(place).unwrap() * MINUTE);
        for who in ["vic", "ana", "clerk"] {
            let asked = if who == "clerk" { ask.clone().staff("harbour") } else { ask.clone().user(who) };
            if matches!(asked.route().0, "GET") || who != "clerk" {
                let before = refusals(&bank).len();
                let reply = bank.ask(asked.clone());
                let is_refused = reply.status == 403;
                let added = refusals(&bank).len() - before;
                assert_eq!(added, usize::from(is_refused), "{who} {asked:?} {reply:?}");
                if is_refused {
                    let [actor, _, detail] = refusals(&bank).pop().unwrap();
                    let detail: Value = serde_json::from_str(&detail).unwrap();
                    assert_eq!((actor.as_str(), &detail["code"]), (who, &json!("not-permitted")));
                    noted += 1;
                }
            }
        }
    }
    assert!(noted > 60, "{noted}");
}

#[test]
fn who_asks_for_the_audit_without_its_right_is_in_it() {
    let bank = bank();
    assert_problem(&bank.ask(get("/v1/audit").user("vic")), 403, "not-permitted");
    let expected = json!({ "act": "GET /v1/audit", "code": "not-permitted", "reasons": [] });
    assert_eq!(refusals(&bank), [["vic", "GET /v1/audit", &expected.to_string()].map(str::to_owned)]);
    // A company's auditor reads that it was tried.
    let seen = bank.ask(get("/v1/audit?event=act.refused").user("ada")).json();
    assert_eq!(
        (&seen["items"][0]["actor"], &seen["items"][0]["customers"]),
        (&json!("vic"), &json!(["c1", "c3"]))
    );
}

/// The audit is kept for ever: who is refused again and again must not fill it.
#[test]
fn of_one_persons_refusals_thirty_a_minute_are_noted_and_that_others_follow() {
    let bank = bank();
    let refused = |who: &str| assert_problem(&bank.ask(get("/v1/audit").user(who)), 403, "not-permitted");
    for _ in 0..50 {
        refused("vic");
    }
    let noted = refusals(&bank);
    assert_eq!(noted.len(), 31);
    let follow: Vec<bool> =
        noted.iter().map(|[_, _, detail]| detail.contains("\"othersFollow\":true")).collect();
    assert!(follow[30] && follow[..30].iter().all(|follow| !follow), "{noted:?}");
    // Others' are counted for themselves, and the next minute begins anew.
    refused("ana");
    assert_eq!(refusals(&bank).len(), 32);
    later(&bank, MINUTE);
    refused("vic");
    assert_eq!(refusals(&bank).len(), 33);
}

/// Nobody writes into the audit under another one's name.
#[test]
fn what_nobody_has_signed_in_for_leaves_no_trace() {
    let bank = with_ana();
    let token = token(&bank);
    let audit = || bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM audit");
    let before = audit();
    let forged = format!("{}.{}", token.rsplit_once('.').unwrap().0, "00".repeat(32));
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&forged)), 403, "not-permitted");
    assert_problem(&bank.ask(get("/v1/audit").bearing(&forged)), 401, "sign-in-required");
    assert_problem(&bank.ask(get("/v1/configuration").user("nobody")), 403, "not-permitted");
    // An end of what does not live is none, whoever asks.
    assert_eq!(bank.ask(get("/v1/session").method("DELETE").bearing(&forged)).status, 204);
    assert_eq!(audit(), before);
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&token)), 403, "not-permitted");
    assert_eq!(refusals(&bank).len(), 1);
}

/// A13.
#[test]
fn a13_a_session_that_is_used_from_elsewhere_is_in_the_audit() {
    let bank = with_ana();
    let token = token(&bank);
    let list = put("/v1/users/ana/allowlist", &json!({ "entries": ["10.0.0.0/8"] })).header("if-match", "*");
    assert_eq!(bank.ask(list.staff("harbour")).status, 200);
    for path in ["/v1/me", "/v1/transactions", "/v1/users"] {
        let reply = bank.ask(get(path).bearing(&token).at_address("192.0.2.1"));
        assert_problem(&reply, 403, "network-not-allowed");
    }
    let codes: Vec<_> = refusals(&bank).into_iter().map(|[actor, subject, _]| (actor, subject)).collect();
    let expected = ["GET /v1/me", "GET /v1/transactions", "GET /v1/users"];
    assert_eq!(codes, expected.map(|act| ("ana".to_owned(), act.to_owned())));
}

/// The audit of sessions: event and subject, of ana.
fn ends(bank: &Bank) -> Vec<[String; 2]> {
    let rows = bank.sql(
        "SELECT event, subject FROM audit WHERE event LIKE 'session.ended%' AND actor = 'ana' ORDER BY sequence",
    );
    let entry = |row: countersign_worker::database::SqlRow| {
        let mut cells = row.cells();
        std::array::from_fn(|_| cells.text().unwrap())
    };
    rows.unwrap().into_iter().map(entry).collect()
}

#[test]
fn each_session_that_somebody_ends_is_in_the_audit_once() {
    let bank = with_ana();
    let tokens: [String; 4] = std::array::from_fn(|_| token(&bank));
    let delete = |path: String, token: &str| bank.ask(get(path).method("DELETE").bearing(token)).status;
    let own = |token: &str| {
        let items = bank.ask(get("/v1/me/sessions").bearing(token)).json()["items"].clone();
        let current = items.as_array().unwrap().iter().find(|item| item["isCurrent"] == true).cloned();
        current.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let ids = tokens.each_ref().map(|token| own(token));
    assert_eq!(delete("/v1/session".to_owned(), &tokens[0]), 204);
    assert_eq!(delete("/v1/session".to_owned(), &tokens[0]), 204, "it is over already");
    assert_eq!(delete(format!("/v1/me/sessions/{}", ids[1]), &tokens[2]), 204);
    assert_eq!(delete(format!("/v1/me/sessions/{}", ids[1]), &tokens[2]), 404);
    assert_eq!(delete("/v1/me/sessions".to_owned(), &tokens[2]), 204);
    let ended = |id: &str| ["session.ended".to_owned(), id.to_owned()];
    let everywhere = ["session.endedEverywhere", "ana"].map(str::to_owned);
    assert_eq!(ends(&bank), [ended(&ids[0]), ended(&ids[1]), everywhere]);
    assert_problem(&me(&bank, &tokens[3]), 401, "sign-in-required");
    // Two who end the same one at once end it once.
    let token = token(&bank);
    let out = || bank.ask_later(get("/v1/session").method("DELETE").bearing(&token));
    let (one, other) = pollster::block_on(futures_util::future::join(out(), out()));
    assert_eq!((one.status, other.status, ends(&bank).len()), (204, 204, 4));
}

#[test]
fn a_sign_out_that_cannot_be_noted_has_not_happened() {
    let bank = with_ana();
    let token = token(&bank);
    let fault = crate::support::Fault::Before(countersign_worker::database::DatabaseError::Unavailable);
    bank.faults.at_call(1, fault);
    let out = || -> Ask { get("/v1/session").method("DELETE").bearing(&token) };
    assert_problem(&bank.ask(out()), 503, "unavailable");
    assert_eq!(me(&bank, &token).status, 200);
    assert_eq!(bank.ask(out()).status, 204);
    assert_eq!(ends(&bank).len(), 1);
    let again = bank.ask(sign_in("ana.torres", PASSWORD));
    assert_eq!(again.status, 201);
    let unknown = post("/v1/session", &json!({ "legalEntity": "harbour", "userName": "x", "password": "y" }));
    assert_problem(&bank.ask(unknown), 401, "sign-in-refused");
}
