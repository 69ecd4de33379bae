//! What somebody sees who gives access: the companies, and the engine that judges.

use std::sync::Arc;

use countersign_core::Engine;
use countersign_core::wire::{self, GrantableCustomer, SnapshotDocument};

use super::parse;
use crate::code::Code;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::engines::Loaded;
use crate::failure::{Failure, FieldProblem};
use crate::json::json;
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};
use crate::use_cases::managing::{Manager, Managing, let_in};

/// A manager who was let in, with the companies that they are concerned with.
pub(super) struct Ground<'m> {
    pub(super) managing: Managing<'m>,
    loaded: Arc<Loaded>,
    /// The one contract that was asked for.
    contract: Option<String>,
}

/// Lets a manager in who may name a contract. The bank's staff must: a bank has too many for one answer.
///
/// # Errors
/// As [`let_in`]; `RefusedParameters` for staff who name no contract; `NotFound` for one that is not theirs to see.
pub(super) async fn ground<'m, P: Part>(
    service: &Service,
    manager: &'m Manager,
    contract: Option<&str>,
    parts: impl FnOnce(&'m str, Option<&'m str>) -> P,
) -> Result<(Ground<'m>, P::Answer), Failure> {
    let (managing, (version, answer)) = let_in(service, manager, |legal_entity, user| {
        let version = contract.map(|contract| ContractVersion { legal_entity, contract });
        (version, parts(legal_entity, user))
    })
    .await?;
    let contract = contract.map(str::to_owned);
    let loaded = match (&managing.own, &contract) {
        (Some(own), None) => Arc::clone(&own.loaded),
        (Some(own), Some(contract)) if own.held.contracts.contains_key(contract) => Arc::clone(&own.loaded),
        (Some(_), Some(_)) => return Err(Failure::NotFound),
        (None, None) => {
            let missing = FieldProblem::new(
                "contract",
                Code::ContractRequired.word(),
                "must be named by the bank's staff",
            );
            return Err(Failure::RefusedParameters(vec![missing].into()));
        }
        (None, Some(contract)) => {
            let version = version.flatten().ok_or(Failure::NotFound)?;
            let snapshot = SnapshotName::new(&managing.entity, [(contract.clone(), version)]);
            load_for(service, &Basis { ledger: None, users: Vec::new(), snapshot }).await?
        }
    };
    Ok((Ground { managing, loaded, contract }, answer))
}

impl<'m> Ground<'m> {
    /// The ground of a company's user who was let in elsewhere.
    pub(super) const fn of_user(managing: Managing<'m>, loaded: Arc<Loaded>) -> Self {
        Self { managing, loaded, contract: None }
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.loaded.engine
    }

    /// Who gives, for the engine; none for the institution itself.
    pub(super) fn giver(&self) -> Option<&str> {
        self.managing.own.as_ref().map(|_| self.managing.actor.1)
    }

    /// The companies as the manager may see them: accounts that are not theirs have no name and number.
    pub(super) fn document(&self) -> Result<SnapshotDocument<'_>, Failure> {
        let mut document = parse(&self.loaded.document)?;
        if let Some(giver) = self.giver() {
            document = wire::slice(&self.loaded.engine, document, giver).ok_or(Failure::NotFound)?;
        }
        if let Some(contract) = &self.contract {
            document.contracts.retain(|one| one.id.0 == *contract);
        }
        Ok(document)
    }

    /// Customers at which the manager may create users, with the accounts that they may give.
    pub(super) fn grantable(&self) -> Vec<GrantableCustomer<'static>> {
        wire::grantable_by(&self.loaded.engine, self.giver())
    }
}

/// Reads the version that a contract has now.
struct ContractVersion<'a> {
    legal_entity: &'a str,
    contract: &'a str,
}

impl Part for ContractVersion<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new("SELECT version FROM contracts WHERE legal_entity = ?1 AND id = ?2");
        vec![statement.text(self.legal_entity).text(self.contract)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}

/// Reads to which contracts customers belong.
#[derive(Debug, Clone)]
pub(super) struct ContractsOf<'a> {
    pub(super) legal_entity: &'a str,
    pub(super) customers: Vec<&'a str>,
}

impl Part for ContractsOf<'_> {
    /// Customer and contract.
    type Answer = Vec<(String, String)>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, contract FROM customers
             WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2))",
        );
        vec![statement.text(self.legal_entity).text(json(&self.customers))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(|row: SqlRow| {
            let mut cells = row.cells();
            Ok((cells.text()?, cells.text()?))
        })
    }
}
