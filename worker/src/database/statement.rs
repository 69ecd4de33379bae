//! One SQL statement with its bound texts.

/// SQL with parameters `?1`, `?2` …, each bound to a text or to null.
///
/// Only texts are bound, because numbers bound from JavaScript arrive as floating point: a number is bound as text
/// and made whole in SQL, `CAST(?1 AS INTEGER)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    sql: &'static str,
    values: Vec<Option<String>>,
}

impl Statement {
    /// A statement without parameters yet.
    #[must_use]
    pub const fn new(sql: &'static str) -> Self {
        Self { sql, values: Vec::new() }
    }

    /// Binds the next parameter to a text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.values.push(Some(text.into()));
        self
    }

    /// Binds the next parameter to a text or to null.
    #[must_use]
    pub fn optional(mut self, text: Option<&str>) -> Self {
        self.values.push(text.map(str::to_owned));
        self
    }

    /// Binds the next parameter to a number's text; the SQL makes it whole.
    #[must_use]
    pub fn number(mut self, number: u64) -> Self {
        self.values.push(Some(number.to_string()));
        self
    }

    /// The SQL text.
    #[must_use]
    pub const fn sql(&self) -> &'static str {
        self.sql
    }

    /// The bound values, in the order of their parameters.
    #[must_use]
    pub fn values(&self) -> &[Option<String>] {
        &self.values
    }
}
