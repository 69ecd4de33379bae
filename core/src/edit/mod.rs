//! Changes to what a user has: edits of permissions, limits that are refused, delegation, and sessions that stage them.

pub(crate) mod delegation;
pub(crate) mod edits;
pub(crate) mod limit_refusals;
pub(crate) mod session;
