//! Questions from other sides over the same decisions: why, where else, who else, what if.

pub(crate) mod approval_matrix;
pub(crate) mod duties;
pub(crate) mod explain;
pub(crate) mod explain_limits;
pub(crate) mod handles;
pub(crate) mod listing;
pub(crate) mod matrix;
pub(crate) mod usable;
pub(crate) mod what_if;
pub(crate) mod would_pass;
