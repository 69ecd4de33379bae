use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, json_text, text};
use super::{optional, optional_json, optional_raw, some};
use crate::database::{DatabaseError, SqlRow};
use crate::json::Raw;

/// A role of a document.
#[derive(Debug, Serialize)]
pub struct StoredRole {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policies: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Raw>,
}

/// The roles.
pub static ROLES: Table = Table {
    name: "roles",
    list: "roles",
    columns: &[text("id"), text("name"), json_text("actions"), json_text("policies"), json_text("limits")],
    key: 1,
    order: Order::Among,
    select: Select::Catalogue(
        "SELECT id, name, actions, policies, limits, position
         FROM roles WHERE legal_entity = ?1 ORDER BY position, id",
    ),
    upsert: "INSERT INTO roles (legal_entity, id, name, actions, policies, limits, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
               CAST(value ->> 5 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               name = excluded.name, actions = excluded.actions, policies = excluded.policies,
               limits = excluded.limits, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM roles
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let roles = source.document.roles.iter().map(|role| {
        let (actions, policies) =
            (optional_json(role.actions.as_ref()), optional_json(role.policies.as_ref()));
        vec![some(&role.id.0), optional(&role.name), actions, policies, optional_json(role.limits.as_ref())]
    });
    roles.collect()
}

/// The roles of these rows.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredRole>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredRole, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredRole {
        id: cells.text()?,
        name: cells.optional_text()?,
        actions: optional_raw(cells.optional_text()?)?,
        policies: optional_raw(cells.optional_text()?)?,
        limits: optional_raw(cells.optional_text()?)?,
    })
}
