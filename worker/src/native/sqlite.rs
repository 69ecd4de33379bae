//! The database port over SQLite, in memory or in a file: for native tests and simulation.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, StatementStatus, TransactionBehavior, params_from_iter};

use super::migrations::MIGRATIONS;
use crate::database::{BoxedFuture, Cell, Database, DatabaseError, SqlRow, Statement, classify};

/// What the platform's database takes at most: what is more would be refused there and only there.
const LIMITS: [(Limit, i32); 8] = [
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 5),
    (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 32),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 100),
];

/// One SQLite database.
#[derive(Debug)]
pub struct Sqlite {
    connection: Mutex<Connection>,
    steps: AtomicU64,
}

impl Sqlite {
    /// A new, migrated database in memory.
    ///
    /// # Errors
    /// If SQLite refuses a migration.
    pub fn in_memory() -> Result<Self, DatabaseError> {
        Self::migrated(Connection::open_in_memory().map_err(kind)?)
    }

    /// A database in a file, migrated if it is new.
    ///
    /// # Errors
    /// If the file cannot be opened or SQLite refuses a migration.
    pub fn in_file(path: &Path) -> Result<Self, DatabaseError> {
        Self::migrated(Connection::open(path).map_err(kind)?)
    }

    fn migrated(mut connection: Connection) -> Result<Self, DatabaseError> {
        connection.pragma_update(None, "foreign_keys", true).map_err(kind)?;
        for (limit, most) in LIMITS {
            connection.set_limit(limit, most).map_err(kind)?;
        }
        let done: u16 =
            connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(kind)?;
        let transaction = connection.transaction().map_err(kind)?;
        for (number, (_, sql)) in (1_u16..).zip(MIGRATIONS).skip(done.into()) {
            transaction.execute_batch(sql).map_err(kind)?;
            transaction.pragma_update(None, "user_version", number).map_err(kind)?;
        }
        transaction.commit().map_err(kind)?;
        Ok(Self { connection: Mutex::new(connection), steps: AtomicU64::default() })
    }

    /// How many instructions of SQLite's machine all statements took so far: a measure of the rows that they visited
    /// which is the same in every run.
    pub fn steps(&self) -> u64 {
        self.steps.load(Ordering::Relaxed)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic of another holder rolled its transaction back: the connection is whole.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, connection: &Connection, statement: &Statement) -> Result<Vec<SqlRow>, DatabaseError> {
        let mut prepared = connection.prepare_cached(statement.sql()).map_err(kind)?;
        refuse_twin_columns(statement.sql(), prepared.column_names().collect())?;
        let columns = prepared.column_count();
        let mut rows = prepared.query(params_from_iter(statement.values())).map_err(kind)?;
        let mut answer = Vec::new();
        while let Some(row) = rows.next().map_err(kind)? {
            let cells = (0..columns).map(|index| cell(row.get_ref(index).map_err(kind)?));
            answer.push(SqlRow(cells.collect::<Result<_, _>>()?));
        }
        drop(rows);
        let steps = prepared.reset_status(StatementStatus::VmStep);
        self.steps.fetch_add(steps.try_into().unwrap_or_default(), Ordering::Relaxed);
        Ok(answer)
    }

    fn run_all(&self, statements: &[Statement]) -> Result<Vec<Vec<SqlRow>>, DatabaseError> {
        let mut connection = self.connection();
        let transaction =
            // Immediate, as D1 runs a batch: the lock is taken at once, so no batch fails half-way because another
            // one writes.
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(kind)?;
        let results =
            statements.iter().map(|statement| self.run(&transaction, statement)).collect::<Result<_, _>>()?;
        transaction.commit().map_err(kind)?;
        Ok(results)
    }
}

impl Database for Sqlite {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        Box::pin(async move { self.run(&self.connection(), &statement) })
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        Box::pin(async move { self.run_all(&statements) })
    }
}

/// The platform answers rows as objects: of two columns with one name, one would be missing.
fn refuse_twin_columns(sql: &str, mut names: Vec<&str>) -> Result<(), DatabaseError> {
    names.sort_unstable();
    let twin = names.iter().zip(names.iter().skip(1)).find(|(one, other)| one == other);
    let defect = |(name, _)| DatabaseError::Other(format!("two columns are named {name}: {sql}"));
    twin.map_or(Ok(()), |twin| Err(defect(twin)))
}

fn cell(value: ValueRef<'_>) -> Result<Cell, DatabaseError> {
    match value {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(number) => Ok(Cell::Integer(number)),
        ValueRef::Text(bytes) => String::from_utf8(bytes.to_vec())
            .map(Cell::Text)
            .map_err(|_| DatabaseError::Other("a text is not UTF-8".to_owned())),
        ValueRef::Real(_) | ValueRef::Blob(_) => {
            Err(DatabaseError::Other("a column holds floating point or bytes".to_owned()))
        }
    }
}

/// SQLite reports before it answers: nothing was written when it reports an error.
#[expect(clippy::needless_pass_by_value, reason = "used with map_err, which passes the error by value")]
fn kind(error: rusqlite::Error) -> DatabaseError {
    let text = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => DatabaseError::Unavailable,
        _ => classify(&text).unwrap_or(DatabaseError::Other(text)),
    }
}
