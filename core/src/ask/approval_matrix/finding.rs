//! What a check of an approval matrix finds.

use alloc::vec::Vec;

use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::model::rules::{Initiators, Rule};
use crate::value::amount::Limit;
use crate::value::currency::Currency;
use crate::value::period::Period;

crate::words::words! {
    /// What is wrong with an approval matrix, or worth checking.
    FindingCode {
        /// An action has a rule that requires approval, and no action approves it.
        NotApprovable = "not-approvable",
        /// A band lies above the institution's and the contract's limits.
        UnreachableBand = "unreachable-band",
        /// An account's own rule hides the customer's of the same period.
        RuleOverlap = "rule-overlap",
        /// A granted action that moves money has no rule, or none for some initiators, so anyone entitled approves it
        /// alone.
        NoRule = "no-rule",
        /// A rule is in force for no transaction: others always come first, or its currency has no rate.
        NeverInForce = "never-in-force",
        /// A rule names initiators, and none of them may start the action where it stands.
        NoInitiator = "no-initiator",
        /// Those entitled to approve cannot meet the requirement.
        Unsatisfiable = "unsatisfiable",
        /// Those entitled cannot meet the requirement without the initiator.
        UnsatisfiableForInitiator = "unsatisfiable-for-initiator",
        /// Without this user the requirement could not be met.
        SinglePointOfFailure = "single-point-of-failure",
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// At which customer.
    pub customer: CustomerIx,
    /// On which account, if it is not so on all.
    pub account: Option<AccountIx>,
    /// Which action.
    pub action: ActionIx,
    /// The period of the rule; `None` where no rule says anything.
    pub period: Option<Period>,
    /// The currency of the rule, in which its band is.
    pub currency: Option<Currency>,
    /// Whose transactions the rule is for; empty: everybody's.
    pub initiators: Vec<Initiators>,
    /// The band: above this, up to that.
    pub band: Option<(Limit, Limit)>,
    /// Only transactions above this amount.
    pub amount_above: Option<Limit>,
    /// The initiators that are stuck or have no rule, or the approvers that everything depends on.
    pub users: Vec<UserIx>,
}

impl Finding {
    /// The same of this rule.
    pub(super) fn of_rule(mut self, rule: &Rule) -> Self {
        self.period = Some(rule.period);
        self.currency = rule.currency;
        self.initiators.clone_from(&rule.initiators);
        self
    }
}
