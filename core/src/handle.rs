//! Questions by number, for pages that ask thousands of them: looking up ids is most of the work of a check.
//!
//! A handle is the number of an id in one engine. It means nothing in another one, and a number that stands for
//! nothing is refused like an unknown id.

use alloc::vec::Vec;

use crate::bits::words_for;
use crate::engine::{Assignment, Engine};
use crate::id::{AccountIx, ActionIx, CustomerIx, Index, UserIx};
use crate::permission::Request;
use crate::wire::read::words;
use crate::wire::{Level, UserStatus};

words! {
    /// What an id names.
    IdKind {
        /// A user.
        User = "user",
        /// An action.
        Action = "action",
        /// An account, as a place.
        Account = "account",
        /// A customer, as a place.
        Customer = "customer",
    }
}

/// Set in the handle of a customer, so that accounts and customers are one kind of place.
const CUSTOMER: u32 = 1 << 31;

/// What is granted to a user on every listed account, as bits.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct GrantedBits {
    /// Handles of the accounts, rising.
    pub accounts: Vec<u32>,
    /// How many words each account has.
    pub words: u32,
    /// Account by account: bit `n % 32` of word `n / 32` is set where the action with handle `n` is granted.
    pub bits: Vec<u32>,
}

impl Engine {
    /// The handle of an id; `None` if nothing has that id.
    #[must_use]
    pub fn handle(&self, kind: IdKind, id: &str) -> Option<u32> {
        match kind {
            IdKind::User => self.people.users.find(id).map(Index::number),
            IdKind::Action => self.catalogue.actions.find(id).map(Index::number),
            IdKind::Account => {
                self.companies.accounts.find(id).map(Index::number).filter(|number| *number < CUSTOMER)
            }
            IdKind::Customer => {
                self.companies.customers.find(id).map(|customer| customer.number() | CUSTOMER)
            }
        }
    }

    /// The id with a handle; `None` if nothing has it.
    #[must_use]
    pub fn id_of(&self, kind: IdKind, handle: u32) -> Option<&str> {
        let id = match kind {
            IdKind::User => self.people.users.id(UserIx::from_number(handle)),
            IdKind::Action => self.catalogue.actions.id(ActionIx::from_number(handle)),
            IdKind::Account => self.companies.accounts.id(AccountIx::from_number(handle)),
            IdKind::Customer => self.companies.customers.id(CustomerIx::from_number(handle ^ CUSTOMER)),
        };
        (!id.is_empty()).then_some(id)
    }

    /// The question of these handles; `None` if one stands for nothing, or if a customer is given where an account is
    /// needed.
    #[must_use]
    pub fn request_by_handle(&self, user: u32, action: u32, place: u32) -> Option<Request> {
        let (user, action) = (UserIx::from_number(user), ActionIx::from_number(action));
        let per_account = self.action(action)?.level == Level::Account;
        if place & CUSTOMER != 0 {
            let customer = CustomerIx::from_number(place ^ CUSTOMER);
            return (!per_account).then_some(Request { user, action, customer, account: None });
        }
        let account = AccountIx::from_number(place);
        let customer = self.account(account)?.customer;
        Some(Request { user, action, customer, account: per_account.then_some(account) })
    }

    /// Whether a user may do an action at a place, all by handle. Equal to an empty list of reasons of `check`.
    #[must_use]
    pub fn allows_by_handle(&self, user: u32, action: u32, place: u32) -> bool {
        let action = ActionIx::from_number(action);
        let user = self.people.user.get(user as usize).filter(|user| user.status == UserStatus::Active);
        let held_at = |customer| user.and_then(|user| user.assignment(customer, &self.people.assignment));
        let grants_other = |held: &Assignment| self.rows.contains(held.other, action);
        if place & CUSTOMER != 0 {
            return held_at(CustomerIx::from_number(place ^ CUSTOMER)).is_some_and(grants_other);
        }
        // What is granted on an account is of account level, what is granted beside accounts is not: where one row has
        // the action, its level need not be looked up.
        let Some(account) = self.companies.account.get(place as usize) else { return false };
        held_at(account.customer).is_some_and(|held| {
            let row = held.accounts.get(account.place as usize).copied().flatten();
            row.is_some_and(|row| self.rows.contains(row, action)) || grants_other(held)
        })
    }

    /// The accounts on which a user may do an action, by handle, rising. None for a customer-level action.
    #[must_use]
    pub fn accounts_by_handle(&self, user: u32, action: u32) -> Vec<u32> {
        let mut accounts = Vec::new();
        self.list_accounts(user, action, &mut accounts);
        accounts
    }

    /// The same into a list that is kept from call to call: pages ask on every click.
    pub fn list_accounts(&self, user: u32, action: u32, accounts: &mut Vec<u32>) {
        let having = self.rows.having(ActionIx::from_number(action));
        accounts.clear();
        for held in self.assignments_of(UserIx::from_number(user)) {
            let first = self.customer(held.customer).map_or(0, |customer| customer.first_account);
            let granted = held.accounts.iter().map(|row| row.is_some_and(&having));
            accounts.reserve(held.accounts.len());
            accounts
                .extend((first..).zip(granted).filter_map(|(account, granted)| granted.then_some(account)));
        }
    }

    /// What is granted to a user on every listed account. Empty for a user who is not active.
    #[must_use]
    pub fn granted_bits(&self, user: u32) -> GrantedBits {
        let words = words_for(self.catalogue.action.len());
        let mut granted =
            GrantedBits { words: u32::try_from(words).unwrap_or(u32::MAX), ..GrantedBits::default() };
        for held in self.assignments_of(UserIx::from_number(user)) {
            for (account, row) in self.listed(held) {
                granted.accounts.push(account.number());
                granted.bits.extend_from_slice(self.rows.words(row));
            }
        }
        granted
    }
}
