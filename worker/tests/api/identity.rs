//! Signing in: activation by link, wrong passwords, passwords that are changed.

use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{Ask, Bank, NOW, Reply, assert_problem, document, get, payment, post, put};

pub const PASSWORD: &str = "violet anchor sings";

pub fn invitation(user: &str) -> Ask {
    let body = json!({ "userName": format!("{user}.torres"), "email": format!("{user}@example.com") });
    post(format!("/v1/users/{user}/invitation"), &body).staff("harbour")
}

/// The secret in the last link that was sent.
pub fn last_link(bank: &Bank) -> String {
    let mail = bank.ask(get("/v1/demo/mailbox")).json();
    let link = mail["messages"][0]["link"].as_str().unwrap();
    let (token, rest) = link.strip_prefix("/activate#token=").unwrap().split_once('&').unwrap();
    assert!(rest.starts_with("entity=harbour&userName="), "{link}");
    token.replace("%2E", ".")
}

pub fn activation(link: &str, password: &str) -> Ask {
    post("/v1/activation", &json!({ "token": link, "password": password }))
}

pub fn sign_in(name: &str, password: &str) -> Ask {
    post(
        "/v1/session",
        &json!({ "legalEntity": "harbour", "userName": name, "password": password, "bearer": true }),
    )
}

/// A bank where ana has a password.
pub fn with_ana() -> Bank {
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
    // As staff, too, and given a password.
    let staff = json!({ "legalEntity": "harbour", "user": "mia", "kind": "staff", "bearer": true });
    let token = bank.ask(post("/v1/demo/session", &staff)).json()["token"].as_str().unwrap().to_owned();
    assert_eq!(bank.ask(get("/v1/users/ana/status").bearing(&token)).status, 200);
    let given = json!({ "password": "temporary lemon boat" });
    assert_eq!(bank.ask(put("/v1/users/ana/password", &given).bearing(&token)).status, 204);
}

/// The token of a new session of ana's.
pub fn token(bank: &Bank) -> String {
    let reply = bank.ask(sign_in("ana.torres", PASSWORD));
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["token"].as_str().unwrap().to_owned()
}

pub trait Bearing {
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

pub fn later(bank: &Bank, seconds: i64) {
    bank.clock.set(NOW.parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds));
}

pub fn me(bank: &Bank, token: &str) -> Reply {
    bank.ask(get("/v1/me").bearing(token))
}

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;

#[test]
fn who_is_invited_activates_signs_in_and_pays() {
    let bank = with_ana();
    let token = token(&bank);
    assert_eq!(
        me(&bank, &token).json(),
        json!({ "legalEntity": "harbour", "legalEntityName": "Harbour", "user": "ana", "kind": "user",
            "userName": "ana.torres", "mustChangePassword": false, "mustSetUpSecondFactor": false, "secondFactor": "none",
            "recoveryCodesLeft": 0, "lastSignInAt": "2026-03-04T11:00:00.000Z",
            "entities": [{ "legalEntity": "harbour", "name": "Harbour", "user": "ana", "isCurrent": true }], "may": [],
            "customers": [{ "id": "c1", "name": "One", "roles": [{ "id": "payer" }],
                "actions": ["payments.view", "payments.create", "notices.edit"], "administrators": [] }] })
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
    assert_eq!(bank.ask(invitation("ben")).status, 201);
    let body = json!({ "status": "suspended", "reason": "left" });
    let suspend = put("/v1/users/ben/status", &body).header("if-match", "*").staff("harbour");
    assert_eq!(bank.ask(suspend).status, 200);
    assert_problem(&bank.ask(invitation("ben")), 409, "wrong-status");
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
    assert_eq!(bank.ask(invitation("ben")).status, 201, "invited, and not activated");
    let work = |name: &str, password: &str| {
        bank.faults.forget_calls();
        let before = bank.verifications.load(Ordering::Relaxed);
        let reply = bank.ask(sign_in(name, password));
        (said(&reply), bank.faults.calls(), bank.verifications.load(Ordering::Relaxed) - before)
    };
    let wrong = work("ana.torres", "not hers at all");
    assert_eq!(wrong.0.0, 401);
    assert_eq!((wrong.1, wrong.2), (3, 1));
    assert_eq!(wrong, work("nobody.here", PASSWORD));
    assert_eq!(wrong, work("ben.torres", PASSWORD));
    assert_eq!(wrong, work("", ""));
    assert_eq!(wrong, work("ana.torres", &"violet ".repeat(9_000)));
    for _ in 0..8 {
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
    assert_eq!(wrong, work("ana.torres", PASSWORD));
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
fn of_a_thousand_wrong_passwords_in_one_moment_ten_are_held_against_the_hash() {
    let bank = with_ana();
    let tries = (0..1_000).map(|number| {
        let address = format!("10.{}.{}.1", number / 256, number % 256);
        bank.ask_later(sign_in("ana.torres", &format!("wrong password {number}")).at_address(&address))
    });
    let replies = pollster::block_on(join_all(tries));
    assert!(replies.iter().all(|reply| matches!(reply.status, 401 | 429)));
    assert_eq!(bank.tried_of_somebody.load(Ordering::Relaxed), 10);
    later(&bank, MINUTE);
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
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
fn what_is_turned_away_unverified_does_not_lock() {
    let bank = with_ana();
    for number in 0..30 {
        bank.ask(sign_in(&format!("nobody.{number}"), PASSWORD).at_address("203.0.113.7"));
    }
    for _ in 0..19 {
        let reply = bank.ask(sign_in("ana.torres", PASSWORD).at_address("203.0.113.7"));
        assert_problem(&reply, 429, "too-many-requests");
    }
    assert_eq!(bank.number("SELECT CAST(attempts AS TEXT) FROM identities"), "0");
    assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD).at_address("203.0.113.8")).status, 201);
}

/// A password that is accepted has at most 1,024 bytes, and what is longer is not hashed.
#[test]
fn a_password_of_1024_bytes_signs_in_and_a_longer_one_is_nobodys() {
    let bank = Bank::new();
    assert_eq!(bank.ask(invitation("ana")).status, 201);
    let link = last_link(&bank);
    let longest: String = (0..256).map(|number| format!("{number:04x}")).collect();
    assert_problem(&bank.ask(activation(&link, &format!("{longest}x"))), 422, "too-many-bytes");
    assert_eq!(bank.ask(activation(&link, &longest)).status, 204);
    assert_eq!(bank.ask(sign_in("ana.torres", &longest)).status, 201);
    assert_problem(&bank.ask(sign_in("ana.torres", &format!("{longest}x"))), 401, "sign-in-refused");
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
