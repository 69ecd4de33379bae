//! What happened: usage of limits, transactions, answers given, audit.

pub mod audit;
pub mod idempotency;
pub mod transactions;
pub mod usage;
pub mod version;
