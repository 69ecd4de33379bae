//! What the platform's database refuses in production and SQLite does not.

use std::sync::Arc;

use countersign_worker::database::{BoxedFuture, Database, DatabaseError, SqlRow, Statement};
use countersign_worker::native::Sqlite;

const PARAMETERS_MAX: usize = 100;
const STATEMENT_BYTES_MAX: usize = 100_000;
const VALUE_BYTES_MAX: usize = 2_000_000;
const STATEMENTS_MAX: usize = 1_000;

/// SQLite with the production limits of D1.
pub struct ProductionLimits(pub Arc<Sqlite>);

impl ProductionLimits {
    fn refuse(statements: &[Statement]) {
        assert!(!statements.is_empty(), "a batch of nothing");
        assert!(statements.len() <= STATEMENTS_MAX, "{} statements at once", statements.len());
        for statement in statements {
            let sql = statement.sql();
            assert!(statement.values().len() <= PARAMETERS_MAX, "too many parameters: {sql}");
            assert!(sql.len() <= STATEMENT_BYTES_MAX, "statement too long: {sql}");
            let longest = statement.values().iter().flatten().map(String::len).max().unwrap_or(0);
            assert!(longest <= VALUE_BYTES_MAX, "value of {longest} bytes: {sql}");
        }
    }
}

impl Database for ProductionLimits {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        Self::refuse(std::slice::from_ref(&statement));
        self.0.query(statement)
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        Self::refuse(&statements);
        self.0.batch(statements)
    }
}
