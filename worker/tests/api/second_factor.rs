//! Second factors: codes of an authenticator, recovery codes, and of whom they are demanded.

use std::time::Duration;

use countersign_worker::ports::Clock;
use futures_util::future::join_all;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::access::people_settings;
use crate::identity::{Bearing, MINUTE, PASSWORD, later, me, sign_in, token, with_ana};
use crate::support::{Ask, Bank, Reply, assert_problem, get, post, put};

/// The code that an authenticator with this secret shows now.
fn code(bank: &Bank, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(Duration::from_millis(bank.clock.millis()).as_secs()).to_string()
}

fn propose(token: &str) -> Ask {
    propose_with(token, PASSWORD)
}

fn propose_with(token: &str, password: &str) -> Ask {
    post("/v1/me/second-factor", &json!({ "password": password })).bearing(token)
}

/// Sets a second factor up: the secret and the recovery codes.
fn set_up(bank: &Bank, token: &str) -> (String, Vec<Value>) {
    set_up_with(bank, token, PASSWORD)
}

fn set_up_with(bank: &Bank, token: &str, password: &str) -> (String, Vec<Value>) {
    let proposed = bank.ask(propose_with(token, password));
    assert_eq!(proposed.status, 201, "{proposed:?}");
    let secret = proposed.json()["secret"].as_str().unwrap().to_owned();
    let body = json!({ "code": code(bank, &secret) });
    let confirmed = bank.ask(put("/v1/me/second-factor", &body).bearing(token));
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    (secret, confirmed.json()["recoveryCodes"].as_array().unwrap().clone())
}

/// The first half of a sign-in of ana's.
fn step(bank: &Bank) -> String {
    let reply = bank.ask(sign_in("ana.torres", PASSWORD));
    assert_eq!((reply.status, reply.header("set-cookie")), (201, ""), "{reply:?}");
    let session = reply.json();
    assert_eq!((&session["step"], &session["token"]), (&json!("code"), &Value::Null));
    session["stepToken"].as_str().unwrap().to_owned()
}

fn with_code(step: &str, code: &str) -> Ask {
    post("/v1/session/code", &json!({ "stepToken": step, "code": code, "bearer": true }))
}

fn with_recovery(step: &str, code: &str) -> Ask {
    post("/v1/session/code", &json!({ "stepToken": step, "recoveryCode": code, "bearer": true }))
}

fn demand(bank: &Bank, of: &str) {
    let mut settings = people_settings("link");
    settings["secondFactor"] = json!(of);
    let reply = bank.ask(put("/v1/settings/people", &settings).header("if-match", "*").staff("harbour"));
    assert_eq!(reply.status, 200);
}

/// Everything that somebody asks around a second factor.
pub fn come_with_a_code(bank: &Bank) {
    let begun = bank.ask(sign_in("ana.torres", "temporary lemon boat")).json();
    let token = begun["token"].as_str().unwrap();
    let change = put("/v1/me/password", &json!({ "current": "temporary lemon boat", "new": PASSWORD }));
    assert_eq!(bank.ask(change.bearing(token)).status, 204);
    let (secret, recovery) = set_up(bank, token);
    later(bank, MINUTE);
    let reply = bank.ask(with_code(&step(bank), &code(bank, &secret)));
    assert_eq!(reply.status, 201, "{reply:?}");
    let reply = bank.ask(with_recovery(&step(bank), recovery[0].as_str().unwrap()));
    assert_eq!(reply.status, 201, "{reply:?}");
    let remove = get("/v1/me/second-factor").method("DELETE").json(&json!({ "password": PASSWORD }));
    assert_eq!(bank.ask(remove.bearing(token)).status, 204);
    demand(bank, "managers");
    assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).status, 201);
    let list = put("/v1/users/ana/allowlist", &json!({ "entries": ["10.0.0.0/8"] }));
    assert_eq!(bank.ask(list.header("if-match", "*").staff("harbour")).status, 200);
    let preferences = put("/v1/me/preferences", &json!({ "language": "es", "theme": "dark" })).user("ana");
    assert_eq!(bank.ask(preferences).status, 200);
    let invite = json!({ "allowlist": [], "email": "ana@example.com" });
    assert_eq!(bank.ask(post("/v1/users/ana/invitation", &invite).staff("harbour")).status, 201);
}

#[test]
fn a_code_is_asked_for_once_an_authenticator_was_confirmed() {
    let bank = with_ana();
    let token = token(&bank);
    assert_eq!(me(&bank, &token).json()["secondFactor"], "none");
    let wrong = post("/v1/me/second-factor", &json!({ "password": "not hers at all" })).bearing(&token);
    assert_problem(&bank.ask(wrong), 422, "wrong-password");
    let early = put("/v1/me/second-factor", &json!({ "code": "123456" })).bearing(&token);
    assert_problem(&bank.ask(early), 404, "not-found");
    let shown = bank.ask(propose(&token)).json();
    let uri = shown["uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/Harbour:ana%2Etorres?secret="), "{uri}");
    // Not confirmed, it is asked for by nobody, and may be shown again.
    assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).json()["step"], "done");
    let wrong = put("/v1/me/second-factor", &json!({ "code": "000000" })).bearing(&token);
    assert_problem(&bank.ask(wrong), 422, "wrong-code");
    let (secret, recovery) = set_up(&bank, &token);
    assert_ne!(json!(secret), shown["secret"]);
    assert_eq!(recovery.len(), 10);
    assert_problem(&bank.ask(propose(&token)), 409, "second-factor-set");
    let me = me(&bank, &token).json();
    assert_eq!((&me["secondFactor"], &me["recoveryCodesLeft"]), (&json!("on"), &json!(10)));
    let step = step(&bank);
    // The step is good for the code and for nothing else.
    assert_problem(&self::me(&bank, &step), 401, "sign-in-required");
    assert_problem(&bank.ask(with_code(&step, "000000")), 401, "sign-in-refused");
    // The code of the confirmation is used.
    assert_problem(&bank.ask(with_code(&step, &code(&bank, &secret))), 401, "sign-in-refused");
    later(&bank, 31);
    let begun = bank.ask(with_code(&step, &code(&bank, &secret)));
    assert_eq!((begun.status, &begun.json()["step"]), (201, &json!("done")), "{begun:?}");
    assert_eq!(self::me(&bank, begun.json()["token"].as_str().unwrap()).status, 200);
    assert_problem(&bank.ask(with_code(&step, &code(&bank, &secret))), 401, "step-void");
}

fn statuses(replies: &[Reply]) -> usize {
    replies.iter().filter(|reply| reply.status == 201).count()
}

#[test]
fn a_code_works_once_also_for_many_at_once_and_a_recovery_code_too() {
    let bank = with_ana();
    let (secret, recovery) = set_up(&bank, &token(&bank));
    later(&bank, MINUTE);
    let (step, now) = (step(&bank), code(&bank, &secret));
    let replies = pollster::block_on(join_all((0..5).map(|_| bank.ask_later(with_code(&step, &now)))));
    assert_eq!(statuses(&replies), 1, "{replies:?}");
    let again = self::step(&bank);
    assert_problem(&bank.ask(with_code(&again, &now)), 401, "sign-in-refused");
    let first = recovery[0].as_str().unwrap();
    let typed = first.replace('-', " ").to_uppercase();
    assert_eq!(bank.ask(with_recovery(&again, &typed)).status, 201);
    let again = self::step(&bank);
    assert_problem(&bank.ask(with_recovery(&again, first)), 401, "sign-in-refused");
    assert_eq!(bank.ask(with_recovery(&again, recovery[1].as_str().unwrap())).status, 201);
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM recovery_codes"), "8");
    for body in [json!({ "stepToken": "x" }), json!({ "stepToken": "x", "code": "1", "recoveryCode": "2" })] {
        assert_problem(&bank.ask(post("/v1/session/code", &body)), 422, "missing-field");
    }
}

#[test]
fn codes_count_as_passwords_do_and_a_step_takes_five_within_five_minutes() {
    let bank = with_ana();
    let (secret, _) = set_up(&bank, &token(&bank));
    later(&bank, MINUTE);
    let step = step(&bank);
    let guess = |step: &str| bank.ask(with_code(step, "000000"));
    for _ in 0..5 {
        assert_problem(&guess(&step), 401, "sign-in-refused");
    }
    assert_problem(&guess(&step), 401, "step-void");
    // The password and five codes until now; the right password again, and three more are ten.
    let step = self::step(&bank);
    for _ in 0..3 {
        assert_problem(&guess(&step), 401, "sign-in-refused");
    }
    assert_problem(&bank.ask(with_code(&step, &code(&bank, &secret))), 401, "sign-in-refused");
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
    later(&bank, 40 * MINUTE);
    let step = self::step(&bank);
    later(&bank, 45 * MINUTE);
    assert_problem(&bank.ask(with_code(&step, &code(&bank, &secret))), 401, "step-void");
    for nothing in ["", "none", "6f.6f.6f"] {
        assert_problem(&guess(nothing), 401, "step-void");
    }
    // A password that is given ends the step.
    let step = self::step(&bank);
    let given = put("/v1/users/ana/password", &json!({ "password": "temporary lemon boat" }));
    assert_eq!(bank.ask(given.staff("harbour")).status, 204);
    assert_problem(&bank.ask(with_code(&step, &code(&bank, &secret))), 401, "step-void");
}

#[test]
fn who_must_have_a_second_factor_sets_it_up_before_anything_else() {
    let bank = with_ana();
    demand(&bank, "all");
    let begun = bank.ask(sign_in("ana.torres", PASSWORD)).json();
    assert_eq!((&begun["step"], &begun["mustSetUpSecondFactor"]), (&json!("done"), &json!(true)));
    let token = begun["token"].as_str().unwrap();
    assert_problem(&bank.ask(get("/v1/transactions").bearing(token)), 403, "second-factor-required");
    assert_eq!(me(&bank, token).json()["mustSetUpSecondFactor"], true);
    set_up(&bank, token);
    assert_eq!(bank.ask(get("/v1/transactions").bearing(token)).status, 200);
    assert_eq!(me(&bank, token).json()["mustSetUpSecondFactor"], false);
}

#[test]
fn of_managers_only_is_a_second_factor_demanded() {
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    bank.import(&crate::who_may::managed());
    demand(&bank, "managers");
    let owes = |user: &str| {
        let name = json!({ "userName": format!("{user}.torres"), "email": format!("{user}@example.com") });
        let invited = bank.ask(post(format!("/v1/users/{user}/invitation"), &name).staff("harbour"));
        assert_eq!(invited.status, 201, "{invited:?}");
        let link = crate::identity::last_link(&bank);
        assert_eq!(bank.ask(crate::identity::activation(&link, PASSWORD)).status, 204);
        bank.ask(sign_in(&format!("{user}.torres"), PASSWORD)).json()["mustSetUpSecondFactor"].clone()
    };
    assert_eq!([owes("ada"), owes("vic"), owes("ana")], [json!(true), json!(false), json!(false)]);
}

#[test]
fn a_lost_second_factor_is_removed_by_its_owner_or_by_the_staff() {
    let bank = with_ana();
    let token = token(&bank);
    let remove = |password: &str| {
        let body = json!({ "password": password });
        bank.ask(get("/v1/me/second-factor").method("DELETE").json(&body).bearing(&token))
    };
    assert_problem(&remove(PASSWORD), 404, "not-found");
    set_up(&bank, &token);
    assert_problem(&remove("not hers at all"), 422, "wrong-password");
    assert_eq!(remove(PASSWORD).status, 204);
    assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).json()["step"], "done");
    set_up(&bank, &token);
    let by_staff = || bank.ask(get("/v1/users/ana/second-factor").method("DELETE").staff("harbour"));
    assert_eq!(by_staff().status, 204);
    assert_problem(&by_staff(), 404, "not-found");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM recovery_codes"), "0");
}

#[test]
fn neither_secret_nor_codes_are_stored_as_they_are() {
    let bank = with_ana();
    let (secret, recovery) = set_up(&bank, &token(&bank));
    let stored = bank.number("SELECT secret FROM second_factors");
    assert!(!stored.contains(&secret));
    let hashes = bank.number("SELECT group_concat(code_hash) FROM recovery_codes");
    for code in recovery {
        assert!(!hashes.contains(&code.as_str().unwrap().replace('-', "")));
    }
}

fn change(bank: &Bank, token: &str, current: &str, new: &str) -> Reply {
    bank.ask(put("/v1/me/password", &json!({ "current": current, "new": new })).bearing(token))
}

const SHORT: &str = "plumtree";

/// A bank where ana has a second factor, and a password that is good only beside it.
fn with_short_password() -> (Bank, String, String) {
    let bank = with_ana();
    let token = token(&bank);
    assert_problem(&change(&bank, &token, PASSWORD, SHORT), 422, "too-short");
    let (secret, _) = set_up(&bank, &token);
    assert_problem(&change(&bank, &token, PASSWORD, "plumtre"), 422, "too-short");
    assert_problem(&change(&bank, &token, PASSWORD, "password"), 422, "common-password");
    assert_eq!(change(&bank, &token, PASSWORD, SHORT).status, 204);
    (bank, token, secret)
}

#[test]
fn beside_a_second_factor_a_password_of_eight_characters_is_enough() {
    let (bank, _, secret) = with_short_password();
    later(&bank, MINUTE);
    let begun = bank.ask(sign_in("ana.torres", SHORT)).json();
    assert_eq!((&begun["step"], begun.get("token")), (&json!("code"), None));
    let step = begun["stepToken"].as_str().unwrap();
    let begun = bank.ask(with_code(step, &code(&bank, &secret))).json();
    assert_eq!((&begun["step"], &begun["mustChangePassword"]), (&json!("done"), &json!(false)));
}

#[test]
fn who_turns_the_second_factor_off_has_to_choose_a_longer_password() {
    for by_staff in [false, true] {
        let (bank, token, _) = with_short_password();
        let ask = if by_staff {
            get("/v1/users/ana/second-factor").method("DELETE").staff("harbour")
        } else {
            let own = get("/v1/me/second-factor").method("DELETE");
            own.json(&json!({ "password": SHORT })).bearing(&token)
        };
        assert_eq!(bank.ask(ask).status, 204);
        // At once, and at the next sign-in.
        let begun = bank.ask(sign_in("ana.torres", SHORT)).json();
        assert_eq!(begun["mustChangePassword"], true);
        for token in [token.as_str(), begun["token"].as_str().unwrap()] {
            let reply = bank.ask(get("/v1/transactions").bearing(token));
            assert_problem(&reply, 403, "password-change-required");
        }
        assert_problem(&change(&bank, &token, SHORT, "appletre"), 422, "too-short");
        assert_eq!(change(&bank, &token, SHORT, "lemon orchards walk").status, 204);
        assert_eq!(bank.ask(get("/v1/transactions").bearing(&token)).status, 200);
        // With a long one there is nothing to be changed when it is turned off again.
        set_up_with(&bank, &token, "lemon orchards walk");
        let off = get("/v1/me/second-factor").method("DELETE");
        let off = off.json(&json!({ "password": "lemon orchards walk" }));
        assert_eq!(bank.ask(off.bearing(&token)).status, 204);
        assert_eq!(bank.ask(get("/v1/transactions").bearing(&token)).status, 200);
    }
}

/// A short password that is chosen while the second factor goes is not left alone.
#[test]
fn of_a_short_password_and_the_end_of_the_second_factor_one_comes_first() {
    let bank = with_ana();
    let token = token(&bank);
    set_up(&bank, &token);
    // Removed by staff between what is read for the new password and what is written.
    let gate = crate::support::Gate::of(2);
    bank.faults.at_call(3, crate::support::Fault::Wait(gate.clone()));
    let body = json!({ "current": PASSWORD, "new": SHORT });
    let changed = bank.ask_later(put("/v1/me/password", &body).bearing(&token));
    let removed = async {
        std::future::poll_fn(|context| {
            context.waker().wake_by_ref();
            if gate.is_waited_at() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
        let ask = get("/v1/users/ana/second-factor").method("DELETE").staff("harbour");
        let reply = bank.ask_later(ask).await;
        gate.open();
        reply
    };
    let (changed, removed) = pollster::block_on(futures_util::future::join(changed, removed));
    assert_eq!(removed.status, 204);
    assert_problem(&changed, 503, "busy");
    assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).json()["step"], "done");
}

/// Wrong recovery codes count, lock and are noted as wrong codes do.
#[test]
fn recovery_codes_that_are_none_are_in_the_audit_and_lock() {
    let bank = with_ana();
    set_up(&bank, &token(&bank));
    later(&bank, MINUTE);
    for minute in 0..2 {
        later(&bank, (minute + 1) * MINUTE);
        let step = step(&bank);
        for _ in 0..5 {
            assert_problem(&bank.ask(with_recovery(&step, "00000-00000")), 401, "sign-in-refused");
        }
    }
    let noted = |event: &str| -> String {
        let rows = bank.sql("SELECT event FROM audit WHERE actor = 'ana' AND subject = 'ana'").unwrap();
        let events = rows.into_iter().map(|row| row.cells().text().unwrap());
        events.filter(|found| found == event).count().to_string()
    };
    assert_eq!((noted("session.refused").as_str(), noted("identity.locked").as_str()), ("10", "1"));
    assert_problem(&bank.ask(sign_in("ana.torres", PASSWORD)), 401, "sign-in-refused");
}
