//! The accounts of an edit session.

use alloc::string::String;
use alloc::vec::Vec;

use super::accounts_of;
use crate::ask::matrix::{PermissionType, Tally};
use crate::data::ids::AccountIx;
use crate::document::declaration::document;
use crate::document::reader::{Text, read};
use crate::document::tree::Source;
use crate::edit::session::{AccountFilter, AccountOrder, Session, sorted, types_of};
use crate::model::engine::Engine;
use crate::problem::Problems;

document! {
    /// Which accounts of a session are listed.
    SessionAccountsQuestion<'a> {
        /// Part of the name, or of the number with or without spaces; small and capital letters are equal.
        search: Option<Text<'a>> = "search",
        /// Only these, for example those that are ticked.
        only: Option<Vec<Text<'a>>> = "only",
        /// Absent: in the contract's order.
        sort: Option<AccountOrder> = "sort",
    }
}

document! {
    /// The accounts of one type that were found; never none.
    SessionAccountGroup<'a> {
        /// The account type.
        r#type: Text<'a> = "type",
        /// The accounts.
        accounts: Vec<SessionAccount<'a>> = "accounts",
    }
}

document! {
    /// One account of a session.
    SessionAccount<'a> {
        /// The account.
        account: Text<'a> = "account",
        /// Nickname or product.
        name: Option<Text<'a>> = "name",
        /// The last four letters or digits of the account number.
        number_end: Text<'a> = "numberEnd",
        /// Enabled actions.
        selected: u64 = "selected",
        /// Actions that could be enabled.
        total: u64 = "total",
        /// Whether anything was taken away there.
        permission_type: PermissionType = "permissionType",
        /// Whether limits are set for this user on an enabled action there.
        limits_type: PermissionType = "limitsType",
    }
}

/// Answers a [`SessionAccountsQuestion`]: the accounts that the user has access to, by type, in the order in which the
/// types first appear in the contract.
///
/// # Errors
/// What is malformed in the question; unknown accounts.
pub fn session_accounts<'e, 'q>(
    engine: &'e Engine,
    session: &Session,
    question: impl Into<Source<'q>>,
) -> Result<Vec<SessionAccountGroup<'e>>, Problems> {
    let question: SessionAccountsQuestion<'_> = read(question)?;
    let only = accounts_of(engine, "only", question.only.as_ref())?;
    let search = question.search.as_deref().unwrap_or_default();
    let mut found = session.find_accounts(engine, &AccountFilter { search, only });
    // Before sorting: groups keep the contract's order, whatever their accounts are sorted by.
    let types = types_of(engine, &found);
    if let Some(order) = question.sort {
        found = sorted(engine, found, order);
    }
    let mut groups = Vec::new();
    for account_type in types {
        let mut accounts = Vec::new();
        for (account, tally) in &found {
            if engine.account(*account).is_some_and(|account| account.account_type == account_type) {
                accounts.push(row(engine, session, *account, *tally));
            }
        }
        let r#type = engine.catalogue.account_types.text(account_type);
        groups.push(SessionAccountGroup { r#type, accounts });
    }
    Ok(groups)
}

fn row<'e>(engine: &'e Engine, session: &Session, account: AccountIx, tally: Tally) -> SessionAccount<'e> {
    let name = Some(engine.companies.account_name(account)).filter(|name| !name.is_empty());
    SessionAccount {
        account: engine.companies.accounts.text(account),
        name: name.map(Text::Borrowed),
        number_end: Text::Owned(last_four(engine.companies.account_number(account))),
        selected: tally.selected,
        total: tally.total,
        permission_type: tally.permission_type(),
        limits_type: session.limits_type(engine, account),
    }
}

/// The last four letters or digits: account numbers of some countries end in letters.
fn last_four(number: &str) -> String {
    let mut kept = String::new();
    for c in number.chars() {
        if c.is_ascii_alphanumeric() {
            kept.push(c);
        }
    }
    kept.get(kept.len().saturating_sub(4)..).unwrap_or_default().into()
}
