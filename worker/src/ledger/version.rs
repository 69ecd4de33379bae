//! Optimistic locking: an effect is written only if everything it was decided on still holds.

use crate::database::Statement;
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

/// Raises a ledger's version if the ledger, its contract and the legal entity still are at these versions; changes
/// no row otherwise, so that a guard after it rolls the batch back.
#[must_use]
pub fn raise(entity: &CurrentEntity, ledger: &Ledger) -> Statement {
    Statement::new(
        "UPDATE ledgers SET version = version + 1
         WHERE legal_entity = ?1 AND customer = ?2 AND version = CAST(?3 AS INTEGER)
           AND EXISTS (SELECT 1 FROM contracts WHERE legal_entity = ?1 AND id = ?4 AND version = ?5)
           AND EXISTS (SELECT 1 FROM legal_entities WHERE id = ?1 AND catalogue_version = ?6)",
    )
    .text(&entity.id)
    .text(&ledger.customer)
    .number(ledger.version)
    .text(&ledger.contract)
    .text(&ledger.contract_version)
    .text(&entity.catalogue_version)
}

/// Opens a ledger for every customer of a legal entity that has none yet.
#[must_use]
pub fn open(legal_entity: &str) -> Statement {
    Statement::new(
        "INSERT INTO ledgers (legal_entity, customer, version)
         SELECT legal_entity, id, 0 FROM customers WHERE legal_entity = ?1
         ON CONFLICT (legal_entity, customer) DO NOTHING",
    )
    .text(legal_entity)
}
