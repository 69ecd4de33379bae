use countersign_core::wire::Contract;
use serde::Serialize;

use super::{ReadScope, TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};

/// An account of a document.
#[derive(Debug, Serialize)]
pub struct StoredAccount {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    number: String,
    r#type: String,
    currency: String,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM accounts WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, contracts: &[Contract<'_>]) -> Result<Vec<Statement>, TooLarge> {
    let customers = contracts.iter().flat_map(|contract| &contract.customers);
    let accounts =
        customers.flat_map(|customer| customer.accounts.iter().map(move |account| (customer, account)));
    bulk::insert(
        "INSERT INTO accounts (legal_entity, position, customer, id, name, number, type, currency)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
           value ->> 6
         FROM json_each(?2)",
        legal_entity,
        accounts.enumerate().map(|(position, (customer, account))| {
            let (name, number) = (&account.name, &account.number);
            (position, &customer.id, &account.id, name, number, &account.r#type, &account.currency)
        }),
    )
}

/// Reads those in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT accounts.customer, accounts.id, accounts.name, accounts.number, accounts.type, accounts.currency
         FROM accounts JOIN customers
           ON customers.legal_entity = accounts.legal_entity AND customers.id = accounts.customer
         WHERE accounts.legal_entity = ?1
           AND (?2 IS NULL OR customers.contract IN (SELECT value FROM json_each(?2)))
         ORDER BY accounts.position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// Customer and account of each row of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<(String, StoredAccount)>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<(String, StoredAccount), DatabaseError> {
    let mut cells = row.cells();
    let customer = cells.text()?;
    let account = StoredAccount {
        id: cells.text()?,
        name: cells.optional_text()?,
        number: cells.text()?,
        r#type: cells.text()?,
        currency: cells.text()?,
    };
    Ok((customer, account))
}
