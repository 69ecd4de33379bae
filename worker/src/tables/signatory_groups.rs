//! Signatory groups with their members.

use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, customers_in_scope, text};
use super::{ByParent, some};
use crate::database::{DatabaseError, SqlRow};

/// A signatory group of a document.
#[derive(Debug, Serialize)]
pub struct StoredSignatoryGroup {
    id: String,
    customer: String,
    members: Vec<String>,
}

/// The signatory groups.
pub static SIGNATORY_GROUPS: Table = Table {
    name: "signatoryGroups",
    list: "signatoryGroups",
    columns: &[text("id"), text("customer")],
    key: 1,
    order: Order::Among,
    select: Select::Contracts {
        all: "SELECT id, customer, position FROM signatory_groups WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: concat!(
            "SELECT id, customer, position FROM signatory_groups INDEXED BY signatory_groups_by_customer
             WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            " ORDER BY position, id",
        ),
    },
    upsert: "INSERT INTO signatory_groups (legal_entity, id, customer, position)
             SELECT ?1, value ->> 0, value ->> 1, CAST(value ->> 2 AS INTEGER) FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               customer = excluded.customer, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM signatory_groups
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows: group_rows,
};

fn group_rows(source: &Source<'_>) -> Vec<Columns> {
    let groups = source.document.signatory_groups.iter();
    groups.map(|group| vec![some(&group.id.0), some(&group.customer.0)]).collect()
}

/// Their members.
pub static MEMBERS: Table = Table {
    name: "signatoryGroupMembers",
    list: "signatoryGroups",
    columns: &[text("signatoryGroup"), text("user")],
    key: 2,
    order: Order::Within(0),
    select: Select::Contracts {
        all: "SELECT signatory_group, user, position
              FROM signatory_group_members WHERE legal_entity = ?1 ORDER BY position, user",
        scoped: concat!(
            "SELECT signatory_group, user, position FROM signatory_group_members
             WHERE legal_entity = ?1 AND signatory_group IN (
               SELECT id FROM signatory_groups WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            ") ORDER BY position, user",
        ),
    },
    upsert: "INSERT INTO signatory_group_members (legal_entity, signatory_group, user, position)
             SELECT ?1, value ->> 0, value ->> 1, CAST(value ->> 2 AS INTEGER) FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, signatory_group, user) DO UPDATE SET position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM signatory_group_members
             WHERE legal_entity = ?1
               AND (signatory_group, user) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))",
    rows: member_rows,
};

fn member_rows(source: &Source<'_>) -> Vec<Columns> {
    let groups = source.document.signatory_groups.iter();
    let members = groups.flat_map(|group| group.members.iter().map(move |member| (group, member)));
    members.map(|(group, member)| vec![some(&group.id.0), some(&member.0)]).collect()
}

/// The signatory groups of these rows.
///
/// # Errors
/// If the rows are not of these tables.
pub fn decode(rows: Vec<SqlRow>, members: Vec<SqlRow>) -> Result<Vec<StoredSignatoryGroup>, DatabaseError> {
    let member = |row: SqlRow| {
        let mut cells = row.cells();
        Ok((cells.text()?, cells.text()?))
    };
    let mut members = ByParent::collect(members.into_iter().map(member))?;
    let group = |row: SqlRow| {
        let mut cells = row.cells();
        let (id, customer) = (cells.text()?, cells.text()?);
        Ok(StoredSignatoryGroup { members: members.take(&id), id, customer })
    };
    rows.into_iter().map(group).collect()
}
