//! Since when a user is active or suspended, and why. Whether they may act is the configuration's to say.

use crate::actor::ActorKind;
use crate::database::Statement;

/// A status that is set.
#[derive(Debug, Clone, Copy)]
pub struct NewStanding<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// The status.
    pub status: &'a str,
    /// Why.
    pub reason: &'a str,
    /// When.
    pub at: &'a str,
    /// By whom.
    pub by: (ActorKind, &'a str),
}

/// Remembers a status in place of the one before.
#[must_use]
pub fn set(new: NewStanding<'_>) -> Statement {
    let (kind, by) = new.by;
    Statement::new(
        "INSERT INTO standings (legal_entity, user, status, reason, since, set_by_kind, set_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (legal_entity, user) DO UPDATE SET status = excluded.status, reason = excluded.reason,
           since = excluded.since, set_by_kind = excluded.set_by_kind, set_by = excluded.set_by",
    )
    .text(new.legal_entity)
    .text(new.user)
    .text(new.status)
    .text(new.reason)
    .text(new.at)
    .text(kind.word())
    .text(by)
}
