use countersign_core::wire::LimitGroup;
use serde::Serialize;

use super::{TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};

/// A limit group of a document.
#[derive(Debug, Serialize)]
pub struct StoredLimitGroup {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM limit_groups WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, groups: &[LimitGroup<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO limit_groups (legal_entity, position, id, name, description)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3 FROM json_each(?2)",
        legal_entity,
        groups
            .iter()
            .enumerate()
            .map(|(position, group)| (position, &group.id, &group.name, &group.description)),
    )
}

/// Reads those of a legal entity.
#[must_use]
pub fn select(legal_entity: &str) -> Statement {
    Statement::new("SELECT id, name, description FROM limit_groups WHERE legal_entity = ?1 ORDER BY position")
        .text(legal_entity)
}

/// The limit groups of the rows of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredLimitGroup>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredLimitGroup, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredLimitGroup { id: cells.text()?, name: cells.text()?, description: cells.optional_text()? })
}
