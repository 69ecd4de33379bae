//! Ids that a new row cannot have because something beyond the scope of the edit has them.

use countersign_core::ProblemCode;

use crate::database::{DatabaseError, Part, Results, Statement};
use crate::failure::{Failure, FieldProblem};
use crate::json::json;
use crate::tables::accounts::ACCOUNTS;
use crate::tables::customers::CUSTOMERS;
use crate::tables::grants::GRANTS;
use crate::tables::signatory_groups::SIGNATORY_GROUPS;
use crate::tables::users::USERS;
use crate::tables::{Difference, Table};

/// The tables whose ids are unique over all contracts of a legal entity, and what reads which of some are there.
static TABLES: [(&Table, &str); 5] = [
    (
        &CUSTOMERS,
        "SELECT id FROM customers WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))",
    ),
    (
        &ACCOUNTS,
        "SELECT id FROM accounts WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))",
    ),
    (&USERS, "SELECT id FROM users WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))"),
    (
        &SIGNATORY_GROUPS,
        "SELECT id FROM signatory_groups WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))",
    ),
    (&GRANTS, "SELECT id FROM grants WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))"),
];

/// Reads the ids of new rows that are there already.
pub(super) struct Taken<'a> {
    pub(super) legal_entity: &'a str,
    pub(super) difference: &'a Difference,
}

impl Taken<'_> {
    fn added(&self, table: &Table) -> Vec<&str> {
        let added = self.difference.in_table(table).map(|it| it.added.as_slice()).unwrap_or_default();
        added.iter().filter_map(|row| row.columns.first()?.as_deref()).collect()
    }
}

impl Part for Taken<'_> {
    /// A problem for each, at its list.
    type Answer = Vec<FieldProblem>;

    fn statements(&self) -> Vec<Statement> {
        let select = |(table, sql): &(&Table, &'static str)| {
            Statement::new(sql).text(self.legal_entity).text(json(&self.added(table)))
        };
        TABLES.iter().map(select).collect()
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let mut problems = Vec::new();
        for (table, _) in &TABLES {
            for id in results.next_all(|row| row.cells().text())? {
                let detail = format!("`{id}` is taken elsewhere in the legal entity");
                problems.push(FieldProblem::new(
                    format!("/{}", table.list),
                    ProblemCode::DuplicateId.code(),
                    detail,
                ));
            }
        }
        Ok(problems)
    }
}

/// Refuses ids that are taken.
pub(super) fn refuse(taken: Vec<FieldProblem>) -> Result<(), Failure> {
    if taken.is_empty() { Ok(()) } else { Err(Failure::InvalidSnapshot(taken.into())) }
}
