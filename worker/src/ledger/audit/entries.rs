//! Entries that are read: pages of them, newest first, and one by its number.

use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::lists::Position;

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub sequence: u64,
    /// When.
    pub at: String,
    /// The request's id.
    pub request: String,
    /// Who: `user` or `staff`, and their id.
    pub actor: [String; 2],
    /// What happened.
    pub event: String,
    /// To what.
    pub subject: String,
    /// The customers that it is about, as a JSON list.
    pub customers: String,
    /// The facts, as JSON.
    pub detail: String,
    /// Its seal, once it has one.
    pub seal: Option<String>,
}

/// Which entries; what is absent is not asked for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AuditFilter {
    /// Who acted.
    pub who: Option<String>,
    /// To what something happened.
    pub subject: Option<String>,
    /// What happened.
    pub event: Option<String>,
    /// The first day, of UTC.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// By what entries are found: each source has them in their order, so that a page of it is a few rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// All of the legal entity.
    All,
    /// Those of who acted.
    Actor(String),
    /// Those of whom something happened to.
    Subject(String),
    /// Those about a customer.
    Customer(String),
}

/// Columns of an entry.
macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT CAST(audit.sequence AS TEXT), audit.at, audit.request, audit.actor_kind, audit.actor,
               audit.event, audit.subject, audit.customers, audit.detail, audit_seals.seal
             ",
            $rest
        )
    };
}

/// Reads a page of one source, newest first.
#[derive(Debug)]
pub struct AuditPage<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// By what.
    pub source: Source,
    /// Only those where this is who acted, or to whom or what it happened.
    pub about: Option<&'a str>,
    /// Which of them.
    pub filter: &'a AuditFilter,
    /// After which; absent: from the last one on.
    pub after: Option<Position>,
    /// How many at most.
    pub count: u64,
}

impl AuditPage<'_> {
    fn found(&self) -> Statement {
        let by_customer = columns!(
            "FROM audit_customers AS found
             CROSS JOIN audit ON audit.legal_entity = ?1 AND audit.sequence = found.sequence
             LEFT JOIN audit_seals ON audit_seals.legal_entity = ?1 AND audit_seals.sequence = audit.sequence
             WHERE found.legal_entity = ?1 AND found.customer = ?2"
        );
        let all = columns!(
            "FROM audit
             LEFT JOIN audit_seals ON audit_seals.legal_entity = ?1 AND audit_seals.sequence = audit.sequence
             WHERE audit.legal_entity = ?1"
        );
        match &self.source {
            Source::All => Statement::new(all).text(self.legal_entity),
            Source::Actor(id) => {
                Statement::new(all).text(self.legal_entity).and(" AND audit.actor = ?").text(id)
            }
            Source::Subject(id) => {
                Statement::new(all).text(self.legal_entity).and(" AND audit.subject = ?").text(id)
            }
            Source::Customer(id) => Statement::new(by_customer).text(self.legal_entity).text(id),
        }
    }
}

/// The conditions on the moment and the order, which end a statement.
struct Sorted {
    from: &'static str,
    until: &'static str,
    after: &'static str,
    order: &'static str,
}

/// Over the audit itself, and over what is found by customer: each has an index in this order.
const BY_TIME: Sorted = Sorted {
    from: " AND audit.at >= ?",
    until: " AND audit.at < ?",
    after: " AND (audit.at, audit.sequence) < (?, CAST(? AS INTEGER))",
    order: " ORDER BY audit.at DESC, audit.sequence DESC LIMIT CAST(? AS INTEGER)",
};
const FOUND_BY_TIME: Sorted = Sorted {
    from: " AND found.at >= ?",
    until: " AND found.at < ?",
    after: " AND (found.at, found.sequence) < (?, CAST(? AS INTEGER))",
    order: " ORDER BY found.at DESC, found.sequence DESC LIMIT CAST(? AS INTEGER)",
};

impl Part for AuditPage<'_> {
    type Answer = Vec<Stored>;

    fn statements(&self) -> Vec<Statement> {
        let AuditFilter { who, subject, event, from, to } = self.filter;
        let sorted = if matches!(self.source, Source::Customer(_)) { FOUND_BY_TIME } else { BY_TIME };
        // No instant of the last day comes after its 24th hour, as texts are compared; there is always a bound, so that
        // an index has the rows in their order.
        let end = to.as_ref().map_or_else(|| "~".to_owned(), |day| format!("{day}T24"));
        let conditions = [
            (" AND audit.actor = ?", who.as_deref()),
            (" AND audit.subject = ?", subject.as_deref()),
            (" AND audit.event = ?", event.as_deref()),
            (" AND ? IN (audit.actor, audit.subject)", self.about),
            (sorted.from, from.as_deref()),
            (sorted.until, Some(end.as_str())),
        ];
        let given = conditions.into_iter().filter_map(|(piece, value)| Some((piece, value?)));
        let filtered = given.fold(self.found(), |statement, (piece, value)| statement.and(piece).text(value));
        let page = match &self.after {
            Some(Position { value, id }) => filtered.and(sorted.after).text(value).text(id),
            None => filtered,
        };
        vec![page.and(sorted.order).number(self.count)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(stored)
    }
}

/// Reads one entry.
#[derive(Debug)]
pub struct One<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Its number.
    pub sequence: u64,
}

impl Part for One<'_> {
    type Answer = Option<Stored>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(columns!(
            "FROM audit
             LEFT JOIN audit_seals ON audit_seals.legal_entity = ?1 AND audit_seals.sequence = audit.sequence
             WHERE audit.legal_entity = ?1 AND audit.sequence = CAST(?2 AS INTEGER)"
        ));
        vec![statement.text(self.legal_entity).number(self.sequence)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(stored)?.pop())
    }
}

pub(super) fn stored(row: SqlRow) -> Result<Stored, DatabaseError> {
    let mut cells = row.cells();
    Ok(Stored {
        sequence: cells.number()?,
        at: cells.text()?,
        request: cells.text()?,
        actor: [cells.text()?, cells.text()?],
        event: cells.text()?,
        subject: cells.text()?,
        customers: cells.text()?,
        detail: cells.text()?,
        seal: cells.optional_text()?,
    })
}

pub(super) use columns;
