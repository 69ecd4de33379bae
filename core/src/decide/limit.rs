//! Which limits bind a user, derived from institution, contract, roles and overrides.

use alloc::vec::Vec;

use crate::data::action_sets::{Actions, Row, Rows};
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, LimitGroupIx, RoleIx};
use crate::data::table::Table;
use crate::model::engine::Engine;
use crate::model::limits::{GroupLimit, NO_LIMITS, Thresholds, pre_approved_by_default};
use crate::model::people::Assignment;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;
use crate::value::period::Period;

/// What is executed at once and what is refused, for one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Up to here executed without approval.
    pub pre_approved: Limit,
    /// Above here refused.
    pub deny: Limit,
}

impl Engine {
    /// The maximum of the specification: the lowest of the institution's, the contract's and the role limit. It is the
    /// same on all accounts of the customer.
    pub(crate) fn maximum(&self, assignment: &Assignment, action: ActionIx) -> ByPeriod<Limit> {
        self.known_maximum(assignment, action)
            .copied()
            .unwrap_or_else(|| self.derive_maximum(assignment.customer, &assignment.roles, action))
    }

    fn known_maximum(&self, assignment: &Assignment, action: ActionIx) -> Option<&ByPeriod<Limit>> {
        let maxima = self.people.maxima.get(assignment.maxima? as usize)?;
        maxima.get(self.catalogue.action.get(action.at())?.monetary_before as usize)
    }

    /// The maxima of all monetary actions, in the catalogue's order.
    pub(crate) fn derive_maxima(&self, customer: CustomerIx, roles: &[RoleIx]) -> Vec<ByPeriod<Limit>> {
        let monetary = self.catalogue.actions.all().filter(|action| self.is_monetary(*action));
        monetary.map(|action| self.derive_maximum(customer, roles, action)).collect()
    }

    pub(crate) fn derive_maximum(
        &self,
        customer: CustomerIx,
        roles: &[RoleIx],
        action: ActionIx,
    ) -> ByPeriod<Limit> {
        let institution = self.action(action).map_or(NO_LIMITS, |action| action.limits);
        let contract =
            self.customer(customer).map_or(NO_LIMITS, |customer| customer.limits.of_action(action));
        // Only roles that grant the action count; one of them without a limit is unlimited, and so the highest.
        let role = self.highest(roles, |role| {
            let role = self.roles.role.get(role.at())?;
            role.actions.contains(action).then(|| role.limits.of_action(action))
        });
        institution.zip(contract, Limit::min).zip(role, Limit::min)
    }

    /// Per period the highest limit among the roles for which `limits` gives any; unlimited without such a role.
    fn highest(
        &self,
        roles: &[RoleIx],
        limits: impl Fn(RoleIx) -> Option<ByPeriod<Limit>>,
    ) -> ByPeriod<Limit> {
        let given = roles.iter().filter_map(|role| limits(*role));
        given.reduce(|left, right| left.zip(right, Limit::max)).unwrap_or(NO_LIMITS)
    }

    /// The thresholds in force on an account. A later cut of a role or contract takes effect although an old
    /// override is larger.
    pub(crate) fn bounds(
        &self,
        assignment: &Assignment,
        account: AccountIx,
        action: ActionIx,
    ) -> ByPeriod<Bounds> {
        let own = assignment.thresholds.get(&(account, action));
        // Borrowed where it is known: this runs on every keystroke.
        match self.known_maximum(assignment, action) {
            Some(maximum) => all_bounds(own, maximum),
            None => all_bounds(own, &self.maximum(assignment, action)),
        }
    }

    /// The group limits of an assignment, in the catalogue's order; groups without a granted pair do not appear.
    pub(crate) fn derive_group_limits(
        &self,
        assignment: &Assignment,
        rows: &Rows,
    ) -> Vec<(LimitGroupIx, ByPeriod<GroupLimit>)> {
        // The cap sums over pairs (account, action). Accounts with the same granted set are counted together,
        // which makes the sum a multiplication: customers have up to thousands of accounts, and few distinct
        // sets.
        let accounts_by_row = accounts_by_row(assignment);
        let groups = (0_u32..).map(LimitGroupIx::from_number).zip(&self.catalogue.group_actions);
        groups
            .filter_map(|(group, actions)| {
                let cap = self.cap(assignment, rows, actions, &accounts_by_row)?;
                Some((group, self.group_limit(assignment, group, actions, cap)))
            })
            .collect()
    }

    /// Over the granted pairs of a group: the largest maximum for one transaction, the sum of maxima for a day, a week
    /// and a month. `None` without a pair.
    fn cap(
        &self,
        assignment: &Assignment,
        rows: &Rows,
        group: &Actions,
        accounts_by_row: &Table<Row, u32>,
    ) -> Option<ByPeriod<Limit>> {
        let pairs = group.iter().filter_map(|action| {
            let granting = accounts_by_row.iter().filter(|(row, _)| rows.contains(**row, action));
            let count = granting.fold(0_u32, |sum, (_, count)| sum.saturating_add(*count));
            (count > 0).then(|| {
                // The maximum is the same on all accounts of the customer, so the sum is maximum × accounts.
                let maximum = self.maximum(assignment, action);
                ByPeriod::of(|period| match period {
                    Period::PerTransaction => maximum.per_transaction,
                    Period::Daily | Period::Weekly | Period::Monthly => maximum.get(period).times(count),
                })
            })
        });
        pairs.reduce(|left, right| ByPeriod {
            per_transaction: left.per_transaction.max(right.per_transaction),
            ..left.zip(right, Limit::plus)
        })
    }

    /// The cap of a limit group over the pairs that a stored assignment grants; `None` without a pair.
    pub(crate) fn group_cap(&self, assignment: &Assignment, group: LimitGroupIx) -> Option<ByPeriod<Limit>> {
        let actions = self.catalogue.group_actions.get(group.at())?;
        self.cap(assignment, &self.rows, actions, &accounts_by_row(assignment))
    }

    fn group_limit(
        &self,
        assignment: &Assignment,
        group: LimitGroupIx,
        actions: &Actions,
        cap: ByPeriod<Limit>,
    ) -> ByPeriod<GroupLimit> {
        let contract = self.customer(assignment.customer).map_or(NO_LIMITS, |c| c.limits.of_group(group));
        // The role group limit counts for roles that hold any action of the group, granted here or not.
        let role = self.highest(&assignment.roles, |role| {
            let role = self.roles.role.get(role.at())?;
            role.actions.intersects(actions).then(|| role.limits.of_group(group))
        });
        let own = assignment.group_overrides.get(&group).copied().unwrap_or(NO_LIMITS);
        let default = cap.zip(contract, Limit::min).zip(role, Limit::min);
        default.zip(own, |default, own| GroupLimit { default, limit: own.min(default) })
    }
}

/// How many accounts share each row of granted actions.
fn accounts_by_row(assignment: &Assignment) -> Table<Row, u32> {
    let mut accounts = Table::default();
    for row in assignment.accounts.iter().flatten() {
        let count: &mut u32 = accounts.entry(*row).or_default();
        *count = count.saturating_add(1);
    }
    accounts
}

fn all_bounds(own: Option<&ByPeriod<Thresholds>>, maximum: &ByPeriod<Limit>) -> ByPeriod<Bounds> {
    ByPeriod::of(|period| match own {
        Some(own) => bounds_of(*own.get(period), *maximum.get(period), period),
        None => bounds_of(Thresholds::default(), *maximum.get(period), period),
    })
}

fn bounds_of(own: Thresholds, maximum: Limit, period: Period) -> Bounds {
    // `deny` = lowest of override and maximum; `preApproved` = lowest of override (or the default) and `deny`. Never
    // the override alone, so a later cut of a role takes effect although an old override is larger.
    let deny = own.deny.min(maximum);
    let pre_approved = own.pre_approved.unwrap_or(pre_approved_by_default(period)).min(deny);
    Bounds { pre_approved, deny }
}
