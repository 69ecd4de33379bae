//! What would pass instead: found from the bounds and from the days on which something was used.
//!
//! Everything offered here passes: an amount that breaks no limit but that nobody could approve is not offered.

use alloc::vec::Vec;

use crate::ask::page::Page;
use crate::data::ids::{AccountIx, CustomerIx, UserIx};
use crate::data::sorting::sort;
use crate::decide::approval::Transaction;
use crate::decide::approval_status::{Approval, Pending};
use crate::decide::checks::Spending;
use crate::decide::decision::{Money, Outcome, Question};
use crate::decide::headroom::LargestAmounts;
use crate::decide::on_behalf::Acting;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::usage::{Budget, Usage};
use crate::value::day::Day;

/// What would pass in place of a transaction, or beside it.
#[derive(Debug, Default)]
pub struct WouldPass {
    /// The largest amounts in the currency of the question; absent where the derivation did not come as far as the limits.
    pub largest: Option<LargestAmounts>,
    /// The first execution date on which this amount is not denied; `Some(None)` if it never comes.
    pub earliest: Option<Option<Day>>,
    /// Other accounts on which this amount is not denied on that date; absent without an amount.
    pub other_accounts: Option<OtherAccounts>,
    /// Who is entitled to approve it, in the order of their ids; nobody where the user may not do it at all.
    pub approvers: Vec<UserIx>,
    /// Who is in whose place today, in the order of their ids.
    pub approvers_in_place: Vec<Approval>,
}

/// Other accounts on which an amount is not denied.
#[derive(Debug, Default)]
pub struct OtherAccounts {
    /// One page of them, customer by customer, in the contract's order.
    pub page: Vec<OtherAccount>,
    /// How many there are.
    pub count: usize,
}

/// Another account on which an amount is not denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherAccount {
    /// Its customer.
    pub customer: CustomerIx,
    /// The account.
    pub account: AccountIx,
    /// What would happen there.
    pub outcome: Outcome,
    /// The largest amounts there, in the currency of the question.
    pub largest: LargestAmounts,
}

impl Engine {
    /// Finds what would pass in place of a transaction. For somebody who acts for the user no other days and accounts
    /// are searched.
    pub(crate) fn would_pass(
        &self,
        (request, acting): (Request, Option<Acting>),
        question: &Question<'_>,
        money: &Money,
        usage: &Usage,
        page: Page,
    ) -> WouldPass {
        let has_amount = question.amount.is_some();
        // Each grant has its own accounts and days, so another place or day may be outside it.
        let looks_around = has_amount && acting.is_none();
        let in_time = question.today.is_none_or(|today| question.date >= today);
        let allowed = self.allows(request);
        let mut found = WouldPass::default();
        let mut transaction = match money {
            Money::Spent(spending) => {
                if allowed {
                    found.largest =
                        in_time.then(|| self.largest_as_entered(spending, &self.checks(spending, usage)));
                    if looks_around {
                        let first = question.today.map_or(question.date, |today| today.max(question.date));
                        found.earliest = Some(self.earliest(spending, first, usage));
                    }
                }
                if looks_around {
                    let others = in_time.then(|| self.other_accounts(spending, question.date, usage, page));
                    found.other_accounts = Some(others.unwrap_or_default());
                }
                spending.transaction()
            }
            Money::None | Money::Refused(_) => self.transaction_without_amount(request, acting, question),
        };
        if !has_amount {
            transaction.amount = None;
        }
        if allowed {
            found.approvers = self.approvers(transaction);
            found.approvers_in_place = self.in_place_of(transaction, question);
        }
        found
    }

    /// Who may approve a transaction in whose place on the day of the question.
    fn in_place_of(&self, transaction: Transaction, question: &Question<'_>) -> Vec<Approval> {
        let Some(today) = question.today else { return Vec::new() };
        let Transaction { initiator, on_behalf_of, action, amount, .. } = transaction;
        let pending = Pending { initiator, on_behalf_of, action, place: question.place, amount };
        self.approvers_in_place(pending, today)
    }

    /// The first day, from this one on, on which the amount is not denied.
    ///
    /// Nothing but usage tells days apart, and its sums change only on a day that was used, on the day after, and where
    /// a week or month with such a day begins or ends: no other day can be the first.
    fn earliest(&self, spending: &Spending, first: Day, usage: &Usage) -> Option<Day> {
        let passes = |day| {
            let spending = Spending { date: day, ..*spending };
            self.outcome_of(&spending, &self.checks(&spending, usage)) != Outcome::Denied
        };
        if passes(first) {
            return Some(first);
        }
        let mut days = self.days_of_change(spending, usage);
        days.retain(|day| *day > first);
        sort(&mut days);
        days.dedup();
        days.into_iter().find(|day| passes(*day))
    }

    /// The days on which another sum may be used than on the day before.
    fn days_of_change(&self, spending: &Spending, usage: &Usage) -> Vec<Day> {
        let Request { user, customer, .. } = spending.request;
        // Whatever a narrower limit sums is part of the widest sum, so its days are all the days there are.
        let widest = if self.entity.settings.shared_contract_limits {
            Budget::ContractGroup(customer, spending.group)
        } else {
            Budget::Group(user, customer, spending.group)
        };
        let changes = usage.days(widest).flat_map(|used| {
            let (begin, end) = used.week(self.entity.week_start);
            let (month_begins, month_ends) = used.month();
            [Some(used), used.next(), Some(begin), end.next(), Some(month_begins), month_ends.next()]
        });
        changes.flatten().collect()
    }

    /// Other accounts on which the user may do the same with this amount.
    fn other_accounts(&self, spending: &Spending, date: Day, usage: &Usage, page: Page) -> OtherAccounts {
        let Spending { request, amount, entered, .. } = *spending;
        let mut others = OtherAccounts::default();
        for (customer, account) in self.usable(request.user, request.action) {
            let there = Request { customer, account: Some(account), ..request };
            let Some(spending) = self.spending_of(there, amount, date).filter(|_| there != request) else {
                continue;
            };
            let spending = Spending { entered, ..spending };
            let checks = self.checks(&spending, usage);
            let outcome = self.outcome_of(&spending, &checks);
            if outcome == Outcome::Denied {
                continue;
            }
            // All are judged, since the count needs that; amounts only for those that are shown.
            if page.has(others.count) {
                let largest = self.largest_as_entered(&spending, &checks);
                others.page.push(OtherAccount { customer, account, outcome, largest });
            }
            others.count = others.count.saturating_add(1);
        }
        others
    }
}
