use countersign_core::wire::Policy;
use serde::Serialize;

use super::{TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// A policy of a document.
#[derive(Debug, Serialize)]
pub struct StoredPolicy {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    actions: Raw,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM policies WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, policies: &[Policy<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO policies (legal_entity, position, id, name, actions)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3 FROM json_each(?2)",
        legal_entity,
        policies
            .iter()
            .enumerate()
            .map(|(position, policy)| (position, &policy.id, &policy.name, json(&policy.actions))),
    )
}

/// Reads those of a legal entity.
#[must_use]
pub fn select(legal_entity: &str) -> Statement {
    Statement::new("SELECT id, name, actions FROM policies WHERE legal_entity = ?1 ORDER BY position")
        .text(legal_entity)
}

/// The policies of the rows of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredPolicy>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredPolicy, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredPolicy { id: cells.text()?, name: cells.optional_text()?, actions: raw(cells.text()?)? })
}
