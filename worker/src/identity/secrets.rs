//! Secrets that stand for a person once: the link that activates them.

use std::time::Duration;

use super::Token;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// How long an activation link works (A14).
pub const LINK_LIFE: Duration = Duration::from_secs(72 * 60 * 60);

/// How many codes one invitation sends by phone at most: with their tries, that is how often they can be guessed.
const CODES_MAX: u64 = 10;

/// When a link that is made now ends.
#[must_use]
pub fn end_of(now: u64) -> u64 {
    now.saturating_add(LINK_LIFE.as_millis().try_into().unwrap_or(u64::MAX))
}

/// An invitation.
#[derive(Debug, Clone, Copy)]
pub struct NewInvitation<'a> {
    /// What takes it up, if it is taken up by a link; else nobody knows it.
    pub token: &'a Token,
    /// Where codes go to, if it is taken up by one.
    pub phone: Option<&'a str>,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// Writes a secret in place of the one before, which is void from then on (A16).
#[must_use]
pub fn replace(invitation: NewInvitation<'_>) -> Statement {
    let NewInvitation { token, phone, now } = invitation;
    Statement::new(
        "INSERT INTO secrets
           (legal_entity, actor_kind, user, kind, secret_hash, ends_at, created_at, phone, tries_left)
         VALUES (?1, ?2, ?3, 'activation', ?4, CAST(?5 AS INTEGER), CAST(?6 AS INTEGER), ?7, CAST(?8 AS INTEGER))
         ON CONFLICT (legal_entity, actor_kind, user, kind) DO UPDATE SET
           secret_hash = excluded.secret_hash, ends_at = excluded.ends_at, created_at = excluded.created_at,
           phone = excluded.phone, tries_left = excluded.tries_left",
    )
    .actor(token.actor())
    .text(&token.hash)
    .number(end_of(now))
    .number(now)
    .optional(phone)
    .number(CODES_MAX)
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
               AND secret_hash = ?4 AND ends_at > CAST(?5 AS INTEGER) AND phone IS NULL",
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

/// Makes somebody's invitation void, with its code (A17). To be guarded: there must be one.
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

/// Makes somebody's code void.
#[must_use]
pub fn revoke_code(actor: Actor<'_>) -> Statement {
    let statement = "DELETE FROM secrets
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'activation-code'";
    Statement::new(statement).actor(actor)
}

/// How long it is remembered that an invitation was not taken up.
const REMEMBERED_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Removes secrets that ended a month ago, at most so many.
#[must_use]
pub fn sweep(now: u64, count: u64) -> Statement {
    Statement::new(
        "DELETE FROM secrets WHERE (legal_entity, actor_kind, user, kind) IN (
           SELECT legal_entity, actor_kind, user, kind FROM secrets WHERE ends_at <= CAST(?1 AS INTEGER)
           LIMIT CAST(?2 AS INTEGER))",
    )
    .number(now.saturating_sub(REMEMBERED_FOR.as_millis().try_into().unwrap_or(u64::MAX)))
    .number(count)
}
