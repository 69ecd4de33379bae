//! One row of an answer, read cell by cell.

use super::DatabaseError;

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Null,
    /// A text.
    Text(String),
    /// A small whole number. Money is read as text.
    Integer(i64),
}

/// The values of one row, in the order of the selected columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SqlRow(pub Vec<Cell>);

impl SqlRow {
    /// Reads the row's cells one after the other.
    #[must_use]
    pub fn cells(self) -> Cells {
        Cells(self.0.into_iter())
    }
}

/// The cells of a row that were not read yet.
#[derive(Debug)]
pub struct Cells(std::vec::IntoIter<Cell>);

impl Cells {
    /// The next cell, which must be a text.
    ///
    /// # Errors
    /// `Other` if it is anything else.
    pub fn text(&mut self) -> Result<String, DatabaseError> {
        match self.0.next() {
            Some(Cell::Text(text)) => Ok(text),
            other => Err(unexpected("a text", other.as_ref())),
        }
    }

    /// The next cell, which must be a text or null.
    ///
    /// # Errors
    /// `Other` if it is anything else.
    pub fn optional_text(&mut self) -> Result<Option<String>, DatabaseError> {
        match self.0.next() {
            Some(Cell::Text(text)) => Ok(Some(text)),
            Some(Cell::Null) => Ok(None),
            other => Err(unexpected("a text or null", other.as_ref())),
        }
    }

    /// The next cell, which must be a small whole number.
    ///
    /// # Errors
    /// `Other` if it is anything else.
    pub fn small_integer(&mut self) -> Result<i64, DatabaseError> {
        match self.0.next() {
            Some(Cell::Integer(number)) => Ok(number),
            other => Err(unexpected("a number", other.as_ref())),
        }
    }

    /// The next cell, a text that writes a whole number.
    ///
    /// # Errors
    /// `Other` if it is anything else.
    pub fn number(&mut self) -> Result<u64, DatabaseError> {
        parse_number(&self.text()?)
    }

    /// The next cell, a text that writes a whole number, or null.
    ///
    /// # Errors
    /// `Other` if it is anything else.
    pub fn optional_number(&mut self) -> Result<Option<u64>, DatabaseError> {
        self.optional_text()?.as_deref().map(parse_number).transpose()
    }
}

fn parse_number(text: &str) -> Result<u64, DatabaseError> {
    text.parse().map_err(|_| DatabaseError::Other("a column does not write a whole number".to_owned()))
}

fn unexpected(wanted: &str, found: Option<&Cell>) -> DatabaseError {
    let found = match found {
        None => "nothing",
        Some(Cell::Null) => "null",
        Some(Cell::Text(_)) => "a text",
        Some(Cell::Integer(_)) => "a number",
    };
    DatabaseError::Other(format!("a column holds {found} instead of {wanted}"))
}
