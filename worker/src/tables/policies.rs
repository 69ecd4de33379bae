use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, json_text, text};
use super::{optional, some, some_json};
use crate::database::{DatabaseError, SqlRow};
use crate::json::{Raw, raw};

/// A policy of a document.
#[derive(Debug, Serialize)]
pub struct StoredPolicy {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    actions: Raw,
}

/// The policies.
pub static POLICIES: Table = Table {
    name: "policies",
    list: "policies",
    columns: &[text("id"), text("name"), json_text("actions")],
    key: 1,
    order: Order::Among,
    select: Select::Catalogue(
        "SELECT id, name, actions, position FROM policies WHERE legal_entity = ?1 ORDER BY position, id",
    ),
    upsert: "INSERT INTO policies (legal_entity, id, name, actions, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, CAST(value ->> 3 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               name = excluded.name, actions = excluded.actions, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM policies
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let policies = source.document.policies.iter();
    policies
        .map(|policy| vec![some(&policy.id.0), optional(&policy.name), some_json(&policy.actions)])
        .collect()
}

/// The policies of these rows.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredPolicy>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredPolicy, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredPolicy { id: cells.text()?, name: cells.optional_text()?, actions: raw(cells.text()?)? })
}
