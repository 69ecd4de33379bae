//! A user's own transactions, page by page.

use super::admission::{UserId, admit};
use crate::failure::Failure;
use crate::json::answer;
pub use crate::ledger::transactions::{Filter, TransactionOrder, TransactionStatus};
use crate::ledger::transactions::{PageOf, Transaction};
use crate::lists::PageRequest;
use crate::service::Service;

answer! {
    /// One page of a list.
    TransactionPage {
        /// The transactions.
        items: Vec<Transaction> = "items",
        /// Where the next page begins; absent on the last one.
        next_cursor: Option<String> = "nextCursor",
    }
}

/// Reads a page.
///
/// # Errors
/// `Malformed` with `invalid-cursor` for a cursor that was not given to this user for this filter.
pub async fn list_transactions(
    service: &Service,
    user: &UserId,
    filter: &Filter,
    page: &PageRequest<'_>,
) -> Result<TransactionPage, Failure> {
    let (admitted, found) = admit(service, user, |user| {
        let (legal_entity, user) = (user.legal_entity.as_str(), user.id.as_str());
        let start = page.start(&[legal_entity, user]);
        start.ok().map(|after| PageOf { legal_entity, user, filter, after, count: page.rows() })
    })
    .await?;
    let principal = [admitted.user.legal_entity.as_str(), &admitted.user.id];
    // Said only to who was let in.
    page.start(&principal)?;
    let mut items = found.unwrap_or_default();
    let next_cursor = page.cut(&principal, &mut items, |last| filter.position(last));
    Ok(TransactionPage { items, next_cursor })
}
