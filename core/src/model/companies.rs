//! Contracts, customers and accounts.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, AccountTypeIx, ContractIx, CustomerIx, Ids, Index, Texts};
use crate::model::limits::Limits;

/// Contracts, customers, accounts.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Companies {
    pub(crate) contracts: Ids<ContractIx>,
    pub(crate) customers: Ids<CustomerIx>,
    pub(crate) accounts: Ids<AccountIx>,
    pub(crate) customer: Vec<Customer>,
    pub(crate) account: Vec<Account>,
    /// Two texts an account: the number that people know it by, then its name.
    pub(crate) account_texts: Texts,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) contract: ContractIx,
    /// Its accounts have consecutive numbers, from this one on.
    pub(crate) first_account: u32,
    pub(crate) account_count: u32,
    /// The contract's actions for the customer.
    pub(crate) actions: Actions,
    pub(crate) limits: Limits,
}

impl Customer {
    pub(crate) fn accounts(&self) -> impl Iterator<Item = AccountIx> + use<> {
        (self.first_account..self.first_account.saturating_add(self.account_count))
            .map(AccountIx::from_number)
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) customer: CustomerIx,
    /// How many accounts of its customer come before it: its position in [`Assignment::accounts`].
    ///
    /// [`Assignment::accounts`]: crate::model::people::Assignment::accounts
    pub(crate) place: u32,
    pub(crate) account_type: AccountTypeIx,
}
