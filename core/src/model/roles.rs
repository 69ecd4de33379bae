//! Policies and roles.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::action_sets::Actions;
use crate::data::ids::{Ids, PolicyIx, RoleIx};
use crate::model::limits::Limits;

/// Policies and roles.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Roles {
    pub(crate) policies: Ids<PolicyIx>,
    pub(crate) policy: Vec<Actions>,
    pub(crate) roles: Ids<RoleIx>,
    pub(crate) role: Vec<Role>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Role {
    /// Its own actions and its policies'.
    pub(crate) actions: Actions,
    /// Its own alone.
    pub(crate) own: Actions,
    pub(crate) policies: Vec<PolicyIx>,
    pub(crate) limits: Limits,
}
