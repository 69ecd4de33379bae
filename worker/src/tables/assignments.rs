//! Assignments with their removals and overrides.

use std::collections::HashMap;

use countersign_core::wire::{Assignment, User};
use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, customers_in_scope, json_text, text};
use super::{some, some_json};
use crate::database::{DatabaseError, SqlRow};
use crate::json::{Raw, json, raw};

/// An assignment of a document.
#[derive(Debug, Serialize)]
pub struct StoredAssignment {
    customer: String,
    roles: Raw,
    accounts: Raw,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "automaticAccess")]
    automatic_access: Option<bool>,
}

/// The assignments.
pub static ASSIGNMENTS: Table = Table {
    name: "assignments",
    list: "users",
    columns: &[text("user"), text("customer"), json_text("roles"), json_text("accounts"), text("automatic_access")],
    key: 2,
    order: Order::Within(0),
    select: Select::Contracts {
        all: "SELECT user, customer, roles, accounts, automatic_access, position
              FROM assignments WHERE legal_entity = ?1 ORDER BY position, customer",
        scoped: concat!(
            "SELECT user, customer, roles, accounts, automatic_access, position
             FROM assignments INDEXED BY assignments_by_customer
             WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            " ORDER BY position, customer",
        ),
    },
    upsert: "INSERT INTO assignments (legal_entity, user, customer, roles, accounts, automatic_access, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, CAST(value ->> 5 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, user, customer) DO UPDATE SET
               roles = excluded.roles, accounts = excluded.accounts,
               automatic_access = excluded.automatic_access, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM assignments
             WHERE legal_entity = ?1
               AND (user, customer) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))",
    rows: assignment_rows,
};

fn assignments<'s>(source: &'s Source<'_>) -> impl Iterator<Item = (&'s User<'s>, &'s Assignment<'s>)> {
    let users = source.document.users.iter();
    users.flat_map(|user| user.assignments.iter().map(move |assignment| (user, assignment)))
}

fn assignment_rows(source: &Source<'_>) -> Vec<Columns> {
    let row = |(user, one): (&User<'_>, &Assignment<'_>)| {
        vec![
            some(&user.id.0),
            some(&one.customer.0),
            some_json(&one.roles),
            some_json(&one.accounts),
            one.automatic_access.map(|is_automatic| is_automatic.to_string()),
        ]
    };
    assignments(source).map(row).collect()
}

/// What was taken away.
pub static REMOVALS: Table = Table {
    name: "removals",
    list: "users",
    columns: &[text("user"), text("customer"), json_text("removed")],
    key: 2,
    order: Order::Nowhere,
    select: Select::Contracts {
        all: "SELECT user, customer, removed FROM removals WHERE legal_entity = ?1",
        scoped: concat!(
            "SELECT user, customer, removed FROM removals
             WHERE legal_entity = ?1 AND (user, customer) IN (
               SELECT user, customer FROM assignments WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            ")",
        ),
    },
    upsert: "INSERT INTO removals (legal_entity, user, customer, removed)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, user, customer) DO UPDATE SET removed = excluded.removed
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM removals
             WHERE legal_entity = ?1
               AND (user, customer) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))",
    rows: removal_rows,
};

fn removal_rows(source: &Source<'_>) -> Vec<Columns> {
    let row = |(user, one): (&User<'_>, &Assignment<'_>)| {
        Some(vec![some(&user.id.0), some(&one.customer.0), Some(json(one.removed.as_ref()?))])
    };
    assignments(source).filter_map(row).collect()
}

/// The limits of users.
pub static OVERRIDES: Table = Table {
    name: "overrides",
    list: "users",
    columns: &[text("user"), text("customer"), json_text("limits")],
    key: 2,
    order: Order::Nowhere,
    select: Select::Contracts {
        all: "SELECT user, customer, limits FROM overrides WHERE legal_entity = ?1",
        scoped: concat!(
            "SELECT user, customer, limits FROM overrides
             WHERE legal_entity = ?1 AND (user, customer) IN (
               SELECT user, customer FROM assignments WHERE legal_entity = ?1 AND customer IN ",
            customers_in_scope!(),
            ")",
        ),
    },
    upsert: "INSERT INTO overrides (legal_entity, user, customer, limits)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, user, customer) DO UPDATE SET limits = excluded.limits
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM overrides
             WHERE legal_entity = ?1
               AND (user, customer) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))",
    rows: override_rows,
};

fn override_rows(source: &Source<'_>) -> Vec<Columns> {
    let row = |(user, one): (&User<'_>, &Assignment<'_>)| {
        Some(vec![some(&user.id.0), some(&one.customer.0), Some(json(one.limits.as_ref()?))])
    };
    assignments(source).filter_map(row).collect()
}

/// JSON by user and customer.
type ByAssignment = HashMap<(String, String), Raw>;

/// User and assignment of each of these rows, with what was removed and overridden.
///
/// # Errors
/// If the rows are not of these tables.
pub fn decode(
    rows: Vec<SqlRow>,
    removals: Vec<SqlRow>,
    overrides: Vec<SqlRow>,
) -> Result<Vec<(String, StoredAssignment)>, DatabaseError> {
    let (mut removals, mut overrides) = (by_assignment(removals)?, by_assignment(overrides)?);
    rows.into_iter().map(|row| decode_one(row, &mut removals, &mut overrides)).collect()
}

fn by_assignment(rows: Vec<SqlRow>) -> Result<ByAssignment, DatabaseError> {
    let entry = |row: SqlRow| {
        let mut cells = row.cells();
        Ok(((cells.text()?, cells.text()?), raw(cells.text()?)?))
    };
    rows.into_iter().map(entry).collect()
}

fn decode_one(
    row: SqlRow,
    removals: &mut ByAssignment,
    overrides: &mut ByAssignment,
) -> Result<(String, StoredAssignment), DatabaseError> {
    let mut cells = row.cells();
    let key = (cells.text()?, cells.text()?);
    let (removed, limits) = (removals.remove(&key), overrides.remove(&key));
    let (user, customer) = key;
    let (roles, accounts) = (raw(cells.text()?)?, raw(cells.text()?)?);
    let automatic_access = cells.optional_text()?.map(|word| word == "true");
    Ok((user, StoredAssignment { customer, roles, accounts, removed, limits, automatic_access }))
}
