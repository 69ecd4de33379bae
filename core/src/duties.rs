//! Segregation of duties: pairs of actions that one person must not hold.

use alloc::vec::Vec;

use crate::engine::{Assignment, Engine};
use crate::id::{AccountIx, ActionIx, CustomerIx, Index, RoleIx, UserIx};
use crate::wire::Level;

/// A place where one user holds both actions of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyConflict {
    /// Who, whatever their status: a suspended user comes back with everything held.
    pub user: UserIx,
    /// At which customer.
    pub customer: CustomerIx,
    /// On which account; `None` where both actions are of customer level.
    pub account: Option<AccountIx>,
    /// The roles held there that give the first action.
    pub first_roles: Vec<RoleIx>,
    /// The roles held there that give the second action.
    pub second_roles: Vec<RoleIx>,
}

impl Engine {
    /// Where users hold both actions, at one customer or at all: by the bytes of the user's id, the customer's and
    /// the account's.
    #[must_use]
    pub fn duty_conflicts(
        &self,
        pair: (ActionIx, ActionIx),
        customer: Option<CustomerIx>,
    ) -> Vec<DutyConflict> {
        let mut conflicts = Vec::new();
        for user in self.people.users.sorted(self.people.users.all()) {
            let held = self.people.user.get(user.at()).into_iter().flat_map(|user| &user.assignments);
            let asked = held.map(|(at, _)| *at).filter(|at| customer.is_none_or(|asked| asked == *at));
            for customer in self.companies.customers.sorted(asked) {
                if let Some(held) = self.assignment(user, customer) {
                    self.conflicts_of(user, held, pair, &mut conflicts);
                }
            }
        }
        conflicts
    }

    /// The roles that alone give both actions, by the bytes of their ids.
    #[must_use]
    pub fn conflicting_roles(&self, pair: (ActionIx, ActionIx)) -> Vec<RoleIx> {
        let gives_both = |role: &RoleIx| self.role_gives(*role, pair.0) && self.role_gives(*role, pair.1);
        self.roles.roles.sorted(self.roles.roles.all().filter(gives_both))
    }

    fn role_gives(&self, role: RoleIx, action: ActionIx) -> bool {
        self.roles.role.get(role.at()).is_some_and(|role| role.actions.contains(action))
    }

    fn conflicts_of(
        &self,
        user: UserIx,
        held: &Assignment,
        pair: (ActionIx, ActionIx),
        conflicts: &mut Vec<DutyConflict>,
    ) {
        let places = self.places_of_both(held, pair);
        if places.is_empty() {
            return;
        }
        let (first_roles, second_roles) = (self.giving(held, pair.0), self.giving(held, pair.1));
        for account in places {
            conflicts.push(DutyConflict {
                user,
                customer: held.customer,
                account,
                first_roles: first_roles.clone(),
                second_roles: second_roles.clone(),
            });
        }
    }

    /// The roles of an assignment that give an action, by the bytes of their ids.
    fn giving(&self, held: &Assignment, action: ActionIx) -> Vec<RoleIx> {
        self.roles.roles.sorted(held.roles.iter().copied().filter(|role| self.role_gives(*role, action)))
    }

    /// The accounts where both are held; the customer if neither action is of account level.
    fn places_of_both(&self, held: &Assignment, pair: (ActionIx, ActionIx)) -> Vec<Option<AccountIx>> {
        let both = |account| self.holds_at(held, pair.0, account) && self.holds_at(held, pair.1, account);
        if self.level(pair.0) == Level::Customer && self.level(pair.1) == Level::Customer {
            return if both(None) { alloc::vec![None] } else { Vec::new() };
        }
        let mut accounts = Vec::new();
        for (account, _) in self.listed(held) {
            if both(Some(account)) {
                accounts.push(account);
            }
        }
        self.companies.accounts.sorted(accounts.into_iter()).into_iter().map(Some).collect()
    }

    /// Whether an action is granted there; for an action of customer level an account only names its customer.
    fn holds_at(&self, held: &Assignment, action: ActionIx, account: Option<AccountIx>) -> bool {
        self.grants(held, action, account.filter(|_| self.level(action) == Level::Account))
    }
}
