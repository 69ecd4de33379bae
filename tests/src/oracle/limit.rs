//! Maxima, thresholds and the limits of groups. A limit is an amount, or nothing if unlimited.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::model::{Assignment, PERIODS, World, limit_of};
use super::read::text;

/// The lowest of some limits.
pub(super) fn lowest<const N: usize>(limits: [Option<i128>; N]) -> Option<i128> {
    limits.into_iter().flatten().min()
}

/// The highest of some limits: unlimited if one is.
pub(super) fn highest(limits: impl IntoIterator<Item = Option<i128>>) -> Option<i128> {
    let limits: Option<Vec<i128>> = limits.into_iter().collect();
    limits?.into_iter().max()
}

/// Whether an amount keeps a limit.
pub(super) fn is_within(amount: Option<i128>, limit: Option<i128>) -> bool {
    match (amount, limit) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(amount), Some(limit)) => amount <= limit,
    }
}

impl World {
    /// The lowest of the institution's, the contract's and the role limit.
    pub fn maximum(&self, held: &Assignment, action: &str, period: &str) -> Option<i128> {
        let granting =
            held.roles.iter().map(|role| &self.roles[role]).filter(|role| role.actions.contains(action));
        lowest([
            self.actions[action].limits.get(period).copied(),
            limit_of(&self.customers[&held.customer].action_limits, action, period),
            highest(granting.map(|role| limit_of(&role.action_limits, action, period))),
        ])
    }

    pub fn deny(&self, held: &Assignment, account: &str, action: &str, period: &str) -> Option<i128> {
        let key = (account.to_owned(), action.to_owned(), period.to_owned());
        let given = held.overrides.get(&key).and_then(|given| given.deny);
        lowest([given, self.maximum(held, action, period)])
    }

    /// What needs no approval; without one of its own, a month asks for none.
    pub fn pre_approved(&self, held: &Assignment, account: &str, action: &str, period: &str) -> Option<i128> {
        let key = (account.to_owned(), action.to_owned(), period.to_owned());
        let absent = if period == "monthly" { None } else { Some(0) };
        let given = held.overrides.get(&key).and_then(|given| given.pre_approved).unwrap_or(absent);
        lowest([given, self.deny(held, account, action, period)])
    }

    /// Accounts with the granted monetary actions of a group.
    pub fn pairs<'w>(&'w self, held: &'w Assignment, group: &str) -> BTreeSet<(&'w str, &'w str)> {
        let of_account = |account: &'w String| {
            self.granted_on(held, account).into_iter().map(move |action| (account.as_str(), action))
        };
        let in_group = |action: &str| self.actions[action].group.as_deref() == Some(group);
        held.accounts.iter().flat_map(of_account).filter(|(_, action)| in_group(action)).collect()
    }

    fn cap(&self, held: &Assignment, group: &str, period: &str) -> Option<i128> {
        let pairs = self.pairs(held, group);
        let maxima = pairs.iter().map(|(_, action)| self.maximum(held, action, period));
        let maxima: Vec<i128> = maxima.collect::<Option<_>>()?;
        match period {
            "perTransaction" => maxima.into_iter().max(),
            _ => Some(maxima.into_iter().sum()),
        }
    }

    pub fn group_default(&self, held: &Assignment, group: &str, period: &str) -> Option<i128> {
        let in_group = |action: &String| self.actions[action].group.as_deref() == Some(group);
        let holding = held.roles.iter().map(|role| &self.roles[role]);
        let holding = holding.filter(|role| role.actions.iter().any(in_group));
        lowest([
            self.cap(held, group, period),
            limit_of(&self.customers[&held.customer].group_limits, group, period),
            highest(holding.map(|role| limit_of(&role.group_limits, group, period))),
        ])
    }

    pub fn group_limit(&self, held: &Assignment, group: &str, period: &str) -> Option<i128> {
        lowest([limit_of(&held.group_limits, group, period), self.group_default(held, group, period)])
    }

    pub fn write_limit(&self, limit: Option<i128>) -> Value {
        limit.map_or(Value::Null, |limit| self.write(limit).into())
    }
}

/// User and customer of a question that knows no unknown ones.
pub(super) fn known<'q>(world: &World, question: &'q Value) -> Option<(&'q str, &'q str)> {
    let user = text(question, "user").filter(|user| world.users.contains_key(*user))?;
    let customer = text(question, "customer").filter(|customer| world.customers.contains_key(*customer))?;
    Some((user, customer))
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let (user, customer) = known(world, question)?;
    let Some(held) = world.assignment(user, customer) else { return Some(json!([])) };
    let with_pairs = world.groups.iter().filter(|group| !world.pairs(held, group).is_empty());
    let shown = with_pairs.map(|group| {
        let mut shown = json!({ "group": group });
        for period in PERIODS {
            shown[period] = json!({
                "limit": world.write_limit(world.group_limit(held, group, period)),
                "default": world.write_limit(world.group_default(held, group, period)),
            });
        }
        shown
    });
    Some(shown.collect())
}
