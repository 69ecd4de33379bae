//! Features, actions and limit groups.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::action_sets::Actions;
use crate::data::ids::{AccountTypeIx, ActionIx, FeatureIx, Ids, Index, LimitGroupIx};
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;
use crate::words::words;

words! {
    /// Whether a feature applies per account or per customer.
    Level {
        /// Applies to each account.
        Account = "account",
        /// Applies to the customer as a whole ("other features").
        Customer = "customer",
    }
}

words! {
    /// What kind of right an action is.
    AccessLevel {
        /// See.
        View = "view",
        /// Create.
        Create = "create",
        /// Change.
        Edit = "edit",
        /// Approve.
        Approve = "approve",
        /// Delete.
        Delete = "delete",
    }
}

/// Features, actions and limit groups.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Catalogue {
    pub(crate) features: Ids<FeatureIx>,
    pub(crate) actions: Ids<ActionIx>,
    pub(crate) limit_groups: Ids<LimitGroupIx>,
    pub(crate) account_types: Ids<AccountTypeIx>,
    pub(crate) action: Vec<Action>,
    /// By limit group: its actions.
    pub(crate) group_actions: Vec<Actions>,
    /// By account type: the account-level actions whose feature applies to it.
    pub(crate) applicable: Vec<Actions>,
    /// The account-level actions whose feature applies to every type.
    pub(crate) everywhere: Actions,
    /// All customer-level actions.
    pub(crate) customer_level: Actions,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Action {
    pub(crate) feature: FeatureIx,
    pub(crate) level: Level,
    pub(crate) access_level: AccessLevel,
    pub(crate) limit_group: Option<LimitGroupIx>,
    /// How many monetary actions come before it in the catalogue: the place of its maximum in a list of
    /// [`People::maxima`], which holds monetary actions only.
    pub(crate) monetary_before: u32,
    pub(crate) approved_by: Option<ActionIx>,
    /// The institution's limits.
    pub(crate) limits: ByPeriod<Limit>,
}

impl Catalogue {
    /// Whether limits bound the action.
    pub(crate) fn is_monetary(&self, action: ActionIx) -> bool {
        self.action.get(action.at()).is_some_and(|action| action.limit_group.is_some())
    }
}
