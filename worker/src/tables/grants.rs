use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, customers_in_scope, json_text, text};
use super::{optional, optional_json, optional_raw, some, some_json};
use crate::database::{DatabaseError, SqlRow};
use crate::json::{Raw, raw};

/// A grant of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredGrant {
    id: String,
    giver: String,
    receiver: String,
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Raw>,
    actions: Raw,
    from: String,
    until: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_transaction: Option<String>,
}

/// The grants.
pub static GRANTS: Table = Table {
    name: "grants",
    list: "grants",
    columns: &[
        text("id"),
        text("giver"),
        text("receiver"),
        text("customer"),
        json_text("accounts"),
        json_text("actions"),
        text("from"),
        text("until"),
        text("perTransaction"),
    ],
    key: 1,
    order: Order::Among,
    select: Select::Contracts {
        all: "SELECT id, giver, receiver, customer, accounts, actions, first_day, last_day, per_transaction, position
              FROM grants WHERE legal_entity = ?1 ORDER BY position, id",
        scoped: concat!(
            "SELECT id, giver, receiver, customer, accounts, actions, first_day, last_day, per_transaction, position
             FROM grants INDEXED BY grants_by_customer WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            " ORDER BY position, id",
        ),
    },
    upsert: "INSERT INTO grants (legal_entity, id, giver, receiver, customer, accounts, actions, first_day, last_day,
               per_transaction, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
               value ->> 7, value ->> 8, CAST(value ->> 9 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               giver = excluded.giver, receiver = excluded.receiver, customer = excluded.customer,
               accounts = excluded.accounts, actions = excluded.actions, first_day = excluded.first_day,
               last_day = excluded.last_day, per_transaction = excluded.per_transaction,
               position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM grants
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Columns> {
    let grants = source.document.grants.iter().flatten().map(|grant| {
        let (accounts, actions) = (optional_json(grant.accounts.as_ref()), some_json(&grant.actions));
        let people = [some(&grant.giver.0), some(&grant.receiver.0), some(&grant.customer.0)];
        let bounds = [some(&grant.from), some(&grant.until), optional(&grant.per_transaction)];
        [some(&grant.id.0)].into_iter().chain(people).chain([accounts, actions]).chain(bounds).collect()
    });
    grants.collect()
}

/// The grants of these rows.
///
/// # Errors
/// If the rows are not of this table.
pub fn decode(rows: Vec<SqlRow>) -> Result<Vec<StoredGrant>, DatabaseError> {
    rows.into_iter().map(decode_one).collect()
}

fn decode_one(row: SqlRow) -> Result<StoredGrant, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredGrant {
        id: cells.text()?,
        giver: cells.text()?,
        receiver: cells.text()?,
        customer: cells.text()?,
        accounts: optional_raw(cells.optional_text()?)?,
        actions: raw(cells.text()?)?,
        from: cells.text()?,
        until: cells.text()?,
        per_transaction: cells.optional_text()?,
    })
}
