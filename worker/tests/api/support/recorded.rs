//! A database port that remembers what it was asked.

use std::sync::{Arc, Mutex};

use countersign_worker::database::{BoxedFuture, Database, DatabaseError, SqlRow, Statement};

use super::Faults;

/// What was asked of a database: its calls, each with its statements.
pub type Calls = Arc<Mutex<Vec<Vec<Statement>>>>;

/// Remembers what is asked of a database.
pub struct Recorded {
    database: Arc<Faults>,
    calls: Calls,
}

impl Recorded {
    pub const fn new(database: Arc<Faults>, calls: Calls) -> Self {
        Self { database, calls }
    }

    fn remember(&self, statements: &[Statement]) {
        self.calls.lock().unwrap().push(statements.to_vec());
    }
}

impl Database for Recorded {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        self.remember(std::slice::from_ref(&statement));
        self.database.query(statement)
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        self.remember(&statements);
        self.database.batch(statements)
    }
}
