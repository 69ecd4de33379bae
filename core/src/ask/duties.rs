//! Segregation of duties: pairs of actions that one person must not hold.

use alloc::vec::Vec;

use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, RoleIx, UserIx};
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::people::Assignment;

/// A place where one user holds both actions of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyConflict {
    /// The user, whatever their status: a suspended user gets everything back when reactivated.
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
        // Sorted at each step, so that the conflicts come out sorted by user, customer and account.
        for user in self.people.users.sorted(self.people.users.all()) {
            let assignments = self.people.user.get(user.at()).map_or(&[][..], |user| &user.assignments);
            let customers = assignments.iter().map(|(at, _)| *at);
            let customers = customers.filter(|at| customer.is_none_or(|asked| asked == *at));
            for customer in self.companies.customers.sorted(customers) {
                if let Some(assignment) = self.assignment(user, customer) {
                    self.conflicts_of(user, assignment, pair, &mut conflicts);
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
        assignment: &Assignment,
        pair: (ActionIx, ActionIx),
        conflicts: &mut Vec<DutyConflict>,
    ) {
        let customer = assignment.customer;
        for account in self.places_of_both(assignment, pair) {
            let (first_roles, second_roles) =
                (self.giving(assignment, pair.0), self.giving(assignment, pair.1));
            conflicts.push(DutyConflict { user, customer, account, first_roles, second_roles });
        }
    }

    /// The roles of an assignment that give an action, by the bytes of their ids.
    fn giving(&self, assignment: &Assignment, action: ActionIx) -> Vec<RoleIx> {
        let giving = assignment.roles.iter().copied().filter(|role| self.role_gives(*role, action));
        self.roles.roles.sorted(giving)
    }

    /// Where both actions are granted: accounts, or the customer (`None`) if neither action is of account level.
    fn places_of_both(&self, assignment: &Assignment, pair: (ActionIx, ActionIx)) -> Vec<Option<AccountIx>> {
        // Roles alone do not say: removals and account types may have taken one of the two away.
        let both = |account| {
            self.holds_at(assignment, pair.0, account) && self.holds_at(assignment, pair.1, account)
        };
        if self.level(pair.0) == Level::Customer && self.level(pair.1) == Level::Customer {
            return both(None).then_some(None).into_iter().collect();
        }
        let accounts = self.listed(assignment).into_iter().map(|(account, _)| account);
        let accounts = self.companies.accounts.sorted(accounts.filter(|account| both(Some(*account))));
        accounts.into_iter().map(Some).collect()
    }

    /// Whether an action is granted there; for an action of customer level an account only names its customer.
    fn holds_at(&self, assignment: &Assignment, action: ActionIx, account: Option<AccountIx>) -> bool {
        self.grants(assignment, action, account.filter(|_| self.level(action) == Level::Account))
    }
}
