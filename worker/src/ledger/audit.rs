//! The audit: who did or tried what.

use serde::Serialize;

pub use crate::actor::ActorKind;
use crate::database::Statement;
use crate::json::json;

/// One entry of the audit.
#[derive(Debug)]
pub struct Entry<'a, D> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// When.
    pub at: &'a str,
    /// The request's id.
    pub request: &'a str,
    /// Who.
    pub actor: (ActorKind, &'a str),
    /// What happened, `noun.verb`.
    pub event: &'a str,
    /// To what.
    pub subject: &'a str,
    /// The facts.
    pub detail: D,
}

/// Writes an entry, numbered after the last one of its legal entity, so that a missing entry shows.
pub fn insert<D: Serialize>(entry: &Entry<'_, D>) -> Statement {
    let (kind, actor) = entry.actor;
    Statement::new(
        "INSERT INTO audit (legal_entity, sequence, at, request, actor_kind, actor, event, subject, detail)
         SELECT ?1, COALESCE(MAX(sequence), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
         FROM audit WHERE legal_entity = ?1",
    )
    .text(entry.legal_entity)
    .text(entry.at)
    .text(entry.request)
    .text(kind.word())
    .text(actor)
    .text(entry.event)
    .text(entry.subject)
    .text(json(&entry.detail))
}
