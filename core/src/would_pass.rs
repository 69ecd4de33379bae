//! What would pass instead: found from the bounds and from the days on which something was used.

use alloc::vec::Vec;

use crate::day::Day;
use crate::decision::{Headroom, Money, Outcome, Question, Spending};
use crate::engine::Engine;
use crate::grant::Acting;
use crate::id::{AccountIx, CustomerIx, UserIx};
use crate::permission::{Place, Request};
use crate::reason::ReasonCode;
use crate::usage::{Budget, Usage};

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
        let spending = match money {
            Money::Spent(spending) => Some(spending),
            Money::None | Money::Refused(_) => None,
        };
        let allowed = spending.filter(|_| self.allows(request));
        let mut transaction = spending.map_or_else(
            || self.transaction_without_amount(request, acting, question),
            Spending::transaction,
        );
        transaction.amount = transaction.amount.filter(|_| has_amount);
        WouldPass {
            headroom: allowed.filter(|_| in_time).map(|spending| self.checks(spending, usage).headroom()),
            earliest: allowed.filter(|_| looks_around).map(|spending| {
                let first = question.today.map_or(question.date, |today| today.max(question.date));
                self.earliest(spending, first, usage)
            }),
            other_accounts: spending
                .filter(|_| looks_around)
                .map(|_| self.other_accounts(request, question, usage)),
            approvers: self.people.users.sorted_list(self.entitled(transaction)),
        }
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

    fn other_accounts(&self, request: Request, question: &Question<'_>, usage: &Usage) -> Vec<OtherAccount> {
        let mut others = Vec::new();
        for (customer, account) in self.usable(request.user, request.action) {
            if Some(account) == request.account {
                continue;
            }
            let place = Place::Account { account: self.companies.accounts.id(account), customer: None };
            let Ok(decision) = self.evaluate(&Question { place, ..*question }, usage) else { continue };
            let broken = decision.reasons.iter().any(|reason| reason.code == ReasonCode::LimitExceeded);
            if let (false, Some(judged)) = (broken, decision.judged) {
                let (outcome, headroom) = (decision.outcome, judged.headroom);
                others.push(OtherAccount { customer, account, outcome, headroom });
            }
        }
        others
    }
}
