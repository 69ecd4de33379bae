//! `check` asked the other way round: on which accounts, which actions, and which users.

use alloc::vec::Vec;

use crate::ask::page::Page;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::decide::approval::Transaction;
use crate::decide::approval_status::Pending;
use crate::decide::headroom::LargestAmounts;
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::usage::Usage;
use crate::value::amount::Amount;
use crate::value::day::Day;

/// An account on which a user may do an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsableAccount {
    /// Its customer.
    pub customer: CustomerIx,
    /// The account.
    pub account: AccountIx,
    /// The largest amounts there, in the base currency; absent for an action that moves no money.
    pub largest: Option<LargestAmounts>,
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
        page: Page,
    ) -> Vec<UsableAccount> {
        // Cut to the page before amounts are computed: headroom is the costly part.
        let usable = page.of(self.usable(user, action).into_iter()).into_iter();
        let describe = |(customer, account)| {
            let request = Request { user, action, customer, account: Some(account) };
            UsableAccount { customer, account, largest: self.largest_there(request, date, usage) }
        };
        usable.map(describe).collect()
    }

    fn largest_there(&self, request: Request, date: Day, usage: &Usage) -> Option<LargestAmounts> {
        let spending = self.spending_of(request, Amount::ZERO, date)?;
        Some(self.largest_in_base(&spending, &self.checks(&spending, usage)))
    }

    /// What a user may do at a customer, or on an account of it, in the order of the catalogue.
    #[must_use]
    pub fn actions_on(
        &self,
        user: UserIx,
        customer: CustomerIx,
        account: Option<AccountIx>,
    ) -> Vec<ActionIx> {
        let actions = self.catalogue.actions.all();
        actions.filter(|action| self.allows_at(user, *action, customer, account)).collect()
    }

    /// Who may do an action at a customer, or on an account of it, in the order of their ids.
    #[must_use]
    pub fn who_can(&self, action: ActionIx, customer: CustomerIx, account: Option<AccountIx>) -> Vec<UserIx> {
        let users = self.users_at(customer);
        self.people.users.sorted(users.filter(|user| self.allows_at(*user, action, customer, account)))
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
        self.transaction(pending).map_or_else(Vec::new, |transaction| self.approvers(transaction))
    }

    pub(crate) fn approvers(&self, transaction: Transaction) -> Vec<UserIx> {
        let users = self.users_at(transaction.customer);
        self.people.users.sorted(users.filter(|user| self.may_approve(*user, transaction)))
    }
}
