//! Users of a sized world, and what they were assigned.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Size, action, object, scatter};

/// Customers at which an ordinary user has something, and how many accounts there.
const CUSTOMERS_EACH: usize = 3;
const ACCOUNTS_EACH: usize = 20;

/// What users hold together, by turns; the first user has the first.
const ROLES: [&[&str]; 6] = [
    &["treasurer", "clerk"],
    &["clerk", "viewer"],
    &["viewer", "approver"],
    &["payer", "approver"],
    &["clerk"],
    &["treasurer"],
];

impl Size {
    pub(super) fn people(&self) -> Value {
        let approvers = (self.users..self.users + self.approvers).map(|user| self.approver(user));
        (0..self.users).map(|user| self.user(user)).chain(approvers).collect()
    }

    /// One in forty is suspended.
    fn user(&self, user: usize) -> Value {
        let status = if user % 40 == 39 { "suspended" } else { "active" };
        let assignments: Vec<Value> = if user == 0 {
            let many = self.accounts_each() * 9 / 10;
            (0..self.customers).map(|customer| self.assignment(user, customer, (0, many))).collect()
        } else {
            let count = ACCOUNTS_EACH.min(self.accounts_each() / 2);
            let first = user * 3 % self.accounts_each();
            self.customers_of(user).map(|customer| self.assignment(user, customer, (first, count))).collect()
        };
        json!({"id": format!("user-{user}"), "status": status, "assignments": assignments})
    }

    fn customers_of(&self, user: usize) -> impl Iterator<Item = usize> {
        let count = CUSTOMERS_EACH.min(self.customers);
        let all: BTreeSet<usize> = (0..count).map(|turn| (user + 7 * turn) % self.customers).collect();
        all.into_iter()
    }

    /// May approve at the first customer and nothing else.
    fn approver(&self, user: usize) -> Value {
        let accounts: Vec<String> = (0..2).map(|turn| self.account(0, (user + turn) % 10)).collect();
        json!({"id": format!("user-{user}"), "status": "active", "assignments":
            [{"customer": "customer-0", "roles": ["approver"], "accounts": accounts}]})
    }

    fn assignment(&self, user: usize, customer: usize, (first, count): (usize, usize)) -> Value {
        let held: Vec<usize> = (first..first + count).map(|number| number % self.accounts_each()).collect();
        let id = |number: &usize| self.account(customer, *number);
        let removed =
            held.iter().step_by(10).map(|number| (id(number), self.removed(user, customer, *number)));
        let limits = held.iter().step_by(20).map(|number| (id(number), own_limits(*number)));
        let mut limits = json!({"accounts": object(limits)});
        if user.is_multiple_of(3) {
            limits["groups"] = json!({"single": {"daily": "300000.00"}});
        }
        json!({"customer": format!("customer-{customer}"), "roles": ROLES[user % ROLES.len()],
            "accounts": held.iter().map(id).collect::<Vec<_>>(),
            "removed": {"accounts": object(removed)}, "limits": limits})
    }

    /// From one to four actions, hardly ever the same ones twice.
    fn removed(&self, user: usize, customer: usize, account: usize) -> Value {
        let one = |turn: usize| scatter(&[user, customer, account, turn], self.actions);
        let actions: BTreeSet<usize> = (0..=one(0) % 4).map(|turn| one(turn + 1)).collect();
        actions.into_iter().map(action).collect()
    }

    /// Who signs at the first customer: those who have something there.
    pub(super) fn signatory_groups(&self) -> Value {
        let here = |user: &usize| *user > 0 && self.customers_of(*user).any(|customer| customer == 0);
        let all: Vec<usize> =
            (0..self.users).filter(here).chain(self.users..self.users + self.approvers).collect();
        let group = |id: &str, skip: usize| {
            let members = all.iter().skip(skip).step_by(2).map(|user| format!("user-{user}"));
            json!({"id": id, "customer": "customer-0", "members": members.collect::<Vec<_>>()})
        };
        json!([group("first-signers", 0), group("second-signers", 1)])
    }
}

/// Thresholds of one account; without one in every period nothing is executed at once.
fn own_limits(account: usize) -> Value {
    let pre_approved = format!("{}.00", 500 + 10 * (account % 50));
    json!({
        "f0.create": {"perTransaction": {"preApproved": pre_approved}, "daily": {"preApproved": pre_approved,
            "deny": "20000.00"}, "weekly": {"preApproved": pre_approved}},
        "f1.create": {"perTransaction": {"preApproved": "50.00", "deny": "1000.00"}}
    })
}
