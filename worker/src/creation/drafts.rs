//! What people have typed so far who create a user. Sealed before it comes here.

use std::time::Duration;

use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// How long a draft is kept after it was changed.
pub const LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// When a draft that is written now ends.
#[must_use]
pub fn end_of(now: u64) -> u64 {
    now.saturating_add(LIFE.as_millis().try_into().unwrap_or(u64::MAX))
}

/// A draft.
#[derive(Debug, Clone, Copy)]
pub struct DraftId<'a> {
    /// Whose.
    pub actor: Actor<'a>,
    /// Its id; each has their own.
    pub id: &'a str,
}

impl DraftId<'_> {
    /// Its owner as a text: users and staff may have the same ids.
    fn owner(&self) -> String {
        json(&(self.actor.kind.word(), self.actor.id))
    }
}

/// What a draft holds.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// Names its state.
    pub tag: &'a str,
    /// What was typed, sealed.
    pub sealed: &'a str,
    /// Until when it is kept, in milliseconds since 1970.
    pub ends_at: u64,
}

/// Writes a new draft; one that is there stays as it is.
#[must_use]
pub fn insert(draft: DraftId<'_>, request_hash: &str, content: Content<'_>) -> Statement {
    Statement::new(
        "INSERT INTO user_drafts (legal_entity, actor, id, request_hash, tag, sealed, ends_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS INTEGER)) ON CONFLICT (legal_entity, actor, id) DO NOTHING",
    )
    .text(draft.actor.legal_entity)
    .text(draft.owner())
    .text(draft.id)
    .text(request_hash)
    .text(content.tag)
    .text(content.sealed)
    .number(content.ends_at)
}

/// Changes a draft. To be guarded: the state that was seen must still be there.
#[must_use]
pub fn update(draft: DraftId<'_>, before: &str, content: Content<'_>) -> Statement {
    Statement::new(
        "UPDATE user_drafts SET tag = ?5, sealed = ?6, ends_at = CAST(?7 AS INTEGER)
         WHERE legal_entity = ?1 AND actor = ?2 AND id = ?3 AND tag = ?4",
    )
    .text(draft.actor.legal_entity)
    .text(draft.owner())
    .text(draft.id)
    .text(before)
    .text(content.tag)
    .text(content.sealed)
    .number(content.ends_at)
}

/// Removes a draft, if it is there.
#[must_use]
pub fn delete(draft: DraftId<'_>) -> Statement {
    Statement::new("DELETE FROM user_drafts WHERE legal_entity = ?1 AND actor = ?2 AND id = ?3")
        .text(draft.actor.legal_entity)
        .text(draft.owner())
        .text(draft.id)
}

/// Removes drafts that have ended, at most so many.
#[must_use]
pub fn sweep(now: u64, count: u64) -> Statement {
    Statement::new(
        "DELETE FROM user_drafts WHERE (legal_entity, actor, id) IN (
           SELECT legal_entity, actor, id FROM user_drafts WHERE ends_at <= CAST(?1 AS INTEGER)
           ORDER BY ends_at LIMIT CAST(?2 AS INTEGER))",
    )
    .number(now)
    .number(count)
}

/// Reads a draft that has not ended.
#[derive(Debug, Clone, Copy)]
pub struct StoredDraft<'a> {
    /// Which.
    pub draft: DraftId<'a>,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// A draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Of the request that made it.
    pub request_hash: String,
    /// Names its state.
    pub tag: String,
    /// What was typed, sealed.
    pub sealed: String,
    /// Until when it is kept, in milliseconds since 1970.
    pub ends_at: u64,
}

impl Part for StoredDraft<'_> {
    type Answer = Option<Draft>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT request_hash, tag, sealed, CAST(ends_at AS TEXT) FROM user_drafts
             WHERE legal_entity = ?1 AND actor = ?2 AND id = ?3 AND ends_at > CAST(?4 AS INTEGER)",
        );
        let DraftId { actor, id } = self.draft;
        vec![statement.text(actor.legal_entity).text(self.draft.owner()).text(id).number(self.now)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

fn decode(row: SqlRow) -> Result<Draft, DatabaseError> {
    let mut cells = row.cells();
    Ok(Draft {
        request_hash: cells.text()?,
        tag: cells.text()?,
        sealed: cells.text()?,
        ends_at: cells.number()?,
    })
}
