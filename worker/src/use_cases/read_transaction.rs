//! One of a user's own transactions.

use super::admission::{UserId, admit};
use crate::failure::Failure;
use crate::ledger::transactions::{One, Transaction};
use crate::service::Service;

/// Reads it.
///
/// # Errors
/// `NotFound` if there is none of this id, or it is somebody else's.
pub async fn read_transaction(service: &Service, user: &UserId, id: &str) -> Result<Transaction, Failure> {
    let one = admit(service, user, |user| One { legal_entity: &user.legal_entity, user: &user.id, id });
    let (_, found) = one.await?;
    found.ok_or(Failure::NotFound)
}
