//! Answers by idempotency key, so that a request that is sent again takes effect once.

use std::time::Duration;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, guard};
use crate::json::{Raw, raw};

/// How long a key stands for its request. After that it is as good as new.
pub const KEY_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmissionOutcome {
    /// It took effect; the answer is the transaction.
    Accepted,
    /// The engine denied it; the answer is the verdict.
    Denied,
}

impl SubmissionOutcome {
    const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Denied => "denied",
        }
    }
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

/// Reads the answer given under a key that has not expired.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The key.
    pub key: IdempotencyKey<'a>,
    /// Now, in milliseconds since 1970.
    pub now: u64,
}

impl Part for Answered<'_> {
    type Answer = Option<Earlier>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT request_hash, outcome, answer FROM idempotency_keys
             WHERE legal_entity = ?1 AND user = ?2 AND key = ?3 AND expires_at > CAST(?4 AS INTEGER)",
        );
        let IdempotencyKey { legal_entity, user, key } = self.key;
        vec![statement.text(legal_entity).text(user).text(key).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

fn decode(row: SqlRow) -> Result<Earlier, DatabaseError> {
    let mut cells = row.cells();
    let request_hash = cells.text()?;
    let is_accepted = cells.text()? == SubmissionOutcome::Accepted.word();
    let answered = if is_accepted { SubmissionOutcome::Accepted } else { SubmissionOutcome::Denied };
    Ok(Earlier { request_hash, answered, answer: raw(cells.text()?)? })
}

/// What is kept under a key.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// The hash of the request.
    pub request_hash: &'a str,
    /// What became of it.
    pub answered: SubmissionOutcome,
    /// The answer.
    pub answer: &'a str,
    /// When it was given.
    pub at: &'a str,
    /// The same in milliseconds since 1970.
    pub now: u64,
}

/// Keeps an answer in place of one that has expired. Where one has not, its guard rolls the batch back.
#[must_use]
pub fn keep(key: IdempotencyKey<'_>, kept: Kept<'_>) -> [Statement; 2] {
    let life = u64::try_from(KEY_LIFE.as_millis()).unwrap_or(u64::MAX);
    let statement = Statement::new(
        "INSERT INTO idempotency_keys (legal_entity, user, key, request_hash, outcome, answer, created_at,
           expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, CAST(?8 AS INTEGER))
         ON CONFLICT (legal_entity, user, key) DO UPDATE SET
           request_hash = excluded.request_hash, outcome = excluded.outcome, answer = excluded.answer,
           created_at = excluded.created_at, expires_at = excluded.expires_at
         WHERE idempotency_keys.expires_at <= CAST(?9 AS INTEGER)",
    )
    .text(key.legal_entity)
    .text(key.user)
    .text(key.key)
    .text(kept.request_hash)
    .text(kept.answered.word())
    .text(kept.answer)
    .text(kept.at)
    .number(kept.now.saturating_add(life))
    .number(kept.now);
    [statement, guard()]
}

/// Removes expired keys of a legal entity, at most so many.
#[must_use]
pub fn sweep(legal_entity: &str, now: u64, count: u32) -> Statement {
    Statement::new(
        "DELETE FROM idempotency_keys WHERE legal_entity = ?1 AND (user, key) IN (
           SELECT user, key FROM idempotency_keys
           WHERE legal_entity = ?1 AND expires_at <= CAST(?2 AS INTEGER)
           ORDER BY expires_at LIMIT CAST(?3 AS INTEGER)
         )",
    )
    .text(legal_entity)
    .number(now)
    .number(count.into())
}
