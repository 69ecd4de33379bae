//! The same decision without its reasons: for what a page shows on every keystroke.

use crate::amount::{Amount, Limit};
use crate::day::Day;
use crate::decision::{Check, Headroom, Outcome};
use crate::engine::Engine;
use crate::permission::Request;
use crate::usage::Usage;

/// What would happen, and the largest amounts that would still pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What happens.
    pub outcome: Outcome,
    /// Absent where the question did not come as far as its limits.
    pub headroom: Option<Headroom>,
}

const DENIED: Verdict = Verdict { outcome: Outcome::Denied, headroom: None };

/// What is left of all bounds, in 64 bits: half the work of sums in 128, and almost always enough.
struct Narrow {
    submit: u64,
    execute: u64,
    /// As many bits as any sum of usage.
    used: u64,
    /// More was used than a bound allows.
    exceeded: bool,
    overdrawn: bool,
}

/// Below here nothing was cut off.
const WIDE: u64 = 1 << 63;

impl Narrow {
    #[inline]
    fn look(&mut self, check: &Check, refuses: bool) {
        let (limit, used) = (check.limit.narrow(), check.used.narrow());
        self.used |= used;
        let left = if limit == u64::MAX { limit } else { limit.saturating_sub(used) };
        self.execute = self.execute.min(left);
        if refuses {
            self.submit = self.execute;
            self.exceeded |= used > limit;
        } else {
            self.overdrawn |= used > limit;
        }
    }

    /// What may be submitted and executed; `None` where 64 bits cannot tell: nothing bounds it, or only what is far
    /// above any amount.
    fn headroom(&self) -> Option<Headroom> {
        let Self { submit, execute, used, .. } = *self;
        let exact = submit < WIDE && used < WIDE;
        exact.then(|| Headroom { submit: Limit::of_narrow(submit), execute: Limit::of_narrow(execute) })
    }
}

impl Engine {
    /// Decides over an amount in the base currency on an execution date: outcome and headroom equal to those of
    /// [`Engine::evaluate`] for the same question. Asked for a pending transaction it allocates nothing but what
    /// finding its approvers takes.
    #[must_use]
    pub fn verdict(&self, request: Request, amount: Amount, date: Day, usage: &Usage) -> Verdict {
        let Some(reach) = self.granting(request) else { return DENIED };
        let held = self.people.assignment.get(reach.assignment as usize);
        // An action that moves no money takes no amount.
        let Some(spending) = self.spending_of(request, amount, date) else { return DENIED };
        let mut narrow =
            Narrow { submit: u64::MAX, execute: u64::MAX, used: 0, exceeded: false, overdrawn: false };
        let used = self.each_check(held, &spending, usage, |check, refuses| narrow.look(&check, refuses));
        let (headroom, breaks, needs_approval) = match narrow.headroom() {
            Some(headroom) => {
                let above = |bound: u64| amount.minor() > bound;
                (headroom, narrow.exceeded || above(narrow.submit), narrow.overdrawn || above(narrow.execute))
            }
            None => {
                let checks = self.checks(&spending, usage);
                (checks.headroom(), checks.break_limits(amount), checks.need_approval(amount))
            }
        };
        let outcome = match (breaks, needs_approval) {
            (true, _) => Outcome::Denied,
            (false, true) => self.outcome_above(&spending, self.required(&spending, used)),
            (false, false) => Outcome::Executed,
        };
        Verdict { outcome, headroom: Some(headroom) }
    }
}
