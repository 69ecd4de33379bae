//! Why a question is answered the way it is.

use crate::value::amount::{Amount, Total};
use crate::value::period::Period;
use crate::words::words;

words! {
    /// The closed list of reasons, in the order of the specification.
    ReasonCode {
        /// No user has this id.
        UnknownUser = "unknown-user",
        /// No action has this id.
        UnknownAction = "unknown-action",
        /// No account has this id.
        UnknownAccount = "unknown-account",
        /// No customer has this id.
        UnknownCustomer = "unknown-customer",
        /// The account belongs to another customer than the one given.
        AccountNotOfCustomer = "account-not-of-customer",
        /// The action applies to accounts, and only a customer is given.
        AccountRequired = "account-required",
        /// The user is new, suspended or locked.
        UserNotActive = "user-not-active",
        /// No grant to the acting user covers what is asked.
        NoGrant = "no-grant",
        /// Grants cover it, and none holds today and on the execution date.
        GrantNotInForce = "grant-not-in-force",
        /// The user has no assignment at the customer.
        NoCustomerAccess = "no-customer-access",
        /// The user's assignment does not list the account.
        NoAccountAccess = "no-account-access",
        /// The contract does not have the action for the customer.
        NotInContract = "not-in-contract",
        /// None of the user's roles at the customer has the action.
        NotInRole = "not-in-role",
        /// The action's feature does not apply to accounts of this type.
        NotApplicableToAccount = "not-applicable-to-account",
        /// The action was taken away from this user.
        RemovedForUser = "removed-for-user",
        /// The execution date is before today.
        DateInPast = "date-in-past",
        /// An amount is given for an action that moves no money.
        NotMonetary = "not-monetary",
        /// The legal entity has no rate for the currency.
        NoExchangeRate = "no-exchange-rate",
        /// A limit would be broken.
        LimitExceeded = "limit-exceeded",
        /// More than may be executed without approval.
        AbovePreApproved = "above-pre-approved",
        /// An action that moves no money has an approval rule.
        ApprovalRequired = "approval-required",
        /// Rules exist, and their bands require nothing.
        NoApprovalRequired = "no-approval-required",
        /// The users entitled to approve cannot meet a requirement.
        NoEligibleApprover = "no-eligible-approver",
    }
}

words! {
    /// Whose sum a limit bounds.
    Scope {
        /// The user's usage of the action on the account.
        Action = "action",
        /// The user's usage of the limit group at the customer.
        Group = "group",
        /// All users' usage of the action at the customer.
        ContractAction = "contract-action",
        /// All users' usage of the limit group at the customer.
        ContractGroup = "contract-group",
        /// One transaction on behalf of the giver of a grant.
        Grant = "grant",
    }
}

/// The comparison that broke a bound: `used` + `amount` is above `limit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Whose sum.
    pub scope: Scope,
    /// Over what.
    pub period: Period,
    /// The bound, in the base currency.
    pub limit: Total,
    /// What was used before.
    pub used: Total,
    /// What is asked for.
    pub amount: Amount,
}

/// One reason of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The stable code.
    pub code: ReasonCode,
    /// The comparison, for `limit-exceeded` and `above-pre-approved`.
    pub measure: Option<Measure>,
}

impl From<ReasonCode> for Reason {
    fn from(code: ReasonCode) -> Self {
        Self { code, measure: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reason_codes_are_distinct_and_kebab_case() {
        let mut seen = alloc::collections::BTreeSet::new();
        for reason in ReasonCode::ALL {
            assert!(seen.insert(reason.code()), "{reason} twice");
            assert!(reason.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{reason}");
        }
    }
}
