//! Users of several legal entities who are one human.

use crate::database::Statement;

/// Says which human a user is. To be guarded by who may say so: a human may switch between their users.
#[must_use]
pub fn insert(legal_entity: &str, user: &str, person: &str) -> Statement {
    Statement::new("INSERT INTO persons (legal_entity, user, person) VALUES (?1, ?2, ?3)")
        .text(legal_entity)
        .text(user)
        .text(person)
}
