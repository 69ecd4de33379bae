use countersign_core::wire::{Contract, Customer};
use serde::Serialize;

use super::accounts::StoredAccount;
use super::table::{Columns, Order, Select, Source, Table, json_text, text};
use super::{ByParent, some, some_json};
use crate::database::{DatabaseError, SqlRow};
use crate::json::{Raw, raw};

/// A customer of a document.
#[derive(Debug, Serialize)]
pub struct StoredCustomer {
    id: String,
    name: String,
    accounts: Vec<StoredAccount>,
    actions: Raw,
    limits: Raw,
}

/// The customers.
pub static CUSTOMERS: Table = Table {
    name: "customers",
    list: "contracts",
    columns: &[text("id"), text("contract"), text("name"), json_text("actions"), json_text("limits")],
    key: 1,
    order: Order::Within(1),
    select: Select::Contracts {
        all: "SELECT id, contract, name, actions, limits, position
              FROM customers WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: "SELECT id, contract, name, actions, limits, position
                 FROM customers INDEXED BY customers_by_contract
                 WHERE legal_entity = ?1 AND contract IN (SELECT value FROM json_each(?2)) ORDER BY position, id",
    },
    upsert: "INSERT INTO customers (legal_entity, id, contract, name, actions, limits, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
               CAST(value ->> 5 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               contract = excluded.contract, name = excluded.name, actions = excluded.actions,
               limits = excluded.limits, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM customers
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let contracts = source.document.contracts.iter();
    let customers = contracts.flat_map(|contract| contract.customers.iter().map(move |one| (contract, one)));
    let row = |(contract, customer): (&Contract<'_>, &Customer<'_>)| {
        let (actions, limits) = (some_json(&customer.actions), some_json(&customer.limits));
        vec![some(&customer.id.0), some(&contract.id.0), some(&customer.name), actions, limits]
    };
    customers.map(row).collect()
}

/// Contract and customer of each of these rows, with the accounts.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(
    rows: Vec<SqlRow>,
    accounts: Vec<(String, StoredAccount)>,
) -> Result<Vec<(String, StoredCustomer)>, DatabaseError> {
    let mut accounts = ByParent::collect(accounts.into_iter().map(Ok))?;
    rows.into_iter().map(|row| decode_one(row, &mut accounts)).collect()
}

fn decode_one(
    row: SqlRow,
    accounts: &mut ByParent<StoredAccount>,
) -> Result<(String, StoredCustomer), DatabaseError> {
    let mut cells = row.cells();
    let (id, contract) = (cells.text()?, cells.text()?);
    let customer = StoredCustomer {
        accounts: accounts.take(&id),
        id,
        name: cells.text()?,
        actions: raw(cells.text()?)?,
        limits: raw(cells.text()?)?,
    };
    Ok((contract, customer))
}
