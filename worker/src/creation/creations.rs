//! How users came to be.

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// Where the details of a new user came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// They were typed.
    Manual,
    /// A customer record of the core banking system.
    CoreRecord,
    /// A file of many.
    File,
    /// A user of another legal entity.
    OtherEntity,
}

impl Origin {
    /// The word that is stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::CoreRecord => "coreRecord",
            Self::File => "file",
            Self::OtherEntity => "otherEntity",
        }
    }
}

/// A user who is created.
#[derive(Debug, Clone, Copy)]
pub struct NewCreation<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// The number that a person is told.
    pub reference: &'a str,
    /// Where the details came from.
    pub origin: Origin,
    /// The customer record.
    pub core_record: Option<&'a str>,
    /// When.
    pub at: &'a str,
}

/// Remembers how a user came to be. A conflict if the reference was given to somebody already.
#[must_use]
pub fn insert(new: NewCreation<'_>) -> Statement {
    Statement::new(
        "INSERT INTO creations (legal_entity, user, reference, source, core_record, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .text(new.legal_entity)
    .text(new.user)
    .text(new.reference)
    .text(new.origin.word())
    .optional(new.core_record)
    .text(new.at)
}

/// Rolls the batch back if somebody with a part in one of these contracts was made of the same customer record.
#[must_use]
pub fn guard_record_is_free(legal_entity: &str, record: &str, contracts: &[impl AsRef<str>]) -> Statement {
    let contracts: Vec<&str> = contracts.iter().map(AsRef::as_ref).collect();
    Statement::new(
        "INSERT INTO guard (ok) SELECT NOT EXISTS (
           SELECT 1 FROM creations INDEXED BY creations_by_record
           CROSS JOIN assignments ON assignments.legal_entity = ?1 AND assignments.user = creations.user
           CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
           WHERE creations.legal_entity = ?1 AND creations.core_record = ?2
             AND customers.contract IN (SELECT value FROM json_each(?3)))",
    )
    .text(legal_entity)
    .text(record)
    .text(json(&contracts))
}

/// Reads which of some customer records have become users of some contracts.
#[derive(Debug, Clone)]
pub struct Profiled<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The records.
    pub records: &'a [&'a str],
    /// What stands for their social security numbers in the index of people; with or without one of a user.
    pub ssn_indexes: &'a [String],
    /// The contracts.
    pub contracts: &'a [String],
}

/// What was found.
#[derive(Debug, Default)]
pub struct FoundProfiles {
    /// The records.
    pub records: Vec<String>,
    /// The numbers, as they stand in the index.
    pub ssn_indexes: Vec<String>,
}

impl Part for Profiled<'_> {
    type Answer = FoundProfiles;

    fn statements(&self) -> Vec<Statement> {
        let records = Statement::new(
            "SELECT DISTINCT creations.core_record FROM json_each(?2) AS one
             CROSS JOIN creations INDEXED BY creations_by_record
               ON creations.legal_entity = ?1 AND creations.core_record = one.value
             CROSS JOIN assignments ON assignments.legal_entity = ?1 AND assignments.user = creations.user
             CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
             WHERE customers.contract IN (SELECT value FROM json_each(?3))",
        );
        let numbers = Statement::new(
            "SELECT DISTINCT people.ssn_index FROM json_each(?2) AS one
             CROSS JOIN people INDEXED BY people_by_ssn
               ON people.legal_entity = ?1 AND people.ssn_index = one.value
             CROSS JOIN assignments ON assignments.legal_entity = ?1 AND assignments.user = people.user
             CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
             WHERE customers.contract IN (SELECT value FROM json_each(?3))",
        );
        let contracts = json(&self.contracts);
        vec![
            records.text(self.legal_entity).text(json(&self.records)).text(&contracts),
            numbers.text(self.legal_entity).text(json(&self.ssn_indexes)).text(contracts),
        ]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let text = |row: SqlRow| row.cells().text();
        Ok(FoundProfiles { records: results.next_all(text)?, ssn_indexes: results.next_all(text)? })
    }
}
