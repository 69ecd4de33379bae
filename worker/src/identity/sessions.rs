//! Sessions: a token, from sign-in until it is unused for a while, its life is over, or somebody ends it.

use std::time::Duration;

use super::Token;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// How long a session lives without being used.
const IDLE: Duration = Duration::from_secs(15 * 60);
/// How long a session lives at most.
pub const LIFE: Duration = Duration::from_secs(12 * 60 * 60);
/// How exactly the last use is known: noted at every request, it would be a write at every request.
const NOTED_EVERY: Duration = Duration::from_secs(60);

fn millis(time: Duration) -> u64 {
    time.as_millis().try_into().unwrap_or(u64::MAX)
}

/// When a session that begins now ends at the latest.
#[must_use]
pub fn end_of(now: u64) -> u64 {
    now.saturating_add(millis(LIFE))
}

/// A session that begins.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    /// Its token.
    pub token: &'a Token,
    /// Its id.
    pub id: &'a str,
    /// What the client says that it is.
    pub agent: Option<&'a str>,
    /// Whether a second factor must be set up before anything else.
    pub owes_second_factor: bool,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// Writes a session.
#[must_use]
pub fn insert(session: NewSession<'_>) -> Statement {
    let NewSession { token, id, agent, owes_second_factor, now } = session;
    Statement::new(
        "INSERT INTO sessions
           (legal_entity, actor_kind, user, token_hash, id, agent, created_at, last_seen_at, ends_at, owes_second_factor)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS INTEGER), CAST(?7 AS INTEGER), CAST(?8 AS INTEGER), CAST(?9 AS INTEGER))",
    )
    .actor(token.actor())
    .text(&token.hash)
    .text(id)
    .optional(agent)
    .number(now)
    .number(end_of(now))
    .number(owes_second_factor.into())
}

/// Reads whether a token's session lives, and notes its use.
#[derive(Debug, Clone, Copy)]
pub struct Live<'a> {
    /// The token.
    pub token: &'a Token,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// A session that lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveSession {
    /// Whether its owner has to choose a password before anything else.
    pub owes_password: bool,
    /// Whether its owner has to set up a second factor before anything else.
    pub owes_second_factor: bool,
    /// From where its owner may come, as it is stored.
    pub allowlist: Option<String>,
}

impl Part for Live<'_> {
    type Answer = Option<LiveSession>;

    fn statements(&self) -> Vec<Statement> {
        let (actor, hash) = (self.token.actor(), &self.token.hash);
        let read = Statement::new(
            "SELECT COALESCE(identities.must_change_password, 0), sessions.owes_second_factor, identities.allowlist
             FROM sessions
             LEFT JOIN identities
               ON identities.legal_entity = sessions.legal_entity
                 AND identities.actor_kind = sessions.actor_kind AND identities.user = sessions.user
             WHERE sessions.legal_entity = ?1 AND sessions.actor_kind = ?2 AND sessions.user = ?3
               AND sessions.token_hash = ?4
               AND sessions.ends_at > CAST(?5 AS INTEGER) AND sessions.last_seen_at > CAST(?6 AS INTEGER)",
        );
        let idle = self.now.saturating_sub(millis(IDLE));
        let read = read.actor(actor).text(hash).number(self.now).number(idle);
        // In the same batch: it costs no call, and mostly finds nothing to write.
        let note = Statement::new(
            "UPDATE sessions SET last_seen_at = CAST(?5 AS INTEGER)
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND token_hash = ?4
               AND ends_at > CAST(?5 AS INTEGER)
               AND last_seen_at > CAST(?6 AS INTEGER) AND last_seen_at <= CAST(?7 AS INTEGER)",
        );
        let noted = self.now.saturating_sub(millis(NOTED_EVERY));
        let note = note.actor(actor).text(hash).number(self.now).number(idle).number(noted);
        vec![read, note]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let found = results.next_all(live)?.pop();
        let _noted = results.next_rows()?;
        Ok(found)
    }
}

fn live(row: SqlRow) -> Result<LiveSession, DatabaseError> {
    let mut cells = row.cells();
    Ok(LiveSession {
        owes_password: cells.small_integer()? == 1,
        owes_second_factor: cells.small_integer()? == 1,
        allowlist: cells.optional_text()?,
    })
}

/// Reads the sessions of somebody that live, those used last first.
#[derive(Debug, Clone, Copy)]
pub struct SessionsOf<'a> {
    /// Whose.
    pub actor: Actor<'a>,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// A session as it is stored; times in milliseconds since 1970.
#[derive(Debug)]
pub struct StoredSession {
    /// Its id.
    pub id: String,
    /// The hash of its token.
    pub hash: String,
    /// What the client says that it is.
    pub agent: Option<String>,
    /// When it began.
    pub created_at: u64,
    /// When it was used, to the minute.
    pub last_seen_at: u64,
}

/// How many sessions are listed at most.
const LISTED_MAX: u64 = 100;

impl Part for SessionsOf<'_> {
    type Answer = Vec<StoredSession>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, token_hash, agent, CAST(created_at AS TEXT), CAST(last_seen_at AS TEXT) FROM sessions
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND ends_at > CAST(?4 AS INTEGER)
               AND last_seen_at > CAST(?5 AS INTEGER)
             ORDER BY sessions.last_seen_at DESC, id LIMIT CAST(?6 AS INTEGER)",
        );
        let idle = self.now.saturating_sub(millis(IDLE));
        let statement = statement.actor(self.actor).number(self.now).number(idle);
        vec![statement.number(LISTED_MAX)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(stored)
    }
}

fn stored(row: SqlRow) -> Result<StoredSession, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredSession {
        id: cells.text()?,
        hash: cells.text()?,
        agent: cells.optional_text()?,
        created_at: cells.number()?,
        last_seen_at: cells.number()?,
    })
}

/// Reads the id of a token's session, whether it lives or not.
#[derive(Debug, Clone, Copy)]
pub struct IdOf<'a>(pub &'a Token);

impl Part for IdOf<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id FROM sessions
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND token_hash = ?4",
        );
        vec![statement.actor(self.0.actor()).text(&self.0.hash)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}

/// Ends the session of a token.
#[must_use]
pub fn end(token: &Token) -> Statement {
    let statement = "DELETE FROM sessions
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND token_hash = ?4";
    Statement::new(statement).actor(token.actor()).text(&token.hash)
}

/// Ends somebody's session with this id. To be guarded: there must be one.
#[must_use]
pub fn end_one(actor: Actor<'_>, id: &str) -> Statement {
    let statement = "DELETE FROM sessions
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND id = ?4";
    Statement::new(statement).actor(actor).text(id)
}

/// Ends all sessions of somebody, but for that of this token.
#[must_use]
pub fn end_all_but(actor: Actor<'_>, hash: Option<&str>) -> Statement {
    let statement = "DELETE FROM sessions
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND token_hash IS NOT ?4";
    Statement::new(statement).actor(actor).optional(hash)
}

/// Reads whether a second factor must be set up in a session.
#[derive(Debug, Clone, Copy)]
pub struct Owes<'a>(pub &'a Token);

impl Part for Owes<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT owes_second_factor FROM sessions
             WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND token_hash = ?4",
        );
        vec![statement.actor(self.0.actor()).text(&self.0.hash)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().small_integer())?.pop() == Some(1))
    }
}

/// Notes that somebody has set up a second factor.
#[must_use]
pub fn owe_nothing(actor: Actor<'_>) -> Statement {
    let statement = "UPDATE sessions SET owes_second_factor = 0
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3";
    Statement::new(statement).actor(actor)
}

/// Ends the sessions of everybody who is not active any more, after all users of a legal entity were replaced. It reaches
/// across stores, as such an edit does.
#[must_use]
pub fn end_of_inactive(legal_entity: &str) -> Statement {
    Statement::new(
        "DELETE FROM sessions WHERE legal_entity = ?1 AND actor_kind = 'user' AND NOT EXISTS (
           SELECT 1 FROM users
           WHERE users.legal_entity = ?1 AND users.id = sessions.user AND users.status = 'active')",
    )
    .text(legal_entity)
}

/// Removes sessions that have ended, at most so many.
#[must_use]
pub fn sweep(now: u64, count: u64) -> Statement {
    Statement::new(
        "DELETE FROM sessions WHERE (legal_entity, actor_kind, user, token_hash) IN (
           SELECT legal_entity, actor_kind, user, token_hash FROM sessions WHERE ends_at <= CAST(?1 AS INTEGER)
           LIMIT CAST(?2 AS INTEGER))",
    )
    .number(now)
    .number(count)
}
