//! A snapshot as plain maps and sets of strings.

use std::collections::{BTreeMap, BTreeSet};

/// Periods in the order of answers.
pub(super) const PERIODS: [&str; 4] = ["perTransaction", "daily", "weekly", "monthly"];

/// Amounts by period; a period that is not here is unlimited.
pub(super) type Limits = BTreeMap<String, i128>;

/// Limits by action or by group.
pub(super) type NamedLimits = BTreeMap<String, Limits>;

/// The limit of a name and period, unlimited if absent.
pub(super) fn limit_of(limits: &NamedLimits, name: &str, period: &str) -> Option<i128> {
    limits.get(name).and_then(|limits| limits.get(period)).copied()
}

#[derive(Debug)]
pub(super) struct World {
    pub currency: String,
    pub week_start: i64,
    pub rates: BTreeMap<String, String>,
    pub open_access: bool,
    pub ceiling: String,
    pub self_approval: bool,
    pub shared_limits: bool,
    /// In the snapshot's order.
    pub groups: Vec<String>,
    /// In the snapshot's order.
    pub features: Vec<String>,
    pub actions: BTreeMap<String, Action>,
    pub customers: BTreeMap<String, Customer>,
    pub accounts: BTreeMap<String, Account>,
    pub roles: BTreeMap<String, Role>,
    pub users: BTreeMap<String, User>,
    pub signatories: BTreeMap<String, BTreeSet<String>>,
    pub rules: Vec<Rule>,
    pub grants: Vec<Grant>,
}

#[derive(Debug)]
pub(super) struct Action {
    pub feature: String,
    pub on_accounts: bool,
    pub account_types: Option<BTreeSet<String>>,
    pub level: String,
    pub group: Option<String>,
    pub approved_by: Option<String>,
    pub limits: Limits,
}

#[derive(Debug)]
pub(super) struct Customer {
    /// In the contract's order.
    pub accounts: Vec<String>,
    pub actions: BTreeSet<String>,
    pub action_limits: NamedLimits,
    pub group_limits: NamedLimits,
}

#[derive(Debug)]
pub(super) struct Account {
    pub customer: String,
    pub kind: String,
}

#[derive(Debug)]
pub(super) struct Role {
    /// Its own and those of its policies.
    pub actions: BTreeSet<String>,
    pub action_limits: NamedLimits,
    pub group_limits: NamedLimits,
}

#[derive(Debug)]
pub(super) struct User {
    pub active: bool,
    pub assignments: Vec<Assignment>,
}

#[derive(Debug)]
pub(super) struct Assignment {
    pub customer: String,
    pub roles: BTreeSet<String>,
    pub accounts: BTreeSet<String>,
    pub removed: BTreeMap<String, BTreeSet<String>>,
    pub removed_other: BTreeSet<String>,
    pub overrides: BTreeMap<(String, String, String), Override>,
    pub group_limits: NamedLimits,
}

#[derive(Debug, Default)]
pub(super) struct Override {
    /// Given or not; given as nothing, the period asks for no approval.
    pub pre_approved: Option<Option<i128>>,
    pub deny: Option<i128>,
}

#[derive(Debug)]
pub(super) struct Rule {
    pub customer: String,
    pub account: Option<String>,
    pub action: String,
    pub period: String,
    /// Nothing: of whoever it is.
    pub initiators: Option<Vec<Who>>,
    /// In which the bounds are, and in which the transaction was entered. Nothing: the base currency, and any.
    pub currency: Option<String>,
    pub bands: Vec<Band>,
}

#[derive(Debug)]
pub(super) struct Band {
    pub above: i128,
    pub up_to: Option<i128>,
    pub sequential: bool,
    /// Nothing if the band says `none`.
    pub any_of: Option<Vec<Vec<(Who, Count)>>>,
}

#[derive(Debug)]
pub(super) struct Grant {
    pub giver: String,
    pub receiver: String,
    pub customer: String,
    /// Nothing: all.
    pub accounts: Option<BTreeSet<String>>,
    pub actions: BTreeSet<String>,
    pub from: i64,
    pub until: i64,
    pub per_transaction: Option<i128>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Count {
    Number(i128),
    All,
    Majority,
}

#[derive(Debug, Clone)]
pub(super) struct Requirement {
    pub sequential: bool,
    pub any_of: Vec<Vec<Slot>>,
}

#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub who: Who,
    pub count: i128,
}

#[derive(Debug, Clone)]
pub(super) enum Who {
    Group(String),
    Users(Vec<String>),
    Anyone,
}

#[derive(Debug)]
pub(super) struct Usage {
    pub user: String,
    pub account: String,
    pub action: String,
    pub day: i64,
    pub amount: i128,
}

impl World {
    pub fn assignment(&self, user: &str, customer: &str) -> Option<&Assignment> {
        let user = self.users.get(user)?;
        user.assignments.iter().find(|assignment| assignment.customer == customer)
    }

    pub fn digits(&self) -> u32 {
        super::money::digits(&self.currency)
    }

    pub fn parse(&self, amount: &str) -> Option<i128> {
        super::money::parse_amount(amount, self.digits())
    }

    pub fn write(&self, amount: i128) -> String {
        super::money::write_amount(amount, self.digits())
    }
}
