//! Whose the versions of contracts are or were, so that an older snapshot is shown to nobody whose contracts it is not.

use std::collections::BTreeMap;

use super::name::contract_versions;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// Remembers new versions of contracts, each with its contract; belongs to the batch that gives them.
#[must_use]
pub fn remember(legal_entity: &str, versions: &[(String, String)]) -> Statement {
    Statement::new(
        "INSERT INTO contract_history (legal_entity, version, contract)
         SELECT ?1, value ->> 1, value ->> 0 FROM json_each(?2)",
    )
    .text(legal_entity)
    .text(json(&versions))
}

/// Reads whose the contracts' versions in the text of a name are.
#[derive(Debug, Clone, Copy)]
pub struct ContractsOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The name.
    pub name: &'a str,
}

impl Part for ContractsOf<'_> {
    /// The contracts; `None` if one of the versions never was.
    type Answer = Option<Vec<String>>;

    fn statements(&self) -> Vec<Statement> {
        let versions: Vec<&str> = contract_versions(self.name).collect();
        let statement = Statement::new(
            "SELECT version, contract FROM contract_history
             WHERE legal_entity = ?1 AND version IN (SELECT value FROM json_each(?2))",
        );
        vec![statement.text(self.legal_entity).text(json(&versions))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let owners: BTreeMap<String, String> = results.next_all(decode)?.into_iter().collect();
        Ok(contract_versions(self.name).map(|version| owners.get(version).cloned()).collect())
    }
}

fn decode(row: SqlRow) -> Result<(String, String), DatabaseError> {
    let mut cells = row.cells();
    Ok((cells.text()?, cells.text()?))
}
