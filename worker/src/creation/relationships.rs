//! Relationships with a company that allow access to it.

use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// A relationship.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relationship {
    /// As the core banking system names it.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Whether somebody with it may enrol the company by themselves.
    pub may_self_enrol: bool,
}

/// Reads the relationships of a legal entity that allow access, in their order; none is no restriction.
#[derive(Debug, Clone, Copy)]
pub struct Relationships<'a>(pub &'a str);

impl Part for Relationships<'_> {
    type Answer = Vec<Relationship>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, name, may_self_enrol FROM relationships WHERE legal_entity = ?1 ORDER BY position",
        );
        vec![statement.text(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode)
    }
}

fn decode(row: SqlRow) -> Result<Relationship, DatabaseError> {
    let mut cells = row.cells();
    Ok(Relationship { id: cells.text()?, name: cells.text()?, may_self_enrol: cells.small_integer()? == 1 })
}

/// Writes the relationships of a legal entity in place of those that are there. To be guarded: those that were read must
/// still be there.
#[must_use]
pub fn replace(legal_entity: &str, all: &[Relationship]) -> [Statement; 2] {
    let rows: Vec<_> = all.iter().map(|one| (&one.id, &one.name, u8::from(one.may_self_enrol))).collect();
    let delete = Statement::new("DELETE FROM relationships WHERE legal_entity = ?1");
    let insert = Statement::new(
        "INSERT INTO relationships (legal_entity, id, position, name, may_self_enrol)
         SELECT ?1, value ->> 0, key, value ->> 1, CAST(value ->> 2 AS INTEGER) FROM json_each(?2)",
    );
    [delete.text(legal_entity), insert.text(legal_entity).text(json(&rows))]
}

/// Rolls the batch back unless these are the relationships that are there.
#[must_use]
pub fn guard_unchanged(legal_entity: &str, all: &[Relationship]) -> Statement {
    let rows: Vec<_> =
        all.iter().map(|one| json(&(&one.id, &one.name, u8::from(one.may_self_enrol)))).collect();
    Statement::new(
        "INSERT INTO guard (ok) SELECT ?2 = '[' || COALESCE(group_concat(written), '') || ']' FROM (
           SELECT json_array(id, name, may_self_enrol) AS written FROM relationships
           WHERE legal_entity = ?1 ORDER BY position)",
    )
    .text(legal_entity)
    .text(format!("[{}]", rows.join(",")))
}
