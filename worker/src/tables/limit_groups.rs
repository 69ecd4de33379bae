use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, text};
use super::{optional, some};
use crate::database::{DatabaseError, SqlRow};

/// A limit group of a document.
#[derive(Debug, Serialize)]
pub struct StoredLimitGroup {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

/// The limit groups.
pub static LIMIT_GROUPS: Table = Table {
    name: "limitGroups",
    list: "limitGroups",
    columns: &[text("id"), text("name"), text("description")],
    key: 1,
    order: Order::Among,
    select: Select::Catalogue(
        "SELECT id, name, description, position FROM limit_groups WHERE legal_entity = ?1 ORDER BY position, id",
    ),
    upsert: "INSERT INTO limit_groups (legal_entity, id, name, description, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, CAST(value ->> 3 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               name = excluded.name, description = excluded.description, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM limit_groups
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let groups = source.document.limit_groups.iter();
    groups.map(|group| vec![some(&group.id.0), some(&group.name), optional(&group.description)]).collect()
}

/// The limit groups of these rows.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredLimitGroup>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredLimitGroup, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredLimitGroup { id: cells.text()?, name: cells.text()?, description: cells.optional_text()? })
}
