//! The bank's own people, who stand in no configuration.

use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, Statement};

/// Reads whether somebody is active staff.
#[derive(Debug, Clone, Copy)]
pub struct IsActive<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The person.
    pub id: &'a str,
}

impl Part for IsActive<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement =
            Statement::new("SELECT id FROM staff WHERE legal_entity = ?1 AND id = ?2 AND status = 'active'");
        vec![statement.text(self.legal_entity).text(self.id)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// Writes somebody down as staff who says so on a developer's machine.
#[cfg(feature = "local")]
#[must_use]
pub fn believe(legal_entity: &str, id: &str) -> Statement {
    Statement::new(
        "INSERT INTO staff (legal_entity, id, name, email, status) VALUES (?1, ?2, ?2, '', 'active')
         ON CONFLICT (legal_entity, id) DO NOTHING",
    )
    .text(legal_entity)
    .text(id)
}

/// Reads the status of a member of the staff; nothing for who is none.
#[derive(Debug, Clone, Copy)]
pub struct StatusOf<'a>(pub Actor<'a>);

impl Part for StatusOf<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new("SELECT status FROM staff WHERE legal_entity = ?1 AND id = ?2");
        vec![statement.text(self.0.legal_entity).text(self.0.id)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}

/// Reads whether a legal entity has anybody in its staff who could invite.
#[derive(Debug, Clone, Copy)]
pub struct IsStaffed<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
}

impl Part for IsStaffed<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement =
            Statement::new("SELECT id FROM staff WHERE legal_entity = ?1 AND status <> 'new' LIMIT 1");
        vec![statement.text(self.legal_entity)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// A member of the staff.
#[derive(Debug, Clone, Copy)]
pub struct NewMember<'a> {
    /// Who.
    pub actor: Actor<'a>,
    /// Their name for people.
    pub name: &'a str,
    /// Their e-mail address.
    pub email: &'a str,
}

/// Writes a new member, or one who is still new again. To be guarded: who is active or suspended is not invited.
#[must_use]
pub fn invite(member: NewMember<'_>) -> Statement {
    Statement::new(
        "INSERT INTO staff (legal_entity, id, name, email, status) VALUES (?1, ?2, ?3, ?4, 'new')
         ON CONFLICT (legal_entity, id) DO UPDATE SET name = excluded.name, email = excluded.email
         WHERE status = 'new'",
    )
    .text(member.actor.legal_entity)
    .text(member.actor.id)
    .text(member.name)
    .text(member.email)
}

/// Changes nothing, and is to be guarded: there must be nobody in the staff who could invite.
#[must_use]
pub fn nobody_is_there(legal_entity: &str) -> Statement {
    Statement::new(
        "INSERT INTO guard (ok)
         SELECT NOT EXISTS (SELECT 1 FROM staff WHERE legal_entity = ?1 AND status <> 'new')",
    )
    .text(legal_entity)
}

/// Makes a member active who was new. To be guarded.
#[must_use]
pub fn activate(actor: Actor<'_>) -> Statement {
    Statement::new(
        "UPDATE staff SET status = 'active' WHERE legal_entity = ?1 AND id = ?2 AND status = 'new'",
    )
    .text(actor.legal_entity)
    .text(actor.id)
}

/// Changes nothing. To be guarded: who acts must still be active.
#[must_use]
pub fn still_active(actor: Actor<'_>) -> Statement {
    Statement::new(
        "UPDATE staff SET status = status WHERE legal_entity = ?1 AND id = ?2 AND status = 'active'",
    )
    .text(actor.legal_entity)
    .text(actor.id)
}

/// Suspends a member, or makes one active again. To be guarded: who is new stays so.
#[must_use]
pub fn set_status(actor: Actor<'_>, status: &str) -> Statement {
    Statement::new("UPDATE staff SET status = ?3 WHERE legal_entity = ?1 AND id = ?2 AND status <> 'new'")
        .text(actor.legal_entity)
        .text(actor.id)
        .text(status)
}
