//! Ways to become somebody else, or to learn who is there, that do not work.

use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use crate::access::{every_route, people_settings};
use crate::identity::{
    Bearing, MINUTE, PASSWORD, activation, invitation, last_link, later, me, sign_in, token, with_ana,
};
use crate::people::{demo_people, details, peopled};
use crate::support::{Ask, Bank, Fault, Gate, Reply, assert_problem, get, payment, post, put};

/// The value of the session's cookie.
fn cookie(reply: &Reply) -> String {
    reply.header("set-cookie").split_once(';').unwrap().0.to_owned()
}

fn with_cookie() -> Ask {
    post("/v1/session", &json!({ "legalEntity": "harbour", "userName": "ana.torres", "password": PASSWORD }))
}

#[test]
fn a_session_that_is_brought_along_is_not_the_one_that_begins() {
    let bank = with_ana();
    let planted = format!("__Host-session={}", token(&bank));
    let begun = bank.ask(with_cookie().header("cookie", &planted).header("origin", "http://localhost"));
    assert_eq!(begun.status, 201, "{begun:?}");
    assert_ne!(cookie(&begun), planted);
    // One that was made up is nobody's, before and after somebody signs in with it.
    let (named, _) = planted.rsplit_once('.').unwrap();
    let made_up = format!("{named}.{}", "ab".repeat(32));
    for _ in 0..2 {
        assert_problem(&bank.ask(get("/v1/me").header("cookie", &made_up)), 401, "sign-in-required");
        let begun = bank.ask(with_cookie().header("cookie", &made_up).header("origin", "http://localhost"));
        assert_ne!(cookie(&begun), made_up);
    }
    let sessions = bank.number("SELECT CAST(COUNT(DISTINCT token_hash) AS TEXT) FROM sessions");
    assert_eq!(sessions, "4", "one for each sign-in");
}

/// A browser sends a cookie along whoever asks it to: what changes something must come from a page of the service.
#[test]
fn nothing_is_changed_with_a_cookie_from_another_page_on_any_route() {
    let bank = with_ana();
    let cookie = cookie(&bank.ask(with_cookie()));
    let before = (bank.counts(), bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM sessions"));
    let mut asked = 0;
    for (access, ask) in every_route() {
        let (method, path) = ask.route();
        if method == "GET" || path.starts_with("/v1/demo") {
            continue;
        }
        let is_sign_in = access == countersign_worker::http::Admission::Credentials;
        let ask = ask.header("cookie", &cookie);
        for origin in ["http://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"] {
            let foreign = bank.ask(ask.clone().header("origin", origin));
            assert_problem(&foreign, 403, "foreign-origin");
        }
        // A browser always says from where, so who does not is none, and a cookie is a browser's.
        if !is_sign_in {
            assert_problem(&bank.ask(ask), 403, "foreign-origin");
        }
        asked += 1;
    }
    assert!(asked > 30, "{asked}");
    assert_eq!((bank.counts(), bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM sessions")), before);
    assert_eq!(bank.ask(get("/v1/me").header("cookie", &cookie)).status, 200);
}

/// Headers that proxies write, and that whoever asks can write, too.
const FORWARDED: [&str; 6] =
    ["x-forwarded-for", "x-real-ip", "forwarded", "true-client-ip", "x-client-ip", "x-originating-ip"];

fn forwarded(ask: Ask, address: &str) -> Ask {
    FORWARDED.iter().fold(ask, |ask, header| {
        let value = if *header == "forwarded" { format!("for={address}") } else { address.to_owned() };
        ask.header(header, &value)
    })
}

/// A13.
#[test]
fn a13_who_says_to_come_from_elsewhere_still_comes_from_where_they_come() {
    let bank = with_ana();
    let name = |number: i32| sign_in(&format!("nobody.{number}"), PASSWORD);
    for number in 0..30 {
        let ask = forwarded(name(number), &format!("10.0.0.{number}")).at_address("203.0.113.7");
        assert_problem(&bank.ask(ask), 401, "sign-in-refused");
    }
    let ask = forwarded(name(99), "10.0.0.99").at_address("203.0.113.7");
    assert_problem(&bank.ask(ask), 429, "too-many-requests");
    let list = put("/v1/users/ana/allowlist", &json!({ "entries": ["10.0.0.0/8"] })).header("if-match", "*");
    assert_eq!(bank.ask(list.staff("harbour")).status, 200);
    let ask = forwarded(sign_in("ana.torres", PASSWORD), "10.0.0.1").at_address("203.0.113.8");
    assert_problem(&bank.ask(ask), 401, "sign-in-refused");
    let token = bank.ask(sign_in("ana.torres", PASSWORD).at_address("10.0.0.1")).json()["token"].clone();
    let ask = get("/v1/me").bearing(token.as_str().unwrap());
    assert_problem(
        &bank.ask(forwarded(ask, "10.0.0.1").at_address("203.0.113.8")),
        403,
        "network-not-allowed",
    );
}

/// Whoever edits a colleague's address and sends a link there would choose the colleague's password, and approve in their
/// name what they have entered themselves.
#[test]
fn no_administrator_becomes_a_colleague_by_a_new_address_and_a_new_link() {
    let bank = peopled();
    let mut moved = details("ben");
    moved["email"] = json!("ada.too@example.com");
    let edit = put("/v1/users/ben/details", &moved).header("if-match", "*").user("ada");
    assert_eq!(bank.ask(edit).status, 200);
    let before = bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM mailbox");
    let invite = |ask: Ask| bank.ask(ask);
    let body = post("/v1/users/ben/invitation", &json!({}));
    assert_problem(&invite(body.clone().user("ada")), 409, "wrong-status");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM mailbox"), before);
    // The bank may, which knows who asks; and a colleague without a password yet is invited again.
    assert_eq!(invite(body.staff("harbour")).status, 201);
    bank.sql("UPDATE identities SET password_hash = NULL WHERE user = 'ana'").unwrap();
    assert_eq!(invite(post("/v1/users/ana/invitation", &json!({})).user("ada")).status, 201);
}

/// A member of the staff with a session.
fn member(bank: &Bank, id: &str) -> String {
    let body = json!({ "legalEntity": "harbour", "user": id, "kind": "staff", "bearer": true });
    bank.ask(post("/v1/demo/session", &body)).json()["token"].as_str().unwrap().to_owned()
}

/// A18, for the bank's own people.
#[test]
fn a18_of_two_members_who_suspend_each_other_at_once_one_stays() {
    let bank = Bank::new();
    let (mia, leo) = (member(&bank, "mia"), member(&bank, "leo"));
    let suspend = |by: &str, whom: &str| {
        let body = json!({ "status": "suspended", "reason": "as agreed" });
        bank.ask_later(put(format!("/v1/staff/{whom}/status"), &body).bearing(by))
    };
    // Both are let in, and both have read that the other one is active, before anything is written.
    let (first, second) = (Gate::of(2), Gate::of(2));
    let waits = [&first, &first, &second, &second].map(|gate| Fault::Wait(gate.clone()));
    bank.faults.plan(&waits);
    let (one, other) = pollster::block_on(join(suspend(&mia, "leo"), suspend(&leo, "mia")));
    let done = [&one, &other].iter().filter(|reply| reply.status == 204).count();
    assert_eq!(done, 1, "{one:?} {other:?}");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM staff WHERE status = 'active'"), "1");
}

fn wrong_own(bank: &Bank, token: &str) -> Reply {
    let body = json!({ "current": "not hers at all", "new": "lemon orchards walk" });
    bank.ask(put("/v1/me/password", &body).bearing(token))
}

/// A session that was stolen is no way to guess the password, to make the service hash, or to fill the audit.
#[test]
fn who_is_signed_in_guesses_their_password_no_more_often_than_others() {
    let bank = with_ana();
    let token = token(&bank);
    for _ in 0..20 {
        assert_problem(&wrong_own(&bank, &token), 422, "wrong-password");
    }
    for _ in 0..5 {
        let reply = wrong_own(&bank, &token);
        assert_problem(&reply, 429, "too-many-requests");
        assert_eq!(reply.header("retry-after"), "60");
    }
    let of_session = "SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE event = 'session.refused'";
    assert_eq!(bank.number(of_session), "20");
    assert_eq!(bank.tried_of_somebody.load(std::sync::atomic::Ordering::Relaxed), 11, "the sign-in, and ten");
}

#[test]
fn the_right_password_is_no_try_however_often_it_is_given() {
    let bank = with_ana();
    let token = token(&bank);
    for minute in 0..12 {
        later(&bank, minute * MINUTE);
        let shown = post("/v1/me/second-factor", &json!({ "password": PASSWORD })).bearing(&token);
        assert_eq!(bank.ask(shown).status, 201);
    }
    assert_eq!(bank.number("SELECT CAST(attempts AS TEXT) FROM identities"), "0");
    assert_eq!(bank.ask(sign_in("ana.torres", PASSWORD)).status, 201);
}

/// Whether somebody is invited by code is told neither by the answer nor by how much is written for it.
#[test]
fn a_code_is_asked_for_with_the_same_work_whoever_is_named() {
    let bank = Bank::new();
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&["ana", "ben"]))).status, 200);
    let settings = put("/v1/settings/people", &people_settings("code")).header("if-match", "*");
    assert_eq!(bank.ask(settings.staff("harbour")).status, 200);
    assert_eq!(bank.ask(post("/v1/users/ana/invitation", &json!({})).staff("harbour")).status, 201);
    let work = |name: &str| {
        bank.faults.forget_calls();
        bank.asked();
        let body = json!({ "legalEntity": "harbour", "userName": name });
        let reply = bank.ask(post("/v1/activation/code", &body));
        let asked = bank.asked();
        let writes = |statements: &Vec<countersign_worker::database::Statement>| {
            statements.iter().any(|one| !one.sql().starts_with("SELECT"))
        };
        (reply.status, bank.faults.calls(), asked.iter().map(writes).collect::<Vec<_>>())
    };
    let invited = work("ana.campos");
    assert_eq!(invited, work("ben.campos"), "known, and not invited");
    assert_eq!(invited, work("nobody.here"));
    // Signing in, too.
    let work = |name: &str| {
        bank.asked();
        bank.ask(sign_in(name, "not theirs at all"));
        let writes = |statements: &Vec<countersign_worker::database::Statement>| {
            statements.iter().any(|one| !one.sql().starts_with("SELECT"))
        };
        bank.asked().iter().map(writes).collect::<Vec<_>>()
    };
    assert_eq!(work("ana.campos"), work("nobody.here"));
}

/// A16.
#[test]
fn a16_a_link_is_of_one_user_and_of_one_legal_entity() {
    let bank = Bank::new();
    let mut other = crate::support::document();
    other["legalEntity"]["id"] = json!("anchor");
    bank.import(&other);
    assert_eq!(bank.ask(invitation("ana")).status, 201);
    let link = last_link(&bank);
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    for (one, another) in [("ana", "ben"), ("harbour", "anchor"), ("ana", "mia")] {
        let forged = link.replacen(&hex(one), &hex(another), 1);
        assert_ne!(forged, link);
        assert_problem(&bank.ask(activation(&forged, PASSWORD)), 404, "link-void");
        assert_problem(&bank.ask(activation(&format!("staff.{link}"), PASSWORD)), 404, "link-void");
        // And no session, nor a step of one.
        assert_problem(&me(&bank, &link), 401, "sign-in-required");
        let step = post("/v1/session/code", &json!({ "stepToken": link, "code": "123456" }));
        assert_problem(&bank.ask(step), 401, "step-void");
    }
    assert_eq!(bank.ask(activation(&link, PASSWORD)).status, 204);
}

/// Many things at once with one session that ends: what comes after the end is refused, and nothing is left half done.
#[test]
fn a_session_that_ends_while_it_is_used_pays_no_more() {
    let bank = with_ana();
    let token = token(&bank);
    let pay = |number: i32| {
        bank.ask_later(post("/v1/transactions", &payment("1")).bearing(&token).key(&number.to_string()))
    };
    let out = bank.ask_later(get("/v1/session").method("DELETE").bearing(&token));
    let (paid, out) = pollster::block_on(join(join_all((0..20).map(pay)), out));
    assert_eq!(out.status, 204);
    let done = paid.iter().filter(|reply| reply.status == 201).count();
    assert!(paid.iter().all(|reply| matches!(reply.status, 201 | 401)), "{paid:?}");
    assert_eq!(bank.counts()[0], done.to_string());
    let late: Vec<Value> = pollster::block_on(join_all((20..25).map(pay))).iter().map(Reply::json).collect();
    assert!(late.iter().all(|reply| reply["code"] == "sign-in-required"), "{late:?}");
}
