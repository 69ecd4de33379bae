//! Passwords that people are given, how they are written, and what the audit says of those that were wrong.

use serde_json::{Value, json};

use crate::identity::{
    Bearing, MINUTE, PASSWORD, activation, invitation, last_link, later, me, sign_in, token, with_ana,
};
use crate::support::{Ask, Bank, assert_problem, get, payment, post, put};

const GIVEN: &str = "temporary lemon boat";

fn given(user: &str, password: &str) -> Ask {
    put(format!("/v1/users/{user}/password"), &json!({ "password": password })).staff("harbour")
}

/// A9.
#[test]
fn a9_who_must_change_the_password_can_do_nothing_else() {
    let bank = with_ana();
    assert_eq!(bank.ask(given("ana", GIVEN)).status, 204);
    let begun = bank.ask(sign_in("ana.torres", GIVEN)).json();
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
    let change = json!({ "current": GIVEN, "new": "lemon orchards walk" });
    assert_eq!(bank.ask(put("/v1/me/password", &change).bearing(token)).status, 204);
    assert_eq!(bank.ask(get("/v1/me/entitlements").bearing(token)).status, 200);
    assert_eq!(me(&bank, token).json()["mustChangePassword"], false);
}

/// A9.
#[test]
fn a9_a_given_password_ends_sessions_and_the_password_before_it_and_unlocks() {
    let bank = with_ana();
    let token = token(&bank);
    for _ in 0..10 {
        bank.ask(sign_in("ana.torres", "not hers at all"));
    }
    assert_eq!(bank.ask(given("ana", GIVEN)).status, 204);
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
    assert_eq!(bank.ask(sign_in("ana.torres", GIVEN)).json()["mustChangePassword"], true);
    assert_problem(&bank.ask(given("ben", GIVEN)), 404, "not-found");
    assert_problem(&bank.ask(given("ana", "short")), 422, "too-short");
    assert_problem(&bank.ask(given("ana", "a torres of lemons")), 422, "contains-word");
}

#[test]
fn a_password_is_the_same_however_a_keyboard_writes_it() {
    let bank = Bank::new();
    bank.ask(invitation("ana"));
    let (composed, decomposed) = ("caf\u{e9} anchor sings", "cafe\u{301} anchor sings");
    assert_eq!(bank.ask(activation(&last_link(&bank), decomposed)).status, 204);
    for password in [composed, decomposed] {
        assert_eq!(bank.ask(sign_in("ana.torres", password)).status, 201, "{password}");
    }
    assert_problem(&bank.ask(sign_in("ana.torres", "cafe anchor sings")), 401, "sign-in-refused");
    let same = json!({ "current": composed, "new": decomposed });
    let token = bank.ask(sign_in("ana.torres", composed)).json()["token"].as_str().unwrap().to_owned();
    assert_problem(&bank.ask(put("/v1/me/password", &same).bearing(&token)), 422, "same-password");
}

/// What the audit has of signing in: event, actor, why.
fn refusals(bank: &Bank) -> Vec<Value> {
    let rows = bank
        .sql(
            "SELECT json_array(event, actor_kind, actor, detail ->> 'because') FROM audit
             WHERE event IN ('session.refused', 'identity.locked') ORDER BY sequence",
        )
        .unwrap();
    rows.into_iter().map(|row| serde_json::from_str(&row.cells().text().unwrap()).unwrap()).collect()
}

#[test]
fn the_audit_has_what_was_refused_and_why_and_the_lock() {
    let bank = with_ana();
    bank.ask(sign_in("nobody.here", PASSWORD));
    bank.ask(sign_in("ana.torres", "not hers at all"));
    assert_eq!(refusals(&bank), [json!(["session.refused", "user", "ana", "password"])]);
    for _ in 0..9 {
        bank.ask(sign_in("ana.torres", "not hers at all"));
    }
    assert_eq!(
        refusals(&bank)[9..],
        [
            json!(["session.refused", "user", "ana", "password"]),
            json!(["identity.locked", "user", "ana", "password"]),
        ]
    );
    later(&bank, 1);
    bank.ask(sign_in("ana.torres", PASSWORD));
    assert_eq!(refusals(&bank)[11..], [json!(["session.refused", "user", "ana", "locked"])]);
    later(&bank, 31 * MINUTE);
    let suspend = json!({ "status": "suspended", "reason": "as agreed" });
    bank.ask(put("/v1/users/ana/status", &suspend).header("if-match", "*").staff("harbour"));
    bank.ask(sign_in("ana.torres", PASSWORD));
    assert_eq!(refusals(&bank)[12..], [json!(["session.refused", "user", "ana", "status"])]);
}

#[test]
fn the_last_sign_in_is_known() {
    let bank = with_ana();
    let last = "SELECT COALESCE(CAST(last_sign_in_at AS TEXT), '') FROM identities";
    assert_eq!(bank.number(last), "");
    bank.ask(sign_in("ana.torres", "not hers at all"));
    assert_eq!(bank.number(last), "");
    later(&bank, 7);
    token(&bank);
    let now: jiff::Timestamp = crate::support::NOW.parse().unwrap();
    assert_eq!(bank.number(last), (now.as_millisecond() + 7_000).to_string());
}
