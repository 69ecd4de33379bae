//! Users and what each has at each customer.

use alloc::boxed::Box;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::action_sets::Row;
use crate::data::action_sets::rows_or_none;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Ids, Index, LimitGroupIx, RoleIx, UserIx};
use crate::data::table::Table;
use crate::model::limits::{GroupLimit, Thresholds};
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;
use crate::words::words;

words! {
    /// State of a user. Only an active user may do anything.
    UserStatus {
        /// Invited, not yet activated.
        New = "new",
        /// May act.
        Active = "active",
        /// Stopped by an administrator.
        Suspended = "suspended",
        /// Stopped after too many wrong passwords.
        Locked = "locked",
    }
}

/// Users and what they have.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct People {
    pub(crate) users: Ids<UserIx>,
    pub(crate) user: Vec<User>,
    pub(crate) assignment: Vec<Assignment>,
    /// By customer: the users with an assignment there, in the order of the snapshot.
    pub(crate) of_customer: Vec<Vec<UserIx>>,
    /// Lists of the maxima of all monetary actions, in the catalogue's order. Each distinct list is kept once:
    /// assignments with the same roles share it.
    pub(crate) maxima: Vec<Vec<ByPeriod<Limit>>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) status: UserStatus,
    /// Each customer with the number of the assignment there, by customer.
    pub(crate) assignments: Vec<(CustomerIx, u32)>,
}

impl User {
    /// What the user has at a customer.
    pub(crate) fn assignment<'e>(
        &self,
        customer: CustomerIx,
        all: &'e [Assignment],
    ) -> Option<&'e Assignment> {
        let at = |place: usize| self.assignments.get(place).filter(|(other, _)| *other == customer);
        // Users usually hold a contiguous run of customers: try that offset before searching.
        let (first, _) = self.assignments.first()?;
        let offset = customer.at().checked_sub(first.at())?;
        let found =
            at(offset).or_else(|| at(self.assignments.partition_point(|(other, _)| *other < customer)));
        all.get(found?.1 as usize)
    }
}

/// What one user has at one customer, derived once.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Assignment {
    pub(crate) customer: CustomerIx,
    pub(crate) roles: Vec<RoleIx>,
    /// Which of [`People::maxima`] bounds its monetary actions; `None` for a draft, whose maxima are derived when
    /// asked.
    pub(crate) maxima: Option<u32>,
    /// Union of the roles' actions.
    pub(crate) role_actions: Row,
    /// By account of the customer: what is granted there; `None` where the account is not listed.
    #[serde(with = "rows_or_none")]
    pub(crate) accounts: Box<[Option<Row>]>,
    /// Granted customer-level actions.
    pub(crate) other: Row,
    /// What was taken away, as stored: also outside the default set, so that a removed action stays removed if a role
    /// loses it and gains it again.
    pub(crate) removed: Table<AccountIx, Row>,
    pub(crate) removed_other: Option<Row>,
    pub(crate) thresholds: Table<(AccountIx, ActionIx), ByPeriod<Thresholds>>,
    pub(crate) group_overrides: Table<LimitGroupIx, ByPeriod<Limit>>,
    /// By limit group with a granted pair: what bounds the user there.
    pub(crate) groups: Vec<(LimitGroupIx, ByPeriod<GroupLimit>)>,
}

impl Assignment {
    /// What bounds the user in a limit group; `None` without a granted pair.
    pub(crate) fn group_limit(&self, group: LimitGroupIx) -> Option<&ByPeriod<GroupLimit>> {
        self.groups.iter().find(|(index, _)| *index == group).map(|(_, limits)| limits)
    }
}
