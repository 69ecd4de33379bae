//! What an institution wants of its people.

use serde_json::{Value, json};

use crate::access::people_settings;
use crate::support::{Bank, Reply, assert_problem, get, put};

fn read(bank: &Bank) -> Reply {
    bank.ask(get("/v1/settings/people").staff("harbour"))
}

fn set(bank: &Bank, settings: &Value, tag: &str) -> Reply {
    bank.ask(put("/v1/settings/people", settings).header("if-match", tag).staff("harbour"))
}

#[test]
fn settings_are_what_nobody_has_set_until_somebody_does() {
    let bank = Bank::new();
    let unset = read(&bank);
    let default = json!({ "activation": "link", "secondFactor": "none", "userManagement": "hybrid" });
    assert_eq!(unset.json(), default);
    let wanted = people_settings("code");
    assert_problem(&bank.ask(put("/v1/settings/people", &wanted).staff("harbour")), 428, "if-match-missing");
    let reply = set(&bank, &wanted, unset.header("etag"));
    assert_eq!((reply.status, reply.json()), (200, wanted.clone()));
    assert_eq!(read(&bank).json(), wanted);
    assert_eq!(read(&bank).header("etag"), reply.header("etag"));
    // The same again is no change, whatever was seen.
    assert_eq!(set(&bank, &wanted, unset.header("etag")).header("etag"), reply.header("etag"));
    let stale = set(&bank, &default, unset.header("etag"));
    assert_problem(&stale, 412, "stale-version");
    assert_eq!(stale.json()["current"], wanted);
    assert_eq!(set(&bank, &default, reply.header("etag")).json(), default);
    let entries = "SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE event = 'settings.changed'";
    assert_eq!(bank.number(entries), "2");
}

#[test]
fn settings_that_nobody_can_be_judged_by_are_refused_at_their_place() {
    let bank = Bank::new();
    let with = |pointer: &str, value: Value| {
        let mut settings = people_settings("link");
        *settings.pointer_mut(pointer).unwrap() = value;
        let reply = set(&bank, &settings, "*");
        assert_eq!(reply.status, 422, "{reply:?}");
        let error = reply.json()["errors"][0].clone();
        (error["code"].as_str().unwrap().to_owned(), error["pointer"].as_str().unwrap().to_owned())
    };
    for (pointer, value, code) in [
        ("/minimumAge", json!(151), "invalid-count"),
        ("/userName/minLength", json!(0), "invalid-count"),
        ("/userName/maxLength", json!(65), "invalid-count"),
        ("/userName/characters", json!([]), "empty"),
        ("/activation", json!("pigeon"), "invalid-value"),
        ("/secondFactor", json!(null), "wrong-type"),
    ] {
        assert_eq!(with(pointer, value), (code.to_owned(), pointer.to_owned()));
    }
    let elsewhere = put("/v1/settings/people", &people_settings("link")).header("if-match", "*");
    assert_problem(&bank.ask(elsewhere.staff("nowhere")), 404, "not-found");
}
