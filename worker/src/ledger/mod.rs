//! What happened: usage of limits, transactions, answers given, audit; and where a question stands.

pub mod audit;
pub mod holdings;
pub mod idempotency;
pub mod place;
pub mod spending;
pub mod transactions;
pub mod usage;
pub mod version;
