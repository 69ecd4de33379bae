//! The accounts of an edit session as pages list them: found, sorted and grouped by type.

use alloc::string::String;
use alloc::vec::Vec;

use super::Session;
use crate::ask::matrix::{MatrixPart, PermissionType, Tally};
use crate::data::ids::{AccountIx, AccountTypeIx};
use crate::data::sorting::sort_by;
use crate::details::text::folded;
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::value::period::Period;
use crate::words::words;

words! {
    /// What accounts are sorted by.
    AccountOrder {
        /// The name, or the number of an account without one; small and capital letters are equal.
        Name = "name",
        /// Custom before default; within each, in the contract's order.
        PermissionType = "permissionType",
    }
}

/// Which accounts are listed, and how.
#[derive(Debug, Default)]
pub(crate) struct AccountFilter<'q> {
    /// Part of a name or number; empty: any.
    pub(crate) search: &'q str,
    /// Only accounts of this list are found; absent: of all.
    pub(crate) only: Option<Vec<AccountIx>>,
}

impl Session {
    /// The accounts the user has access to that a search finds, with what is selected there.
    pub(crate) fn find_accounts(
        &self,
        engine: &Engine,
        filter: &AccountFilter<'_>,
    ) -> Vec<(AccountIx, Tally)> {
        let part = MatrixPart::of(filter.only.as_deref(), None);
        let wanted = folded(filter.search.trim());
        let mut found = self.matrix(engine, &part).accounts;
        found.retain(|(account, _)| matches(engine, *account, &wanted));
        found
    }

    /// `Custom` if the draft sets limits for this user on actions that it grants on the account.
    pub(crate) fn limits_type(&self, engine: &Engine, account: AccountIx) -> PermissionType {
        // Going back to the default leaves an entry without a threshold: that is not an own limit any more.
        let is_own = |action| {
            let own = self.draft.thresholds.get(&(account, action));
            own.is_some_and(|own| Period::ALL.iter().any(|period| *own.get(*period) != Thresholds::default()))
        };
        let any = self.monetary_on(engine, account).into_iter().any(is_own);
        if any { PermissionType::Custom } else { PermissionType::Default }
    }
}

/// The types of these accounts, in the order in which they first appear.
pub(crate) fn types_of(engine: &Engine, accounts: &[(AccountIx, Tally)]) -> Vec<AccountTypeIx> {
    let mut types = Vec::new();
    for (account, _) in accounts {
        if let Some(account) = engine.account(*account)
            && !types.contains(&account.account_type)
        {
            types.push(account.account_type);
        }
    }
    types
}

/// Whether an account's name, or its number without spaces, contains a text, which is folded already.
fn matches(engine: &Engine, account: AccountIx, wanted: &str) -> bool {
    let number = folded(&compact(engine.companies.account_number(account)));
    wanted.is_empty()
        || folded(engine.companies.account_name(account)).contains(wanted)
        || number.contains(&compact(wanted))
}

/// The text without its spaces: people write account numbers in groups.
fn compact(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Accounts that were found, in this order.
pub(crate) fn sorted(
    engine: &Engine,
    mut accounts: Vec<(AccountIx, Tally)>,
    by: AccountOrder,
) -> Vec<(AccountIx, Tally)> {
    match by {
        // Once for each: folding allocates, and a comparison sort would fold each name many times.
        AccountOrder::Name => {
            let mut named: Vec<_> =
                accounts.into_iter().map(|found| (sort_name(engine, found.0), found)).collect();
            sort_by(&mut named, |(one, _), (other, _)| one.cmp(other));
            accounts = named.into_iter().map(|(_, found)| found).collect();
        }
        // `custom` sorts before `default`; the sort is stable, so the contract's order holds within each.
        AccountOrder::PermissionType => sort_by(&mut accounts, |(_, one), (_, other)| {
            one.permission_type().code().cmp(other.permission_type().code())
        }),
    }
    accounts
}

/// What an account is sorted by under [`AccountOrder::Name`].
fn sort_name(engine: &Engine, account: AccountIx) -> String {
    folded(match engine.companies.account_name(account) {
        "" => engine.companies.account_number(account),
        name => name,
    })
}
