//! Time-bound delegation: acting on behalf of somebody who gave a grant.
//!
//! A grant gives nothing of its own. It lets its receiver use what its giver holds, at the moment of use and within
//! its scope and days; so it is never wider than the giver's rights, and ends with them.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, CustomerIx, GrantIx, Ids, UserIx};
use crate::data::table::{Set, Table};
use crate::model::request::Request;
use crate::value::amount::Limit;
use crate::value::day::Day;

/// All grants of a snapshot.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Grants {
    pub(crate) grants: Ids<GrantIx>,
    pub(crate) grant: Vec<Grant>,
    /// By giver and receiver, in the order of the snapshot.
    pub(crate) between: Table<(UserIx, UserIx), Vec<GrantIx>>,
}

/// The days on which a grant is in force: from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantDays {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

impl GrantDays {
    /// Whether the grant is in force on this day.
    #[must_use]
    pub fn include(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What one user lets another do for them.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Grant {
    pub(crate) giver: UserIx,
    pub(crate) receiver: UserIx,
    pub(crate) customer: CustomerIx,
    /// `None`: all accounts that the giver has at the moment of use.
    pub(crate) accounts: Option<Set<AccountIx>>,
    pub(crate) actions: Actions,
    pub(crate) days: GrantDays,
    pub(crate) per_transaction: Limit,
}

/// Whom a question is asked for, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnBehalf<'q> {
    /// Who gave the grant.
    pub giver: &'q str,
    /// The civil date at the legal entity. The engine has no clock, and a grant is in force only on its days.
    pub today: Day,
}

impl Grant {
    /// Whether the request lies in the scope. The grant's accounts bound only actions on accounts, so a customer-level
    /// action is covered whatever they are.
    pub(crate) fn covers(&self, request: Request) -> bool {
        self.customer == request.customer
            && self.actions.contains(request.action)
            && request.account.is_none_or(|account| self.reaches(account))
    }

    /// Whether its scope has the account, one of its customer.
    pub(crate) fn reaches(&self, account: AccountIx) -> bool {
        self.accounts.as_ref().is_none_or(|some| some.contains(&account))
    }

    /// Whether the grant is in force on both days: today, and when the transaction is executed.
    pub(crate) fn is_in_force(&self, days: [Day; 2]) -> bool {
        days.iter().all(|day| self.days.include(*day))
    }
}
