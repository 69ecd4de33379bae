use countersign_core::wire::{Account, Customer};
use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, customers_in_scope, text};
use super::{optional, some};
use crate::database::{DatabaseError, SqlRow};

/// An account of a document.
#[derive(Debug, Serialize)]
pub struct StoredAccount {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    number: String,
    r#type: String,
    currency: String,
}

/// The accounts.
pub static ACCOUNTS: Table = Table {
    name: "accounts",
    list: "contracts",
    columns: &[text("id"), text("customer"), text("name"), text("number"), text("type"), text("currency")],
    key: 1,
    order: Order::Within(1),
    select: Select::Contracts {
        all: "SELECT id, customer, name, number, type, currency, position
              FROM accounts WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: concat!(
            "SELECT id, customer, name, number, type, currency, position
             FROM accounts INDEXED BY accounts_by_customer WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            " ORDER BY position, id",
        ),
    },
    upsert: "INSERT INTO accounts (legal_entity, id, customer, name, number, type, currency, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
               CAST(value ->> 6 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               customer = excluded.customer, name = excluded.name, number = excluded.number,
               type = excluded.type, currency = excluded.currency, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM accounts
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let customers = source.document.contracts.iter().flat_map(|contract| &contract.customers);
    let accounts =
        customers.flat_map(|customer| customer.accounts.iter().map(move |account| (customer, account)));
    let row = |(customer, account): (&Customer<'_>, &Account<'_>)| {
        let Account { id, name, number, r#type, currency } = account;
        vec![some(&id.0), some(&customer.id.0), optional(name), some(number), some(&r#type.0), some(currency)]
    };
    accounts.map(row).collect()
}

/// Customer and account of each of these rows.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<(String, StoredAccount)>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<(String, StoredAccount), DatabaseError> {
    let mut cells = row.cells();
    let (id, customer) = (cells.text()?, cells.text()?);
    let account = StoredAccount {
        id,
        name: cells.optional_text()?,
        number: cells.text()?,
        r#type: cells.text()?,
        currency: cells.text()?,
    };
    Ok((customer, account))
}
