//! Contracts with their customers and accounts.

use serde::Serialize;

use super::customers::StoredCustomer;
use super::table::{Columns, Order, Select, Source, Table, text};
use super::{ByParent, some};
use crate::database::{DatabaseError, SqlRow};

/// A contract of a document.
#[derive(Debug, Serialize)]
pub struct StoredContract {
    id: String,
    customers: Vec<StoredCustomer>,
}

/// The contracts. A new one has no version yet: whoever writes it names one.
pub static CONTRACTS: Table = Table {
    name: "contracts",
    list: "contracts",
    columns: &[text("id")],
    key: 1,
    order: Order::Among,
    select: Select::Contracts {
        all: "SELECT id, position FROM contracts WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: "SELECT id, position FROM contracts
                 WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY position, id",
    },
    upsert: "INSERT INTO contracts (legal_entity, id, position, version)
             SELECT ?1, value ->> 0, CAST(value ->> 1 AS INTEGER), '' FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET position = excluded.position WHERE ?3 = 'changed'",
    delete: "DELETE FROM contracts
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    source.document.contracts.iter().map(|contract| vec![some(&contract.id.0)]).collect()
}

/// The contracts of these rows, with their customers.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(
    rows: Vec<SqlRow>,
    customers: Vec<(String, StoredCustomer)>,
) -> Result<Vec<StoredContract>, DatabaseError> {
    let mut customers = ByParent::collect(customers.into_iter().map(Ok))?;
    let contract = |row: SqlRow| {
        let id = row.cells().text()?;
        Ok(StoredContract { customers: customers.take(&id), id })
    };
    rows.into_iter().map(contract).collect()
}
