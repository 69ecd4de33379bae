//! The database port over Cloudflare D1.

use std::time::Duration;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use worker::send::SendFuture;
use worker::{D1Database, D1PreparedStatement, D1Result, D1Type, Error};

use super::deadline;
use crate::database::{BoxedFuture, Cell, Database, DatabaseError, SqlRow, Statement, classify};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The platform's database.
#[derive(Debug)]
pub struct D1(pub D1Database);

impl D1 {
    fn prepare(&self, statement: &Statement) -> Result<D1PreparedStatement, DatabaseError> {
        let values: Vec<D1Type<'_>> = statement
            .values()
            .iter()
            .map(|value| value.as_deref().map_or(D1Type::Null, D1Type::Text))
            .collect();
        let prepared = self.0.prepare(statement.sql());
        if values.is_empty() {
            return Ok(prepared);
        }
        prepared.bind_refs(&values).map_err(|error| DatabaseError::Other(error.to_string()))
    }

    async fn read(&self, statement: Statement) -> Result<Vec<SqlRow>, DatabaseError> {
        let prepared = self.prepare(&statement)?;
        match deadline::within(PATIENCE, prepared.all()).await {
            Some(Ok(result)) => rows(&result),
            Some(Err(error)) => Err(kind(&error).unwrap_or(DatabaseError::Unavailable)),
            None => Err(DatabaseError::Unavailable),
        }
    }

    async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Vec<SqlRow>>, DatabaseError> {
        let prepared =
            statements.iter().map(|statement| self.prepare(statement)).collect::<Result<_, _>>()?;
        match deadline::within(PATIENCE, self.0.batch(prepared)).await {
            Some(Ok(results)) => results.iter().map(rows).collect(),
            // A write that was not answered may have taken effect: unlike a read, it must not simply be repeated.
            Some(Err(error)) => Err(kind(&error).unwrap_or(DatabaseError::UnknownOutcome)),
            None => Err(DatabaseError::UnknownOutcome),
        }
    }
}

impl Database for D1 {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        Box::pin(SendFuture::new(self.read(statement)))
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        Box::pin(SendFuture::new(self.write(statements)))
    }
}

fn rows(result: &D1Result) -> Result<Vec<SqlRow>, DatabaseError> {
    result.results().map_err(|error| DatabaseError::Other(error.to_string()))
}

/// The kind of an error, if its message tells it. The bindings keep the cause of an error in its `Debug` form.
fn kind(error: &Error) -> Option<DatabaseError> {
    classify(&format!("{error} {error:?}"))
}

/// A row arrives as an object whose members stand in the order of the columns.
impl<'de> Deserialize<'de> for SqlRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SqlRowVisitor)
    }
}

struct SqlRowVisitor;

impl<'de> Visitor<'de> for SqlRowVisitor {
    type Value = SqlRow;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<SqlRow, A::Error> {
        let mut cells = Vec::new();
        while let Some((IgnoredAny, cell)) = members.next_entry()? {
            cells.push(cell);
        }
        Ok(SqlRow(cells))
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl Visitor<'_> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a text, a whole number or null")
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Null)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::Integer(number))
    }

    fn visit_string<E>(self, text: String) -> Result<Cell, E> {
        Ok(Cell::Text(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }
}
