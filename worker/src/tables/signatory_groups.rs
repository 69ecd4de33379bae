use countersign_core::wire::SignatoryGroup;
use serde::Serialize;

use super::{ReadScope, TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// A signatory group of a document.
#[derive(Debug, Serialize)]
pub struct StoredSignatoryGroup {
    id: String,
    customer: String,
    members: Raw,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM signatory_groups WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, groups: &[SignatoryGroup<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO signatory_groups (legal_entity, position, id, customer, members)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3 FROM json_each(?2)",
        legal_entity,
        groups
            .iter()
            .enumerate()
            .map(|(position, group)| (position, &group.id, &group.customer, json(&group.members))),
    )
}

/// Reads those of the customers in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT signatory_groups.id, customer, members
         FROM signatory_groups JOIN customers
           ON customers.legal_entity = signatory_groups.legal_entity AND customers.id = customer
         WHERE signatory_groups.legal_entity = ?1
           AND (?2 IS NULL OR contract IN (SELECT value FROM json_each(?2)))
         ORDER BY signatory_groups.position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// The signatory groups of the rows of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredSignatoryGroup>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredSignatoryGroup, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredSignatoryGroup { id: cells.text()?, customer: cells.text()?, members: raw(cells.text()?)? })
}
