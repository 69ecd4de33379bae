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
        if !self.allows(request) {
            return DENIED;
        }
        // An action that moves no money takes no amount.
        let Some(spending) = self.spending_of(request, amount, date) else { return DENIED };
        let mut headroom = Headroom { submit: Limit::UNLIMITED, execute: Limit::UNLIMITED };
        let (mut breaks, mut needs_approval) = (false, false);
        let used = self.each_check(&spending, usage, |check, refuses| {
            let broken = check.is_broken_by(amount);
            headroom.execute = headroom.execute.min(check.left());
            if refuses {
                breaks |= broken;
                headroom.submit = headroom.execute;
            } else {
                needs_approval |= broken;
            }
        });
        let outcome = match (breaks, needs_approval) {
            (true, _) => Outcome::Denied,
            (false, true) => self.outcome_above(&spending, self.required(&spending, used)),
            (false, false) => Outcome::Executed,
        };
        Verdict { outcome, headroom: Some(headroom) }
    }
}
