//! What an edit session changes and what is to be sent.

use alloc::vec::Vec;

use crate::document::declaration::document;
use crate::document::reader::{Entries, Nullable, Text};
use crate::document::snapshot::Limits;
use crate::document::snapshot::{Overrides, ThresholdSet};
use crate::edit::delegation::LimitField;
use crate::edit::limit_refusals::LimitPlace;
use crate::edit::session::{LimitDifference, PlaceDifference, Session};
use crate::model::engine::Engine;
use crate::value::period::Period;
use crate::wire::limits::{LimitIssue, limit_issues, limit_text};
use crate::wire::matrix::{RemovedAnswer, action_names, removed_answer};

document! {
    /// What a session changes of what is saved; empty lists where nothing changes.
    SessionDifference<'a> {
        /// Permissions on accounts, by the bytes of their ids.
        accounts: Vec<AccountDifference<'a>> = "accounts",
        /// Permissions of other features.
        other: ActionDifference<'a> = "other",
        /// Limits set for the user: of accounts, then of groups.
        limits: Vec<LimitDifferenceEntry<'a>> = "limits",
    }
}

document! {
    /// Actions given back and taken away on one account; sorted.
    AccountDifference<'a> {
        /// The account.
        account: Text<'a> = "account",
        /// Given back.
        added: Vec<Text<'a>> = "added",
        /// Taken away.
        removed: Vec<Text<'a>> = "removed",
    }
}

document! {
    /// Actions given back and taken away; sorted.
    ActionDifference<'a> {
        /// Given back.
        added: Vec<Text<'a>> = "added",
        /// Taken away.
        removed: Vec<Text<'a>> = "removed",
    }
}

document! {
    /// A limit set for the user that changes; absent: none is set, and the default holds. Null: the period asks for no
    /// approval.
    LimitDifferenceEntry<'a> {
        /// On which account; absent for a group.
        account: Option<Text<'a>> = "account",
        /// Of which action; absent for a group.
        action: Option<Text<'a>> = "action",
        /// Of which limit group.
        group: Option<Text<'a>> = "group",
        /// Over which period.
        period: Period = "period",
        /// Which limit.
        field: LimitField = "field",
        /// As it is saved.
        from: Option<Nullable<Text<'a>>> as Amount = "from",
        /// As it would be.
        to: Option<Nullable<Text<'a>>> = "to",
    }
}

document! {
    /// Removals and limits as they stand in the assignment of a snapshot; sorted, without empty lists.
    SessionResult<'a> {
        /// What is taken away.
        removed: RemovedAnswer<'a> = "removed",
        /// Limits set for the user.
        limits: Overrides<'a> = "limits",
    }
}

/// What a session of this engine changes.
#[must_use]
pub fn session_difference<'e>(engine: &'e Engine, session: &Session) -> SessionDifference<'e> {
    let mut accounts = Vec::new();
    for account in session.draft().removals.sorted_accounts(engine) {
        let difference = session.change_on(account);
        if difference.count() > 0 {
            let account = engine.companies.accounts.text(account);
            let ActionDifference { added, removed } = actions(engine, &difference);
            accounts.push(AccountDifference { account, added, removed });
        }
    }
    let limits = session.limit_changes(engine).iter().map(|change| limit_entry(engine, change)).collect();
    SessionDifference { accounts, other: actions(engine, &session.other_change()), limits }
}

fn actions<'e>(engine: &'e Engine, difference: &PlaceDifference) -> ActionDifference<'e> {
    ActionDifference {
        added: action_names(engine, &difference.added),
        removed: action_names(engine, &difference.removed),
    }
}

fn limit_entry<'e>(engine: &'e Engine, change: &LimitDifference) -> LimitDifferenceEntry<'e> {
    let mut entry = LimitDifferenceEntry {
        from: change.from.map(|limit| Nullable(limit_text(engine, limit))),
        to: change.to.map(|limit| Nullable(limit_text(engine, limit))),
        ..LimitDifferenceEntry::default()
    };
    match change.place {
        // Differences are told limit by limit, never for all limits of an action.
        LimitPlace::Action(..) => {}
        LimitPlace::Threshold(account, action, period, field) => {
            entry.account = Some(engine.companies.accounts.text(account));
            entry.action = Some(engine.catalogue.actions.text(action));
            (entry.period, entry.field) = (period, field);
        }
        LimitPlace::Group(group, period) => {
            entry.group = Some(engine.catalogue.limit_groups.text(group));
            (entry.period, entry.field) = (period, LimitField::Limit);
        }
    }
    entry
}

/// What stands against saving: limits that were set in a session of this engine and cannot be set as its permissions
/// stand now, as [`validate_limits`](crate::wire::validate_limits) says it; the paths lead into the result's `limits`.
#[must_use]
pub fn session_issues(engine: &Engine, session: &Session) -> Vec<LimitIssue<'static>> {
    limit_issues(engine, &session.refused_changes(engine))
}

/// What a session of this engine would store. Removals outside the default set, and limits of actions that are not
/// granted, stay as they were stored.
#[must_use]
pub fn session_result<'e>(engine: &'e Engine, session: &Session) -> SessionResult<'e> {
    let (mut accounts, mut groups) = (Entries::default(), Entries::default());
    for limit in &session.own_limits(engine) {
        set_limit(engine, limit, &mut accounts, &mut groups);
    }
    // Everything that the user has and not only what changed: the result replaces what is stored.
    let limits = Overrides { accounts: Some(accounts), groups: Some(groups) };
    SessionResult { removed: removed_answer(engine, &session.draft().removals), limits }
}

/// Sets a limit. Limits come sorted, so those of one account, action or group follow each other.
fn set_limit<'e>(
    engine: &'e Engine,
    limit: &LimitDifference,
    accounts: &mut Entries<'e, Entries<'e, ThresholdSet<'e>>>,
    groups: &mut Entries<'e, Limits<'e>>,
) -> Option<()> {
    let text = limit_text(engine, limit.to?);
    match limit.place {
        LimitPlace::Action(..) => {}
        LimitPlace::Threshold(account, action, period, field) => {
            let actions = entry(accounts, engine.companies.accounts.id(account))?;
            let set = entry(actions, engine.catalogue.actions.id(action))?;
            let own = match period {
                Period::PerTransaction => &mut set.per_transaction,
                Period::Daily => &mut set.daily,
                Period::Weekly => &mut set.weekly,
                Period::Monthly => &mut set.monthly,
            };
            let own = own.get_or_insert_default();
            if field == LimitField::Deny { own.deny = text } else { own.pre_approved = Some(Nullable(text)) }
        }
        LimitPlace::Group(group, period) => {
            let own = entry(groups, engine.catalogue.limit_groups.id(group))?;
            match period {
                Period::PerTransaction => own.per_transaction = text,
                Period::Daily => own.daily = text,
                Period::Weekly => own.weekly = text,
                Period::Monthly => own.monthly = text,
            }
        }
    }
    Some(())
}

/// The last entry if it has this name, else a new one.
fn entry<'m, 'e, T: Default>(entries: &'m mut Entries<'e, T>, name: &'e str) -> Option<&'m mut T> {
    if entries.0.last().is_none_or(|(known, _)| known != name) {
        entries.0.push((Text::Borrowed(name), T::default()));
    }
    entries.0.last_mut().map(|(_, value)| value)
}
