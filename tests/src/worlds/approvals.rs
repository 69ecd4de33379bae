//! Random signatory groups, approval rules and requirements.

use serde_json::{Value, json};

use super::{Facts, KnownAction, KnownCustomer, PERIODS, Random, identifier};

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
    random.some_shuffled(&rules, 100).into()
}

/// Rules of whoever it is, one of each currency at most, and rules by initiator, as many as there are.
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
    for period in random.some(periods, 40) {
        let with_currencies = is_monetary && period == "perTransaction";
        let mut currencies: Vec<Option<&String>> = if random.chance(80) { vec![None] } else { Vec::new() };
        if with_currencies && random.chance(35) {
            currencies
                .extend(random.some(&facts.currencies.iter().collect::<Vec<_>>(), 50).into_iter().map(Some));
        }
        let by_initiator = [0, 0, 0, 1, 1, 2][random.below(6)];
        let of_initiators = (0..by_initiator).map(|_| {
            let of_currency = with_currencies && random.chance(30);
            (true, of_currency.then(|| random.pick(&facts.currencies)))
        });
        let of_initiators: Vec<_> = of_initiators.collect();
        let all = currencies.into_iter().map(|currency| (false, currency)).chain(of_initiators);
        for (names_initiators, currency) in all {
            let bands = bands(random, facts, &customer.id, is_monetary, currency.map(String::as_str));
            let mut rule =
                json!({ "customer": customer.id, "action": action.id, "period": period, "bands": bands });
            if let Some(account) = account {
                rule["account"] = account.clone().into();
            }
            if let Some(currency) = currency {
                rule["currency"] = currency.clone().into();
            }
            if names_initiators {
                rule["initiators"] = initiators(random, facts, &customer.id);
            }
            rules.push(rule);
        }
    }
}

/// Groups of the customer, or people, or both.
fn initiators(random: &mut Random, facts: &Facts, customer: &str) -> Value {
    let groups = facts.signatories.iter().filter(|(_, of)| of == customer);
    let groups: Vec<&String> = groups.map(|(id, _)| id).collect();
    let mut initiators: Vec<Value> = Vec::new();
    for group in random.some_shuffled(&groups, 40) {
        initiators.push(json!({ "group": group }));
    }
    if initiators.is_empty() || random.chance(20) {
        initiators.push(json!({ "users": people(random, facts, 40) }));
    }
    initiators.into()
}

/// Some people, at least one.
fn people(random: &mut Random, facts: &Facts, percent: usize) -> Vec<String> {
    let mut users = random.some_shuffled(&facts.users, percent);
    if users.is_empty() {
        users.push(random.pick(&facts.users).clone());
    }
    users
}

fn bands(
    random: &mut Random,
    facts: &Facts,
    customer: &str,
    with_amounts: bool,
    currency: Option<&str>,
) -> Value {
    let bounds = if with_amounts { facts.amounts.bounds(random, currency) } else { Vec::new() };
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
    let slots = band["anyOf"].as_array_mut().expect("alternatives").iter_mut();
    for slot in slots.flat_map(|slots| slots.as_array_mut().expect("slots")) {
        if slot.get("group").is_some() && random.chance(35) {
            slot["count"] = (*random.pick(&["all", "majority"])).into();
        }
    }
    if random.chance(40) {
        band.as_object_mut().expect("a band").remove("sequential");
    }
    band
}

/// Alternatives of slots, in numbers; groups only of the customer that is known.
pub(super) fn requirement(random: &mut Random, facts: &Facts, customer: Option<&str>) -> Value {
    let mut any_of = Vec::new();
    for _ in 0..random.between(1, 2) {
        let count = *random.pick(&[1, 1, 1, 2, 2, 3, 3]);
        any_of.push((0..count).map(|_| slot(random, facts, customer)).collect::<Value>());
    }
    json!({ "sequential": random.chance(50), "anyOf": any_of })
}

fn slot(random: &mut Random, facts: &Facts, customer: Option<&str>) -> Value {
    let count = *random.pick(&[1, 1, 1, 1, 1, 2, 2, 3]);
    let groups: Vec<&String> =
        facts.signatories.iter().filter(|(_, of)| Some(of.as_str()) == customer).map(|(id, _)| id).collect();
    match (random.below(3), groups.is_empty()) {
        (0, false) => json!({ "group": random.pick(&groups), "count": count }),
        (1, _) => json!({ "users": people(random, facts, 50), "count": count }),
        _ => json!({ "anyone": true, "count": count }),
    }
}
