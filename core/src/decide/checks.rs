//! The bounds of a transaction: which limits it meets, what was used of each, and what is left.

use alloc::vec::Vec;

use crate::data::ids::{AccountIx, Index as _, LimitGroupIx};
use crate::decide::approval::Transaction;
use crate::decide::exchange::Exchange;
use crate::decide::limit::Bounds;
use crate::decide::on_behalf::Acting;
use crate::model::engine::Engine;
use crate::model::limits::NO_LIMITS;
use crate::model::people::Assignment;
use crate::model::reason::{Measure, Reason, ReasonCode, Scope};
use crate::model::request::Request;
use crate::model::usage::{Budget, Usage};
use crate::value::amount::{Amount, Limit, Total};
use crate::value::currency::Currency;
use crate::value::day::Day;
use crate::value::period::{ByPeriod, Period};

/// The largest amounts that would still pass; unlimited where nothing bounds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headroom {
    /// That breaks no limit. It says nothing about approvers.
    pub submit: Limit,
    /// That is pre-approved: up to here no approval rule is asked.
    pub execute: Limit,
}

/// One bound and what was used of it.
pub(crate) struct Check {
    pub(crate) scope: Scope,
    pub(crate) period: Period,
    pub(crate) limit: Limit,
    pub(crate) used: Total,
}

impl Check {
    pub(crate) fn reason(&self, code: ReasonCode, amount: Amount) -> Option<Reason> {
        let limit = self.limit.total().filter(|_| self.is_broken_by(amount))?;
        let measure = Measure { scope: self.scope, period: self.period, limit, used: self.used, amount };
        Some(Reason { code, measure: Some(measure) })
    }

    pub(crate) fn left(&self) -> Limit {
        self.limit.minus(self.used)
    }

    pub(crate) fn is_broken_by(&self, amount: Amount) -> bool {
        self.limit.is_broken_by(self.used.plus(amount.into()))
    }
}

/// What bounds a user without an assignment.
const NOTHING: ByPeriod<Bounds> = ByPeriod::all(Bounds { pre_approved: Limit::ZERO, deny: Limit::ZERO });

pub(crate) const PERIODS: [Period; 4] =
    [Period::PerTransaction, Period::Daily, Period::Weekly, Period::Monthly];

/// A monetary request on its execution date.
#[derive(Clone, Copy)]
pub(crate) struct Spending {
    pub(crate) request: Request,
    pub(crate) account: AccountIx,
    pub(crate) group: LimitGroupIx,
    /// In the base currency.
    pub(crate) amount: Amount,
    /// As it was entered, and in which currency.
    pub(crate) entered: (Amount, Currency),
    pub(crate) date: Day,
    /// Who acts, if not the user whose rights are used.
    pub(crate) acting: Option<Acting>,
}

/// Every bound of a monetary request.
#[derive(Default)]
pub(crate) struct Checks {
    /// Those that refuse, in the order of the specification.
    pub(crate) limits: Vec<Check>,
    /// Those that ask for approval, by period.
    pub(crate) pre_approved: Vec<Check>,
    /// What the user has used of the action on the account.
    pub(crate) used: ByPeriod<Total>,
}

impl Checks {
    pub(crate) fn headroom(&self) -> Headroom {
        // `execute` is never above `submit`: what breaks a limit is not executed, so the limits bound both.
        let lowest = |start, checks: &[Check]| checks.iter().map(Check::left).fold(start, Limit::min);
        let submit = lowest(Limit::UNLIMITED, &self.limits);
        Headroom { submit, execute: lowest(submit, &self.pre_approved) }
    }

    pub(crate) fn break_limits(&self, amount: Amount) -> bool {
        self.limits.iter().any(|check| check.is_broken_by(amount))
    }

    pub(crate) fn need_approval(&self, amount: Amount) -> bool {
        self.pre_approved.iter().any(|check| check.is_broken_by(amount))
    }
}

impl Spending {
    /// The same with another amount of a currency. `None` if it is too large in the base currency.
    pub(crate) fn with_amount(&self, amount: Amount, exchange: Exchange) -> Option<Self> {
        let entered = (amount, exchange.currency());
        Some(Self { amount: exchange.to_base(amount).ok()?, entered, ..*self })
    }

    pub(crate) fn transaction(&self) -> Transaction {
        let own = Transaction {
            initiator: Some(self.request.user),
            on_behalf_of: None,
            action: self.request.action,
            customer: self.request.customer,
            account: Some(self.account),
            amount: Some(self.amount),
        };
        own.entered_by(self.acting)
    }
}

impl Engine {
    /// The spending of a monetary request in the base currency; `None` for an action that moves no money.
    pub(crate) fn spending_of(&self, request: Request, amount: Amount, date: Day) -> Option<Spending> {
        let group = self.catalogue.action.get(request.action.at())?.limit_group?;
        let (account, entered) = (request.account?, (amount, self.entity.currency));
        Some(Spending { request, account, group, amount, entered, date, acting: None })
    }

    /// The days of each period that holds an execution date.
    fn days_of(&self, date: Day) -> ByPeriod<Option<(Day, Day)>> {
        let (weekly, monthly) = (Some(date.week(self.entity.week_start)), Some(date.month()));
        ByPeriod { per_transaction: None, daily: Some((date, date)), weekly, monthly }
    }

    pub(crate) fn checks(&self, spending: &Spending, usage: &Usage) -> Checks {
        // 15 is the most there can be: four of the action, four of the group, six shared ones, one of a grant.
        let (mut limits, mut pre_approved) = (Vec::with_capacity(15), Vec::with_capacity(4));
        let assignment = self.assignment(spending.request.user, spending.request.customer);
        let used = self.each_check(assignment, spending, usage, |check, refuses| {
            if refuses { limits.push(check) } else { pre_approved.push(check) }
        });
        Checks { limits, pre_approved, used }
    }

    /// Visits every bound of a transaction for a user with this assignment, in the order of the specification: first
    /// those that refuse (`true`), then those that ask for approval. Returns what the user has used of the action on
    /// the account.
    pub(crate) fn each_check(
        &self,
        assignment: Option<&Assignment>,
        spending: &Spending,
        usage: &Usage,
        mut visit: impl FnMut(Check, bool),
    ) -> ByPeriod<Total> {
        let Request { user, action, customer, .. } = spending.request;
        let bounds =
            assignment.map_or(NOTHING, |assignment| self.bounds(assignment, spending.account, action));
        let in_group = assignment.and_then(|assignment| assignment.group_limit(spending.group));
        // Pages mostly ask before anything was used: no day is counted then.
        let days = (!usage.is_empty()).then(|| self.days_of(spending.date));
        let sums = |budget| days.as_ref().map_or_else(ByPeriod::default, |days| usage.sums(budget, days));
        let used = sums(Budget::Action(user, spending.account, action));
        let group_used = sums(Budget::Group(user, customer, spending.group));
        for period in PERIODS {
            // In the order in which reasons are told: action, group, contract action, contract group, each by
            // period.
            let (limit, used) = (bounds.get(period).deny, *used.get(period));
            visit(Check { scope: Scope::Action, period, limit, used }, true);
        }
        for period in PERIODS {
            let limit = in_group.map_or(Limit::UNLIMITED, |limits| limits.get(period).limit);
            visit(Check { scope: Scope::Group, period, limit, used: *group_used.get(period) }, true);
        }
        if self.entity.settings.shared_contract_limits {
            self.shared_checks(spending, &sums).into_iter().flatten().for_each(|check| visit(check, true));
        }
        // Last of the refusing ones: the ceiling of the grants, for one transaction, beside the giver's own
        // limits.
        if let Some(acting) = spending.acting {
            let (period, used) = (Period::PerTransaction, Total::default());
            visit(Check { scope: Scope::Grant, period, limit: acting.ceiling, used }, true);
        }
        for period in PERIODS {
            // Last, and apart: these ask for approval and refuse nothing. Group and contract limits have none
            // of the kind.
            let (limit, used) = (bounds.get(period).pre_approved, *used.get(period));
            visit(Check { scope: Scope::Action, period, limit, used }, false);
        }
        used
    }

    /// The contract's limits, which all of its users share.
    fn shared_checks(
        &self,
        spending: &Spending,
        sums: &dyn Fn(Budget) -> ByPeriod<Total>,
    ) -> [[Check; 3]; 2] {
        let Request { action, customer, .. } = spending.request;
        let limits = self.customer(customer).map(|customer| &customer.limits);
        let of_action = limits.map_or(NO_LIMITS, |limits| limits.of_action(action));
        let of_group = limits.map_or(NO_LIMITS, |limits| limits.of_group(spending.group));
        let action_used = sums(Budget::ContractAction(customer, action));
        let group_used = sums(Budget::ContractGroup(customer, spending.group));
        [
            shared(Scope::ContractAction, of_action, action_used),
            shared(Scope::ContractGroup, of_group, group_used),
        ]
    }
}

fn shared(scope: Scope, limits: ByPeriod<Limit>, used: ByPeriod<Total>) -> [Check; 3] {
    // Shared limits bound what all users spend together, which one transaction cannot do: no `perTransaction`.
    [Period::Daily, Period::Weekly, Period::Monthly].map(|period| Check {
        scope,
        period,
        limit: *limits.get(period),
        used: *used.get(period),
    })
}
