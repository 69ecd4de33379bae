//! Messages to people: written in the batch of what they are about, delivered later.

use std::time::Duration;

use super::instant;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::raw;
use crate::ports::Letter;

/// A message.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// Its id; whoever delivers it tells repetitions by it.
    pub id: &'a str,
    /// To whom.
    pub to: Actor<'a>,
    /// What it is about.
    pub kind: Kind,
    /// The e-mail address or the phone number.
    pub recipient: &'a str,
    /// What the text needs, as a JSON object; may hold a secret.
    pub parameters: &'a str,
    /// When.
    pub at: &'a str,
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The link of an invitation, by e-mail.
    Invitation,
    /// The user name of who is activated by a code, by e-mail (A121).
    UserId,
    /// The code, by phone (A121).
    ActivationCode,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::UserId => "user-id",
            Self::ActivationCode => "activation-code",
        }
    }

    const fn channel(self) -> &'static str {
        match self {
            Self::Invitation | Self::UserId => "email",
            Self::ActivationCode => "phone",
        }
    }
}

/// Writes a message.
#[must_use]
pub fn send(message: Message<'_>) -> Statement {
    Statement::new(
        "INSERT INTO outbox (legal_entity, actor_kind, user, id, kind, channel, recipient, parameters, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )
    .actor(message.to)
    .text(message.id)
    .text(message.kind.word())
    .text(message.kind.channel())
    .text(message.recipient)
    .text(message.parameters)
    .text(message.at)
}

/// Takes back what was not delivered yet of somebody's invitations: their links and codes are void.
#[must_use]
pub fn withdraw(actor: Actor<'_>) -> Statement {
    Statement::new(
        "DELETE FROM outbox
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3
           AND kind IN ('invitation', 'user-id', 'activation-code') AND parameters IS NOT NULL",
    )
    .actor(actor)
}

/// How long a message is tried: what it says is of no use to anybody then.
const TRIED_FOR: Duration = Duration::from_secs(72 * 60 * 60);
/// How long what was delivered is remembered, without what it said.
const REMEMBERED_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Gives up what nobody has taken for three days, and forgets what is long done; at most so many of each.
#[must_use]
pub fn sweep(now: u64, count: u64) -> [Statement; 2] {
    let before =
        |time: Duration| instant(now.saturating_sub(time.as_millis().try_into().unwrap_or(u64::MAX)));
    let give_up = Statement::new(
        "UPDATE outbox SET parameters = NULL WHERE id IN (
           SELECT id FROM outbox INDEXED BY outbox_waiting WHERE parameters IS NOT NULL AND created_at < ?1
           LIMIT CAST(?2 AS INTEGER))",
    );
    let forget = Statement::new(
        "DELETE FROM outbox WHERE id IN (
           SELECT id FROM outbox INDEXED BY outbox_done WHERE parameters IS NULL AND created_at < ?1
           LIMIT CAST(?2 AS INTEGER))",
    );
    [give_up.text(before(TRIED_FOR)).number(count), forget.text(before(REMEMBERED_FOR)).number(count)]
}

/// Reads some of what waits, what is longest due first.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// In milliseconds since 1970.
    pub now: u64,
}

impl Part for Waiting {
    type Answer = Vec<Letter>;

    fn statements(&self) -> Vec<Statement> {
        // As many as one run can hand over one after the other.
        vec![Statement::new(
            "SELECT id, legal_entity, user, kind, channel, recipient, parameters FROM outbox INDEXED BY outbox_waiting
             WHERE parameters IS NOT NULL AND due_at <= CAST(?1 AS INTEGER) ORDER BY due_at, id LIMIT 20",
        )
        .number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(letter)
    }
}

fn letter(row: SqlRow) -> Result<Letter, DatabaseError> {
    let mut cells = row.cells();
    Ok(Letter {
        id: cells.text()?,
        legal_entity: cells.text()?,
        user: cells.text()?,
        kind: cells.text()?,
        channel: cells.text()?,
        recipient: cells.text()?,
        parameters: raw(cells.text()?)?,
    })
}

/// How long a message waits that was not taken, the first time; twice as long the next time, up to a day.
const PATIENCE: Duration = Duration::from_secs(60);

/// Notes that a message was not taken: others are tried before it is tried again.
#[must_use]
pub fn postpone(id: &str, now: u64) -> Statement {
    Statement::new(
        "UPDATE outbox SET attempts = attempts + 1,
           due_at = CAST(?2 AS INTEGER) + MIN(86400000, CAST(?3 AS INTEGER) << MIN(attempts, 20))
         WHERE id = ?1 AND parameters IS NOT NULL",
    )
    .text(id)
    .number(now)
    .number(PATIENCE.as_millis().try_into().unwrap_or(u64::MAX))
}

/// Notes that a message was delivered, and blanks it.
#[must_use]
pub fn delivered(id: &str, at: &str) -> Statement {
    Statement::new(
        "UPDATE outbox SET delivered_at = ?2, parameters = NULL WHERE id = ?1 AND parameters IS NOT NULL",
    )
    .text(id)
    .text(at)
}

/// Delivers what waits to the mailbox of a developer's machine, and blanks it here.
#[cfg(feature = "local")]
#[must_use]
pub fn deliver_to_mailbox(at: &str) -> Vec<Statement> {
    let copy = Statement::new(
        "INSERT INTO mailbox (id, legal_entity, user, kind, channel, recipient, parameters, delivered_at)
         SELECT id, legal_entity, user, kind, channel, recipient, parameters, ?1 FROM outbox INDEXED BY outbox_waiting
         WHERE parameters IS NOT NULL ORDER BY due_at, id LIMIT 100
         ON CONFLICT (id) DO NOTHING",
    );
    let blank = Statement::new(
        "UPDATE outbox SET delivered_at = ?1, parameters = NULL
         WHERE parameters IS NOT NULL AND id IN (SELECT id FROM mailbox)",
    );
    vec![copy.text(at), blank.text(at)]
}
