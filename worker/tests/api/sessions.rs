//! Sessions: what proves them, how long they live, and who ends them.

use countersign_worker::http::Admission;
use futures_util::future::join_all;
use serde_json::json;

use crate::access::{every_route, signs_out};
use crate::identity::{Bearing, HOUR, MINUTE, PASSWORD, later, me, sign_in, token, with_ana};
use crate::support::{Ask, Bank, Reply, assert_problem, document, get, payment, post, put};

#[test]
fn a_session_ends_when_it_is_idle_and_when_its_life_is_over() {
    let bank = with_ana();
    let token = token(&bank);
    later(&bank, 15 * MINUTE - 1);
    assert_eq!(me(&bank, &token).status, 200);
    later(&bank, 30 * MINUTE - 2);
    assert_eq!(me(&bank, &token).status, 200);
    later(&bank, 45 * MINUTE);
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
    let token = self::token(&bank);
    for quarter in 4..51 {
        later(&bank, quarter * 14 * MINUTE);
        let is_over = quarter * 14 * MINUTE - 45 * MINUTE >= 12 * HOUR;
        assert_eq!(me(&bank, &token).status, if is_over { 401 } else { 200 }, "{quarter}");
    }
    later(&bank, 13 * HOUR);
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
}

#[test]
fn suspension_ends_sessions_at_the_next_request_and_for_good() {
    let bank = with_ana();
    let token = token(&bank);
    let set = |status: &str| {
        let body = json!({ "status": status, "reason": "as agreed" });
        let reply = bank.ask(put("/v1/users/ana/status", &body).header("if-match", "*").staff("harbour"));
        assert_eq!(reply.status, 200, "{reply:?}");
    };
    set("suspended");
    bank.faults.forget_calls();
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
    assert_eq!(bank.faults.calls(), 1);
    set("active");
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
    assert_eq!(me(&bank, &self::token(&bank)).status, 200);
}

#[test]
fn an_import_that_suspends_is_obeyed_at_the_next_request() {
    let bank = with_ana();
    let token = token(&bank);
    let mut suspended = document();
    suspended["users"][0]["status"] = json!("suspended");
    bank.import(&suspended);
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
    bank.import(&document());
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
}

#[test]
fn somebody_sees_their_sessions_and_ends_them() {
    let bank = with_ana();
    let agent = |name: &str| bank.ask(sign_in("ana.torres", PASSWORD).header("user-agent", name)).json();
    let [phone, laptop] = ["Phone", "Laptop"].map(|name| agent(name)["token"].as_str().unwrap().to_owned());
    agent("Third\u{e9}");
    let list = |token: &str| bank.ask(get("/v1/me/sessions").bearing(token)).json()["items"].clone();
    let items = list(&phone);
    let items = items.as_array().unwrap();
    assert_eq!(items.len(), 3);
    let own: Vec<_> = items.iter().filter(|item| item["isCurrent"] == true).collect();
    assert_eq!(
        (own.len(), &own[0]["agent"], &own[0]["begunAt"]),
        (1, &json!("Phone"), &json!("2026-03-04T11:00:00.000Z"))
    );
    assert!(items.iter().any(|item| item.get("agent").is_none()), "{items:?}");
    let laptops = items.iter().find(|item| item["agent"] == "Laptop").unwrap()["id"].as_str().unwrap();
    let end = |id: &str, token: &str| {
        bank.ask(get(format!("/v1/me/sessions/{id}")).method("DELETE").bearing(token))
    };
    assert_problem(&end("none", &phone), 404, "not-found");
    assert_eq!(end(laptops, &phone).status, 204);
    assert_problem(&me(&bank, &laptop), 401, "sign-in-required");
    assert_eq!(me(&bank, &phone).status, 200);
    // Somebody else's sessions are not there.
    let theirs = bank.ask(get("/v1/me/sessions").user("ben")).json();
    assert_eq!(theirs["items"], json!([]));
    let phones = own[0]["id"].as_str().unwrap();
    let reply = bank.ask(get(format!("/v1/me/sessions/{phones}")).method("DELETE").user("ben"));
    assert_problem(&reply, 404, "not-found");
    let reply = bank.ask(get("/v1/me/sessions").method("DELETE").bearing(&phone));
    assert_eq!(reply.status, 204);
    assert!(reply.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM sessions"), "0");
    assert_problem(&me(&bank, &phone), 401, "sign-in-required");
}

#[test]
fn signing_out_ends_the_session_that_asks() {
    let bank = with_ana();
    let (one, other) = (token(&bank), token(&bank));
    let reply = bank.ask(get("/v1/session").method("DELETE").bearing(&one));
    assert_eq!(reply.status, 204);
    assert_problem(&me(&bank, &one), 401, "sign-in-required");
    assert_eq!(me(&bank, &other).status, 200);
}

/// The value of the session's cookie.
fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie");
    let (pair, attributes) = set.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=Strict");
    assert!(pair.starts_with("__Host-session="), "{set}");
    pair.to_owned()
}

#[test]
fn a_cookie_is_taken_from_the_services_own_pages_only() {
    let bank = with_ana();
    let body = json!({ "legalEntity": "harbour", "userName": "ana.torres", "password": PASSWORD });
    let begun = bank.ask(post("/v1/session", &body));
    assert_eq!(begun.json().get("token"), None, "no script of the page can read it");
    let cookie = cookie(&begun);
    let with = |ask: Ask| ask.header("cookie", &format!("theme=dark; {cookie}"));
    let pay = |key: &str| with(post("/v1/transactions", &payment("1"))).key(key);
    assert_eq!(bank.ask(with(get("/v1/me"))).status, 200);
    assert_eq!(bank.ask(pay("own").header("origin", "http://localhost")).status, 201);
    assert_problem(&bank.ask(pay("unsaid")), 403, "foreign-origin");
    assert_problem(&bank.ask(pay("twice").header("cookie", &cookie)), 401, "sign-in-required");
    for origin in ["http://evil.example", "null", "http://localhost:1"] {
        assert_problem(&bank.ask(pay("foreign").header("origin", origin)), 403, "foreign-origin");
    }
    assert_eq!(bank.counts()[0], "1");
    let out = with(get("/v1/session").method("DELETE")).header("origin", "http://localhost");
    assert!(bank.ask(out).header("set-cookie").starts_with("__Host-session=; Path=/; Max-Age=0; Secure"));
    assert_problem(&bank.ask(with(get("/v1/me"))), 401, "sign-in-required");
}

#[test]
fn a_token_is_one_or_nobody_is_signed_in() {
    let bank = with_ana();
    let token = token(&bank);
    let (rest, secret) = token.rsplit_once('.').unwrap();
    let other = format!("{rest}.{}", secret.chars().rev().collect::<String>());
    let of_ben = token.replacen("616e61", "62656e", 1);
    assert_ne!(of_ben, token);
    for wrong in ["", "x", rest, secret, &other, &of_ben, &format!("{token}0"), &token.to_uppercase()] {
        assert_problem(&me(&bank, wrong), 401, "sign-in-required");
    }
    let twice = get("/v1/me").bearing(&token).bearing(&token);
    assert_problem(&bank.ask(twice), 401, "sign-in-required");
    assert_problem(
        &bank.ask(get("/v1/me").header("authorization", &format!("Basic {token}"))),
        401,
        "sign-in-required",
    );
    // A company's user is no staff.
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&token)), 403, "not-permitted");
}

#[test]
fn trying_somebody_out_is_a_session_like_any_other() {
    let bank = Bank::new();
    let try_as =
        |user: &str| bank.ask(post("/v1/demo/session", &json!({ "legalEntity": "harbour", "user": user })));
    let begun = try_as("ana");
    assert_eq!(begun.status, 201, "{begun:?}");
    let reply = bank.ask(get("/v1/me").header("cookie", &cookie(&begun)));
    assert_eq!(reply.json()["user"], "ana");
    assert_problem(&try_as("nobody"), 404, "not-found");
    assert_problem(&try_as("sue"), 403, "user-not-active");
}

#[test]
fn submissions_that_wait_for_others_keep_their_own_proof() {
    let bank = with_ana();
    let token = token(&bank);
    let forged = token.rsplit_once('.').unwrap().0.to_owned() + "." + &"0".repeat(64);
    let asks = (0..20).map(|number| {
        let proof = if number % 2 == 0 { &token } else { &forged };
        bank.ask_later(post("/v1/transactions", &payment("1")).bearing(proof).key(&number.to_string()))
    });
    for (number, reply) in pollster::block_on(join_all(asks)).into_iter().enumerate() {
        assert_eq!(reply.status, if number % 2 == 0 { 201 } else { 401 }, "{number} {reply:?}");
    }
    assert_eq!(bank.counts()[0], "10");
}

/// At whichever route that a user may ask, in turn.
#[test]
fn of_two_thousand_suspensions_each_holds_at_the_next_request() {
    let bank = with_ana();
    let of_users = [Admission::User, Admission::SignedIn, Admission::Manager];
    let all = every_route().into_iter().filter(|(access, _)| of_users.contains(access));
    let routes: Vec<Ask> = all.map(|(_, ask)| ask).filter(|ask| !signs_out(ask)).collect();
    assert!(routes.len() > 50, "{}", routes.len());
    let begin = json!({ "legalEntity": "harbour", "user": "ana", "bearer": true });
    let set = |status: &str| {
        let body = json!({ "status": status, "reason": "as agreed" });
        let reply = bank.ask(put("/v1/users/ana/status", &body).header("if-match", "*").staff("harbour"));
        assert_eq!(reply.status, 200, "{reply:?}");
    };
    let mut stale = 0;
    for pair in 0..2_000 {
        let begun = bank.ask(post("/v1/demo/session", &begin)).json();
        let token = begun["token"].as_str().unwrap();
        let ask = || bank.ask(get("/v1/transactions").bearing(token)).status;
        // Every hundredth is seen to work until then, and not to work again.
        assert!(pair % 100 != 0 || ask() == 200, "{pair}");
        set("suspended");
        let next = bank.ask(routes[pair % routes.len()].clone().bearing(token));
        stale += usize::from((next.status, next.code().as_str()) != (401, "sign-in-required"));
        set("active");
        assert!(pair % 100 != 0 || ask() == 401, "{pair}");
    }
    assert_eq!(stale, 0);
}
