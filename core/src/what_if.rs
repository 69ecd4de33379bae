//! What a draft would change: who gains and loses what, before it is saved.
//!
//! Two engines are compared by ids, as their numbers differ.

use alloc::vec::Vec;

use crate::amount::Limit;
use crate::bits::{Actions, Row};
use crate::engine::{Assignment, Engine};
use crate::id::{AccountIx, ActionIx, Ids, Index};
use crate::limit::Bounds;
use crate::order::{in_order, order};
use crate::wire::Period;

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

/// Two engines, and which actions are the same.
struct Comparison<'e> {
    before: &'e Engine,
    after: &'e Engine,
    /// By action before: the same after.
    later: Vec<Option<ActionIx>>,
    /// By action after: the same before.
    earlier: Vec<Option<ActionIx>>,
    changes: Vec<EntitlementChange<'e>>,
}

/// What is held at a place in one engine.
#[derive(Clone, Copy)]
struct Held<'e> {
    assignment: &'e Assignment,
    account: Option<AccountIx>,
    row: Row,
}

/// Compares what everybody may do, by the bytes of the user's id, the customer's and the account's. Somebody who is not
/// active, or not there, may do nothing and has no limits.
#[must_use]
pub fn entitlement_changes<'e>(before: &'e Engine, after: &'e Engine) -> Vec<EntitlementChange<'e>> {
    let mut comparison = Comparison::of(before, after);
    let users = &before.people.users;
    for user in users.all() {
        comparison.user(users.id(user));
    }
    for user in after.people.users.all() {
        let id = after.people.users.id(user);
        if users.find(id).is_none() {
            comparison.user(id);
        }
    }
    sorted(comparison.changes)
}

/// The same for one user.
#[must_use]
pub fn user_entitlement_changes<'e>(
    before: &'e Engine,
    after: &'e Engine,
    user: &'e str,
) -> Vec<EntitlementChange<'e>> {
    let mut comparison = Comparison::of(before, after);
    comparison.user(user);
    sorted(comparison.changes)
}

fn same<I: Index>(ids: &Ids<I>, others: &Ids<I>) -> Vec<Option<I>> {
    ids.all().map(|index| others.find(ids.id(index))).collect()
}

fn sorted<'e>(changes: Vec<EntitlementChange<'e>>) -> Vec<EntitlementChange<'e>> {
    // Equal texts keep their order, so the last key sorts first.
    let keys: [fn(&EntitlementChange<'e>) -> &'e str; 3] =
        [|change| change.account.unwrap_or_default(), |change| change.customer, |change| change.user];
    keys.into_iter().fold(changes, |changes, key| {
        let places = order(changes.iter().map(key));
        in_order(changes, places)
    })
}

/// What an active user has, by customer.
fn assignments<'e>(engine: &'e Engine, user: &str) -> Vec<(&'e str, &'e Assignment)> {
    let found = engine.people.users.find(user).filter(|user| engine.is_active(*user));
    let user = found.and_then(|user| engine.people.user.get(user.at()));
    let mut assignments = Vec::new();
    for (customer, number) in user.map_or(&[][..], |user| &user.assignments) {
        if let Some(held) = engine.people.assignment.get(*number as usize) {
            assignments.push((engine.companies.customers.id(*customer), held));
        }
    }
    assignments
}

/// The accounts that an assignment lists.
fn listed(engine: &Engine, held: Option<&Assignment>) -> Vec<AccountIx> {
    let mut accounts = Vec::new();
    if let Some(held) = held {
        for (account, _) in engine.listed(held) {
            accounts.push(account);
        }
    }
    accounts
}

fn at<'e>(held: &[(&'e str, &'e Assignment)], customer: &str) -> Option<&'e Assignment> {
    held.iter().find(|(id, _)| *id == customer).map(|(_, assignment)| *assignment)
}

/// What an assignment holds on the account with an id.
fn on<'e>(engine: &'e Engine, assignment: Option<&'e Assignment>, account: &str) -> Option<Held<'e>> {
    let assignment = assignment?;
    let account = engine.companies.accounts.find(account)?;
    let row = engine.granted_on(assignment, account)?;
    Some(Held { assignment, account: Some(account), row })
}

impl<'e> Comparison<'e> {
    fn of(before: &'e Engine, after: &'e Engine) -> Self {
        Self {
            before,
            after,
            later: same(&before.catalogue.actions, &after.catalogue.actions),
            earlier: same(&after.catalogue.actions, &before.catalogue.actions),
            changes: Vec::new(),
        }
    }

    fn user(&mut self, user: &'e str) {
        let (before, after) = (assignments(self.before, user), assignments(self.after, user));
        for (customer, held) in &before {
            self.customer((user, customer), Some(held), at(&after, customer));
        }
        for (customer, held) in &after {
            if at(&before, customer).is_none() {
                self.customer((user, customer), None, Some(held));
            }
        }
    }

    fn customer(
        &mut self,
        (user, customer): (&'e str, &'e str),
        before: Option<&'e Assignment>,
        after: Option<&'e Assignment>,
    ) {
        let other = |held: Option<&'e Assignment>| {
            held.map(|assignment| Held { assignment, account: None, row: assignment.other })
        };
        self.place((user, customer, None), other(before), other(after));
        let (earlier, later) = (self.before, self.after);
        for account in listed(earlier, before) {
            let id = earlier.companies.accounts.id(account);
            self.place((user, customer, Some(id)), on(earlier, before, id), on(later, after, id));
        }
        for account in listed(later, after) {
            let id = later.companies.accounts.id(account);
            if on(earlier, before, id).is_none() {
                self.place((user, customer, Some(id)), None, on(later, after, id));
            }
        }
    }

    fn place(
        &mut self,
        (user, customer, account): (&'e str, &'e str, Option<&'e str>),
        before: Option<Held<'e>>,
        after: Option<Held<'e>>,
    ) {
        let lost = only(self.before, before, self.after, after, &self.later);
        let gained = only(self.after, after, self.before, before, &self.earlier);
        let (mut limits, mut group_limits) = (Vec::new(), Vec::new());
        if let (Some(before), Some(after)) = (before, after) {
            match account {
                Some(_) => limits = self.limits(before, after),
                None => group_limits = self.group_limits(before.assignment, after.assignment),
            }
        }
        let unchanged = lost.is_empty() && gained.is_empty() && limits.is_empty() && group_limits.is_empty();
        if !unchanged {
            let change = EntitlementChange { user, customer, account, gained, lost, limits, group_limits };
            self.changes.push(change);
        }
    }

    /// The limits before and after, if they differ; another currency makes another limit of the same number.
    fn change(&self, before: Limit, after: Limit) -> Option<Change> {
        let other_currency = self.before.currency() != self.after.currency();
        let differs = before != after || other_currency && before != Limit::UNLIMITED;
        differs.then_some((before, after))
    }

    fn limits(&self, before: Held<'e>, after: Held<'e>) -> Vec<LimitChange<'e>> {
        let mut changes = Vec::new();
        let (Some(earlier_account), Some(later_account)) = (before.account, after.account) else {
            return changes;
        };
        let allowed_after = granted(self.after, Some(after));
        for action in granted(self.before, Some(before)).iter() {
            let Some(later) = self.later.get(action.at()).copied().flatten() else { continue };
            let both_move_money = self.before.is_monetary(action) && self.after.is_monetary(later);
            if !allowed_after.contains(later) || !both_move_money {
                continue;
            }
            let id = self.before.catalogue.actions.id(action);
            let earlier = self.before.bounds(before.assignment, earlier_account, action);
            let later = self.after.bounds(after.assignment, later_account, later);
            for period in Period::ALL {
                changes.extend(self.limit(id, *period, *earlier.get(*period), *later.get(*period)));
            }
        }
        changes
    }

    fn limit(
        &self,
        action: &'e str,
        period: Period,
        before: Bounds,
        after: Bounds,
    ) -> Option<LimitChange<'e>> {
        let deny = self.change(before.deny, after.deny);
        let pre_approved = self.change(before.pre_approved, after.pre_approved);
        let changed = deny.is_some() || pre_approved.is_some();
        changed.then_some(LimitChange { action, period, deny, pre_approved })
    }

    fn group_limits(&self, before: &Assignment, after: &Assignment) -> Vec<GroupLimitChange<'e>> {
        let mut changes = Vec::new();
        for (group, earlier) in &before.groups {
            let group = self.before.catalogue.limit_groups.id(*group);
            let same = |index| self.after.catalogue.limit_groups.id(index) == group;
            let Some((_, later)) = after.groups.iter().find(|(index, _)| same(*index)) else { continue };
            for period in Period::ALL {
                if let Some(limit) = self.change(earlier.get(*period).limit, later.get(*period).limit) {
                    changes.push(GroupLimitChange { group, period: *period, limit });
                }
            }
        }
        changes
    }
}

fn granted(engine: &Engine, held: Option<Held<'_>>) -> Actions {
    held.map(|held| engine.rows.get(held.row)).unwrap_or_default()
}

/// What one side grants and the other does not, by the bytes of the ids.
fn only<'e>(
    engine: &'e Engine,
    held: Option<Held<'e>>,
    other: &'e Engine,
    other_held: Option<Held<'e>>,
    same: &[Option<ActionIx>],
) -> Vec<&'e str> {
    let others = granted(other, other_held);
    let mut only = granted(engine, held);
    for action in only.clone().iter() {
        let same = same.get(action.at()).copied().flatten();
        if same.is_some_and(|action| others.contains(action)) {
            only.remove(action);
        }
    }
    let mut names = Vec::new();
    for action in engine.catalogue.actions.sorted(only.iter()) {
        names.push(engine.catalogue.actions.id(action));
    }
    names
}
