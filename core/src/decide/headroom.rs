//! The largest amounts before one is typed: what breaks no limit, what needs no approval, and what passes.
//!
//! What passes is found without trying amounts. An answer changes only where a limit is reached, where a band of an
//! approval rule ends, or where an amount goes above what an approver may approve. So the amounts above pre-approved
//! fall into stretches, one for each band, and within a stretch the only question is how many approvers are left.
//!
//! The cost is at most one decision for each band and one for each halving of the list of approvers' limits: with `b`
//! bands and `a` approvers `(b + 1) * (1 + log2(a))` decisions. Usually it is one.

use alloc::vec::Vec;

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

    /// The largest amounts in the base currency of what was checked already.
    pub(crate) fn largest_in_base(&self, spending: &Spending, checks: &Checks) -> LargestAmounts {
        self.largest_of(spending, checks, Exchange::none(self.entity.currency))
    }

    /// The largest amounts of what was checked already.
    pub(crate) fn largest_of(
        &self,
        spending: &Spending,
        checks: &Checks,
        exchange: Exchange,
    ) -> LargestAmounts {
        let headroom = checks.headroom();
        let within = |limit: Limit| limit.total().map(|_| exchange.largest_within(limit.amount()));
        let (submit, execute) = (within(headroom.submit), within(headroom.execute));
        let pass = self.largest_that_passes(spending, checks, exchange);
        // Without a limit, an answer at the largest amount that can be written was bounded by nothing.
        let is_unbounded = submit.is_none() && pass == exchange.largest_within(Amount::MAX);
        LargestAmounts { submit, execute, pass: Some(pass).filter(|_| !is_unbounded) }
    }

    /// The largest amount of a currency that is not denied.
    fn largest_that_passes(&self, spending: &Spending, checks: &Checks, exchange: Exchange) -> Amount {
        let headroom = checks.headroom();
        let execute = headroom.execute.amount();
        let ends = self.ends_of_stretches(spending, checks, execute, headroom.submit.amount());
        // From the top: the first stretch with an amount that passes holds the largest. Stretches in between may be
        // denied.
        for (place, end) in ends.iter().enumerate().rev() {
            let above = place.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(execute);
            let Some(top) = self.top_of_stretch(spending, checks, (above, *end)) else { continue };
            let largest = exchange.largest_within(top);
            // A stretch may be narrower than one unit of the currency: then none of its amounts lies in it.
            if exchange.to_base(largest).is_ok_and(|amount| amount > above) {
                return largest;
            }
        }
        exchange.largest_within(execute)
    }

    /// Where the requirements change between what is executed without approval and what breaks a limit: rising, each
    /// once, the last where the limits end.
    fn ends_of_stretches(
        &self,
        spending: &Spending,
        checks: &Checks,
        execute: Amount,
        submit: Amount,
    ) -> Vec<Amount> {
        let rules = self.rules(spending.request);
        let mut ends = Vec::new();
        for period in Period::ALL {
            let bands = rules.get(*period).map_or(&[][..], |rule| &rule.bands);
            ends.extend(bands.iter().map(|band| band.up_to.minus(*checks.used.get(*period)).amount()));
        }
        ends.push(submit);
        ends.retain(|end| *end > execute && *end <= submit);
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The largest amount of a stretch that is not denied; `None` if all are.
    fn top_of_stretch(
        &self,
        spending: &Spending,
        checks: &Checks,
        (above, end): (Amount, Amount),
    ) -> Option<Amount> {
        let passes = |amount: Amount| {
            let spending = Spending { amount, ..*spending };
            self.outcome_above(&spending, self.required(&spending, checks.used)) != Outcome::Denied
        };
        if passes(end) {
            return Some(end);
        }
        // Within a stretch the requirements are the same and approvers only become fewer as the amount rises. So all
        // amounts that pass lie below all that do not, and halving finds the border among the approvers' limits.
        let mut limits = self.approver_limits(spending.transaction());
        limits.retain(|limit| *limit > above && *limit < end);
        limits.sort_unstable();
        let passing = limits.partition_point(|limit| passes(*limit));
        limits.get(passing.checked_sub(1)?).copied()
    }
}

impl Limit {
    /// The largest amount within the bound.
    fn amount(self) -> Amount {
        let minor = self.total().map_or(u64::MAX, Total::minor);
        Amount::from_minor(minor.into()).unwrap_or(Amount::MAX)
    }
}
