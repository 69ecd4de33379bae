//! Automatic access to accounts that are opened later.

use serde_json::{Value, json};

use crate::support::{Bank, document, get};

/// The bank's document where ana is promised every new account of customer c1, and ben is not.
fn promised() -> Value {
    let mut document = document();
    document["users"][0]["assignments"][0]["automaticAccess"] = json!(true);
    document["users"][1]["assignments"][0]["automaticAccess"] = json!(false);
    document
}

fn with_account(mut document: Value, id: &str) -> Value {
    let accounts = document["contracts"][0]["customers"][0]["accounts"].as_array_mut().unwrap();
    accounts.push(json!({ "id": id, "number": "ES09", "type": "current", "currency": "EUR" }));
    document
}

fn stored(bank: &Bank) -> Value {
    bank.ask(get("/v1/configuration").staff("harbour")).json()
}

fn accounts(bank: &Bank, user: usize) -> Value {
    stored(bank)["users"][user]["assignments"][0]["accounts"].clone()
}

/// A79.
#[test]
fn a79_who_was_promised_new_accounts_has_an_account_that_is_opened() {
    let bank = Bank::new();
    bank.import(&promised());
    assert_eq!(stored(&bank), promised(), "what was said of new accounts is kept as it was said");
    bank.import(&with_account(promised(), "a9"));
    assert_eq!(accounts(&bank, 0), json!(["a1", "a2", "a9"]));
    assert_eq!(accounts(&bank, 1), json!(["a1"]));
    let own = bank.ask(get("/v1/me/entitlements").user("ana")).json()["snapshot"].clone();
    assert_eq!(own["users"][0]["assignments"][0]["accounts"], json!(["a1", "a2", "a9"]));
    // What others were promised is nobody's business.
    assert_eq!(own["users"][1]["assignments"][0].get("automaticAccess"), None);
    // Opened once: a document that does not list it afterwards takes it away.
    bank.import(&with_account(promised(), "a9"));
    assert_eq!(accounts(&bank, 0), json!(["a1", "a2"]));
}

/// A79.
#[test]
fn a79_a_promise_is_a_change_of_its_own() {
    let bank = Bank::new();
    let before = bank.version();
    bank.import(&promised());
    assert_ne!(bank.version(), before);
    let mut taken_back = promised();
    taken_back["users"][0]["assignments"][0]["automaticAccess"] = json!(false);
    bank.import(&taken_back);
    bank.import(&with_account(taken_back, "a9"));
    assert_eq!(accounts(&bank, 0), json!(["a1", "a2"]));
}
