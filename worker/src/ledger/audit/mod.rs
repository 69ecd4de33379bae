//! The audit: who did or tried what. It holds ids and no names: what is known of a person stands elsewhere, and can be
//! erased without an entry being touched.

mod entries;
// Named in the description of the API, which is made on a host.
#[cfg(not(target_arch = "wasm32"))]
mod events;
mod seals;

use serde::Serialize;

pub use crate::actor::ActorKind;
use crate::database::Statement;
use crate::json::json;

pub use entries::{AuditFilter, AuditPage, One, Source, Stored};
#[cfg(not(target_arch = "wasm32"))]
pub use events::EVENTS;
pub use seals::{Head, Sealed, Sealing, Unsealed, Verified, head_text, keep, sealed_text};

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
    /// The facts: ids and words, no names or numbers of people.
    pub detail: D,
}

/// Which companies an entry is about: their people may see it.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// Those of the subject, if it is a user.
    Subject,
    /// These customers, and those of the subject, if it is a user.
    SubjectAnd(&'a [&'a str]),
    /// These customers.
    Customers(&'a [&'a str]),
}

/// Writes an entry about its subject, numbered after the last one of its legal entity, so that a missing entry shows.
pub fn insert<D: Serialize>(entry: &Entry<'_, D>) -> Statement {
    insert_about(entry, About::Subject)
}

/// The same about these companies. One that is about no company otherwise is about those of the user who acts.
pub fn insert_about<D: Serialize>(entry: &Entry<'_, D>, about: About<'_>) -> Statement {
    let (kind, actor) = entry.actor;
    let (customers, person) = match about {
        About::Subject => (&[][..], Some(entry.subject)),
        About::SubjectAnd(customers) => (customers, Some(entry.subject)),
        About::Customers(customers) => (customers, None),
    };
    let of_whom = (kind == ActorKind::User).then_some(actor);
    Statement::new(
        "INSERT INTO audit (legal_entity, sequence, at, request, actor_kind, actor, event, subject, detail, customers)
         SELECT ?1, COALESCE(MAX(sequence), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, COALESCE(
           NULLIF((SELECT json_group_array(customer) FROM (
             SELECT value AS customer FROM json_each(?9)
             UNION
             SELECT customer FROM assignments WHERE legal_entity = ?1 AND user = ?10
           )), '[]'),
           (SELECT json_group_array(customer) FROM (
             SELECT customer FROM assignments WHERE legal_entity = ?1 AND user = ?11 ORDER BY customer
           )))
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
    .text(json(&customers))
    .optional(person)
    .optional(of_whom)
}
