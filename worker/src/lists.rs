//! Pages of lists. A page goes on after the last row and not at an offset, so that what is new moves nothing, and its
//! cursor is good for one list, one principal, one filter and one order.

use serde::Serialize;

use crate::code::Code;
use crate::digest::{hex, sha256_hex, unhex};
use crate::json::json;

/// Rows a page where the client does not say how many.
pub const LIMIT_DEFAULT: u64 = 50;

/// Most rows a page.
pub const LIMIT_MAX: u64 = 100;

/// Digits of a cursor that tie it to what it was given for.
const SEAL_LENGTH: usize = 16;

/// Where a page begins: after the row with this value of the column that the list is sorted by, and this id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The value.
    pub value: String,
    /// The id, which decides between equal values.
    pub id: String,
}

/// A page that is asked for.
#[derive(Debug, Clone)]
pub struct PageRequest<'a> {
    /// How many rows at most.
    limit: u64,
    /// Where it begins, as the client was told.
    cursor: Option<&'a str>,
    /// The list, its filter and its order.
    of: String,
}

impl<'a> PageRequest<'a> {
    /// A page of a list with this name, under this filter and order.
    pub fn new(list: &str, filter: &impl Serialize, limit: Option<u64>, cursor: Option<&'a str>) -> Self {
        let limit = limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX);
        Self { limit, cursor, of: json(&(list, filter)) }
    }

    /// A page of up to so many rows, of a list that is read in larger parts.
    pub fn within(
        list: &str,
        filter: &impl Serialize,
        limit: u64,
        max: u64,
        cursor: Option<&'a str>,
    ) -> Self {
        Self { limit: limit.clamp(1, max), cursor, of: json(&(list, filter)) }
    }

    /// How many rows to read: one more than asked for tells whether there is another page, without counting.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.limit.saturating_add(1)
    }

    /// After which row it begins for this principal; at the first one if there is none.
    ///
    /// # Errors
    /// `InvalidCursor` for a cursor that was given to somebody else, or for another list, filter or order.
    pub fn start(&self, principal: &[&str]) -> Result<Option<Position>, Code> {
        let read = |cursor| self.read(principal, cursor).ok_or(Code::InvalidCursor);
        self.cursor.map(read).transpose()
    }

    fn read(&self, principal: &[&str], cursor: &str) -> Option<Position> {
        let (given, position) = cursor.split_at_checked(SEAL_LENGTH)?;
        let position = String::from_utf8(unhex(position)?).ok()?;
        let (value, id) = position.split_once(' ')?;
        let position = Position { value: value.to_owned(), id: id.to_owned() };
        (self.seal(principal, &position) == given).then_some(position)
    }

    /// Ties a position to what it is of. Not a secret: every position only ever leads to the principal's own rows.
    fn seal(&self, principal: &[&str], position: &Position) -> String {
        let bound = json(&(&self.of, principal, position));
        sha256_hex(bound.as_bytes()).chars().take(SEAL_LENGTH).collect()
    }

    /// Takes the row too many off, and says where the next page begins if there was one.
    pub fn cut<T>(
        &self,
        principal: &[&str],
        rows: &mut Vec<T>,
        position: impl Fn(&T) -> Position,
    ) -> Option<String> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let last = position(rows.last().filter(|_| more)?);
        let text = format!("{} {}", last.value, last.id);
        Some(format!("{}{}", self.seal(principal, &last), hex(text.as_bytes())))
    }
}
