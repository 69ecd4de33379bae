//! Who may give what to whom.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::limit::is_within;
use super::model::{Assignment, PERIODS, World};
use super::permission::{Place, codes};
use super::read::{Reader, text};

/// An assignment judged against what its target has and what the actor may give.
struct Delegation<'w> {
    world: &'w World,
    actor: &'w Assignment,
    former: Option<&'w Assignment>,
    given: &'w Assignment,
    violations: Vec<Value>,
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let actor = text(question, "actor")?;
    let target = text(question, "target");
    let given = Reader::new(&world.currency).assignment(&question["assignment"]);
    if target == Some(actor) {
        return Some(codes(&["own-permissions"]));
    }
    let right = if target.is_some() { "user-management.manage" } else { "user-management.create" };
    let place = Place { account: None, customer: Some(&given.customer) };
    let refusals = world.refusals(actor, right, place);
    if !refusals.is_empty() {
        return Some(codes(&refusals));
    }
    if target.is_some_and(|target| !world.users.contains_key(target)) {
        return Some(codes(&["unknown-user"]));
    }
    let mut delegation = Delegation {
        world,
        actor: world.assignment(actor, &given.customer)?,
        former: target.and_then(|target| world.assignment(target, &given.customer)),
        given: &given,
        violations: Vec::new(),
    };
    delegation.judge();
    Some(delegation.violations.into())
}

impl Delegation<'_> {
    fn judge(&mut self) {
        self.accounts();
        if self.world.ceiling == "accounts" {
            return;
        }
        self.actions();
        if self.world.ceiling == "limits" {
            self.thresholds();
            self.groups();
        }
    }

    fn is_held(&self, account: &str) -> bool {
        self.former.is_some_and(|former| former.accounts.contains(account))
    }

    fn is_in_pool(&self, account: &str) -> bool {
        let own = self.world.accounts.get(account).is_some_and(|known| known.customer == self.given.customer);
        own && (self.world.open_access || self.actor.accounts.contains(account))
    }

    fn accounts(&mut self) {
        for account in &self.given.accounts {
            if !self.is_held(account) && !self.is_in_pool(account) {
                self.violations.push(json!({ "code": "account-not-delegable", "account": account }));
            }
        }
    }

    fn judged_accounts(&self) -> BTreeSet<&str> {
        let accounts = self.given.accounts.iter().map(String::as_str);
        accounts.filter(|account| self.is_held(account) || self.is_in_pool(account)).collect()
    }

    fn had_on(&self, account: &str) -> BTreeSet<&str> {
        self.former.map(|former| self.world.granted_on(former, account)).unwrap_or_default()
    }

    fn actions(&mut self) {
        let mut violations = Vec::new();
        for account in self.judged_accounts() {
            let added = &self.world.granted_on(self.given, account) - &self.had_on(account);
            for action in &added - &self.world.granted_on(self.actor, account) {
                let code = "action-not-delegable";
                violations.push(json!({ "code": code, "account": account, "action": action }));
            }
        }
        let had = self.former.map(|former| self.world.granted_other(former)).unwrap_or_default();
        let added = &self.world.granted_other(self.given) - &had;
        for action in &added - &self.world.granted_other(self.actor) {
            violations.push(json!({ "code": "action-not-delegable", "action": action }));
        }
        self.violations.extend(violations);
    }

    fn thresholds(&mut self) {
        let mut violations = Vec::new();
        for account in self.judged_accounts() {
            for action in self.world.granted_on(self.given, account) {
                if self.world.actions[action].group.is_some() {
                    violations.extend(self.thresholds_of(account, action));
                }
            }
        }
        self.violations.extend(violations);
    }

    fn thresholds_of(&self, account: &str, action: &str) -> Vec<Value> {
        let world = self.world;
        let actor_has = world.granted_on(self.actor, account).contains(action);
        let former = self.former.filter(|_| self.had_on(account).contains(action));
        let mut violations = Vec::new();
        if former.is_none() && !actor_has {
            return violations;
        }
        for period in PERIODS {
            for field in ["deny", "preApproved"] {
                let value = |held: &Assignment| match field {
                    "deny" => world.deny(held, account, action, period),
                    _ => world.pre_approved(held, account, action, period),
                };
                let ceiling = if actor_has { value(self.actor) } else { Some(0) };
                let place = json!({ "account": account, "action": action, "period": period, "field": field });
                let raised = former.is_none_or(|former| !is_within(value(self.given), value(former)));
                violations.extend(self.above(value(self.given), ceiling, raised, place));
            }
        }
        violations
    }

    fn groups(&mut self) {
        let world = self.world;
        let has = |held: &Assignment, group: &str| !world.pairs(held, group).is_empty();
        let mut violations = Vec::new();
        for group in world.groups.iter().filter(|group| has(self.given, group)) {
            let actor_has = has(self.actor, group);
            let former = self.former.filter(|former| has(former, group));
            if former.is_none() && !actor_has {
                continue;
            }
            for period in PERIODS {
                let value = |held: &Assignment| world.group_limit(held, group, period);
                let ceiling = if actor_has { value(self.actor) } else { Some(0) };
                let place = json!({ "group": group, "period": period, "field": "limit" });
                let raised = former.is_none_or(|former| !is_within(value(self.given), value(former)));
                violations.extend(self.above(value(self.given), ceiling, raised, place));
            }
        }
        self.violations.extend(violations);
    }

    /// The violation of a value that was raised above what the actor has.
    fn above(
        &self,
        given: Option<i128>,
        ceiling: Option<i128>,
        raised: bool,
        mut place: Value,
    ) -> Option<Value> {
        if !raised || is_within(given, ceiling) {
            return None;
        }
        place["code"] = "limit-not-delegable".into();
        place["maximum"] = self.world.write_limit(ceiling);
        Some(place)
    }
}
