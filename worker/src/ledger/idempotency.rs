//! Answers by idempotency key, so that a request that is sent again takes effect once.

use crate::database::{Database, DatabaseError, Statement};
use crate::json::Raw;

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmissionOutcome {
    /// It took effect; the answer is the transaction.
    Accepted,
    /// The engine denied it; the answer is the verdict.
    Denied,
}

/// An answer that was given.
#[derive(Debug)]
pub struct Earlier {
    /// The hash of the request that it answered: the same key with another request is refused.
    pub request_hash: String,
    /// What became of it.
    pub answered: SubmissionOutcome,
    /// The answer.
    pub answer: Raw,
}

/// A user's key.
#[derive(Debug, Clone, Copy)]
pub struct IdempotencyKey<'a> {
    /// The user's legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// The key; each user has their own.
    pub key: &'a str,
}

/// The answer given under this key.
///
/// # Errors
/// If the database does not answer.
pub async fn find(
    database: &dyn Database,
    key: IdempotencyKey<'_>,
) -> Result<Option<Earlier>, DatabaseError> {
    let statement = Statement::new(
        "SELECT request_hash, outcome, answer FROM idempotency_keys
         WHERE legal_entity = ?1 AND user = ?2 AND key = ?3",
    );
    let statement = statement.text(key.legal_entity).text(key.user).text(key.key);
    let Some(row) = database.query(statement).await?.pop() else { return Ok(None) };
    let mut cells = row.cells();
    let request_hash = cells.text()?;
    let answered =
        if cells.text()? == "accepted" { SubmissionOutcome::Accepted } else { SubmissionOutcome::Denied };
    let answer = crate::json::raw(cells.text()?)?;
    Ok(Some(Earlier { request_hash, answered, answer }))
}

/// Keeps an answer. A second one under the same key is a conflict.
#[must_use]
pub fn insert(
    key: IdempotencyKey<'_>,
    request_hash: &str,
    answered: SubmissionOutcome,
    answer: &str,
    at: &str,
) -> Statement {
    let outcome = match answered {
        SubmissionOutcome::Accepted => "accepted",
        SubmissionOutcome::Denied => "denied",
    };
    Statement::new(
        "INSERT INTO idempotency_keys (legal_entity, user, key, request_hash, outcome, answer, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .text(key.legal_entity)
    .text(key.user)
    .text(key.key)
    .text(request_hash)
    .text(outcome)
    .text(answer)
    .text(at)
}
