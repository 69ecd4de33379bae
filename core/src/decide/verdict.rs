//! The decision of `evaluate` without its reasons, for what a page shows on every keystroke. It builds no lists.

use crate::decide::checks::{Check, Headroom};
use crate::decide::decision::Outcome;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::usage::Usage;
use crate::value::amount::{Amount, Limit};
use crate::value::day::Day;

/// What would happen, and the largest amounts that would still pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What happens.
    pub outcome: Outcome,
    /// Absent where the question did not come as far as its limits.
    pub headroom: Option<Headroom>,
}

/// Denied before any limit was checked.
pub(crate) const DENIED: Verdict = Verdict { outcome: Outcome::Denied, headroom: None };

/// What is left of all bounds, added up bound by bound.
struct Left {
    submit: Limit,
    execute: Limit,
    /// Usage alone is above a bound that refuses: 0 is left, and nothing passes.
    exceeded: bool,
    /// Usage alone is above what is executed without approval.
    overdrawn: bool,
}

impl Left {
    /// Takes a bound into account. Bounds that refuse come first, so until then `execute` is `submit` too.
    #[inline]
    fn take_in(&mut self, check: &Check, refuses: bool) {
        let exceeded = check.limit.is_broken_by(check.used);
        self.execute = self.execute.min(check.left());
        if refuses {
            self.submit = self.execute;
            self.exceeded |= exceeded;
        } else {
            self.overdrawn |= exceeded;
        }
    }
}

impl Engine {
    /// Decides over an amount in the base currency on an execution date. Outcome and headroom equal those of
    /// [`Engine::evaluate`] for the same question. Nothing is allocated, except to find approvers.
    #[must_use]
    pub fn verdict(&self, request: Request, amount: Amount, date: Day, usage: &Usage) -> Verdict {
        let Some(rights) = self.granting(request) else { return DENIED };
        let assignment = self.people.assignment.get(rights.assignment as usize);
        // An action that moves no money takes no amount.
        let Some(spending) = self.spending_of(request, amount, date) else { return DENIED };
        let unlimited = Limit::UNLIMITED;
        let mut left = Left { submit: unlimited, execute: unlimited, exceeded: false, overdrawn: false };
        let used =
            self.each_check(assignment, &spending, usage, |check, refuses| left.take_in(&check, refuses));
        let breaks = left.exceeded || left.submit.is_broken_by(amount.into());
        let needs_approval = left.overdrawn || left.execute.is_broken_by(amount.into());
        let outcome = match (breaks, needs_approval) {
            (true, _) => Outcome::Denied,
            (false, true) => self.outcome_above(&spending, &self.required(&spending, used)),
            (false, false) => Outcome::Executed,
        };
        Verdict { outcome, headroom: Some(Headroom { submit: left.submit, execute: left.execute }) }
    }
}
