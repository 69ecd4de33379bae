//! Identities: how a user signs in, and how often a wrong password was tried.

use std::time::Duration;

use crate::actor::{Actor, ActorKind};
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// Passwords that may be tried before the identity is locked (A11).
pub const ATTEMPTS_MAX: u64 = 10;
/// How long it is locked.
const LOCKED_FOR: Duration = Duration::from_secs(30 * 60);

/// Counts one more password or code, before it is verified: of many that are tried at once no more than the bound are.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// At which identity.
    pub at: At<'a>,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// Which identity.
#[derive(Debug, Clone, Copy)]
pub enum At<'a> {
    /// The one of this name in a legal entity, in lower case.
    Name(&'a str, &'a str),
    /// Somebody's.
    Actor(Actor<'a>),
}

/// An identity at which a password was tried.
#[derive(Debug)]
pub struct Attempted {
    /// Whether it is of a user or of staff.
    pub kind: ActorKind,
    /// The user, or the member of the staff.
    pub user: String,
    /// The name as it was given.
    pub user_name: String,
    /// The hash that the password must have; absent if it must not be tried, or there is none.
    pub password_hash: Option<String>,
    /// Whether the person has to choose a password.
    pub owes_password: bool,
    /// How many passwords and codes were tried since the last right one, with this one.
    pub attempts: u64,
    /// From where the person may come, as it is stored.
    pub allowlist: Option<String>,
    /// Of a user or of staff, as it is stored; absent if they are gone.
    pub status: Option<String>,
    /// Whether a second factor was set up.
    pub has_second_factor: bool,
    /// Of whom a second factor is demanded; absent for nobody.
    pub second_factor: Option<String>,
}

const RETURNING: &str = " RETURNING actor_kind, user, user_name,
   CASE WHEN attempts <= CAST(?4 AS INTEGER) THEN password_hash END,
   must_change_password, CAST(attempts AS TEXT), allowlist,
   CASE actor_kind
     WHEN 'user' THEN (SELECT status FROM users WHERE users.legal_entity = ?1 AND users.id = identities.member)
     ELSE (SELECT status FROM staff WHERE staff.legal_entity = ?1 AND staff.id = identities.user)
   END,
   EXISTS (
     SELECT 1 FROM second_factors
     WHERE second_factors.legal_entity = ?1 AND second_factors.actor_kind = identities.actor_kind
       AND second_factors.user = identities.user AND confirmed_at IS NOT NULL),
   (SELECT second_factor FROM people_settings WHERE people_settings.legal_entity = ?1)";

impl Part for Attempt<'_> {
    type Answer = Option<Attempted>;

    fn statements(&self) -> Vec<Statement> {
        // Where a lock has passed, this is the first of a new row. The last one that is let through locks.
        let statement = Statement::new(
            "UPDATE identities SET
               attempts = CASE WHEN locked_until <= CAST(?2 AS INTEGER) THEN 1
                 ELSE MIN(attempts, CAST(?4 AS INTEGER)) + 1 END,
               locked_until = CASE WHEN locked_until <= CAST(?2 AS INTEGER) THEN NULL
                 WHEN locked_until IS NULL AND attempts + 1 >= CAST(?4 AS INTEGER) THEN CAST(?3 AS INTEGER)
                 ELSE locked_until END
             WHERE legal_entity = ?1",
        );
        let until = self.now.saturating_add(LOCKED_FOR.as_millis().try_into().unwrap_or(u64::MAX));
        let (At::Name(legal_entity, _) | At::Actor(Actor { legal_entity, .. })) = self.at;
        let statement = statement.text(legal_entity).number(self.now).number(until).number(ATTEMPTS_MAX);
        let statement = match self.at {
            At::Name(_, name) => statement.and(" AND folded_name = ?").text(name),
            At::Actor(actor) => {
                let statement = statement.and(" AND actor_kind = ? AND user = ?");
                statement.text(actor.kind.word()).text(actor.id)
            }
        };
        vec![statement.and(RETURNING)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(attempted)?.pop())
    }
}

fn attempted(row: SqlRow) -> Result<Attempted, DatabaseError> {
    let mut cells = row.cells();
    Ok(Attempted {
        kind: stored_kind(&cells.text()?)?,
        user: cells.text()?,
        user_name: cells.text()?,
        password_hash: cells.optional_text()?,
        owes_password: cells.small_integer()? == 1,
        attempts: cells.number()?,
        allowlist: cells.optional_text()?,
        status: cells.optional_text()?,
        has_second_factor: cells.small_integer()? == 1,
        second_factor: cells.optional_text()?,
    })
}

fn stored_kind(word: &str) -> Result<ActorKind, DatabaseError> {
    let unknown = || DatabaseError::Other("an identity is of an unknown kind".to_owned());
    ActorKind::of_word(word).ok_or_else(unknown)
}

/// Notes that somebody signs in: the attempts until then are forgotten. To be guarded: the hash that was verified must still be there.
#[must_use]
pub fn signed_in(actor: Actor<'_>, verified_hash: &str, now: u64) -> Statement {
    Statement::new(
        "UPDATE identities SET attempts = 0, locked_until = NULL, last_sign_in_at = CAST(?5 AS INTEGER)
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND password_hash = ?4",
    )
    .actor(actor)
    .text(verified_hash)
    .number(now)
}

/// Unlocks an identity. To be guarded: there must be one.
#[must_use]
pub fn unlock(actor: Actor<'_>) -> Statement {
    Statement::new(
        "UPDATE identities SET attempts = 0, locked_until = NULL
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3",
    )
    .actor(actor)
}

/// Changes nothing. To be guarded: the hash that was verified must still be there.
#[must_use]
pub fn still(actor: Actor<'_>, verified_hash: &str) -> Statement {
    Statement::new(
        "UPDATE identities SET password_hash = password_hash
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND password_hash = ?4",
    )
    .actor(actor)
    .text(verified_hash)
}

/// Forgets the attempts of somebody whose password was right a second ago.
#[must_use]
pub fn forget_attempts(actor: Actor<'_>, verified_hash: &str) -> Statement {
    Statement::new(
        "UPDATE identities SET attempts = 0, locked_until = NULL
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND password_hash = ?4",
    )
    .actor(actor)
    .text(verified_hash)
}

/// A password as it is stored.
#[derive(Debug)]
pub struct NewPassword {
    /// Its hash.
    pub hash: String,
    /// Whether it is too short to be good alone: then it holds only beside a second factor.
    pub needs_second_factor: bool,
}

/// Writes a new password. To be guarded: the one that was read must still be there, and the second factor that it needs.
#[must_use]
pub fn set_password(actor: Actor<'_>, before: Option<&str>, new: &NewPassword) -> Statement {
    Statement::new(
        "UPDATE identities SET password_hash = ?5, needs_second_factor = CAST(?6 AS INTEGER),
           must_change_password = 0, attempts = 0, locked_until = NULL
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND password_hash IS ?4
           AND (CAST(?6 AS INTEGER) = 0 OR EXISTS (
             SELECT 1 FROM second_factors
             WHERE second_factors.legal_entity = ?1 AND second_factors.actor_kind = ?2
               AND second_factors.user = ?3 AND confirmed_at IS NOT NULL))",
    )
    .actor(actor)
    .optional(before)
    .text(&new.hash)
    .number(new.needs_second_factor.into())
}

/// Has somebody choose another password whose own is good only beside the second factor that they have no more.
#[must_use]
pub fn owe_longer_password(actor: Actor<'_>) -> Statement {
    Statement::new(
        "UPDATE identities SET must_change_password = 1
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND needs_second_factor = 1",
    )
    .actor(actor)
}

/// Writes a password that its owner must change. To be guarded: there must be an identity.
#[must_use]
pub fn give_password(actor: Actor<'_>, hash: &str) -> Statement {
    Statement::new(
        "UPDATE identities SET password_hash = ?4, needs_second_factor = 0, must_change_password = 1, attempts = 0,
           locked_until = NULL
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3",
    )
    .actor(actor)
    .text(hash)
}

/// Reads from where somebody may come; nothing for who has no identity.
#[derive(Debug, Clone, Copy)]
pub struct AllowlistOf<'a>(pub Actor<'a>);

impl Part for AllowlistOf<'_> {
    type Answer = Option<Option<String>>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT allowlist FROM identities WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3",
        );
        vec![statement.actor(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().optional_text())?.pop())
    }
}

/// Says from where somebody may come. To be guarded: what was read must still be there.
#[must_use]
pub fn set_allowlist(actor: Actor<'_>, before: Option<&str>, list: Option<&str>) -> Statement {
    Statement::new(
        "UPDATE identities SET allowlist = ?5
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND allowlist IS ?4",
    )
    .actor(actor)
    .optional(before)
    .optional(list)
}

/// Says from where somebody may come, whatever was said before.
#[must_use]
pub fn replace_allowlist(actor: Actor<'_>, list: Option<&str>) -> Statement {
    Statement::new(
        "UPDATE identities SET allowlist = ?4 WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3",
    )
    .actor(actor)
    .optional(list)
}

/// Gives somebody an identity. One that is there keeps its name: a user name is fixed for ever.
#[must_use]
pub fn insert(actor: Actor<'_>, user_name: &str, folded_name: &str) -> Statement {
    Statement::new(
        "INSERT INTO identities (legal_entity, actor_kind, user, user_name, folded_name)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (legal_entity, actor_kind, user) DO NOTHING",
    )
    .actor(actor)
    .text(user_name)
    .text(folded_name)
}

/// Reads the identity of somebody.
#[derive(Debug, Clone, Copy)]
pub struct IdentityOf<'a>(pub Actor<'a>);

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
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3",
        );
        vec![statement.actor(self.0)]
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

/// Reads who is invited, by user name.
#[derive(Debug, Clone, Copy)]
pub struct InvitedIdentityOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The name in lower case.
    pub folded_name: &'a str,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// Somebody whose invitation stands.
#[derive(Debug)]
pub struct InvitedIdentity {
    /// Whether it is of a user or of staff.
    pub kind: ActorKind,
    /// The user, or the member of the staff.
    pub user: String,
    /// Absent until the person has chosen a password.
    pub password_hash: Option<String>,
    /// As it is stored; absent if they are gone.
    pub status: Option<String>,
}

impl Part for InvitedIdentityOf<'_> {
    type Answer = Option<InvitedIdentity>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT actor_kind, user, password_hash,
               CASE actor_kind
                 WHEN 'user' THEN
                   (SELECT status FROM users WHERE users.legal_entity = ?1 AND users.id = identities.member)
                 ELSE (SELECT status FROM staff WHERE staff.legal_entity = ?1 AND staff.id = identities.user)
               END
             FROM identities WHERE legal_entity = ?1 AND folded_name = ?2 AND EXISTS (
               SELECT 1 FROM secrets
               WHERE secrets.legal_entity = ?1 AND secrets.actor_kind = identities.actor_kind
                 AND secrets.user = identities.user AND kind = 'activation' AND ends_at > CAST(?3 AS INTEGER))",
        );
        vec![statement.text(self.legal_entity).text(self.folded_name).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(invited)?.pop())
    }
}

fn invited(row: SqlRow) -> Result<InvitedIdentity, DatabaseError> {
    let mut cells = row.cells();
    Ok(InvitedIdentity {
        kind: stored_kind(&cells.text()?)?,
        user: cells.text()?,
        password_hash: cells.optional_text()?,
        status: cells.optional_text()?,
    })
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
    type Answer = Option<(ActorKind, String)>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT actor_kind, user FROM identities WHERE legal_entity = ?1 AND folded_name = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.folded_name)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(holder)?.pop())
    }
}

fn holder(row: SqlRow) -> Result<(ActorKind, String), DatabaseError> {
    let mut cells = row.cells();
    Ok((stored_kind(&cells.text()?)?, cells.text()?))
}
