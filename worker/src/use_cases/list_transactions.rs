//! A user's own transactions, newest first, page by page.

use super::admission::{Person, UserId, admit};
use crate::code::Code;
use crate::digest::{hex, sha256_hex, unhex};
use crate::failure::Failure;
use crate::json::answer;
use crate::ledger::transactions::{After, PageOf, Transaction};
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

/// Reads a page of at most `limit` transactions.
///
/// # Errors
/// `Malformed` with `invalid-cursor` for a cursor that was not given to this user.
pub async fn list_transactions(
    service: &Service,
    user: &UserId,
    limit: u64,
    cursor: Option<&str>,
) -> Result<TransactionPage, Failure> {
    // One more than asked for tells whether there is another page, without counting.
    let count = limit.saturating_add(1);
    let (admitted, found) = admit(service, user, |user| {
        let (legal_entity, id) = (user.legal_entity.as_str(), user.id.as_str());
        let page = |after| PageOf { legal_entity, user: id, after, count };
        match cursor {
            None => Some(page(None)),
            Some(cursor) => read(user, cursor).map(|after| page(Some(after))),
        }
    })
    .await?;
    // Said only to who was let in.
    let mut items = found.ok_or(Code::InvalidCursor)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next_cursor = items.last().filter(|_| more).map(|last| encode(admitted.user, last));
    Ok(TransactionPage { items, next_cursor })
}

fn encode(user: &Person, last: &Transaction) -> String {
    let position = format!("{} {}", last.created_at, last.id);
    format!("{}{}", seal(user, &position), hex(position.as_bytes()))
}

/// Ties a position to its user. Not a secret: every position only ever leads to the user's own rows.
fn seal(user: &Person, position: &str) -> String {
    let bound = serde_json::json!(["transactions", user.legal_entity, user.id, position]);
    sha256_hex(bound.to_string().as_bytes()).chars().take(SEAL_LENGTH).collect()
}

const SEAL_LENGTH: usize = 16;

fn read(user: &Person, cursor: &str) -> Option<After> {
    let (given, position) = cursor.split_at_checked(SEAL_LENGTH)?;
    let position = String::from_utf8(unhex(position)?).ok()?;
    let (created_at, id) = position.split_once(' ')?;
    let after = After { created_at: created_at.to_owned(), id: id.to_owned() };
    (seal(user, &position) == given).then_some(after)
}
