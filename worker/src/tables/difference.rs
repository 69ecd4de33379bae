//! The difference of what is stored and what is to be stored: rows that are written, and rows that are removed. A row
//! that says the same is not touched.

use std::collections::HashMap;
use std::fmt;

use countersign_core::wire::SnapshotDocument;
use serde_json::Value;

use super::TABLES;
use super::approval_rules::{self, APPROVAL_RULES};
use super::bulk::chunks;
use super::positions::arrange;
use super::table::{Column, Columns, Order, Row, Source, Table};
use crate::database::{DatabaseError, SqlRow, Statement, guard_rows};
use crate::json::json;

/// Bytes of one row: the database takes rows of 2 MB.
const ROW_BYTES_MAX: usize = 1_000_000;

/// A part of a document that no row can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge {
    /// The member of the document.
    pub list: &'static str,
    /// The key of the row, as JSON.
    key: String,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` has more than {ROW_BYTES_MAX} bytes", self.key)
    }
}

/// What has changed in one table.
#[derive(Debug)]
pub struct TableDifference {
    /// The table.
    pub table: &'static Table,
    /// New rows.
    pub added: Vec<Row>,
    /// Rows as they were and as they are to be.
    pub changed: Vec<(Row, Row)>,
    /// Rows that are gone.
    pub removed: Vec<Row>,
}

/// What has changed in all tables, parents before their children.
#[derive(Debug)]
pub struct Difference(pub Vec<TableDifference>);

impl TableDifference {
    /// The difference between these rows and what a document has in the table.
    #[must_use]
    pub fn of(table: &'static Table, stored: Vec<Row>, source: &Source<'_>) -> Self {
        let mut stored: HashMap<String, Row> =
            stored.into_iter().map(|row| (json(&row.key(table)), row)).collect();
        let wanted = place(table, &stored, (table.rows)(source));
        let mut difference = Self { table, added: Vec::new(), changed: Vec::new(), removed: Vec::new() };
        for row in wanted {
            match stored.remove(&json(&row.key(table))) {
                None => difference.added.push(row),
                Some(before) if !says_the_same(table, &before, &row) => {
                    difference.changed.push((before, row))
                }
                Some(_) => {}
            }
        }
        difference.removed.extend(stored.into_values());
        // A map has no order of its own, and the audit shows this.
        difference.removed.sort_by(|one, other| one.columns.cmp(&other.columns));
        difference
    }

    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    fn refuse_too_large(&self) -> Result<(), TooLarge> {
        let rows = self.added.iter().chain(self.changed.iter().map(|(_, row)| row));
        let is_large =
            |row: &&Row| row.columns.iter().flatten().map(String::len).sum::<usize>() > ROW_BYTES_MAX;
        let large = rows.into_iter().find(is_large);
        large.map_or(Ok(()), |row| Err(TooLarge { list: self.table.list, key: json(&row.key(self.table)) }))
    }

    fn upserts(&self, legal_entity: &str) -> Vec<Statement> {
        let statement = |(rows, count): (String, u64), kind| {
            let upsert = Statement::new(self.table.upsert).text(legal_entity).text(rows).text(kind);
            // A new row whose key somebody else has writes nothing: what is theirs must not be taken over.
            [upsert, guard_rows(count)]
        };
        let added = chunks(self.added.iter().map(Row::written));
        let changed = chunks(self.changed.iter().map(|(_, row)| row.written()));
        let added = added.into_iter().flat_map(|chunk| statement(chunk, "new"));
        added.chain(changed.into_iter().flat_map(|chunk| statement(chunk, "changed"))).collect()
    }

    fn deletes(&self, legal_entity: &str) -> impl Iterator<Item = Statement> {
        let keys = chunks(self.removed.iter().map(|row| json(&row.key(self.table))));
        keys.into_iter().map(move |(keys, _)| Statement::new(self.table.delete).text(legal_entity).text(keys))
    }
}

impl Difference {
    /// The difference between the rows of [`TABLES`] and what a document has there. `new_id` names what has no id in a
    /// document.
    ///
    /// # Errors
    /// If the rows are not those of the tables, and those of `new_id`.
    pub fn of<E: From<DatabaseError>>(
        rows: &[Vec<SqlRow>],
        document: &SnapshotDocument<'_>,
        new_id: impl FnMut() -> Result<String, E>,
    ) -> Result<Self, E> {
        let mut stored = Vec::new();
        for (table, rows) in TABLES.iter().zip(rows) {
            let rows = rows.iter().cloned().map(|row| table.decode(row));
            stored.push((*table, rows.collect::<Result<Vec<_>, _>>()?));
        }
        let rules = stored.iter().find(|(table, _)| std::ptr::eq(*table, &APPROVAL_RULES));
        let rules = rules.map(|(_, rows)| rows.as_slice()).unwrap_or_default();
        let rule_ids = approval_rules::ids(rules, &document.approval_rules, new_id)?;
        let source = Source { document, rule_ids };
        let differences = stored.into_iter().map(|(table, rows)| TableDifference::of(table, rows, &source));
        Ok(Self(differences.collect()))
    }

    /// What has changed in this table.
    #[must_use]
    pub fn in_table(&self, table: &Table) -> Option<&TableDifference> {
        self.0.iter().find(|difference| std::ptr::eq(difference.table, table))
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(TableDifference::is_empty)
    }

    /// Writes what has changed. Rows are written parents first and removed children first, and all are written before
    /// any is removed: so a row that moves to another parent never stands without one.
    ///
    /// # Errors
    /// If a row is too large.
    pub fn statements(&self, legal_entity: &str) -> Result<Vec<Statement>, TooLarge> {
        self.0.iter().try_for_each(TableDifference::refuse_too_large)?;
        let upserts = self.0.iter().flat_map(|difference| difference.upserts(legal_entity));
        let deletes = self.0.iter().rev().flat_map(|difference| difference.deletes(legal_entity));
        Ok(upserts.chain(deletes).collect())
    }
}

/// Rows with their places: where they were, as far as that is still their order.
fn place(table: &Table, stored: &HashMap<String, Row>, rows: Vec<Columns>) -> Vec<Row> {
    let mut rows: Vec<Row> = rows.into_iter().map(|columns| Row { columns, position: None }).collect();
    let mut lists: HashMap<Option<String>, Vec<&mut Row>> = HashMap::new();
    match table.order {
        Order::Nowhere => return rows,
        Order::Among => _ = lists.insert(None, rows.iter_mut().collect()),
        Order::Within(parent) => {
            for row in &mut rows {
                lists.entry(row.columns.get(parent).cloned().flatten()).or_default().push(row);
            }
        }
    }
    for (parent, list) in lists {
        let is_there = |row: &&Row| match table.order {
            Order::Within(column) => row.columns.get(column) == Some(&parent),
            Order::Among | Order::Nowhere => true,
        };
        let before = |row: &Row| stored.get(&json(&row.key(table))).filter(is_there)?.position;
        let places = arrange(&list.iter().map(|row| before(row)).collect::<Vec<_>>());
        for (row, place) in list.into_iter().zip(places) {
            row.position = Some(place);
        }
    }
    rows
}

fn says_the_same(table: &Table, one: &Row, other: &Row) -> bool {
    let columns = table.columns.iter().zip(one.columns.iter().zip(&other.columns));
    one.position == other.position
        && columns.into_iter().all(|(column, (one, other))| same(column, one, other))
}

fn same(column: &Column, one: &Option<String>, other: &Option<String>) -> bool {
    let value = |text: &Option<String>| serde_json::from_str::<Value>(text.as_ref()?).ok();
    one == other || (column.is_json && value(one).is_some_and(|one| Some(one) == value(other)))
}
