//! Staged edits of removals.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::limit::known;
use super::model::{Assignment, World};
use super::read::{list, texts};

/// Removals while they are edited.
struct Removals<'w> {
    world: &'w World,
    held: Option<&'w Assignment>,
    accounts: BTreeMap<String, BTreeSet<String>>,
    other: BTreeSet<String>,
    skipped: Vec<Value>,
}

fn put(removed: &mut BTreeSet<String>, action: String, enable: bool) {
    if enable {
        removed.remove(&action);
    } else {
        removed.insert(action);
    }
}

impl Removals<'_> {
    fn edit_account(&mut self, account: &str, action: String, enable: bool) {
        let editable = self.held.is_some_and(|held| {
            held.accounts.contains(account) && self.world.default_on(held, account).contains(action.as_str())
        });
        if editable {
            put(self.accounts.entry(account.to_owned()).or_default(), action, enable);
        } else {
            self.skipped.push(json!({ "account": account, "action": action }));
        }
    }

    fn edit_other(&mut self, action: String, enable: bool) {
        if self.held.is_some_and(|held| self.world.default_other(held).contains(action.as_str())) {
            put(&mut self.other, action, enable);
        } else {
            self.skipped.push(json!({ "action": action }));
        }
    }

    fn apply(&mut self, operation: &Value) {
        let enable = operation["enable"] == true;
        for account in texts(operation, "accounts") {
            for action in texts(operation, "actions") {
                self.edit_account(&account, action, enable);
            }
        }
        if operation.get("other").is_some() {
            for action in texts(operation, "actions") {
                self.edit_other(action, enable);
            }
        }
    }
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let (user, customer) = known(world, question)?;
    let mentions_unknown = list(question, "operations").any(|operation| {
        texts(operation, "accounts").iter().any(|account| !world.accounts.contains_key(account))
            || texts(operation, "actions").iter().any(|action| !world.actions.contains_key(action))
    });
    if mentions_unknown {
        return None;
    }
    let held = world.assignment(user, customer);
    let mut removals = Removals {
        world,
        held,
        accounts: held.map(|held| held.removed.clone()).unwrap_or_default(),
        other: held.map(|held| held.removed_other.clone()).unwrap_or_default(),
        skipped: Vec::new(),
    };
    for operation in list(question, "operations") {
        removals.apply(operation);
    }
    removals.accounts.retain(|_, removed| !removed.is_empty());
    Some(json!({
        "removed": { "accounts": removals.accounts, "other": removals.other },
        "skipped": removals.skipped,
    }))
}
