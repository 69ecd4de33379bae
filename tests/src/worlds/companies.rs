//! Random contracts, policies and roles.

use serde_json::{Value, json};

use super::catalogue::TYPES;
use super::{Facts, KnownCustomer, Random, identifier};

pub(super) fn contracts(random: &mut Random, facts: &mut Facts) -> Value {
    let mut contracts: Vec<Value> = (0..random.between(1, 3))
        .map(|number| json!({ "id": format!("k{number}"), "customers": [] }))
        .collect();
    for number in 0..random.between(1, 4) {
        let customer = customer(random, facts, number);
        let contract = random.below(contracts.len());
        contracts[contract]["customers"].as_array_mut().expect("customers").push(customer);
    }
    contracts.into()
}

fn customer(random: &mut Random, facts: &mut Facts, number: usize) -> Value {
    let id = identifier(random, "c", number);
    let account_ids: Vec<String> =
        (0..random.below(5)).map(|account| identifier(random, &format!("a{number}-"), account)).collect();
    let accounts = account_ids.iter().enumerate().map(|(index, account)| {
        json!({
            "id": account,
            "number": format!("{number}{index}"),
            "type": random.pick(&TYPES),
            "currency": random.pick(&facts.currencies),
        })
    });
    let accounts: Value = accounts.collect();
    let percent = *random.pick(&[100, 95, 80]);
    let actions = random.some_shuffled(&facts.action_ids(), percent);
    facts.customers.push(KnownCustomer { id: id.clone(), accounts: account_ids });
    json!({ "id": id, "name": id, "accounts": accounts, "actions": actions, "limits": limits(random, facts, 40) })
}

/// Limits of some monetary actions and some groups.
fn limits(random: &mut Random, facts: &Facts, percent: usize) -> Value {
    let (mut actions, mut groups) = (json!({}), json!({}));
    for action in random.some(&facts.monetary(), percent) {
        actions[&action.id] = facts.amounts.limits(random);
    }
    for group in random.some(&facts.groups, percent) {
        groups[&group] = facts.amounts.limits(random);
    }
    let mut limits = json!({});
    if random.chance(80) {
        limits["actions"] = actions;
    }
    if random.chance(80) {
        limits["groups"] = groups;
    }
    limits
}

pub(super) fn policies(random: &mut Random, facts: &Facts) -> Value {
    let ids = facts.action_ids();
    let policy = |id: &String| json!({ "id": id, "actions": random.some_shuffled(&ids, 40) });
    facts.policies.iter().map(policy).collect()
}

pub(super) fn roles(random: &mut Random, facts: &Facts) -> Value {
    facts.roles.iter().map(|id| role(random, facts, id)).collect()
}

fn role(random: &mut Random, facts: &Facts, id: &str) -> Value {
    let mut role = json!({ "id": id });
    if random.chance(90) {
        let percent = *random.pick(&[100, 100, 90, 50]);
        role["actions"] = json!(random.some_shuffled(&facts.action_ids(), percent));
    }
    if random.chance(70) {
        role["policies"] = json!(random.some_shuffled(&facts.policies, 50));
    }
    if random.chance(60) {
        role["limits"] = limits(random, facts, 40);
    }
    role
}
