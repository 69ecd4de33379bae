//! Where a bound comes from: every contribution with its value.

use alloc::vec::Vec;

use crate::data::ids::{Index, RoleIx};
use crate::decide::checks::{Check, Spending};
use crate::model::engine::Engine;
use crate::model::limits::{NO_LIMITS, Thresholds, pre_approved_by_default};
use crate::model::people::Assignment;
use crate::model::reason::Scope;
use crate::model::request::Request;
use crate::value::amount::{Limit, Total};
use crate::value::period::Period;
use crate::words::words;

words! {
    /// Where a contribution to a bound comes from.
    Origin {
        /// The institution's limit for the action.
        Institution = "institution",
        /// The contract's limit for the customer.
        Contract = "contract",
        /// A role that grants it; the highest of the roles counts.
        Role = "role",
        /// What the actions of a group allow together on the user's accounts.
        Cap = "cap",
        /// What holds without the user's override.
        Default = "default",
        /// The user's own.
        Override = "override",
        /// The grant under which somebody acts for the user.
        Grant = "grant",
        /// What is refused above: nothing is pre-approved beyond it.
        Deny = "deny",
    }
}

/// One contribution to a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// Where from.
    pub origin: Origin,
    /// Which role, for one of a role.
    pub role: Option<RoleIx>,
    /// Its value.
    pub limit: Limit,
}

/// A bound with its contributions: the lowest of them is in force, of the roles the highest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundStep {
    /// Whose sum it bounds.
    pub scope: Scope,
    /// Over what.
    pub period: Period,
    /// What it is made of.
    pub contributions: Vec<Contribution>,
    /// In force.
    pub limit: Limit,
    /// What was used before.
    pub used: Total,
    /// What is left.
    pub left: Limit,
}

fn step(check: &Check, contributions: Vec<Contribution>) -> BoundStep {
    let Check { scope, period, limit, used } = *check;
    BoundStep { scope, period, contributions, limit, used, left: check.left() }
}

fn add(all: &mut Vec<Contribution>, origin: Origin, role: Option<RoleIx>, limit: Limit) {
    all.push(Contribution { origin, role, limit });
}

impl Engine {
    /// A limit of a transaction with its contributions.
    pub(crate) fn limit_step(&self, spending: &Spending, check: &Check) -> BoundStep {
        let mut all = Vec::new();
        match check.scope {
            Scope::Grant => add(&mut all, Origin::Grant, None, check.limit),
            Scope::Action | Scope::ContractAction => self.add_of_action(spending, check, &mut all),
            Scope::Group | Scope::ContractGroup => self.add_of_group(spending, check, &mut all),
        }
        step(check, all)
    }

    /// What is executed without approval, with its contributions.
    pub(crate) fn pre_approved_step(&self, spending: &Spending, check: &Check) -> BoundStep {
        let Request { user, customer, action, .. } = spending.request;
        let (mut own, mut deny) = (None, Limit::ZERO);
        if let Some(assignment) = self.assignment(user, customer) {
            own = thresholds(assignment, spending, check.period).pre_approved;
            deny = self.bounds(assignment, spending.account, action).get(check.period).deny;
        }
        let mut all = Vec::new();
        let origin = if own.is_some() { Origin::Override } else { Origin::Default };
        add(&mut all, origin, None, own.unwrap_or(pre_approved_by_default(check.period)));
        add(&mut all, Origin::Deny, None, deny);
        step(check, all)
    }

    fn add_of_action(&self, spending: &Spending, check: &Check, all: &mut Vec<Contribution>) {
        let Request { user, customer, action, .. } = spending.request;
        let period = check.period;
        let contract =
            self.customer(customer).map_or(NO_LIMITS, |customer| customer.limits.of_action(action));
        // A shared contract limit bounds all users together: neither institution, role nor override contributes to
        // it.
        let assignment = self.assignment(user, customer).filter(|_| check.scope == Scope::Action);
        if assignment.is_some() {
            let institution = self.action(action).map_or(&NO_LIMITS, |action| &action.limits);
            add(all, Origin::Institution, None, *institution.get(period));
        }
        add(all, Origin::Contract, None, *contract.get(period));
        let Some(assignment) = assignment else { return };
        for index in &assignment.roles {
            let role = self.roles.role.get(index.at());
            if let Some(role) = role.filter(|role| role.actions.contains(action)) {
                add(all, Origin::Role, Some(*index), *role.limits.of_action(action).get(period));
            }
        }
        let own = thresholds(assignment, spending, period).deny;
        if own != Limit::UNLIMITED {
            add(all, Origin::Override, None, own);
        }
    }

    fn add_of_group(&self, spending: &Spending, check: &Check, all: &mut Vec<Contribution>) {
        let Request { user, customer, .. } = spending.request;
        let (group, period) = (spending.group, check.period);
        let contract = self.customer(customer).map_or(NO_LIMITS, |customer| customer.limits.of_group(group));
        // As above: of a shared limit only the contract says anything.
        let assignment = self.assignment(user, customer).filter(|_| check.scope == Scope::Group);
        if let Some(assignment) = assignment {
            let cap = self.group_cap(assignment, group).unwrap_or(NO_LIMITS);
            add(all, Origin::Cap, None, *cap.get(period));
        }
        add(all, Origin::Contract, None, *contract.get(period));
        let (Some(assignment), Some(actions)) = (assignment, self.catalogue.group_actions.get(group.at()))
        else {
            return;
        };
        for index in &assignment.roles {
            let role = self.roles.role.get(index.at());
            if let Some(role) = role.filter(|role| role.actions.intersects(actions)) {
                add(all, Origin::Role, Some(*index), *role.limits.of_group(group).get(period));
            }
        }
        if let Some(limits) = assignment.group_limit(group) {
            add(all, Origin::Default, None, limits.get(period).default);
        }
        let own =
            assignment.group_overrides.get(&group).map_or(Limit::UNLIMITED, |limits| *limits.get(period));
        if own != Limit::UNLIMITED {
            add(all, Origin::Override, None, own);
        }
    }
}

fn thresholds(assignment: &Assignment, spending: &Spending, period: Period) -> Thresholds {
    let own = assignment.thresholds.get(&(spending.account, spending.request.action));
    own.map_or_else(Thresholds::default, |own| *own.get(period))
}
