//! Limits of one user at one customer, as JSON: those in force, and those that somebody wants to set.

use alloc::string::String;
use alloc::vec::Vec;

use super::question::asked_about;
use crate::ask::page::Page;
use crate::data::ids::{AccountIx, ActionIx, LimitGroupIx};
use crate::data::sorting::sort_by;
use crate::document::declaration::document;
use crate::document::reader::{Entries, Nullable, Text, read};
use crate::document::resolver::Resolver;
use crate::document::snapshot::{Overrides, ThresholdSet};
use crate::document::tree::Source;
use crate::document::tree::push_escaped;
pub use crate::edit::limit_refusals::LimitIssueCode;
use crate::edit::limit_refusals::{LimitPlace, LimitRefusal, WantedLimits};
use crate::load::limits::entries;
use crate::model::engine::Engine;
use crate::model::limits::GroupLimit;
use crate::problem::Problems;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;

document! {
    /// Whose group limits at which customer.
    GroupLimitsQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
        /// How many groups come before those that are answered; absent: none.
        offset: Option<u64> = "offset",
        /// How many groups are answered at most; absent: all.
        limit: Option<u64> = "limit",
    }
}

document! {
    /// What bounds a user in one limit group.
    GroupLimitsEntry<'a> {
        /// The limit group.
        group: Text<'a> = "group",
        /// For one transaction.
        per_transaction: GroupLimitEntry<'a> = "perTransaction",
        /// For an execution date.
        daily: GroupLimitEntry<'a> = "daily",
        /// For the week of an execution date.
        weekly: GroupLimitEntry<'a> = "weekly",
        /// For the calendar month of an execution date.
        monthly: GroupLimitEntry<'a> = "monthly",
    }
}

document! {
    /// A limit in force, and the default without the user's override; null: unlimited.
    GroupLimitEntry<'a> {
        /// In force.
        limit: Nullable<Text<'a>> as Amount = "limit",
        /// Without the user's override.
        default: Nullable<Text<'a>> = "default",
    }
}

document! {
    /// Limits that somebody wants to set for one user at one customer.
    ValidateLimitsQuestion<'a> {
        /// Whose.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
        /// What is to be set.
        limits: Overrides<'a> = "limits",
    }
}

document! {
    /// Why one field cannot be set.
    LimitIssue<'a> {
        /// JSON Pointer inside `limits`.
        path: Text<'a> = "path",
        /// The stable code.
        code: LimitIssueCode = "code",
        /// The bound it broke.
        maximum: Option<Text<'a>> = "maximum",
    }
}

/// Answers a [`GroupLimitsQuestion`]: the groups with a granted action, in the order of the snapshot.
///
/// # Errors
/// What is malformed in the question; an unknown user or customer.
pub fn group_limits<'e, 'q>(
    engine: &'e Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<GroupLimitsEntry<'e>>, Problems> {
    let question: GroupLimitsQuestion<'_> = read(question)?;
    let (user, customer, _) = asked_about(engine, &question.user, &question.customer, |_| ())?;
    let groups = engine.assignment(user, customer).map_or(&[][..], |assignment| &assignment.groups);
    let page = Page::asked(question.offset, question.limit);
    Ok(group_entries(engine, &page.of(groups.iter().copied())))
}

/// What bounds a user, group by group.
pub(super) fn group_entries<'e>(
    engine: &'e Engine,
    groups: &[(LimitGroupIx, ByPeriod<GroupLimit>)],
) -> Vec<GroupLimitsEntry<'e>> {
    let mut entries = Vec::new();
    for (group, limits) in groups {
        entries.push(GroupLimitsEntry {
            group: engine.catalogue.limit_groups.text(*group),
            per_transaction: entry(engine, &limits.per_transaction),
            daily: entry(engine, &limits.daily),
            weekly: entry(engine, &limits.weekly),
            monthly: entry(engine, &limits.monthly),
        });
    }
    entries
}

fn entry<'e>(engine: &'e Engine, limit: &GroupLimit) -> GroupLimitEntry<'e> {
    GroupLimitEntry {
        limit: Nullable(limit_text(engine, limit.limit)),
        default: Nullable(limit_text(engine, limit.default)),
    }
}

/// Looks up what is to be set.
pub(super) fn wanted<'d>(
    engine: &Engine,
    resolver: &mut Resolver<'d>,
    limits: &'d Overrides<'d>,
) -> WantedLimits {
    let mut wanted = WantedLimits::default();
    resolver.within("limits", |resolver| {
        resolver.within("accounts", |resolver| {
            for (id, actions) in entries(limits.accounts.as_ref()) {
                resolver.at_key(id, |resolver| wanted_on(engine, resolver, id, actions, &mut wanted));
            }
        });
        resolver.within("groups", |resolver| {
            for (id, given) in entries(limits.groups.as_ref()) {
                resolver.at_key(id, |resolver| {
                    let group = resolver.find(&engine.catalogue.limit_groups, id);
                    let amounts = resolver.limits(given);
                    if let Some(group) = group {
                        wanted.groups.push((group, amounts));
                    }
                });
            }
        });
    });
    wanted
}

fn wanted_on<'d>(
    engine: &Engine,
    resolver: &mut Resolver<'d>,
    id: &'d Text<'d>,
    actions: &'d Entries<'d, ThresholdSet<'d>>,
    wanted: &mut WantedLimits,
) {
    let account = resolver.find(&engine.companies.accounts, id);
    for (action_id, set) in &actions.0 {
        resolver.at_key(action_id, |resolver| {
            let action = resolver.find(&engine.catalogue.actions, action_id);
            let thresholds = resolver.thresholds(set);
            if let (Some(account), Some(action)) = (account, action) {
                wanted.accounts.push((account, action, thresholds));
            }
        });
    }
}

/// Answers a [`ValidateLimitsQuestion`]: every field that cannot be set, sorted by path. Stored limits of the user play
/// no part.
///
/// # Errors
/// What is malformed in the question; unknown ids.
pub fn validate_limits<'q>(
    engine: &Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<LimitIssue<'static>>, Problems> {
    let question: ValidateLimitsQuestion<'_> = read(question)?;
    let limits = &question.limits;
    let (user, customer, wanted) =
        asked_about(engine, &question.user, &question.customer, |resolver| wanted(engine, resolver, limits))?;
    let refused = engine.refused_limits(engine.stored_assignment(user, customer), &wanted);
    Ok(limit_issues(engine, &refused))
}

/// Limits that cannot be set, sorted by path.
pub(super) fn limit_issues(engine: &Engine, refused: &[LimitRefusal]) -> Vec<LimitIssue<'static>> {
    let issue = |refusal: &LimitRefusal| LimitIssue {
        path: Text::Owned(limit_path(engine, refusal.place)),
        code: refusal.code,
        maximum: refusal.maximum.and_then(|limit| limit_text(engine, limit)),
    };
    let mut issues: Vec<_> = refused.iter().map(issue).collect();
    // Sorted by path, so that a page finds the issues of one field together, in whatever order it sent them.
    sort_by(&mut issues, |one, other| one.path.cmp(&other.path));
    issues
}

/// A limit as text, unless it is unlimited.
pub(super) fn limit_text(engine: &Engine, limit: Limit) -> Option<Text<'static>> {
    limit.total().map(|total| Text::Owned(total.format(engine.currency())))
}

/// JSON Pointer of a limit inside the limits of an assignment.
pub(super) fn limit_path(engine: &Engine, place: LimitPlace) -> String {
    let mut path = String::new();
    match place {
        LimitPlace::Action(account, action) => push_action(&mut path, engine, account, action),
        LimitPlace::Threshold(account, action, period, field) => {
            push_action(&mut path, engine, account, action);
            push_token(&mut path, period.code());
            push_token(&mut path, field.code());
        }
        LimitPlace::Group(group, period) => {
            path.push_str("/groups");
            push_token(&mut path, engine.catalogue.limit_groups.id(group));
            push_token(&mut path, period.code());
        }
    }
    path
}

fn push_action(path: &mut String, engine: &Engine, account: AccountIx, action: ActionIx) {
    path.push_str("/accounts");
    push_token(path, engine.companies.accounts.id(account));
    push_token(path, engine.catalogue.actions.id(action));
}

fn push_token(path: &mut String, name: &str) {
    path.push('/');
    push_escaped(path, name);
}
