//! Where a bound comes from: every contribution with its value.

use alloc::vec::Vec;

use crate::amount::{Limit, Total};
use crate::decision::{Check, Spending};
use crate::engine::{Assignment, Engine, NO_LIMITS, Role, Thresholds};
use crate::id::{Index, RoleIx};
use crate::reason::Scope;
use crate::wire::Period;
use crate::wire::read::words;

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
        /// What holds without the user's own.
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

impl Contribution {
    const fn of(origin: Origin, limit: Limit) -> Self {
        Self { origin, role: None, limit }
    }
}

fn step(check: &Check, contributions: Vec<Contribution>) -> BoundStep {
    let Check { scope, period, limit, used } = *check;
    BoundStep { scope, period, contributions, limit, used, left: check.left() }
}

impl Engine {
    /// A limit of a transaction with its contributions.
    pub(crate) fn limit_step(&self, spending: &Spending, check: &Check) -> BoundStep {
        if check.scope == Scope::Grant {
            return step(check, alloc::vec![Contribution::of(Origin::Grant, check.limit)]);
        }
        let request = spending.request;
        let limits = self.customer(request.customer).map(|customer| &customer.limits);
        let of_action = limits.map_or(NO_LIMITS, |limits| limits.of_action(request.action));
        let of_group = limits.map_or(NO_LIMITS, |limits| limits.of_group(spending.group));
        let contract = match check.scope {
            Scope::Action | Scope::ContractAction => *of_action.get(check.period),
            Scope::Group | Scope::ContractGroup | Scope::Grant => *of_group.get(check.period),
        };
        let contract = Contribution::of(Origin::Contract, contract);
        let held = self.assignment(request.user, request.customer);
        let contributions = match (check.scope, held) {
            (Scope::Action, Some(held)) => self.of_action(spending, check.period, held, contract),
            (Scope::Group, Some(held)) => self.of_group(spending, check.period, held, contract),
            _ => alloc::vec![contract],
        };
        step(check, contributions)
    }

    /// What is executed without approval, with its contributions.
    pub(crate) fn pre_approved_step(&self, spending: &Spending, check: &Check) -> BoundStep {
        let request = spending.request;
        let held = self.assignment(request.user, request.customer);
        let own = held.map_or_else(Thresholds::default, |held| thresholds(held, spending, check.period));
        let deny = held.map_or(Limit::ZERO, |held| {
            self.bounds(held, spending.account, request.action).get(check.period).deny
        });
        let set = match own.pre_approved {
            Some(amount) => Contribution::of(Origin::Override, amount.into()),
            None => Contribution::of(Origin::Default, Limit::ZERO),
        };
        step(check, alloc::vec![set, Contribution::of(Origin::Deny, deny)])
    }

    fn of_action(
        &self,
        spending: &Spending,
        period: Period,
        held: &Assignment,
        contract: Contribution,
    ) -> Vec<Contribution> {
        let action = spending.request.action;
        let institution = self.action(action).map_or(NO_LIMITS, |action| action.limits);
        let mut all = alloc::vec![Contribution::of(Origin::Institution, *institution.get(period)), contract];
        self.add_roles(held, &mut all, &|role| {
            role.actions.contains(action).then(|| *role.limits.of_action(action).get(period))
        });
        if let Some(deny) = thresholds(held, spending, period).deny {
            all.push(Contribution::of(Origin::Override, deny.into()));
        }
        all
    }

    fn of_group(
        &self,
        spending: &Spending,
        period: Period,
        held: &Assignment,
        contract: Contribution,
    ) -> Vec<Contribution> {
        let group = spending.group;
        let cap = self.group_cap(held, group).unwrap_or(NO_LIMITS);
        let mut all = alloc::vec![Contribution::of(Origin::Cap, *cap.get(period)), contract];
        let actions = self.catalogue.group_actions.get(group.at());
        self.add_roles(held, &mut all, &|role| {
            let holds_any = actions.is_some_and(|actions| role.actions.intersects(actions));
            holds_any.then(|| *role.limits.of_group(group).get(period))
        });
        if let Some(limits) = held.group_limit(group) {
            all.push(Contribution::of(Origin::Default, limits.get(period).default));
        }
        let own = held.group_overrides.get(group).map_or(Limit::UNLIMITED, |limits| *limits.get(period));
        if own != Limit::UNLIMITED {
            all.push(Contribution::of(Origin::Override, own));
        }
        all
    }

    /// Adds what each role of an assignment gives that has something to give.
    fn add_roles(
        &self,
        held: &Assignment,
        all: &mut Vec<Contribution>,
        limit: &dyn Fn(&Role) -> Option<Limit>,
    ) {
        for index in &held.roles {
            if let Some(limit) = self.roles.role.get(index.at()).and_then(limit) {
                all.push(Contribution { origin: Origin::Role, role: Some(*index), limit });
            }
        }
    }
}

fn thresholds(held: &Assignment, spending: &Spending, period: Period) -> Thresholds {
    let own = held.thresholds.get((spending.account, spending.request.action));
    own.map_or_else(Thresholds::default, |own| *own.get(period))
}
