//! Adding a user to another legal entity.

use serde_json::{Value, json};

use super::{places, with, without};
use crate::people::{demo_people, managed};
use crate::support::{Ask, Bank, assert_problem, get, post, put};

/// Two legal entities with the same companies, where ada manages users of both.
fn two() -> Bank {
    let bank = Bank::new();
    for entity in ["harbour", "other"] {
        let mut document = managed();
        document["legalEntity"]["id"] = json!(entity);
        document["legalEntity"]["settings"]["delegationCeiling"] = json!("accounts");
        bank.import(&document);
        let mut people = demo_people(&["ada", "ana", "ben"]);
        people["legalEntity"] = json!(entity);
        people["people"][0]["person"] = json!("ada the human");
        if entity == "other" {
            people["people"].as_array_mut().unwrap().truncate(1);
        }
        assert_eq!(bank.ask(put("/v1/demo/people", &people)).status, 200);
    }
    bank
}

fn body() -> Value {
    json!({
        "legalEntity": "other", "firstName": "Anna", "lastName": "Vidal-Ros", "birthDate": "1985-05-17",
        "userName": "anna.vidal", "customers": [{ "customer": "c1", "roles": ["payer"], "accounts": ["a1"] }],
        "signatoryGroup": "signers",
    })
}

fn add(user: &str, body: &Value) -> Ask {
    post(format!("/v1/users/{user}/entities"), body).key("add")
}

fn of_other(bank: &Bank) -> Value {
    bank.ask(get("/v1/configuration").staff("other")).json()
}

/// A60, A61.
#[test]
fn a60_a61_who_has_several_legal_entities_and_edits_the_user_sees_where_to_add_them() {
    let bank = two();
    let list = |actor: &str| bank.ask(get("/v1/users/ana/entities").user(actor));
    let found = list("ada").json();
    let item = &found["items"][0];
    assert_eq!((&item["legalEntity"], &item["alreadyThere"]), (&json!("other"), &json!(false)));
    assert_eq!(item["options"]["customers"][0]["total"], 2);
    assert_eq!(item["options"]["signatoryGroups"], json!([{ "id": "signers", "customer": "c1" }]));
    // Of one legal entity only; who views only; oneself; and a user who is not theirs.
    let single = list("ben");
    assert_problem(&single, 403, "not-permitted");
    assert_eq!(single.json()["errors"][0]["code"], "single-entity");
    assert_problem(&list("vic"), 403, "not-permitted");
    assert_problem(&bank.ask(get("/v1/users/ada/entities").user("ada")), 403, "own-permissions");
    assert_problem(&bank.ask(get("/v1/users/cid/entities").user("ada")), 404, "not-found");
}

/// A62–A64.
#[test]
fn a62_a63_a64_a_user_is_added_with_another_name_and_all_else_as_it_is() {
    let bank = two();
    let made = bank.ask(add("ana", &body()).user("ada"));
    assert_eq!(made.status, 201, "{made:?}");
    let user = made.json()["user"].as_str().unwrap().to_owned();
    assert_eq!(made.json()["sentTo"]["email"], "ana@example.com");
    let details = bank.ask(get(format!("/v1/users/{user}/details")).staff("other")).json();
    assert_eq!((&details["firstName"], &details["birthDate"]), (&json!("Anna"), &json!("1985-05-17")));
    let own = bank.ask(get("/v1/users/ana/details").staff("harbour")).json();
    for same in ["email", "phone", "ssnLast4", "licenceLast4"] {
        assert_eq!(details[same], own[same], "{same}");
    }
    assert_eq!(own["firstName"], "Ana");
    let document = of_other(&bank);
    let members = document["signatoryGroups"][0]["members"].as_array().unwrap();
    assert!(members.contains(&json!(user)), "{members:?}");
    // The same again is the same; another time they are there already.
    assert_eq!(bank.ask(add("ana", &body()).user("ada")).header("idempotent-replayed"), "true");
    let again = bank.ask(add("ana", &body()).user("ada").rekeyed("again"));
    assert_problem(&again, 409, "already-there");
    assert_eq!(places(&again), [("/legalEntity".to_owned(), "already-there".to_owned())]);
    let listed = bank.ask(get("/v1/users/ana/entities").user("ada")).json();
    assert_eq!(listed["items"][0]["alreadyThere"], true);
    assert_eq!(of_other(&bank), document);
}

/// A60, A64.
#[test]
fn a64_nothing_is_added_that_may_not_be_given_there() {
    let bank = two();
    let before = of_other(&bank);
    let refused = |body: &Value, actor: &str, status: u16, code: &str| {
        let reply = bank.ask(add("ana", body).user(actor));
        assert_problem(&reply, status, code);
        assert_eq!(of_other(&bank), before);
        reply
    };
    refused(&body(), "ben", 403, "not-permitted");
    for entity in ["harbour", "nowhere"] {
        refused(&with(body(), "/legalEntity", json!(entity)), "ada", 422, "unknown-here");
    }
    let elsewhere = with(body(), "/customers/0/customer", json!("c3"));
    assert_eq!(places(&refused(&elsewhere, "ada", 422, "unknown-here"))[0].0, "/customers/0/customer");
    let group = with(body(), "/signatoryGroup", json!("none"));
    assert_eq!(places(&refused(&group, "ada", 422, "unknown-here"))[0].0, "/signatoryGroup");
    refused(&without(body(), "", "customers"), "ada", 422, "customer-missing");
    let named = with(body(), "/userName", json!("ada.campos"));
    assert_eq!(places(&refused(&named, "ada", 409, "user-name-taken"))[0].0, "/userName");
    refused(&with(body(), "/firstName", json!("")), "ada", 422, "empty");
    // E-mail, phone and numbers are no part of it.
    let mut other = body();
    other["email"] = json!("other@example.com");
    refused(&other, "ada", 422, "unknown-field");
}
