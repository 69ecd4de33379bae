//! `check` asked the other way round: on which accounts, which actions, and which users.

use alloc::vec::Vec;

use crate::ask::page::Page;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::decide::approval::Transaction;
use crate::decide::approval_status::{Approval, Pending};
use crate::decide::checks::Spending;
use crate::decide::headroom::LargestAmounts;
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::usage::Usage;
use crate::value::amount::Amount;
use crate::value::currency::Currency;
use crate::value::day::Day;

/// An account on which a user may do an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsableAccount {
    /// Its customer.
    pub customer: CustomerIx,
    /// The account.
    pub account: AccountIx,
    /// The largest amounts there, in the currency of the question; absent for an action that moves no money.
    pub largest: Option<LargestAmounts>,
}

impl Engine {
    /// The accounts on which a user may do an action, customer by customer, in the contract's order.
    #[must_use]
    pub fn accounts_for(
        &self,
        user: UserIx,
        action: ActionIx,
        (date, currency): (Day, Currency),
        usage: &Usage,
        page: Page,
    ) -> Vec<UsableAccount> {
        // Cut to the page before amounts are computed: headroom is the costly part.
        let usable = page.of(self.usable(user, action).into_iter()).into_iter();
        let describe = |(customer, account)| {
            let request = Request { user, action, customer, account: Some(account) };
            UsableAccount { customer, account, largest: self.largest_there(request, (date, currency), usage) }
        };
        usable.map(describe).collect()
    }

    /// The largest amounts of a currency; `None` also where the legal entity has no rate for it.
    fn largest_there(
        &self,
        request: Request,
        (date, currency): (Day, Currency),
        usage: &Usage,
    ) -> Option<LargestAmounts> {
        self.exchange(currency)?;
        let spending = self.spending_of(request, Amount::ZERO, date)?;
        let spending = Spending { entered: (Amount::ZERO, currency), ..spending };
        Some(self.largest_as_entered(&spending, &self.checks(&spending, usage)))
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

    /// Who is entitled to approve a transaction, in the order of their ids; then, on a day, who is in whose place.
    #[must_use]
    pub fn who_may_approve(&self, pending: Pending<'_>, today: Option<Day>) -> Vec<Approval> {
        let own = self.transaction(pending).map_or_else(Vec::new, |transaction| self.approvers(transaction));
        let own = own.into_iter().map(|signer| Approval { signer, on_behalf_of: None });
        let in_place = today.map_or_else(Vec::new, |today| self.approvers_in_place(pending, today));
        own.chain(in_place).collect()
    }

    pub(crate) fn approvers(&self, transaction: Transaction) -> Vec<UserIx> {
        self.people.users.sorted(self.entitled(transaction))
    }
}
