//! Custom roles: what somebody had, to be copied to others.

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// A custom role that is made.
#[derive(Debug, Clone, Copy)]
pub struct NewCustomRole<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The first of its contracts.
    pub contract: &'a str,
    /// Its title; no two of a contract have the same one.
    pub title: &'a str,
    /// The title in lower case.
    pub folded_title: &'a str,
    /// What is copied: a JSON list of assignments.
    pub assignments: &'a str,
    /// When.
    pub at: &'a str,
}

/// Writes a custom role. A conflict if its title is taken.
#[must_use]
pub fn insert(new: NewCustomRole<'_>) -> Statement {
    Statement::new(
        "INSERT INTO custom_roles (legal_entity, id, contract, title, folded_title, assignments, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .text(new.legal_entity)
    .text(new.id)
    .text(new.contract)
    .text(new.title)
    .text(new.folded_title)
    .text(new.assignments)
    .text(new.at)
}

/// A custom role.
#[derive(Debug, Clone)]
pub struct CustomRole {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is copied: a JSON list of assignments.
    pub assignments: String,
    /// When it was made.
    pub at: String,
}

/// Reads the custom roles of some contracts, by their titles.
#[derive(Debug, Clone, Copy)]
pub struct CustomRolesOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The contracts.
    pub contracts: &'a [&'a str],
}

impl Part for CustomRolesOf<'_> {
    type Answer = Vec<CustomRole>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT custom_roles.id, title, assignments, created_at FROM json_each(?2) AS one
             CROSS JOIN custom_roles INDEXED BY custom_roles_by_title
               ON custom_roles.legal_entity = ?1 AND custom_roles.contract = one.value
             ORDER BY folded_title, custom_roles.id",
        );
        vec![statement.text(self.legal_entity).text(json(&self.contracts))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode)
    }
}

/// Reads one custom role.
#[derive(Debug, Clone, Copy)]
pub struct CustomRoleOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Its id.
    pub id: &'a str,
}

impl Part for CustomRoleOf<'_> {
    type Answer = Option<CustomRole>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, title, assignments, created_at FROM custom_roles WHERE legal_entity = ?1 AND id = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.id)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

fn decode(row: SqlRow) -> Result<CustomRole, DatabaseError> {
    let mut cells = row.cells();
    Ok(CustomRole { id: cells.text()?, title: cells.text()?, assignments: cells.text()?, at: cells.text()? })
}
