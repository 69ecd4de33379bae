//! What is asked: who, what and where, as a question names it and as ids that are known.

use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};

/// A question whose ids are all known: this user, this action, here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// The user whose rights decide.
    pub user: UserIx,
    /// To do what.
    pub action: ActionIx,
    /// At which customer.
    pub customer: CustomerIx,
    /// On which account of that customer; for an account-level action.
    pub account: Option<AccountIx>,
}

/// Where something is to be done, as a question names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'q> {
    /// On an account; with the customer it is thought to belong to.
    Account {
        /// The account's id.
        account: &'q str,
        /// The customer's id, if the question names it too.
        customer: Option<&'q str>,
    },
    /// At a customer.
    Customer(&'q str),
}
