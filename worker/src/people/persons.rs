//! Users of several legal entities who are one human.

use crate::database::{DatabaseError, Part, Results, Statement};

/// Says which human a user is. To be guarded by who may say so: a human may switch between their users.
#[must_use]
pub fn insert(legal_entity: &str, user: &str, person: &str) -> Statement {
    Statement::new("INSERT INTO persons (legal_entity, user, person) VALUES (?1, ?2, ?3)")
        .text(legal_entity)
        .text(user)
        .text(person)
}

/// Reads which human a user is; nothing for who is nobody else's.
#[derive(Debug, Clone, Copy)]
pub struct PersonOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

impl Part for PersonOf<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new("SELECT person FROM persons WHERE legal_entity = ?1 AND user = ?2");
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}
