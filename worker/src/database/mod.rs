//! The database port: two operations, query and guarded batch.
//!
//! A batch is one transaction: every statement takes effect or none does. D1 has no other kind: no transaction stays
//! open between a read and a write. So a change reads first, decides in Rust, and then writes one batch whose [`guard`]
//! fails if anything that the decision rests on has changed meanwhile.

mod classify;
mod part;
mod row;
mod statement;
mod stores;

use std::fmt;
use std::pin::Pin;

use crate::json::NotJson;

pub use classify::classify;
pub use part::{Part, Results, read};
pub use row::{Cell, Cells, SqlRow};
pub use statement::Statement;
pub use stores::Stores;

/// A future that an object-safe port returns.
pub type BoxedFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The database: what it holds is true, and everything else is a copy.
pub trait Database: Send + Sync {
    /// Reads rows.
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>>;

    /// Runs all statements in order as one transaction, and returns each one's rows.
    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>>;
}

/// Why the database did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseError {
    /// A guard failed, or an idempotency key was answered already: nothing was written.
    Conflict,
    /// Something refers to what was to go, or what was to be referred to is gone: nothing was written.
    Referenced,
    /// The database did not answer or refused to work: nothing was written.
    Unavailable,
    /// The answer was lost: the batch may have been written or not.
    UnknownOutcome,
    /// A defect of this service; the text is for the log, never for a client.
    Other(String),
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict => formatter.write_str("a guard failed"),
            Self::Referenced => formatter.write_str("a reference failed"),
            Self::Unavailable => formatter.write_str("the database is unavailable"),
            Self::UnknownOutcome => formatter.write_str("the outcome is unknown"),
            Self::Other(text) => write!(formatter, "database error: {text}"),
        }
    }
}

impl std::error::Error for DatabaseError {}

impl From<NotJson> for DatabaseError {
    fn from(_: NotJson) -> Self {
        Self::Other("a column does not hold JSON".to_owned())
    }
}

/// Rolls the batch back unless the statement before it changed exactly one row.
#[must_use]
pub fn guard() -> Statement {
    // The table refuses 0 by a CHECK constraint, and a failed constraint rolls the whole batch back.
    Statement::new("INSERT INTO guard (ok) SELECT CASE WHEN changes() = 1 THEN 1 ELSE 0 END")
}

/// Rolls the batch back unless the statement before it changed exactly this many rows.
#[must_use]
pub fn guard_rows(count: u64) -> Statement {
    Statement::new(
        "INSERT INTO guard (ok) SELECT CASE WHEN changes() = CAST(?1 AS INTEGER) THEN 1 ELSE 0 END",
    )
    .number(count)
}

/// Ends a batch that has guards.
#[must_use]
pub fn clear_guard() -> Statement {
    Statement::new("DELETE FROM guard")
}
