//! What is stored in the scope of an edit, with its versions.

use std::collections::BTreeMap;

use countersign_core::wire::SnapshotDocument;

use super::parts::Parts;
use super::{Scope, Versions, versions};
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::failure::Failure;
use crate::json::json;
use crate::service::Service;
use crate::snapshot::{Document, Rows, StoredRows};
use crate::tables::{Difference, ReadScope, users};

/// What a change is made of.
#[derive(Debug, Clone, Copy)]
pub struct Before<'d> {
    /// The document in scope; none before the first import.
    pub document: Option<&'d SnapshotDocument<'d>>,
    /// Its versions.
    pub versions: Option<&'d Versions>,
    /// The base currency, where amounts were recorded in it.
    pub recorded: &'d Option<String>,
}

/// Reads what is stored.
pub(super) struct StoredState<'a> {
    pub(super) legal_entity: &'a str,
    pub(super) scope: Scope<'a>,
    /// The contracts in scope; for the whole, all are.
    pub(super) contracts: &'a [String],
}

/// What is stored.
pub(super) struct State {
    pub(super) versions: Option<Versions>,
    pub(super) recorded: Option<String>,
    pub(super) rows: Rows,
}

/// The contracts in scope of an edit; for the whole, none are named.
pub(super) async fn contracts(
    service: &Service,
    legal_entity: &str,
    scope: Scope<'_>,
) -> Result<Vec<String>, DatabaseError> {
    match scope {
        Scope::Whole => Ok(Vec::new()),
        Scope::Part { contracts, users } => {
            let statement = users::select_contracts(legal_entity, users);
            let rows = service.stores.together().query(statement).await?;
            let mut found: Vec<String> =
                rows.into_iter().map(|row| row.cells().text()).collect::<Result<_, _>>()?;
            found.extend(contracts.iter().map(|contract| (*contract).to_owned()));
            Ok(found)
        }
    }
}

/// The contracts where one of these users has a part, in the order of their ids.
///
/// # Errors
/// If the database does not answer.
pub async fn contracts_of_users(
    service: &Service,
    legal_entity: &str,
    users: &[&str],
) -> Result<Vec<String>, DatabaseError> {
    contracts(service, legal_entity, Scope::Part { contracts: &[], users }).await
}

impl StoredState<'_> {
    fn select_contracts(&self) -> Statement {
        if matches!(self.scope, Scope::Whole) {
            return Statement::new("SELECT id, version FROM contracts WHERE legal_entity = ?1")
                .text(self.legal_entity);
        }
        let statement = Statement::new(
            "SELECT id, version FROM contracts
             WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))",
        );
        statement.text(self.legal_entity).text(json(&self.contracts))
    }

    fn rows<T>(&self, run: impl FnOnce(StoredRows<'_>) -> T) -> T {
        let scope = match self.scope {
            Scope::Whole => ReadScope::All,
            Scope::Part { users, .. } => ReadScope::ContractsAndUsers(self.contracts, users),
        };
        run(StoredRows(Document { legal_entity: self.legal_entity, scope }))
    }
}

impl Part for StoredState<'_> {
    type Answer = State;

    fn statements(&self) -> Vec<Statement> {
        let entity =
            Statement::new("SELECT catalogue_version, remainder_version FROM legal_entities WHERE id = ?1");
        let recorded = Statement::new(
            "SELECT currency FROM legal_entities
             WHERE id = ?1 AND EXISTS (SELECT 1 FROM usage WHERE legal_entity = ?1)",
        );
        let mut statements =
            vec![entity.text(self.legal_entity), recorded.text(self.legal_entity), self.select_contracts()];
        statements.extend(self.rows(|rows| rows.statements()));
        statements
    }

    fn decode(&self, results: &mut Results) -> Result<State, DatabaseError> {
        let pair = |row: SqlRow| {
            let mut cells = row.cells();
            Ok::<_, DatabaseError>((cells.text()?, cells.text()?))
        };
        let entity = results.next_all(pair)?.pop();
        let recorded = results.next_all(|row| row.cells().text())?.pop();
        let contracts: BTreeMap<_, _> = results.next_all(pair)?.into_iter().collect();
        let versions = entity.map(|(catalogue, remainder)| Versions { catalogue, remainder, contracts });
        Ok(State { versions, recorded, rows: self.rows(|rows| rows.decode(results))? })
    }
}

impl State {
    /// What differs in a new document.
    pub(super) fn difference(
        &self,
        service: &Service,
        after: &SnapshotDocument<'_>,
    ) -> Result<Difference, Failure> {
        Difference::of(&self.rows.tables, after, || service.new_id())
    }

    pub(super) fn versions_after(
        &self,
        service: &Service,
        scope: Scope<'_>,
        old: &Parts,
        new: &Parts,
    ) -> Result<Versions, Failure> {
        versions::after(service, scope, self.versions.as_ref(), (old, new))
    }
}
