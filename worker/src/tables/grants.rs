use countersign_core::wire::Grant;
use serde::Serialize;

use super::{ReadScope, TooLarge, bulk, optional_json, optional_raw};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// A grant of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredGrant {
    id: String,
    giver: String,
    receiver: String,
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Raw>,
    actions: Raw,
    from: String,
    until: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_transaction: Option<String>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM grants WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, grants: &[Grant<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO grants (legal_entity, position, id, giver, receiver, customer, accounts, actions, first_day,
           last_day, per_transaction)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
           value ->> 6, value ->> 7, value ->> 8, value ->> 9
         FROM json_each(?2)",
        legal_entity,
        grants.iter().enumerate().map(|(position, grant)| {
            let (accounts, actions) = (optional_json(grant.accounts.as_ref()), json(&grant.actions));
            let (partners, days) = ((&grant.giver, &grant.receiver), (&grant.from, &grant.until));
            (
                position,
                &grant.id,
                partners.0,
                partners.1,
                &grant.customer,
                accounts,
                actions,
                days.0,
                days.1,
                &grant.per_transaction,
            )
        }),
    )
}

/// Reads those at the customers in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT grants.id, giver, receiver, customer, accounts, grants.actions, first_day, last_day, per_transaction
         FROM grants JOIN customers
           ON customers.legal_entity = grants.legal_entity AND customers.id = customer
         WHERE grants.legal_entity = ?1
           AND (?2 IS NULL OR contract IN (SELECT value FROM json_each(?2)))
         ORDER BY grants.position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// The grants of the rows of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredGrant>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredGrant, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredGrant {
        id: cells.text()?,
        giver: cells.text()?,
        receiver: cells.text()?,
        customer: cells.text()?,
        accounts: optional_raw(cells.optional_text()?)?,
        actions: raw(cells.text()?)?,
        from: cells.text()?,
        until: cells.text()?,
        per_transaction: cells.optional_text()?,
    })
}
