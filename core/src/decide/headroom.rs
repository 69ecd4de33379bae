//! The largest amounts before one is typed: what breaks no limit, what needs no approval, and what passes.
//!
//! What passes is found without trying amounts. An answer changes only where a limit is reached, where a band of an
//! approval rule ends, or where an amount goes above what an approver may approve. So the amounts above pre-approved
//! fall into stretches, one for each band, and within a stretch the only question is how many approvers are left.
//!
//! The cost is at most one decision for each band and one for each halving of the list of approvers' limits: with `b`
//! bands and `a` approvers `(b + 1) * (1 + log2(a))` decisions. Usually it is one.

use alloc::vec::Vec;

use crate::data::sorting::sort;
use crate::decide::checks::{Checks, Spending};
use crate::decide::decision::{Outcome, Question};
use crate::decide::exchange::Exchange;
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::model::usage::Usage;
use crate::value::amount::{Amount, Limit, Total};
use crate::value::currency::Currency;
use crate::value::period::Period;

/// The largest amounts of a currency. `None` where nothing bounds them; zero where nothing passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LargestAmounts {
    /// That breaks no limit. It says nothing about approvers.
    pub submit: Option<Amount>,
    /// That is pre-approved: up to here no approval rule is asked.
    pub execute: Option<Amount>,
    /// That is not denied: the one to offer to a person.
    pub pass: Option<Amount>,
}

impl Engine {
    /// The largest amounts of a currency for a question whose amount is not known yet.
    ///
    /// # Errors
    /// The reasons of [`Engine::evaluate`] that need no amount.
    pub fn largest_amounts(
        &self,
        question: &Question<'_>,
        currency: Currency,
        usage: &Usage,
    ) -> Result<LargestAmounts, Vec<ReasonCode>> {
        let (request, acting) = self.permitted_in_time(question)?;
        let spending = self.spending_of(request, Amount::ZERO, question.date);
        let spending = spending.ok_or_else(|| alloc::vec![ReasonCode::NotMonetary])?;
        let exchange = self.exchange(currency).ok_or_else(|| alloc::vec![ReasonCode::NoExchangeRate])?;
        let spending = Spending { acting, ..spending };
        Ok(self.largest_of(&spending, &self.checks(&spending, usage), exchange))
    }

    /// The largest amounts of what was checked already, in the currency in which it is entered.
    pub(crate) fn largest_as_entered(&self, spending: &Spending, checks: &Checks) -> LargestAmounts {
        let exchange = self.exchange(spending.entered.1).unwrap_or(Exchange::none(self.entity.currency));
        self.largest_of(spending, checks, exchange)
    }

    /// The largest amounts of what was checked already.
    fn largest_of(&self, spending: &Spending, checks: &Checks, exchange: Exchange) -> LargestAmounts {
        let headroom = checks.headroom();
        let within = |limit: Limit| limit.total().map(|_| exchange.largest_within(limit.amount()));
        let (submit, execute) = (within(headroom.submit), within(headroom.execute));
        let most = exchange.largest_within(Amount::MAX);
        let search = Search { engine: self, spending, checks, exchange };
        let pass = search.largest_that_passes(execute.unwrap_or(most), submit.unwrap_or(most));
        // Without a limit, an answer at the largest amount that can be written was bounded by nothing.
        let is_unbounded = submit.is_none() && pass == most;
        LargestAmounts { submit, execute, pass: Some(pass).filter(|_| !is_unbounded) }
    }
}

/// The search for the largest amount that passes. All of its amounts are of the currency that is asked for.
struct Search<'s> {
    engine: &'s Engine,
    spending: &'s Spending,
    checks: &'s Checks,
    exchange: Exchange,
}

impl Search<'_> {
    /// The largest amount that is not denied, between what is executed without approval and what breaks a limit.
    fn largest_that_passes(&self, execute: Amount, submit: Amount) -> Amount {
        let ends = self.ends_of_stretches(execute, submit);
        // From the top: the first stretch with an amount that passes holds the largest. Stretches in between may be
        // denied.
        for (place, end) in ends.iter().enumerate().rev() {
            let above = place.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(execute);
            if let Some(largest) = self.top_of_stretch(above, *end) {
                return largest;
            }
        }
        execute
    }

    /// Where the requirements change between what is executed without approval and what breaks a limit: rising, each
    /// once, the last where the limits end.
    fn ends_of_stretches(&self, execute: Amount, submit: Amount) -> Vec<Amount> {
        let rules = self.engine.rules(self.spending.request, self.exchange.currency());
        let mut ends = Vec::new();
        for period in Period::ALL {
            let Some(rule) = *rules.get(*period) else { continue };
            let used = *self.checks.used.get(*period);
            ends.extend(rule.bands.iter().map(|band| match rule.currency {
                Some(_) => band.up_to.amount(),
                None => self.exchange.largest_within(band.up_to.minus(used).amount()),
            }));
        }
        ends.push(submit);
        ends.retain(|end| *end > execute && *end <= submit);
        sort(&mut ends);
        ends.dedup();
        ends
    }

    /// The largest amount of a stretch that is not denied; `None` if all are.
    fn top_of_stretch(&self, above: Amount, end: Amount) -> Option<Amount> {
        if self.passes(end) {
            return Some(end);
        }
        // Within a stretch the requirements are the same and approvers only become fewer as the amount rises. So all
        // amounts that pass lie below all that do not, and halving finds the border among the approvers' limits.
        let limits = self.engine.approver_limits(self.spending.transaction());
        let mut limits: Vec<Amount> =
            limits.into_iter().map(|limit| self.exchange.largest_within(limit)).collect();
        limits.retain(|limit| *limit > above && *limit < end);
        sort(&mut limits);
        let passing = limits.partition_point(|limit| self.passes(*limit));
        limits.get(passing.checked_sub(1)?).copied()
    }

    fn passes(&self, amount: Amount) -> bool {
        let Some(spending) = self.spending.with_amount(amount, self.exchange) else { return false };
        let required = self.engine.required(&spending, self.checks.used);
        self.engine.outcome_above(&spending, &required) != Outcome::Denied
    }
}

impl Limit {
    /// The largest amount within the bound.
    pub(crate) fn amount(self) -> Amount {
        let minor = self.total().map_or(u64::MAX, Total::minor);
        Amount::from_minor(minor.into()).unwrap_or(Amount::MAX)
    }
}
