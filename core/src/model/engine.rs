//! The loaded engine: ids are numbers and sets are bits, and what follows from the snapshot alone is derived once.

use serde::{Deserialize, Serialize};

use crate::data::action_sets::{Row, Rows};
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, UserIx};
use crate::model::access::Access;
use crate::model::approvals::Approvals;
use crate::model::catalogue::{AccessLevel, Action, Catalogue};
use crate::model::companies::{Account, Companies, Customer};
use crate::model::grants::Grants;
use crate::model::legal_entity::Entity;
use crate::model::people::{Assignment, People};
use crate::model::roles::Roles;
use crate::value::currency::Currency;

/// The engine's version; every answer of the service names it.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Everything a snapshot says, ready to be asked. Loaded once, asked often, never changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Engine {
    pub(crate) entity: Entity,
    pub(crate) catalogue: Catalogue,
    pub(crate) companies: Companies,
    pub(crate) roles: Roles,
    pub(crate) people: People,
    pub(crate) approvals: Approvals,
    pub(crate) grants: Grants,
    pub(crate) rows: Rows,
    /// Derived from the other parts, and never stored with them, so that it cannot disagree with what it follows from.
    #[serde(skip)]
    pub(crate) access: Access,
}

impl Engine {
    /// Derives [`Access`] and the order of rules, once all other parts are there.
    pub(crate) fn with_access(mut self) -> Self {
        // Past 2^32 members no rule names anybody; no document is that long.
        let _ = self.approvals.order(self.people.user.len());
        self.access = Access::of(&self.companies, &self.people, &self.rows);
        self
    }

    pub(crate) fn is_monetary(&self, action: ActionIx) -> bool {
        self.catalogue.is_monetary(action)
    }

    pub(crate) fn action(&self, action: ActionIx) -> Option<&Action> {
        self.catalogue.action.get(action.at())
    }

    pub(crate) fn account(&self, account: AccountIx) -> Option<&Account> {
        self.companies.account.get(account.at())
    }

    pub(crate) fn customer(&self, customer: CustomerIx) -> Option<&Customer> {
        self.companies.customer.get(customer.at())
    }

    pub(crate) fn assignment(&self, user: UserIx, customer: CustomerIx) -> Option<&Assignment> {
        self.people.user.get(user.at())?.assignment(customer, &self.people.assignment)
    }

    /// What is granted to the assignment's user on an account of its customer; `None` where it is not listed.
    pub(crate) fn granted_on(&self, assignment: &Assignment, account: AccountIx) -> Option<Row> {
        // `place` counts within the account's own customer, so an account of another one would read somebody's
        // row.
        let owned = self.account(account).filter(|account| account.customer == assignment.customer)?;
        assignment.accounts.get(owned.place as usize).copied().flatten()
    }

    /// Whether carrying out an action starts a transaction: it creates something, and limits bound it. Other rights, such
    /// as to approve or to see, are used otherwise. `None` for an action that the catalogue does not know.
    #[must_use]
    pub fn initiates(&self, action: &str) -> Option<bool> {
        let action = self.action(self.catalogue.actions.find(action)?)?;
        Some(action.access_level == AccessLevel::Create && action.limit_group.is_some())
    }

    /// The base currency of all limits.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.entity.currency
    }
}
