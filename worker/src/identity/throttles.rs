//! How often something is tried within a minute: by an address, and at a name.

use crate::database::{DatabaseError, Part, Results, Statement};
use crate::digest::sha256_hex;

const MINUTE_MILLIS: u64 = 60_000;

/// A try, counted before it is let go on. Who is over the bound is told when the minute is over.
#[derive(Debug)]
pub struct Try {
    subject: String,
    max: u64,
    now: u64,
}

/// The bound was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    /// Seconds until one may try again.
    pub seconds: u64,
    /// By how many: 1 for the first one too many.
    pub over: u64,
}

impl Try {
    /// A try of somebody or at something, of which `max` are let through a minute.
    #[must_use]
    pub fn of(subject: &str, max: u64, now: u64) -> Self {
        // A hash, so that neither addresses nor names are kept.
        Self { subject: sha256_hex(subject.as_bytes()), max, now }
    }
}

impl Part for Try {
    type Answer = Result<(), TooOften>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "INSERT INTO throttles (minute, subject, count) VALUES (CAST(?1 AS INTEGER), ?2, 1)
             ON CONFLICT (minute, subject) DO UPDATE SET count = count + 1 RETURNING CAST(count AS TEXT)",
        );
        vec![statement.number(self.now / MINUTE_MILLIS).text(&self.subject)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let count = results.next_all(|row| row.cells().number())?.pop().unwrap_or(u64::MAX);
        if count <= self.max {
            return Ok(Ok(()));
        }
        let left = MINUTE_MILLIS.saturating_sub(self.now.checked_rem(MINUTE_MILLIS).unwrap_or_default());
        Ok(Err(TooOften { seconds: left.div_ceil(1000), over: count.saturating_sub(self.max) }))
    }
}

/// Removes the counts of minutes that are over.
#[must_use]
pub fn sweep(now: u64) -> Statement {
    Statement::new("DELETE FROM throttles WHERE minute < CAST(?1 AS INTEGER)").number(now / MINUTE_MILLIS)
}
