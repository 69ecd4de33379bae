//! Many rows in one statement, within the platform's bounds: a statement for each row would be thousands in one batch.

use std::fmt;

use serde::Serialize;

use crate::database::Statement;

/// Bytes of rows in one statement: a bound value may have 2 MB, and a text is copied several times on its way.
const CHUNK_BYTES_MAX: usize = 500_000;
/// Bytes of one row: the database takes rows of 2 MB.
const ROW_BYTES_MAX: usize = 1_000_000;

/// A part of a document that no row can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge {
    /// Its index in its list.
    pub index: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "has more than {ROW_BYTES_MAX} bytes")
    }
}

/// Statements that insert these rows. `?1` is the legal entity, `?2` a JSON list of rows, each a list of columns.
pub fn insert<R: Serialize>(
    sql: &'static str,
    legal_entity: &str,
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<Statement>, TooLarge> {
    let mut chunks = Chunks { sql, legal_entity, statements: Vec::new(), open: String::new() };
    for (index, row) in rows.into_iter().enumerate() {
        let row = crate::json::json(&row);
        if row.len() > ROW_BYTES_MAX {
            return Err(TooLarge { index });
        }
        chunks.push(&row);
    }
    chunks.close();
    Ok(chunks.statements)
}

struct Chunks<'a> {
    sql: &'static str,
    legal_entity: &'a str,
    statements: Vec<Statement>,
    open: String,
}

impl Chunks<'_> {
    fn push(&mut self, row: &str) {
        // A single row may be larger than a chunk, and then has one of its own.
        if self.open.len().saturating_add(row.len()) > CHUNK_BYTES_MAX {
            self.close();
        }
        self.open.push(if self.open.is_empty() { '[' } else { ',' });
        self.open.push_str(row);
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        self.open.push(']');
        let rows = std::mem::take(&mut self.open);
        self.statements.push(Statement::new(self.sql).text(self.legal_entity).text(rows));
    }
}
