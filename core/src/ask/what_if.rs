//! What a draft would change: who gains and loses what, before it is saved.
//!
//! The engines before and after are compared by ids: each numbers its users, accounts and actions in its own way.

use alloc::vec::Vec;

use crate::data::action_sets::{Actions, Row};
use crate::data::ids::{AccountIx, ActionIx, Index};
use crate::data::sorting::sort_by;
use crate::model::engine::Engine;
use crate::model::people::Assignment;
use crate::value::amount::Limit;
use crate::value::period::Period;

/// What changes for one user on one account, or at the customer for other features and group limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntitlementChange<'e> {
    /// Who.
    pub user: &'e str,
    /// At which customer.
    pub customer: &'e str,
    /// On which account; `None` for what holds at the customer.
    pub account: Option<&'e str>,
    /// Actions allowed only after; sorted.
    pub gained: Vec<&'e str>,
    /// Actions allowed only before; sorted.
    pub lost: Vec<&'e str>,
    /// Of actions that move money and are allowed before and after.
    pub limits: Vec<LimitChange<'e>>,
    /// Of limit groups that bound the user before and after.
    pub group_limits: Vec<GroupLimitChange<'e>>,
}

/// A limit before and after.
pub type Change = (Limit, Limit);

/// What changes of an action's thresholds in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitChange<'e> {
    /// The action.
    pub action: &'e str,
    /// The period.
    pub period: Period,
    /// Above which amount it is refused, if that changes.
    pub deny: Option<Change>,
    /// Up to which amount it is executed at once, if that changes.
    pub pre_approved: Option<Change>,
}

/// What changes of a group limit in force in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLimitChange<'e> {
    /// The limit group.
    pub group: &'e str,
    /// The period.
    pub period: Period,
    /// The limit in force.
    pub limit: Change,
}

/// One of two engines.
struct Side<'e> {
    engine: &'e Engine,
    /// By action: the number of the same id in the other engine; `None` if it has no such action.
    same: Vec<Option<ActionIx>>,
}

/// Two engines, and what was found to differ.
struct Comparison<'e> {
    before: Side<'e>,
    after: Side<'e>,
    changes: Vec<EntitlementChange<'e>>,
}

/// What is held at a place in one engine.
#[derive(Clone, Copy)]
struct RightsAtPlace<'e> {
    assignment: &'e Assignment,
    account: Option<AccountIx>,
    row: Row,
}

/// Compares what everybody may do, by the bytes of the user's id, the customer's and the account's. Somebody who is not
/// active, or not there, may do nothing and has no limits.
#[must_use]
pub fn entitlement_changes<'e>(before: &'e Engine, after: &'e Engine) -> Vec<EntitlementChange<'e>> {
    let (earlier, later) = (&before.people.users, &after.people.users);
    let new = later.all().map(|user| later.id(user)).filter(|id| earlier.find(id).is_none());
    let users: Vec<&str> = earlier.all().map(|user| earlier.id(user)).chain(new).collect();
    changes_of(before, after, &users)
}

/// Like [`entitlement_changes`], for one user.
#[must_use]
pub fn user_entitlement_changes<'e>(
    before: &'e Engine,
    after: &'e Engine,
    user: &'e str,
) -> Vec<EntitlementChange<'e>> {
    changes_of(before, after, &[user])
}

fn changes_of<'e>(before: &'e Engine, after: &'e Engine, users: &[&'e str]) -> Vec<EntitlementChange<'e>> {
    let (before, after) = (Side::of(before, after), Side::of(after, before));
    let mut comparison = Comparison { before, after, changes: Vec::new() };
    for user in users {
        comparison.user(user);
    }
    let mut changes = comparison.changes;
    let place = |change: &EntitlementChange<'e>| (change.user, change.customer, change.account);
    sort_by(&mut changes, |one, other| place(one).cmp(&place(other)));
    changes
}

fn at<'e>(held: &[(&'e str, &'e Assignment)], customer: &str) -> Option<&'e Assignment> {
    held.iter().find(|(id, _)| *id == customer).map(|(_, assignment)| *assignment)
}

impl<'e> Side<'e> {
    fn of(engine: &'e Engine, other: &Engine) -> Self {
        let actions = &engine.catalogue.actions;
        let same = actions.all().map(|action| other.catalogue.actions.find(actions.id(action))).collect();
        Self { engine, same }
    }

    fn same(&self, action: ActionIx) -> Option<ActionIx> {
        self.same.get(action.at()).copied().flatten()
    }

    /// What an active user has, by customer.
    fn assignments(&self, user: &str) -> Vec<(&'e str, &'e Assignment)> {
        let engine = self.engine;
        let mut assignments = Vec::new();
        if let Some(user) = engine.people.users.find(user) {
            for assignment in engine.assignments_of(user) {
                assignments.push((engine.companies.customers.id(assignment.customer), assignment));
            }
        }
        assignments
    }

    /// Adds the accounts that an assignment lists, except those that are known from the other side.
    fn add_listed(
        &self,
        assignment: Option<&Assignment>,
        accounts: &mut Vec<&'e str>,
        is_known: &dyn Fn(&str) -> bool,
    ) {
        let Some(assignment) = assignment else { return };
        for (account, _) in self.engine.listed(assignment) {
            let id = self.engine.companies.accounts.id(account);
            if !is_known(id) {
                accounts.push(id);
            }
        }
    }

    /// What an assignment holds on the account with an id, or at its customer.
    fn held(&self, assignment: Option<&'e Assignment>, account: Option<&str>) -> Option<RightsAtPlace<'e>> {
        let assignment = assignment?;
        let Some(account) = account else {
            return Some(RightsAtPlace { assignment, account: None, row: assignment.other });
        };
        let account = self.engine.companies.accounts.find(account)?;
        let row = self.engine.granted_on(assignment, account)?;
        Some(RightsAtPlace { assignment, account: Some(account), row })
    }

    fn granted(&self, assignment: Option<RightsAtPlace<'_>>) -> Actions {
        assignment.map(|assignment| self.engine.rows.get(assignment.row)).unwrap_or_default()
    }

    /// What is granted here and not on the other side, by the bytes of the ids.
    fn only(&self, granted: &Actions, others: &Actions) -> Vec<&'e str> {
        let actions = &self.engine.catalogue.actions;
        let is_there = |action| self.same(action).is_some_and(|action| others.contains(action));
        let only = actions.sorted(granted.iter().filter(|action| !is_there(*action)));
        only.into_iter().map(|action| actions.id(action)).collect()
    }
}

impl<'e> Comparison<'e> {
    fn user(&mut self, user: &'e str) {
        let (before, after) = (self.before.assignments(user), self.after.assignments(user));
        for (customer, assignment) in &before {
            self.customer((user, customer), Some(assignment), at(&after, customer));
        }
        for (customer, assignment) in &after {
            if at(&before, customer).is_none() {
                self.customer((user, customer), None, Some(assignment));
            }
        }
    }

    fn customer(
        &mut self,
        (user, customer): (&'e str, &'e str),
        before: Option<&'e Assignment>,
        after: Option<&'e Assignment>,
    ) {
        let mut accounts = Vec::new();
        self.before.add_listed(before, &mut accounts, &|_| false);
        self.after.add_listed(after, &mut accounts, &|id| self.before.held(before, Some(id)).is_some());
        self.place((user, customer, None), before, after);
        for account in accounts {
            self.place((user, customer, Some(account)), before, after);
        }
    }

    fn place(
        &mut self,
        (user, customer, account): (&'e str, &'e str, Option<&'e str>),
        before: Option<&'e Assignment>,
        after: Option<&'e Assignment>,
    ) {
        let (before, after) = (self.before.held(before, account), self.after.held(after, account));
        let (earlier, later) = (self.before.granted(before), self.after.granted(after));
        let (lost, gained) = (self.before.only(&earlier, &later), self.after.only(&later, &earlier));
        let (limits, group_limits) = (Vec::new(), Vec::new());
        let mut change = EntitlementChange { user, customer, account, gained, lost, limits, group_limits };
        if let (Some(before), Some(after)) = (before, after) {
            match (before.account, after.account) {
                (Some(one), Some(other)) => {
                    let places = ((before.assignment, one), (after.assignment, other));
                    self.limits(places, &earlier, &later, &mut change.limits);
                }
                _ => self.group_limits(before.assignment, after.assignment, &mut change.group_limits),
            }
        }
        let EntitlementChange { gained, lost, limits, group_limits, .. } = &change;
        let unchanged = lost.is_empty() && gained.is_empty() && limits.is_empty() && group_limits.is_empty();
        if !unchanged {
            self.changes.push(change);
        }
    }

    /// The limits before and after, if they differ. In another base currency the same number is another limit.
    fn change(&self, before: Limit, after: Limit) -> Option<Change> {
        let other_currency = self.before.engine.currency() != self.after.engine.currency();
        let differs = before != after || other_currency && before != Limit::UNLIMITED;
        differs.then_some((before, after))
    }

    /// What changes of actions that are granted before and after.
    fn limits(
        &self,
        (before, after): ((&Assignment, AccountIx), (&Assignment, AccountIx)),
        granted: &Actions,
        granted_after: &Actions,
        changes: &mut Vec<LimitChange<'e>>,
    ) {
        let (earlier, later) = (self.before.engine, self.after.engine);
        for action in granted.iter() {
            let same = self.before.same(action).filter(|same| granted_after.contains(*same));
            let Some(same) = same else { continue };
            if !earlier.is_monetary(action) || !later.is_monetary(same) {
                continue;
            }
            let id = earlier.catalogue.actions.id(action);
            let earlier = earlier.bounds(before.0, before.1, action);
            let later = later.bounds(after.0, after.1, same);
            for period in Period::ALL {
                let (earlier, later) = (earlier.get(*period), later.get(*period));
                let deny = self.change(earlier.deny, later.deny);
                let pre_approved = self.change(earlier.pre_approved, later.pre_approved);
                if deny.is_some() || pre_approved.is_some() {
                    changes.push(LimitChange { action: id, period: *period, deny, pre_approved });
                }
            }
        }
    }

    fn group_limits(&self, before: &Assignment, after: &Assignment, changes: &mut Vec<GroupLimitChange<'e>>) {
        let (earlier, later) = (&self.before.engine.catalogue, &self.after.engine.catalogue);
        for (group, limits) in &before.groups {
            let group = earlier.limit_groups.id(*group);
            let same = later.limit_groups.find(group).and_then(|group| after.group_limit(group));
            let Some(same) = same else { continue };
            for period in Period::ALL {
                if let Some(limit) = self.change(limits.get(*period).limit, same.get(*period).limit) {
                    changes.push(GroupLimitChange { group, period: *period, limit });
                }
            }
        }
    }
}
