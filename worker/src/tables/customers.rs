use countersign_core::wire::Contract;
use serde::Serialize;

use super::accounts::StoredAccount;
use super::{ByParent, ReadScope, TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// A customer of a document.
#[derive(Debug, Serialize)]
pub struct StoredCustomer {
    id: String,
    name: String,
    accounts: Vec<StoredAccount>,
    actions: Raw,
    limits: Raw,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM customers WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, contracts: &[Contract<'_>]) -> Result<Vec<Statement>, TooLarge> {
    let customers =
        contracts.iter().flat_map(|contract| contract.customers.iter().map(move |one| (contract, one)));
    bulk::insert(
        "INSERT INTO customers (legal_entity, position, contract, id, name, actions, limits)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
         FROM json_each(?2)",
        legal_entity,
        customers.enumerate().map(|(position, (contract, customer))| {
            let (actions, limits) = (json(&customer.actions), json(&customer.limits));
            (position, &contract.id, &customer.id, &customer.name, actions, limits)
        }),
    )
}

/// Reads those in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT contract, id, name, actions, limits FROM customers
         WHERE legal_entity = ?1 AND (?2 IS NULL OR contract IN (SELECT value FROM json_each(?2)))
         ORDER BY position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// Contract and customer of each row of [`select`], with the accounts.
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(
    rows: Vec<SqlRow>,
    accounts: Vec<(String, StoredAccount)>,
) -> Result<Vec<(String, StoredCustomer)>, DatabaseError> {
    let mut accounts = ByParent::collect(accounts.into_iter().map(Ok))?;
    rows.into_iter().map(|row| decode_one(row, &mut accounts)).collect()
}

fn decode_one(
    row: SqlRow,
    accounts: &mut ByParent<StoredAccount>,
) -> Result<(String, StoredCustomer), DatabaseError> {
    let mut cells = row.cells();
    let (contract, id) = (cells.text()?, cells.text()?);
    let customer = StoredCustomer {
        accounts: accounts.take(&id),
        id,
        name: cells.text()?,
        actions: raw(cells.text()?)?,
        limits: raw(cells.text()?)?,
    };
    Ok((contract, customer))
}
