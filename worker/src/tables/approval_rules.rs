use countersign_core::wire::ApprovalRule;
use serde::Serialize;

use super::{ReadScope, TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// An approval rule of a document.
#[derive(Debug, Serialize)]
pub struct StoredApprovalRule {
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    action: String,
    period: String,
    bands: Raw,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM approval_rules WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, rules: &[ApprovalRule<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO approval_rules (legal_entity, position, customer, account, action, period, bands)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
         FROM json_each(?2)",
        legal_entity,
        rules.iter().enumerate().map(|(position, rule)| {
            let (period, bands) = (rule.period.code(), json(&rule.bands));
            (position, &rule.customer, &rule.account, &rule.action, period, bands)
        }),
    )
}

/// Reads those of the customers in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT customer, account, action, period, bands
         FROM approval_rules JOIN customers
           ON customers.legal_entity = approval_rules.legal_entity AND customers.id = customer
         WHERE approval_rules.legal_entity = ?1
           AND (?2 IS NULL OR contract IN (SELECT value FROM json_each(?2)))
         ORDER BY approval_rules.position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// The approval rules of the rows of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredApprovalRule>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredApprovalRule, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredApprovalRule {
        customer: cells.text()?,
        account: cells.optional_text()?,
        action: cells.text()?,
        period: cells.text()?,
        bands: raw(cells.text()?)?,
    })
}
