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
               SELECT user FROM assignments INDEXED BY assignments_by_customer
               WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            "  UNION
               SELECT member.user
               FROM signatory_groups INDEXED BY signatory_groups_by_customer
               CROSS JOIN signatory_group_members AS member
                 ON member.legal_entity = ?1 AND member.signatory_group = signatory_groups.id
               WHERE signatory_groups.legal_entity = ?1 AND signatory_groups.customer IN ",
            customers_in_scope!(),
            "  UNION
               SELECT named.user
               FROM approval_rules INDEXED BY approval_rules_by_customer
               CROSS JOIN approval_rule_users AS named
                 ON named.legal_entity = ?1 AND named.rule = approval_rules.id
               WHERE approval_rules.legal_entity = ?1 AND approval_rules.customer IN ",
            customers_in_scope!(),
            "  UNION
               SELECT partner.value
               FROM grants INDEXED BY grants_by_customer
               CROSS JOIN json_each(json_array(grants.giver, grants.receiver)) AS partner
               WHERE grants.legal_entity = ?1 AND grants.customer IN ",
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
            "(SELECT assignments.customer
              FROM json_each(",
            $users,
            ") AS one CROSS JOIN assignments
                ON assignments.legal_entity = ?1 AND assignments.user = one.value
              UNION
              SELECT signatory_groups.customer
              FROM json_each(",
            $users,
            ") AS one CROSS JOIN signatory_group_members AS member INDEXED BY signatory_group_members_by_user
                ON member.legal_entity = ?1 AND member.user = one.value
              CROSS JOIN signatory_groups
                ON signatory_groups.legal_entity = ?1 AND signatory_groups.id = member.signatory_group
              UNION
              SELECT approval_rules.customer
              FROM json_each(",
            $users,
            ") AS one CROSS JOIN approval_rule_users AS named INDEXED BY approval_rule_users_by_user
                ON named.legal_entity = ?1 AND named.user = one.value
              CROSS JOIN approval_rules
                ON approval_rules.legal_entity = ?1 AND approval_rules.id = named.rule
              UNION
              SELECT grants.customer
              FROM json_each(",
            $users,
            ") AS one CROSS JOIN grants INDEXED BY grants_by_giver
                ON grants.legal_entity = ?1 AND grants.giver = one.value
              UNION
              SELECT grants.customer
              FROM json_each(",
            $users,
            ") AS one CROSS JOIN grants INDEXED BY grants_by_receiver
                ON grants.legal_entity = ?1 AND grants.receiver = one.value)"
        )
    };
}

/// Reads the contracts where one of these users has a part.
#[must_use]
pub fn select_contracts(legal_entity: &str, users: &[&str]) -> Statement {
    let statement = Statement::new(concat!(
        "SELECT DISTINCT customers.contract FROM ",
        customers_of!("?2"),
        " AS part CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = part.customer
         ORDER BY customers.contract",
    ));
    statement.text(legal_entity).text(json(&users))
}

/// Rolls the batch back if one of these users has a part in another contract than these. Both are JSON lists.
#[must_use]
pub fn guard_within(legal_entity: &str, contracts: &str, users: String) -> Statement {
    let statement = Statement::new(concat!(
        "INSERT INTO guard (ok) SELECT NOT EXISTS (
           SELECT 1 FROM ",
        customers_of!("?3"),
        " AS part CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = part.customer
           WHERE customers.contract NOT IN (SELECT value FROM json_each(?2)))",
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
