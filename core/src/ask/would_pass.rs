//! What would pass instead: found from the bounds and from the days on which something was used.

use alloc::vec::Vec;

use crate::data::ids::{AccountIx, CustomerIx, UserIx};
use crate::decide::checks::{Headroom, Spending};
use crate::decide::decision::{Money, Outcome, Question};
use crate::decide::on_behalf::Acting;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::usage::{Budget, Usage};
use crate::value::day::Day;

/// What would pass in place of a transaction, or beside it.
#[derive(Debug, Default)]
pub struct WouldPass {
    /// The largest amounts; absent where the derivation did not come as far as the limits.
    pub headroom: Option<Headroom>,
    /// The first execution date on which this amount breaks no limit; `Some(None)` if it never comes.
    pub earliest: Option<Option<Day>>,
    /// Other accounts on which this amount breaks no limit on that date; absent without an amount.
    pub other_accounts: Option<Vec<OtherAccount>>,
    /// Who is entitled to approve it, in the order of their ids.
    pub approvers: Vec<UserIx>,
}

/// Another account on which an amount breaks no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherAccount {
    /// Its customer.
    pub customer: CustomerIx,
    /// The account.
    pub account: AccountIx,
    /// What would happen there.
    pub outcome: Outcome,
    /// The largest amounts there.
    pub headroom: Headroom,
}

impl Engine {
    /// For somebody who acts for the user no other days and accounts are looked for: each grant has its own.
    pub(crate) fn would_pass(
        &self,
        (request, acting): (Request, Option<Acting>),
        question: &Question<'_>,
        money: &Money,
        usage: &Usage,
    ) -> WouldPass {
        let has_amount = question.amount.is_some();
        let looks_around = has_amount && acting.is_none();
        let in_time = question.today.is_none_or(|today| question.date >= today);
        let mut found = WouldPass::default();
        let mut transaction = match money {
            Money::Spent(spending) => {
                if self.allows(request) {
                    found.headroom = in_time.then(|| self.checks(spending, usage).headroom());
                    if looks_around {
                        let first = question.today.map_or(question.date, |today| today.max(question.date));
                        found.earliest = Some(self.earliest(spending, first, usage));
                    }
                }
                if looks_around {
                    let others = in_time.then(|| self.other_accounts(spending, question.date, usage));
                    found.other_accounts = Some(others.unwrap_or_default());
                }
                spending.transaction()
            }
            Money::None | Money::Refused(_) => self.transaction_without_amount(request, acting, question),
        };
        if !has_amount {
            transaction.amount = None;
        }
        found.approvers = self.approvers(transaction);
        found
    }

    /// The first day, from this one on, on which the amount breaks no limit.
    ///
    /// A day allows more than the one before only if that one was used, or if a week begins after one that was: no
    /// other day can be the first.
    fn earliest(&self, spending: &Spending, first: Day, usage: &Usage) -> Option<Day> {
        let checks = |day| self.checks(&self.on_date(spending, day), usage);
        let on_first = checks(first);
        if !on_first.break_limits(spending.amount) {
            return Some(first);
        }
        if on_first.limits.iter().any(|check| check.limit.is_broken_by(spending.amount.into())) {
            return None;
        }
        let Request { user, customer, .. } = spending.request;
        // Whatever a narrower limit sums over is part of the widest one's sum.
        let widest = if self.entity.settings.shared_contract_limits {
            Budget::ContractGroup(customer, spending.group)
        } else {
            Budget::Group(user, customer, spending.group)
        };
        let mut earliest: Option<Day> = None;
        for used in usage.days(widest) {
            for day in [used.next(), used.week(self.entity.week_start).1.next()] {
                let Some(day) = day.filter(|day| *day > first) else { continue };
                let is_better = earliest.is_none_or(|earliest| day < earliest);
                if is_better && !checks(day).break_limits(spending.amount) {
                    earliest = Some(day);
                }
            }
        }
        earliest
    }

    /// Other accounts on which the user may do the same with this amount.
    fn other_accounts(&self, spending: &Spending, date: Day, usage: &Usage) -> Vec<OtherAccount> {
        let Spending { request, amount, .. } = *spending;
        let mut others = Vec::new();
        for (customer, account) in self.usable(request.user, request.action) {
            let there = Request { customer, account: Some(account), ..request };
            let Some(spending) = self.spending_of(there, amount, date).filter(|_| there != request) else {
                continue;
            };
            let checks = self.checks(&spending, usage);
            if checks.break_limits(amount) {
                continue;
            }
            let outcome = match checks.need_approval(amount) {
                true => self.outcome_above(&spending, self.required(&spending, checks.used)),
                false => Outcome::Executed,
            };
            others.push(OtherAccount { customer, account, outcome, headroom: checks.headroom() });
        }
        others
    }
}
