//! Limits as they were set, by action and by limit group.

use serde::{Deserialize, Serialize};

use crate::data::ids::{ActionIx, LimitGroupIx};
use crate::data::table::Table;
use crate::value::amount::{Amount, Limit};
use crate::value::period::ByPeriod;

/// Limits by action and by limit group; absent ones are unlimited.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Limits {
    pub(crate) actions: Table<ActionIx, ByPeriod<Limit>>,
    pub(crate) groups: Table<LimitGroupIx, ByPeriod<Limit>>,
}

pub(crate) const NO_LIMITS: ByPeriod<Limit> = ByPeriod::all(Limit::UNLIMITED);

impl Limits {
    pub(crate) fn of_action(&self, action: ActionIx) -> ByPeriod<Limit> {
        self.actions.get(&action).copied().unwrap_or(NO_LIMITS)
    }

    pub(crate) fn of_group(&self, group: LimitGroupIx) -> ByPeriod<Limit> {
        self.groups.get(&group).copied().unwrap_or(NO_LIMITS)
    }
}

/// A user's own thresholds as they were set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Thresholds {
    pub(crate) pre_approved: Option<Amount>,
    pub(crate) deny: Option<Amount>,
}

/// What bounds a user in a limit group at a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupLimit {
    /// Without the user's override.
    pub default: Limit,
    /// In force.
    pub limit: Limit,
}
