//! A user's own transactions, newest first, page by page.

use serde::Serialize;

use super::UserId;
use crate::code::Code;
use crate::digest::{hex, sha256_hex, unhex};
use crate::failure::Failure;
use crate::ledger::transactions::{self, After, RecordedTransaction};
use crate::service::Service;

/// One page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransactionPage {
    /// The transactions.
    pub items: Vec<RecordedTransaction>,
    /// Where the next page begins; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// Reads a page of at most `limit` transactions.
///
/// # Errors
/// `Malformed` with `invalid-cursor` for a cursor that was not given to this user.
pub async fn list_transactions(
    service: &Service,
    user: &UserId,
    limit: usize,
    cursor: Option<&str>,
) -> Result<TransactionPage, Failure> {
    let after = cursor.map(|cursor| decode(user, cursor)).transpose()?;
    // One more than asked for tells whether there is another page, without counting.
    let statement =
        transactions::select(&user.legal_entity, &user.id, after.as_ref(), limit.saturating_add(1));
    let rows = service.stores.together().query(statement).await?;
    let more = rows.len() > limit;
    let items = rows.into_iter().take(limit).map(transactions::decode).collect::<Result<Vec<_>, _>>()?;
    let next_cursor = items.last().filter(|_| more).map(|last| encode(user, last));
    Ok(TransactionPage { items, next_cursor })
}

fn encode(user: &UserId, last: &RecordedTransaction) -> String {
    let position = format!("{} {}", last.created_at, last.id);
    format!("{}{}", seal(user, &position), hex(position.as_bytes()))
}

/// Ties a position to its user. Not a secret: every position only ever leads to the user's own rows.
fn seal(user: &UserId, position: &str) -> String {
    let bound = serde_json::json!(["transactions", user.legal_entity, user.id, position]);
    sha256_hex(bound.to_string().as_bytes()).chars().take(SEAL_LENGTH).collect()
}

const SEAL_LENGTH: usize = 16;

fn decode(user: &UserId, cursor: &str) -> Result<After, Failure> {
    read(user, cursor).ok_or_else(|| Code::InvalidCursor.into())
}

fn read(user: &UserId, cursor: &str) -> Option<After> {
    let (given, position) = cursor.split_at_checked(SEAL_LENGTH)?;
    let position = String::from_utf8(unhex(position)?).ok()?;
    let (created_at, id) = position.split_once(' ')?;
    let after = After { created_at: created_at.to_owned(), id: id.to_owned() };
    (seal(user, &position) == given).then_some(after)
}
