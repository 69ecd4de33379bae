//! The same decision without its reasons: for what a page shows on every keystroke.

use crate::amount::Amount;
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
        let checks = self.checks(&spending, usage);
        let outcome = if checks.break_limits(amount) {
            Outcome::Denied
        } else if checks.need_approval(amount) {
            self.outcome_above(&spending, self.required(&spending, checks.used))
        } else {
            Outcome::Executed
        };
        Verdict { outcome, headroom: Some(checks.headroom()) }
    }
}
