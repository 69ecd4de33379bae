//! Assignments with their removals and overrides.

use countersign_core::wire::{Assignment, User};
use serde::Serialize;

use super::{ReadScope, TooLarge, bulk, optional_raw};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// An assignment of a document.
#[derive(Debug, Serialize)]
pub struct StoredAssignment {
    customer: String,
    roles: Raw,
    accounts: Raw,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Raw>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> [Statement; 3] {
    [
        Statement::new("DELETE FROM removals WHERE legal_entity = ?1").text(legal_entity),
        Statement::new("DELETE FROM overrides WHERE legal_entity = ?1").text(legal_entity),
        Statement::new("DELETE FROM assignments WHERE legal_entity = ?1").text(legal_entity),
    ]
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, users: &[User<'_>]) -> Result<Vec<Statement>, TooLarge> {
    let mut statements = bulk::insert(
        "INSERT INTO assignments (legal_entity, position, user, customer, roles, accounts)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4
         FROM json_each(?2)",
        legal_entity,
        assignments(users).enumerate().map(|(position, (user, assignment))| {
            (position, &user.id, &assignment.customer, json(&assignment.roles), json(&assignment.accounts))
        }),
    )?;
    statements.extend(insert_removals(legal_entity, users)?);
    statements.extend(insert_overrides(legal_entity, users)?);
    Ok(statements)
}

fn assignments<'u, 'a>(users: &'u [User<'a>]) -> impl Iterator<Item = (&'u User<'a>, &'u Assignment<'a>)> {
    users.iter().flat_map(|user| user.assignments.iter().map(move |assignment| (user, assignment)))
}

fn insert_removals(legal_entity: &str, users: &[User<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO removals (legal_entity, user, customer, removed)
         SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2)",
        legal_entity,
        assignments(users)
            .filter_map(|(user, one)| Some((&user.id, &one.customer, json(one.removed.as_ref()?)))),
    )
}

fn insert_overrides(legal_entity: &str, users: &[User<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO overrides (legal_entity, user, customer, limits)
         SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2)",
        legal_entity,
        assignments(users)
            .filter_map(|(user, one)| Some((&user.id, &one.customer, json(one.limits.as_ref()?)))),
    )
}

/// Reads those at the customers in scope.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "SELECT assignments.user, assignments.customer, roles, accounts, removed, overrides.limits
         FROM assignments
         JOIN customers
           ON customers.legal_entity = assignments.legal_entity AND customers.id = assignments.customer
         LEFT JOIN removals
           ON removals.legal_entity = assignments.legal_entity AND removals.user = assignments.user
           AND removals.customer = assignments.customer
         LEFT JOIN overrides
           ON overrides.legal_entity = assignments.legal_entity AND overrides.user = assignments.user
           AND overrides.customer = assignments.customer
         WHERE assignments.legal_entity = ?1
           AND (?2 IS NULL OR customers.contract IN (SELECT value FROM json_each(?2)))
         ORDER BY assignments.position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// User and assignment of each row of [`select`].
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<(String, StoredAssignment)>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<(String, StoredAssignment), DatabaseError> {
    let mut cells = row.cells();
    let user = cells.text()?;
    let assignment = StoredAssignment {
        customer: cells.text()?,
        roles: raw(cells.text()?)?,
        accounts: raw(cells.text()?)?,
        removed: optional_raw(cells.optional_text()?)?,
        limits: optional_raw(cells.optional_text()?)?,
    };
    Ok((user, assignment))
}
