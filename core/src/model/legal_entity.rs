//! What the legal entity fixes for all of its contracts.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::value::currency::Currency;
use crate::value::day::WeekDay;
use crate::value::rate::Rate;
use crate::words::words;

words! {
    /// Which accounts a user may give to others: those held (`delegated`) or all of the customer (`open`).
    AccountAccess {
        /// Only the accounts that the giver holds.
        Delegated = "delegated",
        /// All accounts of the customer.
        Open = "open",
    }
}

words! {
    /// How far a giver is bound by what they hold themselves.
    DelegationCeiling {
        /// Accounts only.
        Accounts = "accounts",
        /// Accounts and permissions.
        Permissions = "permissions",
        /// Accounts, permissions and limits.
        Limits = "limits",
    }
}

/// What the legal entity fixes for all of its contracts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Entity {
    pub(crate) currency: Currency,
    pub(crate) week_start: WeekDay,
    pub(crate) rates: Vec<(Currency, Rate)>,
    pub(crate) settings: Settings,
}

/// Settings of the institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Which accounts a user may give to others.
    pub(crate) account_access: AccountAccess,
    /// How far a giver is bound by what they hold themselves.
    pub(crate) delegation_ceiling: DelegationCeiling,
    /// Whether an initiator may approve their own transaction.
    pub(crate) self_approval: bool,
    /// Whether the contract's daily and weekly limits bound all users together.
    pub(crate) shared_contract_limits: bool,
}
