//! What a loaded snapshot holds: catalogue, companies, roles, people, approvals, grants and usage.

pub(crate) mod access;
pub(crate) mod approvals;
pub(crate) mod catalogue;
pub(crate) mod companies;
pub(crate) mod engine;
pub(crate) mod grants;
pub(crate) mod legal_entity;
pub(crate) mod limits;
pub(crate) mod people;
pub(crate) mod reason;
pub(crate) mod request;
pub(crate) mod roles;
pub(crate) mod usage;
