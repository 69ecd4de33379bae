//! What is submitted, and the answer.

use super::UserId;
use super::decide::TransactionRequest;
use crate::json::{Written, json};
use crate::ledger::transactions::Transaction;
use crate::turns::Wish;

/// One submission.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// Who.
    pub user: &'a UserId,
    /// The client's key for it.
    pub key: &'a str,
    /// What.
    pub request: &'a TransactionRequest,
    /// The HTTP request's id, for the audit.
    pub request_id: &'a str,
}

impl Submission<'_> {
    /// Tells submissions apart that may draw on different ledgers.
    pub(super) fn kind(self) -> String {
        let TransactionRequest { account, customer, .. } = self.request;
        json(&(self.user.claim(), account, customer))
    }

    /// The same as what one request may leave for another.
    pub(super) fn wish(self, since: u64) -> Wish {
        let [key, request_id] = [self.key, self.request_id].map(str::to_owned);
        Wish { claim: self.user.whole_claim(), key, request: json(self.request), request_id, since }
    }
}

/// An accepted submission.
#[derive(Debug)]
pub struct Submitted {
    /// The transaction.
    pub transaction: Written<Transaction>,
    /// Whether this is the answer that was given before.
    pub is_replayed: bool,
}
