//! Customer records of the core banking system.

use serde_json::{Value, json};

use super::{create, creators, places, stored, with, zoe};
use crate::support::{Bank, assert_problem, get};

fn records(bank: &Bank, query: &str, actor: &str) -> Value {
    let reply = bank.ask(get(format!("/v1/core-records{query}")).user(actor));
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()
}

fn of_record(record: &str) -> Value {
    let details = json!({ "email": "typed@example.com", "phone": "+34600000412", "ssn": "321450008", "userName": "zoe.marsh" });
    let mut body = with(zoe(), "/source", json!("coreRecord"));
    body["record"] = json!(record);
    with(body, "/details", details)
}

/// A69–A71.
#[test]
fn a70_a71_records_are_listed_by_name_with_the_reasons_why_one_cannot_be_chosen() {
    let bank = creators();
    let list = records(&bank, "", "ada");
    assert_eq!(list["customer"], "c1", "the first one is preselected");
    let names: Vec<_> =
        list["items"].as_array().unwrap().iter().map(|item| item["firstName"].clone()).collect();
    assert_eq!(names, ["Amy", "Bob", "Viktor", "Zoe"].map(|name| json!(name)));
    assert_eq!(list["items"][0]["selectable"], true, "she is known for certain");
    let bob = &list["items"][1];
    assert_eq!((&bob["selectable"], &bob["reasons"]), (&json!(false), &json!(["record-incomplete"])));
    assert_eq!(bob["missing"], json!(["phone", "country", "taxId", "coreCustomerId"]));
    assert_eq!(list["items"][3]["ssnLast4"], "0001");
    assert!(!list.to_string().contains("321450001"));
    assert_eq!(records(&bank, "?customer=c2", "ada")["items"].as_array().unwrap().len(), 1);
    for (query, actor) in [("?customer=c3", "ada"), ("?customer=none", "ada"), ("?customer=c2", "ben")] {
        assert_problem(&bank.ask(get(format!("/v1/core-records{query}")).user(actor)), 404, "not-found");
    }
    assert_problem(&bank.ask(get("/v1/core-records").user("vic")), 403, "not-permitted");
}

/// A69, A71.
#[test]
fn a71_a_record_becomes_a_user_once_for_each_contract() {
    let bank = creators();
    let made = bank.ask(create(&of_record("r1")).user("ada"));
    assert_eq!(made.status, 201, "{made:?}");
    // What the record has is taken from there, and not what was typed.
    let user = made.json()["user"].as_str().unwrap().to_owned();
    let details = bank.ask(get(format!("/v1/users/{user}/details")).user("ada")).json();
    assert_eq!(
        (&details["email"], &details["ssnLast4"], &details["firstName"]),
        (&json!("zoe@example.com"), &json!("0001"), &json!("Zoe"))
    );
    let list = records(&bank, "", "ada");
    assert_eq!(list["items"][3]["reasons"], json!(["already-profiled"]));
    let again = with(of_record("r1"), "/details/userName", json!("zoe.other"));
    assert_problem(&bank.ask(create(&again).user("ada").rekeyed("again")), 422, "already-profiled");
    // What it lacks is typed.
    let amy = with(of_record("r2"), "/details/userName", json!("amy.ford"));
    let made = bank.ask(create(&amy).user("ada").rekeyed("amy"));
    assert_eq!(made.json()["sentTo"]["email"], "typed@example.com", "{made:?}");
    assert_eq!(stored(&bank, made.json()["user"].as_str().unwrap())["status"], "new");
}

/// A71.
#[test]
fn a71_a_record_that_cannot_be_chosen_is_refused_with_its_reasons() {
    let bank = creators();
    for (record, code) in [("r3", "record-incomplete"), ("r5", "unknown-here"), ("none", "unknown-here")] {
        let reply = bank.ask(create(&of_record(record)).user("ada"));
        assert_problem(&reply, 422, code);
        assert_eq!(places(&reply), [("/record".to_owned(), code.to_owned())]);
    }
    let mut unchosen = of_record("r1");
    unchosen.as_object_mut().unwrap().remove("record");
    assert_problem(&bank.ask(create(&unchosen).user("ada")), 422, "record-not-chosen");
    let mut both = zoe();
    both["record"] = json!("r1");
    assert_problem(&bank.ask(create(&both).user("ada")), 422, "not-of-this-source");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations"), "0");
}

/// A127.
#[test]
fn a127_users_come_from_where_the_institution_wants_them() {
    let setting = |bank: &Bank, word: &'static str| {
        let sql = match word {
            "core" => {
                "INSERT INTO people_settings (legal_entity, version, user_management) VALUES ('harbour', '1', 'core')"
            }
            _ => {
                "INSERT INTO people_settings (legal_entity, version, user_management) VALUES ('harbour', '1', 'external')"
            }
        };
        bank.sql(sql).unwrap();
    };
    let bank = creators();
    setting(&bank, "core");
    let sources =
        |bank: &Bank| bank.ask(get("/v1/user-management/options").user("ada")).json()["sources"].clone();
    assert_eq!(sources(&bank), json!(["coreRecord"]));
    assert_problem(&bank.ask(create(&zoe()).user("ada")), 422, "source-not-offered");
    assert_eq!(bank.ask(create(&of_record("r1")).user("ada").rekeyed("r")).status, 201);
    let bank = creators();
    setting(&bank, "external");
    assert_eq!(sources(&bank), json!(["manual"]));
    assert_problem(&bank.ask(create(&of_record("r1")).user("ada")), 422, "source-not-offered");
    assert_problem(&bank.ask(get("/v1/core-records").user("ada")), 404, "not-found");
    assert_eq!(bank.ask(create(&zoe()).user("ada").rekeyed("z")).status, 201);
}

/// A128.
#[test]
fn a128_only_allowed_relationships_give_access_and_none_configured_allows_all() {
    let bank = creators();
    bank.sql("INSERT INTO relationships (legal_entity, id, position, name, may_self_enrol) VALUES ('harbour', 'employee', 0, 'Employee', 0)")
        .unwrap();
    let reply = bank.ask(create(&of_record("r1")).user("ada"));
    assert_problem(&reply, 422, "relationship-not-allowed");
    let amy = with(of_record("r2"), "/details/userName", json!("amy.ford"));
    assert_eq!(bank.ask(create(&amy).user("ada").rekeyed("amy")).status, 201);
}
