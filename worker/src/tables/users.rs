use serde::Serialize;

use super::assignments::StoredAssignment;
use super::table::{Columns, Order, Select, Source, Table, customers_in_scope, text};
use super::{ByParent, some};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::json;

/// A user of a document.
#[derive(Debug, Serialize)]
pub struct StoredUser {
    id: String,
    status: String,
    assignments: Vec<StoredAssignment>,
}

/// The users. Those in scope are everybody with a part in the contracts: an assignment at one of their customers, or
/// named by its groups, rules or grants. A document that names a user whom it does not hold could not be loaded.
pub static USERS: Table = Table {
    name: "users",
    list: "users",
    columns: &[text("id"), text("status")],
    key: 1,
    order: Order::Among,
    select: Select::People {
        all: "SELECT id, status, position FROM users WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: concat!(
            "SELECT id, status, position FROM users
             WHERE legal_entity = ?1 AND id IN (
               SELECT value FROM json_each(?3)
               UNION
               SELECT user FROM assignments WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            "  UNION
               SELECT user FROM signatory_group_members
               WHERE legal_entity = ?1 AND signatory_group IN (
                 SELECT id FROM signatory_groups WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            "  )
               UNION
               SELECT user FROM approval_rule_users
               WHERE legal_entity = ?1 AND rule IN (
                 SELECT id FROM approval_rules WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            "  )
               UNION
               SELECT giver FROM grants WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            "  UNION
               SELECT receiver FROM grants WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            ") ORDER BY position, id",
        ),
    },
    upsert: "INSERT INTO users (legal_entity, id, status, position)
             SELECT ?1, value ->> 0, value ->> 1, CAST(value ->> 2 AS INTEGER) FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               status = excluded.status, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM users
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

/// The customers where one of some users has a part.
macro_rules! customers_of {
    ($users:literal) => {
        concat!(
            "(SELECT customer FROM assignments WHERE legal_entity = ?1 AND user IN ",
            $users,
            " UNION
               SELECT customer FROM signatory_groups WHERE legal_entity = ?1 AND id IN (
                 SELECT signatory_group FROM signatory_group_members WHERE legal_entity = ?1 AND user IN ",
            $users,
            ") UNION
               SELECT customer FROM approval_rules WHERE legal_entity = ?1 AND id IN (
                 SELECT rule FROM approval_rule_users WHERE legal_entity = ?1 AND user IN ",
            $users,
            ") UNION
               SELECT customer FROM grants WHERE legal_entity = ?1 AND giver IN ",
            $users,
            " UNION
               SELECT customer FROM grants WHERE legal_entity = ?1 AND receiver IN ",
            $users,
            ")",
        )
    };
}

/// Reads the contracts where one of these users has a part.
#[must_use]
pub fn select_contracts(legal_entity: &str, users: &[&str]) -> Statement {
    let statement = Statement::new(concat!(
        "SELECT DISTINCT contract FROM customers WHERE legal_entity = ?1 AND id IN ",
        customers_of!("(SELECT value FROM json_each(?2))"),
        " ORDER BY contract",
    ));
    statement.text(legal_entity).text(json(&users))
}

/// Rolls the batch back if one of these users has a part in another contract than these. Both are JSON lists.
#[must_use]
pub fn guard_within(legal_entity: &str, contracts: &str, users: String) -> Statement {
    let statement = Statement::new(concat!(
        "INSERT INTO guard (ok) SELECT NOT EXISTS (
           SELECT 1 FROM customers WHERE legal_entity = ?1
             AND contract NOT IN (SELECT value FROM json_each(?2)) AND id IN ",
        customers_of!("(SELECT value FROM json_each(?3))"),
        ")",
    ));
    statement.text(legal_entity).text(contracts).text(users)
}

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let users = source.document.users.iter();
    users.map(|user| vec![some(&user.id.0), some(user.status.code())]).collect()
}

/// The users of these rows, with their assignments.
///
/// # Errors
/// If the rows are not of this table.
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
