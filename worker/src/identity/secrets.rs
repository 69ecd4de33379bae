//! Secrets that stand for a person once: the link that activates them.

use std::time::Duration;

use super::Token;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// How long an activation link works (A14).
pub const LINK_LIFE: Duration = Duration::from_secs(72 * 60 * 60);

/// When a link that is made now ends.
#[must_use]
pub fn end_of(now: u64) -> u64 {
    now.saturating_add(LINK_LIFE.as_millis().try_into().unwrap_or(u64::MAX))
}

/// Writes a secret in place of the one before, which is void from then on (A16).
#[must_use]
pub fn replace(token: &Token, now: u64) -> Statement {
    Statement::new(
        "INSERT INTO secrets (legal_entity, actor_kind, user, kind, secret_hash, ends_at, created_at)
         VALUES (?1, ?2, ?3, 'activation', ?4, CAST(?5 AS INTEGER), CAST(?6 AS INTEGER))
         ON CONFLICT (legal_entity, actor_kind, user, kind) DO UPDATE SET
           secret_hash = excluded.secret_hash, ends_at = excluded.ends_at, created_at = excluded.created_at",
    )
    .actor(token.actor())
    .text(&token.hash)
    .number(end_of(now))
    .number(now)
}

/// Reads whether a secret still stands for its user.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The secret.
    pub token: &'a Token,
    /// In milliseconds since 1970.
    pub now: u64,
}

impl Part for Standing<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT user FROM secrets
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'activation'
               AND secret_hash = ?4 AND ends_at > CAST(?5 AS INTEGER)",
        );
        vec![statement.actor(self.token.actor()).text(&self.token.hash).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// Uses a secret up. To be guarded: of two who use it at once, one does.
#[must_use]
pub fn use_up(token: &Token) -> Statement {
    Statement::new(
        "DELETE FROM secrets
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'activation' AND secret_hash = ?4",
    )
    .actor(token.actor())
    .text(&token.hash)
}

/// Makes a user's secret void (A17). To be guarded: there must be one.
#[must_use]
pub fn revoke(actor: Actor<'_>) -> Statement {
    let statement = "DELETE FROM secrets
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'activation'";
    Statement::new(statement).actor(actor)
}

/// Reads the invitation that a user has, works it or not.
#[derive(Debug, Clone, Copy)]
pub struct InvitationOf<'a>(pub Actor<'a>);

/// An invitation; times in milliseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub struct StoredInvitation {
    /// When it was sent.
    pub sent_at: u64,
    /// Until when it works.
    pub ends_at: u64,
}

impl Part for InvitationOf<'_> {
    type Answer = Option<StoredInvitation>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT CAST(created_at AS TEXT), CAST(ends_at AS TEXT) FROM secrets
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'activation'",
        );
        vec![statement.actor(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let invitation = |row: SqlRow| {
            let mut cells = row.cells();
            Ok::<_, DatabaseError>(StoredInvitation { sent_at: cells.number()?, ends_at: cells.number()? })
        };
        Ok(results.next_all(invitation)?.pop())
    }
}
