//! Optimistic locking: what was decided is written only if everything it was decided on still holds.

use crate::database::{Statement, guard};
use crate::tables::legal_entities::CurrentEntity;

/// The ledger of a customer: it counts what takes effect there, so that a decision can tell whether usage has changed.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The customer.
    pub customer: String,
    /// Its contract.
    pub contract: String,
    /// The version of the contract's snapshot.
    pub contract_version: String,
    /// How many effects it has counted.
    pub version: u64,
}

/// Rolls the batch back unless the legal entity's catalogue and the ledger's contract still are at these versions.
#[must_use]
pub fn unchanged(entity: &CurrentEntity, ledger: Option<&Ledger>) -> Vec<Statement> {
    let catalogue = Statement::new(
        "INSERT INTO guard (ok)
         SELECT EXISTS (SELECT 1 FROM legal_entities WHERE id = ?1 AND catalogue_version = ?2)",
    );
    let contract = |ledger: &Ledger| {
        let statement = Statement::new(
            "INSERT INTO guard (ok)
             SELECT EXISTS (SELECT 1 FROM contracts WHERE legal_entity = ?1 AND id = ?2 AND version = ?3)",
        );
        statement.text(&entity.id).text(&ledger.contract).text(&ledger.contract_version)
    };
    let mut statements = vec![catalogue.text(&entity.id).text(&entity.catalogue_version)];
    statements.extend(ledger.map(contract));
    statements
}

/// Raises a ledger's version by so many effects; rolls the batch back unless it still is at this one.
#[must_use]
pub fn raise(entity: &CurrentEntity, ledger: &Ledger, effects: u64) -> [Statement; 2] {
    let statement = Statement::new(
        "UPDATE ledgers SET version = version + CAST(?4 AS INTEGER)
         WHERE legal_entity = ?1 AND customer = ?2 AND version = CAST(?3 AS INTEGER)",
    );
    [statement.text(&entity.id).text(&ledger.customer).number(ledger.version).number(effects), guard()]
}

/// Rolls the batch back unless a ledger still is at this version.
#[must_use]
pub fn unmoved(entity: &CurrentEntity, ledger: &Ledger) -> Statement {
    // A customer without a row has counted nothing.
    Statement::new(
        "INSERT INTO guard (ok) SELECT CAST(?3 AS INTEGER) = COALESCE(
           (SELECT version FROM ledgers WHERE legal_entity = ?1 AND customer = ?2), 0)",
    )
    .text(&entity.id)
    .text(&ledger.customer)
    .number(ledger.version)
}

/// Opens a ledger for each of these customers, a JSON list, that has none from an earlier time.
#[must_use]
pub fn open(legal_entity: &str, customers: String) -> Statement {
    Statement::new(
        "INSERT INTO ledgers (legal_entity, customer, version)
         SELECT ?1, value, 0 FROM json_each(?2) WHERE true
         ON CONFLICT (legal_entity, customer) DO NOTHING",
    )
    .text(legal_entity)
    .text(customers)
}
