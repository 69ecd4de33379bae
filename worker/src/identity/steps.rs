//! The step between password and second factor: a token that stands for the right password for a while, and for nothing
//! else.

use std::time::Duration;

use super::Token;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, Statement};

/// How long one may take to give the code.
const LIFE: Duration = Duration::from_secs(5 * 60);
/// How many codes may be tried with it.
const TRIES_MAX: u64 = 5;

/// When a step that begins now ends.
#[must_use]
pub fn end_of(now: u64) -> u64 {
    now.saturating_add(LIFE.as_millis().try_into().unwrap_or(u64::MAX))
}

/// Writes a step in place of the one before.
#[must_use]
pub fn replace(token: &Token, now: u64) -> Statement {
    Statement::new(
        "INSERT INTO secrets (legal_entity, actor_kind, user, kind, secret_hash, ends_at, created_at, tries_left)
         VALUES (?1, ?2, ?3, 'sign-in', ?4, CAST(?5 AS INTEGER), CAST(?6 AS INTEGER), CAST(?7 AS INTEGER))
         ON CONFLICT (legal_entity, actor_kind, user, kind) DO UPDATE SET
           secret_hash = excluded.secret_hash, ends_at = excluded.ends_at, created_at = excluded.created_at,
           tries_left = excluded.tries_left",
    )
    .actor(token.actor())
    .text(&token.hash)
    .number(end_of(now))
    .number(now)
    .number(TRIES_MAX)
}

/// Counts a try with a step, before the code is looked at, and reads whether it may be made.
#[derive(Debug, Clone, Copy)]
pub struct TryStep<'a> {
    /// The step.
    pub token: &'a Token,
    /// In milliseconds since 1970.
    pub now: u64,
}

impl Part for TryStep<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "UPDATE secrets SET tries_left = tries_left - 1
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'sign-in' AND secret_hash = ?4
               AND tries_left > 0 AND ends_at > CAST(?5 AS INTEGER)
             RETURNING kind",
        );
        vec![statement.actor(self.token.actor()).text(&self.token.hash).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// Uses a step up. To be guarded.
#[must_use]
pub fn use_up(token: &Token) -> Statement {
    Statement::new(
        "DELETE FROM secrets WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3
           AND kind = 'sign-in' AND secret_hash = ?4",
    )
    .actor(token.actor())
    .text(&token.hash)
}

/// Makes somebody's step void.
#[must_use]
pub fn revoke(actor: Actor<'_>) -> Statement {
    let statement =
        "DELETE FROM secrets WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'sign-in'";
    Statement::new(statement).actor(actor)
}
