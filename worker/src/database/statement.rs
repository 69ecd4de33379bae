//! One SQL statement with its bound texts.

use std::borrow::Cow;

use crate::actor::Actor;

/// SQL with parameters `?1`, `?2` …, each bound to a text or to null.
///
/// Only texts are bound, because numbers bound from JavaScript arrive as floating point: a number is bound as text
/// and made whole in SQL, `CAST(?1 AS INTEGER)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    sql: Cow<'static, str>,
    values: Vec<Option<String>>,
}

impl Statement {
    /// A statement without parameters yet.
    #[must_use]
    pub const fn new(sql: &'static str) -> Self {
        Self { sql: Cow::Borrowed(sql), values: Vec::new() }
    }

    /// Adds a piece of SQL, which names its parameters `?`: each is the one after those before it. So a statement with
    /// conditions that may be absent is put together of fixed pieces, and the database sees only those that are there:
    /// over `?3 IS NULL OR …` it would use no index.
    #[must_use]
    pub fn and(mut self, piece: &'static str) -> Self {
        self.sql.to_mut().push_str(piece);
        self
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

    /// Binds the next three parameters to legal entity, kind and id of somebody.
    #[must_use]
    pub fn actor(self, actor: Actor<'_>) -> Self {
        self.text(actor.legal_entity).text(actor.kind.word()).text(actor.id)
    }

    /// The SQL text.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The bound values, in the order of their parameters.
    #[must_use]
    pub fn values(&self) -> &[Option<String>] {
        &self.values
    }
}
