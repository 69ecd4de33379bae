//! Seals: each ties an entry to all before it, under a key that the database does not have. Whoever changes, removes,
//! inserts or moves an entry would have to make new seals from there on.

use super::entries::{Stored, columns, stored};
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// The text that the seal of an entry is over: the entry, and the seal before it. The first one has none before it.
#[must_use]
pub fn sealed_text(legal_entity: &str, before: &str, entry: &Stored) -> String {
    let Stored { at, request, actor: [kind, actor], event, subject, customers, detail, .. } = entry;
    let number = entry.sequence.to_string();
    json(&[before, legal_entity, &number, at, request, kind, actor, event, subject, customers, detail])
}

/// The text that the proof of a head is over.
#[must_use]
pub fn head_text(legal_entity: &str, sequence: u64, seal: &str) -> String {
    json(&["head", legal_entity, &sequence.to_string(), seal])
}

/// How far the audit of a legal entity is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The last number that has a seal.
    pub sequence: u64,
    /// That seal.
    pub seal: String,
    /// What proves both.
    pub proof: String,
}

fn head_of(row: SqlRow) -> Result<Head, DatabaseError> {
    let mut cells = row.cells();
    Ok(Head { sequence: cells.number()?, seal: cells.text()?, proof: cells.text()? })
}

fn select_head(legal_entity: &str) -> Statement {
    Statement::new("SELECT CAST(sequence AS TEXT), seal, proof FROM audit_heads WHERE legal_entity = ?1")
        .text(legal_entity)
}

/// Reads entries that have no seal yet, in their order.
#[derive(Debug)]
pub struct Unsealed<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// How many at most.
    pub count: u64,
}

/// What is to be sealed.
#[derive(Debug)]
pub struct Sealing {
    /// How far it was; absent before the first time.
    pub head: Option<Head>,
    /// What comes after.
    pub entries: Vec<Stored>,
}

impl Part for Unsealed<'_> {
    type Answer = Sealing;

    fn statements(&self) -> Vec<Statement> {
        let entries = Statement::new(columns!(
            "FROM audit
             LEFT JOIN audit_seals ON audit_seals.legal_entity = ?1 AND audit_seals.sequence = audit.sequence
             WHERE audit.legal_entity = ?1 AND audit.sequence > COALESCE(
               (SELECT audit_heads.sequence FROM audit_heads WHERE audit_heads.legal_entity = ?1), 0)
             ORDER BY audit.sequence LIMIT CAST(?2 AS INTEGER)"
        ));
        vec![select_head(self.legal_entity), entries.text(self.legal_entity).number(self.count)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let head = results.next_all(head_of)?.pop();
        Ok(Sealing { head, entries: results.next_all(stored)? })
    }
}

/// Keeps seals of entries and how far they go. Whoever seals the same at the same time makes the same seals.
#[must_use]
pub fn keep(legal_entity: &str, seals: &[(u64, String)], head: &Head) -> [Statement; 2] {
    let kept = Statement::new(
        "INSERT INTO audit_seals (legal_entity, sequence, seal)
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true
         ON CONFLICT (legal_entity, sequence) DO NOTHING",
    );
    let moved = Statement::new(
        "INSERT INTO audit_heads (legal_entity, sequence, seal, proof) VALUES (?1, CAST(?2 AS INTEGER), ?3, ?4)
         ON CONFLICT (legal_entity) DO UPDATE SET
           sequence = excluded.sequence, seal = excluded.seal, proof = excluded.proof
         WHERE audit_heads.sequence < excluded.sequence",
    );
    [
        kept.text(legal_entity).text(json(&seals)),
        moved.text(legal_entity).number(head.sequence).text(&head.seal).text(&head.proof),
    ]
}

/// Reads entries with their seals, to be looked at again.
#[derive(Debug)]
pub struct Sealed<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// After which number.
    pub after: u64,
    /// How many at most.
    pub count: u64,
}

/// What was found.
#[derive(Debug)]
pub struct Verified {
    /// How far the audit is sealed.
    pub head: Option<Head>,
    /// The seal before the first of the entries.
    pub before: Option<String>,
    /// The entries.
    pub entries: Vec<Stored>,
    /// The largest number that has a seal.
    pub last_seal: u64,
}

impl Part for Sealed<'_> {
    type Answer = Verified;

    fn statements(&self) -> Vec<Statement> {
        let before = Statement::new(
            "SELECT seal FROM audit_seals WHERE legal_entity = ?1 AND sequence = CAST(?2 AS INTEGER)",
        );
        let last = Statement::new(
            "SELECT CAST(COALESCE(MAX(sequence), 0) AS TEXT) FROM audit_seals WHERE legal_entity = ?1",
        );
        let entries = Statement::new(columns!(
            "FROM audit
             LEFT JOIN audit_seals ON audit_seals.legal_entity = ?1 AND audit_seals.sequence = audit.sequence
             WHERE audit.legal_entity = ?1 AND audit.sequence > CAST(?2 AS INTEGER)
             ORDER BY audit.sequence LIMIT CAST(?3 AS INTEGER)"
        ));
        vec![
            select_head(self.legal_entity),
            before.text(self.legal_entity).number(self.after),
            last.text(self.legal_entity),
            entries.text(self.legal_entity).number(self.after).number(self.count),
        ]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(Verified {
            head: results.next_all(head_of)?.pop(),
            before: results.next_all(|row| row.cells().text())?.pop(),
            last_seal: results.next_all(|row| row.cells().number())?.pop().unwrap_or_default(),
            entries: results.next_all(stored)?,
        })
    }
}
