//! The permission matrix.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::limit::known;
use super::model::{Assignment, World};

/// Pairs of an account and an action.
type Pairs<'w> = BTreeSet<(&'w str, &'w str)>;

fn state(default: &Pairs<'_>, granted: &Pairs<'_>, counts: impl Fn(&str) -> bool) -> Option<&'static str> {
    let total = default.iter().filter(|(_, action)| counts(action)).count();
    let selected = granted.iter().filter(|(_, action)| counts(action)).count();
    match selected {
        _ if total == 0 => None,
        0 => Some("none"),
        all if all == total => Some("full"),
        _ => Some("partial"),
    }
}

fn permission_type(default: &Pairs<'_>, granted: &Pairs<'_>) -> &'static str {
    if default == granted { "default" } else { "custom" }
}

fn of_account<'w>(account: &'w str, actions: BTreeSet<&'w str>) -> Pairs<'w> {
    actions.into_iter().map(|action| (account, action)).collect()
}

fn levels(world: &World, default: &Pairs<'_>, granted: &Pairs<'_>, feature: Option<&str>) -> Value {
    let mut levels = Map::new();
    for level in ["view", "create", "edit", "approve", "delete"] {
        let counts = |action: &str| {
            let action = &world.actions[action];
            action.level == level && feature.is_none_or(|feature| action.feature == feature)
        };
        if let Some(state) = state(default, granted, counts) {
            levels.insert(level.to_owned(), state.into());
        }
    }
    Value::Object(levels)
}

/// The state of each feature that has pairs, with its access levels if asked.
fn features(world: &World, default: &Pairs<'_>, granted: &Pairs<'_>, with_levels: bool) -> Value {
    let shown = world.features.iter().filter_map(|feature| {
        let state = state(default, granted, |action| world.actions[action].feature == *feature)?;
        let mut shown = json!({ "feature": feature, "state": state });
        if with_levels {
            shown["accessLevels"] = levels(world, default, granted, Some(feature));
        }
        Some(shown)
    });
    shown.collect()
}

fn matrix(world: &World, held: &Assignment) -> Value {
    let listed = world.customers[&held.customer].accounts.iter();
    let listed = listed.filter(|account| held.accounts.contains(*account));
    let (mut default, mut granted, mut accounts) = (Pairs::new(), Pairs::new(), Vec::new());
    for account in listed {
        let total = of_account(account, world.default_on(held, account));
        let selected = of_account(account, world.granted_on(held, account));
        accounts.push(json!({
            "account": account,
            "selected": selected.len(),
            "total": total.len(),
            "permissionType": permission_type(&total, &selected),
        }));
        default.extend(total);
        granted.extend(selected);
    }
    let other = of_account("", world.default_other(held));
    let other_granted = of_account("", world.granted_other(held));
    json!({
        "permissionType": permission_type(&default, &granted),
        "accessLevels": levels(world, &default, &granted, None),
        "features": features(world, &default, &granted, true),
        "accounts": accounts,
        "other": features(world, &other, &other_granted, false),
        "otherPermissionType": permission_type(&other, &other_granted),
    })
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let (user, customer) = known(world, question)?;
    let empty = || {
        json!({
            "permissionType": "default",
            "accessLevels": {},
            "features": [],
            "accounts": [],
            "other": [],
            "otherPermissionType": "default",
        })
    };
    Some(world.assignment(user, customer).map_or_else(empty, |held| matrix(world, held)))
}
