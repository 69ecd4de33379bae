//! The basis of a decision: the ledger that it draws on, and the snapshot that answers, at the versions that were read.

use super::SnapshotName;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;
use crate::ledger::version::Ledger;
use crate::tables::legal_entities::CurrentEntity;

/// What a decision rests on.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The ledger of the account's owner, or else of the customer; none if the question names nothing known.
    pub ledger: Option<Ledger>,
    /// Those of the question's users whom the legal entity knows, with their status.
    pub users: Vec<(String, String)>,
    /// The snapshot that answers the question.
    pub snapshot: SnapshotName,
}

impl Basis {
    /// On the first of these ledgers, in the contracts of all of them.
    #[must_use]
    pub fn on(entity: &CurrentEntity, ledgers: Vec<Ledger>, users: Vec<(String, String)>) -> Self {
        let contract = |ledger: &Ledger| (ledger.contract.clone(), ledger.contract_version.clone());
        let snapshot = SnapshotName::new(entity, ledgers.iter().map(contract));
        Self { ledger: ledgers.into_iter().next(), users, snapshot }
    }
}

/// Reads which of some users a legal entity knows, with their status.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Which legal entity.
    pub legal_entity: &'a str,
    /// The users.
    pub users: &'a [&'a str],
}

impl Part for Known<'_> {
    type Answer = Vec<(String, String)>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, status FROM users WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))",
        );
        vec![statement.text(self.legal_entity).text(json(&self.users))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode)
    }
}

fn decode(row: SqlRow) -> Result<(String, String), DatabaseError> {
    let mut cells = row.cells();
    Ok((cells.text()?, cells.text()?))
}
