//! What an edit session changes and what is to be sent.

use alloc::vec::Vec;

use crate::amount::{Amount, Limit};
use crate::bits::Actions;
use crate::delegation::LimitField;
use crate::engine::{Engine, Thresholds};
use crate::id::{AccountIx, ActionIx, LimitGroupIx};
use crate::limit_refusal::LimitPlace;
use crate::order::{in_order, order};
use crate::period::ByPeriod;
use crate::session::{LimitDifference, PlaceDifference, Session};
use crate::wire::limits::{LimitIssue, limit_issues, limit_text};
use crate::wire::matrix::{RemovedAnswer, removed_answer};
use crate::wire::read::{Entries, Nullable, Text, document};
use crate::wire::snapshot::{self, Limits, Overrides, Period, ThresholdSet};

document! {
    /// What a session changes of what is saved; empty lists where nothing changes.
    SessionDifference<'a> {
        /// Permissions on accounts, by the bytes of their ids.
        accounts: Vec<AccountDifference<'a>> = "accounts",
        /// Permissions of other features.
        other: ActionDifference<'a> = "other",
        /// Limits of the user's own: of accounts, then of groups.
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
    /// A limit of the user's own that changes; null: none of the own, the default holds.
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
        from: Nullable<Text<'a>> = "from",
        /// As it would be.
        to: Nullable<Text<'a>> = "to",
    }
}

document! {
    /// Removals and limits as they stand in the assignment of a snapshot; sorted, without empty lists.
    SessionResult<'a> {
        /// What is taken away.
        removed: RemovedAnswer<'a> = "removed",
        /// Limits of the user's own.
        limits: Overrides<'a> = "limits",
    }
}

/// What a session of this engine changes.
#[must_use]
pub fn session_difference<'e>(engine: &'e Engine, session: &Session) -> SessionDifference<'e> {
    let mut accounts = Vec::new();
    for (account, difference) in session.sorted_changes(engine) {
        let account = Text::Borrowed(engine.companies.accounts.id(account));
        let ActionDifference { added, removed } = actions(engine, &difference);
        accounts.push(AccountDifference { account, added, removed });
    }
    let mut limits = Vec::new();
    for change in session.sorted_limit_changes(engine) {
        limits.extend(limit_entry(engine, &change));
    }
    SessionDifference { accounts, other: actions(engine, &session.other_change()), limits }
}

fn actions<'e>(engine: &'e Engine, difference: &PlaceDifference) -> ActionDifference<'e> {
    ActionDifference { added: names(engine, &difference.added), removed: names(engine, &difference.removed) }
}

fn names<'e>(engine: &'e Engine, actions: &Actions) -> Vec<Text<'e>> {
    let mut names = Vec::new();
    for action in engine.catalogue.actions.sorted(actions.iter()) {
        names.push(Text::Borrowed(engine.catalogue.actions.id(action)));
    }
    names
}

/// A change is always of a single limit.
fn limit_entry<'e>(engine: &'e Engine, change: &LimitDifference) -> Option<LimitDifferenceEntry<'e>> {
    let bound = |limit| Nullable(limit_text(engine, limit));
    let (from, to) = (bound(change.from), bound(change.to));
    Some(match change.place {
        LimitPlace::Action(..) => return None,
        LimitPlace::Threshold(account, action, period, field) => LimitDifferenceEntry {
            account: Some(Text::Borrowed(engine.companies.accounts.id(account))),
            action: Some(Text::Borrowed(engine.catalogue.actions.id(action))),
            group: None,
            period,
            field,
            from,
            to,
        },
        LimitPlace::Group(group, period) => {
            let group = Some(Text::Borrowed(engine.catalogue.limit_groups.id(group)));
            let field = LimitField::Limit;
            LimitDifferenceEntry { account: None, action: None, group, period, field, from, to }
        }
    })
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
    let draft = session.draft();
    let removed =
        removed_answer(engine, draft.removals.sorted(engine), draft.removals.other.iter().collect());
    let limits = Overrides {
        accounts: Some(account_limits(engine, draft.thresholds.iter())),
        groups: Some(group_limits(engine, draft.groups.iter())),
    };
    SessionResult { removed, limits }
}

fn account_limits<'e, 's>(
    engine: &'e Engine,
    thresholds: impl Iterator<Item = ((AccountIx, ActionIx), &'s ByPeriod<Thresholds>)>,
) -> Entries<'e, Entries<'e, ThresholdSet<'e>>> {
    let mut given: Vec<(&'e str, &'e str, &'s ByPeriod<Thresholds>)> = Vec::new();
    for ((account, action), own) in thresholds {
        given.push((engine.companies.accounts.id(account), engine.catalogue.actions.id(action), own));
    }
    let by_action = order(given.iter().map(|(_, action, _)| *action));
    let given = in_order(given, by_action);
    let by_account = order(given.iter().map(|(account, ..)| *account));
    let mut entries: Vec<(Text<'e>, Entries<'e, ThresholdSet<'e>>)> = Vec::new();
    for (account, action, own) in in_order(given, by_account) {
        let Some(set) = threshold_set(engine, own) else { continue };
        if entries.last().is_none_or(|(last, _)| last != account) {
            entries.push((Text::Borrowed(account), Entries::default()));
        }
        if let Some((_, actions)) = entries.last_mut() {
            actions.0.push((Text::Borrowed(action), set));
        }
    }
    Entries(entries)
}

/// `None` if nothing is set.
fn threshold_set<'e>(engine: &Engine, own: &ByPeriod<Thresholds>) -> Option<ThresholdSet<'e>> {
    let text = |amount: Amount| Text::Owned(amount.format(engine.currency()));
    let one = |period| {
        let own: &Thresholds = own.get(period);
        (*own != Thresholds::default()).then(|| snapshot::Thresholds {
            pre_approved: own.pre_approved.map(text),
            deny: own.deny.map(text),
        })
    };
    let ByPeriod { per_transaction, daily, weekly } = ByPeriod::of(one);
    let any = per_transaction.is_some() || daily.is_some() || weekly.is_some();
    any.then_some(ThresholdSet { per_transaction, daily, weekly })
}

fn group_limits<'e, 's>(
    engine: &'e Engine,
    groups: impl Iterator<Item = (LimitGroupIx, &'s ByPeriod<Limit>)>,
) -> Entries<'e, Limits<'e>> {
    let mut given: Vec<(&'e str, &'s ByPeriod<Limit>)> = Vec::new();
    for (group, own) in groups {
        given.push((engine.catalogue.limit_groups.id(group), own));
    }
    let by_id = order(given.iter().map(|(id, _)| *id));
    let mut entries = Vec::new();
    for (id, own) in in_order(given, by_id) {
        let ByPeriod { per_transaction, daily, weekly } =
            ByPeriod::of(|period| limit_text(engine, *own.get(period)));
        if per_transaction.is_some() || daily.is_some() || weekly.is_some() {
            entries.push((Text::Borrowed(id), Limits { per_transaction, daily, weekly }));
        }
    }
    Entries(entries)
}
