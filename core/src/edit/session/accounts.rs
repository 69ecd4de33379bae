//! The accounts of an edit session as pages list them: found, sorted and grouped by type.

use alloc::string::String;
use alloc::vec::Vec;

use super::Session;
use crate::ask::matrix::{MatrixPart, PermissionType, Tally};
use crate::data::ids::{AccountIx, AccountTypeIx};
use crate::data::order::{in_order, order};
use crate::details::text::{folded, holds};
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::value::period::Period;
use crate::words::words;

words! {
    /// What accounts are sorted by.
    AccountOrder {
        /// The name, or the number of an account without one; small and capital letters are equal.
        Name = "name",
        /// Custom before default; in the contract's order else.
        PermissionType = "permissionType",
    }
}

/// Which accounts are listed, and how.
#[derive(Debug, Default)]
pub(crate) struct AccountFilter<'q> {
    /// MatrixPart of a name or number; empty: any.
    pub(crate) search: &'q str,
    /// Only these, whatever else is found; absent: all.
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
        let wanted = folded(trimmed(filter.search));
        let mut found = Vec::new();
        for (account, tally) in &self.matrix(engine, &part).accounts {
            if matches(engine, *account, &wanted) {
                found.push((*account, *tally));
            }
        }
        found
    }

    /// Whether the user has limits of the own on actions that the draft grants on an account.
    pub(crate) fn limits_type(&self, engine: &Engine, account: AccountIx) -> PermissionType {
        let is_own = |action| {
            let own = self.draft.thresholds.get((account, action));
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

fn trimmed(text: &str) -> &str {
    let (mut start, mut end) = (text.len(), 0);
    for (place, c) in text.char_indices() {
        if !is_space(c) {
            start = start.min(place);
            end = place.saturating_add(c.len_utf8());
        }
    }
    text.get(start..end).unwrap_or_default()
}

/// As the standard library says it, without its table.
const fn is_space(c: char) -> bool {
    let is_wide = matches!(c, '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}');
    is_wide || matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}')
}

/// Whether an account's name, or its number without spaces, holds a text that is folded already.
fn matches(engine: &Engine, account: AccountIx, wanted: &str) -> bool {
    let number = folded(&compact(engine.companies.account_number(account)));
    wanted.is_empty()
        || holds(&folded(engine.companies.account_name(account)), wanted)
        || holds(&number, &compact(wanted))
}

fn compact(text: &str) -> String {
    let mut compact = String::new();
    for c in text.chars() {
        if !is_space(c) {
            compact.push(c);
        }
    }
    compact
}

/// Accounts that were found, in this order.
pub(crate) fn sorted(
    engine: &Engine,
    accounts: Vec<(AccountIx, Tally)>,
    by: AccountOrder,
) -> Vec<(AccountIx, Tally)> {
    let mut keys: Vec<String> = Vec::with_capacity(accounts.len());
    for (account, tally) in &accounts {
        keys.push(match by {
            AccountOrder::Name => folded(match engine.companies.account_name(*account) {
                "" => engine.companies.account_number(*account),
                name => name,
            }),
            AccountOrder::PermissionType => tally.permission_type().code().into(),
        });
    }
    let places = order(keys.iter().map(String::as_str));
    in_order(accounts, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_space(c), c.is_whitespace(), "{c:?}");
        }
        for text in ["", " \u{3000}", " a", "a\n", "\u{a0}ä b\u{2003} ", "b"] {
            assert_eq!(trimmed(text), text.trim());
        }
    }
}
