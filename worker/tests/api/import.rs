//! Importing: as a whole or not at all.

use countersign_worker::database::DatabaseError;
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::support::{Bank, Fault, assert_problem, document, get, payment, post, put};

fn import(bank: &Bank, document: &Value) -> crate::support::Reply {
    bank.ask(bank.replacing(document).staff("harbour"))
}

#[test]
fn an_import_counts_what_it_holds() {
    let bank = Bank::empty(Mode::Local);
    let reply = import(&bank, &document());
    let expected = json!({
        "limitGroups": 1, "features": 2, "actions": 4, "contracts": 2, "customers": 3, "accounts": 4, "policies": 1,
        "roles": 3, "users": 7, "assignments": 6, "signatoryGroups": 1, "approvalRules": 1,
        "grants": 0,
    });
    assert_eq!(reply.json()["counts"], expected);
}

/// How many versions the catalogue and the contracts have had.
fn versions(bank: &Bank) -> (String, String) {
    (
        bank.number("SELECT catalogue_version FROM legal_entities"),
        bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM contract_history"),
    )
}

#[test]
fn the_same_configuration_again_is_no_new_version() {
    let bank = Bank::empty(Mode::Local);
    let first = import(&bank, &document());
    let state = (bank.counts(), versions(&bank));
    // As it was written first, and with its members in another order: the same value.
    for body in [document().to_string(), include_str!("support/bank.json").to_owned()] {
        let again = bank.ask(bank.replacing(&document()).bytes(body).staff("harbour"));
        assert_eq!((again.status, again.json()), (200, first.json()));
        assert_eq!(again.header("etag"), first.header("etag"));
    }
    assert_eq!((bank.counts(), versions(&bank)), state);
    // Whoever previewed on it is not held up.
    let mut body = payment("1");
    let seen = bank.ask(get("/v1/me/entitlements").user("ana")).json();
    body["snapshotVersion"] = seen["snapshotVersion"].clone();
    assert_eq!(bank.ask(post("/v1/transactions", &body).user("ana").key("k")).status, 201);
    let changed = import(&bank, &renamed("Another"));
    assert_ne!(changed.json()["version"], first.json()["version"]);
    let (catalogue, contracts) = versions(&bank);
    assert!(catalogue.starts_with("2-"), "{catalogue}");
    assert_eq!(contracts, state.1.1, "no contract has changed");
}

fn renamed(name: &str) -> Value {
    let mut document = document();
    document["legalEntity"]["name"] = json!(name);
    document
}

#[test]
fn a_configuration_is_replaced_by_who_says_which_version() {
    let bank = Bank::empty(Mode::Local);
    let put = |name: &str, headers: &[(&str, &str)]| {
        let ask = put("/v1/configuration", &renamed(name)).staff("harbour");
        bank.ask(headers.iter().fold(ask, |ask, (header, value)| ask.header(header, value)))
    };
    let name = || bank.ask(get("/v1/configuration").staff("harbour")).json()["legalEntity"]["name"].clone();
    assert_problem(&put("1", &[("if-match", "*")]), 412, "stale-version");
    assert_problem(&put("1", &[("if-match", "\"1-x\"")]), 412, "stale-version");
    let first = put("1", &[("if-none-match", "*")]);
    assert_eq!(first.status, 200, "{first:?}");
    let tag = first.header("etag").to_owned();
    assert_eq!(tag, format!("\"{}\"", first.json()["version"].as_str().unwrap()));
    assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).header("etag"), tag);
    assert_problem(&put("2", &[]), 428, "if-match-missing");
    assert_problem(&put("1", &[]), 428, "if-match-missing");
    for stale in ["\"1-x\"", "", "nonsense", &format!("W/{tag}"), tag.trim_matches('"')] {
        assert_problem(&put("2", &[("if-match", stale)]), 412, "stale-version");
    }
    assert_problem(&put("2", &[("if-none-match", "*")]), 412, "stale-version");
    assert_eq!(name(), "1");
    let second = put("2", &[("if-match", &format!("\"1-x\", {tag}"))]);
    assert_eq!(second.status, 200, "{second:?}");
    assert_ne!(second.header("etag"), tag);
    assert_problem(&put("3", &[("if-match", &tag)]), 412, "stale-version");
    // The answer was lost: the same again is what is there already.
    assert_eq!(put("2", &[("if-match", &tag)]).json(), second.json());
    assert_eq!(put("3", &[("if-match", "*")]).status, 200);
    assert_eq!(name(), "3");
}

#[test]
fn every_problem_of_a_document_is_reported_at_its_place_and_nothing_changes() {
    let bank = Bank::new();
    let version = bank.number("SELECT catalogue_version FROM legal_entities");
    let mut wrong = document();
    wrong["roles"][0]["actions"] = json!(["nothing"]);
    wrong["users"][1]["assignments"][0]["customer"] = json!("nobody");
    let reply = import(&bank, &wrong);
    assert_problem(&reply, 422, "invalid-snapshot");
    let errors = reply.json()["errors"].as_array().unwrap().clone();
    let places: Vec<_> = errors
        .iter()
        .map(|error| (error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap()))
        .collect();
    assert!(places.contains(&("/roles/0/actions/0", "unknown-reference")), "{places:?}");
    assert!(places.contains(&("/users/1/assignments/0/customer", "unknown-reference")), "{places:?}");
    assert_eq!(bank.number("SELECT catalogue_version FROM legal_entities"), version);
    assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).json(), document());
    assert_eq!(bank.counts()[3], "1");
}

#[test]
fn only_what_the_edge_knows_is_refused_beside_the_core() {
    let bank = Bank::new();
    for (pointer, value, code) in [
        ("/legalEntity/id", "other", "wrong-legal-entity"),
        ("/legalEntity/timeZone", "Mars/Olympus", "unknown-time-zone"),
        ("/legalEntity/timeZone", "", "unknown-time-zone"),
        ("/users/0/id", "a\u{202e}b", "invalid-text"),
        ("/legalEntity/name", "a\u{0}b", "invalid-text"),
    ] {
        let mut wrong = document();
        *wrong.pointer_mut(pointer).unwrap() = json!(value);
        let reply = bank.ask(put("/v1/configuration", &wrong).header("if-match", "*").staff("harbour"));
        assert_problem(&reply, 422, "invalid-snapshot");
        let error = &reply.json()["errors"][0];
        assert_eq!((&error["pointer"], &error["code"]), (&json!(pointer), &json!(code)));
    }
}

#[test]
fn usage_and_transactions_survive_an_import() {
    let bank = Bank::new();
    assert_eq!(bank.pay("500", "1").status, 201);
    assert_eq!(bank.pay("400", "2").status, 201);
    bank.import(&document());
    assert_problem(&bank.pay("100.01", "3"), 422, "transaction-denied");
    assert_eq!(bank.ask(get("/v1/transactions").user("ana")).json()["items"].as_array().unwrap().len(), 2);
}

#[test]
fn usage_of_what_is_gone_does_not_disturb() {
    let bank = Bank::new();
    assert_eq!(bank.pay("100", "1").status, 201);
    let mut smaller = document();
    smaller["contracts"][0]["customers"][0]["accounts"].as_array_mut().unwrap().remove(0);
    for user in [0, 1, 5] {
        smaller["users"][user]["assignments"][0]["accounts"] = json!([]);
    }
    smaller["users"][0]["assignments"][0]["limits"] = json!({});
    bank.import(&smaller);
    let mut body = payment("1");
    body["account"] = json!("a2");
    assert_eq!(bank.ask(post("/v1/transactions/evaluate", &body).user("ana")).status, 200);
    assert_eq!(bank.ask(get("/v1/me/entitlements").user("ana")).json()["usage"], json!([]));
    bank.import(&document());
    assert_eq!(bank.ask(get("/v1/me/entitlements").user("ana")).json()["usage"][0]["amount"], "100.00");
}

#[test]
fn the_base_currency_cannot_change_once_usage_is_recorded() {
    let bank = Bank::new();
    let mut dollars = document();
    dollars["legalEntity"]["currency"] = json!("USD");
    dollars["legalEntity"]["rates"] = json!({});
    bank.import(&dollars);
    bank.import(&document());
    assert_eq!(bank.pay("100", "1").status, 201);
    let reply = import(&bank, &dollars);
    assert_problem(&reply, 422, "invalid-snapshot");
    assert_eq!(reply.json()["errors"][0]["code"], "currency-in-use");
}

#[test]
fn a_failed_import_leaves_the_old_configuration() {
    let bank = Bank::new();
    for (error, times, code) in [
        (DatabaseError::Conflict, 8, "busy"),
        (DatabaseError::Unavailable, 1, "unavailable"),
        (DatabaseError::UnknownOutcome, 8, "unavailable"),
    ] {
        bank.faults.plan(&vec![Fault::Before(error); times]);
        assert_problem(&import(&bank, &renamed("Another")), 503, code);
    }
    assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).json(), document());
}

#[test]
fn two_imports_at_once_do_not_mix() {
    let bank = Bank::new();
    let tag = bank.ask(get("/v1/configuration").staff("harbour")).header("etag").to_owned();
    // Whoever replaces whatever there is comes second, and whoever replaces what they have seen is told.
    for (tag, expected) in [(tag.as_str(), [200, 412]), ("*", [200, 200])] {
        let gate = crate::support::Gate::of(2);
        bank.faults.plan(&[Fault::Wait(gate.clone()), Fault::Wait(gate)]);
        let later = |name: &str| {
            let ask = put("/v1/configuration", &renamed(&format!("{name} {tag}")));
            bank.ask_later(ask.header("if-match", tag).staff("harbour"))
        };
        let (one, two) = pollster::block_on(futures_util::future::join(later("1"), later("2")));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, expected, "{one:?} {two:?}");
    }
}

#[test]
fn a_lost_answer_of_an_import_is_found_again() {
    let bank = Bank::new();
    let before = bank.counts();
    bank.faults.plan(&[Fault::After]);
    assert_eq!(import(&bank, &renamed("Another")).status, 200);
    assert_eq!(
        bank.counts()[3],
        (before[3].parse::<u32>().unwrap() + 1).to_string(),
        "one entry in the audit"
    );
}

#[test]
fn a_large_configuration_stays_within_the_databases_limits() {
    let bank = Bank::empty(Mode::Local);
    let mut large = document();
    let users = large["users"].as_array_mut().unwrap();
    for number in 0..8_000 {
        let mut user = users[0].clone();
        user["id"] = json!(format!("user {number}"));
        users.push(user);
    }
    assert!(large.to_string().len() > 2_000_000);
    bank.import(&large);
    assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).json(), large);
    assert_eq!(bank.pay("1", "k").status, 201);
}

#[test]
fn a_part_that_no_row_can_hold_is_refused() {
    let bank = Bank::empty(Mode::Local);
    let mut large = document();
    large["legalEntity"]["name"] = json!("n");
    large["limitGroups"][0]["description"] = json!("d".repeat(1_000_001));
    let reply = import(&bank, &large);
    assert_problem(&reply, 422, "invalid-snapshot");
    assert_eq!(reply.json()["errors"][0]["code"], "too-large");
}

#[test]
fn a_body_above_its_bound_is_413() {
    let bank = Bank::new();
    let body = format!("\"{}\"", " ".repeat(4 * 1024 * 1024));
    assert_problem(
        &bank.ask(put("/v1/configuration", &json!({})).bytes(body).staff("harbour")),
        413,
        "body-too-large",
    );
}
