//! Who may do what where.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::date::day_number;
use super::model::{Action, Assignment, Grant, World};
use super::read::text;

/// Where a question is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'q> {
    pub account: Option<&'q str>,
    pub customer: Option<&'q str>,
}

impl<'q> Place<'q> {
    pub fn of(question: &'q Value) -> Self {
        Self { account: text(question, "account"), customer: text(question, "customer") }
    }

    /// The customer that is given or that owns the account; it must exist.
    pub fn customer_in(self, world: &'q World) -> &'q str {
        match self.account {
            Some(account) => &world.accounts[account].customer,
            None => self.customer.expect("an account or a customer"),
        }
    }
}

/// Whom a question is asked for.
#[derive(Debug, Clone)]
pub(super) struct Behalf<'q> {
    pub giver: &'q str,
    /// Today and the day of execution.
    pub days: Vec<i64>,
}

impl<'q> Behalf<'q> {
    /// Of a question that names a giver; nothing within if it does not say what day it is.
    pub fn of(question: &'q Value) -> Option<Option<Self>> {
        let giver = text(question, "onBehalfOf")?;
        let Some(today) = text(question, "today") else { return Some(None) };
        let days = [Some(today), text(question, "date")].into_iter().flatten().map(day_number).collect();
        Some(Some(Self { giver, days }))
    }
}

impl World {
    pub fn role_actions<'w>(&'w self, assignment: &Assignment) -> BTreeSet<&'w str> {
        assignment.roles.iter().flat_map(|role| &self.roles[role].actions).map(String::as_str).collect()
    }

    /// Contract actions that some role holds too, of features on accounts or not.
    fn contract_and_roles<'w>(&'w self, assignment: &Assignment, on_accounts: bool) -> BTreeSet<&'w str> {
        let contract = self.customers[&assignment.customer].actions.iter().map(String::as_str).collect();
        let both = &self.role_actions(assignment) & &contract;
        both.into_iter().filter(|action| self.actions[*action].on_accounts == on_accounts).collect()
    }

    pub fn default_on<'w>(&'w self, assignment: &Assignment, account: &str) -> BTreeSet<&'w str> {
        let kind = &self.accounts[account].kind;
        let mut actions = self.contract_and_roles(assignment, true);
        actions.retain(|action| applies_to(&self.actions[*action], kind));
        actions
    }

    pub fn default_other<'w>(&'w self, assignment: &Assignment) -> BTreeSet<&'w str> {
        self.contract_and_roles(assignment, false)
    }

    pub fn granted_on<'w>(&'w self, assignment: &Assignment, account: &str) -> BTreeSet<&'w str> {
        let own = self.accounts.get(account).is_some_and(|account| account.customer == assignment.customer);
        if !own || !assignment.accounts.contains(account) {
            return BTreeSet::new();
        }
        let mut actions = self.default_on(assignment, account);
        if let Some(removed) = assignment.removed.get(account) {
            actions.retain(|action| !removed.contains(*action));
        }
        actions
    }

    pub fn granted_other<'w>(&'w self, assignment: &Assignment) -> BTreeSet<&'w str> {
        let mut actions = self.default_other(assignment);
        actions.retain(|action| !assignment.removed_other.contains(*action));
        actions
    }

    /// Every reason that refuses the request.
    pub fn refusals(&self, user: &str, action: &str, place: Place<'_>) -> Vec<&'static str> {
        let ending = self.ending(user, action, place);
        if !ending.is_empty() {
            return ending;
        }
        self.missing(user, action, place.customer_in(self), self.needed(action, place))
    }

    /// The account that matters: none for a feature of the customer.
    fn needed<'q>(&self, action: &str, place: Place<'q>) -> Option<&'q str> {
        place.account.filter(|_| self.actions[action].on_accounts)
    }

    /// Reasons that end the list.
    pub fn ending(&self, user: &str, action: &str, place: Place<'_>) -> Vec<&'static str> {
        let unknown = self.unknown(user, action, place);
        if !unknown.is_empty() {
            return unknown;
        }
        let customer = place.customer_in(self);
        if place.customer.is_some_and(|given| given != customer) {
            return vec!["account-not-of-customer"];
        }
        if self.actions[action].on_accounts && place.account.is_none() {
            return vec!["account-required"];
        }
        Vec::new()
    }

    /// The grants that cover a request of a user on behalf of a giver, on whatever days.
    pub fn covering(&self, behalf: &Behalf<'_>, user: &str, action: &str, place: Place<'_>) -> Vec<&Grant> {
        let account = self.needed(action, place);
        let reaches = |grant: &Grant| match (&grant.accounts, account) {
            (Some(accounts), Some(account)) => accounts.contains(account),
            _ => true,
        };
        let fits = |grant: &&Grant| {
            grant.receiver == user
                && grant.giver == behalf.giver
                && grant.customer == place.customer_in(self)
                && grant.actions.contains(action)
                && reaches(grant)
        };
        self.grants.iter().filter(fits).collect()
    }

    /// Those of them that hold on every day of the question.
    pub fn in_force(&self, behalf: &Behalf<'_>, user: &str, action: &str, place: Place<'_>) -> Vec<&Grant> {
        let mut grants = self.covering(behalf, user, action, place);
        grants.retain(|grant| behalf.days.iter().all(|day| (grant.from..=grant.until).contains(day)));
        grants
    }

    /// Every reason that refuses what a user asks on behalf of another. Somebody unknown gave nothing.
    pub fn refusals_on_behalf(
        &self,
        behalf: &Behalf<'_>,
        user: &str,
        action: &str,
        place: Place<'_>,
    ) -> Vec<&'static str> {
        let ending = self.ending(user, action, place);
        if !ending.is_empty() {
            return ending;
        }
        let mut reasons = Vec::new();
        if !self.users[user].active {
            reasons.push("user-not-active");
        }
        if self.covering(behalf, user, action, place).is_empty() {
            reasons.push("no-grant");
            return reasons;
        }
        if self.in_force(behalf, user, action, place).is_empty() {
            reasons.push("grant-not-in-force");
        }
        for reason in self.refusals(behalf.giver, action, place) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    fn unknown(&self, user: &str, action: &str, place: Place<'_>) -> Vec<&'static str> {
        let mut reasons = Vec::new();
        if !self.users.contains_key(user) {
            reasons.push("unknown-user");
        }
        if !self.actions.contains_key(action) {
            reasons.push("unknown-action");
        }
        match (place.account, place.customer) {
            (Some(account), _) if !self.accounts.contains_key(account) => reasons.push("unknown-account"),
            (None, Some(customer)) if !self.customers.contains_key(customer) => {
                reasons.push("unknown-customer")
            }
            _ => {}
        }
        reasons
    }

    fn missing(&self, user: &str, action: &str, customer: &str, account: Option<&str>) -> Vec<&'static str> {
        let mut reasons = Vec::new();
        let mut refuse = |is_refused: bool, reason: &'static str| {
            if is_refused {
                reasons.push(reason);
            }
        };
        let held = self.assignment(user, customer);
        refuse(!self.users[user].active, "user-not-active");
        refuse(held.is_none(), "no-customer-access");
        let listed = |held: &Assignment| account.is_none_or(|account| held.accounts.contains(account));
        refuse(held.is_some_and(|held| !listed(held)), "no-account-access");
        refuse(!self.customers[customer].actions.contains(action), "not-in-contract");
        refuse(held.is_some_and(|held| !self.role_actions(held).contains(action)), "not-in-role");
        let applies = |account: &str| applies_to(&self.actions[action], &self.accounts[account].kind);
        refuse(account.is_some_and(|account| !applies(account)), "not-applicable-to-account");
        refuse(held.is_some_and(|held| is_removed(held, action, account)), "removed-for-user");
        reasons
    }
}

fn applies_to(action: &Action, kind: &str) -> bool {
    action.account_types.as_ref().is_none_or(|types| types.contains(kind))
}

fn is_removed(held: &Assignment, action: &str, account: Option<&str>) -> bool {
    match account {
        Some(account) => held.removed.get(account).is_some_and(|removed| removed.contains(action)),
        None => held.removed_other.contains(action),
    }
}

pub(super) fn codes(reasons: &[&'static str]) -> Value {
    reasons.iter().map(|code| json!({ "code": code })).collect()
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let user = text(question, "user").expect("a user");
    let action = text(question, "action").expect("an action");
    let place = Place::of(question);
    let reasons = match Behalf::of(question) {
        None => world.refusals(user, action, place),
        Some(behalf) => world.refusals_on_behalf(&behalf?, user, action, place),
    };
    Some(json!({ "allowed": reasons.is_empty(), "reasons": codes(&reasons) }))
}
