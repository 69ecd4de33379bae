//! The conformance cases through HTTP over a database: the same documents, the same answers.

use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::support::{Bank, document, get, post};

fn cases() -> impl Iterator<Item = Value> {
    let files = ["cases-1.json", "cases-2.json", "cases-3.json", "cases-4.json"];
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
        bank.import(&case["snapshot"]);
        for query in case["queries"].as_array().unwrap() {
            asked += usize::from(answers_as_expected(&bank, &case, query));
        }
    }
    assert!(asked > 4_000, "{asked} questions");
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
    true
}
