//! The same decision without its reasons: for what a page shows on every keystroke.

use crate::amount::{Amount, Limit};
use crate::day::Day;
use crate::decision::{Headroom, Outcome};
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
        let mut headroom = Headroom { submit: Limit::UNLIMITED, execute: Limit::UNLIMITED };
        // Above a bound is what is above all that is left of it; and everything, if more was used than it allows.
        let (mut exceeded, mut overdrawn) = (false, false);
        let used = self.each_check(held, &spending, usage, |check, refuses| {
            // Most bounds are unlimited: those leave everything as it is.
            if check.limit == Limit::UNLIMITED {
                return;
            }
            headroom.execute = headroom.execute.min(check.left());
            let over = check.limit.is_broken_by(check.used);
            if refuses {
                exceeded |= over;
                headroom.submit = headroom.execute;
            } else {
                overdrawn |= over;
            }
        });
        let amount = amount.into();
        let breaks = exceeded || headroom.submit.is_broken_by(amount);
        let needs_approval = overdrawn || headroom.execute.is_broken_by(amount);
        let outcome = match (breaks, needs_approval) {
            (true, _) => Outcome::Denied,
            (false, true) => self.outcome_above(&spending, self.required(&spending, used)),
            (false, false) => Outcome::Executed,
        };
        Verdict { outcome, headroom: Some(headroom) }
    }
}
