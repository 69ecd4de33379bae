//! What the audit says of an edit: who, why, and what is different.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Edit, Scope, Shown};
use crate::database::Statement;
use crate::ledger::audit::{self, About, Entry};
use crate::service::Service;
use crate::tables::customers::CUSTOMERS;
use crate::tables::{Difference, Row, Table, TableDifference};

/// Changes that are written out; others are counted.
const CHANGES_MAX: usize = 100;
/// Customers that an entry is said to be about.
const CUSTOMERS_MAX: usize = 1_000;
/// Bytes of changes that are written out: a row of the database has 2 MB at most.
const BYTES_MAX: usize = 200_000;

/// The entry of the audit: about the companies of its subject and those where something is different. An edit of the
/// whole is the bank's own.
pub(super) fn entry(service: &Service, edit: Edit<'_>, detail: &Value, difference: &Difference) -> Statement {
    let entry = Entry {
        legal_entity: edit.legal_entity,
        at: &service.clock.now(),
        request: edit.request_id,
        actor: edit.actor,
        event: edit.event,
        subject: edit.subject,
        detail,
    };
    let customers: Vec<&str> = customers_in(difference).into_iter().take(CUSTOMERS_MAX).collect();
    let about = match edit.scope {
        Scope::Whole => About::Customers(&[]),
        Scope::Part { .. } => About::SubjectAnd(&customers),
    };
    audit::insert_about(&entry, about)
}

/// The customers where rows differ.
fn customers_in(difference: &Difference) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for one in &difference.0 {
        let name = if one.table.name == CUSTOMERS.name { "id" } else { "customer" };
        let Some(place) = one.table.columns.iter().position(|column| column.name == name) else { continue };
        let changed = one.changed.iter().flat_map(|(before, after)| [before, after]);
        let rows = one.added.iter().chain(changed).chain(&one.removed);
        found.extend(rows.filter_map(|row| row.columns.get(place)?.as_deref()));
    }
    found
}

/// Facts, versions and difference.
pub(super) fn detail(facts: Value, (before, after): (&Shown, &Shown), difference: &Difference) -> Value {
    let mut detail = if let Value::Object(facts) = facts { facts } else { Map::new() };
    detail.insert("version".to_owned(), json!({ "before": before.tag, "after": after.tag }));
    detail.insert("difference".to_owned(), written(difference));
    Value::Object(detail)
}

fn written(difference: &Difference) -> Value {
    let mut bytes = 0_usize;
    let (mut changes, mut omitted) = (Vec::new(), 0_usize);
    for change in difference.0.iter().flat_map(changes_of) {
        bytes = bytes.saturating_add(change.to_string().len());
        if changes.len() < CHANGES_MAX && bytes <= BYTES_MAX {
            changes.push(change);
        } else {
            omitted = omitted.saturating_add(1);
        }
    }
    json!({ "changes": changes, "omitted": omitted })
}

fn changes_of(difference: &TableDifference) -> Vec<Value> {
    let table = difference.table;
    let added = difference.added.iter().map(|row| change(table, None, Some(row)));
    let changed = difference.changed.iter().map(|(before, after)| change(table, Some(before), Some(after)));
    let removed = difference.removed.iter().map(|row| change(table, Some(row), None));
    added.chain(changed).chain(removed).collect()
}

/// A row before and after, as far as the two differ. Neither is shown of a row that has only moved.
fn change(table: &Table, before: Option<&Row>, after: Option<&Row>) -> Value {
    let mut change = Map::new();
    change.insert("table".to_owned(), table.name.into());
    let key = before.or(after).map(|row| row.key(table)).unwrap_or_default();
    change.insert("key".to_owned(), json!(key));
    for (name, row, other) in [("before", before, after), ("after", after, before)] {
        if let Some(row) = row {
            change.insert(name.to_owned(), Value::Object(columns(table, row, other)));
        }
    }
    Value::Object(change)
}

fn columns(table: &Table, row: &Row, other: Option<&Row>) -> Map<String, Value> {
    let mut columns = Map::new();
    let named = table.columns.iter().zip(&row.columns).enumerate().skip(table.key);
    for (index, (column, text)) in named {
        if other.and_then(|other| other.columns.get(index)) != Some(text) {
            columns.insert(column.name.to_owned(), value(column.is_json, text.as_deref()));
        }
    }
    columns
}

fn value(is_json: bool, text: Option<&str>) -> Value {
    let parsed = text.filter(|_| is_json).and_then(|text| serde_json::from_str(text).ok());
    parsed.unwrap_or_else(|| json!(text))
}
