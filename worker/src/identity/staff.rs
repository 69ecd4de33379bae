//! The bank's own people, who stand in no configuration.

use crate::database::{DatabaseError, Part, Results, Statement};

/// Reads whether somebody is active staff.
#[derive(Debug, Clone, Copy)]
pub struct IsActive<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The person.
    pub id: &'a str,
}

impl Part for IsActive<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement =
            Statement::new("SELECT id FROM staff WHERE legal_entity = ?1 AND id = ?2 AND status = 'active'");
        vec![statement.text(self.legal_entity).text(self.id)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// Writes somebody down as staff who says so on a developer's machine.
#[cfg(feature = "local")]
#[must_use]
pub fn believe(legal_entity: &str, id: &str) -> Statement {
    Statement::new(
        "INSERT INTO staff (legal_entity, id, name, email, status) VALUES (?1, ?2, ?2, '', 'active')
         ON CONFLICT (legal_entity, id) DO NOTHING",
    )
    .text(legal_entity)
    .text(id)
}
