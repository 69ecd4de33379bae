//! Limits as they were set, by action and by limit group.

use serde::{Deserialize, Serialize};

use crate::data::ids::{ActionIx, LimitGroupIx};
use crate::data::table::Table;
use crate::value::amount::Limit;
use crate::value::period::{ByPeriod, Period};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Thresholds {
    /// Unlimited: the period asks for no approval. `None`: not set.
    pub(crate) pre_approved: Option<Limit>,
    /// Unlimited: not set.
    pub(crate) deny: Limit,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { pre_approved: None, deny: Limit::UNLIMITED }
    }
}

/// What is executed without approval where nothing is set. A month asks for approval only where that is set for it.
pub(crate) const fn pre_approved_by_default(period: Period) -> Limit {
    match period {
        Period::PerTransaction | Period::Daily | Period::Weekly => Limit::ZERO,
        Period::Monthly => Limit::UNLIMITED,
    }
}

/// What bounds a user in a limit group at a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupLimit {
    /// Without the user's override.
    pub default: Limit,
    /// In force.
    pub limit: Limit,
}
