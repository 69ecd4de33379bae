//! Second factors: what is stored of an authenticator, and codes for who has lost it.

use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// Reads somebody's second factor, and how many recovery codes are left.
#[derive(Debug, Clone, Copy)]
pub struct SecondFactorOf<'a>(pub Actor<'a>);

/// A second factor.
#[derive(Debug)]
pub struct StoredFactor {
    /// The secret, sealed.
    pub secret: String,
    /// Whether a first code was right.
    pub is_confirmed: bool,
    /// The period of the last code that was right.
    pub last_period: u64,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

impl Part for SecondFactorOf<'_> {
    type Answer = Option<StoredFactor>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT secret, confirmed_at IS NOT NULL, CAST(last_period AS TEXT),
               (SELECT CAST(COUNT(*) AS TEXT) FROM recovery_codes
                WHERE recovery_codes.legal_entity = ?1 AND recovery_codes.actor_kind = ?2
                  AND recovery_codes.user = ?3)
             FROM second_factors WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3",
        );
        vec![statement.actor(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(stored)?.pop())
    }
}

fn stored(row: SqlRow) -> Result<StoredFactor, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredFactor {
        secret: cells.text()?,
        is_confirmed: cells.small_integer()? == 1,
        last_period: cells.number()?,
        recovery_codes: cells.number()?,
    })
}

/// Writes a secret that is not confirmed yet, in place of one that never was. To be guarded: one that is in use stays.
#[must_use]
pub fn propose(actor: Actor<'_>, sealed: &str) -> Statement {
    Statement::new(
        "INSERT INTO second_factors (legal_entity, actor_kind, user, secret) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (legal_entity, actor_kind, user) DO UPDATE SET secret = excluded.secret
         WHERE confirmed_at IS NULL",
    )
    .actor(actor)
    .text(sealed)
}

/// Confirms a secret with a first code. To be guarded: it must be the one that was read.
#[must_use]
pub fn confirm(actor: Actor<'_>, sealed: &str, period: u64, now: u64) -> Statement {
    Statement::new(
        "UPDATE second_factors SET last_period = CAST(?5 AS INTEGER), confirmed_at = CAST(?6 AS INTEGER)
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND secret = ?4 AND confirmed_at IS NULL",
    )
    .actor(actor)
    .text(sealed)
    .number(period)
    .number(now)
}

/// Uses a code up. To be guarded: of two who use it at once, one does.
#[must_use]
pub fn use_period(actor: Actor<'_>, sealed: &str, period: u64) -> Statement {
    Statement::new(
        "UPDATE second_factors SET last_period = CAST(?5 AS INTEGER)
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND secret = ?4
           AND last_period < CAST(?5 AS INTEGER) AND confirmed_at IS NOT NULL",
    )
    .actor(actor)
    .text(sealed)
    .number(period)
}

/// Removes a second factor. To be guarded: there must be one.
#[must_use]
pub fn remove(actor: Actor<'_>) -> Statement {
    let statement = "DELETE FROM second_factors WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3";
    Statement::new(statement).actor(actor)
}

/// Makes all recovery codes void.
#[must_use]
pub fn remove_recovery_codes(actor: Actor<'_>) -> Statement {
    let statement = "DELETE FROM recovery_codes WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3";
    Statement::new(statement).actor(actor)
}

/// Writes what stands for recovery codes, a JSON list.
#[must_use]
pub fn insert_recovery_codes(actor: Actor<'_>, hashes: &str) -> Statement {
    Statement::new(
        "INSERT INTO recovery_codes (legal_entity, actor_kind, user, code_hash)
         SELECT ?1, ?2, ?3, value FROM json_each(?4)",
    )
    .actor(actor)
    .text(hashes)
}

/// Reads whether somebody has a recovery code of this hash.
#[derive(Debug, Clone, Copy)]
pub struct HasRecoveryCode<'a> {
    /// Whose.
    pub actor: Actor<'a>,
    /// What stands for the code.
    pub hash: &'a str,
}

impl Part for HasRecoveryCode<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT user FROM recovery_codes
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND code_hash = ?4",
        );
        vec![statement.actor(self.actor).text(self.hash)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// Uses a recovery code up. To be guarded: it must be there.
#[must_use]
pub fn use_recovery_code(actor: Actor<'_>, hash: &str) -> Statement {
    Statement::new(
        "DELETE FROM recovery_codes
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND code_hash = ?4",
    )
    .actor(actor)
    .text(hash)
}
