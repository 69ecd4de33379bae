//! Since when a user is active or suspended, and why. Whether they may act is the configuration's to say.

use crate::actor::ActorKind;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// Since when, why.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The status that was set.
    pub status: String,
    /// Why.
    pub reason: String,
    /// When.
    pub since: String,
}

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

/// Reads it; nothing for whom nobody has set a status.
#[derive(Debug, Clone, Copy)]
pub struct StandingOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

impl Part for StandingOf<'_> {
    type Answer = Option<Standing>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT status, reason, since FROM standings WHERE legal_entity = ?1 AND user = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

fn decode(row: SqlRow) -> Result<Standing, DatabaseError> {
    let mut cells = row.cells();
    Ok(Standing { status: cells.text()?, reason: cells.text()?, since: cells.text()? })
}
