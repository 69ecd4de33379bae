use countersign_core::wire::Role;
use serde::Serialize;

use super::{TooLarge, bulk, optional_json, optional_raw};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::Raw;

/// A role of a document.
#[derive(Debug, Serialize)]
pub struct StoredRole {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policies: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Raw>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM roles WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, roles: &[Role<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO roles (legal_entity, position, id, name, actions, policies, limits)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
         FROM json_each(?2)",
        legal_entity,
        roles.iter().enumerate().map(|(position, role)| {
            let (actions, policies) = (optional_json(role.actions.as_ref()), optional_json(role.policies.as_ref()));
            (position, &role.id, &role.name, actions, policies, optional_json(role.limits.as_ref()))
        }),
    )
}

/// Reads those of a legal entity.
#[must_use]
pub fn select(legal_entity: &str) -> Statement {
    Statement::new(
        "SELECT id, name, actions, policies, limits FROM roles WHERE legal_entity = ?1 ORDER BY position",
    )
    .text(legal_entity)
}

/// The roles of the rows of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredRole>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredRole, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredRole {
        id: cells.text()?,
        name: cells.optional_text()?,
        actions: optional_raw(cells.optional_text()?)?,
        policies: optional_raw(cells.optional_text()?)?,
        limits: optional_raw(cells.optional_text()?)?,
    })
}
