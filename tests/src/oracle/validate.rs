//! Judges limits that someone is about to give.

use serde_json::{Value, json};

use super::limit::{known, lowest};
use super::model::{Assignment, World};
use super::read::members;

/// What was given, judged for one user at one customer.
struct Judge<'w> {
    world: &'w World,
    held: Option<&'w Assignment>,
    problems: Vec<(String, &'static str, Option<i128>)>,
}

fn segment(id: &str) -> String {
    id.replace('~', "~0").replace('/', "~1")
}

impl Judge<'_> {
    fn refuse(&mut self, path: String, code: &'static str, maximum: Option<i128>) {
        self.problems.push((path, code, maximum));
    }

    fn refuse_above(&mut self, path: String, code: &'static str, given: Option<i128>, maximum: Option<i128>) {
        if given.zip(maximum).is_some_and(|(given, maximum)| given > maximum) {
            self.refuse(path, code, maximum);
        }
    }

    fn action(&mut self, account: &str, action: &str, periods: &Value) -> Option<()> {
        let path = format!("/accounts/{}/{}", segment(account), segment(action));
        let granted = self.held.filter(|held| self.world.granted_on(held, account).contains(action));
        let monetary = self.world.actions[action].group.is_some();
        match granted {
            None => self.refuse(path, "not-permitted", None),
            Some(_) if !monetary => self.refuse(path, "not-monetary", None),
            Some(held) => {
                for (period, given) in periods.as_object()? {
                    let maximum = self.world.maximum(held, action, period);
                    self.thresholds(&format!("{path}/{period}"), given, maximum)?;
                }
            }
        }
        Some(())
    }

    fn thresholds(&mut self, path: &str, given: &Value, maximum: Option<i128>) -> Option<()> {
        let amount = |field| given.get(field)?.as_str().map(|amount| self.world.parse(amount));
        let (deny, pre_approved) = (amount("deny"), amount("preApproved"));
        let (deny, pre_approved) = (deny.map_or(Some(None), |deny| deny.map(Some))?, pre_approved);
        let pre_approved = pre_approved.map_or(Some(None), |amount| amount.map(Some))?;
        self.refuse_above(format!("{path}/deny"), "above-maximum", deny, maximum);
        self.refuse_above(format!("{path}/preApproved"), "above-deny", pre_approved, lowest([deny, maximum]));
        Some(())
    }

    fn group(&mut self, group: &str, periods: &Value) -> Option<()> {
        let held = self.held.filter(|held| !self.world.pairs(held, group).is_empty());
        for (period, given) in periods.as_object()? {
            let path = format!("/groups/{}/{period}", segment(group));
            let given = self.world.parse(given.as_str()?)?;
            match held {
                None => self.refuse(path, "not-permitted", None),
                Some(held) => {
                    let default = self.world.group_default(held, group, period);
                    self.refuse_above(path, "above-maximum", Some(given), default);
                }
            }
        }
        Some(())
    }
}

fn mentions_unknown(world: &World, limits: &Value) -> bool {
    let unknown_action = |actions: &Value| {
        let mut actions = actions.as_object().into_iter().flatten();
        actions.any(|(action, _)| !world.actions.contains_key(action))
    };
    members(limits, "accounts")
        .any(|(account, actions)| !world.accounts.contains_key(account) || unknown_action(actions))
        || members(limits, "groups").any(|(group, _)| !world.groups.contains(group))
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let (user, customer) = known(world, question)?;
    let limits = &question["limits"];
    if mentions_unknown(world, limits) {
        return None;
    }
    let mut judge = Judge { world, held: world.assignment(user, customer), problems: Vec::new() };
    for (account, actions) in members(limits, "accounts") {
        for (action, periods) in actions.as_object()? {
            judge.action(account, action, periods)?;
        }
    }
    for (group, periods) in members(limits, "groups") {
        judge.group(group, periods)?;
    }
    judge.problems.sort();
    let write = |(path, code, maximum): &(String, &str, Option<i128>)| {
        let mut problem = json!({ "path": path, "code": code });
        if let Some(maximum) = maximum {
            problem["maximum"] = world.write(*maximum).into();
        }
        problem
    };
    Some(judge.problems.iter().map(write).collect())
}
