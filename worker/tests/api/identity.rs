//! Signing in: activation by link, sessions, wrong passwords, passwords that are changed.

use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{Ask, Bank, NOW, Reply, assert_problem, document, get, payment, post, put};

const PASSWORD: &str = "violet anchor sings";

fn invitation(user: &str) -> Ask {
    let body = json!({ "userName": format!("{user}.torres"), "email": format!("{user}@example.com") });
    post(format!("/v1/users/{user}/invitation"), &body).staff("harbour")
}

/// What stands behind `#` in the last link that was sent.
fn last_link(bank: &Bank) -> String {
    let mail = bank.ask(get("/v1/demo/mailbox")).json();
    mail["messages"][0]["link"].as_str().unwrap().strip_prefix("/activate#").unwrap().to_owned()
}

fn activation(link: &str, password: &str) -> Ask {
    post("/v1/activation", &json!({ "token": link, "password": password }))
}

fn sign_in(name: &str, password: &str) -> Ask {
    post(
        "/v1/session",
        &json!({ "legalEntity": "harbour", "userName": name, "password": password, "bearer": true }),
    )
}

/// A bank where ana has a password.
fn with_ana() -> Bank {
    let bank = Bank::new();
    assert_eq!(bank.ask(invitation("ana")).status, 201);
    let reply = bank.ask(activation(&last_link(&bank), PASSWORD));
    assert_eq!((reply.status, reply.text.as_str()), (204, ""), "{reply:?}");
    bank
}

/// Everything that somebody asks around a session.
pub fn come_and_go(bank: &Bank) {
    assert_eq!(bank.ask(invitation("ana")).status, 201);
    assert_eq!(bank.ask(activation(&last_link(bank), PASSWORD)).status, 204);
    let token = token(bank);
    assert_eq!(me(bank, &token).status, 200);
    let change = put("/v1/me/password", &json!({ "current": PASSWORD, "new": "lemon meadows walk" }));
    assert_eq!(bank.ask(change.bearing(&token)).status, 204);
    assert_eq!(bank.ask(get("/v1/session").method("DELETE").bearing(&token)).status, 204);
}

/// The token of a new session of ana's.
fn token(bank: &Bank) -> String {
    let reply = bank.ask(sign_in("ana.torres", PASSWORD));
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["token"].as_str().unwrap().to_owned()
}

trait Bearing {
    fn bearing(self, token: &str) -> Ask;
    fn at_address(self, address: &str) -> Ask;
}

impl Bearing for Ask {
    fn bearing(self, token: &str) -> Ask {
        self.header("authorization", &format!("Bearer {token}"))
    }

    fn at_address(self, address: &str) -> Ask {
        self.header("cf-connecting-ip", address)
    }
}

fn later(bank: &Bank, seconds: i64) {
    bank.clock.set(NOW.parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds));
}

fn me(bank: &Bank, token: &str) -> Reply {
    bank.ask(get("/v1/me").bearing(token))
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

#[test]
fn who_is_invited_activates_signs_in_and_pays() {
    let bank = with_ana();
    let token = token(&bank);
    assert_eq!(
        me(&bank, &token).json(),
        json!({ "legalEntity": "harbour", "user": "ana", "userName": "ana.torres", "mustChangePassword": false,
            "customers": [{ "id": "c1", "name": "One", "roles": [{ "id": "payer" }],
                "actions": ["payments.view", "payments.create", "notices.edit"] }] })
    );
    let paid = bank.ask(post("/v1/transactions", &payment("5")).bearing(&token).key("k"));
    assert_eq!(paid.status, 201, "{paid:?}");
    assert_eq!(bank.ask(get("/v1/me/entitlements").bearing(&token)).status, 200);
}

#[test]
fn a_new_user_is_active_once_activated() {
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    let mut document = document();
    document["users"][0]["status"] = json!("new");
    bank.import(&document);
    bank.ask(invitation("ana"));
    let status = || bank.ask(get("/v1/users/ana/status").staff("harbour")).json()["status"].clone();
    assert_eq!(status(), "new");
    assert_eq!(bank.ask(activation(&last_link(&bank), PASSWORD)).status, 204);
    assert_eq!(status(), "active");
    assert_eq!(me(&bank, &token(&bank)).status, 200);
}

/// A14.
#[test]
fn a14_a_link_works_for_72_hours() {
    for (seconds, works) in [(72 * HOUR - 1, true), (72 * HOUR, false)] {
        let bank = Bank::new();
        bank.ask(invitation("ana"));
        later(&bank, seconds);
        let reply = bank.ask(activation(&last_link(&bank), PASSWORD));
        if works { assert_eq!(reply.status, 204) } else { assert_problem(&reply, 404, "link-void") }
    }
}

/// A16.
#[test]
fn a16_an_invitation_that_is_sent_again_voids_the_earlier_link_also_after_its_end() {
    for seconds in [1, 100 * HOUR] {
        let bank = Bank::new();
        bank.ask(invitation("ana"));
        let first = last_link(&bank);
        later(&bank, seconds);
        assert_eq!(bank.ask(invitation("ana")).status, 201);
        assert_problem(&bank.ask(activation(&first, PASSWORD)), 404, "link-void");
        assert_eq!(bank.ask(activation(&last_link(&bank), PASSWORD)).status, 204);
    }
}

/// A17.
#[test]
fn a17_an_invitation_can_be_withdrawn() {
    let bank = Bank::new();
    bank.ask(invitation("ana"));
    let withdraw = || bank.ask(get("/v1/users/ana/invitation").method("DELETE").staff("harbour"));
    assert_eq!(withdraw().status, 204);
    assert_problem(&withdraw(), 404, "not-found");
    assert_problem(&bank.ask(activation(&last_link(&bank), PASSWORD)), 404, "link-void");
}

#[test]
fn a_link_works_once_and_not_after_a_bad_password() {
    let bank = Bank::new();
    bank.ask(invitation("ana"));
    let link = last_link(&bank);
    for (password, code) in [
        ("short", "too-short"),
        ("Password123!!!!", "common-password"),
        ("torres likes lemons", "contains-word"),
    ] {
        let reply = bank.ask(activation(&link, password));
        assert_problem(&reply, 422, code);
        assert_eq!(reply.json()["errors"][0]["pointer"], "/password");
    }
    assert_eq!(bank.ask(activation(&link, PASSWORD)).status, 204);
    assert_problem(&bank.ask(activation(&link, "another violet anchor")), 404, "link-void");
    assert_eq!(me(&bank, &token(&bank)).status, 200);
}

#[test]
fn of_many_who_use_a_link_at_once_one_does() {
    let bank = Bank::new();
    bank.ask(invitation("ana"));
    let link = last_link(&bank);
    let tries =
        (0..25).map(|number| bank.ask_later(activation(&link, &format!("violet anchor sings {number}"))));
    let replies = pollster::block_on(join_all(tries));
    let done = replies.iter().filter(|reply| reply.status == 204).count();
    assert_eq!(done, 1, "{replies:?}");
    assert!(replies.iter().all(|reply| reply.status == 204 || reply.code() == "link-void"), "{replies:?}");
}

#[test]
fn a_suspended_user_is_not_activated() {
    let bank = Bank::new();
    bank.ask(invitation("sue"));
    let reply = bank.ask(activation(&last_link(&bank), PASSWORD));
    assert_problem(&reply, 404, "link-void");
}

#[test]
fn a_user_name_belongs_to_one_user_for_ever() {
    let bank = with_ana();
    let invite = |user: &str, name: &str| {
        let body = json!({ "userName": name, "email": "a@example.com" });
        bank.ask(post(format!("/v1/users/{user}/invitation"), &body).staff("harbour"))
    };
    assert_problem(&invite("ben", "Ana.Torres"), 409, "user-name-taken");
    let other = invite("ana", "ana.other");
    assert_problem(&other, 422, "user-name-fixed");
    assert_eq!(other.json()["errors"][0]["pointer"], "/userName");
    assert_eq!(invite("ana", "ana.torres").status, 201);
    assert_problem(&invite("nobody", "no.body"), 404, "not-found");
    assert_problem(&invite("ben", "ben torres"), 422, "character-not-allowed");
    let body = json!({ "userName": "ben.torres", "email": "ben@@example.com" });
    let reply = bank.ask(post("/v1/users/ben/invitation", &body).staff("harbour"));
    assert_problem(&reply, 422, "email-at-sign");
}

/// What a refusal says, but for the request's id.
fn said(reply: &Reply) -> (u16, Value, Vec<String>) {
    let mut body = reply.json();
    body.as_object_mut().unwrap().remove("requestId");
    let names = reply.headers.keys().map(ToString::to_string).collect();
    (reply.status, body, names)
}

#[test]
fn unknown_wrong_locked_and_suspended_are_answered_alike_with_the_same_work() {
    let bank = with_ana();
    let mut document = document();
    document["users"][1]["status"] = json!("active");
    assert_eq!(bank.ask(invitation("ben")).status, 201, "invited, and not activated");
    let work = |name: &str, password: &str| {
        bank.faults.forget_calls();
        let before = bank.verifications.load(Ordering::Relaxed);
        let reply = bank.ask(sign_in(name, password));
        (said(&reply), bank.faults.calls(), bank.verifications.load(Ordering::Relaxed) - before)
    };
    let wrong = work("ana.torres", "not hers at all");
    assert_eq!(wrong.0.0, 401);
    assert_eq!((wrong.1, wrong.2), (1, 1));
    assert_eq!(wrong, work("nobody.here", PASSWORD));
    assert_eq!(wrong, work("ben.torres", PASSWORD));
    assert_eq!(wrong, work("", ""));
    for _ in 0..9 {
        work("ana.torres", "not hers at all");
    }
    // Locked, with the right password.
    assert_eq!(wrong, work("ana.torres", PASSWORD));
    let elsewhere = json!({ "legalEntity": "other", "userName": "ana.torres", "password": PASSWORD });
    assert_eq!(wrong.0, said(&bank.ask(post("/v1/session", &elsewhere))));
    let suspend = json!({ "status": "suspended", "reason": "as agreed" });
    later(&bank, 31 * MINUTE);
    let suspended = put("/v1/users/ana/status", &suspend).header("if-match", "*").staff("harbour");
    assert_eq!(bank.ask(suspended).status, 200);
    assert_eq!(wrong.0, work("ana.torres", PASSWORD).0);
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM sessions"), "0");
}

/// A11.
#[test]
fn a11_ten_wrong_passwords_lock_until_half_an_hour_is_over_or_somebody_unlocks() {
    for unlocks in [false, true] {
        let bank = with_ana();
        for _ in 0..10 {
            assert_problem(&bank.ask(sign_in("Ana.Torres", "not hers at all")), 401, "sign-in-refused");
        }
        assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
        later(&bank, 29 * MINUTE);
        assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
        if unlocks {
            let unlock = get("/v1/users/ana/lock").method("DELETE").staff("harbour");
            assert_eq!(bank.ask(unlock).status, 204);
        } else {
            later(&bank, 31 * MINUTE);
        }
        assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).status, 201);
        // The count begins anew.
        for _ in 0..9 {
            bank.ask(sign_in("ana.torres", "not hers at all"));
        }
        assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).status, 201);
    }
}

#[test]
fn of_a_thousand_wrong_passwords_at_once_as_many_are_verified_as_are_allowed() {
    let bank = with_ana();
    let hash = "SELECT CAST(attempts AS TEXT) FROM identities";
    assert_eq!(bank.number(hash), "0");
    // From so many addresses and over so many minutes that nothing but the lock stands in the way.
    let mut held = 0;
    for minute in 0..29 {
        later(&bank, minute * MINUTE);
        let tries = (0..35).map(|number| {
            let address = format!("10.0.{minute}.{number}");
            bank.ask_later(sign_in("ana.torres", &format!("wrong password {number}")).at_address(&address))
        });
        for reply in pollster::block_on(join_all(tries)) {
            assert!(matches!(reply.status, 401 | 429), "{reply:?}");
            held += 1;
        }
    }
    assert!(held > 1_000);
    // Hers was tried ten times; all others were held against nobody's hash.
    assert_eq!(bank.number(hash), "11");
    assert_eq!(bank.tried_of_somebody.load(Ordering::Relaxed), 10);
}

#[test]
fn who_tries_too_often_waits() {
    let bank = with_ana();
    let from = |address: &str, number: i32| {
        bank.ask(sign_in(&format!("nobody.{number}"), PASSWORD).at_address(address))
    };
    for number in 0..30 {
        assert_problem(&from("203.0.113.7", number), 401, "sign-in-refused");
    }
    let reply = from("203.0.113.7", 99);
    assert_problem(&reply, 429, "too-many-requests");
    assert_eq!(reply.header("retry-after"), "60");
    assert_problem(&from("203.0.113.8", 99), 401, "sign-in-refused");
    // One customer of a provider has many addresses of the longer kind.
    for number in 0..30 {
        from(&format!("2001:db8:1:2::{number:x}"), number);
    }
    assert_problem(&from("2001:db8:1:2:ffff::1", 99), 429, "too-many-requests");
    assert_problem(&from("2001:db8:1:3::1", 99), 401, "sign-in-refused");
    later(&bank, 60);
    assert_problem(&from("203.0.113.7", 99), 401, "sign-in-refused");
    for number in 0..20 {
        let reply = bank.ask(sign_in("some.body", PASSWORD).at_address(&format!("198.51.100.{number}")));
        assert_problem(&reply, 401, "sign-in-refused");
    }
    let reply = bank.ask(sign_in("Some.Body", PASSWORD).at_address("198.51.100.99"));
    assert_problem(&reply, 429, "too-many-requests");
    assert_problem(&bank.ask(activation("none", PASSWORD).at_address("192.0.2.1")), 404, "link-void");
    for _ in 0..30 {
        bank.ask(activation("none", PASSWORD).at_address("192.0.2.1"));
    }
    let reply = bank.ask(activation("none", PASSWORD).at_address("192.0.2.1"));
    assert_problem(&reply, 429, "too-many-requests");
}

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

#[test]
fn a_changed_password_ends_all_other_sessions() {
    let bank = with_ana();
    let (one, other) = (token(&bank), token(&bank));
    let change = |current: &str, new: &str| {
        bank.ask(put("/v1/me/password", &json!({ "current": current, "new": new })).bearing(&one))
    };
    for (current, new, pointer, code) in [
        ("not hers at all", "lemon meadows walk", "/current", "wrong-password"),
        (PASSWORD, PASSWORD, "/new", "same-password"),
        (PASSWORD, "short", "/new", "too-short"),
        (PASSWORD, "ana.torres again", "/new", "contains-word"),
    ] {
        let reply = change(current, new);
        assert_problem(&reply, 422, code);
        assert_eq!(reply.json()["errors"][0]["pointer"], pointer);
    }
    assert_eq!(change(PASSWORD, "lemon orchards walk").status, 204);
    assert_problem(&me(&bank, &other), 401, "sign-in-required");
    assert_eq!(me(&bank, &one).status, 200);
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
    assert_eq!(bank.ask(sign_in("ana.torres", "lemon orchards walk")).status, 201);
    // Guesses count as they do at sign-in.
    for _ in 0..10 {
        change("not hers at all", "lemon meadows walk");
    }
    assert_problem(&change("lemon orchards walk", "lemon meadows walk"), 422, "wrong-password");
}

/// A9.
#[test]
fn a9_who_must_change_the_password_can_do_nothing_else() {
    let bank = with_ana();
    bank.sql("UPDATE identities SET must_change_password = 1").unwrap();
    let begun = bank.ask(sign_in("ana.torres", PASSWORD)).json();
    assert_eq!(begun["mustChangePassword"], true);
    let token = begun["token"].as_str().unwrap();
    assert_eq!(me(&bank, token).json()["mustChangePassword"], true);
    for ask in [
        get("/v1/me/entitlements"),
        get("/v1/transactions"),
        post("/v1/transactions/evaluate", &payment("1")),
        post("/v1/transactions", &payment("1")).key("k"),
    ] {
        assert_problem(&bank.ask(ask.bearing(token)), 403, "password-change-required");
    }
    assert_eq!(bank.counts()[..3], ["0", "0", "0"].map(str::to_owned));
    let change = json!({ "current": PASSWORD, "new": "lemon orchards walk" });
    assert_eq!(bank.ask(put("/v1/me/password", &change).bearing(token)).status, 204);
    assert_eq!(bank.ask(get("/v1/me/entitlements").bearing(token)).status, 200);
    assert_eq!(me(&bank, token).json()["mustChangePassword"], false);
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
fn secrets_are_stored_nowhere_as_they_are() {
    let bank = with_ana();
    let link = last_link(&bank);
    let token = token(&bank);
    let secret_of = |text: &str| text.rsplit_once('.').unwrap().1.to_owned();
    let tables = [
        ("SELECT COALESCE(group_concat(json_array(user, token_hash, id, agent)), '') FROM sessions"),
        ("SELECT COALESCE(group_concat(json_array(user, secret_hash)), '') FROM secrets"),
        ("SELECT COALESCE(group_concat(json_array(user, recipient, parameters)), '') FROM outbox"),
        ("SELECT COALESCE(group_concat(detail), '') FROM audit"),
        ("SELECT COALESCE(group_concat(answer), '') FROM idempotency_keys"),
    ];
    for sql in tables {
        let text = bank.number(sql);
        for secret in [secret_of(&link), secret_of(&token), PASSWORD.to_owned()] {
            assert!(!text.contains(&secret), "{sql}: {text}");
        }
    }
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
