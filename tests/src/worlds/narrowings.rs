//! Changes of a snapshot document that take something away from somebody.

use serde_json::{Value, json};

use super::{PERIODS, Random, RandomWorld};
use crate::oracle::{digits, parse_amount, write_amount};

impl RandomWorld {
    /// Takes one thing away, if the place that was chosen has any, and says where.
    ///
    /// # Panics
    /// If the document is not one of a random world.
    pub fn narrow(&self, random: &mut Random, document: &mut Value) -> String {
        match random.below(10) {
            0 | 1 => self.remove_from_list(random, document, &["contracts", "customers", "actions"]),
            2 => self.remove_from_list(random, document, &["roles", "actions"]),
            3 => self.remove_from_list(random, document, &["roles", "policies"]),
            4 => self.remove_from_list(random, document, &["policies", "actions"]),
            5 => self.remove_from_list(random, document, &["users", "assignments", "roles"]),
            6 => self.remove_from_list(random, document, &["users", "assignments", "accounts"]),
            7 => self.add_removal(random, document),
            _ => self.lower_limit(random, document),
        }
    }

    /// Removes one entry of a list that is found by going into any entry of each list on the way.
    fn remove_from_list(&self, random: &mut Random, document: &mut Value, way: &[&str]) -> String {
        let Some((last, first)) = way.split_last() else { return String::new() };
        let Some(entry) = any_entry(random, document, first) else { return "nothing".to_owned() };
        let Some(list) = entry.get_mut(*last).and_then(Value::as_array_mut) else {
            return "nothing".to_owned();
        };
        if list.is_empty() {
            return "nothing".to_owned();
        }
        let removed = list.remove(random.below(list.len()));
        format!("{} without {removed}", way.join("/"))
    }

    fn add_removal(&self, random: &mut Random, document: &mut Value) -> String {
        let Some(held) = any_entry(random, document, &["users", "assignments"]) else {
            return "nothing".to_owned();
        };
        let customer = held["customer"].as_str().and_then(|id| self.facts.customer(id)).expect("a customer");
        let account = random.pick_if_any(&customer.accounts);
        let action = random.pick(&self.facts.action_ids()).clone();
        let removed = match account {
            Some(account) if random.chance(75) => &mut held["removed"]["accounts"][account],
            _ => &mut held["removed"]["other"],
        };
        let listed = removed.as_array().cloned().unwrap_or_default();
        if !listed.contains(&json!(action)) {
            let mut listed = listed;
            listed.push(action.clone().into());
            *removed = listed.into();
        }
        format!("removed {action} at {account:?}")
    }

    fn lower_limit(&self, random: &mut Random, document: &mut Value) -> String {
        let Some(action) = random.pick_if_any(&self.facts.monetary()).cloned() else {
            return "nothing".to_owned();
        };
        let group = action.group.unwrap_or_default();
        let named = if random.chance(50) { ("actions", &action.id) } else { ("groups", &group) };
        let ways: [&[&str]; 3] = [&["contracts", "customers"], &["roles"], &["users", "assignments"]];
        let way = ways[random.below(3)];
        if random.chance(20) {
            return self.lower_institution_limit(random, document, &action.id);
        }
        let Some(entry) = any_entry(random, document, way) else { return "nothing".to_owned() };
        let period = *random.pick(&PERIODS);
        if way[0] != "users" || named.0 == "groups" {
            self.lower(random, &mut entry["limits"][named.0][named.1][period]);
        } else {
            let customer =
                entry["customer"].as_str().and_then(|id| self.facts.customer(id)).expect("a customer");
            let Some(account) = random.pick_if_any(&customer.accounts) else { return "nothing".to_owned() };
            let given = &mut entry["limits"]["accounts"][account][&action.id][period];
            match given.get_mut("preApproved") {
                Some(pre_approved) if random.chance(50) => self.lower(random, pre_approved),
                _ => self.lower(random, &mut given["deny"]),
            }
        }
        format!("{} {named:?} {period}", way.join("/"))
    }

    fn lower_institution_limit(&self, random: &mut Random, document: &mut Value, action: &str) -> String {
        let features = document["features"].as_array_mut().expect("features").iter_mut();
        let mut actions = features.flat_map(|feature| feature["actions"].as_array_mut().expect("actions"));
        let known = actions.find(|known| known["id"] == *action).expect("a known action");
        let period = *random.pick(&PERIODS);
        self.lower(random, &mut known["limits"][period]);
        format!("institution {action} {period}")
    }

    /// A lower limit, or some limit where there was none.
    fn lower(&self, random: &mut Random, limit: &mut Value) {
        let digits = digits(self.currency());
        let former = limit.as_str().and_then(|text| parse_amount(text, digits));
        let minor = match (former, random.below(3)) {
            (None, _) => self.facts.amounts.minor(random),
            (Some(_), 0) => 0,
            (Some(former), 1) => former / 2,
            (Some(former), _) => (former - 1).max(0),
        };
        *limit = write_amount(minor, digits).into();
    }
}

/// An entry of a list of an entry of a list, as far as the way goes.
fn any_entry<'d>(random: &mut Random, document: &'d mut Value, way: &[&str]) -> Option<&'d mut Value> {
    let mut entry = document;
    for list in way {
        let entries = entry.get_mut(*list)?.as_array_mut()?;
        if entries.is_empty() {
            return None;
        }
        let index = random.below(entries.len());
        entry = &mut entries[index];
    }
    Some(entry)
}
