//! What a loaded snapshot holds: catalogue, companies, roles, people, approvals, grants and usage.

pub(crate) mod access;
pub(crate) mod engine;
pub(crate) mod grants;
pub(crate) mod reason;
pub(crate) mod usage;
