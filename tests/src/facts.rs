//! What tests read off a snapshot document without the engine.

use countersign_core::{Engine, wire};
use serde_json::{Value, json};

use crate::conformance_cases;
use crate::worlds::{Random, RandomWorld};

/// Follows lists of lists.
#[must_use]
pub fn list<'v>(document: &'v Value, way: &[&str]) -> Vec<&'v Value> {
    let mut found = vec![document];
    for name in way {
        found = found.into_iter().flat_map(|entry| entry[*name].as_array().into_iter().flatten()).collect();
    }
    found
}

/// The engine of a document.
///
/// # Panics
/// If it does not load.
#[must_use]
pub fn load(document: &Value) -> Engine {
    Engine::load(document.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{problems:?}\n{document}"))
}

/// Every place with its customer: customers, then accounts.
#[must_use]
pub fn places(document: &Value) -> Vec<(String, Option<String>)> {
    let id = |entry: &Value| entry["id"].as_str().expect("an id").to_owned();
    let customers = list(document, &["contracts", "customers"]);
    let of_customer = customers.iter().map(|customer| (id(customer), None));
    let of_accounts = customers.iter().flat_map(|customer| {
        list(customer, &["accounts"]).into_iter().map(|account| (id(customer), Some(id(account))))
    });
    of_customer.chain(of_accounts).collect()
}

/// Ids of the users.
#[must_use]
pub fn users(document: &Value) -> Vec<String> {
    list(document, &["users"])
        .into_iter()
        .map(|user| user["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// Actions and whether their feature is of account level.
#[must_use]
pub fn actions(document: &Value) -> Vec<(String, bool)> {
    let features = list(document, &["features"]).into_iter();
    let actions = features.flat_map(|feature| {
        let on_accounts = feature["level"] == "account";
        list(feature, &["actions"]).into_iter().map(move |action| (action, on_accounts))
    });
    actions.map(|(action, level)| (action["id"].as_str().expect("an id").to_owned(), level)).collect()
}

/// Whether check allows it; an account of another customer is refused.
///
/// # Panics
/// If the question is malformed.
#[must_use]
pub fn allowed(engine: &Engine, user: &str, action: &str, (customer, account): (&str, Option<&str>)) -> bool {
    let mut question = json!({ "user": user, "action": action, "customer": customer });
    if let Some(account) = account {
        question["account"] = account.into();
    }
    wire::check(engine, question.to_string().as_bytes()).expect("a question").allowed
}

/// The worlds of the corpus: name, document, usage.
///
/// # Panics
/// If the corpus cannot be read.
#[must_use]
pub fn corpus() -> Vec<(String, Value, Value)> {
    let parse = |text: &str| serde_json::from_str(text).expect("JSON");
    let cases = conformance_cases().expect("the corpus");
    cases.into_iter().map(|case| (case.name, parse(&case.snapshot), parse(&case.usage))).collect()
}

/// Random worlds with their seeds and what is left of their streams.
pub fn random_worlds(seeds: std::ops::Range<u64>) -> impl Iterator<Item = (u64, Random, RandomWorld)> {
    seeds.map(|seed| {
        let mut random = Random::new(seed);
        let world = RandomWorld::new(&mut random);
        (seed, random, world)
    })
}
