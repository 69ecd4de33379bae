//! Segregation of duties (B6): found wherever check allows both actions, and nowhere else.

use std::collections::BTreeSet;

use countersign_core::wire;
use countersign_tests::facts::{actions, allowed, corpus, list, load, places, random_worlds, users};
use serde_json::{Value, json};

fn duties(document: &Value, question: &Value) -> Value {
    let engine = load(document);
    let question = question.to_string();
    json!(wire::duties(&engine, question.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}")))
}

/// With everybody active check tells what is held.
fn all_active(document: &Value) -> Value {
    let mut document = document.clone();
    for user in document["users"].as_array_mut().unwrap() {
        user["status"] = "active".into();
    }
    document
}

type Pair<'a> = (&'a (String, bool), &'a (String, bool));
type Conflict = (usize, String, String, Option<String>);

fn found(answer: &Value) -> Vec<Conflict> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let entry = |entry: &Value| {
        let pair = usize::try_from(entry["pair"].as_u64().unwrap()).unwrap();
        let account = entry.get("account").map(text);
        (pair, text(&entry["user"]), text(&entry["customer"]), account)
    };
    list(answer, &["conflicts"]).into_iter().map(entry).collect()
}

/// Asks check for everybody everywhere.
fn expected(document: &Value, pairs: &[Pair<'_>]) -> BTreeSet<Conflict> {
    let engine = load(&all_active(document));
    let mut conflicts = BTreeSet::new();
    for (number, (first, second)) in pairs.iter().enumerate() {
        for (customer, account) in places(document) {
            // Two actions of customer level meet at the customer, others on accounts.
            if account.is_some() != (first.1 || second.1) {
                continue;
            }
            for user in users(document) {
                let may = |action: &str| allowed(&engine, &user, action, (&customer, account.as_deref()));
                let listed =
                    account.as_ref().is_none_or(|account| lists(document, &user, &customer, account));
                if listed && may(&first.0) && may(&second.0) {
                    conflicts.insert((number, user, customer.clone(), account.clone()));
                }
            }
        }
    }
    conflicts
}

fn lists(document: &Value, user: &str, customer: &str, account: &str) -> bool {
    let held = list(document, &["users"]).into_iter().filter(|known| known["id"] == user);
    let held = held.flat_map(|user| list(user, &["assignments"]));
    held.filter(|held| held["customer"] == customer)
        .any(|held| list(held, &["accounts"]).contains(&&json!(account)))
}

fn agrees(name: &str, document: &Value, most_pairs: usize) -> usize {
    let actions = actions(document);
    let pairs: Vec<_> = actions
        .iter()
        .enumerate()
        .flat_map(|(number, first)| actions.iter().skip(number + 1).map(move |second| (first, second)))
        .take(most_pairs)
        .collect();
    let asked: Value =
        pairs.iter().map(|(a, b)| json!({ "first": a.0, "second": b.0, "name": "n" })).collect();
    let answer = duties(document, &json!({ "pairs": asked }));
    let conflicts = found(&answer);
    assert!(conflicts.is_sorted(), "{name}: {conflicts:?}");
    assert_eq!(conflicts.iter().cloned().collect::<BTreeSet<_>>(), expected(document, &pairs), "{name}");
    for entry in list(&answer, &["conflicts"]) {
        let user = list(document, &["users"]).into_iter().find(|user| user["id"] == entry["user"]).unwrap();
        assert_eq!(entry["active"], user["status"] == "active", "{name}: {entry}");
        assert_ne!(entry["firstRoles"], json!([]), "{name}: {entry}");
        assert_ne!(entry["secondRoles"], json!([]), "{name}: {entry}");
    }
    roles_alone(name, document, &pairs, &answer);
    conflicts.len()
}

fn gives(document: &Value, role: &Value, action: &str) -> bool {
    let policies = list(document, &["policies"]).into_iter();
    let named = policies.filter(|policy| list(role, &["policies"]).contains(&&policy["id"]));
    let actions = named.flat_map(|policy| list(policy, &["actions"])).chain(list(role, &["actions"]));
    actions.into_iter().any(|given| given == action)
}

fn roles_alone(name: &str, document: &Value, pairs: &[Pair<'_>], answer: &Value) {
    let mut expected = BTreeSet::new();
    for (number, (first, second)) in pairs.iter().enumerate() {
        for role in list(document, &["roles"]) {
            if gives(document, role, &first.0) && gives(document, role, &second.0) {
                expected.insert((number as u64, role["id"].as_str().unwrap()));
            }
        }
    }
    let found = list(answer, &["byRole"]).into_iter();
    let found = found.map(|entry| (entry["pair"].as_u64().unwrap(), entry["role"].as_str().unwrap()));
    assert_eq!(found.collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>(), "{name}");
}

#[test]
fn b6_in_the_corpus_conflicts_are_where_check_allows_both() {
    let found: usize = corpus().iter().map(|(name, document, _)| agrees(name, document, 6)).sum();
    assert!(found > 300, "only {found}");
}

#[test]
fn b6_in_random_worlds_conflicts_are_where_check_allows_both() {
    let worlds = random_worlds(30_000..30_150);
    let found: usize =
        worlds.map(|(seed, _, world)| agrees(&format!("seed {seed}"), &world.document, 10)).sum();
    assert!(found > 300, "only {found}");
}

#[test]
fn b6_a_customer_that_is_named_bounds_the_search() {
    for (name, document, _) in corpus().into_iter().take(40) {
        let actions = actions(&document);
        let pairs = json!([{ "first": actions[0].0, "second": actions[1].0 }]);
        let everywhere = found(&duties(&document, &json!({ "pairs": pairs })));
        for (customer, _) in places(&document).into_iter().filter(|(_, account)| account.is_none()) {
            let here = found(&duties(&document, &json!({ "pairs": pairs, "customer": customer })));
            let there: Vec<_> =
                everywhere.iter().filter(|conflict| conflict.2 == customer).cloned().collect();
            assert_eq!(here, there, "{name}");
        }
    }
}

#[test]
fn b6_a_question_says_what_is_wrong_with_it() {
    let (_, document, _) = corpus().swap_remove(0);
    let engine = load(&document);
    let action = &actions(&document)[0].0;
    let pairs = json!([{ "first": action, "second": action }, { "first": "x", "second": action }]);
    let question = json!({ "pairs": pairs, "customer": "nowhere" }).to_string();
    let problems = wire::duties(&engine, question.as_bytes()).unwrap_err();
    let found: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.code.code())).collect();
    let expected = [
        ("/customer", "unknown-reference"),
        ("/pairs/0", "duplicate-entry"),
        ("/pairs/1/first", "unknown-reference"),
    ];
    assert_eq!(found, expected);
}
