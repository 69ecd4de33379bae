//! What the engine decides: who may do what where, up to which amount, and with whose approval.

pub(crate) mod approval;
pub(crate) mod approval_status;
pub(crate) mod assignment;
pub(crate) mod checks;
pub(crate) mod decision;
pub(crate) mod limit;
pub(crate) mod matching;
pub(crate) mod on_behalf;
pub(crate) mod permission;
pub(crate) mod verdict;
