//! The same rules asked from the other end: where, what, and who.

use alloc::vec::Vec;

use crate::amount::Amount;
use crate::approval_status::Pending;
use crate::day::Day;
use crate::decision::{Headroom, Money, Question};
use crate::engine::Engine;
use crate::id::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::permission::{Place, Request};
use crate::usage::Usage;
use crate::wire::Level;

/// An account on which a user may do an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsableAccount {
    /// Its customer.
    pub customer: CustomerIx,
    /// The account.
    pub account: AccountIx,
    /// The largest amounts that would pass; absent for an action that moves no money.
    pub headroom: Option<Headroom>,
}

impl Engine {
    /// The accounts on which a user may do an action, customer by customer, in the contract's order.
    #[must_use]
    pub fn accounts_for(
        &self,
        user: UserIx,
        action: ActionIx,
        date: Day,
        usage: &Usage,
    ) -> Vec<UsableAccount> {
        let usable = self.usable(user, action).into_iter().map(|(customer, account)| {
            let request = Request { user, action, customer, account: Some(account) };
            UsableAccount { customer, account, headroom: self.headroom(request, account, date, usage) }
        });
        usable.collect()
    }

    fn headroom(&self, request: Request, account: AccountIx, date: Day, usage: &Usage) -> Option<Headroom> {
        let question = Question {
            user: self.people.users.id(request.user),
            on_behalf_of: None,
            action: self.catalogue.actions.id(request.action),
            place: Place::Account { account: self.companies.accounts.id(account), customer: None },
            amount: Some((Amount::ZERO, self.currency())),
            date,
            today: None,
        };
        match self.spending(request, None, &question).ok()? {
            Money::Spent(spending) => Some(self.checks(&spending, usage).headroom()),
            Money::None | Money::Refused(_) => None,
        }
    }

    /// What a user may do at a customer, or on an account of it, in the order of the catalogue.
    #[must_use]
    pub fn actions_on(
        &self,
        user: UserIx,
        customer: CustomerIx,
        account: Option<AccountIx>,
    ) -> Vec<ActionIx> {
        self.catalogue
            .actions
            .all()
            .filter(|action| self.allows_at(user, *action, customer, account))
            .collect()
    }

    /// Who may do an action at a customer, or on an account of it, in the order of their ids.
    #[must_use]
    pub fn who_can(&self, action: ActionIx, customer: CustomerIx, account: Option<AccountIx>) -> Vec<UserIx> {
        let here = self.users_at(customer);
        self.people.users.sorted(here.filter(|user| self.allows_at(*user, action, customer, account)))
    }

    /// For an account-level action an account is needed; for a customer-level one it only names its customer.
    fn allows_at(
        &self,
        user: UserIx,
        action: ActionIx,
        customer: CustomerIx,
        account: Option<AccountIx>,
    ) -> bool {
        let per_account = self.level(action) == Level::Account;
        let account = account.filter(|_| per_account);
        account.is_some() == per_account && self.allows(Request { user, action, customer, account })
    }

    /// Who is entitled to approve a transaction, in the order of their ids.
    #[must_use]
    pub fn who_may_approve(&self, pending: Pending<'_>) -> Vec<UserIx> {
        let transaction = self.transaction(pending);
        let entitled = transaction.into_iter().flat_map(|transaction| self.entitled(transaction));
        self.people.users.sorted(entitled)
    }
}
