//! Somebody whom the bank knows enrols for their company (A128).

use serde_json::{Value, json};

use super::{creators, stored, with};
use crate::identity::{Bearing, MINUTE, PASSWORD, activation, last_link, later, me, sign_in};
use crate::support::filled::fingerprint;
use crate::support::{Ask, Bank, assert_problem, get, post, put};

/// Zoe of the bank's records, who owns One.
pub fn zoe_herself() -> Value {
    json!({ "legalEntity": "harbour", "customer": "c1", "lastName": "marsh", "birthDate": "1980-01-31",
        "ssn": "321-45-0001", "userName": "zoe.marsh" })
}

fn enrol(body: &Value) -> Ask {
    post("/v1/self-enrolments", body)
}

fn set_relationships(bank: &Bank, owner: bool) {
    let items = json!({ "items": [
        { "id": "owner", "name": "Owner", "maySelfEnrol": owner },
        { "id": "employee", "name": "Employee", "maySelfEnrol": !owner } ] });
    let set = put("/v1/settings/relationships", &items).header("if-match", "*").staff("harbour");
    assert_eq!(bank.ask(set).status, 200);
}

fn enrolled(bank: &Bank) -> String {
    bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations")
}

/// The message that was sent last.
fn last_mail(bank: &Bank) -> Value {
    bank.ask(get("/v1/demo/mailbox")).json()["messages"][0].clone()
}

/// A128.
#[test]
fn a128_whose_relationship_lets_them_enrols_and_is_invited_where_the_bank_reaches_them() {
    let bank = creators();
    set_relationships(&bank, true);
    let reply = bank.ask(enrol(&zoe_herself()));
    assert_eq!((reply.status, reply.text.as_str()), (204, ""), "{reply:?}");
    let mail = last_mail(&bank);
    assert_eq!((&mail["kind"], &mail["recipient"]), (&json!("invitation"), &json!("zoe@example.com")));
    let found = bank.ask(get("/v1/users?q=zoe.marsh").user("ada")).json();
    let zoe = &found["items"][0];
    assert_eq!((&zoe["status"], &zoe["userName"]), (&json!("new"), &json!("zoe.marsh")), "{found}");
    let user = zoe["id"].as_str().unwrap();
    // At the company, with nothing: what she may do is for its administrators to give.
    assert_eq!(
        stored(&bank, user)["assignments"],
        json!([{ "customer": "c1", "roles": [], "accounts": [] }])
    );
    assert_eq!(bank.ask(activation(&last_link(&bank), PASSWORD)).status, 204);
    let begun = bank.ask(sign_in("zoe.marsh", PASSWORD));
    let token = begun.json()["token"].as_str().unwrap().to_owned();
    let own = me(&bank, &token).json();
    assert_eq!((&own["customers"][0]["id"], &own["customers"][0]["actions"]), (&json!("c1"), &json!([])));
    let accounts = bank.ask(get("/v1/me/entitlements").bearing(&token)).text;
    assert!(!accounts.contains("a1-number") && !accounts.contains("\"accounts\":[\"a1"), "{accounts}");
    let given = json!({ "customers": [{ "customer": "c1", "roles": ["payer"], "accounts": ["a1"] }] });
    let set = put(format!("/v1/users/{user}/access"), &given).header("if-match", "*").user("ada");
    assert_eq!(bank.ask(set).status, 200);
    assert_ne!(me(&bank, &token).json()["customers"][0]["actions"], json!([]));
    // It is she herself who did it.
    let audit = "SELECT COUNT(*) || '' FROM audit WHERE event = 'user.created' AND actor = subject";
    assert_eq!(bank.number(audit), "1");
}

/// A128.
#[test]
fn a128_without_configured_relationships_every_one_lets_enrol() {
    let bank = creators();
    assert_eq!(bank.ask(enrol(&zoe_herself())).status, 204);
    assert_eq!(enrolled(&bank), "1");
}

/// A128.
#[test]
fn a128_whoever_asks_is_answered_alike_and_nothing_is_written() {
    let bank = creators();
    set_relationships(&bank, false);
    let before = fingerprint(&bank);
    let nobody = [
        ("a relationship that lets nobody enrol", zoe_herself()),
        (
            "an incomplete record",
            with(with(zoe_herself(), "/lastName", json!("Hale")), "/ssn", json!("321450003")),
        ),
        ("another number", with(zoe_herself(), "/ssn", json!("321450009"))),
        ("another birth date", with(zoe_herself(), "/birthDate", json!("1980-02-01"))),
        ("another name", with(zoe_herself(), "/lastName", json!("Marshall"))),
        ("another company", with(zoe_herself(), "/customer", json!("c3"))),
        ("no company", with(zoe_herself(), "/customer", json!("none"))),
        ("no bank", with(zoe_herself(), "/legalEntity", json!("nowhere"))),
    ];
    for (number, (what, body)) in nobody.iter().enumerate() {
        let reply = bank.ask(enrol(body).at_address(&format!("192.0.2.{number}")));
        assert_eq!((reply.status, reply.text.as_str()), (204, ""), "{what}: {reply:?}");
        assert_eq!(fingerprint(&bank), before, "{what}");
    }
    set_relationships(&bank, true);
    assert_eq!(bank.ask(enrol(&zoe_herself())).status, 204);
    let (before, mails) = (enrolled(&bank), bank.ask(get("/v1/demo/mailbox")).json());
    // Who is a user already is told nothing else, and gets nothing.
    assert_eq!(bank.ask(enrol(&zoe_herself())).status, 204);
    assert_eq!((enrolled(&bank), bank.ask(get("/v1/demo/mailbox")).json()), (before, mails));
}

#[test]
fn where_users_come_from_no_records_nobody_enrols() {
    let bank = creators();
    bank.sql("INSERT INTO people_settings (legal_entity, version, user_management) VALUES ('harbour', '1', 'external')")
        .unwrap();
    assert_eq!(bank.ask(enrol(&zoe_herself())).status, 204);
    assert_eq!(enrolled(&bank), "0");
}

#[test]
fn a_name_that_somebody_has_gets_more_characters_and_nobody_learns_that_it_was_taken() {
    let bank = creators();
    let taken = with(zoe_herself(), "/userName", json!("Ben.Campos"));
    assert_eq!(bank.ask(enrol(&taken)).status, 204);
    let name = last_mail(&bank)["userName"].as_str().unwrap().to_owned();
    assert!(name.starts_with("Ben.Campos") && name.len() == "Ben.Campos".len() + 4, "{name}");
}

#[test]
fn what_is_nobodys_is_refused_at_its_place_whoever_asks() {
    let bank = creators();
    for (place, value, code) in [
        ("/ssn", "000-45-0001", "ssn-area"),
        ("/birthDate", "31.01.1980", "invalid-date"),
        ("/lastName", "", "empty"),
        ("/userName", "z", "too-short"),
    ] {
        for legal_entity in ["harbour", "nowhere"] {
            let body = with(with(zoe_herself(), place, json!(value)), "/legalEntity", json!(legal_entity));
            let reply = bank.ask(enrol(&body));
            assert_eq!(reply.status, 422, "{reply:?}");
            let first = &reply.json()["errors"][0];
            assert_eq!((&first["pointer"], &first["code"]), (&json!(place), &json!(code)), "{reply:?}");
        }
    }
}

#[test]
fn who_tries_too_often_has_to_wait() {
    let bank = creators();
    let wrong = with(zoe_herself(), "/ssn", json!("321450009"));
    for number in 0..20 {
        let reply = bank.ask(enrol(&wrong).at_address(&format!("192.0.2.{number}")));
        assert_eq!(reply.status, 204, "{reply:?}");
    }
    // Also with what is right, and from elsewhere: it is counted at the company.
    let reply = bank.ask(enrol(&zoe_herself()).at_address("192.0.2.99"));
    assert_problem(&reply, 429, "too-many-requests");
    assert_eq!(enrolled(&bank), "0");
    later(&bank, MINUTE);
    assert_eq!(bank.ask(enrol(&zoe_herself()).at_address("192.0.2.99")).status, 204);
    assert_eq!(enrolled(&bank), "1");
}
