//! Contracts with their customers and accounts.

use countersign_core::wire::Contract;
use serde::Serialize;

use super::customers::StoredCustomer;
use super::{ByParent, ReadScope, TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};

/// A contract of a document.
#[derive(Debug, Serialize)]
pub struct StoredContract {
    id: String,
    customers: Vec<StoredCustomer>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM contracts WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document, all with the same new version.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(
    legal_entity: &str,
    contracts: &[Contract<'_>],
    version: &str,
) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO contracts (legal_entity, position, id, version)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2 FROM json_each(?2)",
        legal_entity,
        contracts.iter().enumerate().map(|(position, contract)| (position, &contract.id, version)),
    )
}

/// Reads those in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT id FROM contracts
         WHERE legal_entity = ?1 AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))
         ORDER BY position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// The contracts of the rows of [`select`], with their customers.
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(
    rows: Vec<SqlRow>,
    customers: Vec<(String, StoredCustomer)>,
) -> Result<Vec<StoredContract>, DatabaseError> {
    let mut customers = ByParent::collect(customers.into_iter().map(Ok))?;
    let contract = |row: SqlRow| {
        let id = row.cells().text()?;
        Ok(StoredContract { customers: customers.take(&id), id })
    };
    rows.into_iter().map(contract).collect()
}
