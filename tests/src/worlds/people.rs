//! Random users with their assignments, and what they spent.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Facts, KnownCustomer, Random};

const STATUSES: [&str; 12] = [
    "new",
    "suspended",
    "locked",
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
];

pub(super) fn users(random: &mut Random, facts: &Facts) -> Value {
    facts.users.iter().map(|id| user(random, facts, id)).collect()
}

fn user(random: &mut Random, facts: &Facts, id: &str) -> Value {
    let customers = random.some_shuffled(&facts.customers, 80);
    let assignments: Value = customers.iter().map(|customer| assignment(random, facts, customer)).collect();
    json!({ "id": id, "status": random.pick(&STATUSES), "assignments": assignments })
}

pub(super) fn assignment(random: &mut Random, facts: &Facts, customer: &KnownCustomer) -> Value {
    let mut roles = random.some_shuffled(&facts.roles, 60);
    if roles.is_empty() && random.chance(90) {
        roles.push(random.pick(&facts.roles).clone());
    }
    let mut assignment = json!({
        "customer": customer.id,
        "roles": roles,
        "accounts": random.some_shuffled(&customer.accounts, 85),
    });
    if random.chance(40) {
        assignment["removed"] = removed(random, facts, customer);
    }
    if random.chance(75) {
        assignment["limits"] = limits(random, facts, customer);
    }
    assignment
}

/// Removals, also outside the default set and on accounts that are not listed.
pub(super) fn removed(random: &mut Random, facts: &Facts, customer: &KnownCustomer) -> Value {
    let (mut removed, mut accounts) = (json!({}), json!({}));
    for account in random.some(&customer.accounts, 50) {
        let percent = *random.pick(&[0, 10, 30]);
        accounts[&account] = json!(random.some_shuffled(&facts.action_ids(), percent));
    }
    if random.chance(80) {
        removed["accounts"] = accounts;
    }
    if random.chance(50) {
        removed["other"] = json!(random.some_shuffled(&facts.action_ids(), 15));
    }
    removed
}

pub(super) fn limits(random: &mut Random, facts: &Facts, customer: &KnownCustomer) -> Value {
    let (mut limits, mut accounts, mut groups) = (json!({}), json!({}), json!({}));
    for account in random.some(&customer.accounts, 80) {
        let mut actions = json!({});
        for action in random.some(&facts.monetary(), 75) {
            actions[&action.id] = facts.amounts.overrides(random);
        }
        accounts[&account] = actions;
    }
    for group in random.some(&facts.groups, 30) {
        groups[&group] = facts.amounts.limits(random);
    }
    if random.chance(95) {
        limits["accounts"] = accounts;
    }
    if random.chance(50) {
        limits["groups"] = groups;
    }
    limits
}

/// Rows of users, of users that are no more, and of others under `*`.
pub(super) fn usage(random: &mut Random, facts: &Facts) -> Value {
    let accounts: Vec<String> =
        facts.customers.iter().flat_map(|customer| customer.accounts.clone()).collect();
    let monetary = facts.monetary();
    let mut spenders = facts.users.clone();
    spenders.extend(["*".to_owned(), "gone".to_owned()]);
    let (mut keys, mut rows) = (BTreeSet::new(), Vec::new());
    for _ in 0..random.below(20) {
        let user = random.pick(&spenders);
        let (Some(account), Some(action)) = (random.pick_if_any(&accounts), random.pick_if_any(&monetary))
        else {
            break;
        };
        let date = facts.spent_on(random);
        let amount = facts.amounts.text(random);
        if keys.insert((user.clone(), account.clone(), action.id.clone(), date.clone())) {
            let action = &action.id;
            rows.push(
                json!({ "user": user, "account": account, "action": action, "date": date, "amount": amount }),
            );
        }
    }
    rows.into()
}
