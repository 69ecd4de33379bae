//! Activation with the user name that was mailed and a code by phone.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::access::people_settings;
use crate::identity::{HOUR, MINUTE, PASSWORD, invitation, later, sign_in};
use crate::people::demo_people;
use crate::support::{Ask, Bank, assert_problem, get, post, put};

/// Activates by code from now on, and invites somebody who has a phone.
fn invite_by_code(bank: &Bank, user: &str) {
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&[user]))).status, 200);
    let settings = put("/v1/settings/people", &people_settings("code")).header("if-match", "*");
    assert_eq!(bank.ask(settings.staff("harbour")).status, 200);
    let reply = bank.ask(post(format!("/v1/users/{user}/invitation"), &json!({})).staff("harbour"));
    assert_eq!(reply.status, 201, "{reply:?}");
}

fn by_code() -> Bank {
    let bank = Bank::new();
    invite_by_code(&bank, "ana");
    bank
}

/// The last message of a kind.
fn last(bank: &Bank, kind: &str) -> Value {
    let mail = bank.ask(get("/v1/demo/mailbox")).json();
    mail["messages"].as_array().unwrap().iter().find(|mail| mail["kind"] == kind).unwrap().clone()
}

fn last_code(bank: &Bank) -> String {
    last(bank, "activation-code")["code"].as_str().unwrap().to_owned()
}

fn activation(code: &str, request: Option<&str>) -> Ask {
    let name = "Ana.Campos";
    let mut body = json!({ "legalEntity": "harbour", "userName": name, "code": code, "password": PASSWORD });
    if let Some(request) = request {
        body["request"] = json!(request);
    }
    post("/v1/activation", &body)
}

/// Asks for a code: what goes with it.
fn request(bank: &Bank, name: &str) -> String {
    let body = json!({ "legalEntity": "harbour", "userName": name });
    let reply = bank.ask(post("/v1/activation/code", &body));
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["request"].as_str().unwrap().to_owned()
}

/// Everything that somebody asks around a code.
pub fn activate_by_code(bank: &Bank) {
    invite_by_code(bank, "dee");
    let request = request(bank, "dee.campos");
    let body = json!({ "legalEntity": "harbour", "userName": "dee.campos", "code": last_code(bank),
        "request": request, "password": PASSWORD });
    let reply = bank.ask(post("/v1/activation", &body));
    assert_eq!(reply.status, 204, "{reply:?}");
}

/// Another code than this one.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

/// A121.
#[test]
fn a121_the_user_name_is_mailed_and_the_code_goes_to_the_phone() {
    let bank = by_code();
    let (mail, call) = (last(&bank, "user-id"), last(&bank, "activation-code"));
    assert_eq!((&mail["channel"], &mail["userName"]), (&json!("email"), &json!("ana.campos")));
    assert_eq!(mail["link"], "/activate#entity=harbour&userName=ana%2Ecampos");
    assert_eq!((&call["channel"], &call["user"]), (&json!("phone"), &json!("ana")));
    assert!(mail["code"].is_null() && call["userName"].is_null() && call["link"].is_null());
    assert_eq!(bank.ask(activation(&last_code(&bank), None)).status, 204);
    assert_eq!(bank.ask(sign_in("ana.campos", PASSWORD)).status, 201);
    assert_problem(&bank.ask(activation(&last_code(&bank), None)), 404, "link-void");
}

#[test]
fn a_code_works_for_ten_minutes_with_its_request_and_for_as_long_as_the_invitation() {
    for (seconds, works) in [(10 * MINUTE - 1, true), (10 * MINUTE, false)] {
        let bank = by_code();
        later(&bank, seconds);
        let reply = bank.ask(activation(&last_code(&bank), None));
        if works { assert_eq!(reply.status, 204) } else { assert_problem(&reply, 404, "link-void") }
    }
    let bank = by_code();
    let first = last_code(&bank);
    later(&bank, HOUR);
    let request = request(&bank, "ANA.campos");
    let code = last_code(&bank);
    assert_problem(&bank.ask(activation(&first, None)), 404, "link-void");
    assert_problem(&bank.ask(activation(&code, None)), 404, "link-void");
    assert_problem(&bank.ask(activation(&code, Some(&"00".repeat(32)))), 404, "link-void");
    assert_eq!(bank.ask(activation(&code, Some(&request))).status, 204);
    let bank = by_code();
    later(&bank, 72 * HOUR);
    self::request(&bank, "ana.campos");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM mailbox"), "2");
}

#[test]
fn a_code_may_be_tried_five_times_and_a_bad_password_is_no_try() {
    let bank = by_code();
    let code = last_code(&bank);
    let weak = |password: &str| {
        let body =
            json!({ "legalEntity": "harbour", "userName": "ana.campos", "code": code, "password": password });
        bank.ask(post("/v1/activation", &body))
    };
    for _ in 0..6 {
        assert_problem(&weak("short"), 422, "too-short");
    }
    assert_problem(&weak("a campos of lemons"), 422, "contains-word");
    for _ in 0..4 {
        assert_problem(&bank.ask(activation(&other(&code), None)), 404, "link-void");
    }
    assert_eq!(bank.ask(activation(&code, None)).status, 204);
    let bank = by_code();
    let code = last_code(&bank);
    let tries = (0..12).map(|_| bank.ask_later(activation(&other(&code), None)));
    for reply in pollster::block_on(join_all(tries)) {
        assert_problem(&reply, 404, "link-void");
    }
    assert_problem(&bank.ask(activation(&code, None)), 404, "link-void");
}

/// A121: also the first one, which goes without a request, is one person's.
#[test]
fn a121_a_code_is_of_one_person_and_its_tries_are_theirs() {
    let bank = Bank::new();
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&["ana", "ben"]))).status, 200);
    let settings = put("/v1/settings/people", &people_settings("code")).header("if-match", "*");
    assert_eq!(bank.ask(settings.staff("harbour")).status, 200);
    for user in ["ana", "ben"] {
        let invite = post(format!("/v1/users/{user}/invitation"), &json!({})).staff("harbour");
        assert_eq!(bank.ask(invite).status, 201);
    }
    let of = |user: &str| {
        let mail = bank.ask(get("/v1/demo/mailbox")).json();
        let is_theirs = |mail: &&Value| mail["user"] == user && mail["kind"] == "activation-code";
        let found = mail["messages"].as_array().unwrap().iter().find(is_theirs).cloned();
        found.unwrap()["code"].as_str().unwrap().to_owned()
    };
    let (anas, bens) = (of("ana"), of("ben"));
    assert_ne!(anas, bens);
    let as_ben = |code: &str| {
        let body =
            json!({ "legalEntity": "harbour", "userName": "ben.campos", "code": code, "password": PASSWORD });
        bank.ask(post("/v1/activation", &body))
    };
    for _ in 0..4 {
        assert_problem(&as_ben(&anas), 404, "link-void");
    }
    assert_eq!(as_ben(&bens).status, 204);
    assert_eq!(bank.ask(activation(&anas, None)).status, 204, "ana's has been tried by nobody");
    let stored = bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM secrets WHERE kind LIKE 'activation%'");
    assert_eq!(stored, "0");
}

#[test]
fn of_an_invitation_come_ten_codes_at_most_and_nobody_learns_whose_name_it_is() {
    let bank = by_code();
    for number in 0..12 {
        later(&bank, number * MINUTE);
        assert_eq!(request(&bank, "ana.campos").len(), request(&bank, "nobody.here").len());
    }
    let sent = "SELECT CAST(COUNT(*) AS TEXT) FROM mailbox WHERE kind = 'activation-code'";
    assert_eq!(bank.number(sent), "11");
    // Who is invited by a link is sent no code.
    let bank = Bank::new();
    bank.ask(invitation("ana"));
    request(&bank, "ana.torres");
    assert_eq!(bank.number(sent), "0");
}

/// A16, A17.
#[test]
fn a16_a17_codes_end_with_their_invitation() {
    let bank = by_code();
    let code = last_code(&bank);
    bank.ask(post("/v1/users/ana/invitation", &json!({})).staff("harbour"));
    assert_ne!(last_code(&bank), code);
    assert_problem(&bank.ask(activation(&code, None)), 404, "link-void");
    let code = last_code(&bank);
    assert_eq!(bank.ask(get("/v1/users/ana/invitation").method("DELETE").staff("harbour")).status, 204);
    assert_problem(&bank.ask(activation(&code, None)), 404, "link-void");
}

#[test]
fn an_invitation_is_taken_up_in_one_of_two_ways() {
    let bank = by_code();
    for body in [
        json!({ "password": PASSWORD }),
        json!({ "token": "x", "code": "123456", "password": PASSWORD }),
        json!({ "token": "x", "request": "00", "password": PASSWORD }),
        json!({ "legalEntity": "harbour", "code": "123456", "password": PASSWORD }),
        json!({ "legalEntity": "harbour", "userName": "ana.campos", "password": PASSWORD }),
    ] {
        assert_problem(&bank.ask(post("/v1/activation", &body)), 422, "missing-field");
    }
}
