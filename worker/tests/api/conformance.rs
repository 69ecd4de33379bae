//! The conformance cases through HTTP over a database: the same documents, the same answers.

use countersign_core::amount::Amount;
use countersign_core::currency::Currency;
use countersign_worker::database::{Database, Statement};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::support::{Bank, document, get, post};

fn cases() -> impl Iterator<Item = Value> {
    let files = ["cases-1.json", "cases-2.json", "cases-3.json", "cases-4.json", "cases-5.json"];
    files.into_iter().flat_map(|file| {
        let path = format!("{}/../tests/conformance/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        serde_json::from_str::<Vec<Value>>(&text).unwrap()
    })
}

#[test]
fn what_is_imported_is_exported() {
    let bank = Bank::empty(Mode::Local);
    for case in cases().chain([json!({ "snapshot": document() })]) {
        let entity = case["snapshot"]["legalEntity"]["id"].as_str().unwrap();
        bank.import(&case["snapshot"]);
        let exported = bank.ask(get("/v1/configuration").staff(entity));
        assert_eq!(exported.json(), case["snapshot"], "{}", case["name"]);
    }
}

#[test]
fn every_check_and_evaluate_gets_the_expected_answer() {
    let bank = Bank::empty(Mode::Local);
    let mut asked = 0;
    for case in cases() {
        forget_usage(&bank);
        bank.import(&case["snapshot"]);
        store_usage(&bank, &case);
        for query in case["queries"].as_array().unwrap() {
            asked += usize::from(answers_as_expected(&bank, &case, query));
        }
    }
    assert!(asked > 3_800, "{asked} questions");
}

/// The service knows what day it is and refuses the past; the cases are of days long gone.
fn as_of_its_date(question: &Value) -> Value {
    let mut question = question.clone();
    if question.get("today").is_none() {
        question["today"] = question["date"].clone();
    }
    question
}

fn answers_as_expected(bank: &Bank, case: &Value, query: &Value) -> bool {
    let entity = case["snapshot"]["legalEntity"]["id"].as_str().unwrap();
    let (path, body) = match query["kind"].as_str().unwrap() {
        "check" => ("/v1/decisions/check", json!({ "question": query["input"] })),
        "evaluate" => {
            let question = as_of_its_date(&query["input"]);
            ("/v1/decisions/evaluate", json!({ "question": question, "usage": case["usage"] }))
        }
        _ => return false,
    };
    let reply = bank.ask(post(path, &body).staff(entity));
    assert_eq!(reply.status, 200, "{} {body} {reply:?}", case["name"]);
    assert_eq!(reply.json()["answer"], query["expect"], "{} {}", case["name"], query["input"]);
    if body.get("usage").is_some() {
        // The same over what is stored, of which the service has to find what counts.
        let stored = json!({ "question": body["question"] });
        let reply = bank.ask(post(path, &stored).staff(entity));
        assert_eq!(reply.json()["answer"], query["expect"], "stored: {} {}", case["name"], query["input"]);
    }
    true
}

fn run(bank: &Bank, statement: Statement) {
    pollster::block_on(bank.database.query(statement)).unwrap();
}

/// The cases are of one legal entity: usage outlives the configuration in which it was recorded.
fn forget_usage(bank: &Bank) {
    for sql in ["DELETE FROM usage", "DELETE FROM usage_totals"] {
        run(bank, Statement::new(sql));
    }
}

/// Writes the usage of a case as submits would have.
fn store_usage(bank: &Bank, case: &Value) {
    let entity = &case["snapshot"]["legalEntity"];
    let currency = Currency::parse(entity["currency"].as_str().unwrap()).unwrap();
    for row in case["usage"].as_array().into_iter().flatten() {
        let text = |name: &str| row[name].as_str().unwrap();
        let amount = Amount::parse(text("amount"), currency).unwrap().minor();
        let bound = |sql: &'static str| {
            let statement = Statement::new(sql).text(entity["id"].as_str().unwrap()).text(text("account"));
            statement.text(text("action")).text(text("date")).number(amount)
        };
        let own = "INSERT INTO usage (legal_entity, account, action, date, amount_minor, user)
            VALUES (?1, ?2, ?3, ?4, CAST(?5 AS INTEGER), ?6)
            ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor";
        let total = "INSERT INTO usage_totals (legal_entity, account, action, date, amount_minor)
            VALUES (?1, ?2, ?3, ?4, CAST(?5 AS INTEGER))
            ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor";
        run(bank, bound(own).text(text("user")));
        run(bank, bound(total));
    }
}
