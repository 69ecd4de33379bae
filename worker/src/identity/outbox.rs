//! Messages to people: written in the batch of what they are about, delivered later.

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
    /// The e-mail address.
    pub recipient: &'a str,
    /// What the text needs, as a JSON object; may hold a secret.
    pub parameters: &'a str,
    /// When.
    pub at: &'a str,
}

/// Writes an invitation.
#[must_use]
pub fn invite(message: Message<'_>) -> Statement {
    Statement::new(
        "INSERT INTO outbox (legal_entity, actor_kind, user, id, kind, channel, recipient, parameters, created_at)
         VALUES (?1, ?2, ?3, ?4, 'invitation', 'email', ?5, ?6, ?7)",
    )
    .actor(message.to)
    .text(message.id)
    .text(message.recipient)
    .text(message.parameters)
    .text(message.at)
}

/// Takes back a user's invitations that were not delivered yet: their links are void.
#[must_use]
pub fn withdraw(actor: Actor<'_>) -> Statement {
    Statement::new(
        "DELETE FROM outbox
         WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3 AND kind = 'invitation' AND parameters IS NOT NULL",
    )
    .actor(actor)
}

/// Reads some of what waits, the oldest first.
#[derive(Debug, Clone, Copy)]
pub struct Waiting;

impl Part for Waiting {
    type Answer = Vec<Letter>;

    fn statements(&self) -> Vec<Statement> {
        // As many as one run can hand over one after the other.
        vec![Statement::new(
            "SELECT id, legal_entity, user, kind, channel, recipient, parameters FROM outbox INDEXED BY outbox_waiting
             WHERE parameters IS NOT NULL ORDER BY due_at, id LIMIT 20",
        )]
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
