//! Law 7: a slice gives its user the same answers as the whole, without other people's data.

use std::collections::{BTreeMap, BTreeSet};

use countersign_core::{Engine, wire};
use countersign_tests::{Case, conformance_cases};
use serde_json::{Value, json};

struct Whole {
    document: Value,
    engine: Engine,
    usage: Vec<Value>,
}

fn load(case: &Case) -> Whole {
    Whole {
        document: serde_json::from_str(&case.snapshot).unwrap(),
        engine: Engine::load(case.snapshot.as_bytes()).unwrap(),
        usage: serde_json::from_str(&case.usage).unwrap(),
    }
}

fn customers_of<'d>(document: &'d Value, user: &str) -> BTreeSet<&'d str> {
    let users = document["users"].as_array().unwrap();
    let user = users.iter().find(|candidate| candidate["id"] == user).unwrap();
    user["assignments"].as_array().unwrap().iter().map(|held| held["customer"].as_str().unwrap()).collect()
}

/// Every account with its customer.
fn accounts(document: &Value) -> BTreeMap<&str, &str> {
    let contracts = document["contracts"].as_array().unwrap();
    let customers = contracts.iter().flat_map(|contract| contract["customers"].as_array().unwrap());
    customers
        .flat_map(|customer| {
            let id = customer["id"].as_str().unwrap();
            customer["accounts"].as_array().unwrap().iter().map(move |a| (a["id"].as_str().unwrap(), id))
        })
        .collect()
}

/// The rows a client of this user gets: own ones, and others' summed under `*`, at the user's customers.
fn usage_for(whole: &Whole, user: &str) -> Vec<Value> {
    let own = customers_of(&whole.document, user);
    let accounts = accounts(&whole.document);
    let rows = whole.usage.iter().filter(|row| own.contains(accounts[row["account"].as_str().unwrap()]));
    rows.map(|row| {
        let mut row = row.clone();
        if row["user"] != user {
            row["user"] = json!("*");
        }
        row
    })
    .collect()
}

fn ask(engine: &Engine, kind: &str, input: &Value, usage: &[Value]) -> Value {
    let (question, usage) = (input.to_string(), Value::from(usage).to_string());
    let answer = match kind {
        "check" => wire::check(engine, question.as_bytes()).map(|answer| json!(answer)),
        _ => wire::evaluate(engine, question.as_bytes(), Some(usage.as_bytes())).map(|answer| json!(answer)),
    };
    answer.unwrap_or_else(|problems| panic!("{question}: {problems:?}"))
}

/// All questions of a case that this user could ask about the own customers, whoever asks them in the corpus.
fn questions<'c>(case: &'c Case, whole: &'c Whole, user: &'c str) -> impl Iterator<Item = (&'c str, Value)> {
    let own = customers_of(&whole.document, user);
    let accounts = accounts(&whole.document);
    let asked = case.queries.iter().filter(|query| ["check", "evaluate"].contains(&query.kind.as_str()));
    asked.filter_map(move |query| {
        let mut input = query.input.clone();
        let place = match input.get("account") {
            Some(account) => accounts.get(account.as_str()?).copied()?,
            None => input.get("customer")?.as_str()?,
        };
        let is_own = own.contains(place);
        input["user"] = json!(user);
        is_own.then_some((query.kind.as_str(), input))
    })
}

#[test]
fn a_slice_gives_its_user_the_same_answers_as_the_whole() {
    let mut asked = 0;
    for case in conformance_cases().unwrap() {
        let whole = load(&case);
        let document = wire::SnapshotDocument::parse(case.snapshot.as_bytes()).unwrap();
        for user in &document.users {
            let slice = wire::slice(&whole.engine, document.clone(), &user.id.0).unwrap();
            let sliced = Engine::from_document(&slice).unwrap_or_else(|p| panic!("{}: {p:?}", case.name));
            let usage = usage_for(&whole, &user.id.0);
            for (kind, input) in questions(&case, &whole, &user.id.0) {
                let expected = ask(&whole.engine, kind, &input, &whole.usage);
                assert_eq!(ask(&sliced, kind, &input, &usage), expected, "{}: {kind} {input}", case.name);
                asked += 1;
            }
        }
    }
    assert!(asked > 10_000, "only {asked} questions");
}

#[test]
fn a_slice_holds_nothing_of_others_but_what_lets_them_approve() {
    let mut dropped = 0;
    for case in conformance_cases().unwrap() {
        let whole = load(&case);
        let document = wire::SnapshotDocument::parse(case.snapshot.as_bytes()).unwrap();
        for user in &document.users {
            let slice = wire::slice(&whole.engine, document.clone(), &user.id.0).unwrap();
            let own = customers_of(&whole.document, &user.id.0);
            for customer in slice.contracts.iter().flat_map(|contract| &contract.customers) {
                assert!(own.contains(customer.id.0.as_ref()), "{}: {}", case.name, customer.id.0);
            }
            for other in slice.users.iter().filter(|other| other.id != user.id) {
                for held in &other.assignments {
                    assert!(own.contains(held.customer.0.as_ref()), "{}: {}", case.name, other.id.0);
                    let limits = held.limits.as_ref();
                    assert!(
                        limits.is_none_or(|limits| limits.groups.is_none()),
                        "{}: {}",
                        case.name,
                        other.id.0
                    );
                }
            }
            dropped += document.users.len() - slice.users.len();
        }
    }
    assert!(dropped > 0, "no slice is smaller than the whole");
}

#[test]
fn an_unknown_user_has_no_slice() {
    let case = &conformance_cases().unwrap()[0];
    let whole = load(case);
    let document = wire::SnapshotDocument::parse(case.snapshot.as_bytes()).unwrap();
    assert!(wire::slice(&whole.engine, document, "nobody").is_none());
}
