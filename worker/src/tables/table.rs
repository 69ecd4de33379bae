//! The description of a table: what a document has there, and how it is read, written and removed.

use countersign_core::wire::SnapshotDocument;

use super::ReadScope;
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::json;

/// A table of the configuration.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The member of a document that it holds a part of.
    pub list: &'static str,
    /// Its columns, but for the legal entity and the position: first those of the key.
    pub columns: &'static [Column],
    /// How many columns the key has.
    pub key: usize,
    /// In which list the position is a place.
    pub order: Order,
    /// Reads its rows: the columns, then the position if there is one.
    pub(super) select: Select,
    /// Writes rows. `?1` is the legal entity, `?2` a JSON list of rows, each a list of columns and position, and `?3`
    /// says whether rows that are there are changed.
    pub(super) upsert: &'static str,
    /// Removes rows. `?1` is the legal entity, `?2` a JSON list of keys, each a list of columns.
    pub(super) delete: &'static str,
    /// What a document has there, in the order of the document.
    pub(super) rows: fn(&Source<'_>) -> Vec<Columns>,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Whether it holds JSON, which says the same in whatever order its members stand.
    pub is_json: bool,
}

pub(super) const fn text(name: &'static str) -> Column {
    Column { name, is_json: false }
}

pub(super) const fn json_text(name: &'static str) -> Column {
    Column { name, is_json: true }
}

/// Where rows have their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Nowhere: the table has no position.
    Nowhere,
    /// In one list of the legal entity.
    Among,
    /// Within the parent that this column names.
    Within(usize),
}

/// What reads a table; `?1` is the legal entity.
#[derive(Debug, Clone, Copy)]
pub(super) enum Select {
    /// A table that every document holds as a whole.
    Catalogue(&'static str),
    /// A table of contracts.
    Contracts {
        /// Reads all rows.
        all: &'static str,
        /// Reads those of the contracts in `?2`.
        scoped: &'static str,
    },
    /// The users.
    People {
        /// Reads all rows.
        all: &'static str,
        /// Reads those with a part in the contracts in `?2`, and those in `?3`.
        scoped: &'static str,
    },
}

/// The customers of the contracts in `?2`.
///
/// Statements over these name the index by which they seek: the database keeps no statistics, takes a legal entity for ten
/// rows, and would rather walk through all of them than seek by an index that does not cover what is read.
macro_rules! customers_in_scope {
    () => {
        "(SELECT id FROM customers WHERE legal_entity = ?1 AND contract IN (SELECT value FROM json_each(?2)))"
    };
}
pub(super) use customers_in_scope;

/// The values of a row, in the order of the table's columns.
pub type Columns = Vec<Option<String>>;

/// A document, with what it does not say of itself.
#[derive(Debug)]
pub struct Source<'d> {
    /// The document.
    pub document: &'d SnapshotDocument<'d>,
    /// The ids of its approval rules, in their order.
    pub rule_ids: Vec<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its values.
    pub columns: Columns,
    /// Its place, where the table has one.
    pub position: Option<i64>,
}

impl Row {
    /// The columns of the key.
    #[must_use]
    pub fn key(&self, table: &Table) -> &[Option<String>] {
        self.columns.get(..table.key).unwrap_or_default()
    }

    /// The row as a list for `json_each`.
    pub(super) fn written(&self) -> String {
        match self.position {
            None => json(&self.columns),
            Some(position) => {
                json(&self.columns.iter().cloned().chain([Some(position.to_string())]).collect::<Vec<_>>())
            }
        }
    }
}

impl Table {
    /// Reads the rows in scope.
    #[must_use]
    pub fn select(&self, legal_entity: &str, scope: ReadScope<'_>) -> Statement {
        let (contracts, users) = scope.parameters();
        match (self.select, contracts) {
            (Select::Catalogue(all) | Select::Contracts { all, .. } | Select::People { all, .. }, None) => {
                Statement::new(all).text(legal_entity)
            }
            (Select::Catalogue(all), Some(_)) => Statement::new(all).text(legal_entity),
            (Select::Contracts { scoped, .. }, Some(contracts)) => {
                Statement::new(scoped).text(legal_entity).text(contracts)
            }
            (Select::People { scoped, .. }, Some(contracts)) => {
                Statement::new(scoped).text(legal_entity).text(contracts).text(users)
            }
        }
    }

    /// The row that [`Table::select`] reads.
    ///
    /// # Errors
    /// If it is not of this table.
    pub fn decode(&self, row: SqlRow) -> Result<Row, DatabaseError> {
        let mut cells = row.cells();
        let columns = self.columns.iter().map(|_| cells.optional_text()).collect::<Result<_, _>>()?;
        let position = if self.order == Order::Nowhere { None } else { Some(cells.small_integer()?) };
        Ok(Row { columns, position })
    }
}
