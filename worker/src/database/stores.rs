//! Which database holds what.
//!
//! A statement stays within one store, so that a contract's ledger and people can move into a database of their own.
//! The *directory* has what a legal entity's contracts share (the legal entity, its catalogue, roles and policies) and
//! says which contract holds an account or a customer, and who may enter it. A *contract* has its customers, accounts,
//! people and rules, and everything that happened there.

use super::Database;

/// The databases of the service: one, for now, behind all of its stores.
pub struct Stores {
    database: Box<dyn Database>,
}

impl Stores {
    /// One database that holds everything.
    #[must_use]
    pub const fn one(database: Box<dyn Database>) -> Self {
        Self { database }
    }

    /// What the contracts of all legal entities share.
    #[must_use]
    pub fn directory(&self) -> &dyn Database {
        self.database.as_ref()
    }

    /// What belongs to one contract of a legal entity.
    #[must_use]
    pub fn contract(&self, _legal_entity: &str, _contract: &str) -> &dyn Database {
        self.database.as_ref()
    }

    /// Directory and contracts in one batch: what is read belongs together, and what is written is written as a whole.
    /// Every use is a place that stores of their own would have to split.
    #[must_use]
    pub fn together(&self) -> &dyn Database {
        self.database.as_ref()
    }
}
