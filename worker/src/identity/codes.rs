//! Codes by phone, which take an invitation up together with the user name that was mailed (A121).

use std::time::Duration;

use crate::actor::{Actor, ActorKind};
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// How long a code works.
const LIFE: Duration = Duration::from_secs(10 * 60);
/// How often a code may be tried.
const TRIES_MAX: u64 = 5;
/// Codes have six digits.
const CODES: u64 = 1_000_000;

/// When a code that is sent now ends.
#[must_use]
pub fn end_of(now: u64) -> u64 {
    now.saturating_add(LIFE.as_millis().try_into().unwrap_or(u64::MAX))
}

/// A code of these random bytes. There are so many more of them than codes that none is likelier than another.
#[must_use]
pub fn code_of(random: [u8; 8]) -> String {
    format!("{:06}", u64::from_le_bytes(random) % CODES)
}

/// A code that is sent.
#[derive(Debug, Clone, Copy)]
pub struct NewCode<'a> {
    /// To whom.
    pub actor: Actor<'a>,
    /// What stands for it.
    pub hash: &'a str,
    /// What stands for the request that asked for it; absent if it is sent with the invitation.
    pub request_hash: Option<&'a str>,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// Writes a code in place of the one before.
#[must_use]
pub fn replace(code: NewCode<'_>) -> Statement {
    Statement::new(
        "INSERT INTO secrets
           (legal_entity, actor_kind, user, kind, secret_hash, ends_at, created_at, request_hash, tries_left)
         VALUES (?1, ?2, ?3, 'activation-code', ?4, CAST(?5 AS INTEGER), CAST(?6 AS INTEGER), ?7,
           CAST(?8 AS INTEGER))
         ON CONFLICT (legal_entity, actor_kind, user, kind) DO UPDATE SET
           secret_hash = excluded.secret_hash, ends_at = excluded.ends_at, created_at = excluded.created_at,
           request_hash = excluded.request_hash, tries_left = excluded.tries_left",
    )
    .actor(code.actor)
    .text(code.hash)
    .number(end_of(code.now))
    .number(code.now)
    .optional(code.request_hash)
    .number(TRIES_MAX)
}

/// Counts a try of a code, before it is compared.
#[derive(Debug, Clone, Copy)]
pub struct TryCode<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user name in lower case.
    pub folded_name: &'a str,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// A code that may be tried.
#[derive(Debug)]
pub struct TriedCode {
    /// What stands for it.
    pub hash: String,
    /// What stands for the request that asked for it.
    pub request_hash: Option<String>,
}

impl Part for TryCode<'_> {
    type Answer = Option<TriedCode>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "UPDATE secrets SET tries_left = tries_left - 1
             WHERE legal_entity = ?1 AND kind = 'activation-code' AND tries_left > 0
               AND ends_at > CAST(?3 AS INTEGER)
               AND (actor_kind, user) =
                 (SELECT actor_kind, user FROM identities WHERE legal_entity = ?1 AND folded_name = ?2)
             RETURNING secret_hash, request_hash",
        );
        vec![statement.text(self.legal_entity).text(self.folded_name).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(tried)?.pop())
    }
}

fn tried(row: SqlRow) -> Result<TriedCode, DatabaseError> {
    let mut cells = row.cells();
    Ok(TriedCode { hash: cells.text()?, request_hash: cells.optional_text()? })
}

/// Uses a code up. To be guarded: of two who use it at once, one does.
#[must_use]
pub fn use_up(actor: Actor<'_>, hash: &str) -> Statement {
    Statement::new(
        "DELETE FROM secrets WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3
           AND kind = 'activation-code' AND secret_hash = ?4",
    )
    .actor(actor)
    .text(hash)
}

/// Takes one of the codes that an invitation may still send.
#[derive(Debug, Clone, Copy)]
pub struct TakeCode<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user name in lower case.
    pub folded_name: &'a str,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// To whom a code goes.
#[derive(Debug)]
pub struct Receiver {
    /// Whether it is a user or staff.
    pub kind: ActorKind,
    /// The user.
    pub user: String,
    /// The number.
    pub phone: String,
}

impl Part for TakeCode<'_> {
    type Answer = Option<Receiver>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "UPDATE secrets SET tries_left = tries_left - 1
             WHERE legal_entity = ?1 AND kind = 'activation' AND tries_left > 0 AND phone IS NOT NULL
               AND ends_at > CAST(?3 AS INTEGER)
               AND (actor_kind, user) =
                 (SELECT actor_kind, user FROM identities WHERE legal_entity = ?1 AND folded_name = ?2)
             RETURNING actor_kind, user, phone",
        );
        vec![statement.text(self.legal_entity).text(self.folded_name).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(receiver)?.pop())
    }
}

fn receiver(row: SqlRow) -> Result<Receiver, DatabaseError> {
    let mut cells = row.cells();
    let unknown = || DatabaseError::Other("a secret is of an unknown kind of people".to_owned());
    let kind = ActorKind::of_word(&cells.text()?).ok_or_else(unknown)?;
    Ok(Receiver { kind, user: cells.text()?, phone: cells.text()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_six_digits() {
        assert_eq!(code_of([0; 8]), "000000");
        assert_eq!(code_of(999_999_u64.to_le_bytes()), "999999");
        assert_eq!(code_of(1_000_007_u64.to_le_bytes()), "000007");
    }
}
