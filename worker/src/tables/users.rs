use countersign_core::wire::User;
use serde::Serialize;

use super::assignments::StoredAssignment;
use super::{ByParent, ReadScope, TooLarge, bulk};
use crate::database::{DatabaseError, SqlRow, Statement};

/// A user of a document.
#[derive(Debug, Serialize)]
pub struct StoredUser {
    id: String,
    status: String,
    assignments: Vec<StoredAssignment>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> Statement {
    Statement::new("DELETE FROM users WHERE legal_entity = ?1").text(legal_entity)
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, users: &[User<'_>]) -> Result<Vec<Statement>, TooLarge> {
    bulk::insert(
        "INSERT INTO users (legal_entity, position, id, status)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2 FROM json_each(?2)",
        legal_entity,
        users.iter().enumerate().map(|(position, user)| (position, &user.id, user.status.code())),
    )
}

/// Reads the users in scope: everybody with an assignment at one of the customers, or named by its groups, rules or
/// grants. A document that names a user whom it does not hold could not be loaded.
#[must_use]
pub fn select(legal_entity: &str, scope: ReadScope<'_>) -> Statement {
    Statement::new(
        "WITH scope (customer) AS (
           SELECT id FROM customers
           WHERE legal_entity = ?1 AND contract IN (SELECT value FROM json_each(?2))
         )
         SELECT id, status FROM users
         WHERE legal_entity = ?1 AND (?2 IS NULL OR id IN (
           SELECT user FROM assignments WHERE legal_entity = ?1 AND customer IN (SELECT customer FROM scope)
           UNION
           SELECT member.value FROM signatory_groups, json_each(signatory_groups.members) AS member
           WHERE legal_entity = ?1 AND customer IN (SELECT customer FROM scope)
           UNION
           SELECT named.value FROM approval_rules, json_tree(approval_rules.bands) AS named
           WHERE legal_entity = ?1 AND customer IN (SELECT customer FROM scope)
             AND named.type = 'text' AND named.path LIKE '%.users'
           UNION
           SELECT giver FROM grants WHERE legal_entity = ?1 AND customer IN (SELECT customer FROM scope)
           UNION
           SELECT receiver FROM grants WHERE legal_entity = ?1 AND customer IN (SELECT customer FROM scope)
         ))
         ORDER BY position",
    )
    .text(legal_entity)
    .optional(scope.parameter().as_deref())
}

/// The users of the rows of [`select`], with their assignments.
///
/// # Errors
/// If the rows are not of that statement.
pub fn decode(
    rows: Vec<SqlRow>,
    assignments: Vec<(String, StoredAssignment)>,
) -> Result<Vec<StoredUser>, DatabaseError> {
    let mut assignments = ByParent::collect(assignments.into_iter().map(Ok))?;
    let user = |row: SqlRow| {
        let mut cells = row.cells();
        let id = cells.text()?;
        Ok(StoredUser { assignments: assignments.take(&id), id, status: cells.text()? })
    };
    rows.into_iter().map(user).collect()
}
