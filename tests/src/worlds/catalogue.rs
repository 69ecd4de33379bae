//! Random features and actions.

use serde_json::{Value, json};

use super::{Facts, KnownAction, Random, identifier};

const LEVELS: [&str; 5] = ["view", "create", "edit", "approve", "delete"];
pub(super) const TYPES: [&str; 3] = ["current", "card", "loan"];

pub(super) fn features(random: &mut Random, facts: &mut Facts) -> Value {
    let mut features: Vec<Value> =
        (0..random.between(1, 5)).map(|number| feature(random, facts, number)).collect();
    if random.chance(85) {
        features.push(user_management(facts));
    }
    let ids = facts.action_ids();
    for feature in &mut features {
        for action in feature["actions"].as_array_mut().expect("actions") {
            choose_approver(random, &ids, action);
            let known =
                facts.actions.iter_mut().find(|known| action["id"] == *known.id).expect("a known action");
            known.approved_by = action["approvedBy"].as_str().map(str::to_owned);
        }
    }
    features.into()
}

fn feature(random: &mut Random, facts: &mut Facts, number: usize) -> Value {
    let id = identifier(random, "f", number);
    let on_accounts = random.chance(80);
    let mut levels = random.some(&LEVELS, 65);
    if levels.is_empty() {
        levels.push("create");
    }
    let actions: Value =
        levels.into_iter().map(|level| action(random, facts, &id, level, on_accounts)).collect();
    let mut feature =
        json!({ "id": id, "level": if on_accounts { "account" } else { "customer" }, "actions": actions });
    if on_accounts && random.chance(35) {
        let types = random.some_shuffled(&TYPES, 60);
        if !types.is_empty() {
            feature["accountTypes"] = json!(types);
        }
    }
    feature
}

fn action(random: &mut Random, facts: &mut Facts, feature: &str, level: &str, on_accounts: bool) -> Value {
    let id = format!("{feature}.{level}");
    let mut action = json!({ "id": id, "accessLevel": level });
    let percent = if level == "view" { 5 } else { 65 };
    let is_monetary = on_accounts && random.chance(percent);
    let group = random.pick_if_any(&facts.groups).filter(|_| is_monetary).cloned();
    if let Some(group) = &group {
        action["limitGroup"] = group.clone().into();
        if random.chance(60) {
            action["limits"] = facts.amounts.limits(random);
        }
    }
    facts.actions.push(KnownAction { id, on_accounts, group, approved_by: None });
    action
}

fn user_management(facts: &mut Facts) -> Value {
    let verbs = [("view", "view"), ("create", "create"), ("manage", "edit")];
    let actions = verbs.map(|(verb, level)| {
        let id = format!("user-management.{verb}");
        facts.actions.push(KnownAction {
            id: id.clone(),
            on_accounts: false,
            group: None,
            approved_by: None,
        });
        json!({ "id": id, "accessLevel": level })
    });
    json!({ "id": "user-management", "level": "customer", "actions": actions })
}

/// Mostly the approving action of the same feature, sometimes any other.
fn choose_approver(random: &mut Random, ids: &[String], action: &mut Value) {
    let id = action["id"].as_str().expect("a text");
    let feature = id.rsplit_once('.').expect("feature and verb").0;
    let usual = format!("{feature}.approve");
    if random.chance(10) {
        action["approvedBy"] = random.pick(ids).clone().into();
    } else if ids.contains(&usual) && random.chance(85) {
        action["approvedBy"] = usual.into();
    }
}
