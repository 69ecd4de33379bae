//! Questions by number, for pages that ask thousands of them: most of the cost of a check is finding its ids.
//!
//! A handle is the number of an id in one engine and means nothing in another. A number without an id is refused like
//! an unknown id.

use alloc::vec::Vec;
use core::hint::black_box;

use crate::data::action_sets::words_for;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, UserIx};
use crate::decide::verdict::{DENIED, Verdict};
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::usage::Usage;
use crate::problem::ProblemCode;
use crate::value::amount::Amount;
use crate::value::day::Day;
use crate::words::words;

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

/// The bit that tells the handle of a customer from that of an account, so that one number names either place.
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
        let customer = self.access.customer(account)?;
        Some(Request { user, action, customer, account: per_account.then_some(account) })
    }

    /// Whether a user may do an action at a place, all by handle. Equal to an empty list of reasons of `check`.
    #[must_use]
    pub fn allows_by_handle(&self, user: u32, action: u32, place: u32) -> bool {
        let (user, grants) = (UserIx::from_number(user), self.rows.granting(ActionIx::from_number(action)));
        if place & CUSTOMER != 0 {
            let rights = self.access.rights_at(user, CustomerIx::from_number(place ^ CUSTOMER));
            return rights.is_some_and(|rights| grants(rights.other));
        }
        // Rows of accounts hold account-level actions only, and `other` customer-level ones only. So whichever has the
        // action is the right one, and the action's level need not be looked up.
        let account = AccountIx::from_number(place);
        let rights = self.access.customer(account).and_then(|customer| self.access.rights_at(user, customer));
        rights.is_some_and(|rights| {
            self.access.row(rights, account).is_some_and(&grants) || grants(rights.other)
        })
    }

    /// What would happen to an amount in minor units of the base currency on a day, days being counted from 1970-01-01.
    /// A handle that stands for nothing is denied.
    ///
    /// # Errors
    /// `amount-too-large` above the bound of any amount; `amount-not-positive` for zero; `invalid-date` outside of the
    /// days there are.
    pub fn verdict_by_handle(
        &self,
        [user, action, place]: [u32; 3],
        minor: u64,
        day: i32,
        usage: &Usage,
    ) -> Result<Verdict, ProblemCode> {
        let amount = Amount::from_minor(minor.into()).ok_or(ProblemCode::AmountTooLarge)?.above_zero()?;
        let day = Day::from_number(day).ok_or(ProblemCode::InvalidDate)?;
        let request = self.request_by_handle(user, action, place);
        Ok(request.map_or(DENIED, |request| self.verdict(request, amount, day, usage)))
    }

    /// The accounts on which a user may do an action, by handle, rising. None for a customer-level action.
    #[must_use]
    pub fn accounts_by_handle(&self, user: u32, action: u32) -> Vec<u32> {
        let mut accounts = Vec::new();
        let grants = self.rows.granting(ActionIx::from_number(action));
        self.walk_accounts(UserIx::from_number(user), grants, &mut accounts);
        accounts
    }

    /// What is granted to a user on every listed account. Empty for a user who is not active.
    #[must_use]
    pub fn granted_bits(&self, user: u32) -> GrantedBits {
        let mut granted = GrantedBits::default();
        self.list_granted(user, &mut granted);
        granted
    }

    /// Like [`Engine::granted_bits`], into lists that are kept from call to call.
    pub fn list_granted(&self, user: u32, granted: &mut GrantedBits) {
        let GrantedBits { accounts, words, bits } = granted;
        *words = self.words_of_account();
        accounts.clear();
        bits.clear();
        // Word by word: rows are short, and in WebAssembly a call to copy memory costs more than copying a few words.
        // The mask keeps the compiler from turning the loop into such a call.
        let all = black_box(u32::MAX);
        for rights in self.access.rights_of(UserIx::from_number(user)) {
            for (account, row) in self.access.rows(rights) {
                let Some(row) = row else { continue };
                accounts.push(account);
                bits.extend(self.rows.words_from(row).iter().map(|word| word & all));
            }
        }
    }

    /// How many words [`GrantedBits`] have for each account.
    #[must_use]
    pub fn words_of_account(&self) -> u32 {
        u32::try_from(words_for(self.catalogue.action.len())).unwrap_or(u32::MAX)
    }
}
