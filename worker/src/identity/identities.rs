//! Identities: how a user signs in, and how often a wrong password was tried.

use std::time::Duration;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// Passwords that may be tried before the identity is locked (A11).
pub const ATTEMPTS_MAX: u64 = 10;
/// How long it is locked.
const LOCKED_FOR: Duration = Duration::from_secs(30 * 60);

/// Counts one more password at a name, before it is verified: of many that are tried at once no more than the bound are.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The name in lower case.
    pub folded_name: &'a str,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// An identity at which a password was tried.
#[derive(Debug)]
pub struct Attempted {
    /// The user.
    pub user: String,
    /// The name as it was given.
    pub user_name: String,
    /// The hash that the password must have; absent if it must not be tried, or there is none.
    pub password_hash: Option<String>,
    /// Whether the user has to choose a password.
    pub owes_password: bool,
}

impl Part for Attempt<'_> {
    type Answer = Option<Attempted>;

    fn statements(&self) -> Vec<Statement> {
        // Where a lock has passed, this is the first of a new row. The last one that is let through locks.
        let statement = Statement::new(
            "UPDATE identities SET
               attempts = CASE WHEN locked_until <= CAST(?3 AS INTEGER) THEN 1
                 ELSE MIN(attempts, CAST(?5 AS INTEGER)) + 1 END,
               locked_until = CASE WHEN locked_until <= CAST(?3 AS INTEGER) THEN NULL
                 WHEN locked_until IS NULL AND attempts + 1 >= CAST(?5 AS INTEGER) THEN CAST(?4 AS INTEGER)
                 ELSE locked_until END
             WHERE legal_entity = ?1 AND folded_name = ?2
             RETURNING user, user_name, CASE WHEN attempts <= CAST(?5 AS INTEGER) THEN password_hash END,
               must_change_password",
        );
        let until = self.now.saturating_add(LOCKED_FOR.as_millis().try_into().unwrap_or(u64::MAX));
        let statement = statement.text(self.legal_entity).text(self.folded_name).number(self.now);
        vec![statement.number(until).number(ATTEMPTS_MAX)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(attempted)?.pop())
    }
}

fn attempted(row: SqlRow) -> Result<Attempted, DatabaseError> {
    let mut cells = row.cells();
    Ok(Attempted {
        user: cells.text()?,
        user_name: cells.text()?,
        password_hash: cells.optional_text()?,
        owes_password: cells.small_integer()? == 1,
    })
}

/// Forgets the attempts after the right password. To be guarded: the hash that was verified must still be there.
#[must_use]
pub fn forget_attempts(legal_entity: &str, user: &str, verified_hash: &str) -> Statement {
    Statement::new(
        "UPDATE identities SET attempts = 0, locked_until = NULL
         WHERE legal_entity = ?1 AND user = ?2 AND password_hash = ?3",
    )
    .text(legal_entity)
    .text(user)
    .text(verified_hash)
}

/// Unlocks an identity. To be guarded: there must be one.
#[must_use]
pub fn unlock(legal_entity: &str, user: &str) -> Statement {
    Statement::new(
        "UPDATE identities SET attempts = 0, locked_until = NULL WHERE legal_entity = ?1 AND user = ?2",
    )
    .text(legal_entity)
    .text(user)
}

/// Writes a new password. To be guarded: the one that was read must still be there.
#[must_use]
pub fn set_password(legal_entity: &str, user: &str, before: Option<&str>, hash: &str) -> Statement {
    Statement::new(
        "UPDATE identities SET password_hash = ?4, must_change_password = 0, attempts = 0, locked_until = NULL
         WHERE legal_entity = ?1 AND user = ?2 AND password_hash IS ?3",
    )
    .text(legal_entity)
    .text(user)
    .optional(before)
    .text(hash)
}

/// Gives a user an identity. One that is there keeps its name: a user name is fixed for ever.
#[must_use]
pub fn insert(legal_entity: &str, user: &str, user_name: &str, folded_name: &str) -> Statement {
    Statement::new(
        "INSERT INTO identities (legal_entity, user, user_name, folded_name) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (legal_entity, user) DO NOTHING",
    )
    .text(legal_entity)
    .text(user)
    .text(user_name)
    .text(folded_name)
}

/// Reads the identity of a user, and whose a name is.
#[derive(Debug, Clone, Copy)]
pub struct IdentityOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

/// An identity.
#[derive(Debug)]
pub struct Identity {
    /// The name as it was given.
    pub user_name: String,
    /// Absent until the person has chosen a password.
    pub password_hash: Option<String>,
    /// Whether the user has to choose a password.
    pub owes_password: bool,
}

impl Part for IdentityOf<'_> {
    type Answer = Option<Identity>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT user_name, password_hash, must_change_password FROM identities
             WHERE legal_entity = ?1 AND user = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(identity)?.pop())
    }
}

fn identity(row: SqlRow) -> Result<Identity, DatabaseError> {
    let mut cells = row.cells();
    let (user_name, password_hash) = (cells.text()?, cells.optional_text()?);
    Ok(Identity { user_name, password_hash, owes_password: cells.small_integer()? == 1 })
}

/// Reads whose a user name is.
#[derive(Debug, Clone, Copy)]
pub struct NameHolder<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The name in lower case.
    pub folded_name: &'a str,
}

impl Part for NameHolder<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement =
            Statement::new("SELECT user FROM identities WHERE legal_entity = ?1 AND folded_name = ?2");
        vec![statement.text(self.legal_entity).text(self.folded_name)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}
