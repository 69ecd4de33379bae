//! Random signatory groups, approval rules and requirements.

use serde_json::{Value, json};

use super::{Facts, KnownAction, KnownCustomer, Random, identifier};

const PERIODS: [&str; 3] = ["perTransaction", "daily", "weekly"];

pub(super) fn signatory_groups(random: &mut Random, facts: &mut Facts) -> Value {
    let mut groups = Vec::new();
    for number in 0..random.below(5) {
        let id = identifier(random, "s", number);
        let customer = random.pick(&facts.customers).id.clone();
        let percent = *random.pick(&[0, 40, 70, 100]);
        let members = random.some_shuffled(&facts.users, percent);
        groups.push(json!({ "id": id, "customer": customer, "members": members }));
        facts.signatories.push((id, customer));
    }
    groups.into()
}

pub(super) fn rules(random: &mut Random, facts: &Facts) -> Value {
    let mut rules = Vec::new();
    for customer in &facts.customers {
        for action in random.some(&facts.actions, 45) {
            add_rules(random, facts, customer, &action, None, &mut rules);
            if action.on_accounts {
                for account in random.some(&customer.accounts, 20) {
                    add_rules(random, facts, customer, &action, Some(&account), &mut rules);
                }
            }
        }
    }
    rules.into()
}

fn add_rules(
    random: &mut Random,
    facts: &Facts,
    customer: &KnownCustomer,
    action: &KnownAction,
    account: Option<&String>,
    rules: &mut Vec<Value>,
) {
    let is_monetary = action.group.is_some();
    let periods = if is_monetary { &PERIODS[..] } else { &PERIODS[..1] };
    for period in random.some(periods, 50) {
        let bands = bands(random, facts, &customer.id, is_monetary);
        let mut rule =
            json!({ "customer": customer.id, "action": action.id, "period": period, "bands": bands });
        if let Some(account) = account {
            rule["account"] = account.clone().into();
        }
        rules.push(rule);
    }
}

fn bands(random: &mut Random, facts: &Facts, customer: &str, with_amounts: bool) -> Value {
    let bounds = if with_amounts { facts.amounts.bounds(random) } else { Vec::new() };
    let mut bands = Vec::new();
    let mut above = "0".to_owned();
    for bound in bounds.into_iter().map(Some).chain([None]) {
        let mut band = band(random, facts, customer);
        band["above"] = above.clone().into();
        if let Some(bound) = bound {
            band["upTo"] = bound.clone().into();
            above = bound;
        }
        bands.push(band);
    }
    bands.into()
}

fn band(random: &mut Random, facts: &Facts, customer: &str) -> Value {
    if random.chance(25) {
        return json!({ "none": true });
    }
    let mut band = requirement(random, facts, Some(customer));
    if random.chance(40) {
        band.as_object_mut().expect("a band").remove("sequential");
    }
    band
}

/// Alternatives of slots; groups only of the customer that is known.
pub(super) fn requirement(random: &mut Random, facts: &Facts, customer: Option<&str>) -> Value {
    let mut any_of = Vec::new();
    for _ in 0..random.between(1, 2) {
        let count = *random.pick(&[1, 1, 1, 1, 2, 2, 3]);
        any_of.push((0..count).map(|_| slot(random, facts, customer)).collect::<Value>());
    }
    json!({ "sequential": random.chance(40), "anyOf": any_of })
}

fn slot(random: &mut Random, facts: &Facts, customer: Option<&str>) -> Value {
    let count = *random.pick(&[1, 1, 1, 1, 1, 2, 2, 3]);
    let groups: Vec<&String> =
        facts.signatories.iter().filter(|(_, of)| Some(of.as_str()) == customer).map(|(id, _)| id).collect();
    let mut users = random.some_shuffled(&facts.users, 50);
    if users.is_empty() {
        users.push(random.pick(&facts.users).clone());
    }
    match (random.below(3), groups.is_empty()) {
        (0, false) => json!({ "group": random.pick(&groups), "count": count }),
        (1, _) => json!({ "users": users, "count": count }),
        _ => json!({ "anyone": true, "count": count }),
    }
}
