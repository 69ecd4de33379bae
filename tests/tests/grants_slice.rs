//! B7 and law 7: a slice lets its user act on behalf of those who gave them a grant, with the answers of the whole.

use std::collections::{BTreeMap, BTreeSet};

use countersign_core::wire;
use countersign_tests::differential::engine_answer;
use countersign_tests::facts::{actions, list, load, places, random_worlds};
use countersign_tests::worlds::{Random, RandomWorld};
use serde_json::{Value, json};

fn id<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().expect("an id")
}

fn slice(world: &RandomWorld, user: &str) -> Value {
    let text = world.document.to_string();
    let document = wire::SnapshotDocument::parse(text.as_bytes()).unwrap();
    json!(wire::slice(&load(&world.document), document, user).unwrap())
}

/// Those who gave the user something.
fn givers<'w>(world: &'w RandomWorld, user: &str) -> BTreeSet<&'w str> {
    let received = world.grants().iter().filter(|grant| grant["receiver"] == user);
    received.map(|grant| id(grant, "giver")).collect()
}

/// The rows at the slice's customers: the user's own and the givers', others' under `*`.
fn usage(world: &RandomWorld, sliced: &Value, user: &str) -> Value {
    let givers = givers(world, user);
    let accounts = list(sliced, &["contracts", "customers", "accounts"]);
    let accounts: BTreeSet<&str> = accounts.into_iter().map(|account| id(account, "id")).collect();
    let rows = world.usage.as_array().unwrap().iter().filter(|row| accounts.contains(id(row, "account")));
    rows.map(|row| {
        let mut row = row.clone();
        if row["user"] != user && !givers.contains(id(&row, "user")) {
            row["user"] = json!("*");
        }
        row
    })
    .collect()
}

/// What the user could ask at a place, for themselves and on behalf of every giver.
fn questions(
    random: &mut Random,
    world: &RandomWorld,
    sliced: &Value,
    user: &str,
) -> Vec<(&'static str, Value)> {
    let mut asked = Vec::new();
    let days = world.grants().iter().flat_map(|grant| [&grant["from"], &grant["until"]]);
    let days: Vec<&Value> = days.collect();
    let askers = givers(world, user).into_iter().map(Some).chain([None]);
    for giver in askers {
        for (customer, account) in places(sliced) {
            for (action, _) in actions(sliced) {
                let mut question = json!({ "user": user, "action": action, "today": random.pick(&days) });
                match &account {
                    Some(account) => question["account"] = json!(account),
                    None => question["customer"] = json!(customer),
                }
                if let Some(giver) = giver {
                    question["onBehalfOf"] = json!(giver);
                }
                asked.push(("check", question.clone()));
                question["date"] = json!(random.pick(&days));
                asked.push(("evaluate", question.clone()));
                let like = world.question(random, "evaluate");
                if let Some(amount) = like.get("amount").filter(|_| like.get("currency").is_none()) {
                    question["amount"] = amount.clone();
                }
                asked.push(("evaluate", question));
            }
        }
    }
    let known: BTreeSet<String> = places(sliced).into_iter().filter_map(|(_, account)| account).collect();
    let of_user = |question: &Value| {
        let giver = question["onBehalfOf"].as_str().is_some_and(|giver| givers(world, user).contains(giver));
        giver && question["user"] == user && question["account"].as_str().is_some_and(|id| known.contains(id))
    };
    let likely = (0..100).filter_map(|_| world.question_on_behalf(random, "evaluate")).filter(of_user);
    asked.extend(likely.map(|question| ("evaluate", question)));
    asked
}

#[test]
fn a_slice_answers_on_behalf_of_givers_as_the_whole_does() {
    let mut outcomes = BTreeMap::<String, usize>::new();
    for (seed, mut random, world) in random_worlds(60_000..60_150) {
        let whole = load(&world.document);
        let receivers: BTreeSet<&str> = world.grants().iter().map(|grant| id(grant, "receiver")).collect();
        for user in receivers {
            let sliced = slice(&world, user);
            let (engine, rows) = (load(&sliced), usage(&world, &sliced, user).to_string());
            let all = world.usage.to_string();
            for (kind, question) in questions(&mut random, &world, &sliced, user) {
                let expected = engine_answer(&whole, kind, &question, all.as_bytes());
                let got = engine_answer(&engine, kind, &question, rows.as_bytes());
                assert_eq!(got, expected, "seed {seed}: {kind} {question}\n{}\n{sliced}", world.document);
                let outcome = expected
                    .as_ref()
                    .map_or("refused", |answer| answer["outcome"].as_str().unwrap_or("check"));
                let behalf = if question.get("onBehalfOf").is_some() { " on behalf" } else { "" };
                *outcomes.entry(format!("{outcome}{behalf}")).or_default() += 1;
            }
        }
    }
    for (outcome, least) in
        [("executed on behalf", 100), ("pendingApproval on behalf", 50), ("denied on behalf", 1000)]
    {
        assert!(outcomes.get(outcome).is_some_and(|count| *count > least), "{outcome}: {outcomes:?}");
    }
}

#[test]
fn a_slice_holds_the_grants_of_its_user_and_of_givers_only_what_they_reach() {
    let (mut given, mut received, mut approving, mut cut) = (0, 0, 0, 0);
    for (seed, _, world) in random_worlds(60_200..60_500) {
        let actions = list(&world.document, &["features", "actions"]);
        let approves = |id: &Value| actions.iter().any(|action| action.get("approvedBy") == Some(id));
        for user in world.document["users"].as_array().unwrap() {
            let user = id(user, "id");
            let sliced = slice(&world, user);
            for grant in list(&sliced, &["grants"]) {
                let is_own = grant["giver"] == user || grant["receiver"] == user;
                // Others may approve the user's transactions in each other's place.
                let mut actions = list(grant, &["actions"]).into_iter();
                let others_approve = match grant.get("perTransaction") {
                    None => actions.all(approves),
                    // A bound goes with actions that move money, which stay beside those that approve.
                    Some(_) => actions.any(approves),
                };
                assert!(is_own || others_approve, "seed {seed}: {grant}");
                given += usize::from(grant["giver"] == user);
                approving += usize::from(!is_own);
            }
            let reached = world.grants().iter().filter(|grant| grant["receiver"] == user);
            let reached: Vec<_> = reached.map(|grant| (id(grant, "giver"), id(grant, "customer"))).collect();
            received += reached.len();
            assert!(reached.iter().all(|(giver, _)| {
                list(&sliced, &["users"]).into_iter().any(|other| other["id"] == *giver)
            }));
            for other in list(&sliced, &["users"]).into_iter().filter(|other| other["id"] != user) {
                for held in list(other, &["assignments"]) {
                    let is_reached = reached.contains(&(id(other, "id"), id(held, "customer")));
                    assert!(is_reached || held["limits"].get("groups").is_none(), "seed {seed}: {other}");
                    cut += usize::from(!is_reached);
                }
            }
        }
    }
    let counts = [given, received, approving, cut];
    assert!(counts.iter().all(|count| *count > 100), "given, received, of others, cut: {counts:?}");
}
